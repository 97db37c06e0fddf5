"""Merging two problems: choose the other one, see both, decide."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal
from kooperacja.base.search import MAX_QUESTION, having_words

from ... import services
from ...forms.life import MergeForm
from ...models import Problem
from ...workflow import SEEN_BY_COORDINATOR
from .problem import ProblemPage

#: How many problems are offered to choose from.
MOST_OFFERED = 15


class MergeView(ProblemPage):
    """The problem of the address stays; ``other`` is the one that goes into it."""

    template_name = "problems/review_merge.html"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, ref):
        """Offer problems to choose from, or show the chosen one beside this one."""
        keep, key = self.get_object(), request.GET.get("other", "")
        if key:
            return self.both(keep, self.other(key))
        question = request.GET.get("q", "").strip()
        if len(question) > MAX_QUESTION:
            raise BadRequest(_("This question cannot be read."))
        context = {
            "problem": keep,
            "question": question,
            "offered": self.offered(keep, question),
        }
        return self.render_to_response(context)

    def post(self, request, ref):
        """Merge them, or give the form back with what is missing."""
        keep, drop = self.get_object(), self.other(request.POST.get("other", ""))
        collisions = services.collisions_between(keep, drop)
        form = MergeForm(request.POST, collisions=collisions)
        if not form.is_valid():
            return self.both(keep, drop, form=form, status=400)
        try:
            services.merge_problems(
                actor=request.user, keep=keep, drop=drop, **form.arguments
            )
        except services.CollisionsUndecided as refusal:
            # Somebody has submitted one more meanwhile: ask about it too.
            form = MergeForm(request.POST, collisions=refusal.collisions)
            form.add_error(None, str(refusal))
            return self.both(keep, drop, form=form, status=refusal.status_code)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.both(keep, drop, form=form, status=refusal.status_code)
        return self.done(
            keep, _("The problems are one now. The old address leads here.")
        )

    def both(self, keep: Problem, drop: Problem, *, form=None, status=200):
        """Show both side by side, with what residents would learn of them together."""
        if keep == drop:
            raise BadRequest(str(services.SameProblem.message))
        if form is None:
            form = MergeForm(collisions=services.collisions_between(keep, drop))
        today = timezone.localdate()
        context = {
            "problem": keep,
            "sides": [self.side(keep), self.side(drop)],
            "other": drop,
            "preview": services.preview_merger(keep, drop, today),
            "form": form,
        }
        return self.render_to_response(context, status=status)

    def side(self, problem: Problem) -> dict:
        """What one column shows."""
        return {
            "problem": problem,
            "preview": services.preview(problem, timezone.localdate()),
            "diagnoses": problem.diagnoses.visible_to(self.request.user)
            .filter(status__in=SEEN_BY_COORDINATOR)
            .select_related("partner")
            .order_by("-period", "pk"),
        }

    def readable(self):
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

    def other(self, key: str) -> Problem:
        """Return the problem that goes; 404 where it may not be read."""
        found = self.readable().filter(ref=key).first()
        if found is None:
            raise Http404
        return found

    def offered(self, keep: Problem, question: str) -> list[Problem]:
        """Return problems that may be the same one, or those a question finds."""
        rows = self.readable().exclude(pk=keep.pk)
        if question:
            rows = having_words(rows, question, "title", "summary")
        else:
            rows = rows.in_family_of(keep)
        return list(rows.order_by("title", "pk")[:MOST_OFFERED])
