"""The places that an article names, each time with what its name stands for there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.convert.happening import elsewhere
from timeline.convert.happening.scene import named_in
from timeline.convert.happening.silence import is_silent
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.roles import Role
from timeline.convert.words import sorts
from timeline.record import Record
from timeline.text.languages import pattern
from timeline.text.sections import SectionLabel

_ACCUSES = pattern("accuses_of")
# Where in an article a name stands: in a headline, the lead, or the first paragraphs.
HEAD, LEAD, SECOND = range(3)


class Named(NamedTuple):
    """A name of a place, the place that it means, and where in the article it stands."""

    mention: Mention
    place: str
    is_title: bool
    is_of_office: bool
    level: int

    @property
    def is_first(self) -> bool:
        """Whether it stands in the headline or lead and names what lies there."""
        return self.level <= LEAD and not (self.is_title or self.is_of_office)


def told(article: Article, record: Record, others: Sequence[Piece]) -> Iterator[Named]:
    """Yield the names of places but for those in words of `others`, and those that name none."""
    parts = [part for part in article.main if part.section.label is not SectionLabel.SOURCE]
    quoted = [(piece.words.start, piece.words.end) for piece in others]
    levels = _levels(article)
    for mention in named_in(article, parts):
        at = mention.start
        is_told = article.roles.at(at) is Role.GEOGRAPHY or _is_of_charge(article, at, levels)
        is_aside = article.is_aside(at) and not is_told
        is_aside = is_aside or any(one <= at < two for one, two in quoted)
        if not mention.place or is_aside or elsewhere.is_elsewhere(article, record, mention):
            continue
        office = elsewhere.office(article, record, mention)
        if office and is_silent(article, mention):
            continue
        yield Named(
            mention=mention,
            place=office or elsewhere.outside(article, record, mention) or mention.place,
            is_title=elsewhere.is_title(article, record, mention)
            or (bool(office) and sorts.is_country(office, record)),
            is_of_office=bool(office),
            level=bisect_right(levels, at),
        )


def _levels(article: Article) -> tuple[int, ...]:
    """Return where the lead begins, where it ends, and where the first paragraphs end."""
    spans = [part.span for part in article.opening]
    return (spans[0].start, spans[0].end, spans[-1].end) if spans else (0, 0, 0)


def _is_of_charge(article: Article, at: int, levels: Sequence[int]) -> bool:
    """Return whether the first paragraphs tell where somebody did what he is tried for."""
    if at >= levels[-1]:
        return False
    sentence = article.sentence_at(at)
    return _ACCUSES.search(article.plain, sentence.start, sentence.end) is not None
