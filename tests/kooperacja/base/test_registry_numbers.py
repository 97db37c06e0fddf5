"""KRS, REGON and NIP: what can be right, and every single slip of a finger."""

import pytest

from kooperacja.base.registry_numbers import (
    WRONG_CHECK_DIGIT,
    WRONG_KRS,
    WRONG_NIP,
    WRONG_REGON,
    krs_problem,
    nip_problem,
    plain_number,
    regon_problem,
)

# Numbers that institutions publish themselves: the Central Statistical Office, the
# Jagiellonian University; the fourteen digits are the textbook example.
NIPS = ["5261040828", "6750002236"]
REGONS = ["000331501", "000001270", "123456785", "12345678512347"]
#: What no number is, whatever it counts.
NO_NUMBERS = [
    "x",
    "12345678",
    "123456789012345",
    "12345abcde",
    "０１２３４５６７８９",
    "١٢٣٤٥٦٧٨٩٠",
    "1234567890\x00",
    "0" * 10,
    "9" * 5000,
]


def changed(number: str):
    """Every number that differs in one digit."""
    for place, digit in enumerate(number):
        for other in "0123456789":
            if other != digit:
                yield number[:place] + other + number[place + 1 :]


@pytest.mark.parametrize("check", [krs_problem, nip_problem, regon_problem])
def test_nothing_is_no_problem(check):
    assert check("") == ""
    assert check("  -  ") == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("526-10-40-828", "5261040828"),
        ("526 104 08 28", "5261040828"),
        ("526–10–40–828", "5261040828"),
        ("526\u00a0104\u00a008\u00a028\n", "5261040828"),
    ],
)
def test_spaces_and_hyphens_are_read_over(typed, stored):
    assert plain_number(typed) == stored
    assert nip_problem(typed) == ""


class TestKrsProblem:
    @pytest.mark.parametrize("number", ["0000030897", "0000225587", "1000000001"])
    def test_takes_ten_digits(self, number):
        assert krs_problem(number) == ""

    @pytest.mark.parametrize("text", [*NO_NUMBERS, "30897", "00000308970"])
    def test_refuses_everything_else(self, text):
        assert krs_problem(text) == WRONG_KRS


class TestNipProblem:
    @pytest.mark.parametrize("number", NIPS)
    def test_takes_a_right_one(self, number):
        assert nip_problem(number) == ""

    @pytest.mark.parametrize("text", [*NO_NUMBERS, "526104082", "52610408288"])
    def test_refuses_what_has_not_ten_digits(self, text):
        assert nip_problem(text) == WRONG_NIP

    @pytest.mark.parametrize("number", NIPS)
    def test_finds_every_wrong_digit(self, number):
        assert {nip_problem(wrong) for wrong in changed(number)} == {WRONG_CHECK_DIGIT}

    @pytest.mark.parametrize("number", NIPS)
    def test_has_one_right_check_digit_at_most(self, number):
        right = [last for last in "0123456789" if not nip_problem(number[:9] + last)]

        assert right == [number[9]]

    def test_no_digit_checks_a_sum_that_leaves_ten(self):
        # 6·1 + 4·1 = 10 modulo 11
        assert all(nip_problem(f"100001000{last}") for last in "0123456789")


class TestRegonProblem:
    @pytest.mark.parametrize("number", REGONS)
    def test_takes_a_right_one(self, number):
        assert regon_problem(number) == ""

    @pytest.mark.parametrize(
        "text", [*NO_NUMBERS, "0" * 9, "0" * 14, "00033150", "0003315011"]
    )
    def test_refuses_another_length(self, text):
        assert regon_problem(text) == WRONG_REGON

    @pytest.mark.parametrize("number", ["123456785", "000331501"])
    def test_finds_every_wrong_digit_that_the_sum_can_show(self, number):
        # The check digit 0 stands for 0 and for 10: of each place few slips pass.
        passed = [wrong for wrong in changed(number) if not regon_problem(wrong)]

        assert len(passed) <= 4

    def test_a_sum_that_leaves_ten_is_checked_by_zero(self):
        # 8·1 + 2·1 = 10 modulo 11
        assert regon_problem("101000000") == ""
        assert regon_problem("101000001") == WRONG_CHECK_DIGIT

    def test_a_local_unit_of_no_institution_is_wrong(self):
        # The last digit is right for the thirteen before it, the ninth is not.
        wrong = [f"1234567861234{last}" for last in "0123456789"]

        assert {regon_problem(number) for number in wrong} == {WRONG_CHECK_DIGIT}
