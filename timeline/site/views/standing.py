"""Those who answer a claim, as a page shows them: each with its link and its day."""

from dataclasses import dataclass

from timeline.model import Event, EventDate
from timeline.record.evidence import Position
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.contest import Answers
from timeline.site.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedVoice:
    """An actor by its short name, and where and when it said so; each is empty if nowhere."""

    name: Link
    href: str = ""
    day: str = ""


def voices(context: Context, event: Event, answers: Answers) -> tuple[LinkedVoice, ...]:
    """Return who gave `answers` to a claim of an event."""
    return tuple(_voice(context, event, by, answer) for by, answer in answers.items())


def _voice(context: Context, event: Event, by: str, answer: Position | None) -> LinkedVoice:
    if answer is None:
        return LinkedVoice(name=context.short(by))
    return LinkedVoice(
        name=context.short(by),
        href=context.links.event(answer.event),
        day=day_beside(context.words, event, answer.when),
    )


def day_beside(words: Words, event: Event, when: EventDate) -> str:
    """Return a day without its year, unless that is another than the year of the event."""
    is_same = when.first.year == when.last.year == event.date.last.year
    return words.short_date(when) if is_same else words.dated(when)
