"""Opening the form of a resource in which something was typed and not saved."""

from django.shortcuts import redirect

from kooperacja.base.errors import DomainError
from kooperacja.base.models import new_ref
from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.page import autosave_of, begun_form
from kooperacja.unsaved.sent import as_sent, sent_from
from kooperacja.unsaved.services import keep_typed, typed_by

from ...models import Resource
from ...services.stored import content_of, sites_of
from ...typed_forms import KIND, form_of
from .comparing import differences, says_the_same
from .page import ResourcePage


def new_page(request) -> ResourcePage:
    """Return an empty form, or one that was begun and not saved."""
    kept = begun_form(request, form_of(None))
    if kept is None:
        return ResourcePage(request.user, initial={"form_key": new_ref()})
    page = typed_page(kept, None)
    page.autosave = autosave_of(request, page.which)
    page.autosave.restore(kept)
    return page


def opened_page(request, resource: Resource) -> ResourcePage:
    """Return the form with what was typed last, or with what is stored.

    When somebody has saved the resource since, their version stands beside.
    """
    stored = page = ResourcePage(request.user, resource)
    kept, differing = typed_by(request.user, page.which), []
    if kept is not None:
        typed = typed_page(kept, resource)
        differing = differences(typed, stored)
        page = typed if differing else stored
    page.autosave = autosave_of(request, page.which)
    if kept is not None:
        page.autosave.seen = kept.version
    if differing:
        page.autosave.restored = kept
        if kept.base_version != resource.version:
            put_beside(page, stored)
    return page


def typed_page(kept: UnsavedForm, resource: Resource | None) -> ResourcePage:
    """Return the form with kept fields, without judging them yet."""
    data = as_sent(kept.fields)
    if resource is None:
        data["form_key"] = kept.form_key
    return ResourcePage(kept.person, resource, data).without_judging()


def put_beside(page: ResourcePage, stored: ResourcePage) -> None:
    """Keep the typed in the fields, say what is stored; the next save decides."""
    page.others = differences(page, stored)
    page.is_stale = True
    page.data["version"] = str(stored.resource.version)


def with_both_versions(request, page: ResourcePage) -> ResourcePage:
    """Return the page that was sent with the version beside that it met.

    That is what somebody has saved since, else what the same person has typed in
    another window. From here on this window has seen it and may write over it.
    """
    page.without_judging()
    page.autosave = autosave_of(request, page.which)
    kept = typed_by(request.user, page.which)
    if kept is None:
        page.autosave.seen = 0
    else:
        page.others = differences(page, typed_page(kept, page.resource))
        page.autosave.put_beside(kept)
    resource = page.resource
    if resource and page.main["version"].value() != str(resource.version):
        page.autosave.other_window = None
        put_beside(page, ResourcePage(request.user, resource))
    return page


def carried_over(request, page: ResourcePage, made: Resource):
    """Answer a new form that has become a resource already; None: show the page.

    The same form twice is a double click. A different text, typed in another window,
    waits in the form of that resource, beside what was saved.
    """
    sites = sites_of(made)
    if says_the_same(page, content_of(made), len(sites)):
        return redirect("resources_desk:detail", made.ref)
    data = request.POST.copy()
    for number, site in enumerate(sites):
        # The places of the two are the same ones, as far as their order tells.
        data[f"sites-{number}-ref"] = site.ref
    try:
        keep_typed(
            actor=request.user,
            form=form_of(made),
            fields=KIND.kept_of(data, made),
            window=sent_from(request)["window"] or "sent",
            turn=0,
        )
    except DomainError as refusal:
        page.refuse(refusal)
        return None
    return redirect(KIND.url(made))
