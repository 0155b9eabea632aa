"""Whether the capital of a country is meant as a place, or as the government that sits there."""

import re

from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import last, speeches
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL

# A line such as `Ann Lee in X`, up to the place.
_SIGNED = re.compile(rf"(?:{CAPITAL}[\w'’.-]+\s){{2,3}}{either('inside')}\s")
_STOP = re.compile(r"[.!?]")
_AFTER = 30
# `spoke in X`, `spoke on Friday in X`
_INSIDE = pattern("inside", before=r"\s(?:\w{1,2}\s[\w'’]+\s)?", after=r"\s")
_COURTS = pattern("courts")
# `the verdict was read in X`
_HEARD = pattern("hearings", after=rf"\s(?:[^\W\d_]+\s){{0,3}}{either('inside')}\s(?:the\s)?\Z")
# `of the verdict people learned in X`
_ABOUT = pattern("prepositions", after=r"\s(?:the\s)?\Z")
# Of those who listen, of a court, and of what happened in it.
_LISTENED = pattern("journalists", "audiences", "courts", "harm")


def is_government(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether a capital stands for its government: a city in a country and in no region.

    It does unless a word in front of it says that something is there.
    """
    if not sorts.is_capital(mention.place, record):
        return False
    text = article.seed.text
    before = text[max(0, mention.start - _AFTER) : mention.start]
    is_there = cues.THERE.search(before) and not cues.OWNED.match(text, mention.end)
    is_known = cues.GOVERNS.match(text, mention.end) or cues.GOVERNMENTS.search(before)
    is_known = is_known or cues.HAS_IT.search(text, max(0, mention.start - _AFTER), mention.end)
    return not is_there or bool(is_known) or _is_signed(article, mention)


def _is_signed(article: Article, mention: Mention) -> bool:
    """Return whether a line that is no sentence says who writes from a place: `Ann Lee in X`."""
    text = article.seed.text
    start = text.rfind("\n", 0, mention.start) + 1
    is_line = _SIGNED.fullmatch(text, start, mention.start) is not None
    end = text.find("\n", mention.end)
    return bool(start) and is_line and not _STOP.search(text, mention.end, max(end, mention.end))


def is_mentioned(article: Article, mention: Mention) -> bool:
    """Return whether words but mention a capital: nobody was told them there, nothing happened."""
    if article.is_headline(mention.start):
        return False
    sentence = article.sentence_at(mention.start)
    stretch = article.plain, sentence.start, sentence.end
    if cues.ANY_VENUE.search(*stretch) or _LISTENED.search(*stretch):
        return False
    verb = last(speeches(article.plain, sentence.start, mention.start))
    return not (verb and _INSIDE.fullmatch(article.plain, verb.end(), mention.start))


def is_of_court(article: Article, mention: Mention) -> bool:
    """Return whether a court of which the lead tells sits in a place.

    `The verdict was read in X`; but whoever learned `of the verdict in X` may be anywhere.
    """
    end = article.opening[0].span.end if article.opening else 0
    if not _COURTS.search(article.plain, 0, end):
        return False
    sentence = article.sentence_at(mention.start)
    heard = _HEARD.search(article.plain, sentence.start, mention.start)
    return heard is not None and not _ABOUT.search(article.plain, sentence.start, heard.start())
