"""Public ids and UUIDs are the same 128 bits, written in two ways.

A public id is base64url of 16 random bytes (22 characters), and the standard asks for a
UUID. So no table of pairs is kept: an address of ours gives the UUID and the UUID the
address. What has no address of its own (a telephone, a line of a schedule) is named
after the row it belongs to.
"""

import base64
from uuid import UUID, uuid5


def uuid_of(public_id: str) -> str:
    """Return the UUID of a public id of 22 characters."""
    return str(UUID(bytes=base64.urlsafe_b64decode(f"{public_id}==")))


def public_id_of(identifier: str) -> str:
    """Return the public id that a UUID means.

    :raises ValueError: it is no UUID.
    """
    return base64.urlsafe_b64encode(UUID(identifier).bytes).decode().rstrip("=")


def child_of(parent: str, *names: object) -> str:
    """Return the UUID of what belongs to ``parent`` (a UUID) and is called so.

    Version 5 of RFC 9562: the same names under the same parent are the same UUID.
    """
    return str(uuid5(UUID(parent), "/".join(map(str, names))))
