"""An event in a list: the card that every page about several events shows."""

from dataclasses import dataclass

from timeline.model import NO_SIDE, Claim, Event, Sensitivity
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link

_MOST_PLACES = 3
_MOST_OUTLETS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in one line: who makes it if not the speaker, and what it says."""

    by: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One event in short. `when` adds to the day it stands under; `side` is the speaker's."""

    id: str
    href: str
    title: str
    is_said: bool
    kind: str
    kind_word: str
    side: str
    when: str
    places: tuple[Link, ...]
    places_more: str
    speaker: Link | None
    role: str
    venue: str
    summary: str
    is_distressing: bool
    claims: tuple[ClaimLine, ...]
    sources: Link
    outlets: str


def card(context: Context, event: Event) -> Card:
    """Return the card of an event; it is the same on whatever page it stands."""
    speaker = context.speaker(event)
    places = [context.place(place) for place in context.narrowest(event)]
    return Card(
        id=event.id,
        href=context.links.event(event.id),
        title=event.title,
        is_said=context.is_said(event.kind),
        kind=event.kind,
        kind_word=context.kind(event.kind).name,
        side=speaker.side if speaker else NO_SIDE,
        when=_when(context, event),
        places=tuple(places[:_MOST_PLACES]),
        places_more=_more(len(places) - _MOST_PLACES),
        speaker=context.actor(speaker.id) if speaker else None,
        role=speaker.role if speaker else "",
        venue=words.sentence(event.venue or ""),
        summary=event.summary,
        is_distressing=event.sensitivity is Sensitivity.DISTRESSING,
        claims=tuple(_claim(context, event, claim) for claim in event.claims),
        sources=sources(context, event),
        outlets=outlets(context, event),
    )


def sources(context: Context, event: Event) -> Link:
    """Return how many sources an event has, linked to where they stand."""
    text = words.count(len(event.sources), "source")
    return Link(text, f"{context.links.event(event.id)}#its_sources")


def outlets(context: Context, event: Event) -> str:
    """Return the names of those who published an event's sources, the first few of them."""
    ids = dict.fromkeys(source.outlet for source in event.sources)
    names = [context.outlet(outlet) for outlet in ids]
    return words.listing(names, limit=_MOST_OUTLETS)


def _when(context: Context, event: Event) -> str:
    """Return what is known of the time beyond the day that the card stands under."""
    day = "" if event.date.is_exact or event.date.is_month else words.short_date(event.date)
    return words.sentence(", ".join(filter(None, [day, words.clock(event, context.zone)])))


def _more(number: int) -> str:
    return words.count(number, "other") if number > 0 else ""


def _claim(context: Context, event: Event, claim: Claim) -> ClaimLine:
    return ClaimLine(
        by="" if claim.by == event.speaker else context.actor(claim.by).text,
        says=claim.says,
    )
