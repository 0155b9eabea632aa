"""Whether a verb of speech is one of media or of a paper, which carry the words of others."""

import re

from timeline.convert.people.named import ArticleNames
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading.speech import is_talked_with, last
from timeline.convert.words.cues import ACCORDING, CITES, PAPER
from timeline.text.languages import either, pattern

# `said in` may be a paper's verb where `said` is anybody's.
_IN = len(" in ")
# In front of media to whom somebody speaks: `у коментарі X`.
_TOLD = pattern("in_a_conversation", after=r"\s[«\"“]?\Z")
# Between a paper and its verb: `the post goes on to say`.
_GOES_ON = re.compile(rf"\s?(?:{either('goes_on')}\s)+", re.IGNORECASE)


def is_of_paper(plain: str, cue: re.Match[str], start: int) -> bool:
    """Return whether a paper speaks, as in `the statement says`, and nobody is named.

    `According to the statement` is the same.
    """
    if ACCORDING.fullmatch(cue[0]) and PAPER.match(plain, cue.end() + 1):
        return True
    paper = last(PAPER.finditer(plain, start, cue.end() + _IN))
    if not paper or paper.end() >= cue.start():
        return paper is not None
    return _GOES_ON.fullmatch(plain, paper.end(), cue.start()) is not None


def is_of_media(names: ArticleNames, cue: re.Match[str], start: int) -> bool:
    """Return whether media are named right before a verb that cites nobody."""
    plain = names.article.plain
    named = names.article.within(start, cue.start())[-1:]
    is_next = bool(named) and plain[named[0].end : cue.start()].isspace()
    is_known = is_next and bool(named[0].outlet or named[0].actor in names.record.actors)
    at = named[0].start if is_known else 0
    is_subject = is_known and not (is_talked_with(plain, at) or is_governed(names.article, at))
    before = plain[start : named[0].start] if named else ""
    is_subject = is_subject and not _TOLD.search(before)
    is_media = is_subject and not names.may_speak(named[0])
    return is_media and not CITES.fullmatch(cue[0])
