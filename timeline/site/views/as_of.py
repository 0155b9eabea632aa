"""As known on a day: what had been said or published by its evening, and what it brought."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from timeline.model import Frozen, Strand
from timeline.record import evenings as known
from timeline.record import overview
from timeline.record.evenings import Evening, EveningSize, Heard
from timeline.record.indexes.events import neighbours_in
from timeline.record.tracked import Memo
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.pagination import PagerLink
from timeline.site.views.answers import AnswerLine
from timeline.site.views.ledger import Ledger, Scope, ledger_until
from timeline.site.views.numbers import Figures, figures
from timeline.site.views.strip import Stretch, strip

# So many answers, and so many events of each column, are named; the rest is counted.
_MOST_ANSWERS = 40
_MOST_EVENTS = 25


class NewEvents(Frozen, frozen=True):
    """Events of a column that became known, by their titles, and how many `more` there were."""

    is_said: bool
    events: tuple[Link, ...]
    more: str


class AsOf(Frozen, frozen=True, kw_only=True):
    """What was known on an evening. `opens` are questions that nobody had answered by then.

    `brought` says which days the evening adds; `answers` and `columns` are what these brought.
    """

    strip: tuple[Stretch, ...]
    title: str
    lead: str
    now: Link
    ledger: Ledger | None
    opens: tuple[Link, ...]
    figures: tuple[Figures, ...]
    brought: str
    answers: tuple[AnswerLine, ...]
    more_answers: str
    columns: tuple[NewEvents, ...]
    before: PagerLink | None
    after: PagerLink | None


class EveningLine(Frozen, frozen=True):
    """An evening, linked to its page, and what it brought in numbers."""

    link: Link
    iso: str
    brought: str


class Evenings(Frozen, frozen=True):
    """Every evening that one can look back to."""

    title: str
    lead: str
    strip: tuple[Stretch, ...]
    lines: tuple[EveningLine, ...]


def evenings(context: Context) -> Evenings:
    """Return the list of evenings."""
    return Evenings(
        title=context.say("As known on a day"),
        lead=context.say(
            "Choose an evening to see what had been said or published by then, and nothing later."
        ),
        strip=_strip(context),
        lines=tuple(_lines(context)),
    )


def as_of(context: Context, evening: date, scopes: Memo[str, Scope]) -> AsOf:
    """Return what was known on an evening."""
    found = context.record.group(known.evenings, evening.isoformat())
    assert found is not None  # only evenings that the index has a page
    ledger, opens = ledger_until(context, scopes[""], evening)
    beside = neighbours_in(context.record.keys(known.evenings))[evening.isoformat()]
    chosen = context.record.group(overview.front).numbers
    return AsOf(
        strip=() if found.is_month else _strip(context, evening),
        title=context.say("As known on the evening of {day}", day=context.words.day(evening)),
        lead=context.say(
            "Only what had been said or published by the end of that day, {zone}. Nothing later is "
            "shown.",
            zone=context.words.zone_name(context.zone),
        ),
        now=Link(context.say("The record as it is now"), context.links.to("/")),
        ledger=ledger,
        opens=opens,
        figures=tuple(figures(context, chosen, evening)),
        brought=context.say("What {days} added", days=context.words.span(found.first, evening)),
        answers=tuple(_answer(context, each) for each in found.answers[:_MOST_ANSWERS]),
        more_answers=context.more(len(found.answers) - _MOST_ANSWERS),
        columns=tuple(_columns(context, found)),
        before=_turn(context, beside.before),
        after=_turn(context, beside.after),
    )


def _lines(context: Context) -> Iterator[EveningLine]:
    for size in context.record.group(known.evening_sizes):
        link = Link(context.words.day(size.day), context.links.as_of(size.day))
        yield EveningLine(link, size.day.isoformat(), _brought(context, size))


def _brought(context: Context, size: EveningSize) -> str:
    """Return what an evening brought: `3 events, 2 answers`."""
    parts = (
        context.count("{n} event", "{n} events", size.events) if size.events else "",
        context.count("{n} answer", "{n} answers", size.answers) if size.answers else "",
    )
    return ", ".join(filter(None, parts)) or context.say("nothing new")


def _strip(context: Context, evening: date | None = None) -> tuple[Stretch, ...]:
    names = list(context.record.keys(known.evenings))

    def page(day: date) -> str:
        return context.links.as_of(date.fromisoformat(names[bisect_left(names, day.isoformat())]))

    return strip(context, evening, page=page)


def _turn(context: Context, name: str | None) -> PagerLink | None:
    if name is None:
        return None
    day = date.fromisoformat(name)
    text = context.words.day(day)
    return PagerLink(label=text, title=text, href=context.links.as_of(day))


def _answer(context: Context, heard: Heard) -> AnswerLine:
    question = context.record.question(heard.question)
    name = question.name if question else heard.question
    href = context.links.question(heard.question) if question else ""
    return AnswerLine(Link(name, href), context.short(heard.answer.by).text, heard.answer.says)


def _columns(context: Context, found: Evening) -> Iterator[NewEvents]:
    for strand in Strand:
        events = [each for each in found.events if each.strand is strand]
        if events:
            yield NewEvents(
                is_said=strand is Strand.SAID,
                events=tuple(context.event(each.id) for each in events[:_MOST_EVENTS]),
                more=context.more(len(events) - _MOST_EVENTS),
            )
