"""Filling in the form of a resource, as a browser would send it."""

from django.urls import reverse

from kooperacja.base.models import new_ref

LIST, NEW = "/biurko/zasoby/", "/biurko/zasoby/nowy/"


def url(name: str, *args) -> str:
    """Return a page of the desk."""
    return reverse(f"resources_desk:{name}", args=args)


def empty_rows(**counts) -> dict[str, str]:
    """Return the bookkeeping of rows, one empty row of each kind."""
    names = ("exceptions", "closures", "contacts", "sites")
    return {f"{name}-TOTAL_FORMS": str(counts.get(name, 1)) for name in names}


def filled(**changes) -> dict:
    """Return the few fields that are enough to be submitted; a telephone."""
    return {
        **empty_rows(),
        "form_key": new_ref(),
        "partner": "fundacja-most",
        "name": "Telefon dla rodziców",
        "kind": "helpline",
        "description": "Rozmowa z pedagogiem.",
        "categories": ["bezrobocie"],
        "target_groups": ["mlodziez"],
        "deliveries": ["phone"],
        "phone": "33 812 34 56",
        "fee_kind": "free",
        "serves_whole_city": "on",
        "act": "save",
    } | changes


def site(number: int = 0, **values) -> dict:
    """Return the fields of one place."""
    return {f"sites-{number}-{name}": value for name, value in values.items()}


def sent(resource, client, **changes) -> dict:
    """Return what the stored form holds when it is opened, with some changes."""
    page = client.get(url("edit", resource.ref)).context["page"]
    data = empty_rows()
    forms = [page.main, page.week, page.numbers]
    for name in ("exceptions", "closures", "contacts"):
        rows = getattr(page, name).forms
        data[f"{name}-TOTAL_FORMS"] = str(len(rows))
        forms += rows
    data["sites-TOTAL_FORMS"] = str(page.sites.total)
    forms += [part for form in page.sites.forms for part in (form, form.week)]
    for form in forms:
        for field in form:
            value = field.value()
            if value is None or value is False or value == "":
                continue
            typed = field.field.widget.format_value(value)
            if value is True:
                typed = "on"
            elif isinstance(value, list):
                typed = [str(item) for item in value]
            data[field.html_name] = typed
    return data | {"act": "save"} | changes
