"""Which stored place a place of a file is, so that it keeps its public address."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from ...loading.values import folded
from ...models import Site
from ..confidential import STREET
from ..content import SiteContent

Place = Site | SiteContent


def with_refs(
    contents: Sequence[SiteContent], stored: Iterable[Site]
) -> list[SiteContent]:
    """Return the places of a file, each with the ref of the stored one it is.

    They are the same by their number in the source, else by address and name, by
    address, or by name, where only one stored place and one of the file say it; what
    is left is taken by its order. By order alone no place takes over the address of
    one the source numbers otherwise, nor an open one that of a confidential one.
    """
    free = list(stored)
    refs: dict[int, str] = {}
    for key in (_number, _address_and_name, _address, _name):
        _pair(contents, free, refs, key)
    for index, content in enumerate(contents):
        site = next((row for row in free if _may_be(content, row)), None)
        if index not in refs and site is not None:
            refs[index] = site.ref
            free.remove(site)
    return [
        replace(content, ref=refs.get(index, ""))
        for index, content in enumerate(contents)
    ]


def _pair(
    contents: Sequence[SiteContent],
    free: list[Site],
    refs: dict[int, str],
    key: Callable[[Place], Hashable],
) -> None:
    """Pair what one key tells apart; what is paired is free no more."""
    asked = _once(
        (key(content), index)
        for index, content in enumerate(contents)
        if index not in refs
    )
    for said, site in _once((key(row), row) for row in free).items():
        if said in asked:
            refs[asked[said]] = site.ref
            free.remove(site)


def _once(pairs: Iterable[tuple[Hashable, object]]) -> dict:
    """Return values by key, without empty keys and those that stand twice."""
    found: dict[Hashable, list] = {}
    for key, value in pairs:
        if key:
            found.setdefault(key, []).append(value)
    return {key: values[0] for key, values in found.items() if len(values) == 1}


def _number(place: Place) -> str:
    return place.external_id


def _address(place: Place) -> str:
    """Street and number, folded; what is confidential has none to compare."""
    if place.is_confidential:
        return ""
    return STREET.sub("", folded(place.address.partition(",")[0]))


def _name(place: Place) -> str:
    return folded(place.name)


def _address_and_name(place: Place) -> tuple[str, str] | None:
    address, name = _address(place), _name(place)
    return (address, name) if address and name else None


def _may_be(content: SiteContent, site: Site) -> bool:
    numbers = {content.external_id, site.external_id} - {""}
    return len(numbers) < 2 and content.is_confidential == site.is_confidential
