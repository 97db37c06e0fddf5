"""Pages of the panel about letters: their texts, the mail queue, the worker's jobs."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.notices import jobs, registry, services
from kooperacja.notices.models import LONGEST_SUBJECT, JobClock, JobRun, Letter
from kooperacja.notices.running import is_worker_here
from kooperacja.notices.wording import overrides, templates_of

#: Letters in trouble that are listed; the number of all of them stands above.
MOST_LETTERS = 50


class CoordinatorPage(PermissionRequiredMixin):
    """A page of the panel."""

    permission_required = "accounts.use_panel"


class TextForm(forms.Form):
    """The words of one kind in one language."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Leave an empty line between paragraphs."),
    )


class TextListView(CoordinatorPage, TemplateView):
    """Every kind of notice and letter, and where its words were changed."""

    template_name = "panel/letter_texts.html"

    def get_context_data(self, **kwargs):
        own = overrides()
        rows = [
            {
                "kind": kind,
                "languages": [
                    {"code": code, "name": name, "is_own": (kind.name, code) in own}
                    for code, name in settings.LANGUAGES
                ],
            }
            for kind in registry.every()
        ]
        rows.sort(key=lambda row: str(row["kind"].label))
        return super().get_context_data(rows=rows, **kwargs)


class KnownTextMixin:
    """Find the kind and the language of the address; stands after the permission."""

    def dispatch(self, request, *args, **kwargs):
        self.kind = registry.find(kwargs["kind"])
        self.language = kwargs["language"]
        if self.kind is None or self.language not in dict(settings.LANGUAGES):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class TextView(CoordinatorPage, KnownTextMixin, FormView):
    """Words of one kind: look at them with invented values, change, take back."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "panel/letter_text.html"
    form_class = TextForm

    def get_initial(self):
        subject, text = templates_of(self.kind, self.language, self.own)
        return {"subject": subject, "text": text}

    @property
    def own(self):
        """The coordinator's texts of this kind."""
        return overrides([self.kind.name])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        words = {**form.initial, **getattr(form, "cleaned_data", {})}
        context.update(
            kind=self.kind,
            language=self.language,
            language_name=dict(settings.LANGUAGES)[self.language],
            is_own=(self.kind.name, self.language) in self.own,
            preview=services.preview(self.kind, language=self.language, **words),
        )
        return context

    def post(self, request, *args, **kwargs):
        if "restore" in request.POST:
            services.restore_text(
                actor=request.user, kind=self.kind, language=self.language
            )
            messages.success(request, _("The text of the portal holds again."))
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def form_valid(self, form):
        words = form.cleaned_data
        try:
            if "look" in self.request.POST:
                services.require_places(self.kind, **words)
                return self.render_to_response(self.get_context_data(form=form))
            services.change_text(
                actor=self.request.user,
                kind=self.kind,
                language=self.language,
                **words,
            )
        except DomainError as refusal:
            form.add_error(refusal.field or None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("The text is saved. It holds from now on."))
        return redirect("letters:texts")


class JobsView(CoordinatorPage, TemplateView):
    """What the worker does, when it last did it, and letters that do not get out."""

    template_name = "panel/jobs.html"

    def get_context_data(self, **kwargs):
        clocks = {clock.name: clock for clock in JobClock.objects.all()}
        newest = JobRun.objects.order_by("name", "-started_at", "-pk").distinct("name")
        runs = {run.name: run for run in newest}
        counts = Letter.objects.aggregate(
            waiting=Count(
                "pk", filter=Q(sent_at__isnull=True, given_up_at__isnull=True)
            ),
            failed=Count(
                "pk", filter=Q(sent_at__isnull=True, given_up_at__isnull=False)
            ),
        )
        return super().get_context_data(
            is_worker_here=is_worker_here(),
            jobs=[
                {"job": job, "run": runs.get(job.name), "clock": clocks.get(job.name)}
                for job in jobs.every_job()
            ],
            counts=counts,
            troubled=Letter.objects.in_trouble().order_by("next_try_at")[:MOST_LETTERS],
            failed=Letter.objects.failed().order_by("-given_up_at")[:MOST_LETTERS],
            labels={kind.name: kind.label for kind in registry.every()},
            **kwargs,
        )


class RetryView(CoordinatorPage, View):
    """Put one letter (``ref`` in the form) or all that failed back into the queue."""

    http_method_names = ["post", "options"]

    def post(self, request):
        letters = Letter.objects.all()
        if "ref" in request.POST:
            if "\x00" in request.POST["ref"]:
                raise BadRequest(_("This value cannot be stored."))
            letters = letters.filter(ref=request.POST["ref"])
        count = services.retry_letters(actor=request.user, letters=letters)
        messages.success(
            request,
            ngettext(
                "%(count)s letter waits to be sent again.",
                "%(count)s letters wait to be sent again.",
                count,
            )
            % {"count": count},
        )
        return redirect("letters:jobs")
