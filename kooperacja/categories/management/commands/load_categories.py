"""manage.py load_categories: kinds of problems, their questions, groups of people."""

from django.core.management.base import BaseCommand
from django.db import transaction

from kooperacja.categories.models import Category, Question, TargetGroup
from kooperacja.categories.services import load_vocabulary
from kooperacja.categories.vocabulary import CATEGORIES, QUESTIONS, TARGET_GROUPS


class Command(BaseCommand):
    """Reports, and writes only with --commit. Classes that are set stay as they are."""

    help = (
        "Load the project's vocabularies: a city without them has no kind of problem "
        "to choose. Shows what would happen; --commit writes, all or nothing. Names "
        "and definitions that coordinators have changed become the project's again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--commit", action="store_true", help="write")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="leave a city alone that has vocabularies already",
        )

    def handle(self, *args, commit, if_empty=False, **options):
        if if_empty and Category.objects.exists():
            self.stdout.write("There are categories already: nothing was done.")
            return
        before = _stored()
        with transaction.atomic():
            load_vocabulary(
                categories=CATEGORIES, target_groups=TARGET_GROUPS, questions=QUESTIONS
            )
            after = _stored()
            transaction.set_rollback(not commit)
        new = [key for key in after if key not in before]
        changed = [key for key in before if before[key] != after[key]]
        for word, keys in (("new", new), ("changed", changed)):
            for kind, slug in keys:
                self.stdout.write(f"  {word}: {kind} {slug}")
        self.stdout.write(f"{len(new)} new, {len(changed)} changed.")
        if not commit and (new or changed):
            self.stdout.write(
                "This was a dry run: nothing was written. --commit writes."
            )


def _stored() -> dict[tuple[str, str], dict]:
    """Return every term with its columns, by its kind and slug or code."""
    keys = ((Category, "slug"), (TargetGroup, "slug"), (Question, "code"))
    return {
        (model._meta.model_name, row[key]): row
        for model, key in keys
        for row in model.objects.order_by("position", "pk").values()
    }
