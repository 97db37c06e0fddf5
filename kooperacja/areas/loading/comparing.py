"""A row of the file beside the area that is stored."""

import shapely
from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Area
from kooperacja.areas.services import AreaContent

from .checking import to_metres
from .fields import CODE_MAX, same_name
from .plan import Options, Outcome, PlannedRow

# A tenth of a millimetre on the ground.
SAME_DEGREES = 1e-9


class Stored:
    """The stored areas of one kind, found by code or by name; remembers the seen."""

    def __init__(self, kind: AreaKind):
        self.areas = list(Area.objects.filter(kind=kind).select_related("parent"))
        self.by_code = {area.code: area for area in self.areas}
        self.by_name: dict[str, Area] = {}
        for area in reversed(self.areas):
            for name in (*area.aliases, area.name):
                self.by_name[same_name(name)] = area
        codes = Area.objects.exclude(kind=kind).values_list("code", "name")
        self.taken = dict(codes)
        self.seen: set[int] = set()

    def find(self, row: PlannedRow, options: Options) -> Area | None:
        """Return the area of a row: by its code when codes are given, else by name."""
        if options.code_field and row.code in self.by_code:
            return self.by_code[row.code]
        return self.by_name.get(same_name(row.name))

    def unseen(self) -> list[Area]:
        """Return what is stored and was not in the file; it is never deleted."""
        return [area for area in self.areas if area.pk not in self.seen]


def compare(row: PlannedRow, options: Options, stored: Stored) -> None:
    """Say what becomes of a usable row, and what would be stored."""
    existing = stored.find(row, options)
    if existing is None:
        _add(row, options, stored)
        return
    if existing.pk in stored.seen:
        row.refuse(_("another row is %(name)s already") % {"name": existing.name})
        return
    stored.seen.add(existing.pk)
    row.existing = existing
    if options.code_field and existing.code != row.code:
        row.warnings.append(
            _("its stored code %(old)s stays, because public pages use it")
            % {"old": existing.code}
        )
    row.code = existing.code
    row.content = _merged(row, options, existing)
    row.changes = _changes(row.content, existing, row.metric)
    row.outcome = Outcome.CHANGED if row.changes else Outcome.SAME


def _add(row: PlannedRow, options: Options, stored: Stored) -> None:
    if options.code_field and row.code in stored.taken:
        row.refuse(
            _("its code %(code)s belongs to %(name)s")
            % {"code": row.code, "name": stored.taken[row.code]}
        )
        return
    row.code = row.code if options.code_field else _free_code(row.code, options, stored)
    if not row.code:
        row.refuse(_("no code can be made of its name; use --code-field"))
        return
    stored.taken[row.code] = row.name
    row.outcome = Outcome.NEW
    row.content = AreaContent(
        code=row.code,
        name=row.name,
        kind=options.kind.value,
        boundary=_stored_form(row.boundary),
        label_point=_label_point(row.boundary),
        parent=row.parent,
        residents=row.residents,
        dwellings=row.dwellings,
        source=options.source,
        is_official=bool(options.is_official),
        valid_from_date=options.valid_from,
    )


def _free_code(code: str, options: Options, stored: Stored) -> str:
    """Return a code nobody has: an estate may bear the name of its district."""
    if not code:
        return ""
    suffix = options.kind.value.replace("_", "-")
    longer = f"{code[: CODE_MAX - len(suffix) - 4]}-{suffix}"
    choices = (code, longer, *(f"{longer}-{number}" for number in range(2, 100)))
    used = stored.taken.keys() | stored.by_code.keys()
    return next((choice for choice in choices if choice not in used), "")


def _merged(row: PlannedRow, options: Options, existing: Area) -> AreaContent:
    """What the file says, and what is stored where it says nothing."""
    is_same = _is_same_outline(row.boundary, existing)
    renamed = row.name != existing.name and options.code_field
    aliases = list(existing.aliases)
    if renamed and existing.name not in aliases:
        aliases.append(existing.name)
    official = options.is_official
    boundary = existing.boundary if is_same else _stored_form(row.boundary)
    return AreaContent(
        code=existing.code,
        name=row.name if renamed else existing.name,
        kind=existing.kind,
        boundary=boundary,
        label_point=existing.label_point if is_same else _label_point(row.boundary),
        parent=row.parent,
        aliases=aliases,
        residents=row.residents if options.residents_field else existing.residents,
        dwellings=row.dwellings if options.dwellings_field else existing.dwellings,
        source=options.source or existing.source,
        is_official=existing.is_official if official is None else official,
        is_synthetic=existing.is_synthetic,
        valid_from_date=options.valid_from or existing.valid_from_date,
    )


def _is_same_outline(boundary: BaseGeometry, existing: Area) -> bool:
    return shapely.equals_exact(
        shapely.normalize(boundary),
        shapely.normalize(_of(existing)),
        tolerance=SAME_DEGREES,
    )


def _changes(content: AreaContent, existing: Area, metric: BaseGeometry) -> list[str]:
    changes = []
    if content.boundary is not existing.boundary:
        before = to_metres(_of(existing))
        share = metric.symmetric_difference(before).area / before.area
        changes.append(
            _("outline (differs by %(percent)s %% of its area)")
            % {"percent": f"{share * 100:.2f}"}
        )
    for name in (
        "name",
        "parent",
        "residents",
        "dwellings",
        "source",
        "is_official",
        "valid_from_date",
    ):
        old, new = getattr(existing, name), getattr(content, name)
        if old != new:
            label = Area._meta.get_field(name).verbose_name
            words = {"label": label, "old": _shown(old), "new": _shown(new)}
            changes.append(_("%(label)s: %(old)s → %(new)s") % words)
    return changes


def _shown(value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "–" if value in (None, "") else str(value)


def _of(area: Area) -> BaseGeometry:
    return shapely.from_wkb(bytes(area.boundary.wkb))


def _stored_form(shape: BaseGeometry) -> GEOSGeometry:
    return GEOSGeometry(memoryview(shapely.to_wkb(shape)), srid=settings.SRID)


def _label_point(boundary: BaseGeometry) -> GEOSGeometry:
    """Return the centre of the largest circle that fits, where a name has room."""
    largest = max(boundary.geoms, key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=largest.length / 1000)
    return _stored_form(shapely.Point(circle.coords[0]))
