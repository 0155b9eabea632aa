"""A picture in the few colours of a card, as PNG."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
PAPER, INK, GREY, PANEL = (251, 250, 247), (27, 29, 33), (84, 87, 92), (233, 241, 241)
REPORTED, SAID = (152, 59, 16), (18, 91, 105)
# What lies between two colours along the edges of letters, in so many shades. They must not be
# nearer than 4 to each other: Pillow would take one for another.
_BLENDS = (
    *((PAPER, ink, 12) for ink in (INK, GREY, REPORTED, SAID)),
    *((PANEL, ink, 12) for ink in (INK, SAID)),
    (PAPER, PANEL, 3),
)


def as_png(image: "Image") -> bytes:
    """Return the bytes of a picture in these colours and the shades between them."""
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
