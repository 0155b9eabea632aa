"""The sitemap (https://www.sitemaps.org/protocol.html)."""

from dataclasses import dataclass

# What the protocol allows in one file.
MOST_IN_A_SITEMAP = 50_000


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its address, absolute where the site's is known, and the day it changed, if known."""

    address: str
    changed: str
