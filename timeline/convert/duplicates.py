"""Which events on file an article may report: the likeliest first, each with its reasons.

Nothing is decided here. Whether an article reports an event, a person says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from timeline.convert.links import Candidate
from timeline.convert.ranking import Likeness, Ranking
from timeline.convert.report import Report
from timeline.model import Event, EventDate, Vocabulary
from timeline.record import Record
from timeline.record.indexes import by_day

MOST = 3
# Below this share an event is not proposed; nine of ten articles of nothing on file stay below.
_LEAST = 0.3
# The same of a report of it: of 190 articles those of an event on file had 0.55 or more, and the
# others 0.31 or less, but for one of 0.49 that had no word in common with it, only names.
_LEAST_OF_SAME, _LEAST_OF_NAMES = 0.33, 0.52
# So many words in common tell more than names do: three of three without them were of another kind,
# of another day or without anybody who had a part in both.
_FEW = 3
_DAY = timedelta(days=1)
# A report follows within days; where it names no day itself, a little later.
_BEFORE, _LATE, _AFTER = 1, 3, 1
_MOST_WORDS = 6
# An answer comes within a fortnight.
_ANSWERED = timedelta(days=14)


class _Found(NamedTuple):
    """An event that a report may be of: what they have in common exactly, and how like it is."""

    exact: list[str]
    like: Likeness

    def place(self) -> tuple[int, float, str]:
        """Return what puts the likeliest first, and equals by their ids."""
        return -len(self.exact), -self.like.score, self.like.event.id


@dataclass(frozen=True)
class Existing:
    """A record, for finding the events that an article may report once more."""

    record: Record
    ranking: Ranking

    def same(self, report: Report) -> tuple[Candidate, ...]:
        """Return the events that `report` may report, the likeliest first, at most three."""
        if event := self._by_seed.get(report.seed):
            return (Candidate(event.id, "it was made from this very seed"),)
        near = (e for e in self._near(report) if not self._is_of_another(e, report))
        found = [self._compared(event, report) for event in near]
        likely = (one for one in found if one.exact or self._is_likely(one.like, report))
        ranked = sorted(likely, key=_Found.place)
        return tuple(self._told(one, report) for one in ranked[:MOST])

    def answered(self, report: Report) -> tuple[Candidate, ...]:
        """Return the happenings that words may answer, the likeliest first, at most three."""
        about = replace(
            report,
            is_said=False,
            is_kind_sure=False,
            speaker="",
            actors=tuple(actor for actor in report.actors if actor != report.speaker),
        )
        events = self._between(report.date.first - _ANSWERED, report.date.last)
        # Words alone are too little: numbers and months come again in anything.
        reported = (
            event
            for event in events
            if not self.record.is_said(event) and self.ranking.shares_name(event, about)
        )
        return self._likeliest(about, self._alike(about, reported))

    def recalled(self, told: Report, day: EventDate) -> tuple[Candidate, ...]:
        """Return the events of a day that a sentence may retell, the likeliest first."""
        return self._likeliest(told, self._alike(told, self._between(day.first, day.last)))

    def _alike(self, report: Report, events: Iterable[Event]) -> Iterator[_Found]:
        # How long ago it was says nothing of whether it is meant.
        return (self._compared(event, replace(report, date=event.date)) for event in events)

    def _likeliest(self, report: Report, found: Iterable[_Found]) -> tuple[Candidate, ...]:
        likely = (one for one in found if one.like.share >= _LEAST)
        ranked = sorted(likely, key=_Found.place)
        return tuple(self._told(one, report) for one in ranked[:MOST])

    def _is_likely(self, like: Likeness, report: Report) -> bool:
        """Return whether an event is so like a report that it may be what it reports.

        Words in other letters have no word in common: there kind and day and somebody with a part
        in it stand for them, and the same speaker, kind, day and place for much of them.
        """
        event, words = like.event, [w for w in self.ranking.words(like) if w.isalpha()]
        is_his = bool(report.speaker) and event.speaker == report.speaker
        is_of_kind = event.kind == report.kind or not report.is_kind_sure
        is_of_day = is_of_kind and not like.days
        is_theirs = bool(like.actors) or not event.named_actors
        if len(words) < _FEW and not (is_of_day and is_theirs):
            return False
        is_alike = is_his and event.kind == report.kind and not like.days and bool(like.places)
        is_told = bool(words) or is_alike
        return like.share >= (_LEAST_OF_SAME if is_told else _LEAST_OF_NAMES)

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
        first = report.date.first - _DAY * (_BEFORE if report.is_dated else _LATE)
        yield from self._between(first, report.date.last + _DAY * _AFTER)

    def _between(self, day: date, last: date) -> Iterator[Event]:
        """Yield the events of some days, each once."""
        seen: set[str] = set()
        while day <= last:
            for listed in by_day.of(self.record).get(day.isoformat(), ()):
                if listed.id not in seen:
                    seen.add(listed.id)
                    yield self.record.by_id[listed.id]
            day += _DAY

    def _compared(self, event: Event, report: Report) -> "_Found":
        return _Found(_exactly(event, report), self.ranking.likeness(event, report))

    def _told(self, one: "_Found", report: Report) -> Candidate:
        """Return an event with what it and a report have in common, in words."""
        event = one.like.event
        words = self.ranking.words(one.like)[:_MOST_WORDS]
        reasons = ", ".join([*one.exact, *_reasons(one.like, report, words)])
        return Candidate(event.id, f"{event.date.label}: {reasons}")


def _exactly(event: Event, report: Report) -> list[str]:
    """Return what hardly two events have in common."""
    if not report.speaker or event.speaker != report.speaker:
        return []
    quoted = ["the same words"] * any(quote.text in report.quotes for quote in event.quotes)
    is_hosted = bool(report.hosts) and report.hosts <= frozenset(event.actors)
    return [*quoted, *["an interview with the same media"] * is_hosted]


def _reasons(like: Likeness, report: Report, words: Sequence[str]) -> Iterator[str]:
    """Yield in words what an event and a report have in common, and how far apart they are."""
    if like.event.kind == report.kind:
        yield f"also {like.event.kind}"
    if like.actors:
        yield f"names {', '.join(sorted(like.actors))}"
    if like.places:
        yield f"in {', '.join(sorted(like.places))}"
    if words:
        yield f"words {', '.join(words)}"
    if like.days:
        yield f"{like.days} day{'s' * (like.days > 1)} apart"
    yield f"{like.share:.2f} alike"


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
