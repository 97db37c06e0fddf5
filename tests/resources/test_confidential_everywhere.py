"""The address of a shelter is looked for in everything anybody can get.

Unmistakable words and a point, in every notation somebody might write it, are put
into the one table that may hold them. Then everything public is asked, everything the
database lets the public role read is dumped, every page and export behind the log-in
is opened as everybody, forms are sent with mistakes, and logs are read. Only the one
act that shows an address, and writes down who read it, may answer with it.
"""

import base64
import io
import json
import logging
from collections.abc import Iterable

import pytest
from django.contrib.gis.geos import Point
from django.db import (
    DatabaseError,
    ProgrammingError,
    connection,
    connections,
    transaction,
)
from django.test import Client

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import DomainError
from kooperacja.unsaved.models import UnsavedForm
from resources import services
from resources.models import ConfidentialAddress, Resource
from resources.typed_forms import KIND
from tests.house import worlds
from tests.house.authz.objects import arguments_of
from tests.house.authz.routes import all_routes
from tests.house.authz.table import table
from tests.house.authz.walk import client_of, handed, opened, read_whole
from tests.house.crawl import crawl
from tests.personas import LOGGED_IN, fresh
from tests.resources.desk import sent, url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

STREET, WAY = "Kryjówkowa", "cegielnianej"
ADDRESS = f"ulica {STREET} 178, 43-300 Testowo"
NOTE = f"Wejście od {WAY} bramy"
#: In the estate polnoc; no boundary, sign or question has any of its digits.
PLACE = Point(19.0113583, 50.0148295, srid=4326)
#: Whose own people, with the coordinators, may read it.
READERS = {"bartek", "basia", "filip", "dorota", "daniel", "admin"}
#: One of each role that reads something of it.
ROLES = ("anonim", "bez_partnera", "bartek", "celina", "ewa", "dorota", "admin")
#: The act that shows it.
REVEALING = "resources_desk:address"
#: Parts of names of routes that say anything of resources, people or what was done.
ABOUT = ("resource", "care", "link", "meeting", "need", "audit", "notice", "desk:home",
         "letter", "panel:index", "diagnoses:list", "hsds", "import")  # fmt: skip
#: Lists and documents of the desk are asked for in these ways too.
FORMATS = ("", "?format=csv", "?format=json", "?format=geojson", "?q=Kryjówkowa")


def notations() -> dict[str, bytes]:
    """Return the words and every way to write the point, by what they are."""
    found = {
        "street": STREET,
        "street, folded": "kryjowkow",
        "street, in JSON": json.dumps(STREET)[1:-1],
        "street, in an address": "Kryj%C3%B3wkow",
        "note": WAY,
        "number": f"{STREET} 178",
    }
    for name, value in (("longitude", PLACE.x), ("latitude", PLACE.y)):
        found |= {
            f"{name} with {digits} digits": f"{value:.{digits}f}"
            for digits in (4, 5, 6, 7)
        }
        found[f"{name}, cut to 4 digits"] = str(int(value * 10_000) / 10_000)
        found[f"{name} with a comma"] = f"{value:.5f}".replace(".", ",")
        found[f"{name} in degrees"] = _sexagesimal(value)
    for srid in (3857, 2180):
        x, y = PLACE.transform(srid, clone=True).coords
        found |= {f"x in {srid}": str(int(x)), f"y in {srid}": str(int(y))}
    written = {name: text.encode() for name, text in found.items()}
    for name, raw in (("wkb", bytes(PLACE.wkb)), ("ewkb", bytes(PLACE.ewkb))):
        written |= {
            f"{name}": raw,
            f"{name} in hex": raw.hex().encode(),
            f"{name} in HEX": raw.hex().upper().encode(),
            f"{name} in base64": base64.b64encode(raw),
        }
    # Half of a point is half of the secret.
    for number, name in enumerate(("longitude", "latitude")):
        half = bytes(PLACE.wkb)[5 + 8 * number :][:8]
        written[f"{name}, in hex"] = half.hex().encode()
        written[f"{name}, in HEX"] = half.hex().upper().encode()
    return written


def _sexagesimal(value: float) -> str:
    degrees, minutes = int(value), int(value % 1 * 60)
    return f"{degrees}°{minutes:02d}′{(value * 60 % 1) * 60:.0f}"


def told(places: Iterable[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """Return where any of it stands: (place, notation)."""
    return [
        (place, name)
        for place, body in places
        for name, written in notations().items()
        if written in opened(body)
    ]


@pytest.fixture
def world(transactional_db):
    """The world of the canaries; its published shelter gets the address here."""
    made = worlds.build()
    made.shelter = made.resources[Resource.Status.PUBLISHED]
    made.hidden = made.shelter.sites.get(is_confidential=True)
    ConfidentialAddress.objects.filter(site=made.hidden).delete()
    write_address(made)
    return made


def write_address(world) -> None:
    """Let its own people write the address down, as the form does."""
    resource = Resource.objects.get(pk=world.shelter.pk)
    services.update_resource(
        actor=fresh(world.bartek),
        resource=resource,
        version=resource.version,
        content=services.content_of(resource),
        sites=[
            services.SiteContent(
                **vars(site)
                | {"address": ADDRESS, "place": PLACE, "confidential_note": NOTE}
            )
            if site.is_confidential
            else site
            for site in services.sites_of(resource)
        ],
    )


def test_the_search_finds_it_where_it_is(world):
    kept = ConfidentialAddress.objects.get(site=world.hidden)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM resources_confidentialaddress t")
        rows = "\n".join(row for (row,) in cursor.fetchall()).encode()

    found = {name for _place, name in told([("the table", rows)])}

    assert (kept.address, kept.note) == (ADDRESS, NOTE)
    assert {"street", "note", "longitude, in HEX", "ewkb in HEX"} <= found
    geojson = kept.place.geojson.encode()
    assert told([("as GeoJSON", geojson)])
    assert told([("as text", kept.place.wkt.encode())])


def test_nothing_public_holds_it(world):
    answers = crawl()

    places = [
        (f"{address} ({language})", body + str((headers, cookies)).encode())
        for (address, language), (_status, headers, cookies, body) in answers.items()
    ]

    size = sum(len(body) for _place, body in places)
    print(f"\nshelter: {len(places)} public addresses, {size:,} bytes")  # noqa: T201
    shown = world.shelter.public_id.encode()
    assert any(shown in body for _place, body in places)
    assert not told(places)


class TestDatabase:
    def test_the_public_role_may_not_read_the_table(self, world):
        for question in (
            "SELECT * FROM resources_confidentialaddress",
            "SELECT count(*) FROM resources_confidentialaddress",
            "SELECT place FROM resources_confidentialaddress",
            "COPY resources_confidentialaddress TO STDOUT",
        ):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic("public"),
                connections["public"].cursor() as cursor,
            ):
                cursor.execute(question)

    def test_no_table_it_may_read_holds_it(self, world):
        """Views of the server too, and what its planner has learned of values."""
        ConfidentialAddress.objects.all().delete()
        # PostGIS brings ten thousand numbers of its own: some look like any other.
        by_chance = set(told(self.dump()))
        write_address(world)

        dumped = list(self.dump())

        size = sum(len(rows) for _name, rows in dumped)
        print(  # noqa: T201
            f"\nshelter: public role, {len(dumped)} tables, {size:,} bytes"
        )
        names = {name for name, _rows in dumped}
        assert {"public.shelf_resource", "public.shelf_site"} <= names
        assert "pg_catalog.pg_stats" in names
        assert "public.resources_confidentialaddress" not in names
        assert ConfidentialAddress.objects.filter(address=ADDRESS).exists()
        assert set(told(dumped)) == by_chance

    @pytest.fixture(autouse=True)
    def patience(self, world):
        """A busy machine must not cut a question off."""
        with connections["public"].cursor() as cursor:
            cursor.execute("SET statement_timeout = '120s'")
            yield
            cursor.execute("RESET statement_timeout")

    def dump(self):
        """Yield (name, rows) of every table and view the public role may select."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        with connections["public"].cursor() as cursor:
            cursor.execute(
                "SELECT n.nspname, c.relname FROM pg_class c "
                "JOIN pg_namespace n ON n.oid = c.relnamespace "
                "WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') "
                "AND has_schema_privilege(n.oid, 'USAGE') "
                "AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1, 2"
            )
            names = cursor.fetchall()
        for schema, name in names:
            with (
                transaction.atomic("public"),
                connections["public"].cursor() as cursor,
            ):
                copied = io.BytesIO()
                question = f'COPY (SELECT * FROM "{schema}"."{name}") TO STDOUT'
                try:
                    cursor.copy_expert(question, copied)
                except DatabaseError:
                    # A view of the server's own that this server cannot answer.
                    assert schema in ("pg_catalog", "information_schema"), name
                    transaction.set_rollback(True, using="public")
                    continue
            yield f"{schema}.{name}", copied.getvalue()

    def test_no_other_table_holds_it_at_all(self, world):
        """Log, notices, letters, typed forms, sessions: whoever reads them."""
        services.read_confidential_address(actor=fresh(world.filip), site=world.hidden)
        rows = []
        with connection.cursor() as cursor:
            for name in connection.introspection.table_names(cursor):
                if name == ConfidentialAddress._meta.db_table:
                    continue
                cursor.execute(f'SELECT t::text FROM "{name}" t')
                text = "\n".join(row for (row,) in cursor.fetchall())
                rows.append((name, text.encode()))

        assert len(rows) > 50
        assert not told(rows)


class TestBehindTheLogin:
    def test_no_page_list_or_document_holds_it(self, world):
        """One of each role; `tests.house` walks everybody with the canaries."""
        for name in ROLES:
            places = list(self.places_of(world, name))

            size = sum(len(body) for _place, body in places)
            print(  # noqa: T201
                f"\nshelter: {name}, {len(places)} addresses, {size:,} bytes"
            )
            assert len(places) > 50
            assert not told(places), name

    def places_of(self, world, name: str):
        """Yield (address, body with headers) of all a person is answered."""
        client = client_of(world, name)
        for route in all_routes():
            if "GET" not in route.methods or not self.is_about(route.name):
                continue
            kind = table().class_of(route.name, "GET").object
            is_list = route.name.endswith(("list", "queue", "reports", "map"))
            for values in arguments_of(kind, world, route).values():
                for question in FORMATS if is_list else ("",):
                    asked = route.url(values) + question
                    response = read_whole(client.get(asked))
                    assert response.status_code < 500, asked
                    body = opened(response.content)
                    if "q=" in question:
                        # The question comes back in the page that answers it.
                        for said in (STREET, "Kryj%C3%B3wkowa", "kryjowkowa"):
                            body = body.replace(said.encode(), b"")
                    yield asked, body + str(response.headers).encode()

    @staticmethod
    def is_about(name: str) -> bool:
        return any(part in name for part in ABOUT)

    def test_the_one_act_shows_it_to_its_readers_alone(self, world):
        address = url("address", world.shelter.ref, world.hidden.ref)
        shown = set()
        for name in LOGGED_IN:
            before = AuditEntry.objects.count()
            answer = client_of(world, name).post(address)
            if told([(name, answer.content)]):
                shown.add(name)
                assert answer.headers["Cache-Control"] == "no-store", name
                assert AuditEntry.objects.count() == before + 1
            else:
                assert answer.status_code in (403, 404), name
                assert AuditEntry.objects.count() == before

        assert shown == READERS
        assert REVEALING in handed(world)

    @pytest.mark.parametrize("name", ["celina", "ewa", "bez_partnera"])
    def test_others_do_not_even_learn_the_estate(self, world, name):
        """Its provider lets nobody know more than the telephone."""
        resource = Resource.objects.get(pk=world.shelter.pk)
        client = client_of(world, name)

        said = client.get(f"/api/v1/desk/resources/{resource.ref}/").json()
        page = client.get(url("detail", resource.ref)).content.decode()

        [place] = [site for site in said["sites"] if site["is_confidential"]]
        assert (place["address"], place["place"], place["area"]) == ("", None, None)
        assert "Polnoc" not in page.partition("<main")[2]


class TestTyped:
    """What is typed is kept every few seconds: all but what leads to the place."""

    def typed(self, **changes) -> dict:
        """Return what a browser would send if our script held nothing back."""
        return {
            "unsaved-kind": "resource",
            "unsaved-seen": "0",
            "unsaved-window": "abcdefgh0123",
            "unsaved-turn": "1",
            "name": "Schronienie",
            "sites-TOTAL_FORMS": "1",
            "sites-0-name": "Dom",
            "sites-0-find": f"{STREET} 178",
            "sites-0-address": ADDRESS,
            "sites-0-coordinates": f"{PLACE.y}, {PLACE.x}",
            "sites-0-confidential_note": NOTE,
        } | changes

    @pytest.mark.parametrize("is_stored", [True, False], ids=["stored", "new"])
    @pytest.mark.parametrize("name", ["bartek", "dorota"])
    def test_the_address_is_never_kept(self, world, is_stored, name):
        """Stored as confidential it stays a secret, whatever is ticked now."""
        new = {"form_key": "k" * 22, "sites-0-is_confidential": "on"}
        stored = {
            "unsaved-ref": world.shelter.ref,
            "sites-0-ref": world.hidden.ref,
            "description": f"Czeka się przy ul. {STREET.upper()} 178.",
        }
        client = client_of(world, name)

        answer = client.post(
            "/biurko/zapis/", self.typed(**(stored if is_stored else new))
        )

        assert answer.json()["state"] == "kept"
        place = {"ref": world.shelter.ref} if is_stored else {"form_key": "k" * 22}
        row = UnsavedForm.objects.get(person__email=getattr(world, name).email, **place)
        assert row.fields["sites-0-name"] == ["Dom"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT t::text FROM unsaved_unsavedform t")
            rows = "\n".join(text for (text,) in cursor.fetchall()).encode()
        assert not told([("typed", rows), ("answer", answer.content)])
        page = KIND.url(world.shelter) if is_stored else KIND.new_url("k" * 22)
        assert not told([("restored", client.get(page).content)])

    def test_comparing_two_windows_says_no_stored_address(self, world):
        client = client_of(world, "basia")
        resource = Resource.objects.get(pk=world.shelter.pk)
        data = sent(resource, client, name="Inna nazwa", act="compare")
        client.post(
            "/biurko/zapis/",
            self.typed(
                **{"unsaved-ref": resource.ref, "sites-0-ref": world.hidden.ref}
            ),
        )

        answer = client.post(url("edit", resource.ref), data)

        assert "Schronienie" in answer.content.decode()
        assert not told([("both", answer.content)])


class TestMistakes:
    """What comes back when something was wrong says nothing that was not sent."""

    def test_a_refused_form_does_not_fill_it_in(self, world):
        resource = Resource.objects.get(pk=world.shelter.pk)
        for name in ("bartek", "dorota"):
            client = client_of(world, name)
            data = sent(resource, client, name="")

            answer = client.post(url("edit", resource.ref), data)

            assert answer.status_code == 400, name
            assert not told([(name, answer.content)])
        assert ConfidentialAddress.objects.get(site=world.hidden).address == ADDRESS

    def test_a_conflict_shows_no_stored_address(self, world):
        """Two people have the form open; the second sees what the first has saved."""
        resource = Resource.objects.get(pk=world.shelter.pk)
        client = client_of(world, "basia")
        data = sent(resource, client, name="Inna nazwa")
        write_address(world)

        answer = client.post(url("edit", resource.ref), data)

        assert answer.status_code == 409
        assert not told([("conflict", answer.content)])

    @pytest.mark.parametrize("name", ["bartek", "celina", "dorota"])
    def test_the_api_refuses_without_it(self, world, name):
        resource = Resource.objects.get(pk=world.shelter.pk)
        client = client_of(world, name)
        address = f"/api/v1/desk/resources/{resource.ref}/"
        ref = world.hidden.ref
        answers = [
            client.patch(address, json.dumps(body), content_type="application/json")
            for body in (
                {"version": 10**6, "name": "Inna"},
                {"version": resource.version, "sites": [{"ref": ref, "place": "x"}]},
                {"version": resource.version, "sites": [{"ref": "y" * 22}]},
                {"version": resource.version, "kind": "nothing"},
                {"version": resource.version, "name": "Dom"},
            )
        ]

        assert not told((str(answer.status_code), answer.content) for answer in answers)

    def test_the_sentence_that_refuses_a_text_does_not_repeat_it(self, world):
        resource = Resource.objects.get(pk=world.shelter.pk)
        content = vars(services.content_of(resource))
        for value in (f"Przy {STREET} 178", f"UL. {STREET.upper()} 178"):
            with pytest.raises(DomainError) as refused:
                services.update_resource(
                    actor=fresh(world.bartek),
                    resource=resource,
                    version=resource.version,
                    content=services.ResourceContent(
                        **content | {"description": value}
                    ),
                    sites=services.sites_of(resource),
                )
            assert not told([("refusal", f"{refused.value!r}".encode())])

    def test_an_error_of_ours_writes_none_of_it_anywhere(
        self, world, monkeypatch, caplog, mailoutbox, settings
    ):
        """The page, the log and the mail to administrators of an unforeseen error."""
        settings.DEBUG, settings.ADMINS = False, [("Admin", "admin@example.org")]

        def breaks(**_kwargs):
            kept = ConfidentialAddress.objects.get(site=world.hidden)
            raise RuntimeError(f"broken with {kept!r}")

        monkeypatch.setattr(
            "resources.views.desk.acts.read_confidential_address", breaks
        )
        client = client_of(world, "bartek")
        with caplog.at_level(logging.DEBUG):
            answer = client.post(url("address", world.shelter.ref, world.hidden.ref))

        assert answer.status_code == 500
        written = [
            record.getMessage() + str(record.exc_text) for record in caplog.records
        ]
        mails = [str(mail.message()) for mail in mailoutbox]
        assert not told(
            [("page", answer.content)]
            + [("log", text.encode()) for text in written]
            + [("mail", text.encode()) for text in mails]
        )

    def test_no_log_holds_it_while_it_is_written_and_read(self, world, caplog):
        resource = Resource.objects.get(pk=world.shelter.pk)
        with caplog.at_level(logging.DEBUG):
            # The log of queries is off outside of DEBUG, and is no log of ours.
            caplog.set_level(logging.WARNING, logger="django.db.backends")
            write_address(world)
            client = client_of(world, "bartek")
            client.get(url("edit", resource.ref))
            client.post(url("edit", resource.ref), sent(resource, client, name=""))
            client.post(url("address", resource.ref, world.hidden.ref))
            Client().get(f"/biurko/zasoby/{resource.ref}/")

        assert not told(
            ("log", f"{record.getMessage()} {record.args}".encode())
            for record in caplog.records
        )
