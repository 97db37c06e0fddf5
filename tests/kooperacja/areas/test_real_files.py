"""manage.py load_areas on real boundaries, and on files with office habits."""

import re

import pytest
from django.core.management import CommandError

from kooperacja.areas.models import Area

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def outcomes(out):
    """Return name → outcome of the report."""
    pattern = re.compile(
        r"^ *\d+  (.+?) {2,}(new|changed|the same|double|refused)\b", re.MULTILINE
    )
    return dict(pattern.findall(out))


class TestBielsko:
    def test_loads_the_city_and_its_estates(self, load, shared_data):
        folder = shared_data / "boundaries"
        load(folder / "bielsko_biala.geojson", "city", commit=True)
        path = folder / "bielsko_biala_osiedla_SYNTETYCZNE.geojson"

        out = load(path, commit=True, is_official=False, code_field="kod_lokalny")

        assert "30 areas were written" in out
        assert Area.objects.filter(parent=Area.objects.city()).count() == 30
        assert "Nothing had changed" in load(
            path, commit=True, code_field="kod_lokalny"
        )

    @pytest.mark.parametrize(
        "name",
        [
            "bielsko_i_powiat_bielski_epsg2180.gpkg",
            "bielsko_i_powiat_bielski_epsg2180_shp.zip",
        ],
    )
    def test_reads_the_polish_grid(self, load, shared_data, name):
        path = shared_data / "boundaries" / name

        out = load(path, "city", only=["2461011"], code_field="terc", commit=True)

        city = Area.objects.get()
        assert "EPSG:2180" in out
        assert city.name == "Bielsko-Biała"
        west, south, east, north = city.boundary.extent
        assert 18.8 < west < east < 19.2
        assert 49.7 < south < north < 49.95


class TestWroclaw:
    def test_loads_48_estates_and_mends_6_one_by_one(self, load, shared_data):
        path = shared_data / "boundaries" / "wroclaw_osiedla.geojson"

        out = load(path, commit=True)

        assert "48 areas were written" in out
        assert "Repaired: 6" in out
        assert out.count("itself near") == 6
        assert all(area.boundary.valid for area in Area.objects.all())
        assert "Nothing had changed" in load(path, commit=True)

    def test_the_city_is_taken_from_a_file_of_all_counties(self, load, shared_data):
        folder = shared_data / "boundaries"

        load(folder / "pl_powiaty.geojson", "city", only=["Wrocław"], commit=True)
        load(folder / "wroclaw_osiedla.geojson", commit=True)

        assert Area.objects.filter(parent__code="wroclaw").count() == 48


class TestOfficeHabits:
    def test_judges_broken_outlines_one_by_one(self, load, shared_data):
        out = load(shared_data / "messy" / "07_granice_niepoprawne.geojson")

        rows = outcomes(out)
        for name in ("powtórzone wierzchołki", "współrzędna Z", "odwrotny kierunek"):
            assert rows[name] == "new"
        for name in ("pierścień niezamknięty", "kolec", "kolekcja geometrii"):
            assert rows[name] == "new"
        for name in (
            "muszka (samoprzecięcie)",
            "dziura poza obrysem",
            "multi z poprawną i złą częścią",
            "zerowa powierzchnia",
            "pusta geometria",
            "brak geometrii",
            "za mało punktów",
            "linia zamiast obszaru",
            "NaN",
            "(no name)",
        ):
            assert rows[name] == "refused", name
        assert rows["duplikat"] == "double"
        assert out.count("25.0 % of its area is covered by nakładający się") == 2
        assert "Rows: 20 (new: 9, double: 1, refused: 10). Repaired: 3." in out

    def test_swapped_axes_are_offered_and_never_stored(self, load, shared_data):
        path = shared_data / "messy" / "08_granice_zamienione_osie.geojson"

        with pytest.raises(CommandError, match="--swap-axes"):
            load(path, commit=True)
        assert not Area.objects.exists()
        load(path, commit=True, swap_axes=True)

        assert Area.objects.count() == 30

    def test_a_shapefile_that_says_nothing_of_itself(self, load, shared_data):
        path = shared_data / "messy" / "09_shapefile_cp1250_bez_prj.zip"

        out = load(path, commit=True, residents_field="LUDNOSC", code_field="KOD")

        assert "EPSG:2180 was inferred" in out
        assert "read as cp1250" in out
        names = set(Area.objects.values_list("name", flat=True))
        assert {"Złote Łany", "Śródmieście Bielsko"} <= names
        assert sum(Area.objects.values_list("residents", flat=True)) == 197_397

    def test_a_foreign_file_without_a_system_asks_for_it(self, load, shared_data):
        path = shared_data / "boundaries" / "chicago77_shp_bez_prj.zip"

        with pytest.raises(CommandError, match="--srid"):
            load(path)
        with pytest.raises(CommandError, match="Nothing in the file"):
            load(path, srid=3435)

    def test_79_invalid_counties_are_judged_one_by_one(self, load, shared_data):
        path = shared_data / "boundaries" / "pl_powiaty_min_79_niepoprawnych.geojson"

        out = load(path, "district", code_field="id")

        judged = out.count("repaired: ") + out.count("and a repair would change")
        assert judged == 79

    @pytest.mark.parametrize(
        ("name", "count"),
        [
            ("warszawa_dzielnice.geojson", 18),
            ("gdansk_dzielnice_z_ludnoscia.geojson", 35),
            ("lodz_dzielnice.geojson", 5),
        ],
    )
    def test_loads_other_cities(self, load, shared_data, name, count):
        out = load(shared_data / "boundaries" / name, "district", commit=True)

        assert f"{count} areas were written" in out
