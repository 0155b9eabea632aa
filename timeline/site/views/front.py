"""The front page: what this is, the story in a minute, where accounts part, and every day."""

from collections.abc import Iterator

from timeline.model import Beat, EventDate, Frozen
from timeline.record import indexes, overview
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.maps import Map
from timeline.site.views.chronicle import Chronicle, Outline, chronicle, outline
from timeline.site.views.ledger import Ledger, Ref, ledger, refs
from timeline.site.views.numbers import Figures, figures
from timeline.site.views.rows import Rows
from timeline.site.views.strip import Stretch, strip

# A longer record shows its days, and their pages its titles.
MOST_TITLES = 400


class BeatView(Frozen, frozen=True):
    """One step of the story: its days, linked to the first, a sentence, the events it rests on."""

    when: Link
    iso: str
    text: str
    refs: tuple[Ref, ...]


class FrontView(Frozen, frozen=True, kw_only=True):
    """The front page. It has a `chronicle` of titles or, of a longer record, an `outline`.

    `facts` counts the record and dates its last change, `version` says that day in print, and
    `coverage` its first and last day for other programs, as 2024-03-12/2024-04-10.
    """

    title: str
    standfirst: str
    facts: tuple[str, ...]
    version: str
    map: Map | None
    beats: tuple[BeatView, ...]
    ledger: Ledger | None
    figures: tuple[Figures, ...]
    strip: tuple[Stretch, ...]
    chronicle: Chronicle | None
    outline: Outline | None
    coverage: str


def front(context: Context, rows: Rows) -> FrontView:
    """Return the front page."""
    number = len(context.record.group(indexes.order))
    is_long = number > MOST_TITLES
    out = outline(context) if is_long else None
    chosen, extent = context.record.group(overview.front), _extent(context)
    return FrontView(
        title=context.site.name,
        standfirst=context.site.standfirst,
        facts=tuple(_facts(context, number)),
        version=context.last_change,
        map=context.map_of_all(title=context.say("Map of the places that most events name")),
        beats=tuple(_beat(context, beat) for beat in chosen.beats),
        ledger=ledger(context),
        figures=tuple(figures(context, chosen.numbers)),
        strip=strip(context, in_page=out is None or out.has_days),
        chronicle=None if is_long or not number else chronicle(context, rows),
        outline=out,
        coverage=extent.edtf if extent else "",
    )


def _facts(context: Context, number: int) -> Iterator[str]:
    yield context.count("{n} event", "{n} events", number)
    if sources := context.record.group(indexes.source_count):
        yield context.count("{n} source", "{n} sources", sources)
    if day := context.last_change:
        yield context.say("Last change {day}", day=day)


def _beat(context: Context, beat: Beat) -> BeatView:
    day = beat.date.first
    has_page = not beat.date.is_month and context.record.has(indexes.on_day, day.isoformat())
    when = Link(_when(context, beat.date), context.links.day(day) if has_page else "")
    iso = beat.date.edtf if beat.date.is_month else day.isoformat()
    return BeatView(when, iso, beat.text, refs(context, beat.events))


def _when(context: Context, when: EventDate) -> str:
    """Return the days of a beat, without the year where the record has just one."""
    extent = _extent(context)
    is_one_year = extent is not None and extent.first.year == extent.last.year == when.first.year
    return (
        context.words.short_date(when)
        if is_one_year and not when.is_month
        else context.words.dated(when)
    )


def _extent(context: Context) -> EventDate | None:
    """Return the days that the record is about, its background apart."""
    months = sorted(context.record.keys(overview.calendar))
    if not months:
        return None
    first = context.record.group(overview.calendar, months[0])[0].day
    last = context.record.group(overview.calendar, months[-1])[-1].day
    return EventDate(f"{first}/{last}") if first != last else EventDate.of(first)
