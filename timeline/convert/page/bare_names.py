"""A paper's name as lines have it: without marks, without what it is, and by its sound."""

import re

from timeline.text.confusables import fold
from timeline.text.languages import either

# What sets a line off from others, in Markdown too, and a name from what it is.
EMPHASIS, QUOTES = " *_", '«»„“”"'
# In front of a paper's name: what it is, who signs or what it asks: `The editors of X`.
_EDITORS = re.compile(
    rf"(?:{either('editors_of', 'page.asks', 'page.bylines')}:?\s)?"
    rf"(?:{either('determiners')}\s)?(?:(?:[^\W\d_]+-)?{either('media_nouns')}\s)?",
    re.IGNORECASE,
)
# Behind it: who of its people wrote: `Paper news desk`.
_DESK = re.compile(rf"\s{either('page.desks')}\Z", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]+")
# Letters with one sound: a `w` is written as a `v`.
_ALIKE, _DOUBLED = str.maketrans("wyj", "vii"), re.compile(r"(.)\1+")
# A name that ends like a domain.
SITE = re.compile(r"(?P<name>[^\W_][\w -]{1,40})(?P<end>\.[a-zA-Z]{2,12})")


def bare(name: str) -> str:
    """Return a name without marks and without what it is, in small letters: not so `Channel 5`."""
    whole = name.strip(EMPHASIS + QUOTES)
    name = _DESK.sub("", _EDITORS.sub("", whole, count=1)).strip(QUOTES)
    return fold(whole if name.isdigit() else name)


def letters(name: str) -> str:
    """Return a name without spaces and marks, which papers set or leave out: `BorderPost`."""
    return _NO_LETTERS.sub("", name)


def sound(name: str) -> str:
    """Return a name in Latin letters without what those of another alphabet do not tell apart."""
    return _DOUBLED.sub(r"\1", name.translate(_ALIKE).replace("kh", "h"))


def short(name: str) -> str:
    """Return a name written as a name is, without the end of a domain, or nothing."""
    plain = _without_domain(bare(name))
    return plain if name[0].isupper() else ""


def _without_domain(name: str) -> str:
    """Return a name without the end of a domain: `Border Post.Com`."""
    site = SITE.fullmatch(name)
    return site["name"] if site else name
