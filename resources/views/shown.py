"""Pages about one resource of the shelf, and what stands where one has been."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ..public import PublicResource, PublicTombstone


class SeeOther(HttpResponseRedirect):
    """Go and read another page: after a form, so that reloading sends nothing."""

    status_code = 303


class MovedResource(HttpResponseRedirect):
    """It is at another address for good."""

    status_code = 301


class ShownResourceMixin:
    """Give a view its ``resource``, named by ``public_id`` in the address.

    One that was merged leads to the one that stayed, one that was taken down says so
    (410), and of what was never public nothing is known (404).
    """

    def dispatch(self, request, *args, public_id, **kwargs):
        self.resource = PublicResource.objects.filter(public_id=public_id).first()
        if self.resource is None:
            return self.absent(public_id)
        return super().dispatch(request, *args, public_id=public_id, **kwargs)

    def absent(self, public_id: str):
        """Answer for a resource that is not on the shelf."""
        tombstone = PublicTombstone.objects.filter(public_id=public_id).first()
        if tombstone is None:
            raise Http404
        if tombstone.moved_to:
            return MovedResource(reverse("resources:detail", args=[tombstone.moved_to]))
        return render(self.request, "410.html", status=410)
