"""A personal key of the API instead of a session, for the desk's part alone."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.throttling import SimpleRateThrottle

from . import tokens
from .models import ApiToken

DESK = "/api/v1/desk/"
SCHEME = b"bearer"


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Bearer kp_…``; read from that header and nowhere else.

    A key in an address would stand in logs and histories. No cookie takes part, so
    there is nothing that another site could forge and no CSRF token is asked for.
    """

    def authenticate(self, request):
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != SCHEME:
            return None
        if not request.path_info.startswith(DESK):
            raise AuthenticationFailed(_("Keys open the API of the desk alone."))
        secret = _readable(parts[1]) if len(parts) == 2 else ""
        token = tokens.find_token(secret) if secret else None
        if token is None:
            raise AuthenticationFailed(
                _("This key does not work: it is wrong, expired or revoked.")
            )
        tokens.note_use(token)
        return token.user, token

    def authenticate_header(self, request):
        return "Bearer"


class TokenThrottle(SimpleRateThrottle):
    """So many requests a minute with one key; whoever comes by session is not counted.

    Counted in each process by itself: a ceiling against a program gone wild, not an
    exact quota.
    """

    rate = "240/min"
    scope = "token"

    def get_cache_key(self, request, view):
        if not isinstance(request.auth, ApiToken):
            return None
        return self.cache_format % {"scope": self.scope, "ident": request.auth.pk}


class TokenScheme(OpenApiAuthenticationExtension):
    """Describes the key in OpenAPI."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {
            "type": "http",
            "scheme": "bearer",
            "description": str(
                _("A personal key, made on the page “Keys of the API” of your account.")
            ),
        }


def _readable(part: bytes) -> str:
    """Return the key as text, "" for what cannot be one."""
    try:
        secret = part.decode("ascii")
    except UnicodeDecodeError:
        return ""
    return secret if secret.startswith(tokens.MARK) else ""
