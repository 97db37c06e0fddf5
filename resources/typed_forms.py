"""The form of a resource, for the room that keeps what is typed and not saved."""

from kooperacja.unsaved.kinds import FormKind

from .forms.typed import typed_fields
from .models import Resource


class ResourceForms(FormKind):
    """A form of one page."""

    model = Resource

    def typed_of(self, data):
        return typed_fields(data)


KIND = ResourceForms()
