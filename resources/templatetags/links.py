"""What answers what, on desk pages of every room."""

from django import template
from django.urls import reverse

from ..link_choosing import Choosing
from ..models import ResourceLink
from ..views.links import with_acts

register = template.Library()


@register.inclusion_tag("meeting/partials/links_of.html", takes_context=True)
def links_of_problem(context, problem) -> dict:
    """Show what is said to answer a problem, as far as the reader may know."""
    offered = Choosing(context["request"].user).problems.filter(pk=problem.pk)
    return _links(context, offered, problem=problem)


@register.inclusion_tag("meeting/partials/links_of.html", takes_context=True)
def links_of_resource(context, resource) -> dict:
    """Show which problems a resource is said to answer."""
    offered = Choosing(context["request"].user).resources.filter(pk=resource.pk)
    return _links(context, offered, resource=resource)


def _links(context, offered, **which) -> dict:
    """Return what the template draws; ``offered`` has the row if it may be linked."""
    ((side, row),) = which.items()
    user = context["request"].user
    rows = ResourceLink.objects.visible_to(user).filter(**which).with_sides()
    may_add = user.has_perm("resources.add_link") and offered.exists()
    return {
        "links": with_acts(rows.order_by("kind", "-created_at", "pk"), user),
        "of_problem": side == "problem",
        "add_url": f"{reverse('links:new')}?{side}={row.ref}" if may_add else "",
        "csrf_token": context.get("csrf_token"),
    }
