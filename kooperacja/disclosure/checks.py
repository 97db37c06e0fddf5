"""What `manage.py check --deploy` says about the public shelf."""

from typing import Any

from django.core.checks import Tags, Warning, register

from .grants import public_role


@register(Tags.security, deploy=True)
def public_code_has_its_own_role(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """Warn when public code would connect with the rights of the whole portal."""
    if public_role():
        return []
    return [
        Warning(
            "Public pages use the database role of the whole portal.",
            hint="Give DATABASE_PUBLIC_URL its own role (docs/administrator.md).",
            id="disclosure.W001",
        )
    ]
