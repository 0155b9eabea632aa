"""Pages that an owner writes as running text."""

from timeline.record import indexes
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import keys
from timeline.site.views.prose import prose_html, prose_view


def _prose(pages: Pages, name: str) -> PageView:
    page = pages.context.record.group(indexes.prose, name)
    assert page is not None  # its name is a key of the index
    values = {"prose": prose_view(pages.context, page), "html": prose_html(pages.context, page)}
    return PageView(title=page.title, description=page.description, values=values)


ROUTES: tuple[Route, ...] = (
    Route("/{}/", "page.html", keys(indexes.prose), _prose, is_hosted=True),
)
