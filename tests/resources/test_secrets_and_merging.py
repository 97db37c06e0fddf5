"""Two resources become one: what the one says must not betray the other's shelter."""

import pytest

from resources.models import ConfidentialAddress, PublicSite
from resources.services import ConfidentialPlaceNamed, SiteContent
from resources.services.merging import merge_resources
from tests.factories.places import spot

ADDRESS = "ul. Ukryta 17"


@pytest.fixture
def shelter(add):
    """A published shelter nobody knows the address of."""
    return add(
        "Dom dla kobiet",
        sites=[
            SiteContent(address=ADDRESS, place=spot(0.5, 1.5), is_confidential=True)
        ],
    )


def test_a_text_that_names_the_shelter_is_not_taken_over(world, add, shelter):
    drop = add("Dom", description=f"Zapraszamy: {ADDRESS}.", publish=False)

    with pytest.raises(ConfidentialPlaceNamed):
        merge_resources(actor=world.dorota, keep=shelter, drop=drop, note="Ten sam.")

    shelter.refresh_from_db()
    assert shelter.description == ""


def test_the_same_house_is_not_taken_over_as_an_open_place(world, add, shelter):
    drop = add("Dom", sites=[SiteContent(address="Ukryta 17")], publish=False)

    with pytest.raises(ConfidentialPlaceNamed):
        merge_resources(
            actor=world.dorota,
            keep=shelter,
            drop=drop,
            note="Ten sam.",
            places=[site.ref for site in drop.sites.all()],
        )

    assert not PublicSite.objects.exclude(address="").exists()


def test_nor_is_its_point_without_an_address(world, add, shelter):
    drop = add("Dom", sites=[SiteContent(place=spot(0.5, 1.5))], publish=False)

    with pytest.raises(ConfidentialPlaceNamed):
        merge_resources(
            actor=world.dorota,
            keep=shelter,
            drop=drop,
            note="Ten sam.",
            places=[site.ref for site in drop.sites.all()],
        )

    assert not PublicSite.objects.exclude(place=None).exists()


def test_a_shelter_that_moves_with_a_merger_stays_hidden(world, add, shelter):
    keep = add("Dom dla rodzin", sites=[SiteContent(address="ul. Jawna 1")])

    merge_resources(
        actor=world.dorota,
        keep=keep,
        drop=shelter,
        note="Ten sam.",
        places=[site.ref for site in shelter.sites.all()],
    )

    assert ConfidentialAddress.objects.get().site.resource == keep
    places = PublicSite.objects.filter(resource_public_id=keep.public_id)
    assert sorted(places.values_list("is_confidential", "address")) == [
        (False, "ul. Jawna 1"),
        (True, ""),
    ]
