"""Counting how often somebody comes, without knowing who it is."""

import hashlib
import secrets
from collections import Counter
from datetime import date
from ipaddress import IPv6Address, ip_address
from threading import Lock

#: More visitors in a day than are counted; beyond that it lets everybody in.
MOST_COUNTED = 10_000
#: An IPv6 line has a whole network of this many bits.
LINE_BITS = 64


class Turnstile:
    """Lets each visitor in so many times a day, and in each process.

    An address is turned into a number that nobody can turn back: the key is random, in
    the memory of this process alone, and forgotten with all counts at midnight.

    So of several server processes each counts its own, and a visitor gets in at most
    that many times as often. A store they share would need a key they share, and with
    it anybody who holds both could try all addresses and learn whose visits were
    counted; what is stored will one day be asked for. What must hold exactly is counted
    in the database without an address, as `resources.services.reporting` does
    (decision 0022).
    """

    def __init__(self, most: int):
        self.most = most
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Begin anew, with another key."""
        self._day: date | None = None
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def lets_in(self, address: str, day: date) -> bool:
        """Count a visit; return whether it is one of the first of the day."""
        with self._lock:
            if day != self._day:
                self.forget()
                self._day, self._key = day, secrets.token_bytes(32)
            line = _line(address).encode()
            name = hashlib.blake2b(line, key=self._key, digest_size=16).digest()
            if name not in self._counts and len(self._counts) >= MOST_COUNTED:
                return True
            self._counts[name] += 1
            return self._counts[name] <= self.most


def _line(address: str) -> str:
    """Return what stays the same while somebody changes addresses at will."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(int(known) >> (128 - LINE_BITS))
    return str(known)
