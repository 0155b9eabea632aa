"""A saved web page: the article in it, to be read, and all its words, to be compared with.

The article is found by trafilatura, an optional library (the extra `html`); the words need none.
"""

import logging
import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

SUFFIXES = (".html", ".htm")
# More tags than any article needs; nested without end they take the parser's time and memory.
MAX_TAGS = 20_000
_HEAD = 100_000
_TAG = re.compile(r"<[a-zA-Z!/]")
_META = r"<meta\b[^<>]{0,200}?\b(?:property|name|itemprop)=[\"']?(?:%s)[\"']?[^<>]{0,100}?"
_CONTENT = r"\bcontent=[\"'](?P<content>[^\"'<>]{1,200})"
_PUBLISHED = re.compile(
    _META % "article:published_time|datePublished|pubdate|date|DC\\.date" + _CONTENT, re.IGNORECASE
)
_SITE = re.compile(_META % "og:site_name|application-name|publisher" + _CONTENT, re.IGNORECASE)
_ADDRESS = re.compile(
    r"<link\b[^<>]{0,200}?\brel=[\"']?canonical[\"']?[^<>]{0,100}?\bhref=[\"']"
    r"(?P<content>https?://[^\"'<>\s]{4,400})",
    re.IGNORECASE,
)
# A page that says nothing in its head may date itself in sight, and name its site in its title.
_TIME = re.compile(
    r"<time\b[^<>]{0,200}?\bdatetime=[\"']?(?P<content>\d{4}-\d\d-\d\d)", re.IGNORECASE
)
_TITLE = re.compile(
    r"<title\b[^<>]{0,100}>[^<>]{1,300}\s[|–—-]\s(?P<content>[^<>|–—]{2,60}?)\s*</title>",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LINE_END = re.compile(r"[ \t]*\n+[ \t]*")
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "wbr"}
)


class WebpageError(ValueError):
    """A page without an article, or no means to find it; the message says what to do."""


class WebArticle(NamedTuple):
    """The article of a page, its paragraphs apart by an empty line, and what its head tells.

    `published` is YYYY-MM-DD, `site` the name of the site, `address` its own; all may be empty.
    """

    text: str
    published: str
    site: str
    address: str


def is_page(name: str) -> bool:
    """Return whether a file of this name is a saved web page."""
    return name.lower().endswith(SUFFIXES)


def article(html: str) -> WebArticle:
    """Return the article in a page; raises WebpageError."""
    if len(_TAG.findall(html)) > MAX_TAGS:
        raise WebpageError(f"the page has more than {MAX_TAGS:,} tags; save the article as text")
    text = _extracted(html)
    if not text:
        raise WebpageError("no article was found in this page; save the article as text")
    head = html[:_HEAD]
    published = _DAY.match(_content(_PUBLISHED, head) or _content(_TIME, head))
    return WebArticle(
        text=_LINE_END.sub("\n\n", text),
        published=published[0] if published else "",
        site=_content(_SITE, head) or _content(_TITLE, head),
        address=_content(_ADDRESS, head),
    )


def _content(pattern: re.Pattern[str], head: str) -> str:
    match = pattern.search(head)
    return unescape(match["content"]).strip() if match else ""


def words(html: str) -> str:
    """Return all text of a page, blocks apart by a line end."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.found)


def _extracted(html: str) -> str:
    try:
        import trafilatura
    except ImportError:
        message = "a saved web page needs trafilatura; run `make`, or save the article as text"
        raise WebpageError(message) from None
    # Its complaints about a page would be lines beside our one.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.extract(html, include_comments=False, favor_recall=True)
    return str(found or "").strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN and not self._hidden:
            self._hidden = tag
        elif tag not in _INLINE:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        elif tag not in _INLINE:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
