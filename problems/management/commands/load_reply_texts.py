"""manage.py load_reply_texts: ready texts for the reasons coordinators give."""

from django.core.management.base import BaseCommand

from problems.services import load_reply_texts
from problems.vocabulary import reply_texts

TEXTS = {"pl": reply_texts.PL, "en": reply_texts.EN}


class Command(BaseCommand):
    """Adds what is missing; what a coordinator has changed stays."""

    help = "Add the ready texts of the review. Running it again adds what is missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--language",
            choices=sorted(TEXTS),
            default="pl",
            help="the language partners read (default: pl)",
        )

    def handle(self, *args, language, **options):
        added = load_reply_texts(TEXTS[language])
        self.stdout.write(f"Ready texts added: {len(added)}.")
