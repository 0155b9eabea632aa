"""What every page has around it: its title, the way to the other pages, how to read the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.site import words
from timeline.site.edition import Edition
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
    """What surrounds a page. `address` is absolute where the site's address is known.

    Where it `is_brief`, a page names once and far away what is the same on every page.
    """

    title: str
    description: str
    address: str
    is_brief: bool
    home: str
    tabs: tuple[Tab, ...]
    key: tuple[Key, ...]
    times: str
    feed: str
    foot: tuple[Link, ...]
    credit: str


def frame(edition: Edition, address: str, title: str, description: str) -> Frame:
    """Return what surrounds the page at `address`, which starts with a slash."""
    name = edition.site.name
    return Frame(
        title=title if title == name else f"{title} · {name}",
        description=description,
        address=f"{edition.site.url}{address}" if edition.site.url else "",
        is_brief=edition.extent.is_brief and address != "/",
        home=edition.links.to("/"),
        tabs=tuple(_tabs(edition, address)),
        key=tuple(Key(s.value, term.one, term.meaning) for s, term in words.STANDINGS.items()),
        times=words.zone_name(edition.zone),
        feed=edition.links.to("/feeds/added.atom") if edition.extent.has_events else "",
        foot=tuple(_foot(edition, address)),
        credit=edition.atlas.credit,
    )


def _tabs(edition: Edition, address: str) -> Iterator[Tab]:
    there = edition.extent
    for text, target, is_there in (
        ("Timeline", "/", True),
        ("Questions", "/questions/", there.has_questions),
        ("Actors", "/actors/", there.has_actors),
        ("Places", "/places/", there.has_places),
        ("Method", _METHOD, _has(edition, _METHOD)),
    ):
        if is_there:
            yield Tab(text, edition.links.to(target), _current(address, target))


def _current(address: str, target: str) -> str:
    if address == target:
        return "page"
    return "true" if target != "/" and address.startswith(target) else ""


def _foot(edition: Edition, address: str) -> Iterator[Link]:
    if edition.extent.is_brief and address != "/":
        yield Link("How to read the claims", edition.links.to("/#how_to_read"))
        return
    if _has(edition, _ABOUT):
        yield Link("About", edition.links.to(_ABOUT))
    if _has(edition, _METHOD):
        yield Link("How this record is made", edition.links.to(_METHOD))
    if edition.extent.has_events:
        yield Link("Kinds of events", edition.links.to("/kinds/"))
        yield Link("Feed", edition.links.to("/feeds/added.atom"))
    if edition.site.repository:
        yield Link("Source files", edition.site.repository)


def _has(edition: Edition, address: str) -> bool:
    return any(page.address == address for page in edition.prose)
