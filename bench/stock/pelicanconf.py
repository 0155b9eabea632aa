"""The same site as hugo/, eleventy/ and same/, in stock Pelican: no plugin, settings alone.

Kinds are categories, actors authors, places tags, days the period archives.
"""

import os
from pathlib import Path

SITENAME = "Bench timeline"
SITEURL = "https://example.org"
FEED_DOMAIN = SITEURL
PATH = os.environ["BENCH_CONTENT"]
OUTPUT_PATH = os.environ["BENCH_OUTPUT"]
THEME = str(Path(__file__).parent)
THEME_STATIC_PATHS = STATIC_PATHS = PAGE_PATHS = PLUGINS = []
ARTICLE_PATHS = [""]
USE_FOLDER_AS_CATEGORY = False
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

ARTICLE_URL = "events/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "kinds/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
AUTHOR_URL = "actors/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
TAG_URL = "places/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
DAY_ARCHIVE_URL = "days/{date:%Y-%m-%d}/"
DAY_ARCHIVE_SAVE_AS = DAY_ARCHIVE_URL + "index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "sitemap"]
TAGS_SAVE_AS = "places/index.html"
CATEGORIES_SAVE_AS = "kinds/index.html"
AUTHORS_SAVE_AS = "actors/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"index": 50, "tag": 100, "category": 100, "author": 100}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_ATOM = "feed.atom"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None


class Thread:
    """All articles by slug, and those that answer each; made when a page first asks."""

    def __init__(self) -> None:
        self.by_slug = {}
        self.replies = {}

    def __call__(self, articles: list) -> "Thread":
        """Return the thread of `articles`, all there are."""
        if not self.by_slug:
            self.by_slug.update((article.slug, article) for article in articles)
            for article in reversed(articles):
                for slug in split(getattr(article, "responds_to", "")):
                    self.replies.setdefault(slug, []).append(article)
        return self


def split(line: str) -> list[str]:
    """Return the parts of a line of several parts."""
    return line.split(" | ") if line else []


def several(values: str | list[str]) -> list[str]:
    """Return the lines of a key: Pelican gives a text where there is only one."""
    return [values] if isinstance(values, str) else values


JINJA_FILTERS = {"split": split, "several": several, "thread": Thread()}
