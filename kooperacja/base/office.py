"""What files of Word and Excel can hold."""

import re

#: What XML 1.0 has no way to write (section 2.2): the database holds it, a file of
#: Word or Excel cannot.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Return a text without the characters no office file can hold."""
    return NOT_IN_XML.sub("", text)
