"""The form of a resource, for the room that keeps what is typed and not saved.

What leads to a confidential place is never kept: it would lie beside the one table that
may hold it (decision 0017).
"""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacja.unsaved.kinds import FormKind, Saved, register
from kooperacja.unsaved.page import ASKED
from kooperacja.unsaved.services import WhichForm

from .forms.typed import typed_fields, without_secrets
from .models import Resource
from .services.confidential import KeptSecret


class ResourceForms(FormKind):
    """A form of one page, with as many places as there may be."""

    model = Resource
    most_values = 8_000
    most_bytes = 250_000

    def find(self, person, ref):
        rows = Resource.objects.visible_to(person).select_related("provider__partner")
        return rows.filter(ref=ref).first()

    def may_write(self, person, record):
        if record is None:
            return person.has_perm("resources.add_resource")
        return person.has_perm("resources.write_resource", record)

    def made_by(self, person):
        # The key of a new form becomes the ref of what it makes.
        return Resource.objects.filter(created_by=person).values("ref")

    def made_from(self, person, form_key):
        return Resource.objects.filter(created_by=person, ref=form_key).first()

    def typed_of(self, data):
        return typed_fields(data)

    def kept_of(self, data, record):
        secret = KeptSecret.of(record)
        typed = without_secrets(typed_fields(data), secret.sites)
        return {
            name: texts
            for name, texts in typed.items()
            # What stands empty comes back empty.
            if any(texts) and not any(secret.is_said_in(text) for text in texts)
        }

    def last_saved(self, record):
        return Saved(_("Somebody else"), record.updated_at)

    def title_of(self, fields):
        return fields.get("name", [""])[0]

    def url(self, record, step=""):
        return reverse("resources_desk:edit", args=[record.ref])

    def new_url(self, form_key=""):
        asked = {ASKED: form_key} if form_key else {"nowy": "1"}
        return f"{reverse('resources_desk:new')}?{urlencode(asked)}"


KIND = ResourceForms()
register(KIND)


def form_of(resource: Resource | None, form_key: str = "") -> WhichForm:
    """Return the form of a resource, or the new one that ``form_key`` names."""
    return WhichForm(KIND.name, record=resource, form_key=form_key)
