"""Prose in plain Markdown (https://spec.commonmark.org/0.31.2/ without HTML and images).

Anything that could run, load or escape is a fault, and inert in the HTML all the same: HTML is
shown as text, images are not read, links keep http and https alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from timeline.model.problem import Flaw
from timeline.text import addresses, mdreader

if TYPE_CHECKING:
    from nh3 import Cleaner

# Python-Markdown needs time that grows with the square of unclosed brackets.
MAX_BRACKETS = 200
# It calls itself for every level of a list.
MAX_DEPTH = 6
_TAGS = {
    "p", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "br", "hr",
    "h2", "h3", "h4", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "h2": {"id"}, "h3": {"id"}}
# Marks of no meaning behind a letter at the start of a paragraph.
_MEANINGLESS = str.maketrans("", "", " .,;:?!'\"()/%-–—…‘’“”„«»")
# What the reader of Markdown made code of; a tag that somebody wrote is escaped by then.
_CODE = re.compile(r"<code>(?P<code>.*?)</code>", re.DOTALL)
# Put before what may be faulty, to find it again in the HTML: a character for private use each.
_FLAG, _FLAGS = 0xF0000, 0xFFFD
# An address in <> is a link, and judged as one.
_FAULTY = re.compile(
    r"(?P<html><(?=[a-zA-Z/!?])(?![a-zA-Z][a-zA-Z0-9+.-]*://[^\s<>]+>)"
    r"(?:(?P<close>/)?(?P<name>[a-zA-Z][\w-]*))?)"
    r"|(?P<entity>&(?:#\w+|\w+);)"
    r"|(?P<image>!\[)"
    r"|(?P<host>\]\(\s*<?[{|]|\]:\s*<?[{|]|\{(?:attach|filename|static|include|index)\})"
)
_SIGNS = ("<", "&", "![", "{", "|")  # without one of them nothing is
_CURES = {
    "html": "HTML is not allowed in the text; write plain Markdown",
    "entity": "{} is an entity, which stands for another character; write that character itself",
    "image": "images are not allowed in the text; describe what it shows and cite the source",
    "host": "links in {braces} or |bars| are not allowed; write the full address, https://…",
}
# An address within the site: /events/x/, #part or both; two slashes would lead to another host.
_INNER = re.compile(r"/(?!/)[\w/.-]*(#[\w-]*)?|#[\w-]*", re.ASCII)
# What Python-Markdown puts in place of what it has read, and leaves there where marks cross.
_STASHED = "klzzwxh:"
_HREF = re.compile(r'<a [^>]*?href="([^"]*)"')
_DEEP = re.compile(
    rf"(?:[ \t]*(?:\d+\.|[-*+>])(?=[ \t])){{{MAX_DEPTH + 1}}}"
    rf"|(?: {{4}}|\t){{{MAX_DEPTH + 1}}}[ \t]*(?:\d+\.|[-*+])[ \t]",
    re.ASCII,
)


class Prose(Struct, frozen=True):
    """A text as safe HTML, and what it may not hold."""

    faults: tuple[Flaw, ...]
    html: str


# Whoever asks for the faults of a text goes on to render it.
@lru_cache(maxsize=4)
def read(text: str) -> Prose:
    """Return `text` as the reader of Markdown takes it, with links to web addresses only."""
    if _is_words(text):
        return Prose((), f"<p>{escape(text, quote=False)}</p>".replace("\n\n", "</p>\n<p>"))
    return _read(text, mdreader.body_html, addresses.fault, base=None)


def faults(text: str) -> tuple[Flaw, ...]:
    """Return what `text` may not hold: HTML, images, host links, bad addresses, bracket floods."""
    return read(text).faults


def page_faults(text: str) -> tuple[Flaw, ...]:
    """Return what a page of the site's own may not hold; it may link within the site."""
    return _read(text, mdreader.page_html, _page_fault, base="").faults


def render(text: str) -> str:
    """Return `text` as safe HTML, with links to http and https addresses only."""
    return read(text).html


def render_page(text: str, *, base: str) -> str:
    """Return a page of the site's own as safe HTML; links within the site start with `base`."""
    return _read(text, mdreader.page_html, _page_fault, base=base).html


def get_ready() -> None:
    """Import what reads Markdown, before this process is copied: no copy has to do it then."""
    mdreader.get_ready()
    _cleaner(None)


def _is_words(text: str) -> bool:
    """Tell whether a text is paragraphs of words, in which the reader would find no mark."""
    if "*" in text or "[" in text:  # seen at once
        return False
    return all(
        block[:1].isalpha() and block.translate(_MEANINGLESS).isalnum()
        for block in text.split("\n\n")
    )


def _page_fault(url: str) -> str | None:
    return None if _INNER.fullmatch(url) else addresses.fault(url)


def _read(
    text: str,
    html_of: Callable[[str], str],
    fault: Callable[[str], str | None],
    *,
    base: str | None,
) -> Prose:
    """Return `text` as `html_of` reads it; without a `base` no link stays within the site."""
    found = list(_FAULTY.finditer(text)) if any(sign in text for sign in _SIGNS) else []
    if flood := _flood(text):
        return Prose((*_mark_faults(found), flood), f"<p>{escape(text, quote=False)}</p>")
    html = html_of(text)
    told = _outside_code(text, found, html_of)
    links = _link_faults(text, fault, html, told=("{", "|") if any(m["host"] for m in told) else ())
    return Prose((*_mark_faults(told), *links), _cleaner(base).clean(html))


def _flood(text: str) -> Flaw | None:
    """Return what would take the reader of Markdown too long."""
    if text.count("[") > MAX_BRACKETS:
        return Flaw(0, f"more than {MAX_BRACKETS} opening brackets; shorten the text")
    lines = text.split("\n")
    deep = next((number for number, line in enumerate(lines) if _DEEP.match(line)), None)
    if deep is None:
        return None
    offset = sum(len(line) + 1 for line in lines[:deep])
    return Flaw(offset, f"nested too deeply; write at most {MAX_DEPTH} levels")


def _outside_code(
    text: str, found: Sequence[re.Match[str]], html_of: Callable[[str], str]
) -> Sequence[re.Match[str]]:
    """Return those of `found` that the reader does not take for code."""
    if not found or len(found) > _FLAGS:
        return found
    ends = [match.start() for match in found]
    parts = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    flagged = parts[0] + "".join(chr(_FLAG + i) + part for i, part in enumerate(parts[1:]))
    code = "".join(match["code"] for match in _CODE.finditer(html_of(flagged)))
    return [match for i, match in enumerate(found) if chr(_FLAG + i) not in code]


def _mark_faults(found: Iterable[re.Match[str]]) -> Iterator[Flaw]:
    for match in _without_ends(found):
        yield Flaw(match.start(), _cure(match))


def _without_ends(found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield each of `found` but the end of a tag whose start was there: a pair is one mistake."""
    opened: Counter[str] = Counter()
    for match in found:
        if match["close"] and opened[match["name"]]:
            opened[match["name"]] -= 1
            continue
        if match["name"] and not match["close"]:
            opened[match["name"]] += 1
        yield match


def _cure(match: re.Match[str]) -> str:
    kind = next(kind for kind in _CURES if match[kind])
    return _CURES[kind].format(match[0]) if kind == "entity" else _CURES[kind]


def _link_faults(
    text: str, fault: Callable[[str], str | None], html: str, *, told: tuple[str, ...]
) -> Iterator[Flaw]:
    if _STASHED in html and _STASHED not in text:
        yield Flaw(0, "marks of emphasis cross here; end each before the next one begins")
    after: dict[str, int] = {}  # where the search for an address that comes again goes on
    for written in _HREF.findall(html):
        address = unescape(written)
        offset = text.find(address, after.get(address, 0))
        after[address] = offset + 1
        if not address.startswith(told) and (wrong := fault(address)):
            yield Flaw(max(offset, 0), wrong)


# Imported where it is needed, as the reader is: most builds after an edit have no text for them.
@cache
def _cleaner(base: str | None) -> "Cleaner":
    """Return what leaves nothing in HTML but our tags and the links of `_within`."""
    from nh3 import Cleaner

    return Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        url_relative=lambda url: _within(url, base),
        link_rel=None,
    )


def _within(url: str, base: str | None) -> str | None:
    if base is None or not _INNER.fullmatch(url):
        return None
    return url if url.startswith("#") else base + url
