"""What an article retells from before, and the events on file that are meant by it.

A sentence may retell where it stands in the background or in a part about something else, and
where it tells of an earlier day and says nothing that somebody says; each day that it names has a
stretch of its own.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from timeline.convert.days import named_days
from timeline.convert.happening import capitals, scene
from timeline.convert.known import kindwords
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import stretches
from timeline.convert.likeness.ranking import Candidate, Told
from timeline.convert.likeness.recalling import LEAST, Recalling, Retold
from timeline.convert.likeness.report import Report
from timeline.convert.people import shortly
from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.article import Article
from timeline.convert.reading.roles import Role
from timeline.convert.reading.speech import first_speech
from timeline.convert.words import sorts
from timeline.convert.words.cues import PRONOUN
from timeline.record import Record
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span
from timeline.text.terms import terms

# So it stands today, whenever a court said it: `is banned in Russia`.
_STANDING = pattern("is_standing")
_SAME_PLACE = pattern("same_place")
# So near its beginning stands the subject of a sentence.
_SUBJECT = 30
_BACKGROUND = (Role.RETOLD, Role.OTHER, Role.EARLIER)
# The term of a place that is no city.
_VILLAGE = "=village"
# So many paragraphs tell the news.
_NEWS = 2
# `The same day` is in these that of the article, if no other was told before.
_GOES_ON = (Role.RETOLD, Role.OTHER)
# An event is recalled where it is likelier than this; from `LEAST` on it is proposed, if the
# background names a day.
LIKELY = 0.8


def retold(article: Article, knowledge: Knowledge, report: Report) -> Iterator[Retold]:
    """Yield each stretch that may retell with what it names.

    `They` are those named in the stretch before. A day goes on within a paragraph, and in the
    background from one to the next.
    """
    before, paragraph, actors = None, -1, frozenset(report.named)
    names = ArticleNames(article, knowledge.record)
    for sentence in article.roles.having(*_BACKGROUND, Role.HISTORY, Role.TOLD, Role.SAID):
        for number, span in enumerate(stretches.of(article, sentence.span)):
            is_same = sentence.paragraph == paragraph
            own = when = stretches.moment(article, span)
            if is_same or sentence.role in _GOES_ON:
                is_clause = bool(number) and is_same
                when = stretches.going_on(article, span, own, before, report, is_clause=is_clause)
            # What somebody says retells where it goes on from a day told just before.
            if sentence.role is Role.SAID and (own.day or not (is_same and when.day)):
                continue
            # What is told today retells where it names an earlier day.
            if sentence.role is Role.TOLD and not when.is_before(report):
                continue
            if not when.day and _STANDING.search(article.plain, span.start, span.end):
                continue
            told = _meant(names, span, _told(article, knowledge, span, report), actors)
            if not told.actors:
                told = _of(told, knowledge.groups.meant(told.terms))
            if when.day and not told.places:
                told = replace(told, places=_unnamed(told, knowledge.record))
            actors = told.actors or actors
            if when.day:
                before, paragraph = when, sentence.paragraph
            yield Retold(span, told, when, is_background=sentence.role in _BACKGROUND)


def _meant(names: ArticleNames, span: Span, told: Told, actors: frozenset[str]) -> Told:
    """Return what is told, of the bodies that its words mean or of whom its subject means."""
    if bodies := shortly.meant(names, span):
        return _of(told, told.actors | bodies)
    subject = min(span.end, _behind_day(names.article, span) + _SUBJECT)
    is_meant = not told.actors and PRONOUN.search(names.article.plain, span.start, subject)
    return _of(told, actors) if is_meant else told


def _of(told: Told, actors: frozenset[str]) -> Told:
    return replace(told, actors=actors, speakers=actors if told.is_said else told.speakers)


def _behind_day(article: Article, sentence: Span) -> int:
    """Return where a sentence goes on behind the day with which it opens, or begins."""
    days = [w.span for w in named_days.named(article, sentence)]
    is_first = bool(days) and days[-1].start - sentence.start <= _SUBJECT
    return days[-1].end if is_first else sentence.start


# An event with where an article retells it.
Link = tuple[Candidate, Span]


class Links(NamedTuple):
    """The events that an article recalls, and those that it may, each with where."""

    sure: tuple[Link, ...]
    possible: tuple[Link, ...]


def links(
    told: Iterable[Retold], recalling: Recalling, report: Report, own: frozenset[str]
) -> Links:
    """Return the events on file that stretches retell.

    One is proposed where the background names a day and no event of it is likely enough. What the
    report itself is likely of, its `own`, is retold by none.
    """
    sure, possible = dict[str, Link](), dict[str, Link]()
    for one in told:
        for likelihood, like in recalling.likely(one, report)[:1]:
            id_ = like.event.id
            is_possible = likelihood > LEAST and one.is_background and one.when.day
            is_sure = likelihood > LIKELY
            if id_ in own or not (is_sure or is_possible):
                continue
            found = sure if is_sure else possible
            if id_ not in found:
                found[id_] = recalling.reason(like), one.span
    others = (link for id_, link in possible.items() if id_ not in sure)
    return Links(tuple(sure.values()), tuple(others))


def behind_news(
    article: Article, recalled: Iterable[Link], answered: Candidate | None
) -> tuple[Link, ...]:
    """Return the links without the event that is answered, where the news itself tells of it.

    `He was asked about remarks of the mayor, who said on Monday …` right below the lead tells what
    the news is about. Further down it is told once more, for those who missed it.
    """
    news = max((part.span.end for part in article.opening[:_NEWS]), default=0)
    id_ = answered.id if answered else ""
    return tuple(link for link in recalled if link[0].id != id_ or link[1].start >= news)


def _told(article: Article, knowledge: Knowledge, span: Span, report: Report) -> Told:
    """Return what a stretch tells; `in the same village` means where the article's own was."""
    actors = scene.actors_in(article, knowledge.record, span)
    around = frozenset(report.places)
    is_there = _SAME_PLACE.search(article.plain, span.start, span.end) is not None
    is_said = first_speech(article.plain, span.start, span.end) is not None
    return Told(
        actors=actors,
        places=frozenset(_places(article, knowledge, span)) | (around if is_there else frozenset()),
        kinds=kindwords.about(article, span, knowledge.words),
        is_said=is_said,
        speakers=actors if is_said else frozenset(),
        terms=dict.fromkeys(terms(span.text), 1.0),
        around=around,
    )


def _unnamed(told: Told, record: Record) -> frozenset[str]:
    """Return the places of the article that a stretch means which says no more than `village`.

    Of a city so much happens that `the city` tells nothing.
    """
    wide = sorts.is_city, sorts.is_region, sorts.is_country
    is_meant = _VILLAGE in told.terms
    return frozenset(
        place
        for place in told.around
        if is_meant and not any(is_so(place, record) for is_so in wide)
    )


def _places(article: Article, knowledge: Knowledge, span: Span) -> Iterator[str]:
    """Yield the places, and those in the names of bodies: their building may have been hit.

    A capital that stands for its government is none.
    """
    for mention in article.within(span.start, span.end):
        if mention.place and not capitals.is_government(article, knowledge.record, mention):
            yield mention.place
        if mention.actor and not sorts.is_person(mention.actor, knowledge.record):
            _, _, rest = mention.text.partition(" ")
            yield from (one.place for one in knowledge.gazetteer.find(rest) if one.place)
