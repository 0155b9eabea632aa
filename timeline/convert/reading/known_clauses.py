"""Which clause of a sentence a day or a verb stands in: the main one, or one of something known.

`The road that was closed on Saturday was mined on Tuesday` tells of Tuesday, and `The zone of which
X spoke is a dream, Y said` of Y. What goes with which verb is told by the words that open a clause
and the marks that end one.
"""

import re

from timeline.convert.words.cues import SPEECH, THAT
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_MARK = re.compile(r"[,;:()–—]|\s-\s")
# `the road that was closed`, `міст, який обстріляли`
_RELATIVE = pattern("relative_clauses")
# `After the corps claimed on Monday that …, the governor said`
_SUBORDINATE = pattern("subordinates", before=r"\A\W*(?:[^\W\d]{1,3}\s)?")
_VERB = pattern("finite_verbs")
_PARTICIPLE = re.compile(rf"\A\W*(?P<word>[^\W\d]+{either('participle_endings')})\b", re.IGNORECASE)
# `A man held on Sunday was named`: who is held is known, as another verb follows at once.
_PASSIVE, _AUXILIARY = pattern("participles"), pattern("auxiliaries", before="")
_BROUGHT_OUT = pattern("brought_out")
_PART_OF_DAY = re.compile(
    rf"\s?{either('night', 'morning', 'afternoon', 'evening', 'part_of_day')}", re.IGNORECASE
)
# `X said in the evening that`: so many words stand between a verb of speech and what is said.
_SAID = re.compile(r"(?:\s[\w’'-]+){0,5},?\s\Z")
# So near its beginning stands the subject of a sentence.
_SUBJECT = 60
# No clause is longer: in a sentence of thousands of days each would look at all of it.
_REACH = 600


def is_aside(plain: str, sentence: Span, at: int, end: int) -> bool:
    """Return whether what stands from `at` to `end` is of a clause about something known."""
    first, last = max(sentence.start, at - _REACH), min(sentence.end, end + _REACH)
    sentence = Span(first, last, plain[first:last])
    start = _start(plain, sentence.start, at)
    clause = plain[start:at]
    participle = _PARTICIPLE.match(clause) if start > sentence.start else None
    if participle and not _BROUGHT_OUT.match(participle["word"]):
        return True
    if _PASSIVE.search(clause) and _AUXILIARY.match(_behind(plain, sentence, end)):
        return True
    return any(
        _is_open(plain, sentence, start + found.start(), start + found.end(), at, end)
        for found in _RELATIVE.finditer(clause)
    )


def is_mentioned(plain: str, sentence: Span, at: int, end: int) -> bool:
    """Return whether a verb from `at` to `end` only mentions that somebody spoke.

    Its clause is about something known, or opens with `after`, `although` and the like.
    """
    clause = plain[_start(plain, sentence.start, at) : at]
    return _SUBORDINATE.match(clause) is not None or is_aside(plain, sentence, at, end)


def clause(plain: str, sentence: Span, at: int) -> Span:
    """Return the clause of an offset as far as it."""
    start = _start(plain, sentence.start, at)
    return Span(start, at, plain[start:at])


def _start(plain: str, start: int, at: int) -> int:
    """Return where the clause begins in which an offset stands."""
    marks = [mark.end() for mark in _MARK.finditer(plain, start, at)]
    return marks[-1] if marks else start


def _is_open(plain: str, sentence: Span, start: int, opened: int, at: int, end: int) -> bool:
    """Return whether a clause that opens from `start` to `opened` goes on until `at`.

    Where no mark ends it, another verb does: behind a day for a clause about the subject, in front
    of it for one about the object.
    """
    before = plain[sentence.start : start]
    if THAT.fullmatch(plain, start, opened) and _is_what_is_said(before):
        return False
    if before.rstrip().endswith((",", "–", "—", "(")):
        return True
    verbs = len(_VERB.findall(plain, opened, at))
    if start - sentence.start > _SUBJECT or _VERB.search(before):
        return verbs <= 1
    behind = _behind(plain, sentence, end)
    return _VERB.match(behind) is not None or verbs == 0 or (verbs == 1 and _tells_more(behind))


def _behind(plain: str, sentence: Span, end: int) -> str:
    """Return how a sentence goes on behind a day and the part of it."""
    part = _PART_OF_DAY.match(plain, end)
    return plain[part.end() if part else end : sentence.end].lstrip()


def _tells_more(words: str) -> bool:
    """Return whether another verb follows than one of speech."""
    return any(not any(cue.match(found[0]) for cue in SPEECH) for found in _VERB.finditer(words))


def _is_what_is_said(before: str) -> bool:
    """Return whether `that` opens what is said, as a verb of speech stands in front of it."""
    words = _SAID.search(before)
    end = words.start() if words else len(before)
    return any(found.end() >= end for cue in SPEECH for found in cue.finditer(before))
