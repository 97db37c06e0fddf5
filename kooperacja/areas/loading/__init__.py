"""Loading boundaries from a file: a synchronisation with a report.

`reading` makes rows of any file, `crs` finds out where they lie, `checking` says of
each outline whether it can be stored, `fields` reads the columns, `planning` compares
with what is stored (`comparing`, `parents`), `report` tells a person. Nothing is
written before `planning.store`.
"""
