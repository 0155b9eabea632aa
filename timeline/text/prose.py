"""Prose in plain Markdown (https://spec.commonmark.org/0.31.2/ without HTML and images).

Anything that could run, load or escape is refused by `faults` and inert in `render` all the same:
HTML is shown as text, images are not read, links keep http and https alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from timeline.text import addresses, plainprose

if TYPE_CHECKING:
    from markdown import Markdown

# Python-Markdown needs time that grows with the square of unclosed brackets.
MAX_BRACKETS = 200
# It calls itself for every level of a list.
MAX_DEPTH = 6
_TAGS = {
    "p", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "br", "hr",
    "h2", "h3", "h4", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "h2": {"id"}, "h3": {"id"}}
_UNSAFE_PATTERNS = (
    "html",
    "entity",
    "image_link",
    "image_reference",
    "short_image_ref",
    "automail",
)
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
    rf"^(?:[ \t]*(?:\d+\.|[-*+>])(?=[ \t])){{{MAX_DEPTH + 1}}}"
    rf"|^(?: {{4}}|\t){{{MAX_DEPTH + 1}}}[ \t]*(?:\d+\.|[-*+])[ \t]",
    re.MULTILINE | re.ASCII,
)


class Fault(NamedTuple):
    """One thing a text may not hold; `offset` counts from 0."""

    offset: int
    message: str


def faults(text: str) -> Iterator[Fault]:
    """Yield what `text` may not hold: HTML, images, host links, bad addresses, bracket floods."""
    if _is_plain(text):
        return _link_faults(text, addresses.fault, _html, told=())
    return _faults(text, addresses.fault, _html)


def page_faults(text: str) -> Iterator[Fault]:
    """Yield what a page of the site's own may not hold; it may link within the site."""
    fault = addresses.fault
    return _faults(text, lambda u: None if _INNER.fullmatch(u) else fault(u), _page_html)


def render(text: str) -> str:
    """Return `text` as safe HTML, with links to http and https addresses only."""
    # What is plain was made of words and web addresses alone.
    return "\n".join(
        part.text if part.is_plain else _clean(part.text, _no_address) for part in _parts(text)
    )


def render_page(text: str, *, base: str) -> str:
    """Return a page of the site's own as safe HTML; links within the site start with `base`."""
    return _clean(_page_html(text), lambda url: _within(url, base))


def _is_plain(text: str) -> bool:
    """Tell whether a text has none but the commonest marks of Markdown, and not too many."""
    is_plain = all(part.is_plain for part in plainprose.parts(text))
    return is_plain and text.count("[") <= MAX_BRACKETS


def _faults(
    text: str, fault: Callable[[str], str | None], html_of: Callable[[str], str]
) -> Iterator[Fault]:
    flood = next(_floods(text), None)
    found = list(_FAULTY.finditer(text)) if any(sign in text for sign in _SIGNS) else []
    told = found if flood else _outside_code(text, found, html_of)
    for match in _without_ends(told):
        yield Fault(match.start(), _cure(match))
    if flood:
        yield flood
        return
    hosts = any(match["host"] for match in told)
    yield from _link_faults(text, fault, html_of, told=("{", "|") if hosts else ())


def _floods(text: str) -> Iterator[Fault]:
    """Yield what would take the reader of Markdown too long."""
    if text.count("[") > MAX_BRACKETS:
        yield Fault(0, f"more than {MAX_BRACKETS} opening brackets; shorten the text")
    elif deep := _DEEP.search(text):
        yield Fault(deep.start(), f"nested too deeply; write at most {MAX_DEPTH} levels")


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
    text: str,
    fault: Callable[[str], str | None],
    html_of: Callable[[str], str],
    *,
    told: tuple[str, ...],
) -> Iterator[Fault]:
    html = html_of(text)
    if _STASHED in html:
        yield Fault(0, "marks of emphasis cross here; end each before the next one begins")
    after: dict[str, int] = {}  # where the search for an address that comes again goes on
    for written in _HREF.findall(html):
        address = unescape(written)
        offset = text.find(address, after.get(address, 0))
        after[address] = offset + 1
        if not address.startswith(told) and (wrong := fault(address)):
            yield Fault(max(offset, 0), wrong)


def _no_address(url: str) -> None:
    """Drop an address within the site."""


def _within(url: str, base: str) -> str | None:
    if not _INNER.fullmatch(url):
        return None
    return url if url.startswith("#") else base + url


def _clean(html: str, relative: Callable[[str], str | None]) -> str:
    import nh3

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        url_relative=relative,
        link_rel=None,
    )


def _html(text: str) -> str:
    return "\n".join(part.text for part in _parts(text))


# Whoever asks for the faults of a text goes on to render it.
@lru_cache(maxsize=4)
def _parts(text: str) -> tuple[plainprose.Part, ...]:
    """Return `text` as HTML, in parts of which only the plain ones are safe."""
    made = (
        part if part.is_plain else part._replace(text=_convert(_markdown(), part.text))
        for part in plainprose.parts(text)
    )
    return tuple(part for part in made if part.text)


@lru_cache(maxsize=4)
def _page_html(text: str) -> str:
    return _convert(_page_markdown(), text)


def _convert(reader: "Markdown", text: str) -> str:
    # Without the reset, link references of one text would answer in the next.
    return str(reader.reset().convert(text))


# Imported where it is needed: most builds after an edit have no text for it.
@cache
def _markdown() -> "Markdown":
    from markdown import Markdown

    return _without_html(Markdown())


@cache
def _page_markdown() -> "Markdown":
    from markdown import Markdown

    return _without_html(Markdown(extensions=["toc", "tables", "def_list"]))


def _without_html(reader: "Markdown") -> "Markdown":
    reader.preprocessors.deregister("html_block")
    for name in _UNSAFE_PATTERNS:
        reader.inlinePatterns.deregister(name)
    return reader
