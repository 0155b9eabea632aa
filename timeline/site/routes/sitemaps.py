"""What there is at which address: the page where there is none, robots.txt and the sitemaps."""

from collections.abc import Iterable, Mapping, Sequence

from timeline.site.routes.pages import Address, Pages, PageView, Route
from timeline.site.routes.shapes import one

_SITEMAP = "sitemap"
# What the protocol allows in one file (https://www.sitemaps.org/protocol.html).
MOST_IN_A_SITEMAP = 50_000


def _missing(pages: Pages, _: str) -> PageView:
    return PageView(title=pages.context.say("There is no page at this address"), values={})


def _robots(pages: Pages, _: str) -> PageView:
    site = pages.context.site
    return PageView(values={"sitemap": f"{site.url}/sitemap.xml" if site.has_host else ""})


def sitemaps(
    listed: Sequence[Address], *, most: int, is_cut: bool = False
) -> Mapping[str, Sequence[Address]]:
    """Return the sitemap, by its name, or parts of it with at most so many addresses each."""
    if len(listed) <= most and not is_cut:
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
    is_cut = pages.context.is_long  # parts may be packed, the one that names them not
    return sitemaps(pages.addresses[""], most=MOST_IN_A_SITEMAP, is_cut=is_cut)


def _sitemap(pages: Pages, name: str) -> PageView:
    is_packed = pages.context.is_long
    return PageView(values={"addresses": _sitemaps(pages)[name], "is_packed": is_packed})


def _plain(pages: Pages) -> Iterable[str]:
    return () if pages.context.is_long else _sitemaps(pages)


def _packed(pages: Pages) -> Iterable[str]:
    return _sitemaps(pages) if pages.context.is_long else ()


def _sitemap_indexes(pages: Pages) -> Iterable[str]:
    parts = _sitemaps(pages)
    return (_SITEMAP,) if parts and _SITEMAP not in parts else ()


def _sitemap_index(pages: Pages, _: str) -> PageView:
    url = pages.context.site.url
    end = ".xml.gz" if pages.context.is_long else ".xml"
    named = tuple(Address(f"{url}/{each}{end}", "") for each in _sitemaps(pages))
    return PageView(values={"addresses": named})


ROUTES: tuple[Route, ...] = (
    Route("/404.html", "404.html", one, _missing, is_listed=False),
    Route("/robots.txt", "robots.txt", one, _robots, is_listed=False),
    Route("/{}.xml", "sitemap.xml", _plain, _sitemap, is_listed=False),
    Route("/{}.xml.gz", "sitemap.xml", _packed, _sitemap, is_listed=False),
    Route("/{}.xml", "sitemaps.xml", _sitemap_indexes, _sitemap_index, is_listed=False),
)
