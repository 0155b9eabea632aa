"""Which event on file a stretch of an article retells, weighed by many signs.

Each sign has a weight, the same in every language and for every record. The weights were fitted on
1,780 articles in three languages, a third of which retell anything, and tried on those of each of
18 groups of authors with the weights that the others gave (conditional logit: a stretch retells one
of the events that lie near, or none; an article recalls what one of its stretches retells);
`tests/fit_recalls.py` does so again. That of another place and that of whoever speaks are held, as
articles about one campaign seldom leave these open. How likely an event is decides, and is shown to
nobody.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from timeline.convert.likeness import weighing
from timeline.convert.likeness.nearby import Nearby
from timeline.convert.likeness.ranking import Candidate, Likeness, Ranking, Told
from timeline.convert.likeness.reasons import days_apart, told
from timeline.convert.likeness.report import Report
from timeline.convert.likeness.stretches import Moment
from timeline.model import Event
from timeline.record import Record
from timeline.record.indexes import answered_by, recalled_by
from timeline.text.paragraphs import Span

# What is less likely is of no use to anybody.
LEAST = 0.1
# More who have no part in an event say no more against it.
_MANY = 3
_DAY = timedelta(days=1)


class Retold(NamedTuple):
    """A stretch that may retell, what it tells, and when that was."""

    span: Span
    told: Told
    when: Moment
    is_background: bool


class RetellingSigns(NamedTuple):
    """What speaks for an event that is retold, or how much each of it weighs.

    Words, actors and places count by how rare they are, `rarest` is the rarest word; an event
    `is_elsewhere` where both name places and share none. `fame` is the logarithm of how many events
    on file recall the event or answer it. A stretch tells of some days, `is_about` when it was.
    `title` is which part of the title of the event it tells, `others` are how many actors it names
    that the event has not, and it `speaks` where somebody of it says something who spoke in the
    event too.
    """

    retells: float
    words: float
    rarest: float
    actors: float
    places: float
    is_of_kind: float
    is_of_day: float
    is_near_day: float
    fame: float
    is_elsewhere: float
    is_about: float
    title: float
    others: float
    speaks: float


WEIGHTS = RetellingSigns(
    retells=-13.69,
    words=0.46,
    rarest=0.42,
    actors=1.12,
    places=1.28,
    is_of_kind=1.35,
    is_of_day=6.14,
    is_near_day=1.88,
    fame=1.3,
    is_elsewhere=-5.5,
    is_about=2.06,
    title=3.31,
    others=-0.98,
    speaks=2.5,
)


@dataclass(frozen=True)
class Recalling:
    """A record, for finding the events that an article retells."""

    record: Record
    ranking: Ranking
    nearby: Nearby

    def likely(self, one: Retold, report: Report) -> list[tuple[float, Likeness]]:
        """Return how likely a stretch retells each event near it, the likeliest first.

        Each is from 0 to 1, and all together are below 1, as none may be retold. Where none is
        as likely as `LEAST`, as in most stretches, there is none.
        """
        compared = self.compared(one, report)
        scores = [weighing.score(signs, WEIGHTS) for signs, _ in compared]
        if not weighing.may_be(LEAST, scores):
            return []
        likes = (like for _, like in compared)
        found = zip(weighing.likelihoods(scores), likes, strict=True)
        return sorted(found, key=lambda each: (-each[0], each[1].event.id))

    def compared(self, one: Retold, report: Report) -> list[tuple[RetellingSigns, Likeness]]:
        """Return what speaks for each event near a stretch that it is the one retold."""
        near = self._near(one, report)
        if one.when.is_since:
            # What was ordered on a day may be so since then; shelling since then is another.
            near = (event for event in near if self.record.is_said(event))
        if not one.when.day:
            near = (event for event in near if self.ranking.names_one(event, one.told))
        likes = self.ranking.likenesses(near, one.told)
        return [(self._signs(like, one), like) for like in likes]

    def reason(self, like: Likeness) -> Candidate:
        """Return an event with why it is meant."""
        return told(like, self.ranking)

    def _near(self, one: Retold, report: Report) -> Iterator[Event]:
        """Yield the events around the day of a stretch, or earlier ones that name somebody of it.

        What happened on the day of the report, and that without a day, is told as its own.
        """
        if day := one.when.day:
            yield from self.nearby.between(day.first - _DAY, min(day.last + _DAY, report.date.last))
        else:
            yield from self.nearby.naming(one.told, report.date.first - _DAY)

    def _signs(self, like: Likeness, one: Retold) -> RetellingSigns:
        """Return what speaks for the event that a stretch retells it."""
        event, common, told = like.event, like.common, one.told
        day, is_about, _ = one.when
        is_of_day = day is not None and not (is_about or days_apart(event.date, day))
        return RetellingSigns(
            retells=1.0,
            words=common.words,
            rarest=common.rarest,
            actors=common.actors,
            places=common.places,
            is_of_kind=event.kind in told.kinds,
            is_of_day=is_of_day,
            is_near_day=day is not None and not is_of_day,
            fame=self._fame[event.id],
            is_elsewhere=common.is_elsewhere,
            is_about=is_about,
            title=self.ranking.told_of_title(like),
            others=min(len(told.actors) - len(like.actors), _MANY),
            speaks=event.speaker in told.speakers,
        )

    @cached_property
    def _fame(self) -> Mapping[str, float]:
        """The logarithm of how many events on file recall each event or answer it."""
        indexes = recalled_by.of(self.record), answered_by.of(self.record)
        return {
            event.id: math.log1p(len({e for index in indexes for e in index.get(event.id, ())}))
            for event in self.record.events
        }
