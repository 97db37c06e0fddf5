"""The interface: template tags, components, colours, and the rules of our scripts."""

import json
import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import resolve
from django.utils.safestring import mark_safe
from django.utils.translation import override

from kooperacja.base.mirror import MirrorForm, mirror_context
from kooperacja.base.templatetags import ui

ROOT = Path(settings.BASE_DIR)
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
ELEMENTS = sorted((ROOT / "static" / "js" / "components").glob("*.js"))
MODULES = sorted((ROOT / "static" / "js").rglob("*.js"))
NBSP = "\u00a0"


def render(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class TestPolishTypography:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("praca w mieście", "praca w~mieście"),
            ("i w domu", "i~w~domu"),
            ("12 345 678 osób", "12~345~678 osób"),
            ("1 234 zł", "1~234~zł"),
            ("12 proc. rodzin", "12~proc. rodzin"),
            ("16 listopada 2026", "16~listopada 2026"),
            ("ul. Piękna 2", "ul.~Piękna 2"),
            ("dom – praca", "dom~– praca"),
            ("kot i pies a dom", "kot i~pies a~dom"),
        ],
    )
    def test_glues_what_must_not_be_parted(self, text, expected):
        assert ui.pl(text) == expected.replace("~", NBSP)

    def test_escapes_text_first(self):
        assert ui.pl("<b>w domu</b> & x") == f"&lt;b&gt;w{NBSP}domu&lt;/b&gt; &amp; x"

    def test_leaves_the_tags_of_safe_markup_alone(self):
        markup = mark_safe('<a href="/x">w domu</a>')

        assert ui.pl(markup) == f'<a href="/x">w{NBSP}domu</a>'

    def test_writes_an_apostrophe_entity_whole(self):
        assert "&#x27;" in ui.pl("o'neil i x")


class TestNumbers:
    def test_groups_digits_in_polish(self):
        with override("pl"):
            assert ui.bignumber(1234567) == f"1{NBSP}234{NBSP}567"
            assert ui.bignumber(1234.5, 1) == f"1{NBSP}234,5"

    def test_groups_digits_in_english(self):
        with override("en"):
            assert ui.bignumber(1234.5, 1) == "1,234.5"

    def test_writes_a_dash_for_nothing_and_zero_for_zero(self):
        assert ui.bignumber(None) == "–"
        assert ui.bignumber(0) == "0"


class TestWords:
    def test_names_every_severity_and_none(self):
        with override("en"):
            words = [str(ui.severity_word(value)) for value in (1, 2, 3, 4, 5, None)]

        assert words == [
            *("marginal", "noticeable", "serious", "very serious", "critical"),
            "not assessed",
        ]

    def test_an_unknown_trend_is_not_known_yet(self):
        with override("en"):
            assert str(ui.trend_word("sideways")) == "not known yet"


class TestLinks:
    def request(self, path):
        request = RequestFactory().get(path)
        request.resolver_match = resolve(request.path_info)
        return request

    def test_the_other_language_keeps_the_query(self):
        with override("pl"):
            html = render(
                '{% translated_url "en" %}', request=self.request("/mapa/?page=2")
            )

        assert html == "/en/mapa/?page=2"

    def test_the_way_back_has_no_prefix(self):
        with override("en"):
            html = render(
                '{% translated_url "pl" %}', request=self.request("/en/mapa/")
            )

        assert html == "/mapa/"

    def test_a_page_without_an_address_falls_back(self):
        request = RequestFactory().get("/there-is-no-such-page/")
        source = '{% translated_url "en" fallback="site:home" %}'

        with override("pl"):
            assert render(source, request=request) == "/en/"

    def test_marks_the_page_and_the_section(self):
        request = self.request("/mapa/")

        assert 'aria-current="page"' in render(
            '<a{% current "atlas:map" %}>', request=request
        )
        assert render('<a{% current "areas:list" %}>', request=request) == "<a>"
        assert render('<a{% current "site:about" %}>') == "<a>"

    def test_marks_a_word_in_every_part_it_leads_to(self):
        source = '<a{% current "panel:index" "review" %}>'

        for path in ("/panel/diagnozy/", "/panel/partners/partner/"):
            marked = render(source, request=self.request(path))
            assert marked == '<a aria-current="true">', path
        assert render(source, request=self.request("/biurko/")) == "<a>"


class TestFields:
    def field(self, name, data=None):
        return MirrorForm(data, prefix="m")[name]

    def html(self, name, data=None, **context):
        return render_to_string(
            "components/field.html", {"field": self.field(name, data), **context}
        )

    def test_ties_help_to_the_input(self):
        html = self.html("title")

        assert 'aria-describedby="id_m-title_helptext"' in html
        assert 'id="id_m-title_helptext"' in html

    def test_ties_help_and_error_to_the_input(self):
        html = self.html("title", {})

        described_by = "id_m-title_helptext id_m-title_error"
        assert f'aria-describedby="{described_by}"' in html
        assert 'aria-invalid="true"' in html
        assert 'id="id_m-title_error"' in html

    def test_takes_help_from_the_page(self):
        html = self.html("persons", help="An estimate will do.")

        assert 'aria-describedby="id_m-persons_helptext"' in html
        assert "An estimate will do." in html

    def test_a_group_is_a_fieldset_with_its_description(self):
        html = self.html("severity")

        assert "<fieldset" in html
        assert '<legend class="c-field__label">' in html
        assert 'aria-describedby="id_m-severity_helptext"' in html

    def test_only_optional_fields_say_so(self):
        with override("en"):
            assert "(optional)" in self.html("persons")
            assert "(optional)" not in self.html("title")

    def test_the_summary_links_to_every_wrong_field(self):
        form = MirrorForm({}, prefix="m")
        html = render_to_string("components/error_summary.html", {"form": form})

        assert 'href="#id_m-title"' in html
        assert 'href="#id_m-severity_0"' in html

    def test_the_summary_of_a_fresh_form_is_empty(self):
        html = render_to_string("components/error_summary.html", {"form": MirrorForm()})

        assert not html.strip()

    def test_text_in_an_error_is_escaped(self):
        class Wrong(forms.Form):
            name = forms.CharField()

            def clean_name(self):
                raise forms.ValidationError("<script>")

        form = Wrong({"name": "x"})
        html = render_to_string("components/field.html", {"field": form["name"]})

        assert "<script>" not in html
        assert "&lt;script&gt;" in html


class TestComponents:
    @pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
    def test_opens_with_its_contract(self, path):
        source = path.read_text()

        assert source.startswith("{% comment %}")
        contract = source.split("{% endcomment %}")[0]
        assert "Context:" in contract
        assert "Used by:" in contract

    @pytest.mark.parametrize("language", ["pl", "en"])
    @pytest.mark.parametrize(
        ("institutions", "sectors", "english"),
        [
            (0, [], "no institution yet"),
            (1, ["ngo"], "1 institution from 1 sector"),
            (4, ["public", "ngo", "science"], "4 institutions from 3 sectors"),
        ],
    )
    def test_agreement_counts_marks(self, language, institutions, sectors, english):
        context = {"institutions": institutions, "sectors": sectors}
        with override(language):
            html = render_to_string("components/agreement.html", context)

        assert html.count("is-filled") == len(sectors)
        if language == "en":
            assert english in " ".join(html.split())

    @pytest.mark.parametrize("value", [None, 1, 2, 3, 4, 5])
    def test_severity_fills_as_many_blocks(self, value):
        html = render_to_string("components/severity.html", {"value": value})

        assert html.count("<rect") == 5
        assert html.count("is-filled") == (value or 0)

    def test_pagination_keeps_the_query(self):
        request = RequestFactory().get("/x/?category=a&category=b&page=2")
        context = {"page_obj": mirror_context()["page_obj"]}
        html = render_to_string("components/pagination.html", context, request)

        assert "?category=a&amp;category=b&amp;page=1" in html
        assert "?category=a&amp;category=b&amp;page=3" in html

    def test_emergency_adds_the_citys_own_numbers(self):
        numbers = [{"number": "33 814 62 21", "name": "OIK", "note": ""}]
        html = render_to_string("components/emergency.html", {"numbers": numbers})

        assert 'href="tel:112"' in html
        assert 'href="tel:338146221"' in html

    def test_the_500_page_needs_nothing(self):
        source = (ROOT / "templates" / "500.html").read_text()

        assert "{%" not in source
        assert "{{" not in source

    def test_no_template_of_ours_has_inline_style_or_script(self):
        for path in (ROOT / "templates").rglob("*.html"):
            source = path.read_text()

            if "emails" not in path.parts:
                assert not re.search(r"\sstyle=|<style", source), path.name
            assert not re.search(r"\son[a-z]+=\"", source), path.name
            assert not re.search(r"<script(?![^>]*\bsrc=)", source), path.name


class TestSentencesOfScripts:
    def test_are_json_with_plural_forms(self):
        with override("en"):
            html = ui.js_strings()
        table = json.loads(re.search(r">(.*)</script>", html, re.S).group(1))

        assert table["problems"]["one"] == "{count} problem"
        assert table["problems"]["other"] == "{count} problems"

    def test_the_table_is_what_scripts_say(self):
        table = ui.js_sentences()
        # Said by a name that arrives with the data or with an error.
        by_name = {"exact", "street", "estate", "city", "map_failed", "layer_failed"}
        by_name |= {"request_failed", "timed_out"}
        said = {
            key
            for path in MODULES
            for key in re.findall(r'\bsay\(\s*(?:[^"()]*\? )?"(\w+)"', path.read_text())
        }

        assert set(table) == said | by_name


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestColours:
    tokens = dict(
        re.findall(
            r"--koop-([\w-]+):\s*(#[0-9a-f]{6})",
            (ROOT / "static" / "css" / "tokens.css").read_text(),
        )
    )

    @pytest.mark.parametrize(
        ("ink", "paper", "least"),
        [
            ("ink", "paper", 7),
            ("ink-soft", "paper-deep", 7),
            ("ink-quiet", "paper", 7),
            ("ink-quiet", "paper-deep", 4.5),
            ("accent", "paper", 7),
            ("accent", "paper-deep", 7),
            ("white", "accent", 7),
            ("ink", "accent-pale", 7),
            ("problem-700", "paper", 7),
            ("resource-700", "paper", 7),
            ("wrong", "paper", 7),
            ("white", "wrong", 7),
            ("warning", "warning-pale", 4.5),
            ("white", "problem-500", 4.5),
            ("white", "resource-500", 4.5),
            ("rule-strong", "paper", 3),
            ("rule-strong", "white", 3),
        ],
    )
    def test_stand_off_from_what_they_lie_on(self, ink, paper, least):
        assert contrast(self.tokens[ink], self.tokens[paper]) >= least


class TestScripts:
    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
    def test_put_no_data_into_markup_and_make_no_globals(self, path):
        source = path.read_text()

        assert not re.search(
            r"innerHTML\s*=|insertAdjacentHTML|document\.write", source
        )
        assert not re.search(r"\b(window|globalThis)\.\w+\s*=[^=]", source)
        assert len(source.splitlines()) <= 200

    @pytest.mark.parametrize("path", ELEMENTS, ids=lambda path: path.stem)
    def test_every_element_shows_its_markup(self, path):
        source = path.read_text()

        assert "@example" in source
        assert f'customElements.define("{path.stem}"' in source

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
    def test_imports_end_in_a_semicolon(self, path):
        """Django hashes an import only when its statement ends in a semicolon."""
        imports = re.findall(r'^import .*from "[^"]+"(.?)$', path.read_text(), re.M)

        assert all(end == ";" for end in imports)
