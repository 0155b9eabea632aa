"""Where the accounts part: how each side answers the questions that divide them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from timeline.model import Cell, EventDate, Frozen, Question, QuestionKind
from timeline.record import indexes, overview
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link
from timeline.site.views.answers import (
    OTHERS,
    Party,
    Short,
    by_party,
    columns,
    is_outlet,
    who,
)

_MOST_COLUMNS = 3
# So many questions are chosen where no editor has.
_MOST_QUESTIONS = 4
# So many claims in words stand in one place; the page of the question has all.
_MOST_SAID = 3


class Ref(Frozen, frozen=True):
    """A link by number to an event that a text rests on; `label` says which."""

    number: int
    label: str
    href: str


class LedgerCell(Frozen, frozen=True, kw_only=True):
    """How one side answers one question; a side without an answer has neither text nor `shorts`.

    It is the editor's `text` with `who` said so when and the events it rests on, or every answer in
    short, and how many `more` there are. Where one `is_party`, its silence is told.
    """

    side: Link
    is_party: bool
    text: str = ""
    who: Link = NOTHING
    refs: tuple[Ref, ...] = ()
    shorts: tuple[Short, ...] = ()
    more: str = ""


class LedgerRow(Frozen, frozen=True):
    """A question, and how each side answers it."""

    question: Link
    cells: tuple[LedgerCell, ...]


class Ledger(Frozen, frozen=True):
    """Questions by side; `more` leads to every question."""

    sides: tuple[Link, ...]
    rows: tuple[LedgerRow, ...]
    more: Link


Opens = tuple[Link, ...]
_Answered = Mapping[str, Mapping[str, Party]]
_Chosen = Mapping[tuple[str, str], Cell]


class Scope(Frozen, frozen=True):
    """What a ledger sets side by side: the ids of questions and of parties."""

    questions: tuple[str, ...]
    sides: tuple[str, ...]


def ledger(context: Context) -> Ledger | None:
    """Return how the sides answer the editor's questions, else those with most sides answering."""
    front = context.record.group(overview.front)
    shown = context.record.group(indexes.shown_questions)
    questions = tuple(_questions(context, shown))
    if not questions:
        return None
    answered = _answered(context, questions)
    chosen = _chosen(context, front.cells, answered)
    names = {side: columns(context)[side] for side in _sides(context, answered, chosen)}
    return Ledger(
        sides=tuple(names.values()),
        rows=tuple(_row(context, each, names, answered, chosen) for each in questions),
        more=_all(context, len(shown)),
    )


def scope(context: Context) -> Scope:
    """Return the questions of the ledger, and the parties that answer them."""
    shown = context.record.group(indexes.shown_questions)
    questions = tuple(_questions(context, shown))
    answered = _answered(context, questions)
    return Scope(
        questions=tuple(each.id for each in questions),
        sides=tuple(_sides(context, answered, {})),
    )


def ledger_until(context: Context, scope: Scope, until: date) -> tuple[Ledger | None, Opens]:
    """Return how the parties had answered by an evening, and the questions not answered by then.

    What an editor wrote in a cell is left out: it was written later.
    """
    questions = tuple(context.questions(scope.questions))
    answered = _answered(context, questions, until)
    names = {side: columns(context)[side] for side in scope.sides}
    asked = [each for each in questions if _is_answered(answered[each.id], names)]
    rows = tuple(_row(context, each, names, answered, {}) for each in asked)
    opens = tuple(_link(context, each) for each in questions if each not in asked)
    more = _all(context, len(context.record.group(indexes.shown_questions)))
    return Ledger(tuple(names.values()), rows, more) if rows else None, opens


def refs(context: Context, events: Sequence[str]) -> tuple[Ref, ...]:
    """Return numbered links to those events that are on the site."""
    ids = [each for each in dict.fromkeys(events) if context.record.has_event(each)]
    return tuple(
        Ref(number, f"{number}: {context.record.head(each).title}", context.links.event(each))
        for number, each in enumerate(ids, start=1)
    )


def _questions(context: Context, shown: Sequence[str]) -> Sequence[Question]:
    """Return the questions of an editor that have answers, else those with most sides answering."""
    named = context.record.group(overview.front).questions
    found = context.questions(each for each in named if each in shown)
    return tuple(found) or tuple(_widest(context, shown))


def _answered(
    context: Context, questions: Iterable[Question], until: date | None = None
) -> _Answered:
    return {
        each.id: {party.side: party for party in by_party(context, each, until)}
        for each in questions
    }


def _is_answered(found: Mapping[str, Party], sides: Iterable[str]) -> bool:
    return any(side in found and found[side].shorts for side in sides)


def _chosen(context: Context, cells: Iterable[Cell], answered: _Answered) -> _Chosen:
    """Return the cells of questions shown of which every claim they rest on is on the site."""
    return {
        (cell.question, cell.side): cell
        for cell in cells
        if cell.question in answered and all(_has(context, claim) for claim in cell.claims)
    }


def _row(
    context: Context,
    question: Question,
    names: Mapping[str, Link],
    answered: _Answered,
    chosen: _Chosen,
) -> LedgerRow:
    found = answered[question.id]
    cells = (
        _cell(context, name, chosen.get((question.id, side)), found, side)
        for side, name in names.items()
    )
    return LedgerRow(_link(context, question), tuple(cells))


def _link(context: Context, question: Question) -> Link:
    return Link(question.short or question.question, context.links.question(question.id))


def _widest(context: Context, shown: Sequence[str]) -> Iterator[Question]:
    """Yield the yes-no questions that most parties answer, those with most answers first."""
    found: list[tuple[int, int, str, Question]] = []
    for question in context.questions(shown):
        if question.kind is not QuestionKind.YES_NO:
            continue
        parties = by_party(context, question)
        sides = sum(bool(party.shorts) for party in parties if party.side != OTHERS)
        given = len(context.record.group(indexes.answers, question.id))
        if sides > 1:
            found.append((-sides, -given, question.id, question))
    for _, _, _, question in sorted(found, key=lambda each: each[:3])[:_MOST_QUESTIONS]:
        yield question


def _sides(context: Context, answered: _Answered, chosen: _Chosen) -> Iterator[str]:
    """Yield the sides that have a column: the parties that answer most, then others with a cell.

    They stand in the order of the vocabulary. A party that is silent everywhere has none.
    """
    given = {
        side: sum(
            (name, side) in chosen or bool(side in found and found[side].shorts)
            for name, found in answered.items()
        )
        for side in columns(context)
        if side != OTHERS
    }
    answering = [side for side, number in given.items() if number]
    most = sorted(answering, key=lambda side: -given[side])[:_MOST_COLUMNS]
    yield from (side for side in answering if side in most)
    if any(side == OTHERS for _, side in chosen):
        yield OTHERS


def _has(context: Context, claim: str) -> bool:
    event_id, _, key = claim.partition("#")
    return context.record.has_event(event_id) and key in context.record.event(event_id).claim_keys


def _cell(
    context: Context, name: Link, cell: Cell | None, found: Mapping[str, Party], side: str
) -> LedgerCell:
    is_party = side != OTHERS
    if cell:
        events = [claim.partition("#")[0] for claim in cell.claims]
        return LedgerCell(
            side=name,
            is_party=is_party,
            text=cell.text,
            who=_who(context, cell.claims),
            refs=refs(context, events),
        )
    shorts = found[side].shorts if side in found else ()
    left = sum(not short.word for short in shorts) - _MOST_SAID
    if left <= 0:
        return LedgerCell(side=name, is_party=is_party, shorts=shorts)
    more = context.count("{n} more statement", "{n} more statements", left)
    return LedgerCell(side=name, is_party=is_party, shorts=shorts[:_MOST_SAID], more=more)


def _who(context: Context, claims: Sequence[str]) -> Link:
    """Return who makes the claims that a cell rests on, and when; an outlet speaks for no side."""
    found = map(partial(_given, context), claims)
    given = [(by, when) for by, when in found if not is_outlet(context, by)]
    return who(context, sorted(given, key=lambda it: it[1].said_key)) if given else NOTHING


def _given(context: Context, name: str) -> tuple[str, EventDate]:
    event_id, _, key = name.partition("#")
    event = context.record.event(event_id)
    claim = event.claim(key)
    return claim.by, claim.said_on or event.date


def _all(context: Context, number: int) -> Link:
    text = context.count("The {n} question", "All {n} questions", number)
    return Link(text, context.links.to("/questions/"))
