"""The settings of the site that tests are made of: an invented ford, and who crossed it."""

import os
from pathlib import Path

SITENAME = "The ford"
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
# A copy of this site brings its theme along, free to be broken; here the real one is near.
THEME = "theme" if (Path(__file__).parent / "theme").is_dir() else "../../theme"
PLUGINS = ["timeline.plugin"]

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# Plain files, which Pelican publishes as they are.
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {
    "extra/CNAME": {"path": "CNAME"},
    "extra/icon.svg": {"path": "icon.svg"},
}

TIMELINE = {
    "standfirst": (
        "In June 2021 armed people crossed a ford into Highland while it chose a president. "
        "Nothing of this ever happened: the record is made up, so that tests have one of their own."
    ),
    "subject": "the crossings",
    "repository": os.environ.get("REPOSITORY_URL", ""),
    "commit": os.environ.get("COMMIT", ""),
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}
