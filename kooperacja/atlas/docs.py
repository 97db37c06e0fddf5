"""The description of the API for machines and for people."""

from collections.abc import Iterator

from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.generic import TemplateView
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView

from kooperacja.base.api.shelf import ShelfViewSet
from kooperacja.base.shelf import PUBLIC_ALIAS
from kooperacja.base.views import PublicPageMixin

#: Headers of a kept document; everything else is set anew for each answer.
KEPT_HEADERS = ("Content-Type", "Content-Disposition")


class SchemaView(SpectacularAPIView):
    """OpenAPI 3 of the whole API, the desk's part included; no cookie takes part.

    To draw it takes a third of a second, so each process keeps it, by language and
    format, as long as the vocabularies it names are the same.
    """

    authentication_classes = ()
    #: (language, media type) → headers and text; of ``kept_for`` alone.
    kept: dict[tuple[str, str], tuple[dict[str, str], bytes]] = {}
    kept_for: tuple = ()

    @extend_schema(exclude=True)
    def get(self, request, *args, **kwargs):
        words = None if request.query_params.keys() - {"format"} else vocabularies()
        if words is None:
            # A version or a language of one's own: drawn for this answer alone.
            return super().get(request, *args, **kwargs)
        if SchemaView.kept_for != words:
            SchemaView.kept, SchemaView.kept_for = {}, words
        kept, key = self.kept, (get_language(), request.accepted_renderer.media_type)
        if key in kept:
            headers, text = kept[key]
            return HttpResponse(text, headers=headers)
        response = super().get(request, *args, **kwargs)
        response.add_post_render_callback(
            lambda drawn: kept.__setitem__(
                key,
                ({name: drawn.headers[name] for name in KEPT_HEADERS}, drawn.content),
            )
        )
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


def vocabularies() -> tuple | None:
    """Return every word of the shelf that the schema names; None: not to be had."""
    try:
        with transaction.atomic(using=PUBLIC_ALIAS):
            return tuple(
                (name, tuple(values))
                for view in _lists(ShelfViewSet)
                for name, values in view.known_values().items()
            )
    except DatabaseError:
        return None


def _lists(view: type[ShelfViewSet]) -> Iterator[type[ShelfViewSet]]:
    for made_of_it in view.__subclasses__():
        yield made_of_it
        yield from _lists(made_of_it)


class DocsView(PublicPageMixin, TemplateView):
    """The same for people, drawn by Swagger UI from our own files."""

    template_name = "api/docs.html"
