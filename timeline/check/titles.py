"""Titles: two events of one day with nearly the same title are one event told twice."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from timeline.check.known import Known, Read
from timeline.model import Event, Problem, Source, Status
from timeline.text import addresses, words

# Jaccard over telling words: one word in five changed gives 0.67.
ALIKE = 0.65
# Of two that share the speaker or the place, and of two that share a source as well.
_RATHER_ALIKE, _LIKELY = 0.35, 0.3


def near_duplicates(known: Known) -> Iterator[Problem]:
    """Find pairs of events that begin on one day and have nearly the same title."""
    # A draft is titled by the converter, plainly: two of one speaker and day read alike.
    published = (read for read in known.read if read.event.status is Status.PUBLISHED)
    for one, mine, other, theirs in _pairs(published):
        if _is_twin(one, mine, other, theirs, known):
            yield from (_duplicate(one, other, known), _duplicate(other, one, known))


def likely_duplicates(known: Known) -> Iterator[Problem]:
    """Find pairs of a day, by one speaker or at one place, that say much the same."""
    for one, mine, other, theirs in _pairs(known.read):
        if _is_likely(one, mine, other, theirs):
            yield from (_likely(one, other, known), _likely(other, one, known))


def _pairs(
    reads: Iterable[Read],
) -> Iterator[tuple[Read, frozenset[str], Read, frozenset[str]]]:
    """Yield events of one day, two by two, whose titles share a telling word, and those words."""
    days: defaultdict[date, list[tuple[Read, frozenset[str]]]] = defaultdict(list)
    for read in reads:
        days[read.event.date.first].append((read, words.telling(read.event.title)))
    for day in days.values():
        for (one, mine), (other, theirs) in combinations(day, 2):
            # Most share no word, which is seen before anything is called.
            if not mine.isdisjoint(theirs):
                yield one, mine, other, theirs


def same_as(known: Known, name: str) -> Iterator[Event]:
    """Yield the events that the one in the file called `name` may be, told once more."""
    days = {read.event.date.first for read in known.read if read.file.name == name}
    of_day = (read for read in known.read if read.event.date.first in days)
    for one, mine, other, theirs in _pairs(of_day):
        if name in (one.file.name, other.file.name) and (
            _is_twin(one, mine, other, theirs, known) or _is_likely(one, mine, other, theirs)
        ):
            yield (other if one.file.name == name else one).event


def _is_likely(one: Read, mine: frozenset[str], other: Read, theirs: frozenset[str]) -> bool:
    if not _is_met(one.event, other.event):
        return False
    share = len(mine & theirs) / len(mine | theirs)
    least = _LIKELY if _sources(one.event) & _sources(other.event) else _RATHER_ALIKE
    return least <= share < ALIKE


def _is_met(one: Event, other: Event) -> bool:
    """Tell whether one actor speaks in both, or both are reported of one place."""
    if one.speaker or other.speaker:
        return one.speaker == other.speaker
    return not set(one.places).isdisjoint(other.places)


def _sources(event: Event) -> set[str]:
    return {source.url for source in event.sources if source.url}


def _likely(read: Read, other: Read, known: Known) -> Problem:
    message = (
        f"{other.file.name} tells much the same of the same day; {_merged(read, other, known)}"
    )
    return read.file.remark(message, "title")


def _merged(read: Read, other: Read, known: Known) -> str:
    """Return what to do where two files tell one event: the first takes the lines of the later."""
    cited = _sources(other.event)
    own = [source for source in read.event.sources if source.url and source.url not in cited]
    if not own or (read.event.added or date.max) < (other.event.added or date.max):
        return "if it is one event, keep one file"
    lines = " and ".join(_line(source, known) for source in own)
    return f"if it is one event, keep that file alone, and write under its sources: {lines}"


def _line(source: Source, known: Known) -> str:
    """Return a source as an item of a list, in one line."""
    outlet = source.outlet if source.outlet in known.registry("outlets") else ""
    told = {
        "outlet": outlet,
        "title": source.title and json.dumps(source.title, ensure_ascii=False),
        "url": json.dumps(addresses.cleaned(source.url or "")),
        "published": source.published,
    }
    return f"- {{{', '.join(f'{key}: {text}' for key, text in told.items() if text)}}}"


def _is_twin(
    one: Read, mine: frozenset[str], other: Read, theirs: frozenset[str], known: Known
) -> bool:
    """Tell whether two titles are nearly one, and do not name two places."""
    shared = len(mine & theirs)
    if shared == 0 or shared < ALIKE * (len(mine) + len(theirs) - shared):
        return False
    return not _elsewhere(one, mine, other, theirs, known)


def _elsewhere(
    one: Read, mine: frozenset[str], other: Read, theirs: frozenset[str], known: Known
) -> bool:
    """Tell whether the titles differ in the names of their places: two events of one sort."""
    registry = known.registry("places")
    if not all(place in registry for read in (one, other) for place in read.event.places):
        return True  # a place that cannot be read is told, and may be what the titles differ in
    return bool(_places(one, known) & (mine - theirs) and _places(other, known) & (theirs - mine))


def _places(read: Read, known: Known) -> set[str]:
    entries = known.registry("places").by_id
    named = [entries[place].name for place in read.event.places if place in entries]
    return {word for name in named for word in words.telling(name)}


def _duplicate(read: Read, other: Read, known: Known) -> Problem:
    message = (
        f"nearly the title of {other.file.name}, of the same day; say what differs, "
        f"or {_merged(read, other, known)}"
    )
    return read.file.problem(message, "title")
