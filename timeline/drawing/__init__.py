"""Share cards drawn: 1200 by 630 pixels, legible where a chat shows them 300 wide.

Pillow draws them: it sets type from the fonts of the theme alone, so every machine draws the same,
while a program that draws SVG takes the fonts it finds. Their colours are few and known, so that a
card has some 20 KB.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.drawing.picture import GREY, INK, PANEL, PAPER, REPORTED, SAID, as_png
from timeline.drawing.typesetting import (
    MISSING,
    Face,
    Type,
    UnsetError,
    balanced,
    cut,
    shortened,
    wrapped,
)
from timeline.model import Strand
from timeline.site.cards import HEIGHT, WIDTH, Card

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_LEFT, _RIGHT, _MARK, _GAP = 64, WIDTH - 64, 24, 28
_WIDTH = _RIGHT - _LEFT
_TITLE_SIZES, _MOST_LINES = (76, 66, 56, 48), 4
_KICKER_SIZES = (32, 28)
_TITLE_TOP, _LEAD_TOP, _FOOT_LINE = 116, 330, 521


@dataclass(frozen=True, slots=True)
class _Panels:
    """How voices are set: where their panels begin, the size, the most lines and their distance.

    They stand in so many `columns`; `name` is the size of the name above the words.
    """

    top: int
    size: int
    most: int
    step: int
    columns: int
    name: int = 28

    @property
    def width(self) -> int:
        return (_WIDTH - (self.columns - 1) * _GAP) // self.columns

    @property
    def room(self) -> int:
        return self.width - 2 * _INSET

    def box(self, number: int, of: int) -> tuple[int, int, int, int]:
        """Return the corners of the panel with this number of so many."""
        rows = -(-of // self.columns)
        high = (_PANELS_END - self.top - (rows - 1) * _GAP // 2) // rows
        left = _LEFT + number % self.columns * (self.width + _GAP)
        top = self.top + number // self.columns * (high + _GAP // 2)
        return left, top, left + self.width, top + high


_INSET, _PANELS_END = 28, _FOOT_LINE - 32
_PANELS: Mapping[int, Sequence[_Panels]] = {  # by the number of voices
    2: (_Panels(330, 34, 2, 42, 2), _Panels(290, 28, 4, 35, 2)),
    3: (_Panels(310, 32, 3, 38, 3, name=26), _Panels(250, 28, 5, 35, 3, name=26)),
    4: (_Panels(265, 28, 1, 35, 2), _Panels(242, 26, 2, 28, 2, name=24)),
}


def can_draw(card: Card, fonts: Type) -> bool:
    """Return whether a card can be drawn: with every letter, and every word of its voices.

    What somebody says may turn round with its last word, so it is drawn whole or not at all.
    """
    parts = [("plain", card.kicker), ("title", card.title), ("words", card.lead)]
    parts += [("bold", card.site), ("plain", card.foot)]
    parts += [part for name, words in card.voices for part in (("bold", name), ("words", words))]
    try:
        for part, text in parts:
            fonts.face(part, _MARK, text + MISSING)
    except UnsetError:
        return False
    return not card.voices or _panels(card, fonts) is not None


def drawn(card: Card, fonts: Type) -> bytes:
    """Return a card as PNG, if it `can_draw` it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 13), fill=INK)
    _kicker(pen, card, fonts)
    panels = _panels(card, fonts)
    below = _title(pen, card, panels.top if panels else _LEAD_TOP, fonts)
    _lead(pen, card.lead, below, fonts)
    if panels:
        for number, voice in enumerate(card.voices):
            _voice(pen, panels.box(number, len(card.voices)), voice, panels, fonts)
    _foot(pen, card, fonts)
    return as_png(image)


def _panels(card: Card, fonts: Type) -> _Panels | None:
    """Return how the voices of a card are set; None where there are none, or is no room."""
    ways = _PANELS.get(len(card.voices), ())
    return next((panels for panels in ways if _is_whole(card, panels, fonts)), None)


def _is_whole(card: Card, panels: _Panels, fonts: Type) -> bool:
    faces = ((fonts.face("words", panels.size, words), words) for _, words in card.voices)
    if not all(_fits(words, face, panels.room, panels.most) for face, words in faces):
        return False
    return _title_size(card.title, panels.top - _TITLE_TOP, fonts) is not None


def _kicker(pen: "ImageDraw", card: Card, fonts: Type) -> None:
    left = _LEFT
    if card.strand is Strand.REPORTED:
        pen.rectangle((left, 74, left + _MARK - 1, 74 + _MARK - 1), fill=REPORTED)
    elif card.strand is Strand.SAID:
        box, corners = (left, 74, left + 34, 74 + _MARK), (True, True, True, False)
        pen.rounded_rectangle(box, 11, outline=SAID, width=5, corners=corners)
    left += {None: 0, Strand.REPORTED: 40, Strand.SAID: 50}[card.strand]
    sizes = (fonts.face("plain", size, card.kicker) for size in _KICKER_SIZES)
    room = _RIGHT - left
    face = next((each for each in sizes if each.length(card.kicker) <= room), None)
    face = face or fonts.face("plain", _KICKER_SIZES[-1], card.kicker)
    pen.text((left, 86), cut(card.kicker, face, room), font=face.font, fill=GREY, anchor="lm")


def _title(pen: "ImageDraw", card: Card, end: int, fonts: Type) -> int:
    """Set the title as large as there is room for; return where it ends."""
    room = (end if card.voices or card.lead else _FOOT_LINE) - _TITLE_TOP
    size = _title_size(card.title, room, fonts) or _TITLE_SIZES[-1]
    face, step = fonts.face("title", size, card.title), _step(size)
    lines = shortened(balanced(card.title, face, _WIDTH, _MOST_LINES), room // step, face, _WIDTH)
    for number, line in enumerate(lines):
        pen.text((_LEFT - 2, _TITLE_TOP + number * step), line, font=face.font, fill=INK)
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
    return is_narrow and len(list(wrapped(text, face, width))) <= most


def _step(size: int) -> int:
    """Return the distance of lines in letters of a size."""
    return round(size * 1.08)


def _lead(pen: "ImageDraw", text: str, top: int, fonts: Type) -> None:
    """Set a few words below the title, as many as there is room for."""
    face = fonts.face("words", 38, text)
    most = (_FOOT_LINE - top - 30) // 46
    lines = shortened(list(wrapped(text, face, _WIDTH)), most, face, _WIDTH)
    for number, line in enumerate(lines):
        pen.text((_LEFT, top + 34 + number * 46), line, font=face.font, fill=INK, anchor="lm")


def _voice(
    pen: "ImageDraw",
    box: tuple[int, int, int, int],
    voice: tuple[str, str],
    panels: _Panels,
    fonts: Type,
) -> None:
    """Draw a panel with who speaks and what is said."""
    (left, top, _, _), (name, words) = box, voice
    pen.rounded_rectangle(box, 22, fill=PANEL, corners=(True, True, True, False))
    bold, line = fonts.face("bold", panels.name, name), panels.name + 8
    shown = cut(name, bold, panels.room)
    pen.text((left + _INSET, top + line), shown, font=bold.font, fill=SAID, anchor="lm")
    face = fonts.face("words", panels.size, words)
    for at, text in enumerate(wrapped(words, face, panels.room), start=1):
        below = top + line + 6 + panels.step * at
        pen.text((left + _INSET, below), text, font=face.font, fill=INK, anchor="lm")


def _foot(pen: "ImageDraw", card: Card, fonts: Type) -> None:
    pen.rectangle((_LEFT, _FOOT_LINE, _RIGHT, _FOOT_LINE + 2), fill=INK)
    bold, plain = fonts.face("bold", 32, card.site), fonts.face("plain", 32, card.foot)
    room = _WIDTH - round(plain.length(card.foot)) - _GAP
    pen.text((_LEFT, 564), cut(card.site, bold, room), font=bold.font, fill=INK, anchor="lm")
    pen.text((_RIGHT, 564), card.foot, font=plain.font, fill=GREY, anchor="rm")
