"""Small forms: numbers of registers, places taken, a word with a step."""

from django import forms
from django.utils.translation import gettext_lazy

from kooperacja.base.registry_numbers import (
    krs_problem,
    nip_problem,
    plain_number,
    regon_problem,
)

from ..services.writing import MOST_PLACES
from .fields import number, text


class NumbersForm(forms.Form):
    """Under which numbers the registers know who gives it."""

    krs = text(gettext_lazy("KRS number"), limit=40)
    regon = text(gettext_lazy("REGON number"), limit=40)
    nip = text(gettext_lazy("NIP number"), limit=40)

    checks = {"krs": krs_problem, "regon": regon_problem, "nip": nip_problem}

    def clean(self):
        data = super().clean()
        for name, check in self.checks.items():
            problem = check(data.get(name, ""))
            if problem:
                self.add_error(name, problem)
            else:
                data[name] = plain_number(data.get(name, ""))
        return data


class OccupancyForm(forms.Form):
    """How many places are taken today."""

    occupancy = number(gettext_lazy("Places taken"), MOST_PLACES)


class NoteForm(forms.Form):
    """A word that goes with a step."""

    note = text(gettext_lazy("Reason"), rows=3, limit=1000)
