"""Templates and scripts as the house writes them (house 7.2)."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PUBLIC_LAYOUTS = ("layouts/public.html", "layouts/article.html", "layouts/map.html")
#: What would make a public page different for whoever looks at it.
PERSONAL = re.compile(r"csrf_token|request\.user|\bperms\b|\bmessages\b|\{\{ *user\b")
EXTENDS = re.compile(r"\{%-? *extends *\"([^\"]+)\"")
INCLUDES = re.compile(r"\{%-? *include *\"([^\"]+)\"")
COMMENTS = re.compile(r"\{% *comment.*?endcomment *%\}|\{#.*?#\}|<!--.*?-->", re.S)


def pages() -> list[Path]:
    """Return the HTML templates."""
    return sorted(TEMPLATES.rglob("*.html"))


def scripts() -> list[Path]:
    """Return our own JavaScript."""
    return sorted((ROOT / "static" / "js").rglob("*.js"))


@cache
def code_of(path: Path) -> str:
    """Return a template without its comments."""
    return COMMENTS.sub("", path.read_text())


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def offenders(pattern: str, paths=None, flags: int = 0) -> list[str]:
    """Return file and text of everything a pattern finds outside comments."""
    return [
        f"{named(path)}: {found[0]}"
        for path in paths or pages()
        for found in re.finditer(pattern, code_of(path), flags)
    ]


def test_there_are_templates_and_scripts():
    assert len(pages()) > 40
    assert len(scripts()) > 10


class TestTemplates:
    def test_begin_by_saying_what_they_extend_or_expect(self):
        wrong = [
            named(path)
            for path in pages()
            if not re.match(r"\{% *(extends|comment)\b|<!doctype", path.read_text())
        ]

        assert not wrong

    def test_have_a_contract(self):
        without = [named(p) for p in pages() if not COMMENTS.search(p.read_text())]

        assert not without

    def test_trust_no_text(self):
        assert not offenders(r"\|\s*safe\b|\|\s*safeseq\b|\{% *autoescape +off")

    def test_have_no_inline_style(self):
        # A letter is no page: no policy guards it, and mail programs know no other way.
        without_letters = [p for p in pages() if TEMPLATES / "emails" not in p.parents]

        assert not offenders(r"<[^>]*\sstyle\s*=|<style\b", without_letters, flags=re.I)

    def test_have_no_event_attributes(self):
        assert not offenders(r"<[^>]*\son[a-z]+\s*=\s*[\"']", flags=re.I)

    def test_have_no_inline_script(self):
        assert not offenders(
            r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>",
            flags=re.I,
        )

    def test_ask_nobody_outside(self):
        assert not offenders(
            r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//"
        )


def reached_from_public_layouts() -> set[Path]:
    """Return every template that becomes part of a public page."""
    found, waiting = set(), list(PUBLIC_LAYOUTS)
    waiting += [
        str(path.relative_to(TEMPLATES))
        for path in pages()
        if set(EXTENDS.findall(path.read_text())) & set(PUBLIC_LAYOUTS)
    ]
    while waiting:
        path = TEMPLATES / waiting.pop()
        if path in found or not path.exists():
            continue
        found.add(path)
        waiting += INCLUDES.findall(code_of(path)) + EXTENDS.findall(code_of(path))
    return found


class TestPublicPages:
    def test_are_many(self):
        assert len(reached_from_public_layouts()) > 20

    def test_know_nobody(self):
        wrong = [
            f"{named(path)}: {found[0]}"
            for path in reached_from_public_layouts()
            for found in PERSONAL.finditer(code_of(path))
        ]

        assert not wrong


class TestScripts:
    def test_make_no_html_of_texts(self):
        assert not offenders(
            r"\.(?:inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|document\.write",
            scripts(),
        )

    def test_run_no_texts(self):
        assert not offenders(
            r"\beval\s*\(|new Function\b|set(?:Timeout|Interval)\(\s*[\"'`]", scripts()
        )

    def test_imports_end_in_a_semicolon(self):
        """The manifest storage finds an import only then."""
        wrong = [
            f"{named(path)}: {line}"
            for path in scripts()
            for line in path.read_text().splitlines()
            if re.match(r"(import|export)\b.*\bfrom ['\"]|import ['\"]", line)
            and not line.rstrip().endswith(";")
        ]

        assert not wrong

    def test_begin_by_saying_what_they_are(self):
        assert not [
            named(path) for path in scripts() if not path.read_text().startswith("/*")
        ]
