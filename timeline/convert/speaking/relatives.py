"""Who speaks in a clause that tells more of somebody, and in one around it.

`Of X, who said “…”,` has the words of X; `X, whom others call “…”,` has none of his. What stands in
such a clause is no subject of a verb behind it.
"""

import re
from collections.abc import Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.personal import may_be
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_beside, last_beside, last_speech
from timeline.convert.words.cues import HE, SHE, SINGLE, THAT
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.text.languages import either, pattern, plain
from timeline.text.letters import CAPITAL, SMALL

_IN_CLAUSE = r"\s[^,:;()]*"
# `X (XY, banned in the country), the paper reports`: no subject stands in a note in brackets.
_ASIDE = re.compile(
    rf"\([^()]*,[^()]*\)|,\s(?:\w{{1,4}}\s)?{either('relative_object')}{_IN_CLAUSE},"
    rf"|,\s{either('he', 'she')}\s{either('somebody_says')}\b[^,:;()]*,(?=\s)"
)
_PUT_IN = re.compile(r"(?<=[^\W_]),\s(?P<told>[^,.:;()«»“”\"_]{5,60}),\s\Z")
_WHO = re.compile(
    rf",\s(?:{either('relative_of_a_man')}|(?P<she>{either('relative_of_a_woman')})){_IN_CLAUSE}\Z"
)
_WHOM = re.compile(rf",\s(?:\w{{1,4}}\s)?{either('relative_object')}{_IN_CLAUSE}\Z")
_PAIR = 2
# The mark in `18:30` parts no clauses.
_COMMA = re.compile(r"[,;()]|:(?!\d)|[–—]|\s-\s")
# What may stand between a subject and its verb, or go on with the same subject.
_NO_NOUN = re.compile(
    f"{either('not_after_a_name', 'before_a_verb', 'governs_a_name', 'inside', 'joins_clauses')}|_+"
)
# `Что губернатору называют`: in letters with cases no subject ends so.
_OBLIQUE = re.compile(f"{either('endings_of_no_subject')}(?<![иыії])|{either('that')}")
# `X said that a man, who knows him, said`, `X said that a man in Kyiv said`.
_APPOSED = re.compile(r",\s[^,]*,\s(?:[a-z]+\s)?\Z")
_PLACED = re.compile(
    rf"\s{either('governs_a_name')}\s(?:the\s)?{CAPITAL}[\w’'-]*\s(?=(?:[a-z]+\s)?\Z)"
)
# `X, who told us that it is over, calls it`.
_OF_WHO = pattern("relative", after=r"\s(?:\S+\s){0,3}\Z")
# `X cited a soldier, who had told him`.
_ONE_WHO = re.compile(rf"\b{either('somebody')}\s[^,;]*,\s{either('relative')}\s(?:[a-z]+\s)?\Z")
# Between a verb and a word for who speaks in what it tells.
_BELOW = re.compile(rf"[^,;:]{{0,40}},\s{either('that')}\s(?:\w+\s){{0,2}}", re.IGNORECASE)
_PEOPLE = pattern("people", "women", before="", after="")
# In letters with cases somebody may follow his verb: `что посоветовал ей адвокат`.
_SOMEBODY_BEHIND = re.compile(
    rf"\s(?:(?:{either('his')}|\w{{2,4}})\s)?(?:{SMALL}+\s)?{_PEOPLE.pattern}\b(?=\s?[:«_])"
)
_THE_OTHER = pattern("the_other", before="", after="")
_AND = plain("and", "or", "joins_clauses")
_TIME = pattern(
    "night", "morning", "afternoon", "evening", "days_ago_0", "days_ago_1", before="", after=""
)


def asides(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where clauses and notes stand between two offsets that end before the second.

    Who tells it all may be put in between a subject and its verb: `The owner, X said, shouted`.
    """
    found = [aside.span() for aside in _ASIDE.finditer(plain, start, end)]
    told = _PUT_IN.search(plain, start, end)
    if told and first_beside(plain, *told.span("told")):
        found.append(told.span())
    return found


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
    """Return whether a noun behind a comma or verb is the subject: `X said residents call it`.

    `After X's visit, residents say` is the same, but `X said it is over and calls it` is of X.
    """
    told = last_beside(between, 0, len(between))
    is_told = told is not None and not _OF_WHO.search(between, 0, told.start())
    rest = _APPOSED.sub(" ", between[told.end() :]) if told and is_told else between
    *_, clause = _COMMA.split(rest)
    words = (_PLACED.sub(" ", clause) if is_told else clause).split()
    # `X, who lives there, on Tuesday night said`.
    while words and _is_no_noun(words[-1]):
        if words.pop() in _AND:
            return False
    if not words:
        return _ONE_WHO.search(between) is not None
    is_noun = words[-1].islower() or (is_told and THAT.fullmatch(words[0]) is not None)
    return len(clause) < len(between) and (is_noun or _is_titled(words))


def is_clause_of_others(plain: str, start: int, cue: re.Match[str]) -> bool:
    """Return whether somebody else is the subject of a verb, in front of it or right behind it."""
    if is_of_others(plain[start : cue.start()]):
        return True
    is_behind = not cue[0].isascii() and _SOMEBODY_BEHIND.match(plain, cue.end()) is not None
    return is_behind and last_speech(plain, start, cue.start()) is not None


def is_below(article: Article, meant: re.Match[str], cue: re.Match[str]) -> bool:
    """Return whether others speak in what `meant` tells: `he said a neighbour had called it`.

    So does a diplomat of whom it is said that he told her so.
    """
    if is_of_others(article.plain[meant.end() : cue.start()]):
        return True
    start = article.sentence_at(meant.start()).start
    told = last_speech(article.plain, start, meant.start())
    if not told or meant[0].lower() in SINGLE or cue[0].isascii():
        return False
    return _BELOW.fullmatch(article.plain, told.end(), meant.start()) is not None


def _is_titled(words: Sequence[str]) -> bool:
    """Return whether words end with somebody's name behind what he is: `the farmer Lee`."""
    before = words[-_PAIR:-1]
    return bool(before) and before[0].islower() and not _is_no_noun(before[0])


def _is_no_noun(word: str) -> bool:
    """Return whether a word in front of a verb of speech is none for whoever speaks."""
    if _PEOPLE.fullmatch(word):
        return False
    if not word.isascii() and _OBLIQUE.fullmatch(word):
        return _THE_OTHER.fullmatch(word) is None
    is_time = is_of_calendar(word) or _TIME.fullmatch(word) is not None
    return is_time or (word[0].islower() and _NO_NOUN.fullmatch(word) is not None)
