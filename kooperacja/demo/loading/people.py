"""The people of the demo city."""

from django.contrib.auth.models import Group

from kooperacja.accounts.models import User
from kooperacja.demo.personas import DEMO_PASSWORD, MAIL_DOMAIN, PERSONAS, Persona
from kooperacja.notices.choices import MailChoice
from kooperacja.notices.services import forget
from partners.models import Membership, Partner
from partners.services import grant_membership, invite_person

#: Whom Filip has invited to his institution; nobody reads this mailbox.
INVITED = f"hanna@{MAIL_DOMAIN}"


def load_coordinator() -> User:
    """Make the coordinator, who adds everything else."""
    return _person(next(item for item in PERSONAS if item.key == "dorota"))


def load_people(coordinator: User) -> dict[str, User]:
    """Make the personas and an editor for every other demonstration institution.

    Nobody reads their mailboxes: what there is to tell waits on their desks.

    Returns partner slug → the person who writes for it. Only personas can log in.
    """
    for persona in PERSONAS:
        user = _person(persona)
        if persona.partner:
            _employ(coordinator, user, persona.partner, persona.role)
    _invite()
    for partner in Partner.objects.filter(is_synthetic=True).order_by("slug"):
        if not partner.memberships.exists():
            _employ(coordinator, _editor_of(partner), partner.slug, "editor")
    return {
        partner.slug: partner.memberships.order_by("role", "pk")[0].user
        for partner in Partner.objects.filter(is_synthetic=True)
    }


def _person(persona: Persona) -> User:
    user = User.objects.filter(email=persona.email).first()
    if user is None:
        user = User.objects.create_user(
            persona.email,
            DEMO_PASSWORD,
            full_name=persona.full_name,
            mail_choice=MailChoice.PORTAL,
            job_title=persona.job_title,
            is_superuser=persona.is_superuser,
        )
        user.groups.set(Group.objects.filter(name__in=persona.groups))
    return user


def _invite() -> None:
    manager = next(item for item in PERSONAS if item.role == "manager")
    partner = Partner.objects.get(slug=manager.partner)
    if not partner.invitations.filter(email=INVITED).exists():
        invitation = invite_person(
            actor=User.objects.get(email=manager.email),
            partner=partner,
            email=INVITED,
            role=Membership.Role.EDITOR,
        )
        # A demo writes to nobody.
        forget(invitation)


def _editor_of(partner: Partner) -> User:
    return User.objects.create_user(
        f"{partner.slug}@{MAIL_DOMAIN}",
        full_name=f"Redakcja: {partner.name}",
        mail_choice=MailChoice.PORTAL,
    )


def _employ(coordinator: User, user: User, slug: str, role: str) -> None:
    partner = Partner.objects.get(slug=slug)
    if not Membership.objects.filter(user=user, partner=partner).exists():
        grant_membership(actor=coordinator, user=user, partner=partner, role=role)
