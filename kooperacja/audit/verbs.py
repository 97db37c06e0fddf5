"""The verbs of the log and how each is read aloud."""

from django.utils.translation import gettext as _

_SENTENCES: dict[str, object] = {}


class UnknownVerb(LookupError):
    """A service recorded a verb nobody registered."""


def register(sentences: dict[str, object]) -> None:
    """Teach the log new verbs: name → lazily translated sentence.

    A sentence has the places ``%(actor)s`` and ``%(target)s``.
    """
    _SENTENCES.update(sentences)


def require(verb: str) -> None:
    """Refuse a verb that could not be read aloud later.

    :raises UnknownVerb: when it is not registered.
    """
    if verb not in _SENTENCES:
        raise UnknownVerb(verb)


def sentence(verb: str, *, actor: str, target: str) -> str:
    """Return the sentence of this verb in the active language."""
    wording = _SENTENCES.get(verb) or _("%(actor)s: %(verb)s: %(target)s")
    return str(wording) % {"actor": actor, "target": target, "verb": verb}
