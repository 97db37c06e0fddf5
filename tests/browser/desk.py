"""How people walk through the form of a diagnosis: by mouse, counted, by keyboard."""

import time

import pytest

NEW = "/biurko/diagnozy/nowa/"
TEXT = "Od roku przybywa młodych ludzi, którzy nie mają pracy ani nauki."
SOURCE = "Rejestr bezrobotnych, grudzień 2025"
#: A person who is not used to it types so many letters in a minute.
LETTERS_A_MINUTE = 120
#: Reading a question and moving the hand to it, in seconds.
SECONDS_A_FIELD = 8


class Hand:
    """Fills in and presses, and counts both."""

    def __init__(self, page):
        self.page = page
        self.fields = self.clicks = self.letters = 0
        self.began = time.monotonic()

    def write(self, name: str, text: str) -> None:
        """Write into a field."""
        self.page.fill(f"[name={name}]", text)
        self.fields += 1
        self.letters += len(text)

    def choose(self, name: str, value: str) -> None:
        """Choose from a list or of radio buttons, whichever the field is."""
        listed = self.page.locator(f"select[name={name}]")
        if listed.count():
            listed.select_option(value)
        else:
            self.page.check(f"[name={name}][value='{value}']")
        self.fields += 1
        self.clicks += 1

    def press(self, selector: str) -> None:
        """Press what leads to another page."""
        with self.page.expect_navigation():
            self.page.locator(f"{selector}:visible").first.click()
        self.clicks += 1

    def act(self, name: str) -> None:
        """Press one of the buttons at the end of the form."""
        self.press(f"button.c-button[name=act][value={name}]")

    def report(self, title: str) -> str:
        """Say what it took."""
        took = time.monotonic() - self.began
        human = self.letters / LETTERS_A_MINUTE * 60 + self.fields * SECONDS_A_FIELD
        return (
            f"\n{title}: {self.fields} fields, {self.clicks} clicks, "
            f"{self.letters} letters; {took:.0f} s by the machine, about "
            f"{human / 60:.1f} min by a person (estimated)"
        )


def say(hand: Hand, text: str = TEXT, severity: str = "4") -> None:
    """Fill in the second step and go on."""
    hand.choose("severity", severity)
    hand.choose("trend", "rising")
    hand.write("text_public", text)
    hand.act("next")


def rest_on(hand: Hand) -> None:
    """Fill in the third step and go on."""
    hand.write("evidence-0-description", SOURCE)
    hand.choose("evidence-0-kind", "register")
    hand.choose("evidence-0-reliability", "A")
    hand.act("next")


class Keys:
    """Walks with the keyboard alone."""

    def __init__(self, page):
        self.page = page

    def to(self, selector: str) -> None:
        """Press Tab until the element has the focus."""
        for _time in range(250):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
        pytest.fail(f"the keyboard does not reach {selector}")

    def write(self, name: str, text: str) -> None:
        """Go to a field and type."""
        self.to(f"[name={name}]")
        self.page.keyboard.type(text)

    def pick(self, name: str, value: str) -> None:
        """Go to a list or a group of radio buttons and walk to a value with arrows."""
        self.to(f"[name={name}]")
        if self.page.evaluate("document.activeElement.type") == "radio":
            self.page.keyboard.press("Space")
        for _time in range(120):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{value} is not in the list")

    def enter(self, selector: str) -> None:
        """Go to a button and press it."""
        self.to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
