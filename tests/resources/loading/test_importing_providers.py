"""Who gives what a file describes: known, made once, kept without anything."""

import json
import threading
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction

from kooperacja.audit.log import entries_of
from resources.hsds.reading import read_text
from resources.loading.ohana import read_ohana
from resources.loading.records import Level, ProviderRecord
from resources.models import Provider, Resource, ResourceImport
from resources.services import provider_named
from resources.services.importing import Outcome

from .rows import KLUB, reading_of


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


def test_a_provider_record_needs_a_name_that_can_be_stored(bring):
    reading = reading_of(KLUB)
    bad = replace(reading.records[0], provider=ProviderRecord(name="x" * 201))

    report = bring(reading=replace(reading, records=(bad,)), commit=False)

    assert report.counts[Outcome.REFUSED] == 1


class TestWithoutServices:
    """An organisation that gives nothing in the file: its profile is kept."""

    @pytest.fixture
    def reading(self):
        document = {
            "id": "11111111-1111-4111-8111-111111111111",
            "name": "Fundacja Dom",
            "description": "Pomaga rodzinom.",
            "email": "dom@example.org",
            "services": [],
        }
        return read_text(json.dumps(document), "hsds.json", today=date(2026, 11, 22))

    def test_is_kept_with_what_is_known_of_it(self, bring, reading):
        report = bring(reading=reading)

        provider = Provider.objects.get()
        assert (provider.name, provider.email) == ("Fundacja Dom", "dom@example.org")
        assert [row.name for row in report.profiles] == ["Fundacja Dom"]
        assert not reading.of(Level.WARNING)
        (entry,) = entries_of(provider)
        assert entry.verb == "provider.imported"

    def test_the_same_again_changes_nothing(self, bring, reading):
        bring(reading=reading)

        report = bring(reading=reading)

        assert not report.writes
        assert (Provider.objects.count(), ResourceImport.objects.count()) == (1, 1)

    def test_its_first_resource_finds_it(self, bring, reading):
        bring(reading=reading)

        bring(KLUB)

        assert Resource.objects.get().provider.email == "dom@example.org"

    def test_is_not_kept_when_it_is_about_a_person(self, bring, reading):
        ((where, record),) = reading.providers
        bad = replace(record, description="PESEL 44051401359")

        report = bring(reading=replace(reading, providers=((where, bad),)))

        assert not Provider.objects.exists()
        assert report.of(Level.WARNING)

    def test_in_tables_of_ohana_too(self, bring):
        files = {
            "organizations.csv": b"id,name,email\n7,Dom,dom@example.org\n",
            "locations.csv": b"id,organization_id,name\n",
            "services.csv": b"id,location_id,name\n",
        }

        bring(reading=read_ohana(files))

        assert Provider.objects.get().email == "dom@example.org"


@pytest.mark.django_db(transaction=True)
def test_two_who_name_one_provider_at_once_get_the_same():
    met = threading.Barrier(2)
    made, errors = [], []

    def name(words):
        try:
            with transaction.atomic():
                met.wait(5)
                made.append(provider_named(words).pk)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=name, args=[words])
        for words in ("Fundacja Dom", "FUNDACJA dom")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not errors
    assert len(set(made)) == 1
    assert Provider.objects.count() == 1
