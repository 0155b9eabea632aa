"""The record on paper: one booklet, or where it is long one for each week."""

from collections.abc import Iterable

from timeline.site.routes.lists import list_of
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import one_if
from timeline.site.views import booklet


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


ROUTES: tuple[Route, ...] = (
    Route("/print/", "print.html", one_if(booklet.is_made), _booklet, is_listed=False),
    Route("/print/{}/", "print.html", _week_booklets, _week_booklet, is_listed=False),
)
