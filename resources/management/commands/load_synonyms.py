"""manage.py load_synonyms: what people type into the search for help."""

from django.core.management.base import BaseCommand

from resources.services.synonyms import load_synonyms
from resources.vocabulary import SYNONYMS


class Command(BaseCommand):
    """Adds what is missing; what a coordinator has changed stays."""

    help = "Add the synonyms of the search. Running it again adds what is missing."

    def handle(self, *args, **options):
        self.stdout.write(f"Synonyms added: {load_synonyms(SYNONYMS)}.")
