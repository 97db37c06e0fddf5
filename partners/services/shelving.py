"""Laying an institution on the public shelf and taking it off.

The only code that writes the shelf of partners; it is called inside the transaction
of the service that decided.
"""

from collections.abc import Callable

from ..models import Partner, PublicPartner

Follower = Callable[[Partner], None]
_followers: list[Follower] = []


def follow_partners(follower: Follower) -> Follower:
    """Have a room above told of every change of an institution's public face.

    Rooms above keep its name on rows of their own, and no import may go upward. The
    follower is called in the same transaction.
    """
    if follower not in _followers:
        _followers.append(follower)
    return follower


def refresh_shelf(partner: Partner) -> None:
    """Make the shelf say what the row says; nothing while it is hidden."""
    PublicPartner.writer.filter(slug=partner.slug).delete()
    if partner.is_public:
        PublicPartner.writer.create(**_row(partner))
    for follower in _followers:
        follower(partner)


def _row(partner: Partner) -> dict:
    columns = (
        "slug", "name", "sector", "activity", "part", "description", "competences",
        "website", "email", "phone", "address", "source", "is_synthetic",
    )  # fmt: skip
    return {name: getattr(partner, name) for name in columns} | {
        "area_code": partner.area.code if partner.area else "",
        "area_name": partner.area.name if partner.area else "",
        # An institution's own place is public: it has a sign at its door.
        "place": partner.place.point_on_surface if partner.place else None,
    }
