"""Share cards drawn: 1200 by 630 pixels, legible where a chat shows them 300 wide.

Pillow draws them: it sets type from the fonts of the theme alone, so every machine draws the same,
while a program that draws SVG takes the fonts it finds. Their colours are few and known, so that a
card has some 20 KB.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

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
_BLENDS = [(_PAPER, ink) for ink in (_INK, _GREY, _REPORTED, _SAID, _PANEL)]
_BLENDS += [(_PANEL, ink) for ink in (_INK, _SAID)]
_SHADES = 12  # from paper to ink, along the edges of letters
_TITLE_SIZES, _SMALLEST, _MOST_LINES = (76, 66, 56), 48, 4
_TITLE_TOP, _PANEL_TOP, _FOOT_LINE = 116, 330, 521
_UNKNOWN = "\U0010fffe"  # which no font has
_MISSING = "…"


class UnsetError(LookupError):
    """A letter that no font of the cards has."""


class Type:
    """The fonts of cards, from the bytes of their files; each size of one is set up once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._sized: dict[tuple[str, int], FreeTypeFont] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def has_all(self, card: Card) -> bool:
        """Return whether every letter of a card is in a font that would set it."""
        parts = [("plain", card.kicker), ("title", card.title), ("words", card.lead)]
        parts += [("bold", card.site), ("plain", card.foot)]
        parts += [
            part for name, words in card.voices for part in (("bold", name), ("words", words))
        ]
        try:
            for part, text in parts:
                self.font(part, _MARK, text + _MISSING)
        except UnsetError:
            return False
        return True

    def font(self, part: str, size: int, text: str) -> "FreeTypeFont":
        """Return what sets a text in a part of the card; raises UnsetError."""
        for name in (part, _INSTEAD.get(part, part)):
            if all(self._has(name, letter) for letter in text):
                return self._at(name, size)
        raise UnsetError(text)

    def _has(self, name: str, letter: str) -> bool:
        """Return whether a font has a letter, which is drawn otherwise than one that none has."""
        key = name, letter
        if key not in self._known:
            font = self._at(name, _MARK)
            drawn, missing = font.getmask(letter), font.getmask(_UNKNOWN)
            self._known[key] = drawn.size != missing.size or bytes(drawn) != bytes(missing)
        return self._known[key]

    def _at(self, name: str, size: int) -> "FreeTypeFont":
        from PIL import ImageFont

        if (name, size) not in self._sized:
            file, weight = FONTS[name]
            layout = ImageFont.Layout.BASIC
            font = ImageFont.truetype(io.BytesIO(self.files[file]), size, layout_engine=layout)
            if weight is not None:
                font.set_variation_by_axes([weight])
            self._sized[name, size] = font
        return self._sized[name, size]


def drawn(card: Card, fonts: Type) -> bytes:
    """Return a card as PNG; raises UnsetError where no font has a letter of it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 13), fill=_INK)
    if card.kicker:
        _kicker(pen, card.kicker, _SAID if card.is_said else _REPORTED, fonts)
    below = _title(pen, card, fonts)
    _lead(pen, card.lead, below, fonts)
    for number, (name, words) in enumerate(card.voices):
        _voice(pen, number, name, words, fonts)
    _foot(pen, card, fonts)
    return _as_png(image)


def _kicker(pen: "ImageDraw", text: str, mark: Colour, fonts: Type) -> None:
    font = fonts.font("plain", 32, text)
    pen.rectangle((_LEFT, 74, _LEFT + _MARK - 1, 74 + _MARK - 1), fill=mark)
    left = _LEFT + _MARK + 16
    pen.text((left, 86), _cut(text, font, _RIGHT - left), font=font, fill=_GREY, anchor="lm")


def _title(pen: "ImageDraw", card: Card, fonts: Type) -> int:
    """Set the title as large as there is room for; return where it ends."""
    room = (_PANEL_TOP if card.voices or card.lead else _FOOT_LINE) - _TITLE_TOP
    size = next((size for size in _TITLE_SIZES if _fits(card.title, size, room, fonts)), _SMALLEST)
    font, step = fonts.font("title", size, card.title), _step(size)
    lines = _shortened(_balanced(card.title, font, _WIDTH), room // step, font)
    for number, line in enumerate(lines):
        pen.text((_LEFT - 2, _TITLE_TOP + number * step), line, font=font, fill=_INK)
    return _TITLE_TOP + len(lines) * step


def _fits(text: str, size: int, room: int, fonts: Type) -> bool:
    lines = list(_wrapped(text, font := fonts.font("title", size, text), _WIDTH))
    is_wide = any(font.getlength(line) > _WIDTH for line in lines)
    return len(lines) <= min(_MOST_LINES, room // _step(size)) and not is_wide


def _step(size: int) -> int:
    """Return the distance of lines in letters of a size."""
    return round(size * 1.08)


def _lead(pen: "ImageDraw", text: str, top: int, fonts: Type) -> None:
    """Set a few words below the title, as many as there is room for."""
    font = fonts.font("words", 38, text)
    lines = _shortened(list(_wrapped(text, font, _WIDTH)), (_FOOT_LINE - top - 30) // 46, font)
    for number, line in enumerate(lines):
        pen.text((_LEFT, top + 34 + number * 46), line, font=font, fill=_INK, anchor="lm")


def _voice(pen: "ImageDraw", number: int, name: str, words: str, fonts: Type) -> None:
    """Draw a panel with who speaks and what is said, the first on the left."""
    width = (_WIDTH - _GAP) // 2
    left = _LEFT + number * (width + _GAP)
    box = (left, _PANEL_TOP, left + width, _FOOT_LINE - 32)
    pen.rounded_rectangle(box, 22, fill=_PANEL, corners=(True, True, True, False))
    inner, room = left + 28, width - 56
    bold = fonts.font("bold", 28, name)
    pen.text((inner, _PANEL_TOP + 36), _cut(name, bold, room), font=bold, fill=_SAID, anchor="lm")
    font = fonts.font("words", 34, words)
    lines = _shortened(list(_wrapped(words, font, room)), 2, font, room)
    for at, line in enumerate(lines):
        pen.text((inner, _PANEL_TOP + 84 + at * 42), line, font=font, fill=_INK, anchor="lm")


def _foot(pen: "ImageDraw", card: Card, fonts: Type) -> None:
    pen.rectangle((_LEFT, _FOOT_LINE, _RIGHT, _FOOT_LINE + 2), fill=_INK)
    bold, plain = fonts.font("bold", 32, card.site), fonts.font("plain", 32, card.foot)
    room = _WIDTH - round(plain.getlength(card.foot)) - _GAP
    pen.text((_LEFT, 564), _cut(card.site, bold, room), font=bold, fill=_INK, anchor="lm")
    pen.text((_RIGHT, 564), card.foot, font=plain, fill=_GREY, anchor="rm")


def _wrapped(text: str, font: "FreeTypeFont", width: float) -> Iterator[str]:
    """Yield the lines of a text that are no wider than `width` pixels, but for one long word."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _balanced(text: str, font: "FreeTypeFont", width: int) -> Sequence[str]:
    """Return the lines of a text, as many as needed and all about as long."""
    lines = list(_wrapped(text, font, width))
    least = round(font.getlength(text) / len(lines))
    for narrower in range(least, width, 20):
        if len(tried := list(_wrapped(text, font, narrower))) == len(lines):
            return tried
    return lines


def _shortened(
    lines: Sequence[str], most: int, font: "FreeTypeFont", width: int = _WIDTH
) -> Sequence[str]:
    """Return so many lines at most, of which the last tells where words are left out."""
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    return [_cut(line, font, width) for line in kept]


def _cut(text: str, font: "FreeTypeFont", width: float) -> str:
    """Return as much of a text as there is room for, and an ellipsis for the rest."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + _MISSING) > width:
        text = text[:-1]
    return text.rstrip() + _MISSING


def _as_png(image: "Image") -> bytes:
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette([part for blend in _BLENDS for shade in _between(*blend) for part in shade])
    file = io.BytesIO()
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _between(paper: Colour, ink: Colour) -> Iterator[Colour]:
    for step in range(_SHADES):
        red, green, blue = (
            round(a + (b - a) * step / (_SHADES - 1)) for a, b in zip(paper, ink, strict=True)
        )
        yield red, green, blue
