"""Titles: two events of one day with nearly the same title are one event told twice."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from timeline.check.known import Known, Read
from timeline.model import Event, Problem, Status
from timeline.text import words

# Jaccard over telling words: one word in five changed gives 0.67.
ALIKE = 0.65
# Of two that share the speaker or the place, and of two that share a source as well.
_RATHER_ALIKE, _LIKELY = 0.35, 0.3


def near_duplicates(known: Known) -> Iterator[Problem]:
    """Find pairs of events that begin on one day and have nearly the same title."""
    days: defaultdict[date, list[tuple[Read, frozenset[str]]]] = defaultdict(list)
    for read in known.read:
        # A draft is titled by the converter, plainly: two of one speaker and day read alike.
        if read.event.status is Status.PUBLISHED:
            days[read.event.date.first].append((read, words.telling(read.event.title)))
    for day in days.values():
        for (one, mine), (other, theirs) in combinations(day, 2):
            # Most share no word, which is seen before anything is called.
            if mine.isdisjoint(theirs) or not _alike(mine, theirs):
                continue
            if not _elsewhere(one, mine, other, theirs, known):
                yield from (_duplicate(one, other), _duplicate(other, one))


def likely_duplicates(known: Known) -> Iterator[Problem]:
    """Find pairs of a day, by one speaker or at one place, that say much the same."""
    days: defaultdict[date, list[tuple[Read, frozenset[str]]]] = defaultdict(list)
    for read in known.read:
        days[read.event.date.first].append((read, words.telling(read.event.title)))
    for day in days.values():
        for (one, mine), (other, theirs) in combinations(day, 2):
            if mine.isdisjoint(theirs) or not _is_met(one.event, other.event):
                continue
            share = len(mine & theirs) / len(mine | theirs)
            least = _LIKELY if _sources(one.event) & _sources(other.event) else _RATHER_ALIKE
            if least <= share < ALIKE:
                yield from (_likely(one, other), _likely(other, one))


def _is_met(one: Event, other: Event) -> bool:
    """Tell whether one actor speaks in both, or both are reported of one place."""
    if one.speaker or other.speaker:
        return one.speaker == other.speaker
    return not set(one.places).isdisjoint(other.places)


def _sources(event: Event) -> set[str]:
    return {source.url for source in event.sources if source.url}


def _likely(read: Read, other: Read) -> Problem:
    name = other.file.path.rpartition("/")[2]
    message = f"{name} tells much the same of the same day; if it is one event, keep one file"
    return read.file.remark(message, "title")


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    return shared > 0 and shared >= ALIKE * (len(mine) + len(theirs) - shared)


def _elsewhere(
    one: Read, mine: frozenset[str], other: Read, theirs: frozenset[str], known: Known
) -> bool:
    """Tell whether the titles differ in the names of their places: two events of one sort."""
    if not all(known.is_read("places", place) for r in (one, other) for place in r.event.places):
        return True  # a place that cannot be read is told, and may be what the titles differ in
    return bool(_places(one, known) & (mine - theirs) and _places(other, known) & (theirs - mine))


def _places(read: Read, known: Known) -> set[str]:
    entries = known.registry("places").by_id
    named = [entries[place].name for place in read.event.places if place in entries]
    return {word for name in named for word in words.telling(name)}


def _duplicate(read: Read, other: Read) -> Problem:
    name = other.file.path.rpartition("/")[2]
    message = f"nearly the title of {name}, of the same day; merge the two, or say what differs"
    return read.file.problem(message, "title")
