"""What an event rests on: exact words with their proof, and the published reports."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.model import Event, Frozen, Quote, Source
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined
from timeline.site.views.event_head import Person, person
from timeline.site.views.spellings import headline


class QuoteView(Frozen, frozen=True, kw_only=True):
    """What one speaker said in a row, as one source has it.

    `proof` says whether a program compared the words with the article, and `is_proved` that it
    found them there.
    """

    words: tuple[Link, ...]
    speaker: Person
    note: str
    source: Link | None
    proof: Link
    is_proved: bool


class SourceView(Frozen, frozen=True, kw_only=True):
    """A published report. Where its headline is not on file, `title` is the outlet."""

    id: str
    title: Link
    outlet: Link | None
    about: tuple[Link, ...]
    archived: str
    supports: str


def quotes(context: Context, event: Event) -> Iterator[QuoteView]:
    """Yield the longer quotes of an event, those of one speaker from one source together."""
    return _grouped(context, event, [quote for quote in event.quotes if not quote.is_phrase])


def phrases(context: Context, event: Event) -> Iterator[QuoteView]:
    """Yield the quotes of a few words, those of one speaker from one source together."""
    return _grouped(context, event, [quote for quote in event.quotes if quote.is_phrase])


def source_view(context: Context, source: Source) -> SourceView:
    """Return a source."""
    name, url = context.outlet(source.outlet), source.url or ""
    named = Link(name.text, url, is_name=True)
    href = context.links.outlet(source.outlet) if context.record.outlet(source.outlet) else ""
    return SourceView(
        id=source.key,
        title=headline(context, source.title, url) if source.title else named,
        outlet=Link(name.text, href, is_name=True) if source.title else None,
        about=tuple(each for each in _about(context, source) if each.text),
        archived=source.archived or "",
        supports=source.supports or "",
    )


def exact_words(context: Context, quotes: Iterable[Quote]) -> tuple[Link, ...]:
    """Return the words of quotes, each with its language where that is not the page's."""
    own = context.site.language
    return tuple(Link(each.text, lang="" if each.lang == own else each.lang) for each in quotes)


def source_of(event: Event, quote: Quote) -> Source | None:
    """Return the source of an event that has a quote, if it names one."""
    return next((source for source in event.sources if source.key == quote.source), None)


def _grouped(context: Context, event: Event, found: Sequence[Quote]) -> Iterator[QuoteView]:
    for _, group in groupby(found, key=lambda q: (q.speaker, q.source, q.translated)):
        yield _quote(context, event, tuple(group))


def _quote(context: Context, event: Event, quotes: Sequence[Quote]) -> QuoteView:
    first = quotes[0]
    source = source_of(event, first)
    return QuoteView(
        words=exact_words(context, quotes),
        speaker=person(context, first.speaker),
        note=context.say("in translation") if first.translated else "",
        source=Link(context.outlet(source.outlet).text, f"#{source.key}", is_name=True)
        if source
        else None,
        proof=_proof(context, event, source),
        is_proved=bool(event.seeds),
    )


def _proof(context: Context, event: Event, source: Source | None) -> Link:
    """Return what a program could compare.

    Of an event with seeds the check refuses a quote that is not in them word for word, and one
    whose source is a seed if it is not in that seed; so whatever is built has been compared.
    """
    article = _article(context, source) if source else NOTHING
    if source and any(seed.source == source.key for seed in event.seeds):
        return context.pieces(
            "These words stand letter for letter in the article of {article}; "
            "checked at the last build.",
            article=article,
        )
    if event.seeds:
        return Link(
            context.say(
                "These words stand letter for letter in an article that this page was made from; "
                "checked at the last build."
            )
        )
    if article.text:
        return context.pieces(
            "As read in {article}. The article is not kept here, so a program cannot check it.",
            article=article,
        )
    return Link(
        context.say("No article with these words is kept here, so a program cannot check them.")
    )


def _article(context: Context, source: Source) -> Link:
    """Return whose article a source is, and of which day."""
    day = [context.words.day(source.published)] if source.published else []
    return joined(", ", [context.outlet(source.outlet), *day])


def _about(context: Context, source: Source) -> Iterator[Link]:
    """Yield what kind of outlet published a source, for which side, when, and whose account."""
    if not source.title:
        yield Link(context.say("headline not recorded"))
    if outlet := context.record.outlet(source.outlet):
        yield context.sort("outlets", outlet.kind)
        if (side := context.side(outlet.side)).text:
            yield context.pieces("side: {side}", side=side)
    day = context.words.day(source.published) if source.published else ""
    yield Link(day or context.say("day not printed"))
    if source.relays:
        names = context.listing([context.actor(actor_id) for actor_id in source.relays])
        yield context.pieces("passes on {names}", names=names)
    elif source.relays is not None:
        yield Link(context.say("its own reporting"))
