"""The commonest Markdown, made HTML without a reader of Markdown: what most bodies consist of.

A paragraph is plain where every line begins with a letter and holds nothing but words, the usual
punctuation, `*emphasis*`, `**more of it**` and `[links](https://…)`, each in its simplest form.
A heading, the items of a list and a quotation are plain where they are made of such lines.
Nothing in it could be read in two ways, or run: no HTML, no entity, no address but a web address.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

# Named one by one: what is in none of these is left to the reader of Markdown.
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u045f\u0490-\u04ff"
_END = f"{_LETTER}0-9"
_PLAIN = f" {_END}.,;:?!'\"()/%+=@#$€£°№—–’‘“”„«»…-"
# No numbers for a name and no hyphens in a row, which another reader would take for something else.
_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}"
_ADDRESS = rf"https?://{_HOST}(?:/[A-Za-z0-9._/-]*+)?"
_MARKED = rf"[{_END}](?:[{_PLAIN}]*+(?<=[{_END}]))?"
_PARAGRAPH = re.compile(
    rf"[{_LETTER}](?:[{_PLAIN}]++|(?<! )\n(?=[{_LETTER}])"
    rf"|(?<= )(?:\*\*{_MARKED}\*\*|\*{_MARKED}\*)(?=[ .,;:?!)\n]|\Z)"
    rf"|(?<!!)\[{_MARKED}\]\({_ADDRESS}\))*+(?<! )"
)
# What has a meaning beyond its paragraph: an address given to a name, a blank line that is not
# empty, and what the reader of Markdown takes out or for a line end.
_WHOLE = re.compile(r"\]:|^[^\S\n]+$|[\x02\x03\r]", re.MULTILINE)
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS = re.compile(r"\*([^*]+)\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_MARKS = (
    ("**", _STRONG, r"<strong>\1</strong>"),
    ("*", _EMPHASIS, r"<em>\1</em>"),
    ("[", _LINK, r'<a href="\2">\1</a>'),
)


_HEADING = re.compile(r"(#{2,4}) ([^\n#]+)")
_ITEM, _QUOTED = "- ", "> "


class Part(NamedTuple):
    """Paragraphs of a text: plain ones as HTML, or others as they were written."""

    is_plain: bool
    text: str


# Asked for the faults of a text first, then for its HTML.
@lru_cache(maxsize=4)
def parts(text: str) -> tuple[Part, ...]:
    """Return `text` in parts that can be made HTML by themselves, plain ones made already."""
    blocks = list(_alone([_block(block) for block in text.split("\n\n")]))
    if not all(block.is_plain for block in blocks) and _WHOLE.search(text):
        return (Part(False, text),)
    return tuple(
        Part(is_plain, ("\n" if is_plain else "\n\n").join(block.text for block in run))
        for is_plain, run in groupby(blocks, key=lambda block: block.is_plain)
    )


class _Block(NamedTuple):
    """A paragraph, a heading, a list or a quotation as written, and as HTML where it is plain."""

    written: str
    html: str | None

    @property
    def is_open(self) -> bool:
        """Whether what follows could belong to it, or it to what stands before."""
        return self.written.startswith((_ITEM, _QUOTED)) or self.html is None


def _alone(blocks: Sequence[_Block]) -> Iterator[Part]:
    """Yield each block as a part; lists and quotations are plain if nothing could join them."""
    beside = [None, *blocks, None]
    for before, block, after in zip(beside, blocks, beside[2:], strict=False):
        is_joined = block.is_open and any(each and each.is_open for each in (before, after))
        is_plain = block.html is not None and not is_joined
        yield Part(is_plain, block.html if is_plain and block.html else block.written)


def _block(text: str) -> _Block:
    if text.startswith(_ITEM):
        return _Block(text, _list(text.removeprefix(_ITEM).split(f"\n{_ITEM}")))
    if text.startswith(_QUOTED):
        quoted = _paragraph(text.removeprefix(_QUOTED).replace(f"\n{_QUOTED}", "\n"))
        return _Block(text, quoted and f"<blockquote>\n{quoted}\n</blockquote>")
    if heading := _HEADING.fullmatch(text):
        tag, words = f"h{len(heading[1])}", heading[2]
        is_plain = _PARAGRAPH.fullmatch(words)
        return _Block(text, f"<{tag}>{_marked(words)}</{tag}>" if is_plain else None)
    return _Block(text, _paragraph(text))


def _list(items: Sequence[str]) -> str | None:
    if any("\n" in item or not _PARAGRAPH.fullmatch(item) for item in items):
        return None
    lines = "\n".join(f"<li>{_marked(item)}</li>" for item in items)
    return f"<ul>\n{lines}\n</ul>"


def _paragraph(text: str) -> str | None:
    return f"<p>{_marked(text)}</p>" if _PARAGRAPH.fullmatch(text) else None


def _marked(block: str) -> str:
    for sign, pattern, html in _MARKS:
        if sign in block:
            block = pattern.sub(html, block)
    return block
