"""Which events on file an article may report, each with its reasons.

Nothing is decided here. Whether an article reports an event, a person says. Signs are weighed; the
weights were fitted on 460 articles of thirteen authors in three languages, 67 of them of an event
on file, and tried on those of each author with the weights that the others gave (conditional logit:
one of the events of the days around is reported, or none).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from timeline.convert.likeness import weighing
from timeline.convert.likeness.nearby import Nearby
from timeline.convert.likeness.ranking import Candidate, Likeness, Ranking
from timeline.convert.likeness.reasons import days_apart, exactly, told
from timeline.convert.likeness.report import Report
from timeline.model import Event, Vocabulary
from timeline.record import Record

MOST = 3
# Events are proposed if the first is likelier than this, and beside it those as likely as that.
_LIKELY, _BESIDE = 0.25, 0.05
_DAY = timedelta(days=1)
# A report follows within days; where it names no day itself, a little later.
_BEFORE, _LATE, _AFTER = 1, 3, 1


class SameSigns(NamedTuple):
    """What speaks for an event that an article reports, or how much each of it weighs.

    Words, actors and places count by how rare they are, and once more by what `part` they are of
    all that the event holds: one of few words is told by half of it. `apart` are days.
    """

    same: float
    words: float
    actors: float
    places: float
    part: float
    is_of_kind: float
    apart: float


# That of the part was held near what short events ask for, as those on file are long; that of the
# kind was put higher by hand, against that of all, as words about a happening are no report of it.
WEIGHTS = SameSigns(
    same=-9.11,
    words=0.175,
    actors=0.368,
    places=0.57,
    part=7.99,
    is_of_kind=2.58,
    apart=-3.92,
)


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
        ranked = self._likely(near, report)
        exact = [like for _, like in ranked if exactly(like.event, report)]
        if not exact and (not ranked or ranked[0][0] < _LIKELY):
            return ()
        beside = [like for likelihood, like in ranked if likelihood >= _BESIDE]
        found = {like.event.id: like for like in (*exact, *beside)}
        return tuple(told(like, self.ranking, report) for like in found.values())[:MOST]

    def _likely(self, events: Iterable[Event], report: Report) -> list[tuple[float, Likeness]]:
        """Return how likely each of some events is reported, the likeliest first."""
        about = report.told
        likes = [self.ranking.likeness(event, about) for event in events]
        scores = [weighing.score(_signs(like, report), WEIGHTS) for like in likes]
        found = zip(weighing.likelihoods(scores), likes, strict=True)
        return sorted(found, key=lambda each: (-each[0], each[1].event.id))

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


def _signs(like: Likeness, report: Report) -> SameSigns:
    event, common = like.event, like.common
    return SameSigns(
        same=1.0,
        words=common.words,
        actors=common.actors,
        places=common.places,
        part=(common.words + common.actors + common.places) / like.most,
        is_of_kind=event.kind == report.kind,
        apart=days_apart(event.date, report.date),
    )


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
