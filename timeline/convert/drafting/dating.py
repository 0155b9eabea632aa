"""When the happening took place, by a judgement of its kind, and an article that is of that day."""

import re

from timeline.convert.days import dates
from timeline.convert.days.dates import When
from timeline.convert.happening.kinds import Judgement
from timeline.convert.known import kindwords
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.page import undated
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech
from timeline.formats.seedtext import Seed
from timeline.model import InputError, Kind, Problem
from timeline.text.languages import either
from timeline.text.paragraphs import Span

# Between words for a happening and a day: the day is of something else.
_OTHER_CLAUSE = re.compile(rf"[,;:()]|\b{either('begins_a_clause', 'bounds')}\b", re.IGNORECASE)


def dated(
    article: Article, kind: Judgement, knowledge: Knowledge, speaker: str
) -> tuple[Article, When]:
    """Return when an article's happening was, and the article with what was before as such."""
    when = _when(article, kind, knowledge, speaker)
    if not when:
        raise refused(article.seed, undated.why(article.seed))
    return article.retelling(when.date.first) if when.date.is_exact else article, when


def refused(seed: Seed, message: str) -> InputError:
    """Return why no draft can be made of a seed."""
    return InputError([Problem(path=seed.name, message=message)])


def _when(article: Article, kind: Judgement, knowledge: Knowledge, speaker: str) -> When | None:
    """Return when the happening took place: a day in the lead, or one beside words of its kind.

    Where nobody knows whether something happened or was said, the day may be that of either.
    """

    def tells(sentence: Span, day: Span) -> bool:
        hits = kindwords.of_kind(article, sentence, kind.kind, knowledge.words)
        between = (_between(article.plain, hit, day) for hit in hits)
        return not kind.is_open and any(not _OTHER_CLAUSE.search(words) for words in between)

    def happens(stretch: Span) -> bool:
        return bool(kindwords.about(article, stretch, knowledge.words))

    def found(kind: Kind) -> When | None:
        return dates.happening(article, kind, knowledge.years, tells, happens, speaker)

    when = found(kind.kind)
    if not kind.is_open or not when or when.words or _does_lead_speak(article):
        return when
    other = next((one for one in kind.next if one.strand is not kind.kind.strand), None)
    named = found(other) if other else None
    is_of_lead = named and named.words and not article.is_below_lead(named.words.span.start)
    return named if is_of_lead else when


def _does_lead_speak(article: Article) -> bool:
    lead = [sentence for part in article.opening[:1] for sentence in article.telling(part)]
    return any(first_speech(article.plain, one.start, one.end) for one in lead[:1])


def _between(plain: str, one: Span, two: Span) -> str:
    return plain[min(one.end, two.end) : max(one.start, two.start)]
