"""The page of one event: everything its file holds and everything the record knows around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.model import Event, Sensitivity
from timeline.model.dates import day_label
from timeline.record.shelf import html_of
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import correction, edit
from timeline.site.maps import Map
from timeline.site.views.cards import Card
from timeline.site.views.claims import ClaimView, claims
from timeline.site.views.event_head import Head, Other, Person, head, other
from timeline.site.views.evidence import QuoteView, SourceView, phrases, quotes, source_view
from timeline.site.views.lists import Turn

_HASH = 12
_NO_HEADLINE = "Where an outlet stands in place of a headline, the headline is not on file."


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A correction: the day, what was changed and why."""

    day: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """A reaction in the thread of what it answers."""

    day: str
    iso: str
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The events around one: its replies, what else was said, what it recalls, what recalls it.

    The replies stand in `thread` as cards, or in `replies` as links.
    """

    thread: tuple[Said, ...]
    replies: tuple[Other, ...]
    siblings: tuple[Other, ...]
    recalls: tuple[Other, ...]
    recalled_by: tuple[Other, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How to keep, cite and correct an event. `address` is absolute where the site's is known."""

    href: str
    address: str
    cite: str
    seeds: tuple[str, ...]
    correction: str
    edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event in full; `body` is safe HTML.

    `phrases` are the quotes of a few words, and `phrases_title` leads up to them. Where the page
    `is_brief`, it leaves to the pages it links to what it can.
    """

    is_brief: bool
    head: Head
    is_distressing: bool
    summary: str
    body: str
    scope_note: str
    quotes: tuple[QuoteView, ...]
    phrases_title: str
    phrases: tuple[QuoteView, ...]
    claims: tuple[ClaimView, ...]
    around: Around
    sources: tuple[SourceView, ...]
    sources_note: str
    changes: tuple[ChangeView, ...]
    use: Use
    people: tuple[Person, ...]
    map: Map | None
    before: Turn | None
    after: Turn | None


def event_view(edition: Edition, event: Event, cards: Mapping[str, Card]) -> EventView:
    """Return the page of an event."""
    passages, top = tuple(quotes(edition, event)), head(edition, event)
    brief = edition.extent.is_brief
    return EventView(
        is_brief=brief,
        head=top,
        is_distressing=event.sensitivity is Sensitivity.DISTRESSING,
        summary=event.summary,
        body=html_of(event) if event.body else "",
        scope_note=event.scope_note or "",
        quotes=passages,
        phrases_title="Also in these words" if passages else "In these words",
        phrases=tuple(phrases(edition, event)),
        claims=claims(edition, event),
        around=_around(edition, event, cards),
        sources=tuple(source_view(edition, source) for source in event.sources),
        sources_note="" if all(source.title for source in event.sources) else _NO_HEADLINE,
        changes=tuple(ChangeView(day_label(c.on), c.what, c.why) for c in event.changes),
        use=_use(edition, event),
        people=() if brief else top.people,
        map=None if brief else _map(edition, event),
        before=None if brief else _turn(edition, event, -1),
        after=None if brief else _turn(edition, event, 1),
    )


def _map(edition: Edition, event: Event) -> Map | None:
    title, caption = "Map of the places named", "Places named."
    return edition.map_of(event.places, title=title, caption=caption)


def _around(edition: Edition, event: Event, cards: Mapping[str, Card]) -> Around:
    by_id = edition.record.by_id
    recalled_by = edition.record.recalled_by.get(event.id, ())
    replies, brief = edition.replies(event), edition.extent.is_brief
    return Around(
        thread=() if brief else tuple(_said(cards, reply) for reply in replies),
        replies=tuple(other(edition, reply) for reply in replies) if brief else (),
        siblings=() if brief else tuple(other(edition, e) for e in _siblings(edition, event)),
        recalls=tuple(other(edition, by_id[e]) for e in event.recalls if e in by_id),
        recalled_by=tuple(other(edition, later) for later in recalled_by),
    )


def _said(cards: Mapping[str, Card], reply: Event) -> Said:
    return Said(
        words.sentence(words.short_date(reply.date)), reply.date.first.isoformat(), cards[reply.id]
    )


def _siblings(edition: Edition, event: Event) -> Sequence[Event]:
    """Return the other reactions to what this one answers, in order."""
    said = (reply for target in edition.targets(event) for reply in edition.replies(target))
    found = {sibling.id: sibling for sibling in said if sibling.id != event.id}
    return sorted(found.values(), key=lambda sibling: sibling.sort_key(edition.record.zone))


def _use(edition: Edition, event: Event) -> Use:
    address = f"{edition.site.url}/events/{event.id}/"
    return Use(
        href=edition.links.event(event.id),
        address=address,
        cite=_cite(edition, event, address),
        seeds=tuple(f"{seed.file} (sha256 {seed.sha256[:_HASH]}…)" for seed in event.seeds),
        correction=correction(edition.site.repository, event),
        edit=edit(edition.site.repository, event),
    )


def _cite(edition: Edition, event: Event, address: str) -> str:
    version = f" Corrected {day_label(event.changes[-1].on)}." if event.changes else ""
    return f"“{event.title}”, {event.date.label}. {edition.site.name}.{version} {address}"


def _turn(edition: Edition, event: Event, step: int) -> Turn | None:
    other = edition.record.beside(event.id, step)
    if other is None:
        return None
    label = f"{'Next' if step > 0 else 'Previous'} · {words.short_date(other.date)}"
    return Turn(label, other.title, edition.links.event(other.id))
