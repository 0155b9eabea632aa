"""The reader of Markdown: Python-Markdown without what no text of ours may hold.

It reads bodies of events by the parts alone that can do something in them.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

_UNSAFE_PATTERNS = (
    "html",
    "entity",
    "image_link",
    "image_reference",
    "short_image_ref",
    "automail",
)
# Parts of the reader that can do nothing in a text without one of these signs, by their names in
# Python-Markdown, and yet take half of its time.
_OPTIONAL = (
    (("#",), ("hashheader",)),
    ((">",), ("quote",)),
    (
        ("`", "\\", "<", "  ", "]:", "\t", "\x02", "\x03"),
        ("backtick", "escape", "unescape", "autolink", "linebreak", "code", "indent",
         "reference", "short_reference"),
    ),
)  # fmt: skip
# Parts that can do nothing where each line begins with a letter, and signs of no space are none.
_OF_MARKED_LINES = ("setextheader", "hr", "olist", "ulist", "normalize_whitespace")
_NO_SPACES = ("\r", "\t", "\x02", "\x03")


def get_ready() -> None:
    """Import what reads Markdown, and make the reader of plain lines."""
    _reader(*(names for _, names in _OPTIONAL), _OF_MARKED_LINES)


def body_html(text: str) -> str:
    """Return the HTML of a body of an event, in which nothing is made safe yet."""
    needless: list[Sequence[str]] = [
        names for signs, names in _OPTIONAL if not any(sign in text for sign in signs)
    ]
    if _has_plain_lines(text):
        needless.append(_OF_MARKED_LINES)
    return _convert(_reader(*needless), text)


def _has_plain_lines(text: str) -> bool:
    """Tell whether each line begins with a letter, but for empty ones between them."""
    if any(sign in text for sign in _NO_SPACES) or text.endswith("\n"):
        return False
    return all(line[:1].isalpha() for line in text.split("\n") if line)


def page_html(text: str) -> str:
    """Return the HTML of a page of the site's own, in which nothing is made safe yet."""
    return _convert(_page_reader(), text)


def _convert(reader: "Markdown", text: str) -> str:
    # Without the reset, link references of one text would answer in the next.
    return str(reader.reset().convert(text))


@cache
def _reader(*needless: Sequence[str]) -> "Markdown":
    """Return the reader of bodies without the parts that have nothing to do."""
    from markdown import Markdown

    reader = _without_html(Markdown())
    for registry in (
        reader.preprocessors,
        reader.inlinePatterns,
        reader.parser.blockprocessors,
        reader.treeprocessors,
    ):
        _drop(registry, (name for names in needless for name in names if name in registry))
    # What is registered does not change any more, and is gone through a dozen times in each text.
    inline: Any = reader.treeprocessors["inline"]
    inline.inlinePatterns = tuple(reader.inlinePatterns)
    blocks: Any = reader.parser
    blocks.blockprocessors = tuple(reader.parser.blockprocessors)
    return reader


@cache
def _page_reader() -> "Markdown":
    from markdown import Markdown

    return _without_html(Markdown(extensions=["toc", "tables", "def_list"]))


def _without_html(reader: "Markdown") -> "Markdown":
    _drop(reader.preprocessors, ("html_block",))
    _drop(reader.inlinePatterns, _UNSAFE_PATTERNS)
    # They put back what those have taken out.
    _drop(reader.postprocessors, ("raw_html", "amp_substitute"))
    return reader


def _drop(registry: "Registry[Any]", names: Iterable[str]) -> None:
    for name in names:
        registry.deregister(name)
