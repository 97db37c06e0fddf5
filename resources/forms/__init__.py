"""The forms of this room."""

from .acts import NoteForm, NumbersForm, OccupancyForm
from .fields import Lists
from .resource import ResourceForm
from .rows import add_row, rows_of
from .sites import MOST_SITES, Sites
from .week import WeekForm, copy_monday

__all__ = [
    "MOST_SITES",
    "Lists",
    "NoteForm",
    "NumbersForm",
    "OccupancyForm",
    "ResourceForm",
    "Sites",
    "WeekForm",
    "add_row",
    "copy_monday",
    "rows_of",
]
