"""Changing the vocabularies, and laying them on the public shelf."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit import verbs
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.following import Followers
from kooperacja.base.validation import first_of

from .models import (
    Category,
    PublicCategory,
    PublicTargetGroup,
    Question,
    TargetGroup,
)

verbs.register(
    {
        "category.class_raised": _("%(actor)s raised the class of %(target)s."),
        "category.class_proposed": _("%(actor)s proposed a lower class of %(target)s."),
        "category.class_lowered": _("%(actor)s confirmed a lower class of %(target)s."),
        "category.changed": _("%(actor)s changed the category %(target)s."),
        "targetgroup.changed": _("%(actor)s changed the target group %(target)s."),
    }
)

#: Rooms above that keep the names of a category or a group on rows of their own.
term_followers = Followers()

#: Names the turn of laying the vocabularies among the advisory locks of this database.
SHELVING = 0x574F5244

NAMES = ("name_pl", "name_en")
WORDS = ("name_pl", "name_en", "position")
CATEGORY_WORDS = (
    *WORDS,
    "definition_pl",
    "definition_en",
    "example_pl",
    "example_en",
    "legal_ground",
    "near_radius_m",
    "review_months",
)


@transaction.atomic
def change_sensitivity(
    *, actor: User, category: Category, sensitivity: int, note: str
) -> Category:
    """Raise a class at once; lower it when a second coordinator confirms (DC-8).

    :raises NotPermitted: not a coordinator.
    :raises InvalidInput: no such class, no change, no reason.
    """
    if not actor.has_perm("categories.change_category"):
        raise NotPermitted
    category = Category.objects.select_for_update(no_key=True).get(pk=category.pk)
    if not 0 <= sensitivity <= 3 or sensitivity == category.sensitivity:
        raise InvalidInput(_("Choose another class."), field="sensitivity")
    if not note.strip():
        raise InvalidInput(_("Give a reason."), field="note")
    before = category.sensitivity
    verb = _decide(actor, category, sensitivity)
    category.save()
    record(
        actor=actor,
        verb=verb,
        target=category,
        changes={"sensitivity": [before, sensitivity]},
        note=note,
    )
    shelve_vocabulary()
    return category


def _decide(actor: User, category: Category, sensitivity: int) -> str:
    if sensitivity > category.sensitivity:
        category.sensitivity = sensitivity
        category.proposed_sensitivity = category.proposed_by = None
        return "category.class_raised"
    confirmed = (
        category.proposed_sensitivity == sensitivity
        and category.proposed_by_id != actor.pk
    )
    if confirmed:
        category.sensitivity = sensitivity
        category.proposed_sensitivity = category.proposed_by = None
        return "category.class_lowered"
    category.proposed_sensitivity, category.proposed_by = sensitivity, actor
    return "category.class_proposed"


@transaction.atomic
def change_category_words(
    *, actor: User, category: Category, **words: str | int
) -> Category:
    """Correct the words of a category, its order, its radius and its months.

    :raises InvalidInput: another column, or a value that cannot be stored.
    """
    return _change_words(actor, category, CATEGORY_WORDS, "category.changed", words)


@transaction.atomic
def change_target_group(
    *, actor: User, target_group: TargetGroup, **words: str | int
) -> TargetGroup:
    """Correct the names or the order of a target group."""
    return _change_words(actor, target_group, WORDS, "targetgroup.changed", words)


def _change_words(actor: User, term, allowed, verb: str, words: dict):
    if not actor.has_perm(f"categories.change_{term._meta.model_name}"):
        raise NotPermitted
    # Its key stays: who files something under it meanwhile need not wait.
    term = type(term).objects.select_for_update(no_key=True).get(pk=term.pk)
    changed = {n: w for n, w in words.items() if getattr(term, n, None) != w}
    if not changed:
        return term
    for name, value in changed.items():
        if name not in allowed:
            raise InvalidInput(field=name)
        setattr(term, name, value)
    try:
        term.full_clean()
    except ValidationError as error:
        raise first_of(error) from error
    term.save()
    record(
        actor=actor,
        verb=verb,
        target=term,
        changes={name: ["…", "…"] for name in changed},
    )
    shelve_vocabulary()
    if changed.keys() & set(NAMES):
        term_followers.tell(term)
    return term


@transaction.atomic
def load_vocabulary(*, categories, target_groups, questions=()) -> None:
    """Synchronise the vocabularies with the lists of the project, and shelve them.

    Rows are matched by slug, questions by their code. The class of an existing
    category, its radius and its months are left alone: they may have been changed by
    coordinators. A question that is no longer in the list stays, for its answers.
    """
    before = _names()
    _load_categories(categories)
    _load_questions(questions)
    for position, term in enumerate(target_groups):
        TargetGroup.objects.update_or_create(
            slug=term.slug,
            defaults={
                "position": position,
                "name_pl": term.name_pl,
                "name_en": term.name_en,
            },
        )
    shelve_vocabulary()
    for key, (term, names) in _names().items():
        if key in before and before[key][1] != names:
            term_followers.tell(term)


def _names() -> dict[tuple, tuple]:
    """Return every term and its names, by its vocabulary and number."""
    return {
        (model, term.pk): (term, [getattr(term, name) for name in NAMES])
        for model in (Category, TargetGroup)
        for term in model.objects.all()
    }


def _load_categories(categories) -> None:
    for position, term in enumerate(categories):
        values = {
            "position": position,
            "name_pl": term.name_pl,
            "name_en": term.name_en,
            "definition_pl": term.definition_pl,
            "definition_en": term.definition_en,
            "example_pl": term.example_pl,
            "example_en": term.example_en,
            "legal_ground": term.legal_ground,
            "parent": Category.objects.get(slug=term.parent) if term.parent else None,
        }
        Category.objects.update_or_create(
            slug=term.slug,
            defaults=values,
            create_defaults={**values, "sensitivity": term.sensitivity},
        )


def _load_questions(questions) -> None:
    slugs = dict(Category.objects.values_list("slug", "pk"))
    for position, term in enumerate(questions):
        Question.objects.update_or_create(
            code=term.code,
            defaults={
                "category_id": slugs[term.category],
                "kind": term.kind,
                "text_pl": term.text_pl,
                "text_en": term.text_en,
                "position": position,
            },
        )


def shelve_vocabulary() -> None:
    """Copy both vocabularies to the public shelf, one act after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SHELVING])
    PublicCategory.writer.all().delete()
    PublicCategory.writer.bulk_create(
        PublicCategory(
            slug=row.slug,
            name_pl=row.name_pl,
            name_en=row.name_en,
            position=row.position,
            parent_slug=row.parent.slug if row.parent else "",
            definition_pl=row.definition_pl,
            definition_en=row.definition_en,
            legal_ground=row.legal_ground,
            sensitivity=row.sensitivity,
        )
        for row in Category.objects.select_related("parent")
    )
    PublicTargetGroup.writer.all().delete()
    PublicTargetGroup.writer.bulk_create(
        PublicTargetGroup(
            slug=row.slug,
            name_pl=row.name_pl,
            name_en=row.name_en,
            position=row.position,
        )
        for row in TargetGroup.objects.all()
    )
