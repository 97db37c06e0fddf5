"""Every sentence in both languages: the msgids are the English, `pl` is complete.

The sentences are gathered afresh with Django's own `makemessages` from a copy of what
git knows, so a sentence that was added and not translated fails here.
"""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from . import po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "kooperacja" / "locale" / "pl" / "LC_MESSAGES"
CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "npgettext_lazy",
}
COUNTS = {"%(count)s", "%(count)d", "%(number)s"}
PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|%[sd]|\{\w+\}")


def known_to_git(*suffixes: str) -> list[Path]:
    """Return tracked and new files, ignored ones apart."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return [
        ROOT / name
        for name in listed
        if name.endswith(suffixes)
        and not name.startswith("tests/")
        and (ROOT / name).exists()
    ]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory) -> list[po.Entry]:
    """Return every sentence of templates and Python, as makemessages finds them."""
    if not shutil.which("xgettext"):
        pytest.fail("xgettext is missing: install the package gettext")
    copy = tmp_path_factory.mktemp("sentences")
    for path in known_to_git(".py", ".html", ".txt"):
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (copy / "locale").mkdir()
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import django; from django.conf import settings;"
            "settings.configure(LOCALE_PATHS=['locale']); django.setup();"
            "from django.core.management import call_command;"
            "call_command('makemessages', locale=['pl'], no_obsolete=True,"
            " extensions=['html', 'txt', 'py'], verbosity=0)",
        ],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    [found] = copy.rglob("django.po")
    return po.read(found)[1]


@pytest.fixture(scope="module")
def polish() -> list[po.Entry]:
    return po.read(LOCALE / "django.po")[1]


class TestPolish:
    def test_has_every_sentence(self, gathered, polish):
        there = {entry.key for entry in polish if entry.is_translated}

        missing = [entry.msgid for entry in gathered if entry.key not in there]

        assert len(gathered) > 300
        assert not missing, f"{len(missing)} without Polish"

    def test_keeps_every_placeholder(self, polish):
        wrong = []
        for entry in polish:
            if not entry.is_translated:
                continue
            expected = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
            for text in entry.texts.values():
                found = set(PLACEHOLDER.findall(text))
                # A plural form may say "jeden" where English gives the number.
                left_out = expected - found - (COUNTS if entry.msgid_plural else set())
                if found - expected or left_out:
                    wrong.append((entry.msgid, text))

        assert not wrong

    def test_knows_polish_plurals(self, polish):
        header, _entries = po.read(LOCALE / "django.po")
        count = int(re.search(r"nplurals=(\d)", header.texts[0])[1])

        assert count in (3, 4)
        assert not [
            entry.msgid
            for entry in polish
            if entry.msgid_plural and len(entry.texts) != count
        ]

    def test_is_not_english_by_mistake(self, polish):
        """A translation equal to its msgid is a shared word, or a slip."""
        same = [
            entry.msgid
            for entry in polish
            if entry.msgid == entry.texts[0]
            and len(PLACEHOLDER.sub("", entry.msgid).split()) > 3
        ]

        assert not same


def calls_of(tree: ast.AST):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in CALLS:
            yield node


def is_made_up(node: ast.AST) -> bool:
    """Whether a text is put together before gettext sees it."""
    return (
        isinstance(node, ast.JoinedStr | ast.BinOp)
        or isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
    )


def test_no_sentence_is_put_together_before_it_is_translated():
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in known_to_git(".py")
        for node in calls_of(ast.parse(path.read_text()))
        if any(is_made_up(argument) for argument in node.args)
    ]

    assert not wrong


def test_every_placeholder_has_a_name():
    """Polish may need another order: `%s` twice cannot be turned round."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in known_to_git(".py")
        for node in calls_of(ast.parse(path.read_text()))
        for argument in node.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and re.search(r"(?<!%)%[sd]", argument.value)
    ]

    assert not wrong
