"""An event in a list: the card that every page about several events shows."""

from collections import Counter
from dataclasses import dataclass

from timeline.model import Claim, Event, Sensitivity, Side, Strand
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link
from timeline.site.views.claims import standing

_MOST_PLACES = 3
_MOST_OUTLETS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in one line: where it stands, who makes it if not the speaker, what it says.

    `word` says by whom it is disputed or denied.
    """

    standing: str
    word: str
    by: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One event in short. `when` adds to the day it stands under; `side` is the speaker's.

    Where it `is_brief`, its claims are counted in `tally`, else they stand in `claims`.
    """

    is_brief: bool
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
    tally: str
    sources: Link
    outlets: str


def card(edition: Edition, event: Event) -> Card:
    """Return the card of an event; it is the same on whatever page it stands."""
    speaker = edition.speaker(event)
    places = [edition.place(place) for place in edition.narrowest(event)]
    brief = edition.extent.is_brief
    return Card(
        is_brief=brief,
        id=event.id,
        href=edition.links.event(event.id),
        title=event.title,
        is_said=event.strand is Strand.REACTION,
        kind=event.kind.value,
        kind_word=words.KINDS[event.kind].one,
        side=(speaker.side if speaker else Side.NONE).value,
        when=_when(edition, event),
        places=tuple(places[:_MOST_PLACES]),
        places_more=_more(len(places) - _MOST_PLACES),
        speaker=edition.actor(speaker.id) if speaker else None,
        role=speaker.role if speaker else "",
        venue=words.sentence(event.venue or ""),
        summary=event.summary,
        is_distressing=event.sensitivity is Sensitivity.DISTRESSING,
        claims=() if brief else tuple(_claim(edition, event, claim) for claim in event.claims),
        tally=_tally(event) if brief else "",
        sources=sources(edition, event),
        outlets=outlets(edition, event),
    )


def sources(edition: Edition, event: Event) -> Link:
    """Return how many sources an event has, linked to where they stand."""
    text = words.count(len(event.sources), "source")
    return Link(text, f"{edition.links.event(event.id)}#its_sources")


def outlets(edition: Edition, event: Event) -> str:
    """Return the names of those who published an event's sources, the first few of them."""
    registry = edition.record.outlets.by_id
    ids = dict.fromkeys(source.outlet for source in event.sources)
    names = [registry[outlet].name if outlet in registry else outlet for outlet in ids]
    return words.listing(names, limit=_MOST_OUTLETS)


def _when(edition: Edition, event: Event) -> str:
    """Return what is known of the time beyond the day that the card stands under."""
    day = "" if event.date.is_exact or event.date.is_month else words.short_date(event.date)
    return words.sentence(", ".join(filter(None, [day, words.clock(event, edition.zone)])))


def _more(number: int) -> str:
    return words.count(number, "other") if number > 0 else ""


def _tally(event: Event) -> str:
    """Return how many claims of an event stand where: `Claims: 2 claimed, 1 disputed`."""
    count = Counter(claim.status for claim in event.claims)
    found = [f"{count[status]} {words.STANDINGS[status].one.lower()}" for status in sorted(count)]
    return f"Claims: {', '.join(found)}" if found else ""


def _claim(edition: Edition, event: Event, claim: Claim) -> ClaimLine:
    return ClaimLine(
        standing=claim.status.value,
        word=standing(edition, claim),
        by="" if claim.by == event.speaker else edition.actor(claim.by).text,
        says=claim.says,
    )
