"""Reading by place."""

from django.contrib.gis.db.models.functions import Area as SurfaceArea
from django.contrib.gis.geos import Point
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import models
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.functions import Abs, Cast, Least

from .wording import Question


class AreaQuerySet(models.QuerySet):
    """Areas of the city."""

    def containing(self, point: Point):
        """Areas the point lies in, the finest and smallest first."""
        return (
            self.filter(boundary__covers=point)
            .annotate(surface=SurfaceArea("boundary"))
            .order_by("-level", "surface", "pk")
        )

    def districts(self):
        """The areas people choose from: everything finer than the city."""
        return self.filter(level__gte=1)

    def without_figures(self):
        """Areas below every floor only because nobody knows who lives there."""
        return self.filter(
            models.Q(residents__isnull=True) | models.Q(dwellings__isnull=True),
            attested_by_second__isnull=True,
        )

    def awaiting_second_person(self):
        """Areas that one coordinator has vouched for, or typed figures of, alone."""
        return self.filter(
            models.Q(attested_by_first__isnull=False, attested_by_second__isnull=True)
            | models.Q(figures_proposed_by__isnull=False)
        )

    def city(self):
        """The root: the city itself, None while no boundary is loaded."""
        return self.filter(parent__isnull=True, kind="city").order_by("pk").first()


class LocatedQuerySet(models.QuerySet):
    """Rows that lie somewhere."""

    def in_area(self, area):
        """Rows of the area or of one of its parts, two levels down."""
        return self.filter(
            models.Q(area=area)
            | models.Q(area__parent=area)
            | models.Q(area__parent__parent=area)
        )


def _likes(name: str, street: str) -> Q:
    """Rows whose folded name resembles a street, by the two operators of the index."""
    return Q(**{f"{name}__trigram_similar": street}) | Q(
        **{f"{name}__trigram_word_similar": street}
    )


def _likeness(name: str, street: str):
    """How much a folded name resembles a street, 0 to 1.

    Words of it weigh twice: people leave first names out. The whole decides between
    streets that hold the same word.
    """
    words, whole = TrigramWordSimilarity(street, name), TrigramSimilarity(name, street)
    return (words * 2.0 + whole) / 3.0


class StreetNameQuerySet(models.QuerySet):
    """Names of streets, present and former."""

    def resembling(self, street: str):
        """Names like a folded street, the likest first."""
        return (
            self.filter(_likes("folded", street))
            .annotate(likeness=_likeness("folded", street))
            .order_by("-likeness", "is_former", "name", "pk")
        )


class AddressQuerySet(models.QuerySet):
    """House numbers of the register."""

    def answering(self, question: Question):
        """Houses like the one asked for, the best first; one row a name of the street.

        A house number that exists wins over a slightly better name; where it does not
        exist, its neighbours come last.
        """
        name = "street__names__folded"
        return (
            self.filter(_likes(name, question.street))
            .annotate(
                likeness=_likeness(name, question.street),
                fit=_fit(question),
                matched_name=F("street__names__name"),
                is_former=F("street__names__is_former"),
            )
            .order_by(
                (F("likeness") + F("fit")).desc(),
                "is_former",
                "number_value",
                "number",
                "pk",
            )
        )


class PublicAddressQuerySet(models.QuerySet):
    """House numbers on the shelf; one row a name of the street."""

    def answering(self, question: Question):
        """Houses like the one asked for, the best first."""
        return (
            self.filter(_likes("folded", question.street))
            .annotate(likeness=_likeness("folded", question.street), fit=_fit(question))
            .order_by(
                (F("likeness") + F("fit")).desc(),
                "former_name",
                "number_value",
                "number",
                "pk",
            )
        )

    def streets_like(self, street: str):
        """Streets like a folded one: name, locality, former name; the likest first."""
        return (
            self.filter(_likes("folded", street))
            .annotate(likeness=_likeness("folded", street))
            .order_by("-likeness", "former_name", "street", "locality")
            .values_list("street", "locality", "former_name", "likeness")
            .distinct()
        )


def _fit(question: Question):
    """What the house number adds to the likeness of the street."""
    distance = Least(Abs(F("number_value") - question.value), Value(1000))
    digits = str(question.value)
    exact = [
        When(number=number, then=Value(0.3 - 0.02 * place))
        for place, number in enumerate(question.numbers)
    ]
    return Case(
        *exact,
        When(number_value=question.value, then=Value(0.2)),
        When(number__startswith=digits, then=Value(0.05)),
        default=Value(-0.4) - Cast(distance, FloatField()) / 2000.0,
        output_field=FloatField(),
    )
