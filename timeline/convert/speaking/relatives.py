"""Who speaks in a clause that tells more of somebody, and in one around it.

`Of X, who said “…”,` has the words of X; `X, whom others call “…”,` has none of his. What stands in
such a clause is no subject of a verb behind it.
"""

import re
from collections.abc import Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.personal import may_be
from timeline.convert.words.cues import HE, SHE
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.text.languages import either, pattern

_IN_CLAUSE = r"\s[^,:;()]*"
# `X (XY, banned in the country), the paper reports`: no subject stands in a note in brackets.
_ASIDE = re.compile(
    rf"\([^()]*,[^()]*\)|,\s(?:\w{{1,4}}\s)?{either('relative_object')}{_IN_CLAUSE},"
)
_WHO = re.compile(
    rf",\s(?:{either('relative_of_a_man')}|(?P<she>{either('relative_of_a_woman')})){_IN_CLAUSE}\Z"
)
_WHOM = re.compile(rf",\s(?:\w{{1,4}}\s)?{either('relative_object')}{_IN_CLAUSE}\Z")
# The mark in `18:30` parts no clauses.
_COMMA = re.compile(r"[,;()]|:(?!\d)|[–—]|\s-\s")
# What may stand between a subject and its verb, or go on with the same subject.
_NO_NOUN = re.compile(
    f"{either('not_after_a_name', 'before_a_verb', 'governs_a_name', 'inside', 'joins_clauses')}|_+"
)
_TIME = pattern(
    "night", "morning", "afternoon", "evening", "days_ago_0", "days_ago_1", before="", after=""
)


def asides(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where clauses and notes stand between two offsets that end before the second."""
    return [aside.span() for aside in _ASIDE.finditer(plain, start, end)]


def start_of(plain: str, start: int, verb: int) -> int:
    """Return where the clause of a verb begins, if it tells what others do to somebody."""
    whom = _WHOM.search(plain, start, verb)
    return whom.start() if whom else start


def who(names: ArticleNames, before: Sequence[Mention], start: int, verb: int) -> Mention | None:
    """Return the person right in front of the clause of a verb that tells what he does."""
    found = _WHO.search(names.article.plain, start, verb)
    person = next((m for m in before if found and m.end == found.start()), None)
    if not found or not person or not names.is_person(person.actor):
        return None
    he = min(SHE if found["she"] else HE)
    return person if may_be(names.actor(person.actor), he) else None


def is_of_others(between: str) -> bool:
    """Return whether a noun behind a comma is the subject: `after X's visit, residents say`."""
    *_, clause = _COMMA.split(between)
    words = clause.split()
    # `X, who lives there, on Tuesday night said`.
    while words and _is_no_noun(words[-1]):
        words.pop()
    return len(clause) < len(between) and bool(words) and words[-1].islower()


def _is_no_noun(word: str) -> bool:
    """Return whether a word in front of a verb of speech is none for whoever speaks."""
    is_time = is_of_calendar(word) or _TIME.fullmatch(word) is not None
    return is_time or _NO_NOUN.fullmatch(word) is not None
