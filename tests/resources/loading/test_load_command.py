"""manage.py load_resources: the same import, told to a terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resources.models import PublicResource, Resource

from .rows import HEAD, KLUB

LIKE = "2;KLUB SENIORA (filia);;Długa 1;33 8123456;;;;;"


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

    def test_doubles_are_named(self, world, tmp_path):
        path = tmp_path / "zasoby.csv"
        path.write_text(HEAD + KLUB + "\n" + LIKE)
        out = StringIO()

        call_command("load_resources", path, stdout=out)

        assert "Perhaps the same: “" in out.getvalue()
