"""What rounds ask the own institution for, and how it answers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.base.working_days import working_days_until

from ...boards import ANSWERS, answer_of, share_answered
from ...forms.rounds import AssignForm, NothingForm, TakeBackForm
from ...models import Request, Round
from ...services.rounds import assign_request, report_nothing


class RoundsView(PermissionRequiredMixin, TemplateView):
    """Every running round that asks an institution of this person."""

    permission_required = "accounts.use_desk"
    template_name = "problems/round_desk.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        rounds = own_rounds(self.request.user, timezone.localdate())
        return super().get_context_data(rounds=rounds, **kwargs)


def own_rounds(user, day) -> list[dict]:
    """Return running rounds with what they ask the reader's institutions for.

    Four queries however many rounds there are, and one for each round's share.
    """
    requests = (
        Request.objects.of_partners_of(user)
        .filter(round__in=Round.objects.running(day))
        .with_progress(own=True)
        .select_related("round", "partner", "category__parent", "assigned_to")
        .order_by("round__deadline_date", "round_id", "category__position", "pk")
    )
    rounds: dict[int, dict] = {}
    for row in requests:
        found = rounds.setdefault(
            row.round_id,
            {
                "round": row.round,
                "days_left": working_days_until(row.round.deadline_date, today=day),
                "share": share_answered(row.round),
                "rows": [],
            },
        )
        answer = answer_of(row)
        found["rows"].append(
            {
                "request": row,
                "answer": answer,
                "label": ANSWERS[answer],
                "is_open": answer not in ("handed_over", "nothing"),
            }
        )
    return list(rounds.values())


class RequestView(PermissionRequiredMixin, View):
    """One request: who does it, or that there is nothing to report."""

    permission_required = "accounts.use_desk"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, number):
        return self.show(self.find(number))

    def post(self, request, number):
        asked = self.find(number)
        act = request.POST.get("act")
        form = self.forms(asked, request.POST).get(act)
        if form is None:
            return self.show(asked, status=400)
        if not form.is_valid():
            return self.show(asked, status=400, **{act: form})
        try:
            self.take(act, asked, form)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.show(asked, status=refusal.status_code, **{act: form})
        messages.success(request, _("Saved."))
        return redirect("diagnoses:rounds")

    def take(self, act: str, asked: Request, form) -> None:
        """Take the one act that was asked for."""
        if act == "assign":
            assign_request(
                actor=self.request.user,
                request=asked,
                person=form.cleaned_data["person"],
            )
        else:
            reason = form.cleaned_data.get("reason", "")
            report_nothing(actor=self.request.user, request=asked, reason=reason)

    def forms(self, asked: Request, data=None) -> dict:
        """Return the forms of this page by act; an unbound one shows what is stored."""
        own = {"person": asked.assigned_to, "reason": asked.nothing_reason}
        return {
            "assign": AssignForm(data, partner=asked.partner, initial=own),
            "nothing": NothingForm(data, initial=own),
            "take_back": TakeBackForm(data),
        }

    def show(self, asked: Request, *, status: int = 200, **forms):
        """Show the page, with what was typed where it was refused."""
        context = {"asked": asked, **self.forms(asked), **forms}
        context["answer_label"] = ANSWERS[answer_of(asked)]
        return render(
            self.request, "problems/round_request.html", context, status=status
        )

    def find(self, number: int) -> Request:
        """Return the request; another institution's is as missing as none."""
        rows = (
            Request.objects.of_partners_of(self.request.user)
            .with_progress(own=True)
            .select_related("round", "partner", "category", "assigned_to")
        )
        return get_object_or_404(rows, pk=number)
