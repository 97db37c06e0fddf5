"""The door of the production server: no header makes it read text in another way."""

from io import BytesIO

import pytest
from django.test import RequestFactory

from kooperacja.wsgi import application

#: What Python can decode, or refuses to: halves of a character, or no text at all.
ODD = ["raw_unicode_escape", "utf-7", "utf-16", "rot13", "base64", "idna", "undefined"]
#: Half of a character in some of them.
HALF = r"\ud800"
BODY = f'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n{HALF}\r\n--x--\r\n'


@pytest.mark.parametrize("odd", ODD)
def test_text_is_utf_8_whatever_its_header_says(odd):
    environ = RequestFactory().post("/?q=%5Cud800").environ | {
        "CONTENT_TYPE": f"multipart/form-data; boundary=x; charset={odd}",
        "CONTENT_LENGTH": str(len(BODY)),
        "wsgi.input": BytesIO(BODY.encode()),
    }

    request = application.request_class(environ)

    assert request.GET["q"] == HALF
    assert request.POST["a"] == HALF
    assert request.encoding is None
