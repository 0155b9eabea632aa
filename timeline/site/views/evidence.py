"""What an event rests on: the exact words on file and the published reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.model import Event, Quote, Source
from timeline.model.dates import day_label
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.event_head import Person, person

# Fewer words than this are a phrase within what was said, not a passage of it.
_LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words; `lang` is empty where they are in the language of the page."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """What one speaker said in a row, as one source has it; `cite` is the source's address."""

    words: tuple[Words, ...]
    speaker: Person
    note: str
    source: Link | None
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A published report. Where its headline is not on file, `title` is the outlet."""

    id: str
    title: Link
    outlet: str
    about: str
    day: str
    archived: str
    supports: str


def quotes(context: Context, event: Event) -> Iterator[QuoteView]:
    """Yield the longer quotes of an event, those of one speaker from one source together."""
    return _grouped(context, event, [quote for quote in event.quotes if not _is_short(quote)])


def phrases(context: Context, event: Event) -> Iterator[QuoteView]:
    """Yield the quotes of a few words, those of one speaker from one source together."""
    return _grouped(context, event, [quote for quote in event.quotes if _is_short(quote)])


def _is_short(quote: Quote) -> bool:
    return len(quote.text.split()) < _LEAST_WORDS


def _grouped(context: Context, event: Event, found: Sequence[Quote]) -> Iterator[QuoteView]:
    for _, group in groupby(found, key=lambda q: (q.speaker, q.source, q.translated)):
        yield _quote(context, event, tuple(group))


def source_view(context: Context, source: Source) -> SourceView:
    """Return a source; the `id` of its place on the page is not that of any event."""
    outlet = context.record.outlet(source.outlet)
    name = context.outlet(source.outlet)
    side = context.side(outlet.side) if outlet else ""
    kind = context.sort("outlets", outlet.kind) if outlet else ""
    about = [kind, f"side: {side}" if side else ""]
    return SourceView(
        id=f"its_{source.key}",
        title=Link(source.title or name, source.url or ""),
        outlet=name if source.title else "",
        about=", ".join(filter(None, about)),
        day=day_label(source.published) if source.published else "",
        archived=source.archived or "",
        supports=source.supports or "",
    )


def _quote(context: Context, event: Event, quotes: Sequence[Quote]) -> QuoteView:
    first, own = quotes[0], context.site.language
    source = next((source for source in event.sources if source.key == first.source), None)
    return QuoteView(
        words=tuple(Words(q.text, "" if q.lang == own else q.lang) for q in quotes),
        speaker=person(context, first.speaker),
        note="In translation" if first.translated else "",
        source=Link(context.outlet(source.outlet), f"#its_{source.key}") if source else None,
        cite=source.url or "" if source else "",
    )
