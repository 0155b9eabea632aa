"""Exact words by speaker, each quote with its day, its event and the report that prints it."""

from collections.abc import Iterator
from itertools import groupby

from timeline.model import Event, Frozen, Quote
from timeline.record import voices
from timeline.record.voices import Quoted
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.evidence import exact_words, source_of


class Passage(Frozen, frozen=True, kw_only=True):
    """What a speaker said, or several phrases of it, in one event as one report prints it.

    `source` is that report, by the name of its outlet.
    """

    words: tuple[Link, ...]
    day: str
    note: str
    event: Link
    source: Link | None


class Speaker(Frozen, frozen=True, kw_only=True):
    """An actor and its words: passages, and phrases of few words; `id` is the page's own."""

    id: str
    link: Link
    role: str
    count: str
    passages: tuple[Passage, ...]
    phrases: tuple[Passage, ...]


class Quotes(Frozen, frozen=True, kw_only=True):
    """A page of quotes, with the way to those before and after it; the first has a lead."""

    title: str
    lead: str
    speakers: tuple[Speaker, ...]
    before: Link | None
    after: Link | None


def quotes(context: Context, page: str) -> Quotes:
    """Return a page of quotes by its number."""
    number, pages = int(page), len(context.record.keys(voices.quote_pages))
    title = context.say("Exact words")
    return Quotes(
        title=title
        if number == 1
        else context.say("{name}, part {number}", name=title, number=page),
        lead=_lead(context) if number == 1 else "",
        speakers=tuple(
            _speaker(context, each) for each in context.record.group(voices.quote_pages, page)
        ),
        before=_turn(context, context.say("Earlier part"), number - 1, pages),
        after=_turn(context, context.say("Next part"), number + 1, pages),
    )


def _lead(context: Context) -> str:
    """Return how many quotes there are, and of how many speakers."""
    pages = context.record.keys(voices.quote_pages)
    counts = {
        each.by: each.count
        for page in pages
        for each in context.record.group(voices.quote_pages, page)
    }
    speakers = context.count("{n} speaker", "{n} speakers", len(counts))
    return context.count(
        "{n} quotation by {speakers}, as the reports named with it print it.",
        "{n} quotations by {speakers}, as the reports named with them print them.",
        sum(counts.values()),
        speakers=speakers,
    )


def _turn(context: Context, text: str, number: int, pages: int) -> Link | None:
    if not 1 <= number <= pages:
        return None
    return Link(text, context.links.to("/quotes/" if number == 1 else f"/quotes/{number}/"))


def _speaker(context: Context, quoted: Quoted) -> Speaker:
    actor = context.record.actor(quoted.by)
    return Speaker(
        id=f"of_{quoted.by}",
        link=context.actor(quoted.by),
        role=actor.role if actor else "",
        count=context.words.number(quoted.count),
        passages=tuple(_passages(context, quoted)),
        phrases=tuple(_phrases(context, quoted)),
    )


def _passages(context: Context, quoted: Quoted) -> Iterator[Passage]:
    """Yield the longer quotes of an actor on a page, each for itself."""
    for event, quotes_there in _found(context, quoted):
        for quote in quotes_there:
            if not quote.is_phrase:
                yield _passage(context, event, (quote,))


def _phrases(context: Context, quoted: Quoted) -> Iterator[Passage]:
    """Yield the quotes of few words, those of one event from one report together."""
    for event, quotes_there in _found(context, quoted):
        short = [quote for quote in quotes_there if quote.is_phrase]
        for _, group in groupby(short, key=lambda quote: (quote.source, quote.translated)):
            yield _passage(context, event, tuple(group))


def _found(context: Context, quoted: Quoted) -> Iterator[tuple[Event, list[Quote]]]:
    for event_id in quoted.events:
        event = context.record.event(event_id)
        yield event, [quote for quote in event.quotes if quote.speaker == quoted.by]


def _passage(context: Context, event: Event, given: tuple[Quote, ...]) -> Passage:
    source = source_of(event, given[0])
    return Passage(
        words=exact_words(context, given),
        day=context.words.dated(event.date),
        note=context.say("in translation") if given[0].translated else "",
        event=Link(event.title, context.links.event(event.id)),
        source=Link(context.outlet(source.outlet).text, source.url or "", is_name=True)
        if source
        else None,
    )
