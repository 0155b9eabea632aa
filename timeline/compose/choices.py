"""What an answer may name: the kinds, entries and events that it could be meant for."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from timeline.compose.questions import Of, Prompt
from timeline.model import CAMPAIGN, EventDate
from timeline.record import Record, Registry
from timeline.text.confusables import fold

MOST = 9  # numbers of one digit, and all of them on a small screen


class Option(NamedTuple):
    """One thing to choose: what stands in the file for it, and what a person reads."""

    value: str
    label: str


def settled(question: Prompt, answer: str, record: Record) -> str | None:
    """Return what stands in the file for `answer`; None where it names nothing there is."""
    if question.of is Of.WORDS:
        return answer
    if question.of is Of.KINDS:
        kinds = record.vocabulary.kinds
        return next((k.id for k in kinds if fold(answer) in (k.id, fold(k.name))), None)
    if question.of is Of.EVENTS:
        return answer if answer == CAMPAIGN or answer in record.by_id else None
    registry = _registry(question, record)
    found = registry.by_id.get(answer) or registry.find(answer)
    return found.id if found else None


def choices(question: Prompt, answer: str, day: str, record: Record) -> tuple[Option, ...]:
    """Return what `answer` may have been meant for, at most MOST; all there is where it is empty.

    Events stand by how near they are to `day`, which may be no date, the others in their order.
    """
    words = fold(answer).split()
    if question.of is Of.EVENTS:
        return tuple(islice(_events(words, day, record), MOST))
    if question.of is Of.KINDS:
        kinds = record.vocabulary.kinds
        found = [Option(k.id, _labelled(k.name, k.meaning)) for k in kinds]
        return tuple(each for each in found if _has(words, each))
    if question.of is Of.WORDS:
        return ()
    return tuple(islice(_entries(words, _registry(question, record)), MOST))


def _registry(question: Prompt, record: Record) -> Registry[Any]:
    registries: dict[Of, Registry[Any]] = {
        Of.ACTORS: record.actors,
        Of.PLACES: record.places,
        Of.OUTLETS: record.outlets,
    }
    return registries[question.of]


def _entries(words: Iterable[str], registry: Registry[Any]) -> Iterator[Option]:
    for entry in registry:
        spelled = fold(" ".join((entry.id, entry.name, *entry.aliases)))
        if all(word in spelled for word in words):
            yield Option(entry.id, entry.name)


def _events(words: Iterable[str], day: str, record: Record) -> Iterator[Option]:
    first = _first(day)
    near = sorted(record.events, key=lambda event: abs((event.date.first - first).days))
    for event in near if first != date.max else record.events:
        found = Option(event.id, f"{event.date}: {event.title}")
        if _has(words, found):
            yield found


def _has(words: Iterable[str], choice: Option) -> bool:
    spelled = fold(f"{choice.value} {choice.label}")
    return all(word in spelled for word in words)


def _first(day: str) -> date:
    try:
        return EventDate(day).first
    except ValueError:
        return date.max


def _labelled(name: str, meaning: str | None) -> str:
    return f"{name}: {meaning}" if meaning else name
