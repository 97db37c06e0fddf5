"""Rows written by COPY are the rows that an INSERT would have written."""

import pytest

from kooperacja.audit.models import AuditEntry
from kooperacja.base.copying import copy_rows, number_rows
from resources.models import PublicResource, Resource, Site
from tests.factories.places import spot

#: Whatever a text could be taken for on its way.
TEXTS = ["", "\\N", "a\tb\nc\r", 'cudzysłów " i \\ ukośnik', "{a,b}", "NULL", "żółć 🏠"]


@pytest.mark.django_db
class TestCopying:
    @pytest.mark.parametrize("text", TEXTS)
    def test_texts_and_lists_stay_as_they_are(self, text):
        row = PublicResource(
            public_id="x" * 22,
            name=text,
            serves_whole_city=True,
            description=text,
            categories=[text[:10], "a"],
            week=[[0, "08:00", "16:00", text]],
        )
        copy_rows(PublicResource, [row])

        found = PublicResource.objects.get()
        assert (found.name, found.description) == (text, text)
        assert found.categories == [text[:10], "a"]
        assert found.week == [[0, "08:00", "16:00", text]]

    def test_numbered_rows_may_be_pointed_to(self, world):
        resource = Resource(name="Klub", kind="other", created_by=world.dorota)
        site = Site(resource=resource, place=spot(0.5, 1.5), place_kind="point")
        number_rows(Resource, [resource])
        copy_rows(Resource, [resource])
        number_rows(Site, [site])
        copy_rows(Site, [site])

        stored = Site.objects.get()
        assert stored.resource == Resource.objects.get() == resource
        assert stored.place.coords == spot(0.5, 1.5).coords
        assert stored.resource.created_at == resource.created_at

    def test_the_database_fills_in_what_is_its_own(self, world):
        copy_rows(
            AuditEntry,
            [AuditEntry(verb="resource.added", target_type="x", target_ref="y")],
        )

        assert AuditEntry.objects.get(target_ref="y").at is not None

    def test_none_are_none(self):
        copy_rows(Resource, [])
