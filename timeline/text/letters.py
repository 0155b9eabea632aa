"""Capital letters of every alphabet, by Unicode: the one place that says what a capital is."""

import re
from collections.abc import Iterator
from itertools import groupby

# Beyond these stand no small letters that a paper prints: old alphabets and mathematical signs.
_LAST = 0x2C00


def _runs() -> Iterator[str]:
    """Yield the small letters as ranges of a character class."""
    small = (code for code in range(_LAST) if chr(code).islower())
    for _, run in groupby(enumerate(small), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        yield f"{chr(codes[0])}-{chr(codes[-1])}"


# The two stand in patterns that mind the case. A capital is a letter that is not small: in an
# alphabet without capitals any letter may begin a name.
_SMALL = "".join(_runs())
SMALL = f"[{_SMALL}]"
CAPITAL = f"[^\\W\\d_{_SMALL}]"
_CYRILLIC = re.compile("[\u0400-\u052f]")


def is_cyrillic(text: str) -> bool:
    """Return whether a text has Cyrillic letters, in which names and their endings are written."""
    return _CYRILLIC.search(text) is not None
