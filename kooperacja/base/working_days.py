"""Days on which offices in Poland work: not Saturdays, Sundays or public holidays.

Holidays after the act of 18 January 1951 on days free of work (Dz.U. 2025 poz. 296,
with 24 December since 2025), as the package ``holidays`` keeps them.
"""

from datetime import date, timedelta

import holidays

SATURDAY = 5
POLAND = holidays.country_holidays("PL")


def is_working_day(day: date) -> bool:
    """Whether offices work on this day."""
    return day.weekday() < SATURDAY and day not in POLAND


def next_working_day(day: date) -> date:
    """Return ``day``, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_until(deadline: date, *, today: date) -> int:
    """Return how many working days are left: 0 on the day itself, less than 0 after.

    The day of today does not count, the day of the deadline does.
    """
    first, last = sorted((today, deadline))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    number = sum(1 for day in days if is_working_day(day))
    return number if deadline >= today else -max(number, 1)


def working_days_earlier(day: date, number: int) -> date:
    """Return the day that many working days before ``day``."""
    found = day
    for _step in range(number):
        found -= timedelta(days=1)
        while not is_working_day(found):
            found -= timedelta(days=1)
    return found


def working_days_later(day: date, number: int) -> date:
    """Return the day that many working days after ``day`` (0: the next working one)."""
    found = next_working_day(day)
    for _step in range(number):
        found = next_working_day(found + timedelta(days=1))
    return found
