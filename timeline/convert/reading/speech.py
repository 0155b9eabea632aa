"""The verbs of speech of an article."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.convert.words.cues import ADDING, REPORTS, SPEAKS, SPEECH, UTTERS
from timeline.convert.words.starts import Sought, between
from timeline.text.languages import either, pattern
from timeline.text.languages import plain as plain_words

_SOUGHT = tuple(Sought.of(cue, *SPEAKS) for cue in SPEECH)
BESIDE_QUOTES = (*SPEECH, UTTERS, ADDING)
# In front of a word that is a noun as well as a verb: `the report`, `his claims`.
_DETERMINER = pattern("determiners", after=r"\s\Z")
# Verbs that behind `to` tell what somebody is to do.
_BARE = plain_words("to_be_done")
# Behind another verb, too: `received reports`, `gathered posts`.
_NOUN = pattern("speech_of")
_DID = pattern("participles", after=r"\s\Z")
# The subject of a verb in -s has no -s itself, so this is a verb: `receives daily reports`.
_DOES = re.compile(r"(?<![\w'’])[a-z]+[a-rt-z]s\s(?:[a-z]+(?:ly|al|ed|ar)\s)?\Z")
# So is one behind another noun: `men at border posts`, and not `the head of state reports`.
_BEHIND_NOUN = re.compile(
    rf"\b(?!{either('role_of')}\s){either('prepositions')}\s[a-z-]+\s\Z", re.IGNORECASE
)
# `X was asked` and `X has been criticised` are of others who speak.
_PASSIVE = pattern("is_passive", after=r"\s(?:\w+ly\s)?\Z")
_TALKS_WITH = pattern("talks_with", after=r"\s(?:\w+\s)?\Z")
_DONE_BY = pattern("done_by", before=r"\s")
# Behind a passive verb: its subject did speak, as others cite.
_CITED_AS = pattern("cited_as", before=r"\s")
# In front of a verb: `has not yet commented`, `не сообщало`.
UNSAID = pattern("negates", before=r"(?:\b|(?<=n))", after=r"\s(?:\w+\s)?\Z")
# At the head of a sentence, and behind a verb: `Neither X nor Y said`, `said nothing`.
_NEITHER = pattern("neither", after=r"\s")
_NOTHING = pattern("nothing", before=r"\s")
# Behind a name: a paper asked and has no answer.
UNANSWERED = pattern("unanswered")
# `Passed on the words of`, and no `repeated the words` alone or `the words about`.
_PASSES_ON = pattern(
    "passes_on", after=rf"(?=\s(?!{either('prepositions', 'that')}\s)[^\W\d_]|\s_[^_\s])"
)
_REACH = 30
# An attribution that follows a quotation comes at once or belongs to something else.
AT_ONCE = 60


# A sentence of an article is asked for its verb again and again.
@lru_cache(maxsize=1_000)
def first_speech(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first words of `plain` between two offsets that say somebody speaks."""
    begin = start
    for at in between(_starts(plain), start, end):
        found = next((match for cue in SPEECH if (match := cue.match(plain, at, end))), None)
        if not found or at < begin:
            continue
        if not _is_done(plain, found):
            return found
        begin = found.end()
    return None


# Most sentences have no such place.
@lru_cache(maxsize=8)
def _starts(plain: str) -> tuple[int, ...]:
    return tuple(sorted({at for cue in _SOUGHT for at in cue.starts(plain)}))


def speeches(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words of `plain` that say somebody speaks, each behind the one before."""
    while first := first_speech(plain, start, end):
        yield first
        start = first.end()


def last_speech(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last words of `plain` between two offsets that say somebody speaks."""
    found = [match for cue in SPEECH if (match := last(cue.finditer(plain, start, end)))]
    return max(found, key=lambda match: match.start()) if found else None


def follows(
    plain: str,
    start: int,
    ways: Sequence[re.Pattern[str]],
    verbs: Sequence[re.Pattern[str]] = SPEECH,
) -> bool:
    """Return whether a verb, one of speech by default, follows an offset by one of some ways."""
    reached = (match.end() for way in ways if (match := way.match(plain, start)))
    return any(verb.match(plain, end) for end in reached for verb in verbs)


def first_beside(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first words that say somebody speaks, among more verbs than `first_speech`."""
    firsts = (next(_verbs(cue, plain, start, end), None) for cue in BESIDE_QUOTES)
    found = [*filter(None, firsts)]
    return min(found, key=lambda match: (match.start(), -match.end())) if found else None


def last_beside(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last words that say somebody speaks, among more verbs than `last_speech`."""
    found = [match for cue in BESIDE_QUOTES for match in _verbs(cue, plain, start, end)]
    active = [match for match in found if not is_passive(plain, match)]
    return max(active or found, key=lambda match: match.span()) if found else None


def is_passive(plain: str, cue: re.Match[str]) -> bool:
    """Return whether the subject of a verb is spoken to or of: `X was asked`."""
    before = plain[max(0, cue.start() - _REACH) : cue.start()]
    is_done_by = _DONE_BY.match(plain, cue.end()) is not None
    return cue[0].endswith(("ed", "told")) and (is_done_by or _PASSIVE.search(before) is not None)


def is_unsaid(plain: str, start: int, cue: re.Match[str]) -> bool:
    """Return whether whoever is told of from `start` on said nothing: `has not yet commented`."""
    found = (words.search(plain, start, cue.start()) for words in (UNSAID, UNANSWERED))
    is_none = _NEITHER.match(plain, start) or _NOTHING.match(plain, cue.end())
    return any(found) or is_none is not None


def is_negated(plain: str, at: int) -> bool:
    """Return whether a verb that begins at an offset tells what was not said: `did not answer`."""
    return UNSAID.search(plain, max(0, at - _REACH), at) is not None


def saying(plain: str, cue: re.Match[str]) -> re.Match[str]:
    """Return the verb of whoever is cited by others: `X was quoted by Y as saying`.

    So are the words that somebody passes on: `X repeated the words of Y`.
    """
    if passes_on := _PASSES_ON.match(plain, cue.start()):
        return passes_on
    as_saying = _CITED_AS.match(plain, cue.end()) if is_passive(plain, cue) else None
    return (REPORTS.search(plain, cue.end(), as_saying.end()) if as_saying else None) or cue


def is_talked_with(plain: str, at: int) -> bool:
    """Return whether whoever is named at an offset was spoken with: `in a talk with X said`."""
    return _TALKS_WITH.search(plain, max(0, at - _REACH), at) is not None


def _verbs(cue: re.Pattern[str], plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a cue but for nouns: `the report`, `his claims`."""
    return (one for one in cue.finditer(plain, start, end) if not _is_noun(plain, one))


def _is_noun(plain: str, cue: re.Match[str]) -> bool:
    """Return whether what looks like a verb is a noun, as the words before it tell."""
    before = plain[max(0, cue.start() - _REACH) : cue.start()]
    if _DETERMINER.search(before[-8:]) or _is_to_be_done(cue, before):
        return True
    return _is_done(plain, cue)


def _is_to_be_done(cue: re.Match[str], before: str) -> bool:
    """Return whether somebody is only to speak: `heads are to report`; `went on to say` he did."""
    return cue[0].lower() in _BARE and before.endswith("to ")


def _is_done(plain: str, cue: re.Match[str]) -> bool:
    """Return whether what looks like a verb is the object of one: `gets reports`."""
    if not cue[0].endswith("s") or not _NOUN.fullmatch(cue[0]):
        return False
    before = plain[max(0, cue.start() - _REACH) : cue.start()]
    return any(way.search(before) for way in (_DID, _DOES, _BEHIND_NOUN))


def is_beside(words: str) -> bool:
    """Return whether the words beside a quotation say that somebody speaks."""
    return any(cue.search(words) for cue in BESIDE_QUOTES)


def last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """Return the last of some matches."""
    return next(iter(deque(matches, maxlen=1)), None)
