"""The page of one event: everything its file holds and everything the record knows around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Event, Sensitivity
from timeline.model.dates import day_label
from timeline.record import indexes
from timeline.record.tracked import Memo
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import correction, edit
from timeline.site.maps import Map
from timeline.site.views.cards import Card
from timeline.site.views.claims import ClaimView, claims
from timeline.site.views.event_head import EventHead, Other, Person, head, other
from timeline.site.views.evidence import QuoteView, SourceView, phrases, quotes, source_view
from timeline.site.views.lists import PagerLink

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
    """The events around one: its replies, what else was said, what it recalls, what recalls it."""

    thread: tuple[Said, ...]
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

    `phrases` are the quotes of a few words, and `phrases_title` leads up to them.
    """

    head: EventHead
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
    before: PagerLink | None
    after: PagerLink | None


def event_view(context: Context, event: Event, cards: Memo[str, Card]) -> EventView:
    """Return the page of an event."""
    passages, top = tuple(quotes(context, event)), head(context, event)
    beside = context.record.group(indexes.neighbours, event.id)
    return EventView(
        head=top,
        is_distressing=event.sensitivity is Sensitivity.DISTRESSING,
        summary=event.summary,
        body=context.record.html(event.id) if event.body else "",
        scope_note=event.scope_note or "",
        quotes=passages,
        phrases_title="Also in these words" if passages else "In these words",
        phrases=tuple(phrases(context, event)),
        claims=claims(context, event),
        around=_around(context, event, cards),
        sources=tuple(source_view(context, source) for source in event.sources),
        sources_note="" if all(source.title for source in event.sources) else _NO_HEADLINE,
        changes=tuple(ChangeView(day_label(c.on), c.what, c.why) for c in event.changes),
        use=_use(context, event),
        people=top.people,
        map=_map(context, event),
        before=_turn(context, "Previous", beside.before),
        after=_turn(context, "Next", beside.after),
    )


def _map(context: Context, event: Event) -> Map | None:
    title, caption = "Map of the places named", "Places named."
    return context.map_of(event.places, title=title, caption=caption)


def _around(context: Context, event: Event, cards: Memo[str, Card]) -> Around:
    recalled_by = context.record.group(indexes.recalled_by, event.id)
    recalls = (each for each in event.recalls if context.record.has_event(each))
    return Around(
        thread=tuple(_said(context, cards, reply) for reply in context.replies(event.id)),
        siblings=tuple(other(context, each) for each in _siblings(context, event)),
        recalls=tuple(other(context, each) for each in recalls),
        recalled_by=tuple(other(context, later) for later in recalled_by),
    )


def _said(context: Context, cards: Memo[str, Card], event_id: str) -> Said:
    when = context.record.head(event_id).date
    return Said(words.sentence(words.short_date(when)), when.first.isoformat(), cards[event_id])


def _siblings(context: Context, event: Event) -> Sequence[str]:
    """Return the ids of the other reactions to what this one answers, in order."""
    said = (reply for target in context.targets(event) for reply in context.replies(target))
    found = {sibling for sibling in said if sibling != event.id}
    return sorted(found, key=lambda sibling: context.record.group(indexes.position, sibling))


def _use(context: Context, event: Event) -> Use:
    address = f"{context.site.url}/events/{event.id}/"
    return Use(
        href=context.links.event(event.id),
        address=address,
        cite=_cite(context, event, address),
        seeds=tuple(f"{seed.file} (sha256 {seed.sha256[:_HASH]}…)" for seed in event.seeds),
        correction=correction(context.site.repository, event),
        edit=edit(context.site.repository, event),
    )


def _cite(context: Context, event: Event, address: str) -> str:
    version = f" Corrected {day_label(event.changes[-1].on)}." if event.changes else ""
    return f"“{event.title}”, {event.date.label}. {context.site.name}.{version} {address}"


def _turn(context: Context, word: str, event_id: str | None) -> PagerLink | None:
    if event_id is None:
        return None
    other = context.record.head(event_id)
    label = f"{word} · {words.short_date(other.date)}"
    return PagerLink(label, other.title, context.links.event(other.id))
