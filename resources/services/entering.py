"""What one form says at once: a resource, who gives it, and the provider's numbers."""

import re
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.models import REF_PATTERN
from partners.models import Partner

from ..models import Provider, Resource
from .content import ResourceContent, SiteContent
from .provider_profile import change_provider_numbers
from .providers import provider_named, provider_of
from .writing import add_resource, update_resource

IS_REF = re.compile(REF_PATTERN)


class FormAlreadySent(DomainError):
    """The same form has become a resource already: a double click."""

    message = _("This form has been saved already.")
    code = "form_already_sent"

    def __init__(self, resource: Resource):
        super().__init__(ref=resource.ref)
        self.resource = resource


@dataclass(frozen=True)
class ProviderContent:
    """Who gives it: a partner, or a name; the stored provider where neither is given.

    ``numbers`` are those of the registers by their column; None leaves them alone.
    """

    partner: Partner | None = None
    name: str = ""
    numbers: dict[str, str] | None = None


@transaction.atomic
def enter_resource(
    *,
    actor: User,
    content: ResourceContent,
    sites: list[SiteContent],
    provider: ProviderContent,
    resource: Resource | None = None,
    version: int | None = None,
    form_key: str = "",
) -> Resource:
    """Save a filled-in form; all of it or nothing.

    ``form_key`` becomes the ref of a new resource, so that the same form sent twice
    makes one; a key that no page of ours has given is left aside.

    :raises FormAlreadySent: with what the form has become.
    :raises NotPermitted, StaleVersion, InvalidInput: as the services it calls.
    """
    ref = _free_ref(actor, form_key) if resource is None else ""
    content = replace(content, provider=_provider(actor, content.provider, provider))
    if resource is None:
        saved = add_resource(actor=actor, content=content, sites=sites, ref=ref)
    else:
        saved = update_resource(
            actor=actor,
            resource=resource,
            version=version,
            content=content,
            sites=sites,
        )
    if provider.numbers is not None and saved.provider is not None:
        change_provider_numbers(
            actor=actor, provider=saved.provider, **provider.numbers
        )
    return saved


def _free_ref(actor: User, form_key: str) -> str:
    """Return the ref a form has named, "" where it cannot be had.

    :raises FormAlreadySent: the same person has sent it before.
    """
    if not IS_REF.fullmatch(form_key):
        return ""
    # One person's forms arrive one after the other.
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    taken = Resource.objects.filter(ref=form_key).first()
    if taken is None:
        return form_key
    if taken.created_by_id == actor.pk:
        raise FormAlreadySent(taken)
    return ""


def _provider(
    actor: User, stored: Provider | None, said: ProviderContent
) -> Provider | None:
    if said.partner is not None:
        provider = provider_of(said.partner)
        if not actor.has_perm("resources.add_resource", Resource(provider=provider)):
            raise NotPermitted
        return provider
    if not said.name or (stored is not None and stored.name == said.name):
        return stored
    partner = Partner.objects.active().filter(name__iexact=said.name).first()
    return provider_of(partner) if partner else provider_named(said.name)
