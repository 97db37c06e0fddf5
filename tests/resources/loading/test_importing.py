"""Importing a directory: what is written, what is left alone, what is refused."""

import threading
from dataclasses import replace

import pytest
from django.db import connection

from kooperacja.audit.log import entries_of
from kooperacja.base.errors import InvalidInput, NotPermitted
from resources.loading.records import Level, Reach, Reading
from resources.models import (
    ConfidentialAddress,
    ImportedRecord,
    Provider,
    PublicOpening,
    PublicProvider,
    PublicResource,
    PublicSite,
    Resource,
    ResourceImport,
    Site,
)
from resources.services import update_resource
from resources.services.importing import Outcome, RowsRefused, import_resources
from resources.services.stored import content_of, sites_of
from tests.factories.places import spot
from tests.personas import NAMES

from .rows import KLUB, reading_of


class TestWriting:
    def test_a_dry_run_writes_nothing_and_says_what_it_would(self, bring):
        report = bring(KLUB, commit=False)

        assert report.counts[Outcome.NEW] == 1
        for model in (Resource, Provider, ImportedRecord, ResourceImport):
            assert not model.objects.filter(pk__isnull=False).exists()

    def test_new_resources_are_drafts_to_be_checked(self, bring, world):
        bring(KLUB)

        resource = Resource.objects.get()
        assert (resource.status, resource.to_check) == ("draft", True)
        assert resource.created_by == world.dorota
        assert (resource.source, resource.external_id) == ("Spis miejski", "1")
        assert resource.provider.name == "Fundacja Dom"
        assert list(resource.categories.all()) == [world.bezrobocie]
        assert resource.openinghours_rows.count() == 5
        assert resource.sites.get().address == "Długa 1"
        assert not PublicResource.objects.exists()

    def test_the_log_names_the_import_and_each_resource(self, bring):
        report = bring(KLUB)

        (entry,) = entries_of(Resource.objects.get())
        assert entry.verb == "resource.imported"
        (entry,) = entries_of(report.batch)
        assert entry.changes == {"new": [0, 1], "changed": [0, 0]}

    def test_published_at_once(self, bring):
        bring(KLUB, publish=True)

        shelved = PublicResource.objects.get()
        assert shelved.to_check
        assert shelved.provider_name == "Fundacja Dom"
        assert PublicProvider.objects.get().name == "Fundacja Dom"
        assert PublicOpening.objects.count() == 5

    def test_what_is_given_no_longer_is_not_published(self, bring):
        reading = reading_of(KLUB)
        closed = replace(reading.records[0], is_closed=True)

        bring(reading=replace(reading, records=(closed,)), publish=True)

        assert Resource.objects.get().status == "draft"

    def test_points_find_their_area(self, bring, world):
        inside = spot(0.5, 1.5)

        bring(f"1;A;;;;;{inside.y};{inside.x};;", "2;B;;;;;;;;Północ")

        first, second = Site.objects.order_by("resource__name")
        assert first.area == world.polnoc
        assert (second.area, second.place) == (world.polnoc, None)

    def test_a_point_elsewhere_is_left_out_and_told_once(self, bring):
        report = bring("1;A;;ul. Odległa 1;;;52.2297;21.0122;;")

        assert Site.objects.get().place is None
        places = [item for item in report.findings if item.field == "place"]
        assert len(places) == 1
        assert "left out" in str(places[0].message)

    def test_a_confidential_place_goes_to_its_own_table(self, bring):
        inside = spot(0.5, 1.5)

        bring(
            f"1;Ośrodek;;ADRES ZASTRZEŻONY;112;24h;{inside.y};{inside.x};;",
            publish=True,
        )

        site = Site.objects.get()
        assert (site.address, site.place, site.is_confidential) == ("", None, True)
        assert ConfidentialAddress.objects.get().place.coords == inside.coords
        shown = PublicSite.objects.get()
        assert (shown.address, shown.place, shown.area_code) == ("", None, "")

    def test_an_unknown_word_is_asked_about(self, bring, world):
        report = bring("1;A;bezrobociee;;;;;;;Pułnoc")

        said = [str(item.message) for item in report.of(Level.WARNING)]
        assert any("Did you mean" in words for words in said)
        assert not Resource.objects.get().categories.exists()

    def test_whom_it_serves(self, bring, world):
        reading = reading_of("1;A;;;;;;;;", "2;B;;;;;;;;", "3;C;;;;;;;;")
        reaches = (
            Reach(),
            Reach(areas=("Północ",)),
            Reach(whole_city=True, areas=("Północ",)),
        )
        records = tuple(
            replace(record, reach=reach)
            for record, reach in zip(reading.records, reaches, strict=True)
        )

        bring(reading=replace(reading, records=records))

        found = Resource.objects.order_by("name")
        assert [row.serves_whole_city for row in found] == [True, False, True]
        assert list(found[1].service_areas.all()) == [world.polnoc]


class TestAgain:
    def test_the_same_file_changes_nothing(self, bring):
        bring(KLUB)
        before = list(Resource.objects.values())

        report = bring(KLUB)

        assert report.counts[Outcome.SAME] == 1
        assert not report.writes
        assert list(Resource.objects.values()) == before
        assert ResourceImport.objects.count() == 1

    def test_without_numbers_too(self, bring):
        head = "nazwa;adres;telefon\n"

        for _time in range(2):
            bring(reading=reading_of("Klub;Długa 1;112", head=head))

        assert Resource.objects.count() == 1

    def test_another_source_is_another_record(self, bring):
        bring(KLUB)

        assert bring(KLUB, source="Inny spis").counts[Outcome.NEW] == 1

    def test_what_the_source_changed_is_changed(self, bring):
        bring(KLUB, publish=True)
        place = PublicSite.objects.get().public_id

        report = bring(KLUB.replace("33 812 34 56", "33 812 00 00"))

        assert report.counts[Outcome.CHANGED] == 1
        assert PublicResource.objects.get().phone == "33 812 00 00"
        assert PublicSite.objects.get().public_id == place
        assert bring(KLUB.replace("33 812 34 56", "33 812 00 00")).counts[Outcome.SAME]

    def test_what_people_wrote_since_is_left(self, bring, world):
        bring(KLUB)
        resource = Resource.objects.get()
        update_resource(
            actor=world.dorota,
            resource=resource,
            version=resource.version,
            content=replace(content_of(resource), name="Klub Złota Jesień"),
            sites=sites_of(resource),
        )

        report = bring(KLUB.replace("33 812 34 56", "33 812 00 00"))

        assert report.counts[Outcome.KEPT] == 1
        assert Resource.objects.get().name == "Klub Złota Jesień"
        assert Resource.objects.get().phone == "33 812 34 56"

    def test_what_is_gone_from_the_file_is_named_and_stays(self, bring):
        bring(KLUB, KLUB.replace("1;Klub seniora", "2;Świetlica"))

        report = bring(KLUB)

        assert [row.name for row in report.unseen] == ["Świetlica"]
        assert Resource.objects.count() == 2


class TestRefusing:
    @pytest.mark.parametrize(
        "name", [name for name in NAMES if name not in ("dorota", "druga", "admin")]
    )
    def test_only_coordinators_import(self, world, name):
        person = getattr(world, name)
        if person.has_perm("resources.import_resources"):
            pytest.skip("coordinates")
        with pytest.raises(NotPermitted):
            import_resources(actor=person, reading=Reading(), source="x")

    @pytest.mark.parametrize("source", ["", "  ", "x" * 301])
    def test_needs_a_source(self, bring, source):
        with pytest.raises(InvalidInput):
            bring(KLUB, source=source)

    def test_one_refused_row_stops_all(self, bring):
        with pytest.raises(RowsRefused) as refused:
            bring(KLUB, "2;;;;;;;;;")

        assert refused.value.report.counts[Outcome.NEW] == 1
        assert not Resource.objects.exists()

    def test_unless_they_are_skipped(self, bring):
        report = bring(KLUB, "2;;;;;;;;;", skip_refused=True)

        assert (report.counts[Outcome.NEW], report.counts[Outcome.REFUSED]) == (1, 1)
        assert Resource.objects.count() == 1

    def test_personal_data_is_told_at_its_row(self, bring):
        report = bring(KLUB.replace("Klub seniora", "PESEL 44051401359"), commit=False)

        (error,) = report.of(Level.ERROR)
        assert (error.where.row, error.field) == (2, "name")

    def test_the_same_twice_without_numbers(self, bring):
        report = bring(
            reading=reading_of("Klub;Długa 1", "KLUB;długa 1", head="nazwa;adres\n"),
            commit=False,
        )

        assert report.counts[Outcome.REFUSED] == 1


class TestDoubles:
    LIKE = "2;KLUB SENIORA (filia);;Długa 1;33 8123456;;;;;"

    def test_what_looks_like_another_is_told(self, bring):
        bring(KLUB)

        report = bring(self.LIKE, commit=False)

        (alike,) = report.rows[0].alike
        assert alike.startswith("Klub seniora (")
        assert "the same telephone" in alike

    def test_two_of_one_file_too(self, bring):
        report = bring(KLUB, self.LIKE)

        assert sorted(len(row.alike) for row in report.rows) == [0, 1]


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once(world):
    reading = reading_of(KLUB)
    errors = []

    def run():
        try:
            import_resources(actor=world.dorota, reading=reading, source="Spis")
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not errors
    assert Resource.objects.count() == 1
