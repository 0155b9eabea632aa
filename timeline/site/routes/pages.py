"""What a type of page is, and the pages of a site: which there are, and what stands on each.

Which pages there are follows from the record and is computed anew each time. What stands on one is
computed when it is rendered, and everything it looks at is noted, so that it is rendered again
only if that changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from timeline.model import Frozen, Strand
from timeline.record import indexes, press, weeks
from timeline.record.indexes import Index, Listed
from timeline.record.tracked import Memo
from timeline.site.cards import Card
from timeline.site.context import Context
from timeline.site.exports import files
from timeline.site.exports.files import EventTexts, Exported
from timeline.site.pagination import ListPage, Paginator, paginated
from timeline.site.views import booklet
from timeline.site.views.frame import Surroundings, frame, surroundings
from timeline.site.views.ledger import Scope, scope
from timeline.site.views.rows import Rows, row

_INDEX = "index.html"
_HTML = ".html"
_GAP = "\0"  # which no address has
_MOST_ROWS = 2_000
_MOST_LISTS = 1_000
# Each of several files has all of these texts; those of many events are kept by whoever hosts the
# build, which makes each once.
_MOST_TEXTS = 10_000
_MOST_TEXTS_OF_LONG = 200  # they are made in order; more would be a tenth of what is in memory
# So many events with their summaries make a page of a week, some 45 KB of it compressed.
_MOST_IN_A_WEEK = 130


class Address(Frozen, frozen=True):
    """A page: its address, absolute where the site's is known, and the day it changed, if known."""

    address: str
    changed: str


class PageView(Frozen, frozen=True, kw_only=True):
    """What stands on one page: its head and its own values.

    `shared_title` is the title where others show it without the page, if that is another, and
    `card` the picture that they show with it, if that is not the site's. `feed` is the link to a
    feed of its own, if it has one. One that is known to have no map need not say whose that is.
    """

    title: str = ""
    description: str = ""
    shared_title: str = ""
    card: Card | None = None
    feed: str = ""
    has_map: bool = True
    values: Mapping[str, object]


class Route(Frozen, frozen=True):
    """A type of page: its address, its template, the names that fill the gap, and its view.

    One that is not `is_listed` stays out of the sitemap, which tells of one that `is_event` when
    the event of its name was changed; one that `is_hosted` is written by whoever hosts the build.
    What is in one that `is_joined` is made of those where `is_part` says that they are a part.
    """

    address: str
    template: str
    names: Callable[["Pages"], Iterable[str]]
    view: Callable[["Pages", str], PageView]
    is_listed: bool = True
    is_event: bool = False
    is_hosted: bool = False
    is_part: Callable[["Pages"], bool] = lambda _: False
    is_joined: bool = False

    def path(self, name: str) -> str:
        """Return the path in the output folder of the page of this name."""
        address = self.address.format(name)
        path = f"{address}{_INDEX}" if address.endswith("/") else address
        return path.removeprefix("/")

    def name_at(self, path: str) -> str | None:
        """Return the name of which `path` is the path, whether or not there is such a page."""
        start, gap, end = self.path(_GAP).partition(_GAP)
        if not gap:
            return "" if path == start else None
        name = path.removeprefix(start).removesuffix(end)
        return name if name and f"{start}{name}{end}" == path else None


class Pages:
    """The pages of a site, with what several of them share: rows of events, cut lists."""

    def __init__(self, context: Context, routes: Sequence[Route]) -> None:
        self.context = context
        self.routes = routes
        tracker, event = context.record.tracker, context.record.event
        self.rows: Rows = Memo(tracker, lambda name: row(context, event(name)), _MOST_ROWS)
        most = _MOST_TEXTS_OF_LONG if context.is_long else _MOST_TEXTS
        texts = Memo(tracker, partial(files.texts, context), most)
        self.exported = Exported(context, texts, Memo(tracker, self._sum, len(files.FILES)))
        self.addresses: Memo[str, Sequence[Address]] = Memo(tracker, self._addresses, 1)
        around: Memo[str, Surroundings] = Memo(tracker, lambda _: surroundings(context), 1)
        self._surroundings = around
        self.scopes: Memo[str, Scope] = Memo(tracker, lambda _: scope(context), 1)
        self._lists: Memo[tuple[str, str], Paginator] = Memo(tracker, self._cut, _MOST_LISTS)

    def all(self) -> Iterator[tuple[Route, str]]:
        """Yield every page: its route and its name."""
        for route in self.routes:
            for name in route.names(self):
                yield route, name

    def at(self, path: str) -> tuple[Route, str] | None:
        """Return the route and the name of the page at a path, if there is one.

        The names of those routes alone are asked for that have such an address.
        """
        for route in self.routes:
            name = route.name_at(path)
            if name is not None and name in route.names(self):
                return route, name
        return None

    def values(self, route: Route, name: str) -> Mapping[str, object]:
        """Return what the template of a page is given."""
        view, address = route.view(self, name), route.address.format(name)
        if not route.template.endswith(_HTML):
            return view.values
        heading = view.title, view.description, view.shared_title, view.card, view.feed
        around = self._surroundings[""]
        framed = frame(self.context, around, address, *heading, has_map=view.has_map)
        # In a long record the pages alone would fill what a host gives a site.
        return {"frame": framed, "is_short": self.context.is_long, **view.values}

    def list_names(self, kind: str) -> Iterator[str]:
        """Yield the name of every page of the lists of a type: `x`, and `x/2` for its page 2."""
        for name in self.context.record.keys(LISTS[kind].index):
            yield name
            for number in range(2, len(self._lists[kind, name].pages) + 1):
                yield f"{name}/{number}"

    def list_page(self, kind: str, page: str) -> ListPage:
        """Return the page of a list that has this name."""
        name, _, number = page.partition("/")
        return ListPage(int(number or 1), self._lists[kind, name])

    def part(self, name: str) -> bytes:
        """Return what the files of the whole record have of an event."""
        return files.PART.encode(self.exported.texts[name])

    def take(self, parts: Mapping[str, bytes]) -> None:
        """Take what files have of events, by the paths of their own files, made before or now."""
        paths = {_owner(path): path for path in parts}

        def kept(event_id: str) -> EventTexts | None:
            path = paths.get(event_id)
            return files.part(parts[path]) if path else None

        self.exported.texts.ask(kept)

    def _sum(self, name: str) -> str:
        return files.checksum(self.exported, name)

    def _addresses(self, _: str) -> Sequence[Address]:
        """Return the addresses of the pages that others should find, each with its last change."""
        updated = dict(self.context.record.group(indexes.updated))
        url = self.context.site.url
        return tuple(
            Address(
                f"{url}{route.address.format(name)}",
                updated[name].isoformat() if route.is_event else "",
            )
            for route in self.routes
            if route.is_listed
            for name in route.names(self)
        )

    def _cut(self, key: tuple[str, str]) -> Paginator:
        kind, name = LISTS[key[0]], key[1]
        events = self.context.record.group(kind.index, name)
        first = self.context.links.to(kind.address.format(name))
        return paginated(events, first, kind.most)


def _owner(path: str) -> str:
    """Return the id of the event that the file at a path is of."""
    found = PurePosixPath(path)
    return found.parent.name if found.name == _INDEX else found.stem


class ListOf(Frozen, frozen=True):
    """A type of list: the index that has it, and the address of the first page of one.

    The later pages of a list follow below the first. A page has no more than `most` events, or as
    many as a page of titles has.
    """

    index: Index[tuple[Listed, ...]]
    address: str
    most: int = 0


LISTS: Mapping[str, ListOf] = {
    "week": ListOf(weeks.by_week, "/timeline/{}/", most=_MOST_IN_A_WEEK),
    "print": ListOf(weeks.by_week, "/print/{}/", most=booklet.MOST_WHOLE),
    "day": ListOf(indexes.on_day, "/days/{}/"),
    "kind": ListOf(indexes.by_kind, "/kinds/{}/"),
    "strand": ListOf(indexes.by_strand, "/{}/"),
    "side": ListOf(indexes.by_side, f"/{Strand.SAID}/{{}}/"),
    "actor": ListOf(indexes.by_actor, "/actors/{}/"),
    "place": ListOf(indexes.by_place, "/places/{}/"),
    "outlet": ListOf(press.by_outlet, "/sources/{}/"),
}


def list_of(page: str) -> str:
    """Return the name of the list that a page belongs to."""
    return page.partition("/")[0]
