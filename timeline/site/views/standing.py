"""Where claims stand, as a page shows it: each voice with its link and its day."""

from dataclasses import dataclass

from timeline.model import Claim, Event, EventDate
from timeline.record.evidence import Position
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.contest import Answers, stand_of
from timeline.site.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedVoice:
    """An actor by its short name, and where and when it said so; each is empty if nowhere."""

    name: Link
    href: str = ""
    day: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingView:
    """Who denies a claim, who answers its question otherwise, and who answers it so too."""

    denies: tuple[LinkedVoice, ...] = ()
    otherwise: tuple[LinkedVoice, ...] = ()
    agrees: tuple[LinkedVoice, ...] = ()


def standings(context: Context, event: Event) -> tuple[StandingView, ...]:
    """Return where each claim of an event stands, in file order."""
    return tuple(standing(context, event, claim) for claim in event.claims)


def standing(context: Context, event: Event, claim: Claim) -> StandingView:
    """Return where a claim of an event stands."""
    stand = stand_of(context, event, claim)
    return StandingView(
        denies=_voices(context, event, stand.denies),
        otherwise=_voices(context, event, stand.otherwise),
        agrees=_voices(context, event, stand.agrees),
    )


def _voices(context: Context, event: Event, answers: Answers) -> tuple[LinkedVoice, ...]:
    return tuple(_voice(context, event, by, answer) for by, answer in answers.items())


def _voice(context: Context, event: Event, by: str, answer: Position | None) -> LinkedVoice:
    if answer is None:
        return LinkedVoice(name=context.short(by))
    return LinkedVoice(
        name=context.short(by),
        href=context.links.event(answer.event),
        day=day_beside(context.words, event, answer.when),
        iso=answer.when.edtf if answer.when.is_month else answer.when.first.isoformat(),
    )


def day_beside(words: Words, event: Event, when: EventDate) -> str:
    """Return a day without its year, unless that is another than the year of the event."""
    is_same = when.first.year == when.last.year == event.date.last.year
    return words.short_date(when) if is_same else words.dated(when)
