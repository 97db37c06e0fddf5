"""Merging two problems: choose the other one, see both, decide."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.base.merging import MOST_OFFERED, MergeTwoView
from kooperacja.base.search import having_words

from ... import services
from ...forms.life import MergeForm
from ...models import Problem
from ...workflow import SEEN_BY_COORDINATOR


class MergeView(MergeTwoView):
    """Two problems."""

    permission_required = "problems.review"
    template_name = "problems/review_merge.html"
    route = "review:merge"
    heading = _("Merge two problems")
    said = _("The problems are one now. The old address leads here.")
    merge = staticmethod(services.merge_problems)
    same = services.SameProblem

    def mergeable(self):
        """Problems that can be merged: open or closed, with something submitted."""
        return (
            Problem.objects.visible_to(self.request.user)
            .filter(diagnoses__status__in=SEEN_BY_COORDINATOR)
            .exclude(state=Problem.State.MERGED)
            .select_related(
                "category__parent", "area__parent__parent", "public_area", "opened_by"
            )
            .distinct()
        )

    def form(self, keep: Problem, drop: Problem, data=None) -> MergeForm:
        """Ask for the reason, and which stays where two diagnoses would meet."""
        return MergeForm(data, collisions=services.collisions_between(keep, drop))

    def decided(self, form: MergeForm) -> dict:
        """Return the reason and the diagnoses that stay."""
        return form.arguments

    def outlook(self, keep: Problem, drop: Problem) -> dict:
        """Return what residents would learn of them together."""
        return {"preview": services.preview_merger(keep, drop, timezone.localdate())}

    def side(self, problem: Problem) -> dict:
        """What one column shows."""
        return {
            "row": problem,
            "preview": services.preview(problem, timezone.localdate()),
            "diagnoses": problem.diagnoses.visible_to(self.request.user)
            .filter(status__in=SEEN_BY_COORDINATOR)
            .select_related("partner")
            .order_by("-period", "pk"),
        }

    def offered(self, keep: Problem, question: str) -> list[dict]:
        """Return problems that may be the same one, or those a question finds."""
        rows = self.mergeable().exclude(pk=keep.pk)
        if question:
            rows = having_words(rows, question, "title", "summary")
        else:
            rows = rows.in_family_of(keep)
        return [{"row": row} for row in rows.order_by("title", "pk")[:MOST_OFFERED]]

    def done_url(self, keep: Problem) -> str:
        """Lead to the one that stays."""
        return reverse("review:problem", args=[keep.ref])
