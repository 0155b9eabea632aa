"""Speech that no double quotation marks enclose: dialogue after a dash, and single marks.

Many papers write `— We are here, — he said. — We stay.`, British ones `'We stay'`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from timeline.text.languages import either
from timeline.text.letters import CAPITAL

SINGLE_MARKS = "'‘‚‹"
# Single marks are apostrophes too, so they count within a paragraph alone.
SINGLE = re.compile(
    r"(?<!\w)(?:‘(?P<curly>[^‘]+)’|‚(?P<low>[^‘’‚]+)[‘’]|‹(?P<angled>[^‹›]+)›"
    r"|'(?P<straight>(?=[^\W\d])(?:[^']|(?<=\w)'(?=\w))+)')(?!\w)"
)
_DASH_BEFORE = re.compile(r"(?:\A|\n)[ \t\u00a0]*[–—-][ \t\u00a0]+\Z")
_LONGEST_DASH = 8
_SPACE = " \t\r\n\u00a0"


# Within a paragraph a dash opens speech behind a sentence; what stands in marks is no part of this.
_OPENS = re.compile(rf"(?<=[.!?…:»”\"]\s)[–—-]\s(?={CAPITAL}|_)")
_MARKED = re.compile(r"«[^»]*»|“[^“”]*”|„[^“”]*[“”]|\"[^\"]*\"")
# Most paragraphs have none.
_DASH_WITHIN = re.compile(r"\s[–—-]\s")
_STOP = re.compile(r"[.!?…]\s")


@cache
def _said() -> re.Pattern[str]:
    """Return what finds the writer's words, between dashes or between a dash and a full stop.

    Some papers set no comma before the dash; there they begin with a verb of speech.
    """
    return re.compile(
        rf"(?:(?<=[,.!?…])|(?=\s[–—-]\s{either('comments', 'reports')}\b))\s[–—-]\s"
        r"(?P<said>[^–—\n]{3,160}?)"
        rf"(?:[,.]\s(?P<on>[–—-])\s|(?<=[.!?…])(?:\Z|(?<!\s\w\.)\s(?={CAPITAL}|_)))"
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


def replicas(paragraph: str, *, is_after_dash: bool) -> Iterator[Replica]:
    """Yield the spoken words of a paragraph after dashes, as far as the writer's words part them.

    They begin with the paragraph, if that `is_after_dash`, or behind a sentence: `He rose. – We
    stay, – he said.` In front of a colon may stand all that the writer says: `He said: – We stay.`
    """
    if not (is_after_dash or _DASH_WITHIN.search(paragraph)):
        return
    bare = _MARKED.sub(lambda marked: "_" * len(marked[0]), paragraph)
    last = len(bare.rstrip(_SPACE).removesuffix("."))
    begin, before = 0, "" if is_after_dash else None
    while begin < last:
        if before is None:
            opens = _OPENS.search(bare, begin)
            if not opens:
                return
            before, begin = _leading(bare, opens.start()), opens.end()
        match = _said().search(bare, begin)
        said = match["said"] if match else before
        if said:
            yield Replica(begin, match.start() if match else last, said)
        begin, before = match.end() if match else last, said if match and match["on"] else None


def _leading(bare: str, dash: int) -> str:
    """Return the writer's words in front of a colon before a dash, or nothing."""
    before = bare[:dash].rstrip()
    return _STOP.split(before)[-1] if before.endswith(":") else ""
