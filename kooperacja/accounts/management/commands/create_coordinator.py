"""The first person of a new installation."""

from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from kooperacja.accounts.services import create_person, password_link
from kooperacja.base.errors import DomainError


class Command(BaseCommand):
    """Add a coordinator and print a link, used once, to set the password."""

    help = "Add a coordinator; prints a link, used once, at which the password is set."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the e-mail address to log in with")
        parser.add_argument("--name", default="", help="first name and surname")
        parser.add_argument(
            "--ask-password",
            action="store_true",
            help="ask for the password here instead of printing a link",
        )

    def handle(self, *args, email, name, ask_password, **options):
        name = name.strip() or input("First name and surname: ").strip()
        person = User(email=email, full_name=name)
        password = self._asked(person) if ask_password else None
        try:
            with transaction.atomic():
                person = create_person(
                    actor=None,
                    email=email,
                    full_name=name,
                    roles=(groups.COORDINATORS,),
                    password=password,
                    invite=False,
                )
        except DomainError as error:
            raise CommandError(f"Nobody was added: {error}") from error
        self.stdout.write(f"Added the coordinator {person} ({person.email}).")
        if password is None:
            self.stdout.write("Set the password within an hour, the link works once:")
            self.stdout.write(password_link(person))

    def _asked(self, person: User) -> str:
        """Ask twice, and refuse what could be guessed."""
        password = getpass("Password (at least 12 characters): ")
        if password != getpass("The same again: "):
            raise CommandError("Nobody was added: the two passwords differ.")
        try:
            validate_password(password, person)
        except ValidationError as error:
            sentences = " ".join(error.messages)
            raise CommandError(f"Nobody was added: {sentences}") from error
        return password
