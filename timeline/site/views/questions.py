"""Questions: all of them, and of each everyone's answers, each on its day, or its numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from timeline.model import Frozen, Question, QuestionKind
from timeline.record import indexes
from timeline.record.indexes import Answer
from timeline.site.context import Context
from timeline.site.links import Link, joined, phrase_of
from timeline.site.maps import Map
from timeline.site.views.answers import (
    Party,
    answers,
    by_party,
    column,
    columns,
    is_outlet,
    word,
)
from timeline.site.views.numbers import NumbersView, numbers
from timeline.site.views.rows import Row, Rows

# Each answer leads to its event; so many events are listed once more, with what they are.
_MOST_EVENTS = 50


class AnswerView(Frozen, frozen=True, kw_only=True):
    """One answer: who gives it, yes or no where it is one, the words, the event."""

    by: Link
    word: str
    says: str
    event: Link


class Lane(Frozen, frozen=True):
    """A day, and for each column of the table the answers given on it."""

    day: str
    iso: str
    cells: tuple[tuple[AnswerView, ...], ...]


class QuestionView(Frozen, frozen=True, kw_only=True):
    """A question and its answers: by party in short, by day in full, and its numbers.

    `reports` are outlets that say so without being a party; `silent` the parties without answer.
    """

    crumbs: tuple[Link, ...]
    title: str
    about: str
    map: Map | None
    extent: str
    parties: tuple[Party, ...]
    silent: tuple[Link, ...]
    columns: tuple[Link, ...]
    lanes: tuple[Lane, ...]
    numbers: NumbersView | None
    reports: tuple[AnswerView, ...]
    events: tuple[Row, ...]


def question_view(context: Context, question: Question, rows: Rows) -> QuestionView:
    """Return the page of a question that has answers."""
    given, parties = answers(context, question), by_party(context, question)
    is_number = question.kind is QuestionKind.NUMBER
    there = {column(context, answer.by) for answer in given}
    shown = {side: name for side, name in columns(context).items() if side in there}
    events = dict.fromkeys(answer.event for answer in given)
    return QuestionView(
        crumbs=(Link(context.say("Questions"), context.links.to("/questions/")),),
        title=question.question,
        about=question.about,
        map=context.map_of(
            question.places, title=context.say("Map of the places that the question is about")
        ),
        extent=extent(context, question),
        parties=parties if question.kind is QuestionKind.YES_NO else (),
        silent=silent(context, question, parties),
        columns=() if is_number else tuple(shown.values()),
        lanes=() if is_number else tuple(_lanes(context, question, given, shown)),
        numbers=numbers(context, question) if is_number else None,
        reports=tuple(_reports(context, question)),
        events=tuple(rows[each] for each in events) if len(events) <= _MOST_EVENTS else (),
    )


def extent(context: Context, question: Question) -> str:
    """Return how many statements answer a question, and how many speakers make them."""
    given = answers(context, question)
    statements = context.count("{n} statement", "{n} statements", len(given))
    speakers = len({answer.by for answer in given})
    return context.count(
        "{statements} by {n} speaker",
        "{statements} by {n} speakers",
        speakers,
        statements=statements,
    )


def silent(context: Context, question: Question, parties: Iterable[Party]) -> tuple[Link, ...]:
    """Return the names of the parties of whom nobody answers, nor denies what others answer."""
    deniers = {
        column(context, by)
        for answer in answers(context, question)
        for by in context.record.event(answer.event).claim(answer.key).disputed_by
    }
    return tuple(p.name for p in parties if not p.shorts and p.side not in deniers)


def _lanes(
    context: Context, question: Question, given: Iterable[Answer], shown: Iterable[str]
) -> Iterator[Lane]:
    for _, group in groupby(given, key=lambda answer: answer.when.edtf):
        of_day = tuple(group)
        cells: defaultdict[str, list[AnswerView]] = defaultdict(list)
        for answer in of_day:
            cells[column(context, answer.by)].append(_answer(context, question, answer))
        when = of_day[0].when
        found = tuple(tuple(cells[side]) for side in shown)
        yield Lane(context.words.short_date(when), when.iso, found)


def _answer(context: Context, question: Question, answer: Answer) -> AnswerView:
    return AnswerView(
        by=context.actor(answer.by),
        word=word(context, question, answer.stance),
        says=answer.says,
        event=context.event(answer.event),
    )


def _reports(context: Context, question: Question) -> Iterator[AnswerView]:
    for answer in context.record.group(indexes.answers, question.id):
        if is_outlet(context, answer.by):
            yield _answer(context, question, answer)


class QuestionGroup(Frozen, frozen=True):
    """Questions of one sort, each with who answers it in a few words; `id` is the page's own."""

    id: str
    title: str
    questions: tuple[tuple[Link, Link], ...]


class QuestionList(Frozen, frozen=True):
    """Every question that has answers."""

    title: str
    lead: str
    sorts: tuple[QuestionGroup, ...]


def question_list(context: Context) -> QuestionList:
    """Return the page of all questions, those with most statements first."""
    found = list(context.questions(context.record.group(indexes.shown_questions)))
    sorts = (
        QuestionGroup(kind.value, title, tuple(_asked(context, found, kind)))
        for kind, title in _titles(context).items()
    )
    return QuestionList(
        title=context.say("Questions the accounts answer differently"),
        lead=context.say(
            "Each page sets the answers beside each other, with who gave them, when, and in which "
            "report. None of them is this record’s own."
        ),
        sorts=tuple(sort for sort in sorts if sort.questions),
    )


def _titles(context: Context) -> Mapping[QuestionKind, str]:
    return {
        QuestionKind.YES_NO: context.say("Yes or no"),
        QuestionKind.NUMBER: context.say("Numbers"),
        QuestionKind.OPEN: context.say("Aims, means and effects"),
    }


def _asked(
    context: Context, found: list[Question], kind: QuestionKind
) -> Iterator[tuple[Link, Link]]:
    given = [(question, answers(context, question)) for question in found if question.kind is kind]
    for question, said in sorted(given, key=lambda item: (-len(item[1]), item[0].question)):
        counts = Counter(column(context, answer.by) for answer in said)
        sides = [
            phrase_of((name, " ", context.words.number(counts[side])))
            for side, name in columns(context).items()
            if counts[side]
        ]
        statements = context.count("{n} statement", "{n} statements", len(said))
        extent = joined(" · ", (statements, joined(", ", sides)))
        yield Link(question.question, context.links.question(question.id)), extent
