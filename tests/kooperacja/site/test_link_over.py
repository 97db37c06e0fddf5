"""A link of a letter that is over says so; nothing else is told of a missing page."""

import pytest
from django.http import Http404
from django.urls import reverse

from kooperacja.base.errors import DomainError
from kooperacja.site.views import not_found

pytestmark = pytest.mark.django_db
ROUTES = ("care:confirm", "diagnoses:confirm")


@pytest.mark.parametrize("route", ROUTES)
def test_it_says_what_to_do_instead(client, route):
    page = client.get(reverse(route, args=["a~b~c.d.e"]))

    assert page.status_code == 404
    assert "już nie działa" in page.content.decode()
    assert reverse("desk:home") in page.content.decode()


def test_why_a_row_is_missing_is_not_told(rf):
    raised = Http404("No Problem matches the given query.")
    assert b"matches" not in not_found(rf.get("/"), raised).content
    raised.__cause__ = KeyError("matches")
    assert b"matches" not in not_found(rf.get("/"), raised).content
    raised.__cause__ = DomainError("Our own sentence.")
    assert b"Our own sentence." in not_found(rf.get("/"), raised).content
