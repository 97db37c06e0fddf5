"""Finding help by plain words: what a question means, and what answers it.

``words`` compares Polish words, ``reading`` reads a question, ``lexicon`` knows the
city's phrases, ``ranking`` orders what answers, ``explaining`` says why.
"""
