"""The mail queue in tests: what the worker would send now."""

from django.core import mail

from kooperacja.notices.delivery import send_due


def sent() -> list:
    """Let the worker send what waits; return every letter that left so far."""
    send_due(most=1000)
    return mail.outbox
