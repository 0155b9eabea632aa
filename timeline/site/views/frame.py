"""What every page has around it: its title, the way to the other pages."""

from collections.abc import Iterator

from timeline.model import Frozen, Strand
from timeline.record import evenings, history, indexes, whereabouts
from timeline.record.indexes import Extent
from timeline.site.cards import Card
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.cards import Picture, picture

_METHOD = "/about/method/"
_ABOUT = "/about/"
_DATA = "/about/data/"


class Tab(Frozen, frozen=True):
    """A link of the main menu; `current` is ARIA's word for where the reader is, or empty."""

    text: str
    href: str
    current: str


class Frame(Frozen, frozen=True, kw_only=True):
    """What surrounds a page. `address` is absolute where the site's address is known.

    `shared_title` is the title where others show it without the page, and `picture` what they show
    with it. `search` is where its box leads, `tabs` the main menu, `more` what stands in the foot
    and, as `below_tabs`, below the menu; in a record that fills what a host gives one link leads
    there from the menu. `credit` names the makers of the map.
    """

    title: str
    shared_title: str
    description: str
    picture: Picture | None
    address: str
    home: str
    search: str
    tabs: tuple[Tab, ...]
    below_tabs: tuple[Link, ...]
    more: tuple[Link, ...]
    method: str
    times: str
    feed: str
    credit: str


class Surroundings(Frozen, frozen=True, kw_only=True):
    """What stands around every page of a site alike; of the rest see `Frame`.

    Of each tab the address that it leads to is there, which tells on what page one is at it.
    """

    home: str
    search: str
    tabs: tuple[tuple[str, Link], ...]
    below_tabs: tuple[Link, ...]
    more: tuple[Link, ...]
    method: str
    times: str
    feed: str


def surroundings(context: Context) -> Surroundings:
    """Return what stands around every page."""
    there = context.record.group(indexes.extent)
    more = tuple(_more(context, there))
    zone = context.words.zone_name(context.zone)
    return Surroundings(
        home=context.links.to("/"),
        search=context.links.to("/search/") if there.events else "",
        tabs=tuple(_tabs(context, there)),
        below_tabs=(Link(context.say("More"), "#foot"),) if context.is_vast else more,
        more=more,
        method=context.links.to(_METHOD) if _has(context, _METHOD) else "",
        times=context.say("Clock times are {zone} unless another zone is named", zone=zone),
        feed=context.links.to("/feeds/added.atom") if there.events else "",
    )


def frame(
    context: Context,
    around: Surroundings,
    address: str,
    title: str,
    description: str,
    shared_title: str = "",
    card: Card | None = None,
    feed: str = "",
    *,
    has_map: bool = True,
) -> Frame:
    """Return what surrounds the page at `address`, which starts with a slash; `around` is for all.

    Without a `feed` of its own it names that of the whole record.
    """
    name = context.site.name
    return Frame(
        title=title if title == name else f"{title} · {name}",
        shared_title=shared_title or title,
        description=description,
        picture=picture(context, card),
        address=f"{context.site.url}{address}" if context.site.url else "",
        home=around.home,
        search=around.search,
        tabs=tuple(Tab(t.text, t.href, _current(address, target)) for target, t in around.tabs),
        below_tabs=around.below_tabs,
        more=around.more,
        method=around.method,
        times=around.times,
        feed=feed or around.feed,
        credit=context.atlas.credit if has_map or not context.is_vast else "",
    )


def _tabs(context: Context, there: Extent) -> Iterator[tuple[str, Link]]:
    has_map = context.atlas.codes and context.record.has(whereabouts.is_mapped, "")
    for text, target, is_there in (
        (context.say("Week by week"), "/timeline/", there.events),
        (context.say("Questions"), "/questions/", there.questions),
        (context.say("Map"), "/map/", has_map),
        (context.say("People"), "/actors/", there.actors),
        (context.say("Places"), "/places/", there.places),
        (context.say("Quotes"), "/quotes/", there.quotes),
        (context.say("About"), _ABOUT, _has(context, _ABOUT)),
    ):
        if is_there:
            yield target, Link(text, context.links.to(target))
    for text, target in context.site.menu:
        yield target, Link(text, context.links.to(target) if target.startswith("/") else target)


def _current(address: str, target: str) -> str:
    if address == target:
        return "page"
    return "true" if target != "/" and address.startswith(target) else ""


def _more(context: Context, there: Extent) -> Iterator[Link]:
    has_said = context.record.has(indexes.by_strand, Strand.SAID.value)
    has_evenings = context.record.has(evenings.evening_sizes, "")
    has_changes = context.record.has(history.edit_pages, history.NEWEST_PAGE)
    for text, target, is_there in (
        (context.say("Days"), "/days/", there.events),
        (context.say("Sources"), "/sources/", there.events),
        (context.say("Kinds of events"), "/kinds/", there.events),
        (context.say("What each side said"), f"/{Strand.SAID}/", has_said),
        (context.say("As known on a day"), "/as-of/", has_evenings),
        (context.say("What has changed"), "/changes/", has_changes),
        (context.say("What is missing"), "/needs-you/", there.events),
        (context.say("Add or correct"), "/add/", True),
        (context.say("How it is made"), _METHOD, _has(context, _METHOD)),
        (context.say("Data"), _DATA, there.events),
        (context.say("Feed"), "/feeds/added.atom", there.events),
    ):
        if is_there:
            yield Link(text, context.links.to(target))
    if context.site.repository:
        yield Link(context.say("Source files"), context.site.repository)


def _has(context: Context, address: str) -> bool:
    return context.record.has(indexes.prose, address.strip("/"))
