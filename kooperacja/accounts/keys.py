"""Secrets that stand for a person: told once, kept only as a fingerprint."""

import hashlib
import secrets

#: Random bytes of a secret; ASVS 5.0 11.5.1 asks for at least 16.
SECRET_BYTES = 32


def new_secret() -> str:
    """Return 256 random bits in letters that need no escaping in an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def fingerprint(secret: str) -> str:
    """Return the SHA-256 of a secret in hexadecimal, 64 characters.

    A slow hash is for passwords people choose; 256 random bits cannot be guessed, and
    the plain hash can be looked up by an index.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
