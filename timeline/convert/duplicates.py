"""Whether an article reports an event that is on file already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from timeline.convert import sorts
from timeline.convert.links import Candidate
from timeline.model import Event, EventDate, Vocabulary
from timeline.record import Record
from timeline.record.indexes import by_day
from timeline.text import words

# The share of a title's words, names apart, that an article of the same event has.
_ALIKE = 0.5
_FEWEST_WORDS = 3
_FEWEST_OF_SHORT = 2
_CERTAIN = 2.0
_SCENE = 0.25
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an article says of its main happening, to compare with an event on file.

    `hosts` are the media that led the interview, if it was one. `is_dated` is False where the
    day is merely that of the report, which may be a day late.
    """

    seed: str
    kind: str
    date: EventDate
    is_dated: bool
    speaker: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    hosts: frozenset[str]
    quotes: frozenset[str]
    text: str


class _Likeness(NamedTuple):
    """How sure it is that an event is reported again: a share of words, or `_CERTAIN`."""

    share: float
    link: Candidate


@dataclass(frozen=True)
class Existing:
    """A record, for finding the event that an article reports once more."""

    record: Record

    def same(self, report: Report) -> tuple[Candidate, ...]:
        """Return the events that `report` seems to report again, each with the reason."""
        if event := self._by_seed.get(report.seed):
            return (Candidate(event.id, "it was made from this very seed"),)
        found = [like for event in self._near(report) if (like := self._likeness(event, report))]
        best = max((like.share for like in found), default=0.0)
        return tuple(like.link for like in found if like.share == best)

    @cached_property
    def _by_seed(self) -> Mapping[str, Event]:
        return {seed.file: event for event in self.record.events for seed in event.seeds}

    def _near(self, report: Report) -> Iterator[Event]:
        """Yield the events of the report's day, and of the day before where that is uncertain."""
        if report.date.is_month:
            return
        day = report.date.first if report.is_dated else report.date.first - _DAY
        while day <= report.date.last:
            found = by_day.of(self.record).get(day.isoformat(), ())
            yield from (self.record.by_id[listed.id] for listed in found)
            day += _DAY

    def _likeness(self, event: Event, report: Report) -> _Likeness | None:
        """Return how an event is the report's; the report's kind may have been misjudged."""
        if self.record.is_said(event):
            return self._same_speech(event, report)
        return self._same_happening(event, report)

    def _same_speech(self, event: Event, report: Report) -> _Likeness | None:
        if not report.speaker or event.speaker != report.speaker:
            return None
        start = f"{report.speaker} speaks on {event.date.label}"
        if any(quote.text in report.quotes for quote in event.quotes):
            return _Likeness(_CERTAIN, Candidate(event.id, f"{start} in the same words"))
        if report.hosts and report.hosts <= frozenset(event.actors):
            hosts = ", ".join(sorted(report.hosts))
            reason = f"{start} in an interview with the same media ({hosts})"
            return _Likeness(_CERTAIN, Candidate(event.id, reason))
        return self._same_title(event, report, start) or self._same_scene(event, report, start)

    def _same_happening(self, event: Event, report: Report) -> _Likeness | None:
        places = frozenset(report.places) & frozenset(event.places)
        if event.kind != report.kind or not places:
            return None
        where = ", ".join(sorted(places))
        start = f"{event.kind} on {event.date.label} in {where}"
        return self._same_title(event, report, start) or self._same_scene(event, report, start)

    def _same_scene(self, event: Event, report: Report, start: str) -> _Likeness | None:
        """Compare who, where and when, which is all that two languages have in common."""
        actors = frozenset(event.actors) & frozenset(report.actors)
        places = frozenset(event.places) & frozenset(report.places)
        is_near = any(self._is_narrow(place) for place in places)
        is_day = event.date.first <= report.date.first <= event.date.last
        most = 2 * len(actors) >= min(len(event.actors), len(report.actors))
        if event.kind != report.kind or not (is_near and is_day and most and len(actors) > 1):
            return None
        named = ", ".join(sorted(actors))
        return _Likeness(
            _SCENE, Candidate(event.id, f"{start}, with the same part taken by {named}")
        )

    def _is_narrow(self, place: str) -> bool:
        is_wide = sorts.is_country(place, self.record) or sorts.is_region(place, self.record)
        return place in self.record.places and not is_wide

    def _same_title(self, event: Event, report: Report, start: str) -> _Likeness | None:
        """Compare what a title says beside the names in it, which many titles of a day share."""
        title = words.telling(event.title) - self._name_words(event)
        shared = title & words.telling(report.text)
        share = len(shared) / len(title) if title else 0.0
        fewest = max(_FEWEST_OF_SHORT, min(_FEWEST_WORDS, len(title)))
        if share < _ALIKE or len(shared) < fewest:
            return None
        told = ", ".join(sorted(shared))
        reason = f"{start}, and the article has most words of its title: {told}"
        return _Likeness(share, Candidate(event.id, reason))

    def _name_words(self, event: Event) -> frozenset[str]:
        actors = [a for id_ in event.actors if (a := self.record.actors.by_id.get(id_))]
        places = [p for id_ in event.places if (p := self.record.places.by_id.get(id_))]
        texts = [*(f"{actor.name} {actor.role}" for actor in actors), *(p.name for p in places)]
        return words.telling(" ".join(texts))


def twins(event: Event, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Yield what tells that two drafts are of one event: the same words, or the same happening.

    The title of a draft was made by rule and tells nothing.
    """
    if vocabulary.is_said(event.kind):
        for quote in event.quotes:
            yield quote.speaker, str(event.date), quote.text
    elif event.places:
        named = (*sorted(event.places), "|", *sorted(event.actors))
        yield event.kind, str(event.date), event.time or "", *named
