"""A speaker as the words around a quotation tell him, and how they do."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from timeline.convert.cues import THAT


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


NOBODY = Found("", Basis.NAMED, "")


def in_main_clause(plain: str, found: Sequence[Found]) -> list[Found]:
    """Return who speaks in a sentence, but for those of whom somebody else says that they do.

    `The institute says that X said` tells what the institute says; `the ministry believes that it
    rains, X said` what X says.
    """
    kept = list(found[:1])
    for one in found[1:]:
        that = THAT.search(plain, kept[0].verb, one.verb)
        if not that or "," in plain[that.end() : _start(plain, one, that.end())]:
            kept.append(one)
    return kept


def _start(plain: str, found: Found, after: int) -> int:
    """Return where the words begin that tell a speaker: his name may stand before the verb."""
    name = plain.find(found.said[:_NAME], after, found.verb) if found.said else -1
    return found.verb if name < 0 else name
