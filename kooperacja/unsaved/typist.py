"""Who typed it: a form that stays open may meet another person's session."""

from django.utils.crypto import constant_time_compare, salted_hmac

#: The hidden field that carries the mark.
FIELD = "typed_by"


def mark_of(person) -> str:
    """Return a word that stands for a person and tells nothing of them."""
    return salted_hmac("unsaved.typist", str(person.pk)).hexdigest()[:20]


def is_typist(request, person) -> bool:
    """Whether what was sent was typed by this person, as far as it says by whom."""
    mark = request.POST.get(FIELD, "")
    return not mark or constant_time_compare(mark, mark_of(person))
