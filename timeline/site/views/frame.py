"""What every page has around it: its title, the way to the other pages, how to read the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.record import indexes
from timeline.record.indexes import Extent
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link

_METHOD = "/about/method/"
_ABOUT = "/about/"


@dataclass(frozen=True, slots=True)
class Tab:
    """A link of the main menu; `current` is ARIA's word for where the reader is, or empty."""

    text: str
    href: str
    current: str


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key: a standing, its word and its meaning."""

    standing: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds a page. `address` is absolute where the site's address is known."""

    title: str
    description: str
    address: str
    home: str
    tabs: tuple[Tab, ...]
    key: tuple[Key, ...]
    times: str
    feed: str
    foot: tuple[Link, ...]
    credit: str


def frame(context: Context, address: str, title: str, description: str) -> Frame:
    """Return what surrounds the page at `address`, which starts with a slash."""
    name, there = context.site.name, context.record.group(indexes.extent)
    return Frame(
        title=title if title == name else f"{title} · {name}",
        description=description,
        address=f"{context.site.url}{address}" if context.site.url else "",
        home=context.links.to("/"),
        tabs=tuple(_tabs(context, address, there)),
        key=tuple(Key(s.value, term.one, term.meaning) for s, term in words.STANDINGS.items()),
        times=words.zone_name(context.zone),
        feed=context.links.to("/feeds/added.atom") if there.events else "",
        foot=tuple(_foot(context, there)),
        credit=context.atlas.credit,
    )


def _tabs(context: Context, address: str, there: Extent) -> Iterator[Tab]:
    for text, target, is_there in (
        ("Timeline", "/", True),
        ("Questions", "/questions/", there.questions),
        ("Actors", "/actors/", there.actors),
        ("Places", "/places/", there.places),
        ("Method", _METHOD, _has(context, _METHOD)),
    ):
        if is_there:
            yield Tab(text, context.links.to(target), _current(address, target))
    for text, target in context.site.menu:
        if target.startswith("/"):
            yield Tab(text, context.links.to(target), _current(address, target))
        else:
            yield Tab(text, target, "")


def _current(address: str, target: str) -> str:
    if address == target:
        return "page"
    return "true" if target != "/" and address.startswith(target) else ""


def _foot(context: Context, there: Extent) -> Iterator[Link]:
    if _has(context, _ABOUT):
        yield Link("About", context.links.to(_ABOUT))
    if _has(context, _METHOD):
        yield Link("How this record is made", context.links.to(_METHOD))
    if there.events:
        yield Link("Kinds of events", context.links.to("/kinds/"))
        yield Link("Feed", context.links.to("/feeds/added.atom"))
    if context.site.repository:
        yield Link("Source files", context.site.repository)


def _has(context: Context, address: str) -> bool:
    return context.record.has(indexes.prose, address.strip("/"))
