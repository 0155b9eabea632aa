"""Ways into the record: the search, the map, what was known by an evening, what changed."""

from dataclasses import replace
from datetime import date

from timeline.record import evenings as known
from timeline.record import history, whereabouts
from timeline.record.history import NEWEST_PAGE
from timeline.site.context import Context
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import (
    described,
    has_events,
    has_keys,
    headed,
    keys,
    later_keys,
    one_if,
    single,
)
from timeline.site.views.as_of import as_of, evenings
from timeline.site.views.changes import changes
from timeline.site.views.map_days import ids, map_days
from timeline.site.views.needs_you import needs_you
from timeline.site.views.search import search_page
from timeline.site.words import phrase

_SEARCH = phrase("Find events, places and people by any spelling of their names.")
_MAP = phrase("Where the events of each day were, on a map and in words.")


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


ROUTES: tuple[Route, ...] = (
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
)
