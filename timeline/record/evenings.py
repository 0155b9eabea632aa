"""Indexes of what was known when: the evenings one can look back to, and what each brought."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from timeline.model import Frozen
from timeline.record.indexes import Answer, Listed, answers, index, timeline
from timeline.record.indexes.claims import known_on
from timeline.record.overview import calendar
from timeline.record.record import Record

T = TypeVar("T")
# A record of more days has an evening for each month.
MOST_DAYS = 400
_DAY = timedelta(days=1)


class Heard(Frozen, frozen=True, kw_only=True):
    """An answer to a question."""

    question: str
    answer: Answer


class Evening(Frozen, frozen=True, kw_only=True):
    """What became known on the days from `first` to an evening, in the order in which it did.

    One of a long record `is_month`: the evening is the last of its month.
    """

    first: date
    is_month: bool = False
    answers: tuple[Heard, ...] = ()
    events: tuple[Listed, ...] = ()


class EveningSize(Frozen, frozen=True, kw_only=True):
    """How much an evening brought."""

    day: date
    answers: int
    events: int


@index(default=None)
def evenings(record: Record) -> Mapping[str, Evening | None]:
    """What each evening brought, by its day: each day with events, of a long record each month end.

    What became known on a day between belongs to the next. What was known before the matter began,
    or became known after its last evening, belongs to none.
    """
    days = [each.day for month in calendar.of(record).values() for each in month]
    if not days:
        return {}
    is_long = (days[-1] - days[0]).days >= MOST_DAYS
    ends = list(dict.fromkeys(map(_month_end, days))) if is_long else days
    heard = _by_evening(ends, days[0], _answers(record), lambda each: each.answer.known)
    known = {each.id: known_on(each, is_said=record.is_said(each)) for each in record.events}
    events = timeline.of(record)[""]
    told = _by_evening(ends, days[0], events, lambda each: known[each.id])
    starts = [days[0], *(end + _DAY for end in ends[:-1])]
    return {
        end.isoformat(): Evening(
            first=start, is_month=is_long, answers=tuple(heard[end]), events=tuple(told[end])
        )
        for start, end in zip(starts, ends, strict=True)
    }


@index(default=())
def evening_sizes(record: Record) -> Mapping[str, tuple[EveningSize, ...]]:
    """How much each evening brought, under the empty key."""
    found = tuple(
        EveningSize(day=date.fromisoformat(key), answers=len(each.answers), events=len(each.events))
        for key, each in evenings.of(record).items()
        if each
    )
    return {"": found} if found else {}


def _month_end(day: date) -> date:
    return (day.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY


def _answers(record: Record) -> Iterable[Heard]:
    return (
        Heard(question=question, answer=answer)
        for question, given in answers.of(record).items()
        for answer in given
    )


def _by_evening(
    ends: Sequence[date], start: date, items: Iterable[T], day_of: Callable[[T], date]
) -> Mapping[date, list[T]]:
    """Return what belongs to each evening, in the order of the days on which it became known."""
    found: defaultdict[date, list[T]] = defaultdict(list)
    for item in sorted(items, key=day_of):
        day = day_of(item)
        at = bisect_left(ends, day)
        if start <= day and at < len(ends):
            found[ends[at]].append(item)
    return found
