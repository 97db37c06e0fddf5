"""Building the demo city through the services of the portal alone."""

from .answering import load_answers
from .city import load_city
from .diagnoses import load_diagnoses
from .institutions import load_institutions
from .invented import load_invented
from .life import load_life, load_news
from .people import load_people
from .services import load_resources

__all__ = [
    "load_answers",
    "load_city",
    "load_diagnoses",
    "load_institutions",
    "load_invented",
    "load_life",
    "load_news",
    "load_people",
    "load_resources",
]
