"""Services and organizations of the standard as records to be stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from resources.choices import Delivery, FeeKind
from resources.lines import ClosureContent, ContactContent
from resources.loading.contacts import web_address
from resources.loading.records import (
    ProviderRecord,
    ResourceRecord,
    Schedule,
    SiteRecord,
)
from resources.loading.values import name_of, words_of
from resources.loading.words import codes_only, kind_of

from ..taxonomies import (
    DELIVERIES,
    DOMAINS,
    FEES,
    GROUPS,
    KINDS,
    PROBLEMS,
)
from .nodes import NOT_KEPT, Node, each_once
from .organizations import email_of, provider_of
from .parts import contacts_of, languages_of, phones_of, words
from .said import Said, said_by
from .schedules import read_schedules
from .sites import Found, reach_of, site_of

CLOSED = {"inactive", "defunct"}
CLOSED_FOR_NOW = "temporarily closed"
STATUSES = {"active", CLOSED_FOR_NOW, *CLOSED, ""}
#: Facts of our own documents that say what is worked out anew or is not believed.
WORKED_OUT = {"review_due", "assured_by_name", "to_check", "is_synthetic"}
#: Our texts with the standard's names and their longest.
TEXTS = {
    "description": ("description", 3000),
    "eligibility": ("eligibility_description", 1000),
    "application": ("application_process", 1000),
    "waiting_time": ("wait_time", 200),
}
LONGEST_FEES = 300
LONGEST_ID = 200


def resource_of(
    node: Node,
    today: date,
    *,
    provider: ProviderRecord | None = None,
    places: Sequence[Node] = (),
) -> ResourceRecord:
    """Return a service as a resource; the findings say whether it can be stored.

    :param provider: the organization the service was found in, if its own says none.
    :param places: services at locations that were found around the service.
    """
    since = len(node.findings.found)
    record = _record_of(node, today, provider, places)
    node.tell_left()
    if any(site.is_confidential for site in record.sites):
        node.findings.hush(since=since)
    return record


def _record_of(
    node: Node,
    today: date,
    provider: ProviderRecord | None,
    places: Sequence[Node],
) -> ResourceRecord:
    organization = node.child("organization")
    if organization is not None:
        provider = provider_of(organization)
    node.pass_over("organization_id")
    said = said_by(node)
    is_for_all = said.facts.pop("serves_whole_city", "") == "true"
    found = [
        site_of(place, today)
        for place in (*places, *node.children("service_at_locations"))
    ]
    spoken = [language for place in found for language in place.languages]
    record = ResourceRecord(
        where=node.where,
        name=name_of(node.text("name"), node.at("name"), most=200),
        external_id=_id(node),
        provider=provider,
        documents=_documents(node),
        email=email_of(node),
        website=web_address(node.text("url"), node.at("url")),
        languages=languages_of(node.children("languages") + spoken),
        reach=reach_of(node.children("service_areas"), whole_city=is_for_all),
        assured_date=node.day("assured_date"),
        **_when_and_where(node, found, today),
        **_texts(node),
        **_ages(node),
        **_fees(node, said, today),
    )
    return _with_attributes(record, said, node)


def _texts(node: Node) -> dict[str, str]:
    return {
        column: words(node, name, most=most) for column, (name, most) in TEXTS.items()
    }


def _when_and_where(node: Node, found: list[Found], today: date) -> dict:
    """Return state, hours, contacts and places: each says what the others do not."""
    status = _status(node)
    schedule, in_words = read_schedules(node.children("schedules"), today)
    phone, others = phones_of(node.children("phones"))
    contacts = (*others, *contacts_of(node.children("contacts")))
    sites = [place.site for place in found if place.site is not None]
    return {
        "is_closed": status in CLOSED,
        "phone": phone,
        "contacts": each_once(contacts),
        "hours_note": words_of(
            _words(in_words, found), "hours_note", node.findings, most=300
        ),
        "schedule": _closed_for_now(node, schedule, status, today),
        "sites": _own_only(sites, (*contacts, ContactContent(phone=phone)), schedule),
    }


def _status(node: Node) -> str:
    status = node.text("status").lower()
    if status not in STATUSES:
        node.at("status").warning("status", status, _("no such state; read as active"))
    return status


def _id(node: Node) -> str:
    identifier = node.text("id")
    if not identifier or len(identifier) > LONGEST_ID:
        node.at("id").error("id", identifier, _("a service must have an id"))
    return identifier


def _words(in_words: str, places: list[Found]) -> str:
    """Return hours that could not be held, of the service and of its places.

    A place is named where there are several.
    """
    found = [in_words]
    for place in places:
        name = place.site.name if place.site and len(places) > 1 else ""
        if place.words and place.words != in_words:
            found.append(f"{name}: {place.words}" if name else place.words)
    return "; ".join(filter(None, found))


def _own_only(sites, contacts, schedule: Schedule) -> tuple[SiteRecord, ...]:
    """Leave to a site what is not said of the whole service already."""
    found = []
    for site in sites:
        own = tuple(contact for contact in site.contacts if contact not in contacts)
        hours = Schedule() if site.schedule == schedule else site.schedule
        found.append(replace(site, contacts=own, schedule=hours))
    return tuple(found)


def _closed_for_now(
    node: Node, schedule: Schedule, status: str, today: date
) -> Schedule:
    """Add the closure that a status tells of; notices of other states are told.

    It began when the document says it was changed or assured, else today.
    """
    since = node.day("last_modified") or node.day("assured_date") or today
    if schedule.closures:
        node.pass_over("alert")
    elif status == CLOSED_FOR_NOW:
        notice = node.text("alert") or str(_("Temporarily closed."))
        closure = ClosureContent(since, None, notice[:300])
        return replace(schedule, closures=(closure,))
    return schedule


def _ages(node: Node) -> dict[str, int | None]:
    low, high = node.whole("minimum_age"), node.whole("maximum_age")
    if low is not None and high is not None and low > high:
        node.at("maximum_age").warning(
            "maximum_age", high, _("the ages are the wrong way round; left out")
        )
        low = high = None
    return {"minimum_age": low, "maximum_age": high}


def _documents(node: Node) -> str:
    lines = []
    for item in node.children("required_documents"):
        item.pass_over("id")
        lines.append(", ".join(filter(None, (item.text("document"), item.text("uri")))))
        item.tell_left()
    text = "\n".join(filter(None, lines))
    return words_of(text, "documents", node.at("required_documents"), most=1000)


def _fees(node: Node, said: Said, today: date) -> dict[str, str]:
    """Return what it costs: the text, and in words the prices that still hold."""
    text = words(node, "fees_description", most=LONGEST_FEES)
    if not text:
        text = words(node, "fees", most=LONGEST_FEES)
    options = node.children("cost_options")
    prices = [option.number("amount") for option in options]
    kind = said.one(FEES)
    if not kind and prices and not any(price != 0 for price in prices):
        kind = FeeKind.FREE
    for option, price in zip(options, prices, strict=True):
        if price == 0 and kind == FeeKind.FREE:
            continue
        line = _price(option, price, today)
        longer = "; ".join(filter(None, (text, line)))
        if len(longer) <= LONGEST_FEES:
            text = longer
        else:
            option.findings.note("fees", line, NOT_KEPT)
    return {"fees": text, "fee_kind": str(kind)}


def _price(option: Node, price: float | None, today: date) -> str:
    until = option.day("valid_to")
    option.pass_over("id", "valid_from")
    words = (
        option.text("option"),
        "" if price is None else f"{price:g} {option.text('currency').upper()}",
        option.text("amount_description"),
    )
    line = " ".join(filter(None, words))
    option.tell_left()
    if until and until < today:
        option.findings.note(
            "fees", line, _("this price held until %(day)s") % {"day": until}
        )
        return ""
    return line


def _with_attributes(record: ResourceRecord, said: Said, node: Node) -> ResourceRecord:
    facts = {name: said.facts.pop(name, "") for name in ("capacity", "occupancy")}
    day = said.facts.pop("capacity_date", "")
    known = codes_only(Delivery)
    deliveries = [code for code in said.all(DELIVERIES) if code in known]
    source = said.facts.pop("source", "")
    on_holidays = said.facts.pop("open_on_holidays", "") == "true"
    for name, value in said.facts.items():
        if name not in WORKED_OUT:
            node.findings.note("attributes", f"{name} {value}".strip(), NOT_KEPT)
    schedule = record.schedule
    if on_holidays:
        schedule = replace(schedule, open_on_holidays=True)
    figures = Node({**facts, "capacity_date": day}, node.where, node.findings)
    return replace(
        record,
        kind=said.one(KINDS) or kind_of("", "", record.name, node.findings),
        cus_domain=said.one(DOMAINS),
        categories=said.all(PROBLEMS),
        target_groups=said.all(GROUPS),
        deliveries=tuple(deliveries) or _deliveries(record),
        capacity=figures.whole("capacity"),
        occupancy=figures.whole("occupancy"),
        capacity_date=figures.day("capacity_date"),
        source=source[:300],
        schedule=schedule,
    )


def _deliveries(record: ResourceRecord) -> tuple[str, ...]:
    if record.sites:
        return (Delivery.SITE.value,)
    return (Delivery.PHONE.value,) if record.phone else ()
