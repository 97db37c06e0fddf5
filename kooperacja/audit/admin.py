"""The base of every admin page: it hands what was typed to the services."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kooperacja.base.errors import DomainError

from .log import entries_of


class Rehearsed(Exception):
    """Undoes a rehearsal that went well."""


class NoteActionForm(ActionForm):
    """Choosing what to do with the ticked rows, and why."""

    note = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=1000
    )


class ServiceForm(forms.ModelForm):
    """A form that asks the service itself whether it would save.

    The service runs once in a transaction that is always undone, so that what it
    refuses stands at the field like any other error, and no rule is written twice.
    The admin page gives the form class its ``actor``.
    """

    actor = None
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", getattr(self.instance, "version", None))

    def call_service(self) -> models.Model:
        """Hand ``cleaned_data`` to the service as ``actor``; return the saved row."""
        raise NotImplementedError

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            with transaction.atomic():
                self.call_service()
                raise Rehearsed
        except Rehearsed:
            return
        except DomainError as error:
            self.add_error(error.field if error.field in self.fields else None, error)

    def add_error(self, field, error):
        if isinstance(error, DomainError):
            error = forms.ValidationError(str(error), code=error.code)
        super().add_error(field, error)


class ListOnly:
    """A list of the panel in which nothing is added or changed; for a ModelAdmin.

    ``kept_routes`` are the ends of the names of the addresses there are.
    """

    kept_routes: tuple[str, ...] = ("_changelist",)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        """The addresses that are kept."""
        return [
            route
            for route in super().get_urls()
            if route.name and route.name.endswith(self.kept_routes)
        ]


class LeadsToPage(ListOnly):
    """A list of the panel whose rows lead to a page of their own.

    History stands there too. ``page`` names the page; it takes the row's ``ref``.
    """

    kept_routes = ("_changelist", "_change")
    page = ""

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Lead to the page."""
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return redirect(self.page, row.ref)


class AuditedAdmin(admin.ModelAdmin):
    """Admin of a model that only services write; nothing is ever deleted here.

    A subclass names a ``form`` that is a `ServiceForm`, or overrides
    ``save_through_service``.
    """

    action_form = NoteActionForm
    actions_selection_counter = True
    show_full_result_count = False
    object_history_template = "audit/history.html"

    def save_through_service(self, request, form, formsets) -> models.Model:
        """Save what was typed; return the stored row."""
        return form.call_service()

    def get_form(self, request, obj=None, change=False, **kwargs):
        shown = kwargs.pop("fields", None)
        if shown is None:
            shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        # The form declares "version" itself: the column cannot be edited.
        kwargs["fields"] = [name for name in shown if name != "version"]
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})

    def save_model(self, request, obj, form, change):
        """Nothing yet: the service needs the rows below the form as well."""

    def save_related(self, request, form, formsets, change):
        saved = self.save_through_service(request, form, formsets)
        form.instance.pk = saved.pk
        form.instance.refresh_from_db()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as error:
            # Refused between the rehearsal and the saving: somebody was faster.
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def construct_change_message(self, request, form, formsets, add=False):
        return []

    def log_addition(self, request, obj, message):
        """The service has written it into our own log."""

    log_change = log_addition

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def history_view(self, request, object_id, extra_context=None):
        """Show what our own log says of this row."""
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        entries = [
            {"when": entry.at, "text": entry.sentence, "note": entry.note}
            for entry in entries_of(obj)[:200]
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(thing)s") % {"thing": obj},
            "entries": entries,
            "object": obj,
            "opts": self.opts,
        }
        return TemplateResponse(request, self.object_history_template, context)

    def act_on_each(self, request, queryset, act: Callable[[models.Model], object]):
        """Call a service for each ticked row; say how many went well, and what not."""
        done = 0
        for row in queryset.order_by("pk"):
            try:
                act(row)
            except DomainError as error:
                words = _("%(thing)s: %(reason)s") % {"thing": row, "reason": error}
                self.message_user(request, words, messages.ERROR)
            else:
                done += 1
        if done:
            words = ngettext("%(count)s row done.", "%(count)s rows done.", done)
            self.message_user(request, words % {"count": done}, messages.SUCCESS)
