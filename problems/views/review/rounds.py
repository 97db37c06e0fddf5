"""Rounds as the coordinator runs them: list, new one, board."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from kooperacja.base.errors import (
    DomainError,
    InvalidInput,
    NotPermitted,
    StaleVersion,
)
from kooperacja.base.refusing import show_refusal
from kooperacja.base.views import PermissionRequiredMixin

from ...boards import Board
from ...forms.rounds import AskForm, ChangeRoundForm, RoundForm, first_round
from ...models import Round
from ...services import rounds as services


class RoundListView(PermissionRequiredMixin, ListView):
    """All rounds, the latest deadline first."""

    permission_required = "problems.manage_rounds"
    template_name = "problems/round_list.html"
    context_object_name = "rounds"
    paginate_by = 25
    queryset = Round.objects.all()


class RoundCreateView(PermissionRequiredMixin, View):
    """A new round."""

    permission_required = "problems.manage_rounds"

    def get(self, request):
        return self.show(RoundForm(initial=first_round()))

    def post(self, request):
        form = RoundForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=400)
        try:
            made = services.open_round(actor=request.user, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.show(form, status=refusal.status_code)
        messages.success(request, _("The round is open. The institutions are told."))
        return redirect("review:round", made.ref)

    def show(self, form, status=200):
        """Show the form with what was typed."""
        context = {"form": form}
        return render(self.request, "problems/round_form.html", context, status=status)


class RoundPage(PermissionRequiredMixin, View):
    """What the pages of one round share."""

    permission_required = "problems.manage_rounds"

    round: Round

    def show(self, *, status=200, **forms):
        """Show the board and the forms, with what was typed where it was refused."""
        context = {
            "round": self.round,
            "board": Board(self.round, timezone.localdate()),
            "change": ChangeRoundForm(instance=self.round),
            "ask": AskForm(),
            **forms,
        }
        return render(self.request, "problems/round_board.html", context, status=status)


class RoundView(RoundPage):
    """The board of a round: who has answered what."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, ref):
        self.round = get_object_or_404(Round, ref=ref)
        return self.show()


class RoundActView(RoundPage):
    """One act of the coordinator on a round: change, ask more, withdraw, close."""

    http_method_names = ["post", "options"]
    act = ""

    def post(self, request, ref):
        self.round = get_object_or_404(Round, ref=ref)
        try:
            refused = getattr(self, self.act)()
        except NotPermitted:
            raise
        except StaleVersion as stale:
            return self.show_both(stale)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self.show(status=refusal.status_code)
        if refused:
            return self.show(status=400, **refused)
        messages.success(request, _("Saved."))
        return redirect("review:round", self.round.ref)

    def show_both(self, stale: StaleVersion):
        """Keep what was typed under what is stored; the next save decides."""
        self.round = stale.current
        data = self.request.POST.copy()
        data["version"] = self.round.version
        form = ChangeRoundForm(data, instance=self.round)
        form.add_error(None, str(stale))
        return self.show(status=409, change=form)

    def change(self):
        """Change name, deadline, words."""
        form = ChangeRoundForm(self.request.POST, instance=self.round)
        if not form.is_valid():
            return {"change": form}
        data = form.cleaned_data
        services.change_round(
            actor=self.request.user,
            round=self.round,
            version=data.pop("version") or 0,
            **data,
        )

    def more(self):
        """Ask further institutions or for further kinds."""
        form = AskForm(self.request.POST)
        if not form.is_valid():
            return {"ask": form}
        services.ask(actor=self.request.user, round=self.round, **form.cleaned_data)

    def withdraw(self):
        """Ask one institution no longer for one kind."""
        number = self.request.POST.get("request", "")
        rows = self.round.requests.all()
        asked = next((row for row in rows if str(row.pk) == number), None)
        if asked is None:
            raise InvalidInput(_("This is not asked for."))
        services.withdraw_request(actor=self.request.user, request=asked)

    def close(self):
        """Close the round."""
        services.close_round(actor=self.request.user, round=self.round)
