"""Plain characters and the way back to the original offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacja.disclosure.plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("600\u200b123\u00ad456", "600123456"),
        ("６００ １２３ ٤٥٦", "600 123 456"),
        ("600\u00a0123\u202f456", "600 123 456"),
        ("33–812—34\u221256", "33-812-34-56"),
        ("o\u0301smy", "ósmy"),
        ("12 m²", "12 m2"),
        ("ul.\nKwiatowa", "ul. Kwiatowa"),
        ("koniec\n\nPan", "koniec\n\nPan"),
        ("a\r\nb\tc", "a b c"),
        ("49º", "49°"),
        ("pla\u0336in", "plain"),
    ],
)
def test_brings_a_text_to_plain_characters(text, expected):
    assert plain(text).text == expected


@given(st.text(max_size=60))
def test_offsets_lead_back_into_the_text(text):
    form = plain(text)

    assert len(form.text) == len(form.starts) == len(form.ends)
    assert form.starts == sorted(form.starts)
    for index in range(len(form.text)):
        start, end = form.original(index, index + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet="abcąęż 012.-/", max_size=40))
def test_a_plain_text_stays_as_it_is(text):
    assert plain(text).text == text
