"""A question: everyone's answers side by side, each in the order it was given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from timeline.model import Claim, Question, QuestionKind, Stance
from timeline.record import indexes
from timeline.record.indexes import Answer
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.event_head import Person, person
from timeline.site.views.lists import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One answer: the day, yes or no or a number, the words, the event."""

    day: str
    iso: str
    answer: str
    says: str
    event: Link


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor and its answers."""

    person: Person
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question, who answers it how in short, and every answer by actor."""

    crumbs: tuple[Link, ...]
    title: str
    about: str
    places: tuple[Link, ...]
    extent: str
    summary_title: str
    summary: tuple[Fact, ...]
    voices: tuple[Voice, ...]


class _Given(NamedTuple):
    """An answer in short, and the claim that gives it."""

    answer: Answer
    claim: Claim


def question_view(context: Context, question: Question) -> QuestionView:
    """Return the page of a question that has answers."""
    answers = _claims(context, question)
    voices = tuple(_voices(context, question, answers))
    return QuestionView(
        crumbs=(
            Link("Timeline", context.links.to("/")),
            Link("Questions", context.links.to("/questions/")),
        ),
        title=question.question,
        about=question.about,
        places=tuple(context.place(place) for place in question.places),
        extent=f"{words.count(len(answers), 'answer')} from {words.count(len(voices), 'actor')}",
        summary_title="Numbers given" if question.kind is QuestionKind.NUMBER else "In short",
        summary=tuple(_summary(context, question, answers)),
        voices=voices,
    )


def _claims(context: Context, question: Question) -> Sequence[_Given]:
    """Return every answer to a question, in the order of their events."""
    given = context.record.group(indexes.answers, question.id)
    return [_Given(each, context.record.event(each.event).claims[each.place]) for each in given]


def _summary(context: Context, question: Question, answers: Sequence[_Given]) -> Iterator[Fact]:
    if question.kind is QuestionKind.YES_NO:
        yield from _stances(context, answers)
    if question.kind is QuestionKind.NUMBER:
        yield from _ranges(answers)


def _stances(context: Context, answers: Sequence[_Given]) -> Iterator[Fact]:
    for stance, word in words.STANCES.items():
        actors = dict.fromkeys(a.claim.by for a in answers if a.claim.stance is stance)
        if actors:
            yield Fact(word, tuple(context.actor(actor) for actor in actors))


def _ranges(answers: Sequence[_Given]) -> Iterator[Fact]:
    """Yield the lowest and the highest number given, for each thing counted."""
    numbers: defaultdict[str, list[Decimal]] = defaultdict(list)
    for answer in answers:
        numbers[answer.claim.unit or ""] += answer.claim.numbers
    for unit, found in numbers.items():
        if len(set(found)) > 1:
            text = f"from {words.number(min(found))} to {words.number(max(found))}"
            yield Fact(words.sentence(unit) or "Without a unit", (Link(text),))


def _voices(context: Context, question: Question, answers: Iterable[_Given]) -> Iterator[Voice]:
    by_actor: defaultdict[str, list[_Given]] = defaultdict(list)
    for answer in answers:
        by_actor[answer.claim.by].append(answer)
    for actor_id, given in _by_side(context, by_actor):
        in_order = sorted(given, key=lambda each: each.answer.when.day_key)
        given_answers = tuple(_answer(context, question, answer) for answer in in_order)
        yield Voice(person(context, actor_id), given_answers)


def _by_side(
    context: Context, by_actor: Mapping[str, list[_Given]]
) -> list[tuple[str, list[_Given]]]:
    """Return actors with their answers, those of one side together, who spoke first first."""
    sides = [_side(context, actor_id) for actor_id in by_actor]
    return sorted(by_actor.items(), key=lambda item: sides.index(_side(context, item[0])))


def _side(context: Context, actor_id: str) -> str:
    actor = context.record.actor(actor_id)
    return actor.side if actor else ""


def _answer(context: Context, question: Question, answer: _Given) -> AnswerView:
    claim, when = answer.claim, answer.answer.when
    event = context.record.head(answer.answer.event)
    return AnswerView(
        day=words.sentence(words.short_date(when)),
        iso=when.first.isoformat(),
        answer=_in_short(question, answer),
        says=claim.says,
        event=Link(event.title, context.links.event(event.id)),
    )


def _in_short(question: Question, answer: _Given) -> str:
    """Return the answer in a word or a number, unless its sentence begins with that anyway."""
    lead, numbers = _lead(question, answer), words.numbers(answer.claim)
    start = numbers.removesuffix(answer.claim.unit or "").rstrip() if lead and numbers else lead
    says = answer.claim.says
    repeats = says.casefold().startswith(start.casefold()) and not says[len(start) :][:1].isalnum()
    return "" if repeats else lead


def _lead(question: Question, answer: _Given) -> str:
    if question.kind is QuestionKind.YES_NO:
        return words.STANCES[answer.claim.stance]
    if numbers := words.numbers(answer.claim):
        return words.sentence(numbers)
    return "" if answer.claim.stance is Stance.ASSERTS else words.STANCES[answer.claim.stance]
