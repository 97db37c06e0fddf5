"""Load the demo city: real names of places, invented problems stamped as such."""

import time

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from kooperacja.demo import loading
from kooperacja.demo.loading.diagnoses import count_by_status
from kooperacja.demo.loading.people import load_coordinator
from kooperacja.demo.personas import DEMO_PASSWORD, PERSONAS
from kooperacja.notices.services import muted
from problems.services import load_reply_texts
from problems.vocabulary import reply_texts
from resources.services.synonyms import load_synonyms
from resources.vocabulary import SYNONYMS


class Command(BaseCommand):
    help = "Load the demo city (idempotent). Never use it in a city's own database."

    def add_arguments(self, parser):
        parser.add_argument(
            "--show-logins",
            action="store_true",
            help="print who can log in to the demo, and load nothing",
        )

    def handle(self, *args, show_logins=False, **options):
        if not show_logins:
            self._load()
        self._show_logins()

    def _load(self):
        started = time.monotonic()
        with transaction.atomic():
            added = self._build()
        states = ", ".join(
            f"{status} {count}" for status, count in count_by_status().items()
        )
        seconds = time.monotonic() - started
        self.stdout.write(
            f"Demo city: {added} diagnoses added in {seconds:.0f} s ({states})."
        )

    def _build(self) -> int:
        today = timezone.localdate()
        # Nobody is told of hundreds of invented diagnoses, only of the last steps.
        with muted():
            coordinator, writers = self._people()
            added = self._diagnoses(coordinator, writers)
            self._say("rounds, corrections and closings")
            loading.load_life(coordinator, writers, today)
        loading.load_news(coordinator, writers, today)
        loading.load_answers(coordinator, writers)
        return added

    def _people(self):
        self._say("areas and vocabularies")
        loading.load_city()
        coordinator = load_coordinator()
        self._say("institutions and resources")
        loading.load_institutions(coordinator)
        writers = loading.load_people(coordinator)
        loading.load_resources(coordinator)
        loading.load_invented(coordinator, writers)
        load_reply_texts(reply_texts.PL)
        load_synonyms(SYNONYMS)
        return coordinator, writers

    def _diagnoses(self, coordinator, writers) -> int:
        added = 0
        for number, is_new in enumerate(
            loading.load_diagnoses(coordinator, writers), start=1
        ):
            added += is_new
            if number % 25 == 0:
                self._say(f"diagnosis {number}")
        return added

    def _say(self, what: str):
        if self.stdout.isatty():
            self.stdout.write(f"  … {what}")

    def _show_logins(self):
        self.stdout.write(f"Demo logins (password: {DEMO_PASSWORD}):")
        for persona in PERSONAS:
            self.stdout.write(f"  {persona.email:34} {persona.job_title}")
