"""The question of the list of help: read once, searched once, then narrowed on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.functional import cached_property

from .ages import fits_age
from .choices import Delivery, FeeKind
from .public import PublicResource, PublicSynonym
from .searching.lexicon import lexicon_of
from .searching.ranking import Ranking, heard_words
from .searching.reading import Understood, read_question


class Questioned:
    """Mixed into the filter of public resources: what ``q`` means and finds."""

    @cached_property
    def asked(self) -> Understood:
        """What the question means; nothing without one."""
        if "q" not in self.chosen:
            return Understood()
        rows = PublicSynonym.objects.values_list(
            "phrase", "category", "kind", "target_group", "words"
        )
        lexicon = lexicon_of(
            tuple(rows),
            _both_names(self.categories),
            _both_names(self.target_groups),
            tuple((code, *row) for code, row in self.areas.items()),
        )
        return read_question(self.chosen["q"], lexicon, heard_words)

    @property
    def ranking(self) -> Ranking:
        """The reasons by which the question orders what it finds."""
        return self._answers[0]

    @cached_property
    def _answers(self) -> tuple[Ranking, list[int]]:
        """The ranking, and the numbers of all rows that answer. Texts are read once.

        Where the directory has nothing of what was understood, what comes near it.
        """
        ranking = self._ranking()
        if not ranking.is_narrowing:
            return ranking, []
        rows = PublicResource.objects.order_by()
        found = list(ranking.narrow(rows).values_list("pk", flat=True))
        if found:
            return ranking, found
        ranking = self._ranking(is_wide=True)
        return ranking, list(ranking.narrow(rows).values_list("pk", flat=True))

    def _ranking(self, *, is_wide: bool = False) -> Ranking:
        features = {
            "free": Q(fee_kind=FeeKind.FREE),
            "round_the_clock": Q(round_the_clock=True)
            | Q(hours_note__icontains="całą dobę"),
            **{
                way: Q(deliveries__contains=[way])
                for way in (Delivery.PHONE, Delivery.ONLINE, Delivery.MOBILE)
            },
        }
        if "open" in self.asked.codes("feature"):
            features["open"] = self.open_now
        return Ranking(self.asked, self.category_parents, features, is_wide=is_wide)

    @cached_property
    def asked_areas(self) -> tuple[str, ...]:
        """Codes of the areas asked about: those ticked, else those in the question."""
        return tuple(self.chosen.get("area", ())) or self.asked.areas

    def answering_question(self, queryset, name, value):
        """Rows that answer a question, for the age and the areas it names."""
        rows = queryset
        if self.ranking.is_narrowing:
            rows = rows.filter(_IsAnyOf("pk", self._answers[1]))
        if self.asked.age is not None:
            rows = rows.filter(fits_age(self.asked.age))
        if self.asked.areas and "area" not in self.chosen:
            rows = self.reaching(rows, "area", self.asked.areas)
        return rows


class _IsAnyOf(Func):
    """Whether a number is one of an array: one parameter, however many numbers."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()

    def __init__(self, column: str, numbers: list[int]):
        array = ArrayField(models.BigIntegerField())
        super().__init__(F(column), Value(numbers, output_field=array))


def _both_names(terms) -> tuple[tuple[str, str, str], ...]:
    return tuple((slug, row.name_pl, row.name_en) for slug, row in terms.items())
