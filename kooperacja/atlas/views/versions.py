"""What the agreed words of a problem said before: published versions only."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from kooperacja.base.views import PublicPageMixin
from kooperacja.base.word_differences import Difference, compare_texts
from problems.public import PublicProblem, PublicProblemVersion
from problems.views.public import spoken_date

#: The agreed words, as the page of a problem calls them.
PARTS = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("What the institutions agree on"),
    "conclusions": gettext_lazy("Conclusions"),
    "recommendations": gettext_lazy("What should be done"),
}


class ProblemVersionsView(PublicPageMixin, DetailView):
    """Every published version of the agreed words, with what changed in it."""

    slug_field = slug_url_kwarg = "public_id"
    context_object_name = "problem"
    template_name = "problems/problem_versions.html"

    def get_queryset(self):
        if self.request.GET:
            raise BadRequest(_("There is no such filter."))
        return PublicProblem.objects.defer("place", "label_point")

    def get_context_data(self, **kwargs):
        versions = list(
            PublicProblemVersion.objects.filter(
                problem_public_id=self.object.public_id
            ).order_by("-number")
        )
        if not versions:
            raise Http404
        return super().get_context_data(versions=told(versions), **kwargs)


def told(versions: list[PublicProblemVersion]) -> list[dict]:
    """Return versions, the newest first, each with what it changed in the one before.

    The oldest has no ``differences``: None.
    """
    older = [*versions[1:], None]
    return [
        {
            "number": version.number,
            "when": spoken_date(version.published_date, version.date_precision),
            "version": version,
            "differences": before and differences_between(before, version),
        }
        for version, before in zip(versions, older, strict=True)
    ]


def differences_between(
    before: PublicProblemVersion, after: PublicProblemVersion
) -> list[Difference]:
    """Return the agreed words that two versions say differently."""
    found = []
    for name, label in PARTS.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            marked = compare_texts(was, now)
            found.append(Difference(name, str(label), was, now, marked))
    return found
