"""Share cards as files of the site: the fonts and the program that draw them.

The program is an extra (`pip install pelican-timeline[cards]`); without it, or without the fonts of
the theme, the site is whole, and its pages name no picture. Nor do they where the address of the
site is not known, as under `timeline serve`: a picture is named by its whole address.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from timeline import drawing
from timeline.drawing.typesetting import FONTS, Type
from timeline.engine.named import NamedFile
from timeline.engine.programs import version_of
from timeline.engine.publish import digest
from timeline.site.cards import Card, path_of
from timeline.site.context import Context
from timeline.site.views.cards import cards

_PROGRAM = "pillow"
# Our part of what draws them.
_OURS = Path(drawing.__file__).parent


def type_of(theme: Path) -> Type | None:
    """Return the fonts of a theme's cards; None where they, or the program, are not there."""
    names = sorted({name for name, _ in FONTS.values()})
    if not version_of(_PROGRAM) or not all((theme / name).is_file() for name in names):
        return None
    return Type({name: (theme / name).read_bytes() for name in names})


def state(fonts: Type, ours: Path = _OURS) -> str:
    """Return what stands for all that draws cards: the program, our part of it, the fonts."""
    sources = {path.name: path.read_bytes() for path in ours.glob("*.py")}
    files = (*sorted(sources.items()), *sorted(fonts.files.items()))
    parts = (part for name, raw in files for part in (name.encode(), raw))
    return digest(version_of(_PROGRAM).encode(), *parts).hex()


def can_draw(fonts: Type | None, card: Card) -> bool:
    """Return whether there are fonts, and a card can be drawn with them."""
    return fonts is not None and drawing.can_draw(card, fonts)


def files_of(context: Context, fonts: Type | None) -> Sequence[NamedFile]:
    """Return the files of all cards of a site, each once."""
    if fonts is None:
        return ()
    found = {path_of(card, context.site.cards): card for card in cards(context)}
    return [
        NamedFile(path, partial(drawing.drawn, card, fonts)) for path, card in sorted(found.items())
    ]
