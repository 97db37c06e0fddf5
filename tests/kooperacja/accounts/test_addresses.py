"""Whose wrong passwords are counted, behind a proxy and without one."""

import pytest
from django.test import RequestFactory, override_settings
from django.urls import reverse

from kooperacja.accounts.addresses import visitor_address
from tests.factories import UserFactory
from tests.factories.people import PASSWORD
from tests.house.test_safe_settings import manage

STRANGER, OWNER = "198.51.100.7", "203.0.113.9"
BEHIND_PROXY = override_settings(
    AXES_CLIENT_IP_CALLABLE="kooperacja.accounts.addresses.visitor_address"
)


@pytest.fixture
def anna(db):
    return UserFactory(email="anna@example.org")


def _log_in(client, person, password, forwarded):
    return client.post(
        reverse("accounts:login"),
        {"username": person.email, "password": password},
        headers={"X-Forwarded-For": forwarded},
    )


def _lock_out(client, person, forwarded):
    for _attempt in range(10):
        answer = _log_in(client, person, "nie-to-haslo", forwarded)
    assert answer.status_code == 429


@BEHIND_PROXY
def test_behind_a_proxy_a_stranger_locks_only_themselves_out(client, anna):
    _lock_out(client, anna, STRANGER)

    assert _log_in(client, anna, PASSWORD, STRANGER).status_code == 429
    # What a visitor invents stands before what the proxy wrote.
    invented = f"{OWNER}, {STRANGER}"
    assert _log_in(client, anna, PASSWORD, invented).status_code == 429
    assert _log_in(client, anna, PASSWORD, OWNER).status_code == 302


def test_without_a_proxy_the_header_is_ignored(client, anna):
    _lock_out(client, anna, STRANGER)

    assert _log_in(client, anna, PASSWORD, OWNER).status_code == 429


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (f"{OWNER}, {STRANGER}", STRANGER),
        (" 2001:DB8::1 ", "2001:db8::1"),
        ("", "127.0.0.1"),
        ("unknown", "127.0.0.1"),
        (f"{STRANGER},", "127.0.0.1"),
    ],
)
def test_the_last_address_counts(header, expected):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header})

    assert visitor_address(request) == expected


@pytest.mark.parametrize(("behind", "expected"), [("1", "visitor_address"), ("0", "-")])
def test_only_the_setting_switches_it_on(behind, expected):
    code = (
        "from django.conf import settings;"
        "print(getattr(settings, 'AXES_CLIENT_IP_CALLABLE', None) or '-')"
    )

    printed = manage("shell", "-v", "0", "-c", code, KOOPERACJA_BEHIND_PROXY=behind)

    assert printed.stdout.strip().endswith(expected)
