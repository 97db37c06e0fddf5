"""Putting what waits on the public map, in one act."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import refusal_page
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.base.workflow import TransitionNotAllowed

from ... import services
from ...models import Diagnosis


class ReleaseView(PermissionRequiredMixin, TemplateView):
    """All accepted diagnoses, grouped by problem, and the button to release them."""

    permission_required = "problems.review"
    template_name = "problems/review_release.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_context_data(self, *, chosen: set[str] | None = None, **kwargs):
        waiting = (
            Diagnosis.objects.visible_to(self.request.user)
            .awaiting_release()
            .for_review()
            .order_by("problem__title", "problem_id", "pk")
        )
        groups = [
            _group(problem, list(rows), chosen)
            for problem, rows in groupby(waiting, key=lambda row: row.problem)
        ]
        return super().get_context_data(
            groups=groups,
            can_release=any(group["is_ready"] for group in groups),
            gives_away_time=any(
                group["is_ready"] and group["problem"].sensitivity for group in groups
            ),
            **kwargs,
        )

    def post(self, request):
        """Release the ticked ones: all of them or none."""
        refs = set(request.POST.getlist("diagnoses"))
        chosen = list(Diagnosis.objects.visible_to(request.user).filter(ref__in=refs))
        if len(chosen) != len(refs):
            raise BadRequest(_("One of the chosen diagnoses does not exist."))
        try:
            released = services.release_diagnoses(
                actor=request.user, diagnoses=chosen, day=timezone.localdate()
            )
        except TransitionNotAllowed as error:
            return self._too_late(error)
        except DomainError as error:
            context = self.get_context_data(chosen=refs, refusal=error)
            return self.render_to_response(context, status=error.status_code)
        messages.success(
            request,
            ngettext(
                "%(count)s diagnosis was released.",
                "%(count)s diagnoses were released.",
                len(released),
            )
            % {"count": len(released)},
        )
        return redirect("review:release")

    def _too_late(self, error):
        text = _(
            "%(sentence)s Somebody has decided about one of them in the meantime. "
            "Nothing was released."
        ) % {"sentence": error}
        return refusal_page(self.request, text, back_url=reverse("review:release"))


def _group(problem, rows: list[Diagnosis], chosen: set[str] | None) -> dict:
    is_ready = bool(problem.summary.strip())
    return {
        "problem": problem,
        "preview": services.preview(problem, timezone.localdate()),
        "is_ready": is_ready,
        "rows": [
            {
                "diagnosis": row,
                "is_chosen": is_ready and (chosen is None or row.ref in chosen),
            }
            for row in rows
        ],
    }
