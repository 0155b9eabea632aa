"""Which events on file an article may report, each with its reasons.

Nothing is decided here. Whether an article reports an event, a person says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from timeline.convert.nearby import Nearby
from timeline.convert.ranking import Candidate, Likeness, Ranking
from timeline.convert.reasons import days_apart, exactly, told
from timeline.convert.report import Report
from timeline.model import Event, Vocabulary
from timeline.record import Record

MOST = 3
# In the units of what one event alone has, which is five. Of 36 articles of an event on file 35
# had more for it, of 260 others one.
_LEAST_OF_SAME, _LEAST_OF_ALIKE, _HALF = 21.0, 18.0, 0.5
# Further events are proposed beside one that is likely.
_LEAST_BESIDE = 14.0
_A_DAY_APART, _OTHER_COLUMN, _OTHER_KIND = 2.0, 3.0, 2.0
_DAY = timedelta(days=1)
# A report follows within days; where it names no day itself, a little later.
_BEFORE, _LATE, _AFTER = 1, 3, 1


@dataclass(frozen=True)
class Existing:
    """A record, for finding the events that an article may be about."""

    record: Record
    ranking: Ranking
    nearby: Nearby

    def same(self, report: Report) -> tuple[Candidate, ...]:
        """Return the events that `report` may report, the likeliest first, at most three."""
        if event := self._by_seed.get(report.seed):
            return (Candidate(event.id, "it was made from this very seed"),)
        near = [e for e in self._near(report) if not self._is_of_another(e, report)]
        ranked = self._reporting(near, report)
        exact = [like for like in ranked if exactly(like.event, report)]
        first = exact or [like for like in ranked if self._is_likely(like, report)]
        if not first:
            return ()
        beside = [like for like in ranked if like.score >= _LEAST_BESIDE]
        found = {like.event.id: like for like in (*first, *beside)}
        return tuple(told(like, self.ranking, report) for like in found.values())[:MOST]

    def _reporting(self, events: Iterable[Event], report: Report) -> list[Likeness]:
        """Return how like events are to a report of them, the likeliest first."""
        likes = (self.ranking.likeness(event, report.told) for event in events)
        found = (
            like._replace(score=round(like.score - self._unkind(like.event, report), 6))
            for like in likes
        )
        return sorted(found, key=_place)

    def _is_likely(self, like: Likeness, report: Report) -> bool:
        """Return whether a report may be of an event; one of few words is told by half of it.

        Where kind and day of what happened, somebody and a village are the same, fewer have to be.
        """
        event = like.event
        is_sure = report.is_kind_sure and not report.is_said
        is_of_day = is_sure and event.kind == report.kind and event.date == report.date
        is_there = bool(like.actors) and like.common.is_there
        least = _LEAST_OF_ALIKE if is_of_day and is_there else _LEAST_OF_SAME
        return like.score >= min(least, like.most * _HALF)

    def _unkind(self, event: Event, report: Report) -> float:
        """Return what speaks against an event because it is of another day, kind, or column."""
        apart = _A_DAY_APART * days_apart(event.date, report.date)
        if not report.is_kind_sure or event.kind == report.kind:
            return apart
        is_said = self.record.is_said(event)
        if is_said != report.is_said:
            return apart + _OTHER_COLUMN
        return apart if is_said else apart + _OTHER_KIND

    def _is_of_another(self, event: Event, report: Report) -> bool:
        """Return whether an event is of words, and somebody else's than those of a report.

        Whoever belongs to a body may speak for it.
        """
        one, two = event.speaker, report.speaker
        if not (report.is_said and one and two) or one == two:
            return False
        actors = self.record.actors.by_id
        bodies = {actor.member_of for name in (one, two) if (actor := actors.get(name))}
        return bodies.isdisjoint((one, two))

    @cached_property
    def _by_seed(self) -> Mapping[str, Event]:
        return {seed.file: event for event in self.record.events for seed in event.seeds}

    def _near(self, report: Report) -> Iterator[Event]:
        """Yield the events of the report's days and of those around them."""
        if report.date.is_month:
            return
        # Who says the same days later has said it again.
        is_soon = report.is_dated or report.is_said
        first = report.date.first - _DAY * (_BEFORE if is_soon else _LATE)
        yield from self.nearby.between(first, report.date.last + _DAY * _AFTER)


def _place(like: Likeness) -> tuple[float, str]:
    """Return what puts the likeliest first, and equals by their ids."""
    return -like.score, like.event.id


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
