"""The marks that Git leaves in a file where two versions of it met."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Seven signs of equality alone may underline a heading.
_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7}) ?.*$", re.MULTILINE)
MESSAGE = "Git left this line where two versions met; choose one of them and delete its marks"


class Leftover(NamedTuple):
    """One such line: where it begins (from 0), and what to do."""

    offset: int
    message: str


def find(text: str) -> Iterator[Leftover]:
    """Yield every line of `text` that Git left there, but for those between the versions."""
    if "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text:
        yield from (Leftover(found.start(), MESSAGE) for found in _MARK.finditer(text))
