"""The id of a draft, made from the facts alone."""

import re
from collections.abc import Sequence

from timeline.model import Kind, Strand
from timeline.model.event import UNDECIDED
from timeline.text import latin

ID_LENGTH = 60
_MOST_NAMED = 2
# What an event of no kind yet is called.
OPEN = "event"
_YEAR = re.compile(r"(?:^|-)(?:19|20)\d\d(?=-|$)")


def identifier(kind: Kind, speaker: str, places: Sequence[str]) -> str:
    """Return an id for a draft: who, what kind of event, where."""
    who = speaker if kind.strand is Strand.SAID else ""
    what = OPEN if kind.id == UNDECIDED else kind.id
    return slug(" ".join([who, what, *places[:_MOST_NAMED]]))


def slug(text: str) -> str:
    """Return `text` as an id: small Latin letters, digits and hyphens, no year, 60 at most."""
    words = "-".join(latin.words(text))
    words = _YEAR.sub("", words).strip("-")
    if len(words) > ID_LENGTH:
        words = words[: ID_LENGTH + 1].rpartition("-")[0] or words[:ID_LENGTH]
    return words or OPEN
