"""The people of the demo city, the same in tests and in the demo.

Each has a fixed relation to the same data, so that "as Celina, GET → 404" is a
sentence everybody understands (house rule 21).
"""

from dataclasses import dataclass

from kooperacja.accounts import groups
from kooperacja.demo.content.demonstration import FAMILY, MOST, STUDIES

# Printed at the start of the demo; never used outside of it.
DEMO_PASSWORD = "kooperacja-na-probe"  # noqa: S105
MAIL_DOMAIN = "demo.kooperacja.test"


@dataclass(frozen=True)
class Persona:
    """A person with a place in the city: where they work and what they may do."""

    key: str
    full_name: str
    job_title: str
    partner: str = ""
    role: str = ""
    groups: tuple[str, ...] = ()
    is_superuser: bool = False

    @property
    def email(self) -> str:
        """The address this persona logs in with."""
        return f"{self.key}@{MAIL_DOMAIN}"


PERSONAS = (
    Persona("bartek", "Bartek Demonstracyjny", "streetworker", MOST, "editor"),
    Persona("filip", "Filip Demonstracyjny", "kierownik", MOST, "manager"),
    Persona("celina", "Celina Demonstracyjna", "asystentka rodziny", FAMILY, "editor"),
    Persona(
        "ewa",
        "Ewa Demonstracyjna",
        "badaczka",
        STUDIES,
        "editor",
        (groups.DIAGNOSIS_TEAM,),
    ),
    Persona(
        "dorota",
        "Dorota Demonstracyjna",
        "koordynatorka partnerstwa",
        groups=(groups.COORDINATORS,),
    ),
    Persona(
        "grazyna",
        "Grażyna Demonstracyjna",
        "druga koordynatorka",
        groups=(groups.COORDINATORS,),
    ),
    Persona("admin", "Administrator Demonstracyjny", "informatyk", is_superuser=True),
)
