"""The form by which a reader adds an event, and what it knows of the record."""

from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import one, single
from timeline.site.views.adding import add_page, form_data


def _form(pages: Pages, _: str) -> PageView:
    return PageView(values={"data": form_data(pages.context)})


ROUTES: tuple[Route, ...] = (
    Route("/add/", "add.html", one, single(add_page)),
    Route("/add/data.json", "add.json", one, _form, is_listed=False),
)
