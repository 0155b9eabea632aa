"""Every page of the site. To add a type of page, write its view and add a row to `ROUTES`.

Which pages there are follows from the record and is computed anew each time. What stands on one is
computed when it is rendered, and everything it looks at is noted, so that it is rendered again
only if that changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.model import Strand
from timeline.record import evenings as known
from timeline.record import history, indexes, press, voices, weeks, whereabouts
from timeline.record.indexes import Index, Listed
from timeline.record.tracked import Memo
from timeline.site.context import Context
from timeline.site.pagination import ListPage, Paginator, paginated
from timeline.site.views import booklet as booklets
from timeline.site.views import indexes as index_views
from timeline.site.views.actors import actor_page
from timeline.site.views.adding import add_page, form_data
from timeline.site.views.as_of import as_of, evenings
from timeline.site.views.changes import changes
from timeline.site.views.day import day_view
from timeline.site.views.day_index import day_index, month_view, months_apart
from timeline.site.views.event import event_view, withdrawn_view
from timeline.site.views.feeds import feed
from timeline.site.views.frame import frame
from timeline.site.views.front import front
from timeline.site.views.indexes import Contents as IndexView
from timeline.site.views.ledger import Scope, scope
from timeline.site.views.map_days import ids, map_days
from timeline.site.views.needs_you import needs_you
from timeline.site.views.outlets import outlet_page, sources
from timeline.site.views.places import place_page
from timeline.site.views.prose import prose_html, prose_view
from timeline.site.views.question_list import question_list
from timeline.site.views.questions import question_view
from timeline.site.views.quotes import quotes
from timeline.site.views.rows import Row, row
from timeline.site.views.search import search_page
from timeline.site.views.sitemap import MOST_IN_A_SITEMAP, Address
from timeline.site.views.titles import attributed
from timeline.site.views.titles_list import Titles, kind_list, side_list, strand_list
from timeline.site.views.week import week_view
from timeline.site.views.weeks import weeks_view
from timeline.site.words import phrase

_INDEX = "index.html"
_SITEMAP = "sitemap"
_DESCRIPTION = 160
_MOST_ROWS = 2_000
_MOST_LISTS = 1_000
# So many events with their summaries make a page of a week, some 45 KB of it compressed.
_MOST_IN_A_WEEK = 130
# The feeds: the group of newest changes that each has, and its title.
_FEEDS = {
    "added": ("", phrase("newest changes")),
    "reported": (Strand.REPORTED.value, phrase("reported")),
    "said": (Strand.SAID.value, phrase("said")),
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

    One that is not `is_listed` stays out of the sitemap; one that `is_hosted` is written by whoever
    hosts the build.
    """

    address: str
    template: str
    names: Callable[["Pages"], Iterable[str]]
    view: Callable[["Pages", str], PageView]
    is_listed: bool = True
    is_hosted: bool = False

    def path(self, name: str) -> str:
        """Return the path in the output folder of the page of this name."""
        address = self.address.format(name)
        path = f"{address}{_INDEX}" if address.endswith("/") else address
        return path.removeprefix("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A type of list: the index that has it, and the link to one.

    The later pages of a list follow below the first. A page has no more than `most` events, or as
    many as a page of titles has.
    """

    index: Index[tuple[Listed, ...]]
    href: Callable[[Context, str], str]
    most: int = 0


LISTS: Mapping[str, ListOf] = {
    "week": ListOf(
        index=weeks.by_week,
        href=lambda context, name: context.links.to(f"/timeline/{name}/"),
        most=_MOST_IN_A_WEEK,
    ),
    "print": ListOf(
        index=weeks.by_week,
        href=lambda context, name: context.links.to(f"/print/{name}/"),
        most=booklets.MOST_WHOLE,
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
    "outlet": ListOf(index=press.by_outlet, href=lambda context, name: context.links.outlet(name)),
}


class Pages:
    """The pages of a site, with what several of them share: rows of events, cut lists."""

    def __init__(self, context: Context) -> None:
        self.context = context
        tracker = context.record.tracker
        self.rows: Memo[str, Row] = Memo(tracker, self._row, _MOST_ROWS)
        self.addresses: Memo[str, Sequence[Address]] = Memo(tracker, self._addresses, 1)
        self.scopes: Memo[str, Scope] = Memo(tracker, lambda _: scope(context), 1)
        self._lists: Memo[tuple[str, str], Paginator] = Memo(tracker, self._cut, _MOST_LISTS)

    def all(self) -> Iterator[tuple[Route, str]]:
        """Yield every page: its route and its name."""
        for route in ROUTES:
            for name in route.names(self):
                yield route, name

    def values(self, route: Route, name: str) -> Mapping[str, object]:
        """Return what the template of a page is given."""
        view, address = route.view(self, name), route.address.format(name)
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

    def _row(self, event_id: str) -> Row:
        return row(self.context, self.context.record.event(event_id))

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
        events = self.context.record.group(kind.index, name)
        return paginated(events, kind.href(self.context, name), kind.most)


def _one(pages: Pages) -> Sequence[str]:
    del pages
    return ("",)


def _listed(kind: str) -> Callable[[Pages], Iterable[str]]:
    return lambda pages: pages.list_names(kind)


def _front(pages: Pages, name: str) -> PageView:
    del name
    site = pages.context.site
    page = front(pages.context, pages.rows)
    return PageView(title=site.name, description=_short(site.standfirst), values={"page": page})


def _any_events(pages: Pages) -> Sequence[str]:
    return ("",) if pages.context.record.group(indexes.extent).events else ()


def _weeks(pages: Pages, name: str) -> PageView:
    del name
    context = pages.context
    description = context.say("All events in full, week by week, in two columns.")
    values = {"page": weeks_view(context)}
    title = context.say("The record in full, week by week")
    return PageView(title=title, description=description, values=values)


def _week(pages: Pages, name: str) -> PageView:
    context, part = pages.context, pages.list_page("week", name)
    page = week_view(context, _first(name), part, pages.rows)
    description = context.say("All events of {days} in full, in two columns.", days=page.title)
    title = page.part.label if page.part and not part.is_first else page.title
    return PageView(title=title, description=description, values={"page": page})


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
    context, when = pages.context, date.fromisoformat(_first(name))
    page = day_view(context, when, pages.list_page("day", name), pages.rows)
    told = page.sentence or context.say(
        "What was reported and what was said on {day}.", day=context.words.day(when)
    )
    return PageView(title=page.title, description=_short(told), values={"page": page})


def _days(pages: Pages, name: str) -> PageView:
    del name
    page = day_index(pages.context)
    description = pages.context.say("Every day of the record, with what it brought in a sentence.")
    return PageView(title=page.title, description=description, values={"page": page})


def _months(pages: Pages) -> Iterable[str]:
    return months_apart(pages.context)


def _month(pages: Pages, name: str) -> PageView:
    page = month_view(pages.context, name)
    description = pages.context.say("Every day of {month} with events.", month=page.title)
    return PageView(title=page.title, description=description, values={"page": page})


def _booklet_names(pages: Pages) -> Iterable[str]:
    return ("",) if booklets.is_made(pages.context) else ()


def _booklet(pages: Pages, name: str) -> PageView:
    del name
    page = booklets.booklet(pages.context, pages.rows)
    title = pages.context.say("To print, with every source")
    return PageView(title=title, values={"page": page})


def _week_booklets(pages: Pages) -> Iterable[str]:
    return pages.list_names("print") if booklets.is_by_week(pages.context) else ()


def _week_booklet(pages: Pages, name: str) -> PageView:
    part = pages.list_page("print", name)
    page = booklets.week_booklet(pages.context, _first(name), part, pages.rows)
    return PageView(title=page.title, values={"page": page})


def _kind(pages: Pages, name: str) -> PageView:
    kind, part = pages.context.kind(_first(name)), pages.list_page("kind", name)
    return _titles(kind_list(pages.context, kind, part, pages.rows))


def _strand(pages: Pages, name: str) -> PageView:
    strand, part = Strand(_first(name)), pages.list_page("strand", name)
    return _titles(strand_list(pages.context, strand, part, pages.rows))


def _side(pages: Pages, name: str) -> PageView:
    part = pages.list_page("side", name)
    return _titles(side_list(pages.context, _first(name), part, pages.rows))


def _titles(page: Titles) -> PageView:
    told = f"{page.title}. {page.lead}"
    return PageView(title=page.title, description=_short(told), values={"page": page})


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
    page = actor_page(pages.context, found, pages.list_page("actor", name), pages.rows)
    return PageView(title=page.title, description=_short(found.role), values={"page": page})


def _place(pages: Pages, name: str) -> PageView:
    context = pages.context
    found = context.record.place(_first(name))
    assert found is not None  # only those on file have a page
    page = place_page(context, found, pages.list_page("place", name), pages.rows)
    about = context.say("{events} that name {place}.", events=page.events, place=found.name)
    return PageView(title=page.title, description=about, values={"page": page})


def _sources_names(pages: Pages) -> Iterable[str]:
    return ("",) if pages.context.record.keys(press.by_outlet) else ()


def _sources(pages: Pages, name: str) -> PageView:
    del name
    page = sources(pages.context)
    return PageView(title=page.title, description=_short(page.lead), values={"page": page})


def _outlet(pages: Pages, name: str) -> PageView:
    part = pages.list_page("outlet", name)
    page = outlet_page(pages.context, _first(name), part, pages.rows)
    return PageView(title=page.title, description=_short(page.lead), values={"page": page})


def _quotes_names(pages: Pages) -> Iterable[str]:
    return ("",) if pages.context.record.keys(voices.quote_pages) else ()


def _more_quotes(pages: Pages) -> Iterable[str]:
    """Yield the later pages of quotes."""
    return (name for name in pages.context.record.keys(voices.quote_pages) if name != "1")


def _quotes(pages: Pages, name: str) -> PageView:
    page = quotes(pages.context, name or "1")
    return PageView(title=page.title, description=page.lead, values={"page": page})


def _search(pages: Pages, name: str) -> PageView:
    del name
    page = search_page(pages.context)
    told = pages.context.say("Find events, places and people by any spelling of their names.")
    return PageView(title=page.title, description=told, values={"page": page})


def _map_names(pages: Pages) -> Sequence[str]:
    context = pages.context
    return ("",) if context.atlas.codes and context.record.has(whereabouts.is_mapped, "") else ()


def _map(pages: Pages, name: str) -> PageView:
    del name
    page = map_days(pages.context)
    told = pages.context.say("Where the events of each day were, on a map and in words.")
    return PageView(title=page.title, description=told, values={"page": page})


def _map_style(pages: Pages, name: str) -> PageView:
    """Return which day's marks are shown for which button: a style sheet, which is made of days."""
    del name
    return PageView(values={"ids": ids(pages.context)})


def _any_evenings(pages: Pages) -> Sequence[str]:
    return ("",) if pages.context.record.keys(known.evenings) else ()


def _evenings(pages: Pages, name: str) -> PageView:
    del name
    page = evenings(pages.context)
    return PageView(title=page.title, description=page.lead, values={"page": page})


def _evening_names(pages: Pages) -> Iterable[str]:
    return pages.context.record.keys(known.evenings)


def _as_of(pages: Pages, name: str) -> PageView:
    page = as_of(pages.context, date.fromisoformat(name), pages.scopes)
    return PageView(title=page.title, description=page.lead, values={"page": page})


def _changes_names(pages: Pages) -> Iterable[str]:
    return (name for name in pages.context.record.keys(history.edit_pages) if not name)


def _earlier_changes(pages: Pages) -> Iterable[str]:
    return filter(None, pages.context.record.keys(history.edit_pages))


def _changes(pages: Pages, name: str) -> PageView:
    page = changes(pages.context, name)
    return PageView(title=page.title, description=page.lead, values={"page": page})


def _needs_you(pages: Pages, name: str) -> PageView:
    del name
    page = needs_you(pages.context, pages.rows)
    return PageView(title=page.title, description=page.lead, values={"page": page})


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
    values = {"prose": prose_view(pages.context, page), "html": prose_html(pages.context, page)}
    return PageView(title=page.title, description=page.description, values=values)


def _add(pages: Pages, name: str) -> PageView:
    del name
    page = add_page(pages.context)
    return PageView(title=page.title, description=page.lead, values={"page": page})


def _form(pages: Pages, name: str) -> PageView:
    del name
    return PageView(values={"data": form_data(pages.context)})


def _missing(pages: Pages, name: str) -> PageView:
    del name
    return PageView(title=pages.context.say("There is no page at this address"), values={})


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
    return PageView(values={"feed": feed(pages.context, name, pages.context.say(title), newest)})


def _first(page: str) -> str:
    """Return the name of the list that a page belongs to."""
    return page.partition("/")[0]


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
    Route("/", "front.html", _one, _front),
    Route("/timeline/", "weeks.html", _any_events, _weeks),
    Route("/timeline/{}/", "week.html", _listed("week"), _week),
    Route("/days/", "days.html", _any_events, _days),
    Route("/days/{}/", "days.html", _months, _month),
    Route("/days/{}/", "day.html", _listed("day"), _day),
    Route("/events/{}/", "event.html", _events, _event),
    Route("/events/{}/", "moved.html", _aliases, _alias, is_listed=False),
    Route("/events/{}/", "withdrawn.html", _withdrawn, _withdrawal, is_listed=False),
    Route("/kinds/", "contents.html", _filled(index_views.kinds), _index(index_views.kinds)),
    Route("/kinds/{}/", "list.html", _listed("kind"), _kind),
    Route("/{}/", "list.html", _listed("strand"), _strand),
    Route(f"/{Strand.SAID}/{{}}/", "list.html", _listed("side"), _side),
    Route("/actors/", "contents.html", _filled(index_views.actors), _index(index_views.actors)),
    Route("/actors/{}/", "actor.html", _on_file(indexes.shown_actors, "actor"), _actor),
    Route("/places/", "contents.html", _filled(index_views.places), _index(index_views.places)),
    Route("/places/{}/", "place.html", _on_file(indexes.shown_places, "place"), _place),
    Route("/sources/", "sources.html", _sources_names, _sources),
    Route("/sources/{}/", "outlet.html", _on_file(press.shown_outlets, "outlet"), _outlet),
    Route("/quotes/", "quotes.html", _quotes_names, _quotes),
    Route("/quotes/{}/", "quotes.html", _more_quotes, _quotes),
    Route("/questions/", "questions.html", _question_list_names, _question_list),
    Route("/questions/{}/", "question.html", _questions, _question),
    Route("/add/", "add.html", _one, _add),
    Route("/add/data.json", "add.json", _one, _form, is_listed=False),
    Route("/print/", "print.html", _booklet_names, _booklet, is_listed=False),
    Route("/print/{}/", "print.html", _week_booklets, _week_booklet, is_listed=False),
    Route("/search/", "search.html", _any_events, _search),
    Route("/map/", "map.html", _map_names, _map),
    Route("/map/days.css", "days.css", _map_names, _map_style, is_listed=False),
    Route("/as-of/", "evenings.html", _any_evenings, _evenings),
    Route("/as-of/{}/", "as-of.html", _evening_names, _as_of),
    Route("/changes/", "changes.html", _changes_names, _changes),
    Route("/changes/{}/", "changes.html", _earlier_changes, _changes),
    Route("/needs-you/", "needs-you.html", _any_events, _needs_you),
    Route("/{}/", "page.html", _prose_names, _prose, is_hosted=True),
    Route("/feeds/{}.atom", "feed.atom", _feed_names, _feed, is_listed=False),
    Route("/404.html", "404.html", _one, _missing, is_listed=False),
    Route("/robots.txt", "robots.txt", _one, _robots, is_listed=False),
    Route("/{}.xml", "sitemap.xml", _sitemaps, _sitemap, is_listed=False),
    Route("/{}.xml", "sitemaps.xml", _sitemap_indexes, _sitemap_index, is_listed=False),
)
