"""Who is asking, for the API."""

from rest_framework import authentication


class SessionAuthentication(authentication.SessionAuthentication):
    """The desk's own session; answers 401 instead of 403 to nobody."""

    def authenticate_header(self, request):
        return "Session"
