"""Speech that no double quotation marks enclose: dialogue after a dash, and single marks.

Many papers write `— We are here, — he said. — We stay.`, British ones `'We stay'`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from timeline.text.languages import either

SINGLE_MARKS = "'‘‚‹"
# Single marks are apostrophes too, so they count within a paragraph alone.
SINGLE = re.compile(
    r"(?<!\w)(?:‘(?P<curly>[^‘]+)’|‚(?P<low>[^‘’‚]+)[‘’]|‹(?P<angled>[^‹›]+)›"
    r"|'(?P<straight>(?=[^\W\d])(?:[^']|(?<=\w)'(?=\w))+)')(?!\w)"
)
_DASH_BEFORE = re.compile(r"(?:\A|\n)[ \t\u00a0]*[–—-][ \t\u00a0]+\Z")
_LONGEST_DASH = 8
_SPACE = " \t\r\n\u00a0"


@cache
def _said() -> re.Pattern[str]:
    """Return what finds the writer's words, between dashes or between a dash and the end.

    Some papers set no comma before the dash; there they begin with a verb of speech.
    """
    return re.compile(
        rf"(?:(?<=[,.!?…])|(?=\s[–—-]\s{either('comments', 'reports')}\b))\s[–—-]\s"
        r"(?P<said>[^–—\n]{3,160}?)(?:[,.]\s[–—-]\s|(?<=[.!?…])(?P<end>\Z))"
    )


class Replica(NamedTuple):
    """Spoken words of a paragraph after a dash, by offsets, and what the writer says beside them.

    `said` is what follows them or, of the last ones, what stands before.
    """

    start: int
    end: int
    said: str


def is_after_dash(text: str, start: int) -> bool:
    """Return whether a paragraph of `text` that begins at `start` has a dash before it.

    What goes on in small letters is an item of a list.
    """
    if text[start : start + 1].islower():
        return False
    return _DASH_BEFORE.search(text[max(0, start - _LONGEST_DASH) : start]) is not None


def replicas(paragraph: str) -> Iterator[Replica]:
    """Yield the spoken words of a paragraph after a dash; none where no writer's words part it."""
    begin, said = 0, ""
    for match in _said().finditer(paragraph):
        said = match["said"]
        yield Replica(begin, match.start(), said)
        begin = match.end()
    last = len(paragraph.rstrip(_SPACE).removesuffix("."))
    if said and begin < last:
        yield Replica(begin, last, said)
