"""Days to come: nothing was said, published or corrected on them yet.

Which day it is changes what is wrong, so `check` alone asks, and nothing of it is kept.
"""

from collections.abc import Iterator
from datetime import date

from timeline.check import days
from timeline.check.known import Read
from timeline.model import DayText, Front, Problem
from timeline.text.reading import Reading


def of_event(read: Read, today: date) -> Iterator[Problem]:
    """Find days of an event after `today`; what a number covers may last longer."""
    for key, day in days.named(read.event):
        if _is_to_come(day, today) and key[-2:-1] != ("covers",):
            yield read.file.problem(_told(day), *key)


def of_front(file: Reading[Front], today: date) -> Iterator[Problem]:
    """Find steps of the story on the front page that are dated after `today`."""
    for i, beat in enumerate(file.value.beats if file.value else ()):
        for day in filter(lambda day: _is_to_come(day, today), days.ends(beat.date)):
            yield file.problem(_told(day), "beats", i, "date")


def of_day(file: Reading[DayText], today: date) -> Iterator[Problem]:
    """Find that a day with a sentence is after `today`."""
    day = date.fromisoformat(file.value.id) if file.value else today
    if _is_to_come(day, today):
        yield Problem(path=file.path, message=_told(day))


def _is_to_come(day: date, today: date) -> bool:
    return day > today and days.is_known(day)


def _told(day: date) -> str:
    return f"{day} is still to come; write the day that was meant"
