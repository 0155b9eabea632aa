"""What a page says of its article for machines: JSON-LD of schema.org (https://schema.org/Article).

A page describes itself, its site and other articles too; only what is an article itself counts.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_BLOCK = re.compile(
    r"<script\b[^<>]{0,200}\bapplication/ld\+json\b[^<>]{0,200}>(?P<json>.{2,60000}?)</script>",
    re.IGNORECASE | re.DOTALL,
)
_MOST_BLOCKS = 20
_MOST_DEEP = 4
_LONGEST = 200


class Told(NamedTuple):
    """When an article was published and what its headline is; either may be empty."""

    published: str
    headline: str


def article(html: str) -> Told:
    """Return what the first article that a page describes says of itself."""
    for block in islice(_BLOCK.finditer(html), _MOST_BLOCKS):
        for one in _articles(_read(block["json"]), _MOST_DEEP):
            told = Told(_text(one.get("datePublished")), _text(one.get("headline")))
            if told.published:
                return told
    return Told("", "")


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # a page may say anything
        return None


def _articles(value: object, deep: int) -> Iterator[dict[str, object]]:
    """Yield what calls itself an article or a post, in the lists and graphs of a page."""
    if isinstance(value, list) and deep:
        for one in value:
            yield from _articles(one, deep - 1)
    elif isinstance(value, dict):
        sorts = value.get("@type")
        named = sorts if isinstance(sorts, list) else [sorts]
        if any(isinstance(sort, str) and sort.endswith(("Article", "Posting")) for sort in named):
            yield value
        elif deep:
            yield from _articles(value.get("@graph") or value.get("mainEntity"), deep - 1)


def _text(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""
