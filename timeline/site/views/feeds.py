"""Feeds (RFC 4287): entries that keep their id for ever and move up when they are corrected."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from timeline.model import Change, Event, Frozen
from timeline.record import indexes
from timeline.record.history import newest
from timeline.record.indexes import Withdrawal
from timeline.site.context import Context
from timeline.site.views.titles import attributed
from timeline.site.words import sentence

# Changing it would make every entry new to every subscriber.
_NAMESPACE = UUID("aca27793-98a0-4b3c-ba47-b51b0e19b311")
_ACTORS = "actors/"


class FeedEntry(Frozen, frozen=True, kw_only=True):
    """An event in a feed, or that it was withdrawn. `published` and `kind` are empty if unknown.

    Its id is the address of the event, or is built from the event's id where that is not known.
    """

    id: str
    title: str
    href: str
    published: str
    updated: str
    kind: str
    summary: str


class Feed(Frozen, frozen=True, kw_only=True):
    """A feed. Links are absolute where the site's address is known."""

    id: str
    title: str
    updated: str
    href: str
    home: str
    entries: tuple[FeedEntry, ...]


def feed(context: Context, name: str, told: Sequence[str]) -> Feed:
    """Return the feed `name` of the changes `told`, the newest first.

    One that has nothing to tell yet is as new as the record.
    """
    site = context.site
    href = f"{site.url}/feeds/{name}.atom"
    entries = tuple(_told(context, name, event_id) for event_id in told)
    newest_first = entries or (_told(context, "added", context.record.group(newest, "added")[0]),)
    return Feed(
        id=identifier(context, href, f"{site.name}/{name}"),
        title=f"{site.name}: {_title(context, name)}",
        updated=max(entry.updated for entry in newest_first),
        href=href,
        home=f"{site.url}/",
        entries=entries,
    )


def _title(context: Context, name: str) -> str:
    if name.startswith(_ACTORS):
        return context.actor(name.removeprefix(_ACTORS)).text
    titles = {
        "added": context.say("What is new"),
        "changes": context.say("Corrections"),
        "reported": context.say("Reported"),
        "said": context.say("Said"),
    }
    return titles[name]


def _told(context: Context, name: str, event_id: str) -> FeedEntry:
    gone = context.record.group(indexes.withdrawals, event_id)
    if gone:
        return _withdrawn(context, event_id, gone)
    event = context.record.event(event_id)
    if name == "changes":
        return _corrected(context, event)
    day = sentence(context.words.full_date(event.date))
    return _entry(context, event, f"{day}. {event.summary}")


def _corrected(context: Context, event: Event) -> FeedEntry:
    """Return an event with what was changed in it, the last change first."""
    changes = sorted(event.changes, key=lambda change: change.on, reverse=True)
    return _entry(context, event, " ".join(_told_of(context, each) for each in changes))


def _told_of(context: Context, change: Change) -> str:
    day = context.words.day(change.on)
    return context.say("{day}: {what} ({why}).", day=day, what=change.what, why=change.why)


def _entry(context: Context, event: Event, summary: str) -> FeedEntry:
    href = f"{context.site.url}/events/{event.id}/"
    return FeedEntry(
        id=identifier(context, href, event.id),
        title=attributed(context, event.id).text,
        href=href,
        published=_instant(event.added) if event.added else "",
        updated=_instant(event.updated),
        kind=context.kind(event.kind).name,
        summary=summary,
    )


def _withdrawn(context: Context, event_id: str, gone: Withdrawal) -> FeedEntry:
    href = f"{context.site.url}/events/{event_id}/"
    return FeedEntry(
        id=identifier(context, href, event_id),
        title=context.say("Withdrawn: {title}", title=gone.title),
        href=href,
        published="",
        updated=_instant(max(change.on for change in gone.changes)),
        kind="",
        summary=_told_of(context, gone.changes[-1]),
    )


def identifier(context: Context, address: str, name: str) -> str:
    """Return what is known for ever: the address, or where there is none what a name makes."""
    return address if context.site.has_host else f"urn:uuid:{uuid5(_NAMESPACE, name)}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
