"""What the API accepts as a body."""

from collections.abc import Iterator

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class StrictJSONParser(JSONParser):
    """JSON without NaN, without NUL and with an object at the top."""

    strict = True

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            data = super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError from error
        if not isinstance(data, dict):
            raise ParseError("A JSON object is expected.")
        if not all(map(is_storable, strings_in(data))):
            raise ParseError("NUL characters and lone surrogates cannot be stored.")
        return data


def is_storable(text: str) -> bool:
    """Whether PostgreSQL can store a string and an answer can repeat it."""
    if "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def strings_in(data) -> Iterator[str]:
    """Yield every string and every key of parsed JSON, however deep, iteratively."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
