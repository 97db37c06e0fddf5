"""What people type and what it means: kept by coordinators, laid on the shelf."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.categories.choices import ResourceKind
from kooperacja.categories.models import Category, TargetGroup

from ..models import PublicSynonym, Synonym
from ..searching.words import words_of
from ..vocabulary.specs import SynonymSpec

#: Serialises all that writes synonyms: their shelf is laid anew as a whole.
TURN = 0x53594E


class PhraseTaken(InvalidInput):
    """Another synonym is written the same, but for case and Polish letters."""

    message = _("This phrase is there already; change that one.")
    code = "phrase_taken"


@transaction.atomic
def save_synonym(
    *,
    actor: User,
    phrase: str,
    category: Category | None = None,
    kind: str = "",
    target_group: TargetGroup | None = None,
    words: str = "",
    synonym: Synonym | None = None,
) -> Synonym:
    """Write down what a phrase means, or better what ``synonym`` means.

    :raises NotPermitted: only coordinators.
    :raises InvalidInput: no phrase, no meaning, no such kind of help.
    :raises PhraseTaken: another synonym has this phrase.
    """
    if not actor.has_perm("resources.change_synonym"):
        raise NotPermitted
    _check(phrase, category, kind, target_group, words)
    _take_turn()
    folded = fold_phrase(phrase)
    others = Synonym.objects.exclude(pk=synonym.pk if synonym else None)
    if any(fold_phrase(other) == folded for other in _phrases(others)):
        raise PhraseTaken(field="phrase")
    row = synonym or Synonym()
    row.phrase, row.words = " ".join(phrase.split()), " ".join(words.split())
    row.category, row.kind, row.target_group = category, kind, target_group
    row.save()
    record(actor=actor, verb="synonym.saved", target=row)
    shelve_synonyms()
    return row


@transaction.atomic
def remove_synonym(*, actor: User, synonym: Synonym) -> None:
    """Forget what a phrase means: it misleads people.

    :raises NotPermitted: only coordinators.
    """
    if not actor.has_perm("resources.change_synonym"):
        raise NotPermitted
    _take_turn()
    row = Synonym.objects.filter(pk=synonym.pk).first()
    if row is None:
        return
    record(actor=actor, verb="synonym.removed", target=row)
    row.delete()
    shelve_synonyms()


@transaction.atomic
def load_synonyms(specs: Iterable[SynonymSpec]) -> int:
    """Add phrases that are not there yet; return how many.

    What a coordinator has changed stays. A meaning this city's vocabularies lack is
    left out, and a phrase with it when nothing of its meaning remains.
    """
    _take_turn()
    categories = {row.slug: row for row in Category.objects.all()}
    groups = {row.slug: row for row in TargetGroup.objects.all()}
    known = {fold_phrase(phrase) for phrase in _phrases(Synonym.objects)}
    fresh = []
    for spec in specs:
        meaning = {
            "category": categories.get(spec.category),
            "kind": spec.kind,
            "target_group": groups.get(spec.target_group),
            "words": spec.words,
        }
        if not any(meaning.values()):
            continue
        for phrase in spec.phrases:
            if fold_phrase(phrase) not in known:
                known.add(fold_phrase(phrase))
                fresh.append(Synonym(phrase=phrase, **meaning))
    Synonym.objects.bulk_create(fresh)
    if fresh:
        shelve_synonyms()
    return len(fresh)


def shelve_synonyms() -> None:
    """Lay all synonyms on the public shelf."""
    PublicSynonym.writer.all().delete()
    PublicSynonym.writer.bulk_create(
        PublicSynonym(
            phrase=row.phrase,
            folded=fold_phrase(row.phrase),
            category=row.category.slug if row.category else "",
            kind=row.kind,
            target_group=row.target_group.slug if row.target_group else "",
            words=row.words,
        )
        for row in Synonym.objects.select_related("category", "target_group")
    )


def fold_phrase(phrase: str) -> str:
    """Return a phrase as two phrases are compared."""
    return " ".join(words_of(phrase))


def _take_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def _check(phrase, category, kind, target_group, words) -> None:
    longest = {
        name: Synonym._meta.get_field(name).max_length for name in ("phrase", "words")
    }
    if not fold_phrase(phrase):
        raise InvalidInput(_("Write what people type."), field="phrase")
    for name, value in (("phrase", phrase), ("words", words)):
        if len(value) > longest[name]:
            raise InvalidInput(_("This is too long."), field=name)
    if kind and kind not in ResourceKind:
        raise InvalidInput(_("There is no such kind of help."), field="kind")
    if not (category or target_group or kind or words_of(words)):
        raise InvalidInput(_("Say what people mean by it."), field="category")


def _phrases(queryset) -> Iterable[str]:
    return queryset.values_list("phrase", flat=True)
