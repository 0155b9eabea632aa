"""Clauses around quoted words that are of somebody else than the verb before or behind them."""

import re

from timeline.convert.article import Article
from timeline.convert.found import Basis, Found
from timeline.convert.named import ArticleNames
from timeline.convert.speech import first_beside, saying
from timeline.convert.strangers import subject_before
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

# `She called it “…” and said` goes on with the subject before the words.
_GOES_ON = re.compile(rf"\s?{either('and')}\s{either('reports', 'comments')}\b", re.IGNORECASE)
# `…, while others say` is of others.
_OTHER = re.compile(rf",?\s{either('joins_clauses')}\s", re.IGNORECASE)
# Other quoted words end; after a comma somebody else may speak without a verb: `Y — that “…”`.
_CLOSED = re.compile(r"_[\"”»“]")
_OF_OTHERS = pattern("words_of_others")
_WITHOUT_VERB = re.compile(r",\s[^,]*\s[—–-]\s")


def turns(behind: str) -> bool:
    """Return whether the words behind a quotation belong to another clause than it does."""
    is_opening = behind.rstrip().endswith(":")
    return is_opening or bool(_GOES_ON.match(behind) or _OTHER.match(behind))


def verbs(article: Article, sentence: Span) -> list[re.Match[str]]:
    """Return the verbs of speech of a sentence, where `was cited as saying` is one."""
    found: list[re.Match[str]] = []
    at = sentence.start
    while cue := first_beside(article.plain, at, sentence.end):
        cue = saying(article.plain, cue)
        found.append(cue)
        at = cue.end()
    return found


def is_of_others(article: Article, sentence: Span) -> bool:
    """Return whether a sentence tells of words that others wrote or cried: `a banner reads “…”`."""
    return _OF_OTHERS.search(article.plain, sentence.start, sentence.end) is not None


def without_verb(article: Article, names: ArticleNames, start: int, end: int) -> Found | None:
    """Find who speaks at `end` without a verb, as in `X spoke of “…”, Y — of “…”`.

    `start` is where the verb of the clause before ends. Nobody is a stranger who does so.
    """
    closed = list(_CLOSED.finditer(article.plain, start, end))
    if not closed:
        return None
    begin = closed[-1].end()
    is_stranger = subject_before(article, begin, None, end) is not None
    if not is_stranger and not _WITHOUT_VERB.search(article.plain, begin, end):
        return None
    named = [m for m in names.speaking(begin, end) if names.is_in_subject_case(m)]
    if is_stranger or len({mention.actor for mention in named}) != 1:
        return Found("", Basis.NAMED, "")
    return Found(named[0].actor, Basis.NAMED, named[0].text, named[0].start)
