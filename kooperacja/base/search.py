"""Searching words without caring for case and Polish letters, in an index.

PostgreSQL's ``unaccent`` is not immutable, so no index can hold it; ``translate`` is.
The same table folds the stored text and the asked words.
"""

from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Lower

#: Both cases, because ``lower`` leaves Polish letters alone in the C locale.
MARKED = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
PLAIN = "acelnoszz" * 2
FOLD = str.maketrans(MARKED, PLAIN)

#: A question longer than this is no question (characters).
MAX_QUESTION = 100


class Folded(Func):
    """Columns joined by spaces, in small letters without Polish marks."""

    function = "translate"
    output_field = TextField()

    def __init__(self, *columns, **extra):
        joined = columns[0] if len(columns) == 1 else Joined(*columns)
        super().__init__(Lower(joined), Value(MARKED), Value(PLAIN), **extra)


class Joined(Func):
    """Text columns joined by spaces; all of them NOT NULL."""

    template = "(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = TextField()


def folded_words(question: str) -> list[str]:
    """Return the words of a question as they stand in a folded column."""
    return question.lower().translate(FOLD).split()


def having_words(queryset, question: str, *columns: str):
    """Rows in whose columns every word of the question occurs.

    Uses the trigram index on ``Folded(*columns)`` for words of three letters or more.
    """
    queryset = queryset.alias(folded=Folded(*(F(name) for name in columns)))
    for word in folded_words(question):
        queryset = queryset.filter(folded__contains=word)
    return queryset
