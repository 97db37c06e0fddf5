"""Resources that may be the same as the one that is being entered."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse

from ...forms.site import SiteForm
from ...models import Provider
from ...services import ResourceContent, SiteContent
from ...services.duplicates import similar_resources

#: What of a new form can already be compared, and how many letters of it.
COMPARED = {"name": 200, "phone": 100, "email": 254, "website": 200}


@dataclass(frozen=True)
class Similar:
    """A resource that may be the same, and why."""

    ref: str
    name: str
    provider: str
    reasons: str
    url: str


def similar_to(page) -> list[Similar]:
    """Return what may be the same as a new resource, as far as it is typed.

    A stored one is compared by the coordinator, in the panel.
    """
    if page.resource is not None or page.data is None:
        return []
    said = {name: _typed(page.main, name, limit) for name, limit in COMPARED.items()}
    if not said["name"]:
        return []
    content = ResourceContent(kind="", provider=_provider(page), **said)
    sites = [_site(form) for form in page.sites.forms if not form.is_empty]
    return [
        Similar(
            ref=row.ref,
            name=row.name,
            provider=str(row.provider or ""),
            reasons=", ".join(str(reason.label) for reason in why),
            url=reverse("resources_desk:detail", args=[row.ref]),
        )
        for row, why in similar_resources(page.user, content, sites)
        # A double click: the first one has become a resource already.
        if row.ref != page.data.get("form_key")
    ]


def _typed(form, name: str, limit: int) -> str:
    return str(form[name].value() or "").replace("\x00", "").strip()[:limit]


def _provider(page) -> Provider | None:
    chosen = page.main["partner"].value() if "partner" in page.main.fields else ""
    return Provider.objects.filter(partner__slug=chosen).first() if chosen else None


def _site(form: SiteForm) -> SiteContent:
    try:
        place = form.fields["coordinates"].clean(form["coordinates"].value())
    except ValidationError:
        place = None
    return SiteContent(
        address=_typed(form, "address", 200),
        place=place,
        is_confidential=bool(form["is_confidential"].value()),
    )
