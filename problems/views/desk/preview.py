"""A diagnosis at a secret address, without an account (anchors, row c14)."""

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from kooperacja.base.views import SecretAddressMixin

from ...models import PreviewLink
from ...periods import period_label
from ...services.previewing import preview
from ...services.sharing import hash_of


class PreviewView(SecretAddressMixin, TemplateView):
    """What a director reads before the institution hands it over.

    The place only as exactly as residents would see it, and neither the count, nor
    the internal text, nor who said what about it: links are passed on. A link that
    is over, switched off or made up is the same 404.
    """

    template_name = "problems/diagnosis_preview.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        now = timezone.now()
        link = (
            PreviewLink.objects.working(now)
            .filter(secret_hash=hash_of(self.kwargs["secret"]))
            .select_related(
                "diagnosis__problem__category",
                "diagnosis__problem__area__parent__parent",
                "diagnosis__problem__public_area",
                "diagnosis__partner",
            )
            .first()
        )
        if link is None:
            raise Http404
        diagnosis = link.diagnosis
        return super().get_context_data(
            link=link,
            diagnosis=diagnosis,
            period=period_label(diagnosis.period),
            public=preview(diagnosis.problem, timezone.localdate(now)),
            sources=diagnosis.evidence.all(),
            **kwargs,
        )
