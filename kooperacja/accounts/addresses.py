"""From which address somebody knocks, as counted against wrong passwords."""

from ipaddress import ip_address


def visitor_address(request) -> str:
    """Return the visitor's address as the proxy in front of us saw it.

    The last element of X-Forwarded-For is the one that our own proxy wrote; whatever
    stands before it came from the visitor and may be invented. Used only where
    ``KOOPERACJA_BEHIND_PROXY`` says that there is a proxy. A proxy that writes no
    address there leaves its own.
    """
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return request.META.get("REMOTE_ADDR", "")
