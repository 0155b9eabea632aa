"""A question: everyone's answers side by side, each in the order it was given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from timeline.model import EventDate, Question, QuestionKind, Stance
from timeline.record.record import Answer
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link
from timeline.site.views.event_head import Person, person
from timeline.site.views.lists import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One answer: the day, yes or no or a number, the words, where it stands, the event."""

    day: str
    iso: str
    answer: str
    says: str
    standing: str
    word: str
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


def question_view(edition: Edition, question: Question) -> QuestionView:
    """Return the page of a question that has answers."""
    answers = edition.record.answers[question.id]
    voices = tuple(_voices(edition, question, answers))
    return QuestionView(
        crumbs=(
            Link("Timeline", edition.links.to("/")),
            Link("Questions", edition.links.to("/questions/")),
        ),
        title=question.question,
        about=question.about,
        places=tuple(edition.place(place) for place in question.places),
        extent=f"{words.count(len(answers), 'answer')} from {words.count(len(voices), 'actor')}",
        summary_title="Numbers given" if question.kind is QuestionKind.NUMBER else "In short",
        summary=tuple(_summary(edition, question, answers)),
        voices=voices,
    )


def _summary(edition: Edition, question: Question, answers: Sequence[Answer]) -> Iterator[Fact]:
    if question.kind is QuestionKind.YES_NO:
        yield from _stances(edition, answers)
    if question.kind is QuestionKind.NUMBER:
        yield from _ranges(answers)


def _stances(edition: Edition, answers: Sequence[Answer]) -> Iterator[Fact]:
    for stance, word in words.STANCES.items():
        actors = dict.fromkeys(a.claim.by for a in answers if a.claim.stance is stance)
        if actors:
            yield Fact(word, tuple(edition.actor(actor) for actor in actors))


def _ranges(answers: Sequence[Answer]) -> Iterator[Fact]:
    """Yield the lowest and the highest number given, for each thing counted."""
    numbers: defaultdict[str, list[Decimal]] = defaultdict(list)
    for answer in answers:
        numbers[answer.claim.unit or ""] += answer.claim.numbers
    for unit, found in numbers.items():
        if len(set(found)) > 1:
            text = f"from {words.number(min(found))} to {words.number(max(found))}"
            yield Fact(words.sentence(unit) or "Without a unit", (Link(text),))


def _voices(edition: Edition, question: Question, answers: Iterable[Answer]) -> Iterator[Voice]:
    by_actor: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_actor[answer.claim.by].append(answer)
    for actor_id, given in _by_side(edition, by_actor):
        in_order = sorted(given, key=lambda answer: _when(answer).day_key)
        given_answers = tuple(_answer(edition, question, answer) for answer in in_order)
        yield Voice(person(edition, actor_id), given_answers)


def _by_side(
    edition: Edition, by_actor: Mapping[str, list[Answer]]
) -> list[tuple[str, list[Answer]]]:
    """Return actors with their answers, those of one side together, who spoke first first."""
    actors = edition.record.actors.by_id
    sides = [actors[a].side if a in actors else "" for a in by_actor]
    return sorted(by_actor.items(), key=lambda item: sides.index(_side(edition, item[0])))


def _side(edition: Edition, actor_id: str) -> str:
    actor = edition.record.actors.by_id.get(actor_id)
    return actor.side if actor else ""


def _answer(edition: Edition, question: Question, answer: Answer) -> AnswerView:
    claim = answer.claim
    when = _when(answer)
    return AnswerView(
        day=words.sentence(words.short_date(when)),
        iso=when.first.isoformat(),
        answer=_in_short(question, answer),
        says=claim.says,
        standing=claim.status.value,
        word=words.STANDINGS[claim.status].one,
        event=Link(answer.event.title, edition.links.event(answer.event.id)),
    )


def _when(answer: Answer) -> EventDate:
    return answer.claim.said_on or answer.event.date


def _in_short(question: Question, answer: Answer) -> str:
    """Return the answer in a word or a number, unless its sentence begins with that anyway."""
    lead, numbers = _lead(question, answer), words.numbers(answer.claim)
    start = numbers.removesuffix(answer.claim.unit or "").rstrip() if lead and numbers else lead
    says = answer.claim.says
    repeats = says.casefold().startswith(start.casefold()) and not says[len(start) :][:1].isalnum()
    return "" if repeats else lead


def _lead(question: Question, answer: Answer) -> str:
    if question.kind is QuestionKind.YES_NO:
        return words.STANCES[answer.claim.stance]
    if numbers := words.numbers(answer.claim):
        return words.sentence(numbers)
    return "" if answer.claim.stance is Stance.ASSERTS else words.STANCES[answer.claim.stance]
