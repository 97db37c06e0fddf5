"""The description of the API for machines and for people."""

from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView

from kooperacja.base.views import PublicPageMixin


class SchemaView(SpectacularAPIView):
    """OpenAPI 3 of the whole API, the desk's part included; no cookie takes part."""

    authentication_classes = ()

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


class DocsView(PublicPageMixin, TemplateView):
    """The same for people, drawn by Swagger UI from our own files."""

    template_name = "api/docs.html"
