"""Vocabularies."""

import factory
from django.db import transaction

from kooperacja.categories.models import Category, TargetGroup
from kooperacja.categories.services import shelve_vocabulary


class TermFactory(factory.django.DjangoModelFactory):
    """A word in both languages, on the shelf."""

    class Meta:
        abstract = True
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    name_pl = factory.LazyAttribute(lambda o: f"{o.slug} (pl)")
    name_en = factory.LazyAttribute(lambda o: f"{o.slug} (en)")

    @factory.post_generation
    def shelf(self, create, extracted, **kwargs):
        """Lay the vocabularies on the shelf."""
        if create and extracted is not False:
            with transaction.atomic():
                shelve_vocabulary()


class CategoryFactory(TermFactory):
    """A kind of problem about people (class 2)."""

    class Meta:
        model = Category

    slug = factory.Sequence(lambda n: f"kategoria-{n}")
    definition_pl = factory.LazyAttribute(lambda o: f"Czym jest {o.slug}.")
    definition_en = factory.LazyAttribute(lambda o: f"What {o.slug} is.")
    sensitivity = 2


class TargetGroupFactory(TermFactory):
    """Whom a problem touches."""

    class Meta:
        model = TargetGroup

    slug = factory.Sequence(lambda n: f"grupa-{n}")
