"""Pages that an owner writes as running text."""

from timeline.record import indexes
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import keys
from timeline.site.views.prose import prose_view
from timeline.text import prose


def _prose(pages: Pages, name: str) -> PageView:
    context = pages.context
    page = context.record.group(indexes.prose, name)
    assert page is not None  # its name is a key of the index
    html = prose.render_page(page.body, base=context.site.base)
    values = {"prose": prose_view(context, page), "html": html}
    return PageView(title=page.title, description=page.description, values=values)


ROUTES: tuple[Route, ...] = (
    Route("/{}/", "page.html", keys(indexes.prose), _prose, is_hosted=True),
)
