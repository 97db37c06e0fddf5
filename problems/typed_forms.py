"""The form of a diagnosis, for the room that keeps what is typed and not saved."""

from urllib.parse import urlencode

from django.urls import reverse

from kooperacja.unsaved.kinds import FormKind, Saved, register
from kooperacja.unsaved.page import ASKED
from kooperacja.unsaved.services import WhichForm

from .forms.steps import LABELS
from .forms.typed import typed_fields
from .models import Diagnosis


class DiagnosisForms(FormKind):
    """A form of four steps; the first of a new one makes the draft."""

    model = Diagnosis
    steps = {str(number): label for number, label in LABELS.items()}

    def find(self, person, ref):
        rows = Diagnosis.objects.visible_to(person)
        return rows.select_related("partner", "last_editor").filter(ref=ref).first()

    def may_write(self, person, record):
        if record is None:
            return person.has_perm("problems.add_diagnosis")
        # Handed over meanwhile or not: what the own institution types is kept.
        return person.has_perm("problems.submit_diagnosis", record)

    def made_by(self, person):
        made = Diagnosis.objects.filter(author=person, form_key__isnull=False)
        return made.values("form_key")

    def made_from(self, person, form_key):
        return Diagnosis.objects.made_from(person, form_key)

    def typed_of(self, data):
        return typed_fields(data)

    def last_saved(self, record):
        return Saved(str(record.last_editor), record.updated_at)

    def title_of(self, fields):
        return fields.get("title", [""])[0]

    def url(self, record, step=""):
        return f"{reverse('diagnoses:edit', args=[record.ref])}?krok={step}"

    def new_url(self, form_key=""):
        asked = {ASKED: form_key} if form_key else {"nowa": "1"}
        return f"{reverse('diagnoses:new')}?{urlencode(asked)}"


KIND = DiagnosisForms()
register(KIND)


def form_of(diagnosis: Diagnosis, step: int) -> WhichForm:
    """Return the form of a step of a stored diagnosis."""
    return WhichForm(KIND.name, record=diagnosis, step=str(step))


def new_form(form_key: str) -> WhichForm:
    """Return the first step of a diagnosis that is not stored yet."""
    return WhichForm(KIND.name, step="1", form_key=form_key)
