"""Coordinates as people type and paste them."""

import pytest

from kooperacja.areas.coordinates import read_coordinates, read_degrees
from kooperacja.areas.geo import BadPlace

PLACE = (19.05, 49.82)


@pytest.mark.parametrize(
    "text",
    [
        "49.82,19.05",
        "49.82, 19.05",
        "49.82 19.05",
        "49,82 19,05",
        "49,82; 19,05",
        "49,82,19,05",
        "N 49.82 E 19.05",
        "49.82N 19.05E",
        "19.05E, 49.82N",
        "49.82°, 19.05°",
        "49°49'12\"N 19°03'00\"E",
        "49°49′12″N, 19°3′E",
        "49°49,2' 19°3'",
        "19°03'E 49°49'12''N",
    ],
)
def test_reads_what_maps_and_telephones_print(text):
    assert read_coordinates(text).coords == pytest.approx(PLACE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tutaj",
        "49.82",
        "49,82",
        "49.8 19.0 3",
        "NaN, 19",
        "inf inf",
        "1e5 3",
        "49.82N 19.05N",
        "49°49'12\"N",
        "49.82, 19.05 <script>",
        "9" * 5000,
    ],
)
def test_says_how_to_write_them(text):
    with pytest.raises(BadPlace, match="49.8225, 19.0444"):
        read_coordinates(text)


def test_says_what_is_out_of_range():
    with pytest.raises(BadPlace, match="zakresem|range"):
        read_coordinates("500 19")
    with pytest.raises(BadPlace, match="59"):
        read_coordinates("49°61'0\"N 19°0'0\"E")


@pytest.mark.parametrize(
    ("text", "value"),
    {
        "49°48′54″N": 49.815,
        "19,0444": 19.0444,
        "217 363.03": 217363.03,
        "217\xa0363,03": 217363.03,
        "-3.5": -3.5,
    }.items(),
)
def test_a_cell_holds_degrees_or_metres(text, value):
    assert read_degrees(text) == pytest.approx(value)
