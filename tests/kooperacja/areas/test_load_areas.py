"""manage.py load_areas on files made for the test."""

import json
import zipfile

import pytest
from django.core.management import CommandError

from kooperacja.areas.models import Area, PublicArea
from kooperacja.audit.models import AuditEntry

from .conftest import feature, polygon, square

pytestmark = pytest.mark.django_db

TWO = (
    feature("Złote Łany", polygon(square(19.01, 49.81))),
    feature("Lipnik", polygon(square(19.03, 49.81))),
)


class TestDryRun:
    def test_writes_nothing(self, load, geojson, city):
        out = load(geojson(*TWO))

        assert "new: 2" in out
        assert "dry run" in out
        assert Area.objects.count() == 1

    def test_says_which_column_was_guessed(self, load, geojson, city):
        assert '"nazwa" (a guess)' in load(geojson(*TWO))

    def test_a_named_column_is_no_guess(self, load, geojson, city):
        assert "guess" not in load(geojson(*TWO), name_field="nazwa")


class TestCommit:
    def test_stores_areas_with_codes_parents_and_labels(self, load, geojson, city):
        load(geojson(*TWO), commit=True, source="PRG", is_official=True)

        area = Area.objects.get(code="zlote-lany")
        assert (area.name, area.level, area.parent) == ("Złote Łany", 1, city)
        assert (area.source, area.is_official) == ("PRG", True)
        assert area.boundary.geom_type == "MultiPolygon"
        assert area.boundary.covers(area.label_point)

    def test_lays_them_on_the_shelf_and_into_the_log(self, load, geojson, city):
        load(geojson(*TWO), commit=True)

        shelf = PublicArea.objects.get(code="lipnik")
        assert (shelf.name, shelf.parent_code) == ("Lipnik", city.code)
        assert AuditEntry.objects.filter(verb="area.added").count() == 3

    def test_again_changes_nothing(self, load, geojson, city):
        load(geojson(*TWO), commit=True)
        before = list(Area.objects.values_list("pk", "updated_at"))
        entries = AuditEntry.objects.count()

        out = load(geojson(*TWO), commit=True)

        assert "Nothing had changed" in out
        assert list(Area.objects.values_list("pk", "updated_at")) == before
        assert AuditEntry.objects.count() == entries

    def test_another_starting_point_of_the_ring_is_no_change(self, load, geojson, city):
        load(geojson(*TWO), commit=True)
        ring = square(19.01, 49.81)[:-1]
        turned = [*ring[2:], *ring[:3]]

        out = load(geojson(feature("Złote Łany", polygon(turned))), commit=True)

        assert "Nothing had changed" in out

    def test_matches_another_spelling_of_the_name(self, load, geojson, city):
        load(geojson(*TWO), commit=True)

        out = load(geojson(feature("Os. ZLOTE  LANY", TWO[0]["geometry"])))

        assert "the same: 1" in out
        assert "Lipnik" in out.split("not in the file")[1]

    def test_updates_what_changed_and_keeps_the_rest(self, load, geojson, city):
        load(geojson(*TWO), commit=True, source="PRG", is_official=True)
        moved = feature("Lipnik", polygon(square(19.03, 49.81, 0.02)), ludnosc=812)

        out = load(geojson(moved), commit=True, residents_field="ludnosc")

        area = Area.objects.get(code="lipnik")
        assert "outline (differs by" in out
        assert "residents: – → 812" in out
        assert (area.residents, area.source, area.is_official) == (812, "PRG", True)
        assert PublicArea.objects.get(code="lipnik").residents == 812

    def test_a_code_keeps_the_area_through_a_new_name(self, load, geojson, city):
        old = feature("Lipnik", polygon(square(19.03, 49.81)), kod="BB-07")
        new = feature("Lipnik Dolny", old["geometry"], kod="BB-07")
        load(geojson(old), commit=True, code_field="kod")

        out = load(geojson(new), commit=True, code_field="kod")

        area = Area.objects.get(code="bb-07")
        assert "name: Lipnik → Lipnik Dolny" in out
        assert (area.name, area.aliases) == ("Lipnik Dolny", ["Lipnik"])

    def test_a_stored_code_never_changes(self, load, geojson, city):
        load(geojson(TWO[1]), commit=True)

        out = load(geojson(feature("Lipnik", TWO[1]["geometry"], kod="7")),
                   commit=True, code_field="kod")  # fmt: skip

        assert "stored code lipnik stays" in out
        assert Area.objects.filter(code="lipnik").exists()

    def test_a_new_outline_voids_an_attested_floor(
        self, load, geojson, city, django_user_model
    ):
        load(geojson(TWO[1]), commit=True)
        people = [
            django_user_model.objects.create_user(f"{name}@example.org", full_name=name)
            for name in ("dorota", "ewa")
        ]
        area = Area.objects.get(code="lipnik")
        area.attested_by_first, area.attested_by_second = people
        area.save()

        load(geojson(feature("Lipnik", polygon(square(19.05, 49.81)))), commit=True)

        area.refresh_from_db()
        assert not area.is_floor_attested

    def test_refused_rows_stop_everything(self, load, geojson, city):
        path = geojson(TWO[0], feature("", polygon(square(19.05, 49.81))))

        with pytest.raises(CommandError, match="Nothing was written, because 1"):
            load(path, commit=True)

        assert Area.objects.count() == 1

    def test_refused_rows_can_be_left_behind(self, load, geojson, city):
        path = geojson(TWO[0], feature("", polygon(square(19.05, 49.81))))

        assert "1 area was written" in load(path, commit=True, skip_refused=True)

    def test_a_failure_in_the_middle_leaves_nothing(
        self, load, geojson, city, monkeypatch
    ):
        from kooperacja.areas import services

        shelve = services.shelve_area

        def fail_at_lipnik(area):
            if area.code == "lipnik":
                raise RuntimeError
            shelve(area)

        monkeypatch.setattr(services, "shelve_area", fail_at_lipnik)
        with pytest.raises(RuntimeError):
            load(geojson(*TWO), commit=True)

        assert Area.objects.count() == PublicArea.objects.count() == 1


class TestRows:
    def test_equal_twins_count_once(self, load, geojson, city):
        out = load(geojson(TWO[0], TWO[0]), commit=True)

        assert "the same as row 1" in out
        assert Area.objects.count() == 2

    def test_unequal_twins_are_both_refused(self, load, geojson, city):
        other = feature("Złote Łany", polygon(square(19.06, 49.81)))

        with pytest.raises(CommandError):
            load(geojson(TWO[0], other), commit=True)

        assert Area.objects.count() == 1

    def test_an_area_outside_the_city_is_refused(self, load, geojson, city):
        away = feature("Szczyrk", polygon(square(19.5, 49.7)))

        assert "it lies outside Miasto" in load(geojson(TWO[0], away))

    def test_a_part_outside_is_told(self, load, geojson, city):
        edge = feature("Kraniec", polygon(square(19.092, 49.81)))

        assert "only 80.0 % of it lies in Miasto" in load(geojson(edge))

    def test_overlaps_are_told(self, load, geojson, city):
        over = feature("Nakładka", polygon(square(19.015, 49.81)))

        assert "50.0 % of its area is covered by Złote Łany" in load(
            geojson(TWO[0], over)
        )

    def test_an_overlap_with_a_stored_area_is_told(self, load, geojson, city):
        load(geojson(TWO[0]), commit=True)

        out = load(geojson(feature("Nowa nazwa", TWO[0]["geometry"])))

        assert "100.0 % of its area is covered by Złote Łany" in out

    def test_doubtful_figures_stay_unknown(self, load, geojson, city):
        rows = [
            feature(
                f"Osiedle {number}",
                polygon(square(19 + number / 50, 49.81)),
                ludnosc=value,
            )  # fmt: skip
            for number, value in enumerate((0, "b.d.", "1 234", -5, 12.5))
        ]

        out = load(geojson(*rows), commit=True, residents_field="ludnosc")

        figures = Area.objects.filter(level=1).order_by("code")
        assert list(figures.values_list("residents", flat=True)) == [
            None, None, 1234, None, None,
        ]  # fmt: skip
        assert out.count("stays unknown") == 4

    def test_a_district_holds_its_estates(self, load, geojson, city):
        load(geojson(feature("Wschód", polygon(square(19.05, 49.8, 0.05)))),
             "district", commit=True)  # fmt: skip
        inside = feature("Lipnik", polygon(square(19.06, 49.81)))
        beside = feature("Wapienica", polygon(square(19.01, 49.81)))

        load(geojson(inside, beside), commit=True)

        assert Area.objects.get(code="lipnik").parent.code == "wschod"
        assert Area.objects.get(code="wapienica").parent == city

    def test_an_estate_may_bear_the_name_of_its_district(self, load, geojson, city):
        load(geojson(TWO[0]), "district", commit=True)

        load(geojson(TWO[0]), "estate", commit=True)

        assert Area.objects.filter(code="zlote-lany-estate").exists()


class TestCities:
    def test_one_installation_holds_one_city(self, load, geojson, city):
        other = geojson(feature("Inne", polygon(square(20, 50, 0.1))))

        with pytest.raises(CommandError, match="this one holds Miasto"):
            load(other, "city", commit=True)

    def test_one_row_of_many_is_chosen(self, load, geojson):
        path = geojson(*TWO)

        with pytest.raises(CommandError, match="--only"):
            load(path, "city")
        out = load(path, "city", only=["lipnik"], commit=True)

        assert "1 row was left out" in out
        assert Area.objects.get().name == "Lipnik"

    def test_estates_may_come_before_their_city(self, load, geojson):
        out = load(geojson(*TWO), commit=True)

        assert "No city is loaded yet" in out
        assert set(Area.objects.values_list("parent", flat=True)) == {None}

    def test_a_bare_geometry_takes_its_name_from_the_command(self, load, tmp_path):
        path = tmp_path / "bare.geojson"
        path.write_text(json.dumps(polygon(square(19, 49.8, 0.1))))

        load(path, "city", name="Miasto", commit=True)

        assert Area.objects.get().code == "miasto"


class TestRefusals:
    """What is wrong is said in one sentence and ends with exit code 1."""

    def refused(self, load, path, **options):
        with pytest.raises(CommandError) as caught:
            load(path, **options)
        assert caught.value.returncode == 1
        assert not Area.objects.exists()
        return str(caught.value)

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"kind": "voivodeship"}, "no kind of area called voivodeship"),
            ({"parent": "nowhere"}, "no area with the code nowhere"),
            ({"name_field": "imie"}, "no column imie"),
            ({"code_field": "kod"}, "no column kod"),
            ({"srid": 999999}, "no coordinate system"),
            ({"swap_axes": True}, "Leave out --swap-axes"),
            ({"valid_from": "31.01.2026"}, "not a day"),
            ({"name": "Miasto"}, "file with one row"),
        ],
    )
    def test_wrong_options(self, load, geojson, options, words):
        assert words in self.refused(load, geojson(*TWO), commit=True, **options)

    def test_a_missing_file(self, load, tmp_path):
        assert "There is no file" in self.refused(load, tmp_path / "no.geojson")

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("a.geojson", b'{"type": "Feature', "not GeoJSON"),
            ("a.geojson", b"[" * 100_000, "not GeoJSON"),
            ("a.geojson", b'{"type": "Topology"}', "not GeoJSON"),
            ("a.geojson", b'{"type": "FeatureCollection", "features": []}', "no rows"),
            ("a.gpkg", b"nothing", "cannot be read"),
            ("a.shp", b"nothing", "cannot be read"),
            ("a.zip", b"nothing", "damaged"),
            ("a.csv", b"nothing", "kind that cannot be read"),
        ],
    )
    def test_unreadable_files(self, load, tmp_path, name, content, words):
        path = tmp_path / name
        path.write_bytes(content)

        assert words in self.refused(load, path)

    def test_a_zip_without_boundaries(self, load, tmp_path):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("czytaj.txt", "x")

        assert "no boundaries" in self.refused(load, path)

    def test_nothing_usable(self, load, geojson):
        path = geojson(feature("", polygon(square(19, 49.8))))

        assert "Nothing in the file" in self.refused(load, path)
        assert "Nothing in the file" in self.refused(load, path, commit=True)

    def test_swapped_axes(self, load, geojson):
        ring = [[lat, lon] for lon, lat in square(19, 49.8)]

        assert "--swap-axes" in self.refused(
            load, geojson(feature("A", polygon(ring))), commit=True
        )

    def test_a_parent_that_cannot_hold_the_kind(self, load, geojson, city):
        load(geojson(*TWO), commit=True)

        with pytest.raises(CommandError, match="cannot hold"):
            load(geojson(*TWO), "district", parent="lipnik")

    def test_axes_can_be_swapped_when_told(self, load, geojson):
        ring = [[lat, lon] for lon, lat in square(19, 49.8)]

        load(geojson(feature("A", polygon(ring))), swap_axes=True, commit=True)

        west, south, east, north = Area.objects.get().boundary.extent
        assert (west, south) == pytest.approx((19, 49.8))
