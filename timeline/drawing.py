"""Share cards drawn: 1200 by 630 pixels, legible where a chat shows them 300 wide.

Pillow draws them: it sets type from the fonts of the theme alone, so every machine draws the same,
while a program that draws SVG takes the fonts it finds. Their colours are few and known, so that a
card has some 20 KB.
"""

import io
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import Strand
from timeline.site.cards import HEIGHT, WIDTH, Card

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

Colour = tuple[int, int, int]
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
_LEFT, _RIGHT, _MARK, _GAP = 64, WIDTH - 64, 24, 28
_WIDTH = _RIGHT - _LEFT
_PAPER, _INK, _GREY, _PANEL = (251, 250, 247), (27, 29, 33), (84, 87, 92), (233, 241, 241)
_REPORTED, _SAID = (152, 59, 16), (18, 91, 105)
# What lies between two colours along the edges of letters, in so many shades. They must not be
# nearer than 4 to each other: Pillow would take one for another.
_BLENDS = [(_PAPER, ink, 12) for ink in (_INK, _GREY, _REPORTED, _SAID)]
_BLENDS += [(_PANEL, ink, 12) for ink in (_INK, _SAID)] + [(_PAPER, _PANEL, 3)]
_TITLE_SIZES, _MOST_LINES = (76, 66, 56, 48), 4
_KICKER_SIZES = (32, 28)
_TITLE_TOP, _LEAD_TOP, _FOOT_LINE = 116, 330, 521
_UNKNOWN = "\U0010fffe"  # which no font has
_MISSING = "…"


@dataclass(frozen=True, slots=True)
class _Panels:
    """How voices are set: where their panels begin, the size, the most lines and their distance."""

    top: int
    size: int
    most: int
    step: int


_PANELS = (_Panels(330, 34, 2, 42), _Panels(290, 28, 4, 35))
_PANEL_WIDTH, _INSET = (_WIDTH - _GAP) // 2, 28


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
            font = self._at(name, _MARK).font
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


def can_draw(card: Card, fonts: Type) -> bool:
    """Return whether a card can be drawn: with every letter, and every word of its voices.

    What somebody says may turn round with its last word, so it is drawn whole or not at all.
    """
    parts = [("plain", card.kicker), ("title", card.title), ("words", card.lead)]
    parts += [("bold", card.site), ("plain", card.foot)]
    parts += [part for name, words in card.voices for part in (("bold", name), ("words", words))]
    try:
        for part, text in parts:
            fonts.face(part, _MARK, text + _MISSING)
    except UnsetError:
        return False
    return not card.voices or _panels(card, fonts) is not None


def drawn(card: Card, fonts: Type) -> bytes:
    """Return a card as PNG, if it `can_draw` it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 13), fill=_INK)
    _kicker(pen, card, fonts)
    panels = _panels(card, fonts)
    below = _title(pen, card, panels.top if panels else _LEAD_TOP, fonts)
    _lead(pen, card.lead, below, fonts)
    if panels:
        for number, (name, words) in enumerate(card.voices):
            _voice(pen, _LEFT + number * (_PANEL_WIDTH + _GAP), name, words, panels, fonts)
    _foot(pen, card, fonts)
    return _as_png(image)


def _panels(card: Card, fonts: Type) -> _Panels | None:
    """Return how the voices of a card are set; None where there are none, or is no room."""
    if not card.voices:
        return None
    return next((panels for panels in _PANELS if _is_whole(card, panels, fonts)), None)


def _is_whole(card: Card, panels: _Panels, fonts: Type) -> bool:
    room = _PANEL_WIDTH - 2 * _INSET
    faces = ((fonts.face("words", panels.size, words), words) for _, words in card.voices)
    if not all(_fits(words, face, room, panels.most) for face, words in faces):
        return False
    return _title_size(card.title, panels.top - _TITLE_TOP, fonts) is not None


def _kicker(pen: "ImageDraw", card: Card, fonts: Type) -> None:
    left = _LEFT
    if card.strand is Strand.REPORTED:
        pen.rectangle((left, 74, left + _MARK - 1, 74 + _MARK - 1), fill=_REPORTED)
    elif card.strand is Strand.SAID:
        box, corners = (left, 74, left + 34, 74 + _MARK), (True, True, True, False)
        pen.rounded_rectangle(box, 11, outline=_SAID, width=5, corners=corners)
    left += {None: 0, Strand.REPORTED: 40, Strand.SAID: 50}[card.strand]
    sizes = (fonts.face("plain", size, card.kicker) for size in _KICKER_SIZES)
    room = _RIGHT - left
    face = next((each for each in sizes if each.length(card.kicker) <= room), None)
    face = face or fonts.face("plain", _KICKER_SIZES[-1], card.kicker)
    pen.text((left, 86), _cut(card.kicker, face, room), font=face.font, fill=_GREY, anchor="lm")


def _title(pen: "ImageDraw", card: Card, end: int, fonts: Type) -> int:
    """Set the title as large as there is room for; return where it ends."""
    room = (end if card.voices or card.lead else _FOOT_LINE) - _TITLE_TOP
    size = _title_size(card.title, room, fonts) or _TITLE_SIZES[-1]
    face, step = fonts.face("title", size, card.title), _step(size)
    lines = _shortened(_balanced(card.title, face, _WIDTH), room // step, face)
    for number, line in enumerate(lines):
        pen.text((_LEFT - 2, _TITLE_TOP + number * step), line, font=face.font, fill=_INK)
    return _TITLE_TOP + len(lines) * step


def _title_size(text: str, room: int, fonts: Type) -> int | None:
    for size in _TITLE_SIZES:
        face, most = fonts.face("title", size, text), min(_MOST_LINES, room // _step(size))
        if _fits(text, face, _WIDTH, most):
            return size
    return None


def _fits(text: str, face: Face, width: int, most: int) -> bool:
    """Return whether a text fits into so many lines."""
    is_narrow = all(face.length(word) <= width for word in text.split())
    return is_narrow and len(list(_wrapped(text, face, width))) <= most


def _step(size: int) -> int:
    """Return the distance of lines in letters of a size."""
    return round(size * 1.08)


def _lead(pen: "ImageDraw", text: str, top: int, fonts: Type) -> None:
    """Set a few words below the title, as many as there is room for."""
    face = fonts.face("words", 38, text)
    lines = _shortened(list(_wrapped(text, face, _WIDTH)), (_FOOT_LINE - top - 30) // 46, face)
    for number, line in enumerate(lines):
        pen.text((_LEFT, top + 34 + number * 46), line, font=face.font, fill=_INK, anchor="lm")


def _voice(
    pen: "ImageDraw", left: int, name: str, words: str, panels: _Panels, fonts: Type
) -> None:
    """Draw a panel with who speaks and what is said."""
    box = (left, panels.top, left + _PANEL_WIDTH, _FOOT_LINE - 32)
    pen.rounded_rectangle(box, 22, fill=_PANEL, corners=(True, True, True, False))
    inner, room = left + _INSET, _PANEL_WIDTH - 2 * _INSET
    bold = fonts.face("bold", 28, name)
    shown = _cut(name, bold, room)
    pen.text((inner, panels.top + 36), shown, font=bold.font, fill=_SAID, anchor="lm")
    face = fonts.face("words", panels.size, words)
    for at, line in enumerate(_wrapped(words, face, room)):
        below = panels.top + 42 + panels.step * (at + 1)
        pen.text((inner, below), line, font=face.font, fill=_INK, anchor="lm")


def _foot(pen: "ImageDraw", card: Card, fonts: Type) -> None:
    pen.rectangle((_LEFT, _FOOT_LINE, _RIGHT, _FOOT_LINE + 2), fill=_INK)
    bold, plain = fonts.face("bold", 32, card.site), fonts.face("plain", 32, card.foot)
    room = _WIDTH - round(plain.length(card.foot)) - _GAP
    pen.text((_LEFT, 564), _cut(card.site, bold, room), font=bold.font, fill=_INK, anchor="lm")
    pen.text((_RIGHT, 564), card.foot, font=plain.font, fill=_GREY, anchor="rm")


def _wrapped(text: str, face: Face, width: float) -> Iterator[str]:
    """Yield the lines of a text that are no wider than `width` pixels, but for one long word."""
    line: list[str] = []
    for word in text.split():
        if line and face.length(" ".join((*line, word))) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    yield " ".join(line)


def _balanced(text: str, face: Face, width: int) -> Sequence[str]:
    """Return the lines of a text, as many as needed and, where these are few, about as long."""
    lines = list(_wrapped(text, face, width))
    if len(lines) > _MOST_LINES:
        return lines
    least = round(face.length(text) / len(lines))
    for narrower in range(least, width, 20):
        if len(tried := list(_wrapped(text, face, narrower))) == len(lines):
            return tried
    return lines


def _shortened(lines: Sequence[str], most: int, face: Face) -> Sequence[str]:
    """Return so many lines at most, of which the last tells where words are left out."""
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    return [_cut(line, face, _WIDTH) for line in kept]


def _cut(text: str, face: Face, width: float) -> str:
    """Return as much of a text as there is room for, and an ellipsis for the rest."""
    if face.length(text) <= width:
        return text
    room, length = width - face.length(_MISSING), face.font.getlength
    letters = bisect_right(range(1, len(text)), room, key=lambda n: length(text[:n]))
    return text[:letters].rstrip() + _MISSING


def _as_png(image: "Image") -> bytes:
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette([part for blend in _BLENDS for shade in _between(*blend) for part in shade])
    file = io.BytesIO()
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _between(paper: Colour, ink: Colour, shades: int) -> Iterator[Colour]:
    for step in range(shades):
        red, green, blue = (
            round(a + (b - a) * step / (shades - 1)) for a, b in zip(paper, ink, strict=True)
        )
        yield red, green, blue
