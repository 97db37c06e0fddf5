"""The problems and diagnoses of the demo city, one module for each family.

All texts and numbers are invented, and only demonstration institutions speak.
"""

from kooperacja.demo.content.problems.access_buildings import ACCESS_BUILDINGS
from kooperacja.demo.content.problems.access_streets import ACCESS_STREETS
from kooperacja.demo.content.problems.addictions import ADDICTIONS
from kooperacja.demo.content.problems.ageing import AGEING
from kooperacja.demo.content.problems.crises import CRISES
from kooperacja.demo.content.problems.education import EDUCATION
from kooperacja.demo.content.problems.families import FAMILIES
from kooperacja.demo.content.problems.foster import FOSTER
from kooperacja.demo.content.problems.health import HEALTH
from kooperacja.demo.content.problems.homelessness import HOMELESSNESS
from kooperacja.demo.content.problems.housing import HOUSING
from kooperacja.demo.content.problems.integration import INTEGRATION
from kooperacja.demo.content.problems.minds import MINDS
from kooperacja.demo.content.problems.participation import PARTICIPATION
from kooperacja.demo.content.problems.poverty import POVERTY
from kooperacja.demo.content.problems.protected import PROTECTED
from kooperacja.demo.content.problems.safety import SAFETY
from kooperacja.demo.content.problems.work import WORK
from kooperacja.demo.content.problems.young_work import YOUNG_WORK
from kooperacja.demo.content.specs import ProblemSpec

PROBLEMS: tuple[ProblemSpec, ...] = (
    *POVERTY,
    *HOUSING,
    *HOMELESSNESS,
    *YOUNG_WORK,
    *WORK,
    *HEALTH,
    *FAMILIES,
    *FOSTER,
    *PROTECTED,
    *INTEGRATION,
    *ADDICTIONS,
    *CRISES,
    *AGEING,
    *MINDS,
    *SAFETY,
    *EDUCATION,
    *PARTICIPATION,
    *ACCESS_STREETS,
    *ACCESS_BUILDINGS,
)

__all__ = ["PROBLEMS"]
