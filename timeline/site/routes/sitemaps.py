"""What there is at which address: the page where there is none, robots.txt and the sitemaps."""

from collections.abc import Iterable, Mapping, Sequence

from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import one
from timeline.site.views.sitemap import MOST_IN_A_SITEMAP, Address

_SITEMAP = "sitemap"


def _missing(pages: Pages, _: str) -> PageView:
    return PageView(title=pages.context.say("There is no page at this address"), values={})


def _robots(pages: Pages, _: str) -> PageView:
    site = pages.context.site
    return PageView(values={"sitemap": f"{site.url}/sitemap.xml" if site.has_host else ""})


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


def _sitemap_index(pages: Pages, _: str) -> PageView:
    url = pages.context.site.url
    named = tuple(Address(f"{url}/{each}.xml", "") for each in _sitemaps(pages))
    return PageView(values={"addresses": named})


ROUTES: tuple[Route, ...] = (
    Route("/404.html", "404.html", one, _missing, is_listed=False),
    Route("/robots.txt", "robots.txt", one, _robots, is_listed=False),
    Route("/{}.xml", "sitemap.xml", _sitemaps, _sitemap, is_listed=False),
    Route("/{}.xml", "sitemaps.xml", _sitemap_indexes, _sitemap_index, is_listed=False),
)
