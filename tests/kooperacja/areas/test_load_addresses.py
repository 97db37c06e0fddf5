"""manage.py load_addresses: a register from a table, in and out again."""

import io

import pytest
from django.core.management import CommandError, call_command

from kooperacja.areas.models import Address, Street, StreetName
from kooperacja.areas.searching import search_addresses
from kooperacja.audit.models import AuditEntry
from tests.factories.places import CityFactory

pytestmark = pytest.mark.django_db
HEAD = "ulica;nr;dawna nazwa;kod pocztowy;lat;lon\n"
ROWS = (
    "ul. Długa;5;Dzierżyńskiego;43-300;50.005;19.005\n"
    "Długa;7 a;;43-300;50.006;19.006\n"
    "pl. Żwirki i Wigury;1;;43-300;50,007;19,007\n"
)


@pytest.fixture(autouse=True)
def city():
    return CityFactory()


@pytest.fixture
def run(tmp_path):
    """Write a file, run the command on it, and return what it printed."""

    def load(text=HEAD + ROWS, *, name="adresy.csv", encoding="utf-8", **options):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        out = io.StringIO()
        call_command("load_addresses", path, stdout=out, skip_checks=True, **options)
        return out.getvalue()

    return load


class TestReads:
    def test_a_dry_run_writes_nothing(self, run):
        out = run()

        assert "new: 3" in out
        assert "dry run" in out
        assert not Address.objects.exists()
        assert not Street.objects.exists()

    def test_commit_writes(self, run):
        run(commit=True, source="rejestr, 2026")

        assert Address.objects.count() == 3
        assert set(Street.objects.values_list("name", flat=True)) == {
            "ul. Długa",
            "pl. Żwirki i Wigury",
        }
        row = Address.objects.get(number="7A")
        assert row.point.coords == (19.006, 50.006)
        assert (row.source, row.postal_code) == ("rejestr, 2026", "43-300")
        assert StreetName.objects.get(is_former=True).name == "Dzierżyńskiego"
        entry = AuditEntry.objects.get(verb="area.addresses_loaded")
        assert entry.changes == {"addresses": [0, 3]}
        assert search_addresses("dzierzynskiego 5").results[0].label == "ul. Długa 5"

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1250"])
    @pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
    def test_encodings_and_signs(self, run, encoding, sign):
        text = (HEAD + ROWS.replace("50,007;19,007", "50.007;19.007")).replace(
            ";", sign
        )
        run(text, encoding=encoding, commit=True)

        assert Street.objects.filter(name="pl. Żwirki i Wigury").exists()

    def test_an_address_in_one_column_loses_its_flat(self, run):
        text = 'adres,x,y\n"ul. Długa 13/4, 43-300 Testowo",19.005,50.005\n'
        run(text, commit=True)

        assert str(Address.objects.get()) == "ul. Długa 13"

    def test_columns_can_be_named(self, run):
        text = "tytuł\nA;B;C;D\nDługa;5;19.005;50.005\n"
        fields = {"street_field": "A", "number_field": "B"}
        run(text, **fields, x_field="C", y_field="D", delimiter=";", commit=True)

        assert str(Address.objects.get()) == "Długa 5"

    def test_houses_of_a_village_have_no_street(self, run):
        text = "miejscowosc;ulica;nr;lat;lon\nZagórze;;12;50.005;19.005\n"
        run(text, commit=True)

        assert str(Address.objects.get()) == "Zagórze 12"


class TestSynchronises:
    def test_a_second_run_changes_nothing(self, run):
        run(commit=True)
        before = AuditEntry.objects.count()

        assert "new: 0, changed: 0, the same: 3" in run(commit=True)
        assert AuditEntry.objects.count() == before

    def test_a_moved_house_keeps_its_row(self, run):
        run(commit=True)
        pk = Address.objects.get(number="5").pk

        out = run(HEAD + ROWS.replace("50.005", "50.008"), commit=True)

        assert "changed: 1" in out
        assert Address.objects.get(pk=pk).point.y == pytest.approx(50.008)

    def test_what_is_not_in_the_file_stays_until_told(self, run):
        run(commit=True)
        one = HEAD + ROWS.splitlines(keepends=True)[0]

        assert "2 addresses, left as they are" in run(one, commit=True)
        assert Address.objects.count() == 3
        assert "2 addresses; they are removed" in run(
            one, commit=True, remove_unseen=True
        )
        assert Address.objects.count() == 1
        assert Street.objects.count() == 1

    def test_a_code_keeps_an_address_through_a_new_name(self, run):
        head = "idiip;ulica;nr;lat;lon\n"
        run(head + "A-1;Dzierżyńskiego;5;50.005;19.005\n", commit=True)
        pk = Address.objects.get().pk
        run(head + "A-1;Sempołowskiej;5;50.005;19.005\n", commit=True)

        assert str(Address.objects.get(pk=pk)) == "Sempołowskiej 5"


class TestRefuses:
    BAD = (
        "Daleka;1;;;52.2;21.0\n"
        "Odwrotna;1;;;19.005;50.005\n"
        "Pusta;1;;;;\n"
        "Zero;1;;;0;0\n"
        "Bez numeru;;;;50.005;19.005\n"
        ";3;;;50.005;19.005\n"
        "Dziwna;numer;;;50.005;19.005\n"
        "Długa;5;;;50.009;19.009\n"
        "Długa;5;;;50.005;19.005\n"
    )

    def test_each_row_with_its_reason(self, run):
        out = run(HEAD + ROWS + self.BAD)

        for words in (
            "(line 5): it lies outside the city.",
            "(line 6): it lies outside the city; its two coordinates look swapped.",
            "(line 7): it has no coordinates.",
            "(line 8): its coordinates are 0, 0",
            "(line 9): it has no house number.",
            "(line 10): it has no street.",
            "(line 11): its house number cannot be read.",
            "(line 12): the same address or code stands in the file",
        ):
            assert words in out
        assert "double: 1, refused: 8" in out

    def test_all_or_nothing(self, run):
        with pytest.raises(CommandError, match="skip-refused"):
            run(HEAD + ROWS + self.BAD, commit=True)
        assert not Address.objects.exists()

        run(HEAD + ROWS + self.BAD, commit=True, skip_refused=True)
        assert Address.objects.count() == 3

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "holds no rows"),
            ("a;b\n1;2\n", "columns were not found"),
            (b"ulica;nr\x00", "no text"),
            (HEAD + "Długa;5;;;52.2;21.0\n", "None of the addresses"),
            (HEAD + "Długa;5;;;x;y\n", "No row of the file"),
        ],
    )
    def test_a_file_that_is_no_register(self, run, text, words):
        with pytest.raises(CommandError, match=words):
            run(text)

    def test_a_file_that_is_not_there_or_of_another_kind(self, run, tmp_path):
        with pytest.raises(CommandError, match="no file"):
            call_command("load_addresses", tmp_path / "nie.csv", skip_checks=True)
        with pytest.raises(CommandError, match="CSV or TXT"):
            run(name="adresy.xlsx")

    def test_without_a_city(self, run, city):
        city.delete()

        with pytest.raises(CommandError, match="boundary of the city"):
            run()


class TestRealFiles:
    """Files with office habits, in the city they come from."""

    @pytest.fixture
    def bielsko(self, city, shared_data, load):
        city.delete()
        path = shared_data / "boundaries" / "bielsko_biala.geojson"
        load(path, "city", commit=True)

    def places(self):
        return {
            row.street.name.split(" - ")[0].removeprefix("Punkt "): row.point.coords
            for row in Address.objects.select_related("street")
        }

    def test_northing_first_in_puwg_1992(self, run, bielsko, shared_data):
        raw = (shared_data / "messy" / "05_punkty_puwg1992_xy.csv").read_bytes()
        fields = {"street_field": "Nazwa", "number_field": "Lp"}
        out = run(raw, **fields, commit=True, skip_refused=True)

        assert "The first coordinate is the northing" in out
        assert "(line 8): it lies outside the city." in out
        assert "(line 9): its coordinates are 0, 0" in out
        assert "coordinates are degrees among metres" in out
        assert "(line 11): it lies outside the city; its two" in out
        assert "(line 12): it has no coordinates" in out
        places = self.places()
        assert set(places) == set("ABCDEFL")
        assert places["A"] == pytest.approx((19.0531, 49.8236), abs=1e-4)
        assert places["F"] == pytest.approx((19.061, 49.801), abs=1e-4)

    def test_zone_six_of_pl_2000(self, run, bielsko, shared_data):
        raw = (shared_data / "messy" / "06_punkty_pl2000_strefa6.txt").read_bytes()
        fields = {"street_field": "nazwa", "number_field": "id"}
        out = run(raw, name="punkty.txt", **fields, commit=True)

        assert "EPSG:2177" in out
        assert self.places()["C"] == pytest.approx((18.978, 49.809), abs=1e-4)

    def test_a_list_of_institutions(self, run, bielsko, shared_data):
        raw = (shared_data / "messy" / "10_zasoby_adresy.csv").read_bytes()
        out = run(raw, commit=True, skip_refused=True)

        addresses = {str(row) for row in Address.objects.select_related("street")}
        assert addresses >= {"ul. Przykładowa 1", "ul. Zmyślona 12", "ul. Długa 12"}
        # A withheld address, one elsewhere, one without a place, one turned round.
        for name in ("ZASTRZEŻONY", "Odległa", "Testowy", "Nieistniejąca"):
            assert not any(name in address for address in addresses)
        assert "double: 1" in out
        dms = Address.objects.get(street__name="ul. Zmyślona").point
        assert dms.coords == pytest.approx((19.0528, 49.8150), abs=1e-4)
