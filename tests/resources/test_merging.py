"""Two resources, or two providers, that turned out to be one."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.log import entries_of
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed
from kooperacja.notices.models import Notice
from resources.models import (
    ConfidentialAddress,
    Contact,
    OpeningHours,
    PublicOpening,
    PublicProvider,
    PublicResource,
    PublicSite,
    PublicTombstone,
    Resource,
    WrongReport,
)
from resources.services import (
    ContactContent,
    HoursContent,
    SiteContent,
    discard_resource,
    provider_named,
    provider_of,
    publish_resource,
    update_provider,
    withdraw_resource,
)
from resources.services.merging import (
    SameResource,
    TwoOrganisations,
    WouldDisappear,
    merge_providers,
    merge_resources,
)
from resources.services.merging_parts import new_places
from resources.services.reporting import report_wrong
from resources.services.steps import ResourceGone
from resources.views.desk.detail import DetailPage
from tests.factories.places import spot
from tests.personas import NAMES


def hours(opens="08:00", closes="16:00", weekday=0):
    from datetime import time

    return HoursContent(weekday, time.fromisoformat(opens), time.fromisoformat(closes))


@pytest.fixture
def merge(world):
    def call(keep, drop, **options):
        options = {"actor": world.dorota, "note": "To samo.", **options}
        return merge_resources(keep=keep, drop=drop, **options)

    return call


def told(kind) -> set:
    return {row.recipient for row in Notice.objects.filter(kind=kind)}


class TestResources:
    def test_what_one_lacks_is_taken_from_the_other(self, world, add, merge):
        keep = add("Świetlica", phone="33 812 34 56", categories=[world.halas])
        drop = add(
            "Świetlica Żuk",
            phone="33 000 00 00",
            email="zuk@example.org",
            fee_kind="free",
            capacity=20,
            categories=[world.bezrobocie],
            provider=provider_named("Fundacja Dom"),
            week=[hours()],
            contacts=[ContactContent("rejestracja", "33 812 00 00", "")],
        )

        keep = merge(keep, drop)

        assert (keep.name, keep.phone) == ("Świetlica", "33 812 34 56")
        assert (keep.email, keep.fee_kind, keep.capacity) == (
            "zuk@example.org",
            "free",
            20,
        )
        assert keep.provider.name == "Fundacja Dom"
        assert set(keep.categories.all()) == {world.halas, world.bezrobocie}
        assert OpeningHours.objects.get().resource == keep
        assert Contact.objects.get().resource == keep
        assert PublicOpening.objects.get().resource_public_id == keep.public_id

    def test_hours_that_are_said_stay(self, world, add, merge):
        keep = add("A", week=[hours()])
        drop = add("B", week=[hours(weekday=6)], round_the_clock=True)

        merge(keep, drop)

        assert [row.weekday for row in keep.openinghours_rows.all()] == [0]
        assert not Resource.objects.get(pk=keep.pk).round_the_clock

    def test_the_old_address_leads_to_the_new_one(self, add, merge, client):
        keep, drop = add("A"), add("B")

        merge(keep, drop)

        response = client.get(reverse("resources:detail", args=[drop.public_id]))
        assert response.status_code == 301
        assert response["Location"].endswith(
            reverse("resources:detail", args=[keep.public_id])
        )
        assert not PublicResource.objects.filter(public_id=drop.public_id).exists()
        api = client.get(f"/api/v1/resources/{drop.public_id}/")
        assert api.status_code == 410
        assert api.json()["moved_to"] == keep.public_id

    def test_an_address_leads_to_a_draft_as_soon_as_it_is_shown(
        self, world, add, merge, client
    ):
        keep, drop, first = add("A", publish=False), add("B"), add("C")
        merge(drop, first)
        drop = withdraw_resource(actor=world.dorota, resource=drop, note="Koniec.")
        merge(keep, drop)
        olds = [
            reverse("resources:detail", args=[row.public_id]) for row in (drop, first)
        ]
        assert {client.get(old).status_code for old in olds} == {410}

        keep = publish_resource(actor=world.dorota, resource=keep)

        new = reverse("resources:detail", args=[keep.public_id])
        for old in olds:
            assert client.get(old)["Location"].endswith(new)
        withdraw_resource(actor=world.dorota, resource=keep, note="Koniec.")
        assert client.get(olds[0], follow=True).status_code == 410

    def test_what_was_thrown_away_is_not_merged(self, world, add, merge):
        keep, draft = add("A"), add("B", publish=False)
        discard_resource(actor=world.dorota, resource=Resource.objects.get(pk=draft.pk))

        with pytest.raises(ResourceGone):
            merge(keep, draft)

    def test_a_chain_leads_to_its_end(self, add, merge, client):
        first, second, third = add("A"), add("B"), add("C")

        merge(second, third)
        merge(first, Resource.objects.get(pk=second.pk))

        graves = PublicTombstone.objects.values_list("moved_to", flat=True)
        assert set(graves) == {first.public_id}
        assert Resource.objects.get(pk=third.pk).merged_into == first

    def test_chosen_places_move_with_all_they_have(self, world, add, merge):
        from resources.services import ScheduleContent

        same = SiteContent(address="Długa 9", place=spot(0.5, 1.5))
        other = SiteContent(
            address="Krótka 1",
            place=spot(1.5, 0.5),
            schedule=ScheduleContent(week=[hours()]),
        )
        hidden = SiteContent(address="Tajna 7", is_confidential=True)
        keep, drop = add("A", sites=[same]), add("B", sites=[same, other, hidden])
        found = new_places(keep, drop)
        assert [site.address for site in found] == ["Krótka 1", ""]
        ids = [site.public_id for site in drop.sites.filter(ref__in=[found[0].ref])]

        merge(keep, drop, places=[site.ref for site in found])

        assert keep.sites.count() == 3
        assert drop.sites.count() == 1
        assert OpeningHours.objects.get().resource == keep
        assert ConfidentialAddress.objects.get().site.resource == keep
        shown = PublicSite.objects.filter(resource_public_id=keep.public_id)
        assert [row.address for row in shown] == ["Długa 9", "Krótka 1", ""]
        assert set(ids) <= {row.public_id for row in shown}

    def test_reports_of_visitors_move(self, add, merge):
        keep, drop = add("A"), add("B")
        report = WrongReport.objects.create(resource=drop, kind="phone")

        merge(keep, drop)

        report.refresh_from_db()
        assert report.resource == keep

    def test_who_answers_now_is_told_of_reports(self, world, add, merge):
        keep = add("A", provider=provider_of(world.inna))
        drop = add("B", provider=provider_of(world.most))
        report_wrong(
            public_id=drop.public_id, kind="phone", text="", now=timezone.now()
        )
        assert world.bartek in told("resource.reported")

        merge(keep, drop)

        assert told("resource.reported") == {world.celina}

    def test_the_log_of_both_says_it(self, add, merge):
        keep, drop = add("A"), add("B", phone="112")

        merge(keep, drop)

        entry = entries_of(keep).first()
        assert (entry.verb, entry.note) == ("resource.merged", "To samo.")
        assert entry.changes["merged"] == [None, drop.ref]
        assert entries_of(drop).first().verb == "resource.absorbed"

    @pytest.mark.parametrize("name", NAMES)
    def test_only_coordinators_merge(self, world, add, name):
        keep, drop = add("A"), add("B")
        person = getattr(world, name)
        if person.has_perm("resources.merge_resources"):
            merge_resources(actor=person, keep=keep, drop=drop, note="x")
            return
        with pytest.raises(NotPermitted):
            merge_resources(actor=person, keep=keep, drop=drop, note="x")

    def test_refusals(self, add, merge):
        keep, drop, draft = add("A"), add("B"), add("C", publish=False)

        with pytest.raises(SameResource):
            merge(keep, keep)
        with pytest.raises(NoteRequired):
            merge(keep, drop, note=" ")
        with pytest.raises(WouldDisappear):
            merge(draft, drop)
        with pytest.raises(InvalidInput):
            merge(keep, drop, places=["nobody's"])
        merge(keep, drop)
        with pytest.raises(TransitionNotAllowed):
            merge(keep, drop)
        with pytest.raises(TransitionNotAllowed):
            merge(drop, draft)

    def test_what_another_went_into_is_not_thrown_away(self, world, add, merge):
        keep = merge(add("A", publish=False), add("B", publish=False))

        with pytest.raises(TransitionNotAllowed):
            discard_resource(actor=world.dorota, resource=keep)

        assert not DetailPage(keep, world.dorota).can_discard

    def test_ages_are_never_turned_round(self, add, merge):
        keep, drop = add("A", minimum_age=60), add("B", maximum_age=18)

        keep = merge(keep, drop)

        assert (keep.minimum_age, keep.maximum_age) == (60, None)


class TestProviders:
    def test_everything_is_given_to_the_one_that_stays(self, world, add):
        keep = provider_named("Fundacja Dom", phone="112")
        drop = provider_named("Dom", krs="0000000650", phone="999")
        resource = add("A", provider=drop)

        merge_providers(actor=world.dorota, keep=keep, drop=drop, note="To samo.")

        keep.refresh_from_db()
        drop.refresh_from_db()
        resource.refresh_from_db()
        assert resource.provider == keep
        assert (keep.krs, keep.phone, drop.merged_into) == ("0000000650", "112", keep)
        assert PublicResource.objects.get().provider_name == "Fundacja Dom"
        assert PublicProvider.objects.get().name == "Fundacja Dom"
        assert entries_of(keep).first().verb == "provider.merged"

    def test_a_partner_stays_one(self, world, add):
        keep, drop = provider_named("Fundacja Dom"), provider_of(world.most)

        merge_providers(actor=world.dorota, keep=keep, drop=drop, note="x")

        keep.refresh_from_db()
        assert (keep.partner, keep.name) == (world.most, world.most.name)
        assert provider_of(world.most) == keep

    @pytest.mark.parametrize("number", ["krs", "nip", "regon"])
    def test_registers_know_better(self, world, number):
        keep = provider_named("A", **{number: "123456789"})
        drop = provider_named("B", **{number: "987654321"})

        with pytest.raises(TwoOrganisations):
            merge_providers(actor=world.dorota, keep=keep, drop=drop, note="x")

    def test_two_partners_are_two(self, world):
        keep, drop = provider_of(world.most), provider_of(world.inna)

        with pytest.raises(TwoOrganisations):
            merge_providers(actor=world.dorota, keep=keep, drop=drop, note="x")

    def test_refusals(self, world):
        keep, drop = provider_named("A"), provider_named("B")

        with pytest.raises(NotPermitted):
            merge_providers(actor=world.basia, keep=keep, drop=drop, note="x")
        with pytest.raises(NoteRequired):
            merge_providers(actor=world.dorota, keep=keep, drop=drop, note="")
        with pytest.raises(SameResource):
            merge_providers(actor=world.dorota, keep=keep, drop=keep, note="x")
        merge_providers(actor=world.dorota, keep=keep, drop=drop, note="x")
        with pytest.raises(TransitionNotAllowed):
            merge_providers(actor=world.dorota, keep=keep, drop=drop, note="x")

    def test_what_was_merged_is_written_no_more(self, world):
        keep, drop = provider_named("A"), provider_named("B")
        merge_providers(actor=world.dorota, keep=keep, drop=drop, note="x")
        drop.refresh_from_db()

        with pytest.raises(TransitionNotAllowed):
            update_provider(
                actor=world.dorota, provider=drop, version=drop.version, name="C"
            )
        with pytest.raises(NotPermitted):
            update_provider(actor=world.bartek, provider=keep, version=0, name="C")
