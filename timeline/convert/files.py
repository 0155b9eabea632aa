"""Reading seeds and writing event files, each whole or not at all."""

import os
from pathlib import Path

from timeline.formats import seedtext
from timeline.formats.seedtext import Seed
from timeline.model import InputError, Problem


def read(path: Path) -> Seed:
    """Return the seed in the file at `path`; raises InputError in one line."""
    try:
        with path.open("rb") as file:
            raw = file.read(seedtext.most_bytes(path.name) + 1)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        raise InputError([Problem(path=path.name, message=message)]) from None
    return seedtext.loads(raw, name=path.name)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises FileExistsError."""
    part = _part(path)
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        _move_new(part, path)
    finally:
        part.unlink(missing_ok=True)


def replace(path: Path, raw: bytes) -> None:
    """Write a file anew in the place of the one that is there."""
    part = _part(path)
    try:
        part.write_bytes(raw)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _move_new(part: Path, path: Path) -> None:
    """Give the finished file its name. A link never overwrites, unlike a move."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # This file system has no hard links.
        if path.exists():
            raise FileExistsError(path) from None
        part.replace(path)
