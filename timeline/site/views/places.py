"""A place's page: where it lies and how exactly that is known, what is asked of it, its events."""

from collections.abc import Iterator, Sequence

from timeline.model import Frozen, Place, Question, QuestionKind
from timeline.record import indexes, voices
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined, named, phrase_of
from timeline.site.maps import Map
from timeline.site.pagination import ListPage, Pager, pager, part_title
from timeline.site.views.answers import Party, answers, by_party
from timeline.site.views.indexes import all_within
from timeline.site.views.on_map import OnMap, place_on_map
from timeline.site.views.rows import Row, Rows
from timeline.site.views.spellings import spellings

# So many of the places within one stand beside its page; the list of places has all.
_MOST_WITHIN = 30
# So many of them are marked on the map of a region.
_MOST_MARKED = 12


class PlacePage(Frozen, frozen=True, kw_only=True):
    """A place and the events that name it or a place within it.

    The later pages of a long list have the heading and the events alone.
    """

    crumbs: tuple[Link, ...]
    heading: Link
    lead: Link = NOTHING
    spellings: tuple[Link, ...] = ()
    on_map: OnMap | None = None
    asked: tuple[tuple[Link, Link], ...] = ()
    events: str
    rows: tuple[Row, ...]
    map: Map | None = None
    position: tuple[Link, ...] = ()
    within: tuple[tuple[Link, Link], ...] = ()
    part: Pager | None
    add: str


def place_page(context: Context, place: Place, part: ListPage, rows: Rows) -> PlacePage:
    """Return the page of a place, with a map where a position there is known."""
    around = _around(context, place)
    is_first = part.is_first
    return PlacePage(
        crumbs=(Link(context.say("Places"), context.links.to("/places/")), *reversed(around)),
        heading=part_title(context, named(place.name), part),
        lead=place_lead(context, place) if is_first else NOTHING,
        spellings=spellings(context, place.aliases) if is_first else (),
        on_map=place_on_map(context, place) if is_first else None,
        asked=tuple(_asked(context, place.id)) if is_first else (),
        events=context.count("{n} event", "{n} events", len(part.list.events)),
        rows=tuple(rows[listed.id] for listed in part.events),
        map=_map(context, place) if is_first else None,
        position=tuple(_position(context, place)) if is_first else (),
        within=tuple(_within(context, place.id)) if is_first else (),
        part=pager(context, part),
        add=context.links.adding(place=place.id),
    )


def place_lead(context: Context, place: Place) -> Link:
    """Return what a place is and where it lies, each place around it linked."""
    around = _around(context, place)
    kind = context.sort("places", place.kind)
    kind = kind if kind.text else Link(context.say("Place"))
    if not around:
        return kind
    return context.pieces("{kind} in {places}", kind=kind, places=joined(", ", around))


def _around(context: Context, place: Place) -> Sequence[Link]:
    return [context.place(wider) for wider in context.around(place.id)[1:]]


def _position(context: Context, place: Place) -> Iterator[Link]:
    """Yield where a place lies and how far that may be off, and then who says so.

    A place with others within it is no point, so nothing is missing where it has none.
    """
    if place.lat is None or place.lon is None:
        if not context.record.has(indexes.shown_places, place.id):
            yield Link(context.say("No source settles its position, so no map has a mark for it"))
        return
    north = f"{abs(place.lat)} {'N' if place.lat >= 0 else 'S'}"
    east = f"{abs(place.lon)} {'E' if place.lon >= 0 else 'W'}"
    if place.radius_km:
        off = context.words.number(place.radius_km)
        told = context.say(
            "{north}, {east}; may be off by {off} km", north=north, east=east, off=off
        )
        yield Link(told)
    else:
        yield Link(f"{north}, {east}")
    if place.coord_basis:
        yield Link(words.sentence(place.coord_basis), is_name=True)


def _map(context: Context, place: Place) -> Map | None:
    """Return a map of a place or, where it is a region, of those within it that most events name.

    Of a country there is none: it is as large as what is marked there.
    """
    if context.record.vocabulary.is_like("places", place.kind, "country"):
        return None
    inner = () if place.point else all_within(context, place.id)
    located = (found.id for found in map(context.record.place, inner) if found and found.point)
    counts = {each: context.record.group(indexes.naming, each) for each in located}
    marked = sorted(counts, key=lambda each: (-counts[each], each))[:_MOST_MARKED]
    title = context.say("Map of {place}", place=place.name)
    return context.map_of(marked or [place.id], title=title)


def _within(context: Context, place_id: str) -> Iterator[tuple[Link, Link]]:
    """Yield the places next within one, those of most events first, and how many each has."""
    inner = context.record.group(indexes.shown_places, place_id)
    counts = {place: len(context.record.group(indexes.by_place, place)) for place in inner}
    for place in sorted(inner, key=lambda each: (-counts[each], each))[:_MOST_WITHIN]:
        yield context.place(place), Link(context.count("{n} event", "{n} events", counts[place]))


def _asked(context: Context, place_id: str) -> Iterator[tuple[Link, Link]]:
    for question in context.questions(context.record.group(voices.questions_about, place_id)):
        link = Link(question.name, context.links.question(question.id))
        yield link, _answers(context, question)


def _answers(context: Context, question: Question) -> Link:
    """Return what each side answers in a word; of a question without such words, how many do."""
    if question.kind is not QuestionKind.YES_NO:
        number = len(answers(context, question))
        return Link(context.count("{n} statement", "{n} statements", number))
    return joined(". ", (_party(context, party) for party in by_party(context, question)))


def _party(context: Context, party: Party) -> Link:
    given = ", ".join(dict.fromkeys(short.word for short in party.shorts))
    given = given or context.say("no statement found")
    return phrase_of((party.name, ": ", given))
