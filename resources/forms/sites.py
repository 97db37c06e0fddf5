"""The blocks of all places of a resource, together."""

from ..services import SiteContent
from ..services.sites import MOST_SITES
from .fields import Lists
from .rows import count_rows
from .site import SiteForm

PREFIX = "sites"


class Sites:
    """The blocks together. ``stored`` are the sites of the resource as they stand."""

    def __init__(self, data=None, *, lists: Lists, stored: list[SiteContent] = ()):
        self.lists = lists
        self.stored = {content.ref: content for content in stored}
        if data is None:
            rows = [*stored] or [None]
            self.forms = [self._form(None, n, row) for n, row in enumerate(rows)]
        else:
            count = min(count_rows(data, PREFIX), MOST_SITES)
            self.forms = [self._sent(data, number) for number in range(count)]

    def _sent(self, data, number: int) -> SiteForm:
        ref = data.get(f"{PREFIX}-{number}-ref", "")
        return self._form(data, number, self.stored.get(ref))

    def _form(self, data, number, stored) -> SiteForm:
        return SiteForm(
            data, prefix=f"{PREFIX}-{number}", lists=self.lists, stored=stored
        )

    @property
    def empty_form(self) -> SiteForm:
        """A block to be copied by a script."""
        return self._form(None, "__prefix__", None)

    @property
    def total(self) -> int:
        """How many blocks there are."""
        return len(self.forms)

    @property
    def more_rows(self) -> bool:
        """Whether another place may be added."""
        return self.total < MOST_SITES

    def is_valid(self) -> bool:
        """Judge every block."""
        verdicts = [form.is_valid() for form in self.forms]
        return all(verdicts)

    def contents(self) -> list[SiteContent]:
        """Return the places in their order. Only when valid."""
        return [content for form in self.forms if (content := form.content())]
