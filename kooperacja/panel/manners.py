"""What every admin page of the panel does, whichever room wrote it."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminDateWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

#: What Django's own filters put behind the name of a field.
FILTER_ENDINGS = ("", "__exact", "__id__exact", "__isnull")


PLAIN_NUMBER = re.compile(r"[0-9]{1,18}")


class PanelManners:
    """Mixed into every ModelAdmin at its registration.

    Nothing can be deleted, only declared filters may be asked for (security I13), no
    script is needed and no page opens another one in a window.
    """

    view_on_site = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 50

    @property
    def media(self):
        """No scripts of Django's admin: its pages work as plain forms."""
        return forms.Media()

    def get_urls(self):
        """Leave out deleting and the address of 2015."""
        return [
            route
            for route in super().get_urls()
            if route.name and not route.name.endswith("_delete")
        ]

    def lookup_allowed(self, lookup, value, request):
        """Allow exactly the filters the list shows, none of Django's own guesses."""
        return lookup in self._declared_lookups(request)

    def response_action(self, request, queryset):
        """Refuse ticked rows that no browser sends: their numbers are not numbers."""
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(PLAIN_NUMBER.fullmatch(number) for number in ticked):
            raise BadRequest(_("One of the ticked rows cannot be read."))
        return super().response_action(request, queryset)

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes: what is over is closed, and stays readable."""
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain widgets: no "add another" window, the browser's own calendar."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            field.widget = widget.widget
        elif isinstance(widget, AdminDateWidget):
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return field

    def _declared_lookups(self, request) -> set[str]:
        declared = set()
        for item in self.get_list_filter(request):
            name = item[0] if isinstance(item, list | tuple) else item
            parameter = getattr(name, "parameter_name", None)
            endings = ("",) if parameter else FILTER_ENDINGS
            declared.update(f"{parameter or name}{ending}" for ending in endings)
        return declared


def with_manners(admin_class: type) -> type:
    """Return the admin class of a room as the panel serves it."""
    return type(admin_class.__name__, (PanelManners, admin_class), {})
