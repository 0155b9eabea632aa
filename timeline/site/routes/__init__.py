"""Every page of the site, a module for each family. To add a type of page, add a row to one.

The order is that of the sitemap.
"""

from timeline.site.context import Context
from timeline.site.routes import browsing, data, embedding, finding, reading, sitemaps
from timeline.site.routes.pages import Pages, Route

ROUTES: tuple[Route, ...] = (
    *reading.ROUTES,
    *browsing.ROUTES,
    *finding.ROUTES,
    *data.ROUTES,
    *sitemaps.ROUTES,
    *embedding.ROUTES,
)


def pages_of(context: Context) -> Pages:
    """Return the pages of a site, of every type."""
    return Pages(context, ROUTES)
