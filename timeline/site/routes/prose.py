"""Pages that an owner writes as running text."""

from timeline.record import indexes
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import keys
from timeline.text import prose

# The page that says who makes the record also says how to reach them.
_ABOUT = "about"


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
    Route("/{}/", "page.html", keys(indexes.prose), _prose, is_hosted=True),
)
