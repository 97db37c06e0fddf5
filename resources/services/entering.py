"""What one form says at once: a resource, who gives it, and the provider's numbers."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError, NotPermitted
from partners.models import Partner

from ..models import Provider, Resource
from .content import ResourceContent, SiteContent
from .provider_profile import change_provider_numbers
from .providers import provider_named, provider_of
from .writing import add_resource, update_resource


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
    makes one.

    :raises FormAlreadySent: with what the form has become.
    :raises NotPermitted, StaleVersion, InvalidInput: as the services it calls.
    """
    if resource is None and form_key:
        # One person's forms arrive one after the other.
        User.objects.select_for_update().get(pk=actor.pk)
        made = Resource.objects.filter(ref=form_key, created_by=actor).first()
        if made is not None:
            raise FormAlreadySent(made)
    content = replace(content, provider=_provider(actor, content.provider, provider))
    if resource is None:
        saved = add_resource(actor=actor, content=content, sites=sites, ref=form_key)
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
