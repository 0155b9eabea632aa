"""The marks that Git leaves in a file where two versions of it met."""

import re
from collections.abc import Iterator

from timeline.model.problem import Flaw

# Seven signs of equality alone may underline a heading.
_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7}) ?.*$", re.MULTILINE)
MESSAGE = "Git left this line where two versions met; choose one of them and delete its marks"


def find(text: str) -> Iterator[Flaw]:
    """Yield every line of `text` that Git left there, but for those between the versions."""
    if "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text:
        yield from (Flaw(found.start(), MESSAGE) for found in _MARK.finditer(text))
