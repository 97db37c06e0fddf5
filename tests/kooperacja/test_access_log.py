"""The access log keeps no secret of an address."""

import pytest

from kooperacja.access_log import SECRET


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/biurko/diagnozy/podglad/tajne/", "/biurko/diagnozy/podglad/…"),
        ("/en/biurko/diagnozy/potwierdz/a.b.c/", "/en/biurko/diagnozy/potwierdz/…"),
        ("/konto/zaproszenie/tajne/", "/konto/zaproszenie/…"),
        ("/konto/nowe-haslo/MQ/tajne/", "/konto/nowe-haslo/…"),
        ("/problemy/abc/", "/problemy/abc/"),
    ],
)
def test_what_follows_a_secret_prefix_is_left_out(path, logged):
    assert SECRET.sub(r"\1…", path) == logged
