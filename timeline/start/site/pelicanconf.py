"""The settings of this site. Whoever hosts it changes this file and the folder content/.

SITEURL comes from the environment: the publishing workflow knows the address, this file need not.
"""

import os

import timeline

SITENAME = %%title_quoted
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
TIMEZONE = "%%zone"  # clock times on the pages; events of a day are ordered in it
DEFAULT_LANG = "%%language"  # of the interface: en, ru or uk
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = timeline.THEME  # or a folder of your own, with the same templates
PLUGINS = ["timeline.plugin"]

# The site has feeds of its own; without this line Pelican warns that its feeds lack an address.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

TIMELINE = {
    "content_language": "%%language",  # of the events' own texts
    "standfirst": %%standfirst_quoted,
    "subject": %%title_quoted,
    "repository": os.environ.get("REPOSITORY_URL", ""),  # https://github.com/owner/name
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}
