"""Whether there is anything to build: what `timeline build` would read, without reading it."""

from pathlib import Path
from typing import NamedTuple

from timeline.engine import inputs, seal
from timeline.engine.inputs import Figures, Signature

# A build that uses nothing else reads the folders below and its settings, and nothing more.
_PLUGINS = ["timeline.plugin"]
_CACHE = ".cache"


class Work(NamedTuple):
    """A build that is asked for: the folder of the site, where to, and of what inputs."""

    root: Path
    output: Path
    signature: Signature


def work(root: Path, output: Path | None) -> Work | None:
    """Return what a build in `root` would work on; None where that cannot be told beforehand.

    Runs pelicanconf.py, as the build does: that says which folders are read, and what the
    settings are, whatever they depend on.
    """
    root = root.absolute()
    file = root / "pelicanconf.py"
    settings = _settings(file)
    if settings is None or settings.get("PLUGINS") != _PLUGINS:
        return None
    folders = (str(settings.get(name, "?")) for name in ("PATH", "OUTPUT_PATH", "THEME"))
    content, made, theme = (root / folder for folder in folders)
    # The theme may have a name of Pelican's, and templates may lie where only Pelican looks.
    if not theme.is_dir() or settings.get("THEME_TEMPLATES_OVERRIDES"):
        return None
    paths = (content, content.parent / "seeds", theme, file)
    signature = inputs.signature(paths, repr(sorted(settings.items())))
    return Work(root, output.resolve() if output else made, signature) if signature else None


def remembered(work: Work) -> Figures | None:
    """Return the figures of the site that stands, where a build would leave it as it is."""
    return inputs.remembered(work.signature, work.output, work.root / _CACHE, key=seal.key())


def remember(work: Work, figures: Figures) -> None:
    """Keep that this work was done."""
    inputs.remember(work.signature, work.output, figures, work.root / _CACHE, key=seal.key())


def _settings(file: Path) -> dict[str, object] | None:
    """Return the settings in a file; None where it does not run, or sets more than plain values.

    What a function in it would return cannot be told beforehand.
    """
    found: dict[str, object] = {"__file__": str(file), "__name__": file.stem}
    try:
        exec(compile(file.read_bytes(), file, "exec"), found)
    except Exception:  # noqa: BLE001  # whatever it is, the build that follows says it
        return None
    settings = {name: value for name, value in found.items() if name.isupper()}
    return settings if _is_plain(settings) else None


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, value)) and all(map(_is_plain, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return value is None or type(value) in {str, bytes, bool, int, float}
