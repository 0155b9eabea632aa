"""A page of running text, whose links within the site start where the site does."""

from timeline.formats.pagefile import ProsePage
from timeline.site.context import Context
from timeline.text import prose


def prose_html(context: Context, page: ProsePage) -> str:
    """Return the text of a page as safe HTML."""
    return prose.render_page(page.body, base=context.site.base)
