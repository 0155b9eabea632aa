"""The page of one event: all its file holds, what the record knows, the events around it."""

from collections.abc import Iterator, Sequence

from timeline.model import Event, Frozen, Sensitivity
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link, Links, edit, report
from timeline.site.views.beside import Beside, beside, made
from timeline.site.views.cite import Cite, Share, cite, share, version
from timeline.site.views.claims import ClaimsView, claims
from timeline.site.views.embed import Embed, embedded_event
from timeline.site.views.event_head import EventHead, Other, head, other
from timeline.site.views.evidence import QuoteView, SourceView, phrases, quotes, source_view
from timeline.site.views.rows import Row, Rows

# A page is read on a phone, so of a long thread the rest stands in titles alone.
_MOST_UNFOLDING = 6
# So many of what else was said stand on each side; the event answered has them all.
_BESIDE = 4
_MOST_MENTIONS = 10
_NOWHERE = Link("")


class Unfolding(Frozen, frozen=True):
    """An answer, and what it says in short."""

    row: Row
    summary: str


class Around(Frozen, frozen=True, kw_only=True):
    """The events around one. `replies` unfold; `later` are the further ones of a long thread."""

    replies: tuple[Unfolding, ...]
    later: tuple[Row, ...]
    siblings: tuple[Other, ...]
    mentions: tuple[Other, ...]
    mentioned_by: tuple[Other, ...]
    mentioned_more: str


def around(context: Context, event: Event, rows: Rows) -> Around:
    """Return the events around one."""
    replies = context.replies(event.id)
    by = context.record.group(indexes.recalled_by, event.id)
    mentions = (each for each in event.recalls if context.record.has_event(each))
    return Around(
        replies=tuple(
            Unfolding(rows[each], context.record.event(each).summary)
            for each in replies[:_MOST_UNFOLDING]
        ),
        later=tuple(rows[each] for each in replies[_MOST_UNFOLDING:]),
        siblings=tuple(other(context, each) for each in _siblings(context, event)),
        mentions=tuple(other(context, each) for each in mentions),
        mentioned_by=tuple(other(context, each) for each in by[:_MOST_MENTIONS]),
        mentioned_more=context.and_more(len(by) - _MOST_MENTIONS),
    )


def _siblings(context: Context, event: Event) -> Sequence[str]:
    """Return the ids of the nearest other answers to what this one answers, in order."""
    found: dict[str, None] = {}
    for target in context.targets(event):
        replies = context.replies(target)
        here = replies.index(event.id)
        found |= dict.fromkeys(replies[max(here - _BESIDE, 0) : here + _BESIDE + 1])
    found.pop(event.id, None)
    # Not by the position in the record, which every event before them would change.
    return sorted(found, key=lambda sibling: context.record.head(sibling).date.day_key)


class Use(Frozen, frozen=True, kw_only=True):
    """How to hand on, cite, embed and correct an event.

    What it `copies` a button does, but in a record that fills what a host gives. `correct` opens
    its file and `report` a message about it; each is empty where it has no host.
    """

    share: Share | None
    cite: Cite
    embed: Embed | None
    copies: bool
    correct: str
    report: str


class Notice(Frozen, frozen=True):
    """What a reader is told before the text: in short, in full, and where there is more."""

    short: str
    text: str = ""
    more: Link = _NOWHERE


class EventView(Frozen, frozen=True, kw_only=True):
    """An event in full; `body` is safe HTML.

    `phrases` are the quotes of a few words. `published` and `modified` are days for machines.
    """

    head: EventHead
    use: Use
    notices: tuple[Notice, ...]
    summary: str
    body: str
    quotes: tuple[QuoteView, ...]
    phrases: tuple[QuoteView, ...]
    claims: ClaimsView
    around: Around
    sources: tuple[SourceView, ...]
    made: tuple[Link, ...]
    beside: Beside
    published: str
    modified: str


def event_view(context: Context, event: Event, rows: Rows) -> EventView:
    """Return the page of an event."""
    day = version(event)
    return EventView(
        head=head(context, event),
        use=Use(
            share=share(context, event),
            cite=cite(context, event),
            embed=embedded_event(context, event, rows),
            copies=not context.is_vast,
            correct=edit(context.site, f"events/{event.file_name}"),
            report=_report(context, event),
        ),
        notices=tuple(_notices(context, event)),
        summary=event.summary,
        body=context.record.html(event.id) if event.body else "",
        quotes=tuple(quotes(context, event)),
        phrases=tuple(phrases(context, event)),
        claims=claims(context, event),
        around=around(context, event, rows),
        sources=tuple(source_view(context, source) for source in event.sources),
        made=made(context, event),
        beside=beside(context, event),
        published=event.added.isoformat() if event.added else "",
        modified=day.isoformat() if day else "",
    )


def _report(context: Context, event: Event) -> str:
    address = f"{context.site.url}{Links().event(event.id)}" if context.site.url else event.title
    title = context.say("Correction: {title}", title=event.title)
    return report(context.site, title, address)


def _notices(context: Context, event: Event) -> Iterator[Notice]:
    if event.corrected:
        day = context.words.day(event.corrected)
        more = Link(context.say("What was changed"), "#history")
        yield Notice(context.say("Corrected on {day}.", day=day), more=more)
    if event.scope_note:
        yield Notice(context.say("Kept as background."), event.scope_note)
    if event.sensitivity is Sensitivity.DISTRESSING:
        yield Notice(context.say("This page holds distressing detail."))
