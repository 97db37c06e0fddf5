"""Two versions of the form of a resource: what counts as a difference."""

from dataclasses import replace

import pytest

from resources.services import (
    SiteContent,
    content_of,
    provider_of,
    sites_of,
    update_resource,
)
from tests.resources.desk import sent, site, url

pytestmark = pytest.mark.django_db


def test_boxes_in_another_order_are_no_difference(client, world, add):
    place = SiteContent(address="ul. Długa 5", accessibility=["lift", "step_free"])
    ours = add(
        "Świetlica", publish=False, provider=provider_of(world.most), sites=[place]
    )
    client.force_login(world.bartek)
    ticked = ["step_free", "lift"]  # As they stand on the page.
    typed = sent(ours, client, name="Stąd") | site(accessibility=ticked)
    update_resource(
        actor=world.bartek,
        resource=ours,
        version=ours.version,
        content=replace(content_of(ours), name="Stamtąd"),
        sites=sites_of(ours),
    )

    answer = client.post(url("edit", ours.ref), typed)

    assert answer.status_code == 409
    assert [row["name"] for row in answer.context["page"].others] == ["name"]
