"""What is missing: what the record knows that it lacks, so that a reader can bring it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.model import Frozen, Question
from timeline.record import indexes, lacking
from timeline.record.lacking import SourceLack, SourceRef
from timeline.site.context import Context
from timeline.site.links import Link, edit
from timeline.site.views.answers import by_party
from timeline.site.views.questions import silent
from timeline.site.views.rows import Row, Rows
from timeline.site.views.spellings import headline

# So many questions of a silent party are named.
_MOST_QUESTIONS = 12


class Tile(Frozen, frozen=True):
    """A gap by its number, linked to where it stands on the page, and what would close it."""

    link: Link
    cure: str


class Silence(Frozen, frozen=True):
    """A party and how many questions it left open: the first of them, and how many `more`."""

    party: str
    number: int
    questions: tuple[Link, ...]
    more: str


class Alone(Frozen, frozen=True):
    """An event with a single outlet; `edit` leads to its file and is empty where none is known."""

    row: Row
    edit: str


class Incomplete(Frozen, frozen=True, kw_only=True):
    """A report without headline or day: its outlet, what of it is known, and what is not."""

    outlet: str
    link: Link
    lacks: str
    event: Link
    edit: str


class Unlocated(Frozen, frozen=True):
    """A place without a point; `edit` leads to its file and is empty where none is known."""

    place: Link
    edit: str


class NeedsYou(Frozen, frozen=True, kw_only=True):
    """What is missing, sort by sort; each `more` counts what is not named."""

    title: str
    lead: str
    tiles: tuple[Tile, ...]
    silent: tuple[Silence, ...]
    alone: tuple[Alone, ...]
    more_alone: str
    incomplete: tuple[Incomplete, ...]
    more_incomplete: str
    unarchived: str
    unlocated: tuple[Unlocated, ...]
    more_unlocated: str


def needs_you(context: Context, rows: Rows) -> NeedsYou:
    """Return the page of what is missing."""
    alone = context.record.group(lacking.single_outlet)
    sources = context.record.group(lacking.source_lack)
    places = context.record.group(lacking.unlocated)
    silences = tuple(_silences(context))
    return NeedsYou(
        title=context.say("What is missing"),
        lead=context.say(
            "Gaps the record knows about. Most can be closed with one link to one report."
        ),
        tiles=tuple(_tiles(context, alone.number, silences, sources, places.number)),
        silent=silences,
        alone=tuple(_alone(context, each, rows) for each in alone.first),
        more_alone=context.more(alone.number - len(alone.first)),
        incomplete=tuple(_incomplete(context, each) for each in sources.first),
        more_incomplete=context.more(sources.incomplete - len(sources.first)),
        unarchived=_unarchived(context, sources),
        unlocated=tuple(
            Unlocated(context.place(each), edit(context.site, f"data/places/{each}.yml"))
            for each in places.first
        ),
        more_unlocated=context.more(places.number - len(places.first)),
    )


def _tiles(
    context: Context, alone: int, silences: Sequence[Silence], sources: SourceLack, places: int
) -> Iterator[Tile]:
    """Yield a tile for each gap that there is."""
    if alone:
        text = context.count(
            "{n} event with a single outlet", "{n} events with a single outlet", alone
        )
        yield Tile(Link(text, "#single_outlet"), context.say("A second report"))
    if silences:
        number = sum(silence.number for silence in silences)
        text = context.count("{n} answer not found", "{n} answers not found", number)
        yield Tile(Link(text, "#not_heard"), context.say("A statement by the party"))
    if sources.incomplete:
        titles = context.count("{n} headline", "{n} headlines", sources.untitled)
        days = context.count("{n} day", "{n} days", sources.undated)
        yield Tile(
            Link(f"{titles}, {days}", "#incomplete"),
            context.say("Not printed in the copies read"),
        )
    if sources.unarchived:
        text = context.count(
            "{n} report without an archived copy",
            "{n} reports without an archived copy",
            sources.unarchived,
        )
        yield Tile(Link(text, "#unarchived"), context.say("A copy at a web archive"))
    if places:
        text = context.count(
            "{n} place without a point on the map", "{n} places without a point on the map", places
        )
        yield Tile(Link(text, "#unlocated"), context.say("Where it lies, by a gazetteer"))


def _silences(context: Context) -> Iterator[Silence]:
    """Yield the parties by the order of the vocabulary, each with the questions it leaves open."""
    found: defaultdict[str, list[Question]] = defaultdict(list)
    for question in context.questions(context.record.group(indexes.shown_questions)):
        for name in silent(context, question, by_party(context, question)):
            found[name.text].append(question)
    for side in context.record.vocabulary.parties:
        if asked := found.get(side.name):
            named = asked[:_MOST_QUESTIONS]
            links = (Link(each.name, context.links.question(each.id)) for each in named)
            yield Silence(
                side.name, len(asked), tuple(links), context.more(len(asked) - len(named))
            )


def _alone(context: Context, event_id: str, rows: Rows) -> Alone:
    event = context.record.event(event_id)
    return Alone(rows[event_id], edit(context.site, f"events/{event.file_name}"))


def _incomplete(context: Context, ref: SourceRef) -> Incomplete:
    event = context.record.event(ref.event)
    source = event.sources[ref.place]
    lacks = (
        context.say("no headline") if source.title is None else "",
        context.say("no day") if source.published is None else "",
    )
    url = source.url or ""
    shown = Link(url.partition("://")[2] or url or context.say("no address"), url)
    return Incomplete(
        outlet=context.outlet(source.outlet).text,
        link=headline(context, source.title, url) if source.title else shown,
        lacks=", ".join(filter(None, lacks)),
        event=Link(event.title, context.links.event(event.id)),
        edit=edit(context.site, f"events/{event.file_name}"),
    )


def _unarchived(context: Context, sources: SourceLack) -> str:
    if not sources.unarchived:
        return ""
    if sources.unarchived == sources.reports:
        return context.count(
            "The {n} report has none yet.",
            "None of the {n} reports has one yet.",
            sources.reports,
        )
    return context.count(
        "{n} of {all} reports has none yet.",
        "{n} of {all} reports have none yet.",
        sources.unarchived,
        all=context.words.number(sources.reports),
    )
