"""Plain text taken apart into paragraphs, each with its exact place in the text."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

_LINE = re.compile(r"[^\r\n]+")
# A bullet, or what Markdown puts before a heading, a list item or quoted words.
_BULLET = re.compile(r"(?:#{1,6}\s+|>\s*|[•▪◦‣●■·]\s*|\*(?!\*)\s*|[-–—](?=\s)\s*)+")
# A line this long that ends without a stop was broken by whoever saved the file.
_WRAPPED = re.compile(r".{40,}[^.!?…:;\"”»)\]\s]\s*")
_SPACES = "\ufeff \t\r\n\u00a0"
_BLANKS = f"{_SPACES}\u2028\u2029"


class Span(Struct, frozen=True, gc=False):
    """A stretch of a text: `text` stands from `start` up to `end`."""

    start: int
    end: int
    text: str

    def __bool__(self) -> bool:
        return self.start < self.end

    def holds(self, start: int, end: int) -> bool:
        """Return whether the stretch from `start` to `end` lies within this one."""
        return self.start <= start and end <= self.end

    def cut(self, start: int, end: int) -> "Span":
        """Return the part of this stretch between two offsets that count from its start."""
        return Span(self.start + start, self.start + end, self.text[start:end])


def paragraphs(text: str, start: int, *, stands_alone: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the paragraphs of `text` from `start`: lines, joined where one was broken in two.

    A line that `stands_alone` is never taken for the rest of the line before it. Bullets and the
    spaces around a paragraph are no part of it.
    """
    begin = end = last = start
    for line in _LINE.finditer(text, start):
        if not line[0].strip(_BLANKS):
            continue
        joined = (
            end > begin
            and _goes_on(text[last:end], text[end : line.start()], line[0])
            and not stands_alone(line[0])
            and not stands_alone(text[last:end])
        )
        if not joined:
            yield from _trimmed(text, begin, end)
            begin = line.start()
        last, end = line.span()
    yield from _trimmed(text, begin, end)


def _goes_on(before: str, gap: str, line: str) -> bool:
    if gap.count("\n") > 1 or gap.count("\r") > 1:
        return False
    return bool(_WRAPPED.fullmatch(before) and not _BULLET.match(line))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without the spaces and the bullet around it, unless nothing is left."""
    body = text[start:end]
    left = len(body) - len(body.lstrip(_SPACES))
    if bullet := _BULLET.match(body, left):
        left = bullet.end()
    trimmed = body[left:].rstrip()
    if trimmed:
        yield Span(start + left, start + left + len(trimmed), trimmed)
