"""The OpenAPI schema: valid without a warning, and served as it is generated."""

import pytest
import yaml
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

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
