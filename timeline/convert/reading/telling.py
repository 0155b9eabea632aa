"""Whether a word tells what happens, or only what somebody speaks of, or what is not so."""

import re

from timeline.convert.words import cues
from timeline.text.languages import either, pattern
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span

# In front of a word for what happens: the sentence speaks about it as something known.
_KNOWN = pattern("known", after=r"\s(?:\w+\s)?\Z")
_NOT = pattern("not", after=r"\s\Z")
_GOES_ON = re.compile(rf"\s(?:(?!{either('that')}\s)[^\W\d][\w’'-]*\s){{0,3}}", re.IGNORECASE)
# A clause that tells who somebody is: `fighters, who crossed the river, say`.
_RELATIVE = re.compile(
    rf"(?:,\s(?:\w{{1,4}}\s)?{either('relative', 'relative_of_things')}|\w\s{either('relative')})"
    r"\b[^,;:()]*\Z",
    re.IGNORECASE,
)
# What others say of it, and not that it happened: `has seen the reports that fighters crossed`.
_HEARSAY = pattern("hearsay", after=r"\s[^,;:()]*\Z")
_HEARSAY_FIRST = pattern("hearsay_first", after=r"\s[^,;:()]*\Z")
# None of many: `not a single station will be closed`.
_NOT_ONE = pattern("not_one", after=r"\s(?:[\w'’-]+\s){0,6}\Z")
# Of which something is not done: `they do not see the raids`.
_NOT_DONE = pattern("negates", after=rf"\s{SMALL}+\s(?:the\s)?\Z")
# Behind it: somebody speaks of what such happenings are like.
_GENERAL = pattern("in_general", before=r"(?:\s[\w-]+){0,4}?\s")
# In front of it, in the same clause: it must not be.
_BANNED = pattern("bans", after=r"\s[^,;:()]*\Z")
# Behind it: `an evacuation of the village is not planned`.
_BANNED_BEHIND = pattern(
    "bans",
    before=rf"(?:\s(?!{either('and', 'joins_clauses')}\s)[^\W\d][\w’'-]*){{0,4}}?\s",
)
# In front of it, in the same clause: it may come or not, as in `land might have to be shelled`.
_POSSIBLE = pattern("possible", after=r"\s[^,;:()]*\Z")
# A word that says what something is like, and not what happened: `its closed shop`.
_ATTRIBUTE = re.compile(rf"\w+ed(?<!need)\s{SMALL}")
_OF_SOMEBODY = pattern("owners", after=r"\s(?:\w+ly\s)?\Z")
# The same in a case that no predicate has: `у закрытого магазина`.
_OBLIQUE = pattern("oblique_endings", before=r"\w+", after=rf"(?=\s{SMALL})")
# Beside it: it comes only if something else does, as in `faces ten years in prison if convicted`.
_IF = pattern("conditional", after=r"\s[^,;:()]*\Z")
# In front of it, in the same clause: it is told beside what happens, `left as X had ordered`.
_BESIDE = pattern("subordinates", "asides_within", after=r"\s[^,;:()]*\Z")
_IF_BEHIND = pattern("conditional", before=r"(?:\s[\w-]+){0,3}?\s")
# In front of it, a word more between them at most: it is named beside what the sentence tells.
_GOVERNED = re.compile(rf"\b(?i:{either('prepositions')})\s(?:{SMALL}[\w’'-]*\s)?\Z")
_BREAK = re.compile(rf"[.!?…,;:()\n]|\b{either('and', 'joins_clauses')}\b", re.IGNORECASE)
_BEFORE = 40


def tells(plain: str, sentence: Span, word: Span) -> bool:
    """Return whether a word tells what happens: `raids began`, and not `spoke about the raids`."""
    at, start = word.start, max(sentence.start, word.start - _BEFORE)
    return not (
        _KNOWN.search(plain, start, at)
        or _is_spoken_of(plain, start, at)
        or _GENERAL.match(plain, word.end, sentence.end)
        or _HEARSAY.search(plain, sentence.start, at)
        or _HEARSAY_FIRST.match(plain, sentence.start, at)
        or _NOT_DONE.search(plain, start, at)
        or _RELATIVE.search(plain, sentence.start, word.end)
        or _BANNED.search(plain, sentence.start, at)
        or _BANNED_BEHIND.match(plain, word.end, sentence.end)
        or _POSSIBLE.search(plain, sentence.start, at)
        # What somebody denies is no happening, nor what he judges: `accused X of raids`.
        or cues.DENIES.search(plain, sentence.start, at)
        or cues.JUDGES.search(plain, sentence.start, at)
    )


def is_said(plain: str, sentence: Span, word: Span) -> bool:
    """Return whether a word says what somebody says or does, and not what may come."""
    is_behind = _IF_BEHIND.match(plain, word.end, sentence.end) is not None
    is_beside = _BESIDE.search(plain, sentence.start, word.start) is not None
    return not (is_behind or is_beside or _IF.search(plain, sentence.start, word.start))


def is_clause(plain: str, start: int, end: int) -> bool:
    """Return whether the same clause goes on between two offsets, and nothing is joined to it."""
    return _BREAK.search(plain, start, end) is None


def is_attribute(plain: str, start: int, at: int) -> bool:
    """Return whether a word says what something is like: `outside its closed shop`."""
    if _ATTRIBUTE.match(plain, at) and _OF_SOMEBODY.search(plain, start, at):
        return True
    return _OBLIQUE.match(plain, at) is not None


def is_governed(plain: str, sentence: Span, word: Span) -> bool:
    """Return whether a preposition stands in front of a word: `mute on the raids`.

    What is reported is told, and not spoken of: `reported about a raid`.
    """
    start = max(sentence.start, word.start - _BEFORE)
    found = _GOVERNED.search(plain, start, word.start)
    return found is not None and not is_reported(plain, sentence.start, found.start())


def is_negated(plain: str, start: int, at: int) -> bool:
    """Return whether `not` stands in front of the word at an offset, from `start` on."""
    begin = max(start, at - _BEFORE)
    return any(word.search(plain, begin, at) is not None for word in (_NOT, _NOT_ONE))


def _is_spoken_of(plain: str, start: int, end: int) -> bool:
    """Return whether a word is what somebody speaks of, and not what he reports: `about raids`."""
    comments = cues.COMMENTS.finditer(plain, start, end)
    if any(_GOES_ON.fullmatch(plain, comment.end(), end) for comment in comments):
        return True
    found = cues.SPOKEN_OF.search(plain, start, end)
    return found is not None and not is_reported(plain, start, found.start())


def is_reported(plain: str, start: int, at: int) -> bool:
    """Return whether a verb of plain reporting stands right before an offset: `reported on`."""
    return any(verb.end() == at - 1 for verb in cues.REPORTS.finditer(plain, start, at))
