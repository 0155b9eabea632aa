"""Feeds (RFC 4287): entries that keep their id for ever and move up when they are corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from timeline.model import Event
from timeline.site.context import Context
from timeline.site.words import sentence

# Changing it would make every entry new to every subscriber.
_NAMESPACE = UUID("aca27793-98a0-4b3c-ba47-b51b0e19b311")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An event in a feed; its id is built from the event's id alone."""

    id: str
    title: str
    href: str
    updated: str
    kind: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed. Links are absolute where the site's address is known."""

    id: str
    title: str
    updated: str
    href: str
    home: str
    entries: tuple[FeedEntry, ...]


def feed(context: Context, name: str, title: str, newest: Sequence[str]) -> Feed:
    """Return the feed `name` of the `newest` changes, of which there is at least one."""
    site, events = context.site, [context.record.event(event_id) for event_id in newest]
    return Feed(
        id=_urn(f"{site.name}/{name}"),
        title=f"{site.name}: {title}",
        updated=_instant(events[0].updated),
        href=f"{site.url}/feeds/{name}.atom",
        home=f"{site.url}/",
        entries=tuple(_entry(context, event) for event in events),
    )


def _entry(context: Context, event: Event) -> FeedEntry:
    return FeedEntry(
        id=_urn(event.id),
        title=event.title,
        href=f"{context.site.url}/events/{event.id}/",
        updated=_instant(event.updated),
        kind=context.kind(event.kind).name,
        summary=f"{sentence(context.words.full_date(event.date))}. {event.summary}",
    )


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_NAMESPACE, name)}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
