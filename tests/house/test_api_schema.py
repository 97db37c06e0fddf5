"""The OpenAPI schema: valid without a warning, and served as it is generated."""

import pytest
import yaml
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

from kooperacja.atlas.docs import SchemaView
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db


def generated() -> dict:
    return SchemaGenerator().get_schema(request=None, public=True)


def test_is_valid_without_a_warning(capfd):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")

    assert "Warning" not in capfd.readouterr().err


def test_is_served_as_generated(client):
    response = client.get("/api/schema/")

    assert response.status_code == 200
    served = yaml.safe_load(response.content)
    expected = yaml.safe_load(
        OpenApiYamlRenderer().render(generated(), renderer_context={})
    )
    assert served == expected


class TestKeeping:
    """The document is drawn once, and again when a word it names changes."""

    @pytest.fixture(autouse=True)
    def nothing_kept(self, monkeypatch):
        monkeypatch.setattr(SchemaView, "kept", {})
        monkeypatch.setattr(SchemaView, "kept_for", ())
        self.drawn = 0
        draw = SchemaGenerator.get_schema

        def counted(*args, **kwargs):
            self.drawn += 1
            return draw(*args, **kwargs)

        monkeypatch.setattr(SchemaGenerator, "get_schema", counted)

    def answers(self, client, address="/api/schema/", **headers):
        return [client.get(address, headers=headers) for _time in range(2)]

    def test_answers_the_same_from_what_is_kept(self, client):
        first, second = self.answers(client)

        assert self.drawn == 1
        assert first.content == second.content
        assert first.headers == second.headers

    def test_keeps_each_language_and_format_apart(self, client):
        for address in ("/api/schema/", "/api/schema/?format=json"):
            for language in ("pl", "en"):
                self.answers(client, address, accept_language=language)

        assert self.drawn == 4
        assert len(SchemaView.kept) == 4

    def test_draws_again_when_a_vocabulary_has_changed(self, client):
        self.answers(client)
        CategoryFactory(slug="nowa-kategoria")

        first, second = self.answers(client)

        assert self.drawn == 2
        assert b"nowa-kategoria" in first.content
        assert first.content == second.content

    def test_keeps_nothing_that_anybody_could_fill_it_with(self, client):
        for number in range(3):
            client.get(f"/api/schema/?version={number}")

        assert not SchemaView.kept


def test_every_operation_says_what_it_does():
    silent = [
        f"{method} {path}"
        for path, operations in generated()["paths"].items()
        for method, operation in operations.items()
        if not (operation.get("summary") or operation.get("description"))
    ]

    assert not silent


def test_names_no_private_column():
    """Names of what is never public stand in no public answer of the schema."""
    text = yaml.safe_dump(
        {
            path: operations
            for path, operations in generated()["paths"].items()
            if "/desk/" not in path
        }
    )

    for name in ("text_internal", "scale_count", "lint_override", "last_editor"):
        assert name not in text
