"""Every page of the site. To add a type of page, write its view and add a row to `ROUTES`.

Which pages there are follows from the record and is computed anew each time. What stands on one is
computed when it is rendered, and everything it looks at is noted, so that it is rendered again
only if that changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.model import Strand
from timeline.model.dates import day_label
from timeline.record import indexes
from timeline.record.indexes import Index, Listed
from timeline.record.tracked import Memo
from timeline.site import words
from timeline.site.context import Context
from timeline.site.exports import files as export_files
from timeline.site.exports.files import EventTexts, Exported
from timeline.site.pagination import ListPage, Paginator, paginated
from timeline.site.views import indexes as index_views
from timeline.site.views import lists
from timeline.site.views.cards import Card, card
from timeline.site.views.event import event_view, withdrawn_view
from timeline.site.views.feeds import feed
from timeline.site.views.frame import frame
from timeline.site.views.home import home as home_view
from timeline.site.views.indexes import Contents as IndexView
from timeline.site.views.lists import Listing
from timeline.site.views.prose import prose_html
from timeline.site.views.question_list import question_list
from timeline.site.views.questions import question_view
from timeline.site.views.rows import Row, row
from timeline.site.views.sitemap import MOST_IN_A_SITEMAP, Address
from timeline.site.views.titles import attributed

_INDEX = "index.html"
_HTML = ".html"
_SITEMAP = "sitemap"
# What stands in no markup: nothing of it is escaped.
_VERBATIM = "verbatim.txt"
_DESCRIPTION = 160
# So many cards are kept, some 3 MB; a record with more has each on one page, or on two.
_MOST_CARDS = 1_000
_MOST_ROWS = 2_000
_MOST_LISTS = 1_000
_MOST_TEXTS = 20_000
# The feeds: the group of newest changes that each has, and its title.
_FEEDS = {
    "added": ("", "newest changes"),
    "reported": (Strand.REPORTED.value, words.STRANDS[Strand.REPORTED].many.lower()),
    "said": (Strand.SAID.value, words.STRANDS[Strand.SAID].many.lower()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What stands on one page: its head and its own values.

    `shared_title` is the title where others show it without the page, if that is another.
    """

    title: str = ""
    description: str = ""
    shared_title: str = ""
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Route:
    """A type of page: its address, its template, the names that fill the gap, and its view.

    One that is not `is_listed` stays out of the sitemap.
    """

    address: str
    template: str
    names: Callable[["Pages"], Iterable[str]]
    view: Callable[["Pages", str], PageView]
    is_listed: bool = True

    def path(self, name: str) -> str:
        """Return the path in the output folder of the page of this name."""
        address = self.address.format(name)
        path = f"{address}{_INDEX}" if address.endswith("/") else address
        return path.removeprefix("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A type of list: the index that has it, and the link to one.

    The later pages of a list follow below the first, or below `more`.
    """

    index: Index[tuple[Listed, ...]]
    href: Callable[[Context, str], str]
    more: str = ""


LISTS: Mapping[str, ListOf] = {
    "timeline": ListOf(
        index=indexes.timeline, href=lambda context, _: context.links.to("/"), more="/timeline/"
    ),
    "day": ListOf(
        index=indexes.on_day,
        href=lambda context, name: context.links.day(date.fromisoformat(name)),
    ),
    "kind": ListOf(index=indexes.by_kind, href=lambda context, name: context.links.kind(name)),
    "strand": ListOf(
        index=indexes.by_strand, href=lambda context, name: context.links.strand(Strand(name))
    ),
    "side": ListOf(index=indexes.by_side, href=lambda context, name: context.links.said_by(name)),
    "actor": ListOf(index=indexes.by_actor, href=lambda context, name: context.links.actor(name)),
    "place": ListOf(index=indexes.by_place, href=lambda context, name: context.links.place(name)),
}


class Pages:
    """The pages of a site, with what several of them share: cards of events, cut lists."""

    def __init__(self, context: Context) -> None:
        self.context = context
        tracker = context.record.tracker
        self.cards: Memo[str, Card] = Memo(tracker, self._card, _MOST_CARDS)
        self.rows: Memo[str, Row] = Memo(tracker, self._row, _MOST_ROWS)
        self.exported = Exported(context, Memo(tracker, self._texts, _MOST_TEXTS))
        self.addresses: Memo[str, Sequence[Address]] = Memo(tracker, self._addresses, 1)
        self._lists: Memo[tuple[str, str], Paginator] = Memo(tracker, self._cut, _MOST_LISTS)

    def all(self) -> Iterator[tuple[Route, str]]:
        """Yield every page: its route and its name."""
        for route in ROUTES:
            for name in route.names(self):
                yield route, name

    def values(self, route: Route, name: str) -> Mapping[str, object]:
        """Return what the template of a page is given."""
        view, address = route.view(self, name), route.address.format(name)
        if not route.template.endswith(_HTML):
            return view.values
        heading = view.title, view.description, view.shared_title
        return {"frame": frame(self.context, address, *heading), **view.values}

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

    def _card(self, event_id: str) -> Card:
        return card(self.context, self.context.record.event(event_id))

    def _row(self, event_id: str) -> Row:
        return row(self.context, self.context.record.event(event_id))

    def _texts(self, event_id: str) -> EventTexts:
        return export_files.texts(self.context, event_id)

    def _addresses(self, _: str) -> Sequence[Address]:
        """Return the addresses of the pages that others should find, each with its last change."""
        updated = dict(self.context.record.group(indexes.updated))
        url = self.context.site.url
        return tuple(
            Address(
                f"{url}{route.address.format(name)}",
                updated[name].isoformat() if route.view is _event else "",
            )
            for route in ROUTES
            if route.is_listed
            for name in route.names(self)
        )

    def _cut(self, key: tuple[str, str]) -> Paginator:
        kind, name = LISTS[key[0]], key[1]
        more = self.context.links.to(kind.more) if kind.more else ""
        events = self.context.record.group(kind.index, name)
        return paginated(events, kind.href(self.context, name), more)


def _one(pages: Pages) -> Sequence[str]:
    del pages
    return ("",)


def _listed(kind: str) -> Callable[[Pages], Iterable[str]]:
    return lambda pages: pages.list_names(kind)


def _home(pages: Pages, name: str) -> PageView:
    site = pages.context.site
    page = home_view(pages.context, pages.list_page("timeline", name), pages.cards)
    return PageView(title=site.name, description=_short(site.standfirst), values={"page": page})


def _later(pages: Pages) -> Iterable[str]:
    """Yield the pages of a long timeline that are not the home page."""
    return (name.removeprefix("/") for name in pages.list_names("timeline") if name)


def _rest(pages: Pages, name: str) -> PageView:
    part = pages.list_page("timeline", f"/{name}")
    page = lists.record_list(pages.context, part, pages.cards)
    return _listing(page, f"{page.title} of {pages.context.site.name}.")


def _events(pages: Pages) -> Iterable[str]:
    return pages.context.record.group(indexes.order)


def _event(pages: Pages, name: str) -> PageView:
    found = pages.context.record.event(name)
    return PageView(
        title=found.title,
        description=_short(found.summary),
        shared_title=attributed(pages.context, name),
        values={"event": event_view(pages.context, found, pages.rows)},
    )


def _withdrawn(pages: Pages) -> Iterable[str]:
    return pages.context.record.keys(indexes.withdrawals)


def _withdrawal(pages: Pages, name: str) -> PageView:
    view = withdrawn_view(pages.context, name)
    title = pages.context.say("Withdrawn: {title}", title=view.title)
    return PageView(title=title, values={"page": view})


def _aliases(pages: Pages) -> Iterable[str]:
    return pages.context.record.keys(indexes.aliases)


def _alias(pages: Pages, name: str) -> PageView:
    """Return the stub that leads from an old id to the event."""
    context = pages.context
    event = context.record.head(context.record.group(indexes.aliases, name)[-1])
    address = f"{context.site.url}/events/{event.id}/"
    values = {"title": event.title, "href": context.links.event(event.id), "address": address}
    return PageView(title=event.title, values=values)


def _day(pages: Pages, name: str) -> PageView:
    when, part = date.fromisoformat(_first(name)), pages.list_page("day", name)
    beside = pages.context.record.group(indexes.days_beside, _first(name))
    page = lists.day_list(pages.context, when, part, pages.cards, beside=beside)
    return _listing(page, f"What happened and what officials said on {day_label(when)}.")


def _kind(pages: Pages, name: str) -> PageView:
    kind, part = pages.context.kind(_first(name)), pages.list_page("kind", name)
    return _listing(lists.kind_list(pages.context, kind, part, pages.cards))


def _strand(pages: Pages, name: str) -> PageView:
    strand, part = Strand(_first(name)), pages.list_page("strand", name)
    return _listing(lists.strand_list(pages.context, strand, part, pages.cards))


def _side(pages: Pages, name: str) -> PageView:
    part = pages.list_page("side", name)
    page = lists.side_list(pages.context, _first(name), part, pages.cards)
    return _listing(page, f"{page.title}. {page.lead}")


def _on_file(index: Index[tuple[str, ...]], kind: str) -> Callable[[Pages], Iterable[str]]:
    """Return what gives the pages of a type of list of those that have a registry entry."""

    def names(pages: Pages) -> Iterator[str]:
        record = pages.context.record
        shown = {name for key in record.keys(index) for name in record.group(index, key)}
        return (name for name in pages.list_names(kind) if _first(name) in shown)

    return names


def _actor(pages: Pages, name: str) -> PageView:
    found = pages.context.record.actor(_first(name))
    assert found is not None  # only those on file have a page
    page = lists.actor_list(pages.context, found, pages.list_page("actor", name), pages.cards)
    return _listing(page, found.role)


def _place(pages: Pages, name: str) -> PageView:
    found = pages.context.record.place(_first(name))
    assert found is not None  # only those on file have a page
    page = lists.place_list(pages.context, found, pages.list_page("place", name), pages.cards)
    return _listing(page, f"Events that name {found.name}.")


def _questions(pages: Pages) -> Iterable[str]:
    return pages.context.record.group(indexes.shown_questions)


def _question(pages: Pages, name: str) -> PageView:
    found = pages.context.record.question(name)
    assert found is not None  # only those on file have a page
    view = question_view(pages.context, found, pages.rows)
    return PageView(title=found.question, description=_short(found.about), values={"page": view})


def _question_list_names(pages: Pages) -> Iterable[str]:
    return ("",) if pages.context.record.group(indexes.shown_questions) else ()


def _question_list(pages: Pages, name: str) -> PageView:
    del name
    page = question_list(pages.context)
    return PageView(title=page.title, description=_short(page.lead), values={"page": page})


def _filled(make: Callable[[Context], IndexView]) -> Callable[[Pages], Iterable[str]]:
    """Return what gives the name of the page that `make` makes, if anything is on it."""
    return lambda pages: ("",) if make(pages.context).groups else ()


def _index(make: Callable[[Context], IndexView]) -> Callable[[Pages, str], PageView]:
    def view(pages: Pages, name: str) -> PageView:
        del name
        page = make(pages.context)
        return PageView(title=page.title, description=_short(page.lead), values={"page": page})

    return view


def _prose_names(pages: Pages) -> Iterable[str]:
    return pages.context.record.keys(indexes.prose)


def _prose(pages: Pages, name: str) -> PageView:
    page = pages.context.record.group(indexes.prose, name)
    assert page is not None  # its name is a key of the index
    values = {"title": page.title, "html": prose_html(pages.context, page)}
    return PageView(title=page.title, description=page.description, values=values)


def _missing(pages: Pages, name: str) -> PageView:
    del pages, name
    return PageView(title="Page not found", values={})


def _robots(pages: Pages, name: str) -> PageView:
    del name
    site = pages.context.site
    return PageView(values={"sitemap": f"{site.url}/sitemap.xml" if site.has_host else ""})


def _feed_names(pages: Pages) -> Iterable[str]:
    record = pages.context.record
    return [name for name, (group, _) in _FEEDS.items() if record.has(indexes.newest, group)]


def _feed(pages: Pages, name: str) -> PageView:
    group, title = _FEEDS[name]
    newest = pages.context.record.group(indexes.newest, group)
    return PageView(values={"feed": feed(pages.context, name, title, newest)})


def _event_file_names(pages: Pages) -> Iterable[str]:
    record = pages.context.record
    return (*record.group(indexes.order), *record.group(indexes.gone))


def _event_file(pages: Pages, name: str) -> PageView:
    return PageView(values={"text": pages.exported.texts[name].json + "\n"})


def _file_names(pages: Pages) -> Iterable[str]:
    del pages
    return export_files.FILES


def _file(pages: Pages, name: str) -> PageView:
    return PageView(values={"text": export_files.written(pages.exported, name)})


def _checksums(pages: Pages, name: str) -> PageView:
    del name
    return PageView(values={"text": "".join(export_files.checksums(pages.exported))})


def _first(page: str) -> str:
    """Return the name of the list that a page belongs to."""
    return page.partition("/")[0]


def _listing(page: Listing, description: str = "") -> PageView:
    about = _short(description or page.lead)
    return PageView(title=page.title, description=about, values={"page": page})


def _short(text: str) -> str:
    """Return the beginning of `text`, cut between two words."""
    if len(text) <= _DESCRIPTION:
        return text
    return f"{text[:_DESCRIPTION].rpartition(' ')[0].rstrip(',;:')}…"


def sitemaps(listed: Sequence[Address], *, most: int) -> Mapping[str, Sequence[Address]]:
    """Return the sitemap, by its name, or several with at most so many addresses each."""
    if len(listed) <= most:
        return {_SITEMAP: listed}
    parts = [listed[start : start + most] for start in range(0, len(listed), most)]
    return {f"{_SITEMAP}-{number}": part for number, part in enumerate(parts, 1)}


def _sitemaps(pages: Pages) -> Mapping[str, Sequence[Address]]:
    """Return the sitemaps of all pages that a search engine should know.

    There are none while the site's host is not known: a sitemap has whole addresses only
    (https://www.sitemaps.org/protocol.html).
    """
    if not pages.context.site.has_host:
        return {}
    return sitemaps(pages.addresses[""], most=MOST_IN_A_SITEMAP)


def _sitemap(pages: Pages, name: str) -> PageView:
    return PageView(values={"addresses": _sitemaps(pages)[name]})


def _sitemap_indexes(pages: Pages) -> Iterable[str]:
    return (_SITEMAP,) if len(_sitemaps(pages)) > 1 else ()


def _sitemap_index(pages: Pages, name: str) -> PageView:
    del name
    url = pages.context.site.url
    named = tuple(Address(f"{url}/{each}.xml", "") for each in _sitemaps(pages))
    return PageView(values={"addresses": named})


ROUTES: tuple[Route, ...] = (
    Route("/", "home.html", _one, _home),
    Route("/timeline/{}/", "list.html", _later, _rest),
    Route("/days/{}/", "list.html", _listed("day"), _day),
    Route("/events/{}/", "event.html", _events, _event),
    Route("/events/{}/", "moved.html", _aliases, _alias, is_listed=False),
    Route("/events/{}/", "withdrawn.html", _withdrawn, _withdrawal, is_listed=False),
    Route("/kinds/", "contents.html", _filled(index_views.kinds), _index(index_views.kinds)),
    Route("/kinds/{}/", "list.html", _listed("kind"), _kind),
    Route("/{}/", "list.html", _listed("strand"), _strand),
    Route(f"/{Strand.SAID}/{{}}/", "list.html", _listed("side"), _side),
    Route("/actors/", "contents.html", _filled(index_views.actors), _index(index_views.actors)),
    Route("/actors/{}/", "list.html", _on_file(indexes.shown_actors, "actor"), _actor),
    Route("/places/", "contents.html", _filled(index_views.places), _index(index_views.places)),
    Route("/places/{}/", "list.html", _on_file(indexes.shown_places, "place"), _place),
    Route("/questions/", "questions.html", _question_list_names, _question_list),
    Route("/questions/{}/", "question.html", _questions, _question),
    Route("/{}/", "page.html", _prose_names, _prose),
    Route("/data/v1/{}", _VERBATIM, _file_names, _file, is_listed=False),
    Route("/data/v1/events/{}.json", _VERBATIM, _event_file_names, _event_file, is_listed=False),
    Route("/SHA256SUMS", _VERBATIM, _one, _checksums, is_listed=False),
    Route("/feeds/{}.atom", "feed.atom", _feed_names, _feed, is_listed=False),
    Route("/404.html", "404.html", _one, _missing, is_listed=False),
    Route("/robots.txt", "robots.txt", _one, _robots, is_listed=False),
    Route("/{}.xml", "sitemap.xml", _sitemaps, _sitemap, is_listed=False),
    Route("/{}.xml", "sitemaps.xml", _sitemap_indexes, _sitemap_index, is_listed=False),
)
