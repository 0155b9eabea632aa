"""What an answer may name: the kinds, entries and events that it could be meant for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from timeline.compose import counting
from timeline.compose.questions import Of, Prompt
from timeline.model import CAMPAIGN, EventDate, Question, Stance
from timeline.model.meant import day_meant, month_meant
from timeline.record import Record
from timeline.text import addresses
from timeline.text.confusables import fold

# The address of a page, or the name of a file.
_EVENT = re.compile(
    r"(?:\S*/)?(?:\d{4}-\d\d-\d\d-)?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:/|\.md)?", re.ASCII
)
MOST = 9  # numbers of one digit, and all of them on a small screen


class Option(NamedTuple):
    """One thing to choose: what stands in the file for it, and what a person reads."""

    value: str
    label: str


def settled(question: Prompt, answer: str, record: Record) -> str | None:
    """Return what stands in the file for `answer`; None where it names nothing there is."""
    if question.of is Of.WORDS:
        return _PLAIN.get(question.key, str)(answer)
    if question.of is Of.KINDS:
        kinds = record.vocabulary.kinds
        return next((k.id for k in kinds if fold(answer) in (k.id, fold(k.name))), None)
    if question.of is Of.EVENTS:
        return _event(answer, record)
    if question.of is Of.STANCES:
        return next((stance.value for stance in Stance if fold(answer) == stance.value), None)
    if question.of is Of.QUESTIONS:
        return _question(answer, record)
    registry = record.registries[question.of.value]
    found = registry.by_id.get(answer) or registry.find(answer)
    return found.id if found else None


def _question(answer: str, record: Record) -> str | None:
    """Return the id of the question that is meant: by any spelling, or by words it alone has."""
    if found := record.questions.by_id.get(answer) or record.questions.find(answer):
        return found.id
    return _alone(answer, ((each.id, _spelled(each)) for each in record.questions))


def _alone(answer: str, texts: Iterable[tuple[str, str]]) -> str | None:
    """Return the id of the one text that has an answer in it, else of the one with its words."""
    known = list(texts)
    for words in ([fold(answer)], fold(answer).split()):
        found = [name for name, text in known if words and _all_in(words, text)]
        if len(found) == 1:
            return found[0]
    return None


def _spelled(question: Question) -> str:
    """Return all the words by which a question may be known."""
    told = (question.name, question.question, question.short or "", *question.aliases)
    return " ".join((question.id.replace("-", " "), *told))


def unit_of(answers: Mapping[str, str], record: Record) -> str:
    """Return what the number of a claim counts, as it was said or as its question has it."""
    question = record.questions.by_id.get(answers.get("question", ""))
    unit = counting.read(answers.get("number", "")).unit
    return unit or (question and question.unit) or ""


def _dated(answer: str) -> str:
    """Return a day or month as a file has it, where it is clear which one is meant."""
    return day_meant(answer) or month_meant(answer) or answer


# What an answer in words is taken for, by the key of its question.
_PLAIN: Mapping[str, Callable[[str], str]] = {
    "url": addresses.cleaned,
    "date": _dated,
    "published": _dated,
}


def _event(answer: str, record: Record) -> str | None:
    """Return the id of the event that is meant: by its id, file or page, or by words of its title.

    Words that stand in the titles of several mean none of them.
    """
    bare = answer.strip("[] ")
    named = _EVENT.fullmatch(bare)
    name = named["id"] if named else bare
    if name == CAMPAIGN or name in record.by_id:
        return name
    return _alone(bare, ((event.id, event.title) for event in record.events))


def _all_in(words: Iterable[str], text: str) -> bool:
    spelled = fold(text)
    return all(word in spelled for word in words)


def choices(
    question: Prompt, answer: str, given: Mapping[str, str], record: Record
) -> tuple[Option, ...]:
    """Return what `answer` may have been meant for, at most MOST; all there is where it is empty.

    Events stand by how near they are to the day that is `given`, which may be no date; questions
    about the places or answered on the day before others; all else in its order.
    """
    words, day = fold(answer).split(), given.get("date", "")
    if question.of is Of.EVENTS:
        place = record.places.find(answer)
        return tuple(islice(_events(words, day, place.id if place else None, record), MOST))
    if question.of is Of.KINDS:
        kinds = record.vocabulary.kinds
        found = (Option(k.id, f"{k.name}: {k.meaning}" if k.meaning else k.name) for k in kinds)
        return tuple(each for each in found if _has(words, each))
    if question.of is Of.WORDS:
        return ()
    if question.of is Of.STANCES:
        return tuple(each for each in _STANCES if _has(words, each))
    if question.of is Of.QUESTIONS:
        return tuple(islice(_questions(words, given, record), MOST))
    registry = record.registries[question.of.value]
    spelled = ((each, " ".join((each.id, each.name, *each.aliases))) for each in registry)
    entries = (Option(each.id, each.name) for each, names in spelled if _all_in(words, names))
    return tuple(islice(entries, MOST))


_STANCES = (
    Option(Stance.ASSERTS, "says that it is so"),
    Option(Stance.DENIES, "says that it is not so"),
    Option(Stance.PARTLY, "says that it is so in part"),
    Option(Stance.CANNOT_CONFIRM, "says that it cannot be confirmed"),
)


def _questions(words: Iterable[str], given: Mapping[str, str], record: Record) -> Iterator[Option]:
    """Yield the questions with the words, those of the places or the day first."""
    here = set(given.get("places", "").split(", "))
    day = _first(given.get("date", ""))
    answered = {
        question_id
        for event in record.events
        if event.date.first <= day <= event.date.last
        for claim in event.claims
        for question_id in claim.question
    }

    def is_far(question: Question) -> bool:
        return here.isdisjoint(question.places) and question.id not in answered

    for each in sorted(record.questions, key=is_far):
        if _all_in(words, _spelled(each)):
            yield Option(each.id, each.question)


def _events(words: Iterable[str], day: str, place: str | None, record: Record) -> Iterator[Option]:
    """Yield the events with the words in what is shown of them, or at the place."""
    first = _first(day)
    near = sorted(record.events, key=lambda event: abs((event.date.first - first).days))
    for event in near if first != date.max else record.events:
        found = Option(event.id, f"{event.date}: {event.title}")
        if _has(words, found) or place in event.places:
            yield found


def _has(words: Iterable[str], choice: Option) -> bool:
    return _all_in(words, f"{choice.value} {choice.label}")


def _first(day: str) -> date:
    try:
        return EventDate(day).first
    except ValueError:
        return date.max
