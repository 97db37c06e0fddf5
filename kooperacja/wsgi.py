"""The door of the production server."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kooperacja.settings")


class Request(WSGIRequest):
    """A request whose text is UTF-8, whatever encoding its header names.

    No browser names one for a form of ours. Python knows encodings that are none of
    text, and others that give halves of a character, which no database holds; Django
    would read the address with them before anybody can refuse it.
    """

    def _set_content_type_params(self, meta):
        self.content_type, self.content_params = parse_header_parameters(
            meta.get("CONTENT_TYPE", "")
        )


class Application(WSGIHandler):
    """The portal as a server calls it."""

    request_class = Request


django.setup(set_prefix=False)
application = Application()
