"""Resources that may be the same: a question for a person, never an answer.

Two resources are compared where they share something that few others have: a telephone,
an e-mail address, a page, a provider, a house, a place within a hundred metres, or the
name. They are offered as a pair where their names are alike too (trigrams of
`pg_trgm`; Jaccard index of the sets of three letters), because one institution gives
many things under one telephone. One sentence of SQL however many there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import NotPermitted
from kooperacja.base.search import FOLD, MARKED, PLAIN

from ..models import Provider, Resource
from ..workflow import Status
from .content import ResourceContent, SiteContent

#: What can still be merged.
LIVE = [Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.PUBLISHED]
METRES = 100
#: Names less alike than this are two things, whatever else they share.
ALIKE = 0.35
#: Names so alike that nothing else need be shared.
SAME_NAME = 0.8
#: What more resources than this have in common says nothing of two of them.
COMMON = 25
MOST_PAIRS = 200
MOST_AMONG = 2000
#: Of so many resources each name is compared with all others.
FEW = 20
MOST_SIMILAR = 8


class Reason(StrEnum):
    """What two resources have in common."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    PROVIDER = "provider"
    REGISTER = "register"
    ADDRESS = "address"
    PLACE = "place"

    @property
    def label(self):
        """The reason in words."""
        return LABELS[self]


LABELS = {
    Reason.NAME: _("a like name"),
    Reason.PHONE: _("the same telephone"),
    Reason.EMAIL: _("the same e-mail address"),
    Reason.WEBSITE: _("the same page"),
    Reason.PROVIDER: _("the same provider"),
    Reason.REGISTER: _("the same KRS, NIP or REGON"),
    Reason.ADDRESS: _("the same address"),
    Reason.PLACE: _("less than 100 metres apart"),
}


@dataclass(frozen=True)
class Pair:
    """Two resources and why they may be one; ``likeness`` of the names is 0 to 1."""

    one: Resource
    other: Resource
    reasons: tuple[Reason, ...]
    likeness: float


_FACTS = """
WITH live AS (
    SELECT r.id, translate(lower(r.name), %(marked)s, %(plain)s) AS name, r.phone,
           r.email, r.website, r.provider_id
    FROM resources_resource r
    WHERE r.status = ANY(%(live)s) AND (%(sees_all)s OR r.id = ANY(%(visible)s))
    UNION ALL
    SELECT 0, %(name)s, %(phone)s, %(email)s, %(website)s, %(provider)s
    WHERE %(is_new)s
), house AS MATERIALIZED (
    SELECT s.resource_id AS id, s.address, s.place FROM resources_site s
    JOIN live ON live.id = s.resource_id WHERE NOT s.is_confidential
    UNION ALL
    SELECT 0, address, ST_SetSRID(ST_MakePoint(x, y), 4326)
    FROM unnest(%(addresses)s::text[], %(xs)s::float8[], %(ys)s::float8[])
         AS asked (address, x, y)
), fact AS (
    SELECT id, 'name' AS reason, name AS value FROM live
    UNION SELECT id, 'phone', right(regexp_replace(regexp_replace(
            split_part(phone, ',', 1), '(wew|w\\.|int|ext).*$', '', 'i'),
            '\\D', '', 'g'), 9)
        FROM live WHERE phone <> ''
    UNION SELECT id, 'email', lower(email) FROM live WHERE email <> ''
    UNION SELECT id, 'website', regexp_replace(
            lower(website), '^https?://(www\\.)?|/+$', '', 'g')
        FROM live WHERE website <> ''
    UNION SELECT id, 'provider', provider_id::text FROM live
        WHERE provider_id IS NOT NULL
    UNION SELECT live.id, 'register', number.value FROM live
        JOIN resources_provider p ON p.id = live.provider_id
        CROSS JOIN LATERAL (
            VALUES ('k' || p.krs), ('n' || p.nip), ('r' || p.regon)
        ) AS number (value) WHERE length(number.value) > 1
    UNION SELECT id, 'address', regexp_replace(regexp_replace(
            translate(lower(split_part(address, ',', 1)), %(marked)s, %(plain)s),
            '^\\s*(ul|ulica|al|aleja|aleje|pl|plac|os|osiedle)\\M\\.?\\s*', ''),
            '[^a-z0-9]+', ' ', 'g')
        FROM house WHERE address ~ '\\d'
), telling AS (
    SELECT id, reason, value FROM (
        SELECT *, count(*) OVER (PARTITION BY reason, value) AS holders FROM fact
    ) counted WHERE holders BETWEEN 2 AND %(common)s
), common AS (
    SELECT a.id AS one, b.id AS other, a.reason
    FROM telling a JOIN telling b USING (reason, value) WHERE a.id < b.id
    UNION
    SELECT least(a.id, b.resource_id), greatest(a.id, b.resource_id), 'place'
    FROM house a JOIN resources_site b ON ST_DWithin(a.place, b.place, %(degrees)s)
        AND NOT b.is_confidential AND a.id <> b.resource_id
        AND ST_DistanceSphere(
            ST_PointOnSurface(a.place), ST_PointOnSurface(b.place)) <= %(metres)s
    JOIN live ON live.id = b.resource_id
    WHERE %(is_list)s OR a.id = ANY(%(ids)s)
    UNION
    SELECT least(a.id, b.id), greatest(a.id, b.id), 'name'
    FROM live a JOIN live b ON similarity(a.name, b.name) >= %(same_name)s
    WHERE NOT %(is_list)s AND a.id = ANY(%(ids)s) AND a.id <> b.id
), pair AS (
    SELECT one, other, array_agg(DISTINCT reason ORDER BY reason) AS reasons
    FROM common
    WHERE %(is_list)s OR one = ANY(%(ids)s) OR other = ANY(%(ids)s)
    GROUP BY one, other
), judged AS (
    SELECT pair.*, similarity(a.name, b.name) AS likeness
    FROM pair JOIN live a ON a.id = pair.one JOIN live b ON b.id = pair.other
)
SELECT one, other, reasons, likeness FROM judged
WHERE likeness >= %(alike)s
  AND (likeness >= %(same_name)s OR reasons <> ARRAY['provider'])
ORDER BY likeness + 0.2 * cardinality(reasons) DESC, one, other
LIMIT %(most)s
"""


def similar_resources(
    user: User,
    asked: Resource | ResourceContent,
    sites: Iterable[SiteContent] = (),
) -> list[tuple[Resource, tuple[Reason, ...]]]:
    """Return resources this person may read that may be the same, the likest first.

    ``asked`` is a stored resource, or what somebody is about to write down with its
    ``sites``; of confidential sites nothing is compared.
    """
    visible = list(Resource.objects.visible_to(user).values_list("pk", flat=True))
    if isinstance(asked, Resource):
        facts = {"ids": [asked.pk], "visible": [*visible, asked.pk]}
    else:
        facts = {**_facts_of(asked, sites), "visible": visible}
    rows = _ask(facts, most=MOST_SIMILAR)
    own = asked.pk if isinstance(asked, Resource) else 0
    others = [(one if other == own else other, why) for one, other, why, _l in rows]
    found = _resources(number for number, _why in others)
    return [(found[number], why) for number, why in others]


def duplicate_pairs(user: User, among: Iterable[int] = ()) -> list[Pair]:
    """Return pairs that may be one resource, the likest first; at most two hundred.

    :param among: only pairs with one of these resources (numbers), for an import.
    :raises NotPermitted: not a coordinator.
    """
    if not user.has_perm("resources.merge_resources"):
        raise NotPermitted
    wanted = set(among)
    if len(wanted) > FEW:
        # Of many the whole list is faster to make, and then to look through.
        rows = _ask({"is_list": True, "sees_all": True}, most=MOST_AMONG)
        rows = [row for row in rows if wanted & set(row[:2])][:MOST_PAIRS]
    else:
        facts = {"ids": list(wanted), "is_list": not wanted, "sees_all": True}
        rows = _ask(facts, most=MOST_PAIRS)
    found = _resources(number for row in rows for number in row[:2])
    return [
        Pair(found[one], found[other], why, likeness)
        for one, other, why, likeness in rows
    ]


def similar_providers(provider: Provider) -> list[Provider]:
    """Return standing providers that may be the same organisation, the likest first."""
    others = Provider.objects.standing().exclude(pk=provider.pk)
    return list(
        others.extra(  # noqa: S610 - the sentence is a constant of this module
            select={"likeness": _LIKENESS},
            select_params=[MARKED, PLAIN, provider.name.lower().translate(FOLD)],
            where=[_SAME_PROVIDER],
            params=[
                provider.krs, provider.krs, provider.nip, provider.nip,
                provider.regon, provider.regon,
                MARKED, PLAIN, provider.name.lower().translate(FOLD),
            ],
            order_by=["-likeness", "name", "pk"],
        )[:MOST_SIMILAR]
    )  # fmt: skip


_LIKENESS = "similarity(translate(lower(resources_provider.name), %s, %s), %s)"
_SAME_PROVIDER = f"""
    (%s <> '' AND resources_provider.krs = %s
     OR %s <> '' AND resources_provider.nip = %s
     OR %s <> '' AND resources_provider.regon = %s
     OR {_LIKENESS} >= 0.5)
"""


def _facts_of(content: ResourceContent, sites: Iterable[SiteContent]) -> dict:
    open_sites = [site for site in sites if not site.is_confidential]
    points = [site.place and site.place.point_on_surface for site in open_sites]
    return {
        "is_new": True,
        "ids": [0],
        "name": content.name.lower().translate(FOLD),
        "phone": content.phone,
        "email": content.email,
        "website": content.website,
        "provider": content.provider.pk if content.provider else None,
        "addresses": [site.address for site in open_sites],
        "xs": [point and point.x for point in points],
        "ys": [point and point.y for point in points],
    }


def _ask(facts: dict, *, most: int) -> list[tuple[int, int, tuple[Reason, ...], float]]:
    values = {
        **dict.fromkeys(("name", "phone", "email", "website"), ""),
        **dict.fromkeys(("is_new", "is_list", "sees_all"), False),
        **{name: [] for name in ("ids", "visible", "addresses", "xs", "ys")},
        "provider": None,
        "marked": MARKED,
        "plain": PLAIN,
        "live": [str(status) for status in LIVE],
        "common": COMMON,
        "metres": METRES,
        # Generous: at 60 degrees north a degree of longitude is 55 km.
        "degrees": METRES / 50_000,
        "alike": ALIKE,
        "same_name": SAME_NAME,
        "most": most,
        **facts,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, values)
        return [
            (one, other, tuple(map(Reason, reasons)), likeness)
            for one, other, reasons, likeness in cursor.fetchall()
        ]


def _resources(numbers: Iterable[int]) -> dict[int, Resource]:
    return (
        Resource.objects.select_related("provider__partner")
        .prefetch_related("sites")
        .in_bulk(set(numbers) - {0})
    )
