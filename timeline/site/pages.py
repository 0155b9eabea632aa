"""Every page of the site. To add a kind of page, write its leaves and add a row to `TABLE`."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from timeline.model import Strand
from timeline.site import leaves
from timeline.site.desk import Desk
from timeline.site.edition import Edition
from timeline.site.leaves import Sheet, filled, index, listed, one
from timeline.site.page import Page
from timeline.site.views import indexes
from timeline.site.views.frame import frame
from timeline.site.views.sitemap import MOST_IN_A_SITEMAP, Address

_INDEX = "index.html"
_SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class PageKind:
    """A row of the table: an address, a template, the names that fill its gap, and what makes one.

    One that is not `is_listed` stays out of the sitemap.
    """

    address: str
    template: str
    names: Callable[[Desk], Collection[str]]
    sheet: Callable[[Desk, str], Sheet]
    is_listed: bool = True

    def name_in(self, address: str) -> str | None:
        """Return the name that fills the gap in an address, or None if it is of another kind."""
        start, _, end = self.address.partition("{}")
        if not address.startswith(start) or not address.endswith(end):
            return None
        name = address[len(start) : len(address) - len(end)]
        return name if self.address.format(name) == address else None


class Book:
    """Every page of an edition, one after the other or by its path, each made when asked for."""

    def __init__(self, edition: Edition) -> None:
        self._desk = Desk(edition)
        self._known: dict[str, Collection[str]] = {}

    def __iter__(self) -> Iterator[Page]:
        for kind in TABLE:
            for name in self._names(kind):
                yield self._page(kind, name)

    def __getitem__(self, path: str) -> Page:
        """Return the page at a path of the output folder; raises KeyError where there is none."""
        address = f"/{path}"
        if address.endswith(f"/{_INDEX}"):
            address = address.removesuffix(_INDEX)
        for kind in TABLE:
            name = kind.name_in(address)
            if name is not None and name in self._names(kind):
                return self._page(kind, name)
        raise KeyError(path)

    def _names(self, kind: PageKind) -> Collection[str]:
        key = kind.address + kind.template
        if key not in self._known:
            self._known[key] = dict.fromkeys(kind.names(self._desk))
        return self._known[key]

    def _page(self, kind: PageKind, name: str) -> Page:
        address = kind.address.format(name)
        path = f"{address}{_INDEX}" if address.endswith("/") else address
        make = partial(self._values, kind, name, address)
        return Page(path=path.removeprefix("/"), template=kind.template, make=make)

    def _values(self, kind: PageKind, name: str, address: str) -> Mapping[str, object]:
        sheet = kind.sheet(self._desk, name)
        edition = self._desk.edition
        return {"frame": frame(edition, address, sheet.title, sheet.description), **sheet.values}


def sitemaps(listed: Sequence[Address], *, most: int) -> Mapping[str, Sequence[Address]]:
    """Return the sitemap, by its name, or several with at most so many addresses each."""
    if len(listed) <= most:
        return {_SITEMAP: listed}
    parts = [listed[start : start + most] for start in range(0, len(listed), most)]
    return {f"{_SITEMAP}-{number}": part for number, part in enumerate(parts, 1)}


def _sitemaps(desk: Desk) -> Mapping[str, Sequence[Address]]:
    """Return the sitemaps of all pages that a search engine should know."""
    updated, url = desk.edition.record.updated, desk.edition.site.url
    listed = (
        Address(
            f"{url}{kind.address.format(name)}",
            updated[name] if kind.sheet is leaves.event else "",
        )
        for kind in TABLE
        if kind.is_listed
        for name in kind.names(desk)
    )
    return sitemaps(tuple(listed), most=MOST_IN_A_SITEMAP)


def _sitemap(desk: Desk, name: str) -> Sheet:
    return Sheet(values={"addresses": _sitemaps(desk)[name]})


def _maps_of_the_site(desk: Desk) -> Collection[str]:
    count = sum(len(list(kind.names(desk))) for kind in TABLE if kind.is_listed)
    return (_SITEMAP,) if count > MOST_IN_A_SITEMAP else ()


def _map_of_the_site(desk: Desk, name: str) -> Sheet:
    del name
    url = desk.edition.site.url
    named = tuple(Address(f"{url}/{each}.xml", "") for each in _sitemaps(desk))
    return Sheet(values={"addresses": named})


TABLE: tuple[PageKind, ...] = (
    PageKind("/", "home.html", one, leaves.home),
    PageKind("/timeline/{}/", "list.html", leaves.later, leaves.rest),
    PageKind("/days/{}/", "list.html", listed("day"), leaves.day),
    PageKind("/events/{}/", "event.html", leaves.events, leaves.event),
    PageKind("/events/{}/", "moved.html", leaves.aliases, leaves.alias, is_listed=False),
    PageKind("/kinds/", "contents.html", filled(indexes.kinds), index(indexes.kinds)),
    PageKind("/kinds/{}/", "list.html", listed("kind"), leaves.kind),
    PageKind("/strands/{}/", "list.html", listed("strand"), leaves.strand),
    PageKind(f"/strands/{Strand.REACTION}/{{}}/", "list.html", listed("side"), leaves.side),
    PageKind("/actors/", "contents.html", filled(indexes.actors), index(indexes.actors)),
    PageKind("/actors/{}/", "list.html", listed("actor"), leaves.actor),
    PageKind("/places/", "contents.html", filled(indexes.places), index(indexes.places)),
    PageKind("/places/{}/", "list.html", listed("place"), leaves.place),
    PageKind("/questions/", "contents.html", filled(indexes.questions), index(indexes.questions)),
    PageKind("/questions/{}/", "question.html", leaves.questions, leaves.question),
    PageKind("/{}/", "page.html", leaves.prose_pages, leaves.prose),
    PageKind("/feeds/{}.atom", "feed.atom", leaves.feeds, leaves.news, is_listed=False),
    PageKind("/404.html", "404.html", one, leaves.missing, is_listed=False),
    PageKind("/robots.txt", "robots.txt", one, leaves.robots, is_listed=False),
    PageKind("/{}.xml", "sitemap.xml", _sitemaps, _sitemap, is_listed=False),
    PageKind("/{}.xml", "sitemaps.xml", _maps_of_the_site, _map_of_the_site, is_listed=False),
)
