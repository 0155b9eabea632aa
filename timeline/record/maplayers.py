"""The layers of the map as they lie beside the record; `site/atlas.py` knows what is in them."""

from collections.abc import Mapping
from pathlib import Path

from timeline.model import InputError, Problem
from timeline.record import opening
from timeline.record.opening import below
from timeline.text.filenames import is_ignored
from timeline.text.reading import decoded

LAYERS = ("countries", "regions", "rivers")
FOLDER = "data/map"
MAX_BYTES = 512 * 1024
_ENDING = ".geojson"
_NO_LINK = "a link may not stand here; put the file itself in its place"
_STRANGE = (
    f"no map has this layer; the files are {', '.join(f'{name}{_ENDING}' for name in LAYERS)}"
)


def read_layers(content: Path) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Return the layers of the map by name, as GeoJSON, and what is wrong with their files.

    A link in the place of their folder is told where the rest of the content is read.
    """
    layers: dict[str, str] = {}
    problems: list[Problem] = []
    folder = content / FOLDER
    for path in () if folder.is_symlink() else below(folder):
        if is_ignored(path.name) or path.suffix != _ENDING:
            continue
        shown = f"{content.name}/{path.relative_to(content).as_posix()}"
        if path.is_symlink():
            problems.append(Problem(path=shown, message=_NO_LINK))
        elif path.parent != folder or path.stem not in LAYERS or not opening.is_plain(path):
            problems.append(Problem(path=shown, message=_STRANGE))
        else:
            try:
                raw = opening.content(path, most=MAX_BYTES)
                layers[path.stem] = decoded(raw, path=shown, most=MAX_BYTES)
            except InputError as error:
                problems += error.problems
    return layers, tuple(problems)
