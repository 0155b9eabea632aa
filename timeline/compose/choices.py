"""What an answer may name: the kinds, entries and events that it could be meant for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from timeline.compose.questions import Of, Prompt
from timeline.model import CAMPAIGN, EventDate
from timeline.model.meant import day_meant, month_meant
from timeline.record import Record, Registry
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
    registry = _registry(question, record)
    found = registry.by_id.get(answer) or registry.find(answer)
    return found.id if found else None


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
    for words in ([fold(bare)], fold(bare).split()):
        found = [event.id for event in record.events if words and _all_in(words, event.title)]
        if len(found) == 1:
            return found[0]
    return None


def _all_in(words: Iterable[str], title: str) -> bool:
    spelled = fold(title)
    return all(word in spelled for word in words)


def choices(question: Prompt, answer: str, day: str, record: Record) -> tuple[Option, ...]:
    """Return what `answer` may have been meant for, at most MOST; all there is where it is empty.

    Events stand by how near they are to `day`, which may be no date, the others in their order.
    """
    words = fold(answer).split()
    if question.of is Of.EVENTS:
        place = record.places.find(answer)
        return tuple(islice(_events(words, day, place.id if place else None, record), MOST))
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


def _events(words: Iterable[str], day: str, place: str | None, record: Record) -> Iterator[Option]:
    """Yield the events with the words in what is shown of them, or at the place."""
    first = _first(day)
    near = sorted(record.events, key=lambda event: abs((event.date.first - first).days))
    for event in near if first != date.max else record.events:
        found = Option(event.id, f"{event.date}: {event.title}")
        if _has(words, found) or place in event.places:
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
