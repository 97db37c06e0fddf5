"""Reading a .po file: just what the guards ask of it."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

LINE = re.compile(r'^(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])? )?(".*")$')


@dataclass
class Entry:
    """A sentence with its translations, one or one for each plural form."""

    msgctxt: str = ""
    msgid: str = ""
    msgid_plural: str = ""
    texts: dict[int, str] = field(default_factory=dict)
    is_fuzzy: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What names a sentence: its context and its text."""
        return self.msgctxt, self.msgid

    @property
    def is_translated(self) -> bool:
        """Whether every form has words that somebody has looked at."""
        return not self.is_fuzzy and bool(self.texts) and all(self.texts.values())


def read(path: Path) -> tuple[Entry, list[Entry]]:
    """Return the header and the sentences of a .po file; obsolete ones are left out."""
    entries = [
        _entry(block)
        for block in re.split(r"\n\s*\n", path.read_text())
        if re.search(r"^msgid ", block, re.M)
    ]
    header = next(entry for entry in entries if not entry.msgid)
    return header, [entry for entry in entries if entry.msgid]


def _entry(block: str) -> Entry:
    entry = Entry(is_fuzzy=bool(re.search(r"^#,.*fuzzy", block, re.M)))
    name, number = "", 0
    for line in block.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        if found[1]:
            name, number = found[1], int(found[2] or 0)
        text = ast.literal_eval(found[3])
        if name == "msgstr":
            entry.texts[number] = entry.texts.get(number, "") + text
        else:
            setattr(entry, name, getattr(entry, name) + text)
    return entry
