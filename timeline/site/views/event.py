"""The page of one event: everything its file holds and everything the record knows around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.model import Event, Sensitivity
from timeline.site.context import Context
from timeline.site.links import Link, Links, edit, report
from timeline.site.views.around import Around, around
from timeline.site.views.beside import Beside, beside, made
from timeline.site.views.cite import Cite, Share, cite, share, version
from timeline.site.views.claims import ClaimsView, claims
from timeline.site.views.embed import Embed, embedded_event
from timeline.site.views.event_head import EventHead, head
from timeline.site.views.evidence import QuoteView, SourceView, phrases, quotes, source_view
from timeline.site.views.rows import Rows

_NOWHERE = Link("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
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


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader is told before the text: in short, in full, and where there is more."""

    short: str
    text: str = ""
    more: Link = _NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
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
