"""People and institutions."""

import factory
from django.contrib.auth.models import Group

from kooperacja.accounts.models import User
from kooperacja.categories.choices import Sector
from partners.models import Membership, Partner

PASSWORD = "bardzo-tajne-haslo"


class UserFactory(factory.django.DjangoModelFactory):
    """A person who may log in with ``PASSWORD``; ``groups=[…]`` gives roles."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"osoba{n}@example.org")
    full_name = factory.Sequence(lambda n: f"Osoba {n}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(password=PASSWORD, **kwargs)

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        """Put the person into groups by name."""
        for name in extracted or ():
            self.groups.add(Group.objects.get_or_create(name=name)[0])


class PartnerFactory(factory.django.DjangoModelFactory):
    """An institution of the partnership."""

    class Meta:
        model = Partner

    name = factory.Sequence(lambda n: f"Instytucja {n}")
    slug = factory.Sequence(lambda n: f"instytucja-{n}")
    sector = Sector.NGO


class MembershipFactory(factory.django.DjangoModelFactory):
    """That a person works somewhere."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    partner = factory.SubFactory(PartnerFactory)
    role = Membership.Role.EDITOR
