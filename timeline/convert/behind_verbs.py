"""Who is named right behind a verb of speech: `said Governor X`."""

import re
from collections.abc import Sequence

from timeline.convert import kin
from timeline.convert.cues import ACCORDING, OBJECTS, THAT
from timeline.convert.named import ArticleNames
from timeline.convert.names import Mention
from timeline.convert.strangers import is_governed, subject_after
from timeline.text.languages import either, pattern

# `rejected a remark by X`
_BY = pattern("done_by")
_AGENT = pattern("done_by", before=r"\s", after=r"\s")
# How far behind `by`, in characters, somebody may be named.
_REACH = 60
# Between a verb and a name: another clause begins.
_APART = re.compile(
    rf"[:;]|,\s(?:\w{{1,4}}\s)?{either('begins_a_clause', 'relative')}\b", re.IGNORECASE
)

# Between a verb and a name: what the person is.
TITLE = re.compile(r"\s(?:[^\W\d_][\w’'-]*\s){0,4}")


def is_next(names: ArticleNames, cue: re.Match[str], after: Sequence[Mention]) -> bool:
    """Return whether the first name behind a verb is its subject, as in `said Governor X`."""
    is_object = OBJECTS.fullmatch(cue[0]) is not None
    if not after or (is_object and not names.is_declined(first_named(names, after))):
        return False
    between = names.article.plain[cue.end() : after[0].start]
    if kin.is_beside(names.article, after[0]) and names.is_person(after[0].actor):
        return False
    is_apart = _APART.search(between) or THAT.search(between) or _BY.search(between)
    # A comma ends whom such words name where nouns have cases.
    has_cases = ACCORDING.fullmatch(cue[0]) and not cue[0].isascii()
    is_ended = has_cases and "," in between
    return not (is_apart or is_ended or subject_after(names.article, cue, after[0].start))


def is_inverted(names: ArticleNames, cue: re.Match[str], after: Sequence[Mention]) -> bool:
    """Return whether a person is named behind a verb with a comma before it: `…, said Mayor X`."""
    if not after or names.article.plain[: cue.start()].rstrip()[-1:] != ",":
        return False
    first = first_named(names, after)
    if not names.is_person(first.actor) or not names.is_in_subject_case(first):
        return False
    is_next = TITLE.fullmatch(names.article.plain, cue.end(), first.start) is not None
    return is_next and not is_governed(names.article, first.start)


def agent(names: ArticleNames, cue: re.Match[str], end: int) -> Mention | None:
    """Return who did what a passive verb tells: `the order was signed by Governor X`."""
    by = _AGENT.match(names.article.plain, cue.end(), end)
    named = names.speaking(by.end(), min(end, by.end() + _REACH))[:1] if by else []
    is_next = by and named and TITLE.fullmatch(names.article.plain, by.end() - 1, named[0].start)
    return named[0] if is_next else None


def first_named(names: ArticleNames, after: Sequence[Mention]) -> Mention:
    """Return the first name behind a verb, or the person named at once behind a body."""
    first, *others = after
    is_person = bool(others) and names.is_person(others[0].actor)
    # In letters with cases an adviser stands behind whose he is: `советника X Y`.
    if is_person and not (names.is_person(first.actor) and first.text.isascii()):
        between = names.article.plain[first.end : others[0].start]
        return others[0] if between.isspace() else first
    return first
