"""Importing a directory: what is written, what is left alone, what is refused."""

import threading
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kooperacja.areas.models import Area
from kooperacja.audit.log import entries_of
from kooperacja.base.errors import InvalidInput, NotPermitted
from resources.loading.places import Box
from resources.loading.reading import read_content
from resources.loading.records import Level, ProviderRecord, Reach, Reading
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
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    provider_named,
    provider_of,
    publish_resource,
    update_resource,
)
from resources.services.bulk import NewResource, add_resources
from resources.services.content import (
    ClosureContent,
    ContactContent,
    HoursContent,
    ReachContent,
    ScheduleContent,
)
from resources.services.importing import Outcome, RowsRefused, import_resources
from resources.services.stored import content_of, sites_of
from tests.factories.places import spot
from tests.personas import NAMES

HEAD = "id;nazwa;kategoria;adres;telefon;godziny;lat;lon;organizacja;osiedle\n"


def reading_of(*rows: str, head: str = HEAD) -> Reading:
    city = Area.objects.city()
    box = Box(*city.boundary.extent) if city else None
    text = head + "\n".join(rows)
    return read_content(text.encode(), name="zasoby.csv", box=box)


@pytest.fixture
def bring(world):
    """Import rows as the coordinator."""

    def call(*rows: str, **options):
        options = {"source": "Spis miejski", **options}
        reading = options.pop("reading", None) or reading_of(*rows)
        return import_resources(actor=world.dorota, reading=reading, **options)

    return call


KLUB = "1;Klub seniora;bezrobocie;Długa 1;33 812 34 56;pn-pt 8-16;;;Fundacja Dom;"


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


class TestProviders:
    def test_one_of_a_name_is_one(self, bring):
        provider_named("fundacja DOM")

        bring(KLUB, KLUB.replace("1;Klub seniora", "2;Świetlica"))

        assert Provider.objects.count() == 1
        assert Provider.objects.get().resources.count() == 2

    def test_a_partner_is_found_by_its_name(self, bring, world):
        bring(KLUB.replace("Fundacja Dom", world.most.name))

        assert Resource.objects.get().provider.partner == world.most

    def test_numbers_of_registers_win_over_names(self, bring):
        known = provider_named("Fundacja Dom", krs="0000000650")
        head = "id;nazwa;organizacja;krs\n"

        bring(
            reading=reading_of(
                "1;A;Inna nazwa;0000000650", "2;B;Fundacja Dom;0000000668", head=head
            )
        )

        assert Resource.objects.get(name="A").provider == known
        assert Resource.objects.get(name="B").provider != known

    def test_a_merged_one_leads_to_the_other(self, bring):
        kept = provider_named("Dom dla Ciebie")
        gone = provider_named("Fundacja Dom")
        gone.merged_into = kept
        gone.save()

        bring(KLUB)

        assert Resource.objects.get().provider == kept

    def test_one_whose_resources_were_refused_does_not_stay(self, bring):
        row = KLUB.replace("Klub seniora", "Klub pani z PESEL 44051401359")

        report = bring(row, skip_refused=True)

        assert report.counts[Outcome.REFUSED] == 1
        assert not Provider.objects.exists()


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

    def test_the_command_says_so(self, world, tmp_path):
        path = tmp_path / "zasoby.csv"
        path.write_text(HEAD + KLUB + "\n" + self.LIKE)
        out = StringIO()

        call_command("load_resources", path, stdout=out)

        assert "Perhaps the same: “" in out.getvalue()


class TestBulk:
    """Many at once are written and shown exactly as one by one."""

    @pytest.fixture
    def content(self, world):
        schedule = ScheduleContent(
            week=[HoursContent(6, *map(_time, ("22:00", "06:00")), "nocą")],
            closures=[ClosureContent(_day("2026-12-24"), None, "Święta\tu nas")],
            contacts=[ContactContent("rejestracja", "33 812 00 00", "")],
        )
        return ResourceContent(
            name="Świetlica \\ Żuk",
            kind="children_day_care",
            provider=provider_of(world.most),
            deliveries=["site", "phone"],
            languages=["pl", "uk"],
            phone="33 812 34 56",
            categories=[world.halas],
            target_groups=[world.mlodziez],
            serves_whole_city=False,
            service_areas=[world.poludnie],
            week=[HoursContent(0, *map(_time, ("08:00", "16:00")))],
        ), [
            SiteContent(address="Długa 1", place=spot(0.5, 1.5), schedule=schedule),
            SiteContent(
                name="Schronisko",
                address="Tajna 7",
                is_confidential=True,
                reach=ReachContent(False, [world.polnoc]),
            ),
        ]

    def test_writes_and_shows_the_same(self, world, content):
        one = add_resource(actor=world.dorota, content=content[0], sites=content[1])
        publish_resource(actor=world.dorota, resource=one)

        added, refused = add_resources(
            actor=world.dorota, rows=[NewResource(*content)], publish=True
        )

        assert not refused
        one, other = Resource.objects.order_by("pk")
        assert added[0] == other
        assert content_of(one) == content_of(other)
        assert plain(sites_of(one)) == plain(sites_of(other))
        assert shelf_of(one) == shelf_of(other)
        assert ConfidentialAddress.objects.count() == 2

    def test_asks_the_database_no_more_for_more(
        self, world, content, django_assert_max_num_queries
    ):
        rows = [NewResource(*content) for _number in range(30)]

        with django_assert_max_num_queries(60):
            add_resources(actor=world.dorota, rows=rows, publish=True)

        assert PublicResource.objects.count() == 30


def _time(text):
    from datetime import time

    return time.fromisoformat(text)


def _day(text):
    from datetime import date

    return date.fromisoformat(text)


def plain(sites):
    return [replace(site, ref="") for site in sites]


HIDDEN = {"id", "public_id", "resource_public_id", "site_public_id"}


def shelf_of(resource):
    """What the shelf says of a resource, without its addresses."""
    found = []
    for model, column in (
        (PublicResource, "public_id"),
        (PublicSite, "resource_public_id"),
        (PublicOpening, "resource_public_id"),
    ):
        rows = model.objects.filter(**{column: resource.public_id}).order_by("pk")
        found.append(
            [
                {name: value for name, value in row.items() if name not in HIDDEN}
                for row in rows.values()
            ]
        )
    return found


class TestCommand:
    @pytest.fixture
    def load(self, tmp_path, world):
        path = tmp_path / "zasoby.csv"

        def call(*rows, **options):
            path.write_text(HEAD + "\n".join(rows))
            out = StringIO()
            call_command("load_resources", path, stdout=out, stderr=out, **options)
            return out.getvalue()

        return call

    def test_is_dry_by_default(self, load):
        out = load(KLUB, "2;B;coś;;;8-16;;;;")

        assert "2 records (new: 2)" in out
        assert "row 3 “8-16”" in out
        assert "--commit writes" in out
        assert not Resource.objects.exists()

    def test_commits_in_the_name_of_a_coordinator(self, load, world):
        out = load(KLUB, commit=True, actor=world.dorota.email, source="Spis")

        assert "The resources are stored." in out
        assert Resource.objects.get().source == "Spis"
        assert "stored already" in load(
            KLUB, commit=True, actor=world.dorota.email, source="Spis"
        )

    def test_publishes_when_asked_to(self, load, world):
        load(KLUB, commit=True, publish=True, actor=world.dorota.email)

        assert PublicResource.objects.count() == 1

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"commit": True}, "--actor"),
            ({"actor": "nikt@example.org"}, "no coordinator"),
            ({"field": ["kolor=x"]}, "FIELD=HEADING"),
            ({"field": ["name"]}, "FIELD=HEADING"),
        ],
    )
    def test_says_what_is_wrong_with_the_options(self, load, options, words):
        with pytest.raises(CommandError, match=words):
            load(KLUB, **options)

    def test_refused_rows_are_shown_before_it_gives_up(self, load, world, capsys):
        with pytest.raises(CommandError, match="Nothing was written"):
            load(KLUB, "2;;;;;;;;;", commit=True, actor=world.dorota.email)

    def test_headings_may_be_named(self, load, tmp_path):
        (tmp_path / "inne.csv").write_text("Jak się zwie;Dzwoń\nKlub;112\n")
        out = StringIO()

        call_command(
            "load_resources",
            tmp_path / "inne.csv",
            field=["name=Jak się zwie", "phone=Dzwoń"],
            stdout=out,
        )

        assert "1 record (new: 1)" in out.getvalue()

    def test_a_missing_file(self, world, tmp_path):
        with pytest.raises(CommandError, match="no file"):
            call_command("load_resources", tmp_path / "nie_ma.csv")


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


def test_a_provider_record_needs_a_name_that_can_be_stored(bring):
    reading = reading_of(KLUB)
    bad = replace(reading.records[0], provider=ProviderRecord(name="x" * 201))

    report = bring(reading=replace(reading, records=(bad,)), commit=False)

    assert report.counts[Outcome.REFUSED] == 1
