"""Every page of the site. To add a kind of page, write its leaves and add a row to `TABLE`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from timeline.model import Strand
from timeline.record import Record
from timeline.site import leaves
from timeline.site.atlas import NO_ATLAS, Atlas
from timeline.site.edition import Edition
from timeline.site.leaves import Desk, Leaf
from timeline.site.page import Page, Prose, Site
from timeline.site.views import indexes
from timeline.site.views.frame import frame
from timeline.site.views.sitemap import MOST_IN_A_SITEMAP, Address


@dataclass(frozen=True, slots=True)
class PageKind:
    """A row of the table: an address with or without a gap, a template, and what makes the pages.

    One that is not `listed` stays out of the sitemap.
    """

    address: str
    template: str
    leaves: Callable[[Desk], Iterable[Leaf]]
    listed: bool = True


TABLE: tuple[PageKind, ...] = (
    PageKind("/", "home.html", leaves.home),
    PageKind("/timeline/{}/", "list.html", leaves.rest),
    PageKind("/days/{}/", "list.html", leaves.days),
    PageKind("/events/{}/", "event.html", leaves.events),
    PageKind("/events/{}/", "moved.html", leaves.aliases, listed=False),
    PageKind("/kinds/", "contents.html", leaves.contents(indexes.kinds)),
    PageKind("/kinds/{}/", "list.html", leaves.kinds),
    PageKind("/strands/{}/", "list.html", leaves.strands),
    PageKind(f"/strands/{Strand.REACTION}/{{}}/", "list.html", leaves.sides),
    PageKind("/actors/", "contents.html", leaves.contents(indexes.actors)),
    PageKind("/actors/{}/", "list.html", leaves.actors),
    PageKind("/places/", "contents.html", leaves.contents(indexes.places)),
    PageKind("/places/{}/", "list.html", leaves.places),
    PageKind("/questions/", "contents.html", leaves.contents(indexes.questions)),
    PageKind("/questions/{}/", "question.html", leaves.questions),
    PageKind("/{}/", "page.html", leaves.prose),
    PageKind("/feeds/{}.atom", "feed.atom", leaves.feeds, listed=False),
    PageKind("/404.html", "404.html", leaves.missing, listed=False),
    PageKind("/robots.txt", "robots.txt", leaves.robots, listed=False),
)


def pages(
    record: Record, site: Site, *, atlas: Atlas = NO_ATLAS, prose: Iterable[Prose] = ()
) -> Iterator[Page]:
    """Yield every page of the site, the sitemap last."""
    edition = Edition(record, site, atlas, tuple(prose))
    desk = Desk(edition)
    listed: list[Address] = []
    for kind in TABLE:
        for leaf in kind.leaves(desk):
            address = kind.address.format(leaf.name)
            if kind.listed:
                listed.append(Address(f"{site.url}{address}", leaf.changed))
            path = f"{address}index.html" if address.endswith("/") else address
            make = partial(_values, edition, leaf, address)
            yield Page(path=path.removeprefix("/"), template=kind.template, make=make)
    yield from sitemaps(site, listed)


def sitemaps(
    site: Site, listed: Sequence[Address], *, most: int = MOST_IN_A_SITEMAP
) -> Iterator[Page]:
    """Yield the sitemap, or several with at most so many addresses each and one that names them."""
    if len(listed) <= most:
        yield _sitemap("sitemap.xml", "sitemap.xml", listed)
        return
    parts = [listed[start : start + most] for start in range(0, len(listed), most)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _sitemap(name, "sitemap.xml", part)
    yield _sitemap("sitemap.xml", "sitemaps.xml", [Address(f"{site.url}/{n}", "") for n in names])


def _sitemap(path: str, template: str, addresses: Sequence[Address]) -> Page:
    values = {"addresses": tuple(addresses)}
    return Page(path=path, template=template, make=lambda: values)


def _values(edition: Edition, leaf: Leaf, address: str) -> Mapping[str, object]:
    sheet = leaf.make()
    return {"frame": frame(edition, address, sheet.title, sheet.description), **sheet.values}
