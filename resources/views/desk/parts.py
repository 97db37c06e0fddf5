"""How the form of a resource is divided, and how what is wrong is pointed at."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ROWS = ("exceptions", "closures", "contacts")
#: What the button says that adds a line to one place.
OF_SITE = re.compile(rf"sites-\d{{1,2}}-({'|'.join(ROWS)})")
#: Parts that are no field of the main form, by the name a refusal gives them.
PARTS = {
    "week": gettext_lazy("Hours"),
    "exceptions": gettext_lazy("Days that differ"),
    "closures": gettext_lazy("Closed for some time"),
    "contacts": gettext_lazy("Further telephones"),
    "sites": gettext_lazy("Where it is given"),
}
#: What is folded until it is wanted: name, heading, fields of the main form.
GROUPS = (
    ("who", gettext_lazy("Who can come: age and conditions"),
     ("eligibility", "minimum_age", "maximum_age")),
    ("how", gettext_lazy("How to get it: what to do, what to bring, how long to wait"),
     ("application", "documents", "waiting_time")),
    ("places", gettext_lazy("How many places, and how many are taken"),
     ("capacity", "occupancy", "capacity_date")),
    ("reach", gettext_lazy("Only for some estates"),
     ("serves_whole_city", "service_areas")),
    ("contact", gettext_lazy("E-mail, website, languages, further telephones"),
     ("email", "website", "languages")),
    ("days", gettext_lazy("Holidays and days that differ"), ("hours_note",)),
    ("closures", gettext_lazy("Closed for some time"), ()),
    ("more", gettext_lazy("Domain of social services, where this is known from"),
     ("cus_domain", "source")),
    ("numbers", gettext_lazy("Numbers of the institution: KRS, REGON, NIP"), ()),
)  # fmt: skip
#: The rows and small forms that stand in a group beside its fields.
INSIDE = {
    "contact": "contacts",
    "days": "exceptions",
    "closures": "closures",
    "numbers": "numbers",
}


@dataclass(frozen=True)
class Group:
    """A folded group of fields; open where something is wrong or missing."""

    name: str
    heading: str
    fields: list
    is_filled: bool
    is_open: bool


@dataclass(frozen=True)
class Wrong:
    """Something that has to be mended, with the place on the page."""

    target: str
    label: str
    text: str


def wrong_in(form, name: str, sentence: str) -> Wrong:
    """Return a mistake with a link to its field; of the whole form without one."""
    if name not in form.fields:
        return Wrong("", "", sentence)
    field = form[name]
    target = field.id_for_label or field.auto_id
    if field.use_fieldset:
        target = f"{field.auto_id}_0"
    return Wrong(target, str(field.label) or _("this field"), sentence)
