"""The sitemap (https://www.sitemaps.org/protocol.html)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its address, absolute where the site's is known, and the day it changed, if known."""

    address: str
    changed: str
