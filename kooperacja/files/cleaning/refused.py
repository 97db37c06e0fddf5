"""What the cleaning raises."""


class Refused(Exception):
    """The file is not taken in; ``code`` is a key of `refusals.SENTENCES`."""

    def __init__(self, code: str, **values: int | str) -> None:
        self.code = code
        self.values = values
        super().__init__(code)
