"""Indexes of who is heard: the answers and exact words of each actor, and who belongs to whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from timeline.model import Frozen
from timeline.record.indexes import Answer, Ids, answers, answers_in, by_actor, index
from timeline.record.indexes.making import by_key
from timeline.record.record import Record
from timeline.text.confusables import fold

# So many quotes stand on one page, or a few more where one event has them.
_MOST_QUOTES = 100


class Latest(Frozen, frozen=True, kw_only=True):
    """What an actor answered to a question when it last did, and how many other answers it gave.

    There are several `answers` where one event has them, such as a count of the dead and one of
    the wounded.
    """

    question: str
    answers: tuple[Answer, ...]
    others: int


class Quoted(Frozen, frozen=True, kw_only=True):
    """An actor whose exact words stand on a page, with the ids of the events that quote it there.

    `count` is of all its quotes, on whatever page they stand.
    """

    by: str
    count: int
    events: tuple[str, ...]


class QuotedOn(Frozen, frozen=True, kw_only=True):
    """How many quotes there are of an actor, and the number of the page where the first stands."""

    count: int = 0
    page: str = ""


@index(default=())
def latest_answers(record: Record) -> Mapping[str, tuple[Latest, ...]]:
    """The latest answer of each actor to each question, by its id, in the order of the first ones.

    Of the answers of one day the last in the record is the latest.
    """
    found: defaultdict[str, dict[str, list[Answer]]] = defaultdict(dict)
    for event in record.events:
        for question, answer in answers_in(event):
            found[answer.by].setdefault(question, []).append(answer)
    return {
        actor: tuple(_latest(question, given) for question, given in asked.items())
        for actor, asked in found.items()
    }


@index(default=())
def members(record: Record) -> Ids:
    """The ids of the actors that events name and that belong to a body, by the id of the body."""
    named = by_actor.of(record)
    return by_key((a.member_of, a.id) for a in record.actors if a.member_of and a.id in named)


@index(default=())
def questions_about(record: Record) -> Ids:
    """The ids of the questions with answers about a place or one within it, by its id."""
    given = answers.of(record)
    return by_key(
        (place, question.id)
        for question in record.questions
        if question.id in given
        for place in dict.fromkeys(w for each in question.places for w in record.within(each))
    )


@index(default=())
def quote_pages(record: Record) -> Mapping[str, tuple[Quoted, ...]]:
    """Who is quoted on each page of quotes, by its number; whoever is quoted most comes first."""
    found = _quotes(record)
    names = {actor.id: fold(actor.name) for actor in record.actors}
    order = sorted(found, key=lambda by: (-found[by].total(), names.get(by, by), by))
    pages: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for number, by, event in _paged(found, order):
        pages[number].setdefault(by, []).append(event)
    return {
        number: tuple(
            Quoted(by=by, count=found[by].total(), events=tuple(events))
            for by, events in page.items()
        )
        for number, page in pages.items()
    }


@index(default=QuotedOn())
def quoted(record: Record) -> Mapping[str, QuotedOn]:
    """How often each actor is quoted, and on which page of quotes first, by its id."""
    found: dict[str, QuotedOn] = {}
    for number, page in quote_pages.of(record).items():
        for each in page:
            found.setdefault(each.by, QuotedOn(count=each.count, page=number))
    return found


def _latest(question: str, given: list[Answer]) -> Latest:
    last = sorted(given, key=lambda answer: answer.when.said_key)[-1]
    same = tuple(each for each in given if (each.event, each.when) == (last.event, last.when))
    return Latest(question=question, answers=same, others=len(given) - len(same))


def _quotes(record: Record) -> Mapping[str, Counter[str]]:
    """Return how many quotes of each actor each event has, in the order of the record."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in record.events:
        for quote in event.quotes:
            found[quote.speaker][event.id] += 1
    return found


def _paged(found: Mapping[str, Counter[str]], order: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the page, the actor and the event of all quotes, those of an event on one page."""
    page, on_page = 1, 0
    for by in order:
        for event, number in found[by].items():
            if on_page >= _MOST_QUOTES:
                page, on_page = page + 1, 0
            on_page += number
            yield str(page), by, event
