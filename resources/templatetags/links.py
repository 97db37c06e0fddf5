"""What answers what, on desk pages of every room."""

from django import template
from django.urls import reverse

from ..models import ResourceLink
from ..views.links import with_acts

register = template.Library()


@register.inclusion_tag("meeting/partials/links_of.html", takes_context=True)
def links_of_problem(context, problem) -> dict:
    """Show what is said to answer a problem, as far as the reader may know."""
    return _links(context, f"problem={problem.ref}", problem=problem)


@register.inclusion_tag("meeting/partials/links_of.html", takes_context=True)
def links_of_resource(context, resource) -> dict:
    """Show which problems a resource is said to answer."""
    return _links(context, f"resource={resource.ref}", resource=resource)


def _links(context, query: str, **which) -> dict:
    user = context["request"].user
    rows = ResourceLink.objects.visible_to(user).filter(**which).with_sides()
    return {
        "links": with_acts(rows.order_by("kind", "-created_at", "pk"), user),
        "of_problem": "problem" in which,
        "add_url": f"{reverse('links:new')}?{query}"
        if user.has_perm("resources.add_link")
        else "",
        "csrf_token": context.get("csrf_token"),
    }
