"""Laying an institution on the public shelf and taking it off.

The only code that writes the shelf of partners; it is called inside the transaction
of the service that decided.
"""

from kooperacja.base.following import Followers

from ..models import Partner, PublicPartner

#: Rooms above that keep an institution's name on shelf rows of their own.
partner_followers = Followers()


def refresh_shelf(partner: Partner) -> None:
    """Make the shelf say what the row says; nothing while it is hidden."""
    PublicPartner.writer.filter(slug=partner.slug).delete()
    if partner.is_public:
        PublicPartner.writer.create(**_row(partner))
    partner_followers.tell(partner)


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
