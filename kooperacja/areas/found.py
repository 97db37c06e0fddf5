"""An address that was found, and the answer to a question for one. No database."""

from dataclasses import dataclass, field

#: So many answers at most.
LIMIT = 8
#: A shorter question fits half the city.
SHORTEST = 2


@dataclass(frozen=True)
class FoundAddress:
    """An address, or with ``number`` "" a street whose number is still to be typed.

    ``former_name`` is the old name that was asked for, "" where the present one was.
    ``is_exact`` says that the number is the one asked for. ``latitude`` and
    ``longitude`` are degrees in WGS 84, None for a street.
    """

    street: str
    number: str
    locality: str = ""
    postal_code: str = ""
    former_name: str = ""
    area_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_exact: bool = False
    is_synthetic: bool = False
    ref: int | None = None

    @property
    def label(self) -> str:
        """The address as it is written: street and number."""
        return f"{self.street} {self.number}".strip()


@dataclass(frozen=True)
class Answer:
    """What was found; ``is_loaded`` is false while no register has been loaded."""

    results: list[FoundAddress] = field(default_factory=list)
    is_loaded: bool = True
