"""Need against resource: one rule, one matrix, and every cell explained.

``rule`` says how need, help and the gap are judged; ``classes`` applies it to what is
on the shelf; ``access`` measures how near help is; ``matrix`` asks the shelf once for
all cells; ``explaining`` lays one cell open. Nothing here reads anything private.
"""
