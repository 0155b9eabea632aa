"""A speaker as the words around a quotation tell him, and how they do."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from timeline.convert.words.cues import THAT
from timeline.record.names import is_id
from timeline.text.languages import either, pattern


class Basis(Enum):
    """How a speaker was found."""

    LABEL = "named in the label"
    SOURCE = "the only one that the source line names"
    NAMED = "named beside the words"
    PRONOUN = "meant by a word beside them"
    NEARBY = "who speaks before them in the paragraph"
    BEFORE = "who speaks last in the paragraph before"
    INTRODUCED = "whom the sentence before them is about"
    MAIN = "who alone speaks in the article"
    STRANGER = "somebody on no file"


_TWO = 2
# `…, as X had claimed`: somebody else's words, of which who is told before speaks.
_AS_SAID = pattern("as_somebody_says", before=r",\s", after=r"\s[^,;:.]*\Z")
# Between a comma and a name: what the person is; no clause of somebody else's begins so.
_OTHERS = either("joins_clauses", "and", "relative", "as_somebody_says")
_TITLED = re.compile(rf",\s(?!{_OTHERS}\s)[^,;:]{{0,60}}\Z")
# Behind the last verb of a sentence: who, to whom and when, and nothing that is said.
_ENDS = re.compile(rf"(?!.*\b{either('that')}\b)[^,;:]{{1,90}}", re.DOTALL)
# So many letters tell where words stand.
_NAME = 20
# These say outright who speaks.
READ = (Basis.LABEL, Basis.SOURCE, Basis.NAMED)


class Found(NamedTuple):
    """A speaker, an actor id, and the words that tell; it is empty where they tell of nobody.

    `verb` is where the verb of speech begins, if there is one.
    """

    speaker: str
    basis: Basis
    said: str
    verb: int = 0

    @property
    def is_strange(self) -> bool:
        """Whether the speaker is on no file, called by a name in place of an id."""
        return bool(self.speaker) and not is_id(self.speaker)


NOBODY = Found("", Basis.NAMED, "")


def in_main_clause(plain: str, found: Sequence[Found], end: int) -> list[Found]:
    """Return who speaks in a sentence that ends at `end`, but for those of whom others say it.

    `The institute says that X said` tells what the institute says; `the ministry believes that it
    rains, X said` what X says, and so does `X has denied it, as the ministry had claimed`.
    """
    if _is_of_last(plain, found, end):
        return [found[-1]]
    kept = list(found[:1])
    for one in found[1:]:
        that = THAT.search(plain, kept[0].verb, one.verb)
        is_told = that is None or "," in plain[that.end() : _start(plain, one, that.end())]
        if is_told and not (kept[0].speaker and _AS_SAID.search(plain, kept[0].verb, one.verb)):
            kept.append(one)
    return kept


def _is_of_last(plain: str, found: Sequence[Found], end: int) -> bool:
    """Return whether a sentence is the words of whom its end names: `Y admits that …, X said.`"""
    if len(found) < _TWO or not (found[0].speaker and found[-1].speaker):
        return False
    start = _start(plain, found[-1], found[-2].verb)
    before = _TITLED.search(plain[found[-2].verb : start])
    return before is not None and _ENDS.fullmatch(plain, found[-1].verb, end) is not None


def _start(plain: str, found: Found, after: int) -> int:
    """Return where the words begin that tell a speaker: his name may stand before the verb."""
    name = plain.find(found.said[:_NAME], after, found.verb) if found.said else -1
    return found.verb if name < 0 else name
