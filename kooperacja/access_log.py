"""The access log of gunicorn, without the secrets that stand in some addresses."""

import re

from gunicorn.glogging import Logger

#: Addresses of letters: what follows opens something without a password.
SECRET = re.compile(
    r"(/(?:podglad|potwierdz|zaproszenie|nowe-haslo|e-mail)/)[^?]*", re.IGNORECASE
)


class QuietLogger(Logger):
    """Logs when, what and how long; of a secret address only that it was asked for."""

    def atoms(self, resp, req, environ, request_time):
        """Return the parts of a line, the path without what is secret in it."""
        found = super().atoms(resp, req, environ, request_time)
        found["U"] = SECRET.sub(r"\1…", found["U"] or "")
        return found
