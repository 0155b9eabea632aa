"""Type from the fonts of the theme: which font sets a text, and its lines to fit."""

import io
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont


# The fonts of a card by their part in it: a file of the theme, and its weight if it has several.
FONTS: Mapping[str, tuple[str, int | None]] = {
    "title": ("static/newsreader.woff2", 600),
    "words": ("static/newsreader.woff2", 400),
    "plain": ("cards/DejaVuSans.woff2", None),
    "bold": ("cards/DejaVuSans-Bold.woff2", None),
    "serif": ("cards/DejaVuSerif-Bold.woff2", None),
}
# Where a font has not every letter of a text, another sets all of it.
_INSTEAD = {"title": "serif", "words": "plain"}
_ANY_SIZE = 24
_UNKNOWN = "\U0010fffe"  # which no font has
MISSING = "…"


class UnsetError(LookupError):
    """A letter that no font of the cards has."""


class Face:
    """A font in one size, which remembers how long words are: to ask it takes most of the time."""

    def __init__(self, font: "FreeTypeFont") -> None:
        self.font = font
        self._lengths: dict[str, float] = {}

    def length(self, text: str) -> float:
        """Return how many pixels long a line of words is."""
        words = text.split(" ")
        return sum(map(self._length, words)) + self._length(" ") * (len(words) - 1)

    def _length(self, word: str) -> float:
        if word not in self._lengths:
            self._lengths[word] = self.font.getlength(word)
        return self._lengths[word]


class Type:
    """The fonts of cards, from the bytes of their files; each size of one is set up once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._sized: dict[tuple[str, int], Face] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def face(self, part: str, size: int, text: str) -> Face:
        """Return what sets a text in a part of the card; raises UnsetError."""
        for name in (part, _INSTEAD.get(part, part)):
            if all(self._has(name, letter) for letter in text):
                return self._at(name, size)
        raise UnsetError(text)

    def _has(self, name: str, letter: str) -> bool:
        """Return whether a font has a letter, which is drawn otherwise than one that none has."""
        key = name, letter
        if key not in self._known:
            font = self._at(name, _ANY_SIZE).font
            drawn, missing = font.getmask(letter), font.getmask(_UNKNOWN)
            self._known[key] = drawn.size != missing.size or bytes(drawn) != bytes(missing)
        return self._known[key]

    def _at(self, name: str, size: int) -> Face:
        from PIL import ImageFont

        if (name, size) not in self._sized:
            file, weight = FONTS[name]
            layout = ImageFont.Layout.BASIC
            font = ImageFont.truetype(io.BytesIO(self.files[file]), size, layout_engine=layout)
            if weight is not None:
                font.set_variation_by_axes([weight])
            self._sized[name, size] = Face(font)
        return self._sized[name, size]


def wrapped(text: str, face: Face, width: float) -> Iterator[str]:
    """Yield the lines of a text that are no wider than `width` pixels, but for one long word."""
    line: list[str] = []
    for word in text.split():
        if line and face.length(" ".join((*line, word))) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    yield " ".join(line)


def balanced(text: str, face: Face, width: int, most: int) -> Sequence[str]:
    """Return the lines of a text, as many as needed and, where these are few, about as long."""
    lines = list(wrapped(text, face, width))
    if len(lines) > most:
        return lines
    least = round(face.length(text) / len(lines))
    for narrower in range(least, width, 20):
        if len(tried := list(wrapped(text, face, narrower))) == len(lines):
            return tried
    return lines


def shortened(lines: Sequence[str], most: int, face: Face, width: int) -> Sequence[str]:
    """Return so many lines at most, of which the last tells where words are left out."""
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    return [cut(line, face, width) for line in kept]


def cut(text: str, face: Face, width: float) -> str:
    """Return as much of a text as there is room for, and an ellipsis for the rest."""
    if face.length(text) <= width:
        return text
    room, length = width - face.length(MISSING), face.font.getlength
    letters = bisect_right(range(1, len(text)), room, key=lambda n: length(text[:n]))
    return text[:letters].rstrip() + MISSING
