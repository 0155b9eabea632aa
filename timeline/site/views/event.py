"""The page of one event: everything its file holds and everything the record knows around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.model import Event, Sensitivity
from timeline.record import indexes
from timeline.record.tracked import Memo
from timeline.site.context import Context
from timeline.site.links import Links, edit, report
from timeline.site.views.around import Around, around
from timeline.site.views.beside import Beside, beside, change_words, made
from timeline.site.views.cite import Cite, Share, cite, share, version
from timeline.site.views.claims import ClaimsView, claims
from timeline.site.views.event_head import EventHead, head
from timeline.site.views.evidence import QuoteView, SourceView, phrases, quotes, source_view
from timeline.site.views.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How to hand on, cite and correct an event.

    `correct` opens its file and `report` a message about it; each is empty where it has no host.
    """

    share: Share | None
    cite: Cite
    correct: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event in full; `body` is safe HTML.

    `phrases` are the quotes of a few words. `published` and `modified` are days for machines.
    """

    head: EventHead
    use: Use
    notices: tuple[str, ...]
    summary: str
    body: str
    quotes: tuple[QuoteView, ...]
    phrases: tuple[QuoteView, ...]
    claims: ClaimsView
    around: Around
    sources: tuple[SourceView, ...]
    made: tuple[str, ...]
    beside: Beside
    published: str
    modified: str


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A withdrawn event: its title, its date, and in sentences when and why it was withdrawn."""

    title: str
    when: str
    withdrawn: str
    changes: tuple[str, ...]


def event_view(context: Context, event: Event, rows: Memo[str, Row]) -> EventView:
    """Return the page of an event."""
    day = version(event)
    return EventView(
        head=head(context, event),
        use=Use(
            share=share(context, event),
            cite=cite(context, event),
            correct=edit(context.site.repository, event),
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


def withdrawn_view(context: Context, event_id: str) -> WithdrawnView:
    """Return the page of a withdrawn event, which has nothing but that, when and why."""
    found = context.record.group(indexes.withdrawals, event_id)
    assert found is not None  # it is one of the withdrawn
    *earlier, last = found.changes
    withdrawn = context.say(
        "Withdrawn on {day}: {what} ({why})",
        day=context.words.day(last.on),
        what=last.what,
        why=last.why,
    )
    changes = tuple(change_words(context, change) for change in earlier)
    return WithdrawnView(found.title, context.words.dated(found.date), withdrawn, changes)


def _report(context: Context, event: Event) -> str:
    address = f"{context.site.url}{Links().event(event.id)}" if context.site.url else event.title
    title = context.say("Correction: {title}", title=event.title)
    return report(context.site, title, address)


def _notices(context: Context, event: Event) -> Iterator[str]:
    if event.sensitivity is Sensitivity.DISTRESSING:
        yield context.say("This page holds distressing detail.")
    if event.scope_note:
        yield context.say("Kept as background: {note}", note=event.scope_note)
    if event.corrected:
        yield context.say("Corrected on {day}.", day=context.words.day(event.corrected))
