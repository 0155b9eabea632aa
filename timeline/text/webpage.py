"""A saved web page: the article in it, to be read (`htmlwords` has all its words).

The article is found by `webtext`, which needs the extra `html`.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

from timeline.text import webtext

SUFFIXES = (".html", ".htm")
# More tags than any article needs; nested without end they take the parser's time and memory.
MAX_TAGS = 20_000
_HEAD = 100_000
# Whatever the file is called; the day of the report may stand above the page.
_BEGINS = re.compile(
    r"[\ufeff\s]*(?:date[ \t:]+\S{4,10})?\s*(?:<\?xml[^<>]{0,100}>\s*)?(?:<!--[^<>]{0,300}-->\s*)?"
    r"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-zA-Z!/]")
_META = r"<meta\b[^<>]{0,200}?\b(?:property|name|itemprop)=[\"']?(?:%s)[\"']?[^<>]{0,100}?"
_CONTENT = r"\bcontent=[\"'](?P<content>[^\"'<>]{1,200})"
_PUBLISHED = re.compile(
    _META.replace("<meta", "<(?:meta|span|time)")
    % r"(?:og:)?article:published_time|\w+_published_time|datePublished|pubdate|date|DC\.date"
    + _CONTENT,
    re.IGNORECASE,
)
_SITE = re.compile(_META % "og:site_name|application-name|publisher" + _CONTENT, re.IGNORECASE)
_SITE_BEHIND = re.compile(
    rf"<meta\s{_CONTENT}[\"']\s+(?:property|name)=[\"'](?:og:site_name|application-name|publisher)[\"']",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"<link\b[^<>]{0,200}?\brel=[\"']?canonical[\"']?[^<>]{0,100}?\bhref=[\"']"
    r"(?P<content>https?://[^\"'<>\s]{4,400})",
    re.IGNORECASE,
)
_SHARED_AS = re.compile(
    _META % "og:url" + r"\bcontent=[\"'](?P<content>https?://[^\"'<>\s]{4,400})", re.IGNORECASE
)
_AMP = re.compile(_ADDRESS.pattern.replace("canonical", "amphtml"), re.IGNORECASE)
# A page that says nothing in its head may date itself in sight, and name its site in its title.
_TIME = re.compile(
    r"<time\b[^<>]{0,200}?\bdatetime=[\"']?(?P<content>\d{4}-\d\d-\d\d[^\"'<>\s]{0,20})",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"<title\b[^<>]{0,100}>[^<>]{1,300}\s[|–—·•»-]\s(?P<content>[^<>|–—·•»]{2,60}?)\s*</title>",
    re.IGNORECASE,
)
_HEADLINE = re.compile(_META % "og:title" + _CONTENT, re.IGNORECASE)
_FIRST_HEADING = re.compile(
    r"<h1\b[^<>]{0,300}>\s*(?P<content>[^<>]{1,200}?)\s*</h1>", re.IGNORECASE
)
_HEADING = re.compile(r"<h1\b[^<>]{0,300}>.{1,400}?</h1>", re.IGNORECASE | re.DOTALL)
# `© 2010–2024 Paper. All rights reserved`
_OWNED_BY = re.compile(
    r"(?:©|&copy;)(?:\s|&[mn]dash;|\d{4}|[–—.,-])*((?=[\w&«“„\"])[^<>|!?©]{2,80}?)"
    r"(?=[.,]?\s\d{4}|\.\s|\.?<|[|!?©])"
)
_FOOT = 3_000
# Where a page that says nothing of itself has the name of its paper, and what stands behind it.
_BANDS = re.compile(r"<(header|nav|footer)\b[^<>]{0,200}>(?P<band>.{1,600}?)</\1>", re.I | re.S)
_LOGO = re.compile(r"\balt=[\"']([^\"'<>]{2,60})[\"']", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:[|·•>»©]|\s/\s|&copy;)")
# A page stamps its article right above the headline or below it.
_NEAR, _AT_ONCE = 600, 3
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
# Pages part words by many sorts of spaces, and tell browsers where to break them.
_SPACES = re.compile("[\u00a0\u2007-\u200a\u202f]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_END = re.compile(r"[ \t]*\n+[ \t]*")
_BLOCK = re.compile(
    r"<script\b[^<>]{0,200}\bapplication/ld\+json\b[^<>]{0,200}>(?P<json>.{2,60000}?)</script>",
    re.IGNORECASE | re.DOTALL,
)
_MOST_BLOCKS = 20
_MOST_DEEP = 4
_LONGEST = 200


class WebpageError(ValueError):
    """A page without an article, or no means to find it; the message says what to do."""


class WebArticle(NamedTuple):
    """The article of a page, its paragraphs apart by an empty line, and what its head tells.

    `published` is YYYY-MM-DD, perhaps with a time and a zone, `site` the name of the site,
    `address` its own, `title` the headline; all may be empty.
    """

    text: str
    published: str
    site: str
    address: str
    title: str


def is_page(name: str, text: str) -> bool:
    """Return whether a file is a saved web page, by its name or by how its text begins."""
    return name.lower().endswith(SUFFIXES) or _BEGINS.match(text) is not None


def article(html: str) -> WebArticle:
    """Return the article in a page; raises WebpageError."""
    if len(_TAG.findall(html)) > MAX_TAGS:
        raise WebpageError(f"the page has more than {MAX_TAGS:,} tags; save the article as text")
    text = _UNSEEN.sub("", _SPACES.sub(" ", _extracted(html)))
    if not text:
        raise WebpageError("no article was found in this page; save the article as text")
    head = html[:_HEAD]
    told = linked_article(html)
    dates = (told.published, _content(_PUBLISHED, head), _content(_TIME, head))
    published = next((found for date in dates if (found := _INSTANT.match(date))), None)
    if not published and (stamp := _stamp(html)):
        text = f"{stamp}\n{text}"
    site = _content(_SITE, head) or _content(_SITE_BEHIND, head)
    site = site or told.publisher or _of_title(html, head)
    owners = [_owner(html)] if site else [_owner(html), *_of_bands(html)]
    text = "\n".join([text, *filter(None, owners)])
    return WebArticle(
        text=_LINE_END.sub("\n\n", text),
        published=published[0] if published else "",
        site=site,
        address=next(filter(None, (_content(p, head) for p in (_ADDRESS, _SHARED_AS, _AMP))), ""),
        title=told.headline or _content(_HEADLINE, head) or _content(_FIRST_HEADING, html),
    )


def _owner(html: str) -> str:
    """Return the line at the foot of a page that tells whose it is, without the years."""
    *_, owner = ["", *_OWNED_BY.findall(html, max(len(html) - _FOOT, 0))]
    return f"© {' '.join(unescape(owner).split())}" if owner else ""


def _of_bands(html: str) -> Iterator[str]:
    """Yield lines with what stands first above and below an article, or on the picture there."""
    for found in _BANDS.finditer(html):
        if "<h1" not in found["band"].lower():
            names = [*_LOGO.findall(found["band"])[:1], *_lines(found["band"])[:1]]
            for name in (_BEHIND.split(name)[0].strip() for name in names):
                yield f"© {name}" if name else ""


def _of_title(html: str, head: str) -> str:
    """Return the name of the site behind the last dash of a title, unless the headline has it."""
    name, heading = _content(_TITLE, head), " ".join(_content(_FIRST_HEADING, html).split())
    return "" if heading.endswith(name) else name


def _stamp(html: str) -> str:
    """Return the line nearest to the headline of a page that says when it was published."""
    from timeline.text import boilerplate

    heading = _HEADING.search(html)
    if not heading:
        return ""
    before = _lines(html[max(0, heading.start() - _NEAR) : heading.start()])
    behind = _lines(html[heading.end() : heading.end() + _NEAR])
    stamps = (line for line in (*behind[:_AT_ONCE], *before[-_AT_ONCE:][::-1]))
    return next((line for line in stamps if boilerplate.is_stamp(line)), "")


def _lines(html: str) -> list[str]:
    """Return the words between the tags of a piece of a page, which may begin within a tag."""
    parts = (unescape(part.rpartition(">")[2]).strip() for part in html.split("<"))
    return [" ".join(part.split()) for part in parts if part]


def _content(pattern: re.Pattern[str], head: str) -> str:
    match = pattern.search(head)
    return unescape(match["content"]).strip() if match else ""


def _extracted(html: str) -> str:
    try:
        return "\n".join(webtext.paragraphs(html))
    except ImportError:
        message = "a saved web page needs lxml; run `make`, or save the article as text"
        raise WebpageError(message) from None


class Told(NamedTuple):
    """When an article was published, its headline and who published it; all may be empty."""

    published: str
    headline: str
    publisher: str = ""


def linked_article(html: str) -> Told:
    """Return what the first article that a page describes says of itself."""
    for block in islice(_BLOCK.finditer(html), _MOST_BLOCKS):
        for one in _articles(_read(block["json"]), _MOST_DEEP):
            told = Told(
                published=_text(one.get("datePublished")),
                headline=_text(one.get("headline")),
                publisher=_publisher(one.get("publisher")),
            )
            if told.published:
                return told
    return Told("", "")


def _publisher(value: object) -> str:
    """Return the name of the first publisher of an article, however a page describes it."""
    first = value[0] if isinstance(value, list) and value else value
    return _text(first.get("name") if isinstance(first, dict) else first)


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
