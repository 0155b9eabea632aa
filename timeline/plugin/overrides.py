"""Settings of Pelican that no owner can change.

Each would let a file in `content/` choose an address, a template or a file of this machine, or has
Pelican publish something of its own. They are set here, not in `pelicanconf.py`, so that no owner
can forget one.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined

from timeline.plugin import guests
from timeline.text.filenames import PATTERNS

_FEEDS = (
    "FEED_ALL_ATOM FEED_ALL_RSS FEED_ATOM FEED_RSS CATEGORY_FEED_ATOM CATEGORY_FEED_RSS "
    "AUTHOR_FEED_ATOM AUTHOR_FEED_RSS TRANSLATION_FEED_ATOM TRANSLATION_FEED_RSS"
).split()
# Pelican has no articles here, and nothing of its own to publish but pages and plain files.
_SETTINGS: Mapping[str, object] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [guests.PAGES],
    "PAGE_EXCLUDES": [],
    "STATIC_EXCLUDE_SOURCES": True,
    # A link would have whoever writes to the site write to the content.
    "STATIC_CREATE_LINKS": False,
    "STATIC_CHECK_IF_MODIFIED": False,
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "OUTPUT_SOURCES": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "FORMATTED_FIELDS": [],
    "DEFAULT_METADATA": {},
    "TYPOGRIFY": False,
    # {attach} and |filename| links publish any file that the build can read.
    "INTRASITE_LINK_REGEX": r"(?P<what>(?!))",
    "READERS": dict.fromkeys(("rst", "html", "htm", "md")),
    **dict.fromkeys(_FEEDS),
    # Functions of an owner's have no digest: nobody could tell which pages a change of one changes.
    **{name: {} for name in ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")},
}
_JINJA: Mapping[str, object] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    # Phrases of the interface; code of an owner's has no digest either.
    "extensions": ["jinja2.ext.i18n"],
    # A build reads each template once.
    "auto_reload": False,
}


def override(settings: dict[str, Any]) -> None:
    """Set in the settings that Pelican has read what no owner can change."""
    settings.update(_SETTINGS)
    settings["JINJA_ENVIRONMENT"] |= _JINJA
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *PATTERNS]
