"""Which events on file an article may report, each with its reasons.

Nothing is decided here. Whether an article reports an event, a person says. Signs are weighed; the
weights are those of a conditional logit (one of the events of the days around is reported, or none)
that `python -m tests.fit_same` fits on all articles of `tests/golden`.
"""

from collections.abc import Iterator, Mapping
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
# A person decides before there is a draft if the first is likelier than this. What is as likely as
# that stands beside it, or in a note of the draft.
LIKELY, _POSSIBLE = 0.33, 0.05
_DAY = timedelta(days=1)
# A report follows within days; where it names no day itself, a little later.
_BEFORE, _LATE, _AFTER = 1, 3, 1


class SameSigns(NamedTuple):
    """What speaks for an event that an article reports, or how much each of it weighs.

    Words, actors and places count by how rare they are, and once more by what `part` they are of
    all that the event holds: one of few words is told by half of it. `apart` are days, which part
    happenings more than words, as those are `said_apart` too: they are reported for days. Parts of
    places and actors that both do not share speak against it, and for it if the same one speaks.
    """

    same: float
    words: float
    actors: float
    places: float
    part: float
    is_of_kind: float
    apart: float
    said_apart: float
    places_of_event: float
    places_told: float
    actors_told: float
    speaks: float


# That of the part was held at what short events ask for, as those on file are long.
WEIGHTS = SameSigns(
    same=-12.72,
    words=0.33,
    actors=0.74,
    places=0.34,
    part=10.86,
    is_of_kind=5.62,
    apart=-6.62,
    said_apart=2.13,
    places_of_event=-1.83,
    places_told=-0.98,
    actors_told=-1.46,
    speaks=0.7,
)


class Reported(NamedTuple):
    """The events that a report is likely of, and those that it may be of where none is likely."""

    likely: tuple[Candidate, ...] = ()
    possible: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Existing:
    """A record, for finding the events that an article may be about."""

    record: Record
    ranking: Ranking
    nearby: Nearby

    def reported(self, report: Report) -> Reported:
        """Return the events that `report` may be of, the likeliest first, at most three."""
        if event := self._by_seed.get(report.seed):
            return Reported((Candidate(event.id, "it was made from this very seed"),))
        ranked = self._likely(report)
        exact = [like for _, like in ranked if exactly(like.event, report)]
        beside = [like for likelihood, like in ranked if likelihood >= _POSSIBLE]
        found = {like.event.id: like for like in (*exact, *beside)}
        shown = tuple(told(like, self.ranking, report) for like in found.values())[:MOST]
        is_likely = bool(exact) or bool(ranked and ranked[0][0] >= LIKELY)
        return Reported(likely=shown) if is_likely else Reported(possible=shown)

    def _likely(self, report: Report) -> list[tuple[float, Likeness]]:
        """Return how likely each event of the days around is reported, the likeliest first."""
        compared = self.compared(report)
        scores = [weighing.score(signs, WEIGHTS) for signs, _ in compared]
        found = zip(weighing.likelihoods(scores), (like for _, like in compared), strict=True)
        return sorted(found, key=lambda each: (-each[0], each[1].event.id))

    def compared(self, report: Report) -> list[tuple[SameSigns, Likeness]]:
        """Return the events of the days around a report with the signs that it is of each."""
        near = [event for event in self._near(report) if not self._is_of_another(event, report)]
        likes = self.ranking.likenesses(near, report.told)
        return [(self._signs(like, report), like) for like in likes]

    def _signs(self, like: Likeness, report: Report) -> SameSigns:
        event, common = like.event, like.common
        apart = days_apart(event.date, report.date)
        beside = self.ranking.apart(like)
        return SameSigns(
            same=1.0,
            words=common.words,
            actors=common.actors,
            places=common.places,
            part=(common.words + common.actors + common.places) / like.most,
            is_of_kind=event.kind == report.kind,
            apart=apart,
            said_apart=apart * (report.is_said and self.record.is_said(event)),
            places_of_event=beside.places_of_event,
            places_told=beside.places_told,
            actors_told=beside.actors_told,
            speaks=bool(event.speaker) and event.speaker == report.speaker,
        )

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
