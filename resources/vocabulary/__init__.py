"""What people type and what it means, for a city that starts.

Our own words, gathered from how residents and social workers speak; coordinators add
and mend them in the panel. A phrase stands once.
"""

from .care_health import CARE_AND_HEALTH
from .colloquial import COLLOQUIAL
from .harm_crisis import HARM_AND_CRISIS
from .home_money import HOME_AND_MONEY
from .specs import SynonymSpec
from .work_family import WORK_AND_FAMILY

SYNONYMS: tuple[SynonymSpec, ...] = (
    HOME_AND_MONEY + HARM_AND_CRISIS + CARE_AND_HEALTH + WORK_AND_FAMILY + COLLOQUIAL
)

__all__ = ["SYNONYMS", "SynonymSpec"]
