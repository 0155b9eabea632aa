"""Whether a person is named for nothing but that the speaker tells something of him.

`The spokesman said that X reads every report` tells of the spokesman, and of X no more than of
anybody whom somebody mentions. Whose words are answered takes part.
"""

import re

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech, last_speech
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import either
from timeline.text.paragraphs import Span

# In front of a name with its title.
_TITLE = r"\s(?:[\w’'-]+\s){0,3}"
# `said that President X`, `asked whether X`
_THAT = re.compile(rf"\b{either('that', 'whether')}{_TITLE}\Z", re.IGNORECASE)
# `Y says President X`, in letters without cases.
_AT_ONCE = re.compile(_TITLE, re.ASCII)
_FIRST = re.compile(r"\W*(?:[\w’'-]+\s){0,3}")
# `Y: X reads every report`, `X reads every report — Y`
_APART = re.compile(r":\s|\s[–—-]\s")


def is_told_of(article: Article, record: Record, mention: Mention, speaker: str) -> bool:
    """Return whether the speaker, a person, tells what another does whom a name means."""
    if mention.actor == speaker:
        return False
    if not (sorts.is_person(speaker, record) and sorts.is_person(mention.actor, record)):
        return False
    is_his = cues.OWNED.match(article.plain, mention.end) is not None
    is_subject = ArticleNames(article, record).is_in_subject_case(mention)
    if is_his or not is_subject:
        return False
    sentence = article.sentence_at(mention.start)
    if article.is_headline(mention.start):
        return _is_in_headline(article, sentence, mention)
    return _is_said_that(article, sentence, mention) or _is_first(
        article, sentence, mention, speaker
    )


def _is_said_that(article: Article, sentence: Span, mention: Mention) -> bool:
    """Return whether a verb of speech and `that` stand in front of a name."""
    plain = article.plain
    that = _THAT.search(plain, sentence.start, mention.start)
    verb = last_speech(plain, sentence.start, that.start() if that else mention.start)
    if that or not verb:
        return verb is not None
    named = article.within(sentence.start, verb.start())[-1:]
    # A headline may call a government by its seat: `Moscow says`.
    is_subject = not named and article.is_headline(verb.start())
    is_subject = is_subject or (bool(named) and plain[named[0].end : verb.start()].isspace())
    is_next = _AT_ONCE.fullmatch(plain, verb.end(), mention.start) is not None
    return is_subject and is_next and mention.text.isascii()


def _is_first(article: Article, sentence: Span, mention: Mention, speaker: str) -> bool:
    """Return whether a sentence begins with a name, and ends in who says so: `X reads, Y said`."""
    if not _FIRST.fullmatch(article.plain, sentence.start, mention.start):
        return False
    named = article.within(mention.end, sentence.end)
    at = next((one.start for one in named if one.actor == speaker), 0)
    comma = article.plain.rfind(",", mention.end, at) if at else -1
    return comma > 0 and first_speech(article.plain, comma, sentence.end) is not None


def _is_in_headline(article: Article, sentence: Span, mention: Mention) -> bool:
    """Return whether a headline gives words about a name beside somebody else's: `Y: X reads`."""
    apart = _APART.search(article.plain, sentence.start, sentence.end)
    if apart and apart.start() < mention.start:
        return _FIRST.fullmatch(article.plain, apart.end(), mention.start) is not None
    is_first = _FIRST.fullmatch(article.plain, sentence.start, mention.start) is not None
    is_said = _is_said_that(article, sentence, mention)
    return is_said or (apart is not None and is_first)
