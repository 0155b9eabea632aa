"""Which events on file an article may report, answer or recall, each with its reasons.

Nothing is decided here. Whether an article reports an event, a person says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from timeline.convert.ranking import Candidate, Likeness, Ranking, Told
from timeline.convert.report import Report
from timeline.model import Event, EventDate, Vocabulary
from timeline.record import Record
from timeline.record.indexes import by_actor, by_day

MOST = 3
# In the units of what one event alone has, which is five. Of 36 articles of an event on file 35
# had more for it, of 260 others one.
_LEAST_OF_SAME, _LEAST_OF_ALIKE, _HALF = 21.0, 18.0, 0.5
# Further events are proposed beside one that is likely.
_LEAST_BESIDE = 14.0
_LEAST_OF_ANSWERED = 9.5
# A sentence that names a day is about what was on it, if about anything on file.
_LEAST_OF_DAY, _LEAST_OF_ANY = 5.5, 9.0
# So far the second has to stay behind, or it is as likely: where a day is named in the background,
# where one is named elsewhere, and where none is.
_NEAR_OF_DAY, _NEAR_OF_ASIDE, _NEAR_OF_ANY = 1.0, 3.0, 2.5
_A_DAY_APART, _OTHER_COLUMN, _OTHER_KIND = 2.0, 3.0, 2.0
_DAY = timedelta(days=1)
# A report follows within days; where it names no day itself, a little later.
_BEFORE, _LATE, _AFTER = 1, 3, 1
_MOST_WORDS = 6
# An answer comes within a fortnight; what is recalled may lie further back.
_ANSWERED, _RECALLED = timedelta(days=14), timedelta(days=400)


@dataclass(frozen=True)
class Existing:
    """A record, for finding the events that an article may be about."""

    record: Record
    ranking: Ranking

    def same(self, report: Report) -> tuple[Candidate, ...]:
        """Return the events that `report` may report, the likeliest first, at most three."""
        if event := self._by_seed.get(report.seed):
            return (Candidate(event.id, "it was made from this very seed"),)
        near = [e for e in self._near(report) if not self._is_of_another(e, report)]
        ranked = self._reporting(near, report)
        exact = [like for like in ranked if _exactly(like.event, report)]
        first = exact or [like for like in ranked if self._is_likely(like, report)]
        if not first:
            return ()
        beside = [like for like in ranked if like.score >= _LEAST_BESIDE]
        found = {like.event.id: like for like in (*first, *beside)}
        return tuple(self._told(like, report) for like in found.values())[:MOST]

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
        is_there = bool(like.actors) and self.ranking.is_there(like)
        least = _LEAST_OF_ALIKE if is_of_day and is_there else _LEAST_OF_SAME
        return like.score >= min(least, like.most * _HALF)

    def _unkind(self, event: Event, report: Report) -> float:
        """Return what speaks against an event because it is of another day, kind, or column."""
        apart = _A_DAY_APART * _days(event.date, report.date)
        if not report.is_kind_sure or event.kind == report.kind:
            return apart
        is_said = self.record.is_said(event)
        if is_said != report.is_said:
            return apart + _OTHER_COLUMN
        return apart if is_said else apart + _OTHER_KIND

    def answered(self, report: Report) -> tuple[Candidate, ...]:
        """Return what words may answer, not his own, the likeliest first, at most three."""
        about = report.answering
        events = self._between(report.date.first - _ANSWERED, report.date.last)
        others = (e for e in events if not (e.speaker and e.speaker == report.speaker))
        likes = (self.ranking.likeness(event, about) for event in others)
        found = (one for one in likes if one.score >= _LEAST_OF_ANSWERED)
        # Words alone are too little: numbers come again in anything.
        named = (one for one in found if self.ranking.names_one(one))
        return tuple(self._told(one) for one in sorted(named, key=_place)[:MOST])

    def recalled(
        self, told: Told, day: EventDate | None, reported: EventDate, *, is_aside: bool = False
    ) -> Candidate | None:
        """Return the event that a sentence retells of a `day`, or of any before the report."""
        last = min(day.last, reported.last) if day else reported.last
        events = self._between(day.first, last) if day else self._naming(told, last)
        ranked = sorted((self.ranking.likeness(event, told) for event in events), key=_place)
        if not ranked:
            return None
        best, second = ranked[0], max([like.score for like in ranked[1:2]], default=0.0)
        near = _NEAR_OF_ANY if not day else _NEAR_OF_ASIDE if is_aside else _NEAR_OF_DAY
        is_likely = best.score >= (_LEAST_OF_DAY if day else _LEAST_OF_ANY)
        is_clear = best.score - max(second, 0.0) >= near
        is_named = day is not None or self.ranking.names_one(best)
        return self._told(best) if is_likely and is_clear and is_named else None

    def recallable(self, told: Told, day: EventDate) -> tuple[Candidate, ...]:
        """Return the events of a day that a sentence may retell, the likeliest first."""
        likes = (self.ranking.likeness(e, told) for e in self._between(day.first, day.last))
        likely = (like for like in likes if like.score >= _LEAST_OF_DAY)
        return tuple(self._told(like) for like in sorted(likely, key=_place)[:MOST])

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
        yield from self._between(first, report.date.last + _DAY * _AFTER)

    def _naming(self, told: Told, last: date) -> Iterator[Event]:
        """Yield the events until a day that name somebody or some place of what is told, once."""
        groups = [by_actor.of(self.record).get(actor, ()) for actor in sorted(told.actors)]
        found = {one.id: self.record.by_id[one.id] for group in groups for one in group}
        for place in sorted(told.places):
            found.update((event.id, event) for event in self._by_place.get(place, ()))
        for event in found.values():
            if last - _RECALLED <= event.date.first and event.date.last <= last:
                yield event

    @cached_property
    def _by_place(self) -> Mapping[str, Sequence[Event]]:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.record.events:
            for place in event.places:
                found[place].append(event)
        return found

    def _between(self, day: date, last: date) -> Iterator[Event]:
        """Yield the events of some days, each once."""
        seen: set[str] = set()
        while day <= last:
            for listed in by_day.of(self.record).get(day.isoformat(), ()):
                if listed.id not in seen:
                    seen.add(listed.id)
                    yield self.record.by_id[listed.id]
            day += _DAY

    def _told(self, like: Likeness, report: Report | None = None) -> Candidate:
        """Return an event with what it and a report have in common, in words."""
        exact = _exactly(like.event, report) if report else []
        reasons = [*exact, *self._reasons(like, report)]
        return Candidate(like.event.id, f"{like.event.date.label}: {', '.join(reasons)}")

    def _reasons(self, like: Likeness, report: Report | None) -> Iterator[str]:
        """Yield in words what both have in common, and how far apart they are."""
        if report and like.event.kind == report.kind:
            yield f"also {like.event.kind}"
        if like.actors:
            yield f"names {', '.join(sorted(like.actors))}"
        if like.places:
            yield f"in {', '.join(sorted(like.places))}"
        if like.terms:
            yield f"words {', '.join(self.ranking.words(like)[:_MOST_WORDS])}"
        if report and (days := _days(like.event.date, report.date)):
            yield f"{days} day{'s' * (days > 1)} apart"
        yield f"{min(max(like.score / like.most, 0.0), 1.0):.2f} alike"


def _place(like: Likeness) -> tuple[float, str]:
    """Return what puts the likeliest first, and equals by their ids."""
    return -like.score, like.event.id


def _days(one: EventDate, two: EventDate) -> int:
    """Return how many days lie between two dates, none where they overlap."""
    return max((two.first - one.last).days, (one.first - two.last).days, 0)


def _exactly(event: Event, report: Report) -> list[str]:
    """Return what hardly two events have in common."""
    if not report.speaker or event.speaker != report.speaker:
        return []
    quoted = ["the same words"] * any(quote.text in report.quotes for quote in event.quotes)
    is_hosted = bool(report.hosts) and report.hosts <= frozenset(event.actors)
    return [*quoted, *["an interview with the same media"] * is_hosted]


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
