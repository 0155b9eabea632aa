"""Ways into the record and beside it: the form, paper, the search, the map, changes, prose."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from timeline.record import evenings as known
from timeline.record import history, indexes, whereabouts
from timeline.record.history import NEWEST_PAGE
from timeline.site.context import Context
from timeline.site.routes.pages import Pages, PageView, Route, list_of
from timeline.site.routes.shapes import (
    described,
    has_events,
    has_keys,
    headed,
    keys,
    later_keys,
    one,
    one_if,
    single,
)
from timeline.site.views import booklet
from timeline.site.views.adding import add_page, form_data
from timeline.site.views.as_of import as_of, evenings
from timeline.site.views.changes import changes
from timeline.site.views.indexed import search_page
from timeline.site.views.map_days import ids, map_days
from timeline.site.views.needs_you import needs_you
from timeline.site.words import phrase
from timeline.text import prose

_SEARCH = phrase("Find events, places and people by any spelling of their names.")
_MAP = phrase("Where the events of each day were, on a map and in words.")
# The page that says who makes the record also says how to reach them.
_ABOUT = "about"


def _form(pages: Pages, _: str) -> PageView:
    return PageView(values={"data": form_data(pages.context)})


def _booklet(pages: Pages, _: str) -> PageView:
    page = booklet.booklet(pages.context, pages.rows)
    title = pages.context.say("To print, with every source")
    return PageView(title=title, values={"page": page})


def _week_booklets(pages: Pages) -> Iterable[str]:
    return pages.list_names("print") if booklet.is_by_week(pages.context) else ()


def _week_booklet(pages: Pages, name: str) -> PageView:
    part = pages.list_page("print", name)
    page = booklet.week_booklet(pages.context, list_of(name), part, pages.rows)
    return PageView(title=page.heading.text, values={"page": page})


def _has_map(context: Context) -> bool:
    return bool(context.atlas.codes) and context.record.has(whereabouts.is_mapped, "")


def _map_style(pages: Pages, _: str) -> PageView:
    """Return which day's marks are shown for which button: a style sheet, which is made of days."""
    return PageView(values={"ids": ids(pages.context)})


def _as_of(pages: Pages, name: str) -> PageView:
    return headed(as_of(pages.context, date.fromisoformat(name), pages.scopes))


def _changes(pages: Pages, name: str) -> PageView:
    page = changes(pages.context, name)
    return replace(headed(page), feed=page.feeds[0].href)


def _needs_you(pages: Pages, _: str) -> PageView:
    return headed(needs_you(pages.context, pages.rows))


def _prose(pages: Pages, name: str) -> PageView:
    context, repository = pages.context, pages.context.site.repository
    page = context.record.group(indexes.prose, name)
    assert page is not None  # its name is a key of the index
    values = {
        "title": page.title,
        "html": prose.render_page(page.body, base=context.site.base),
        "contact": f"{repository}/issues" if name == _ABOUT and repository else "",
        "last_change": context.last_change if name == _ABOUT else "",
    }
    return PageView(title=page.title, description=page.description, values=values)


ROUTES: tuple[Route, ...] = (
    Route("/add/", "add.html", one, single(add_page)),
    Route("/add/data.json", "add.json", one, _form, is_listed=False),
    Route("/print/", "print.html", one_if(booklet.is_made), _booklet, is_listed=False),
    Route("/print/{}/", "print.html", _week_booklets, _week_booklet, is_listed=False),
    Route("/search/", "search.html", one_if(has_events), described(search_page, _SEARCH)),
    Route("/map/", "map.html", one_if(_has_map), described(map_days, _MAP)),
    Route("/map/days.css", "days.css", one_if(_has_map), _map_style, is_listed=False),
    Route("/as-of/", "evenings.html", one_if(has_keys(known.evenings)), single(evenings)),
    Route("/as-of/{}/", "as-of.html", keys(known.evenings), _as_of),
    Route("/changes/", "changes.html", one_if(has_keys(history.edit_pages)), _changes),
    Route(
        "/changes/{}/",
        "changes.html",
        later_keys(history.edit_pages, NEWEST_PAGE),
        _changes,
    ),
    Route("/needs-you/", "needs-you.html", one_if(has_events), _needs_you),
    Route("/{}/", "page.html", keys(indexes.prose), _prose, is_hosted=True),
)
