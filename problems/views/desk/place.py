"""What the first step shows of the place: its area, its public form, the known."""

from functools import cached_property

from django.contrib.gis.geos import GEOSGeometry
from django.utils import timezone

from kooperacja.areas.locating import area_of, common_area
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.areas.searching import Answer, search_addresses
from kooperacja.base.search import MAX_QUESTION
from kooperacja.disclosure.dates import PRECISIONS

from ...forms.place import SeenPlace
from ...forms.what import WHAT_AND_WHERE
from ...known import KnownProblem, Sought, known_problems, knows_place
from ...models import Problem
from ...services import Preview, preview

#: The address question: no field of the form, so that nothing keeps it.
FIND = "find"


class PlacePart:
    """Mixed into the page of the form; reads its form, problem and diagnosis."""

    @property
    def _asks_where(self) -> bool:
        return "place_kind" in self.form.fields

    @cached_property
    def category(self):
        """The chosen category, None before one is chosen."""
        if self.problem is not None:
            return self.problem.category
        if not self._asks_where:
            return self.diagnosis.problem.category
        slug = self.form["category"].value()
        return next((row for row in self.form.categories if row.slug == slug), None)

    @cached_property
    def seen(self) -> SeenPlace:
        """As much of the place as can be read from the fields."""
        return self.form.seen_place() if self._asks_where else SeenPlace()

    @property
    def point(self) -> GEOSGeometry | None:
        """The point, line or outline as typed, None while it cannot be read."""
        return self.seen.place

    @cached_property
    def found_area(self) -> Area | None:
        """The area the map gives for a drawn place; None without one."""
        return area_of(self.point) if self.point is not None else None

    @cached_property
    def area(self) -> Area | None:
        """The area that counts for the chosen place, None while it is not known."""
        if self.problem is not None:
            return self.problem.area
        if not self._asks_where:
            return self.diagnosis.problem.area
        if self.seen.kind == PlaceKind.CITY:
            return Area.objects.city()
        if self.seen.areas:
            return common_area(self.seen.areas)
        if self.found_area is None:
            return None
        return common_area(filter(None, (self.found_area, self.seen.area_chosen)))

    @cached_property
    def asked(self) -> str:
        """The address somebody looks for; it is answered and forgotten."""
        text = self.form.data.get(FIND, "") if self.form.is_bound else ""
        return text[:MAX_QUESTION].replace("\x00", "")

    @cached_property
    def addresses(self) -> Answer | None:
        """What the register answers, None while nobody asks."""
        return search_addresses(self.asked) if self.asked.strip() else None

    @cached_property
    def public(self) -> Preview | None:
        """What the public would learn of place and time, once both are chosen."""
        problem = self.problem
        if problem is None and not self._asks_where:
            problem = self.diagnosis.problem
        if problem is None:
            if self.category is None or self.area is None:
                return None
            stored = self.diagnosis.problem if self.diagnosis else Problem()
            problem = Problem(
                category=self.category,
                area=self.area,
                sensitivity_override=stored.sensitivity_override,
            )
        return preview(problem, timezone.localdate())

    @property
    def public_span(self) -> str:
        """How finely the public learns the time: day, month, quarter, year."""
        sensitivity = self.problem.sensitivity if self.problem else None
        if sensitivity is None:
            sensitivity = self.category.sensitivity if self.category else 2
        return PRECISIONS[sensitivity].value

    @property
    def problem_place(self) -> str:
        """Where the joined problem is, as exactly as this person may know."""
        if knows_place(self.user, self.problem):
            return str(self.problem.area or "")
        return self.public.area_name

    @cached_property
    def known(self) -> list[KnownProblem]:
        """Problems that may be the same; only a new problem is looked up."""
        if self.problem is not None or self.diagnosis is not None or not self.partner:
            return []
        if self.category is None or self.area is None:
            return []
        return known_problems(
            Sought(
                reader=self.user,
                partner=self.partner,
                category=self.category,
                area=self.area if self.area.parent_id else None,
                place=self.point,
                title=(self.form["title"].value() or "").replace("\x00", "")[:160],
            )
        )

    @cached_property
    def partner(self):
        """The institution chosen, the only one where there is one."""
        slug = self.form["partner"].value() if "partner" in self.form.fields else ""
        return next((row for row in self.partners if row.slug == slug), None)

    @property
    def is_looked_up(self) -> bool:
        """Whether kind and place are chosen, so that there is an answer."""
        return self.category is not None and self.area is not None

    @property
    def look_key(self) -> str:
        """The known problems that are shown; sent back with the form."""
        return " ".join(item.key for item in self.known)

    def has_new_to_look_at(self, looked: str) -> bool:
        """Whether a known problem was not shown yet; ``looked`` came with the form."""
        return any(item.key not in looked.split() for item in self.known)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was typed of what and where before a problem was joined."""
        if self.problem is None or not self.form.is_bound or self.diagnosis:
            return []
        return [
            (name, value)
            for name in WHAT_AND_WHERE
            for value in self.form.data.getlist(name)
        ]
