"""The settings of this site. Whoever hosts it changes this file and nothing else.

SITEURL comes from the environment: the publishing workflow knows the address, this file need not.
"""

import os

SITENAME = "The March raids"
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
TIMEZONE = "Europe/Moscow"  # clock times on the pages; events of a day are ordered in it
DEFAULT_LANG = "en"  # of the interface: en, ru or uk
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["timeline.plugin"]
# Plain files are published as they are, scripts and all: what is named here, whoever added it.
STATIC_PATHS = []

# The site has feeds of its own; without this line Pelican warns that its feeds lack an address.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# The words of this site's own. Nothing in timeline/ or theme/ knows what it is about.
TIMELINE = {
    "standfirst": (
        "In March 2024, as Russia voted for a president, armed Russians fighting on Ukraine’s side "
        "raided Belgorod and Kursk oblasts. Moscow and the raiders told opposite stories. Here is "
        "each, day by day, with its source."
    ),
    "subject": "the raids",
    "repository": os.environ.get("REPOSITORY_URL", ""),  # https://github.com/owner/name
    "commit": os.environ.get("COMMIT", ""),  # that the data name: git rev-parse HEAD
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}
