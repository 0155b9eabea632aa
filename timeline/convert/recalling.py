"""Which event on file a stretch of an article retells, weighed by many signs.

Each sign has a weight, the same in every language and for every record. The weights were fitted on
articles of nine authors in three languages and on 120 sentences of their backgrounds, and tried on
those of each author with the weights that the others gave (conditional logit: one of the events
that lie near is retold, or none). How likely an event is decides, and is shown to nobody.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from timeline.convert import weighing
from timeline.convert.nearby import Nearby
from timeline.convert.ranking import Candidate, Likeness, Ranking, Told
from timeline.convert.reasons import days_apart, told
from timeline.convert.report import Report
from timeline.model import Event, EventDate
from timeline.record import Record
from timeline.record.indexes import answered_by, recalled_by
from timeline.text.paragraphs import Span

_DAY = timedelta(days=1)


class Retold(NamedTuple):
    """A stretch that may retell, what it tells, and perhaps a day."""

    span: Span
    told: Told
    day: EventDate | None
    is_background: bool


class RetellingSigns(NamedTuple):
    """What speaks for an event that is retold, or how much each of it weighs.

    Words, actors and places count by how rare they are, `rarest` is the rarest word. `is_said` is
    of the event, `says` of the stretch. `fame` is the logarithm of how many events on file recall
    the event or answer it.
    """

    retells: float
    words: float
    rarest: float
    actors: float
    places: float
    is_around: float
    is_of_kind: float
    is_of_day: float
    is_near_day: float
    fame: float
    is_said: float
    says: float
    both_say: float
    is_background: float


WEIGHTS = RetellingSigns(
    retells=-12.08,
    words=0.29,
    rarest=0.67,
    actors=1.28,
    places=1.45,
    is_around=1.73,
    is_of_kind=1.39,
    is_of_day=3.29,
    is_near_day=0.53,
    fame=1.12,
    is_said=0.68,
    says=-0.61,
    both_say=0.59,
    is_background=1.36,
)


@dataclass(frozen=True)
class Recalling:
    """A record, for finding the events that an article retells."""

    record: Record
    ranking: Ranking
    nearby: Nearby

    def likely(self, one: Retold, report: Report) -> list[tuple[float, Likeness]]:
        """Return how likely a stretch retells each event near it, the likeliest first.

        Each is from 0 to 1, and all together are below 1, as none may be retold.
        """
        likes = [self.ranking.likeness(event, one.told) for event in self._near(one, report)]
        if not one.day:
            likes = [like for like in likes if like.names_one]
        scores = [weighing.score(self._signs(like, one), WEIGHTS) for like in likes]
        found = zip(weighing.likelihoods(scores), likes, strict=True)
        return sorted(found, key=lambda each: (-each[0], each[1].event.id))

    def reason(self, like: Likeness) -> Candidate:
        """Return an event with why it is meant."""
        return told(like, self.ranking)

    def _near(self, one: Retold, report: Report) -> Iterator[Event]:
        """Yield the events around the day of a stretch, or those that name somebody of it."""
        last = report.date.last
        if one.day:
            end = min(one.day.last + _DAY, last)
            yield from self.nearby.between(one.day.first - _DAY, end)
        else:
            yield from self.nearby.naming(one.told, last)

    def _signs(self, like: Likeness, one: Retold) -> RetellingSigns:
        """Return what speaks for the event that a stretch retells it."""
        event, common = like.event, like.common
        is_said = self.record.is_said(event)
        is_of_day = one.day is not None and days_apart(event.date, one.day) == 0
        return RetellingSigns(
            retells=1.0,
            words=common.words,
            rarest=common.rarest,
            actors=common.actors,
            places=common.places,
            is_around=common.is_around,
            is_of_kind=event.kind in one.told.kinds,
            is_of_day=is_of_day,
            is_near_day=one.day is not None and not is_of_day,
            fame=math.log1p(self._fame(event)),
            is_said=is_said,
            says=one.told.is_said,
            both_say=is_said and one.told.is_said,
            is_background=one.is_background,
        )

    def _fame(self, event: Event) -> int:
        """Return how many events on file recall an event or answer it."""
        indexes = recalled_by, answered_by
        return len({e for index in indexes for e in index.of(self.record).get(event.id, ())})
