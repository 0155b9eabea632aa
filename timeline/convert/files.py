"""Reading seeds and writing event files, each whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.formats import seedtext
from timeline.formats.seedtext import Seed
from timeline.model import InputError, Problem
from timeline.record import opening


def read(path: Path) -> Seed:
    """Return the seed in the file at `path`; raises InputError in one line, and OSError."""
    if not opening.is_plain(path):  # it may have been taken away; the other seeds are there
        told = "it is no plain file; put the text itself there"
        message = told if opening.is_there(path) else "the file is not there any more"
        raise InputError([Problem(path=path.name, message=message)])
    raw = opening.content(path, most=seedtext.MAX_PAGE_BYTES)
    return seedtext.loads(raw, name=path.name)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises FileExistsError."""
    with _part(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")
        _move_new(part, path)


def replace(path: Path, raw: bytes) -> None:
    """Write a file anew in the place of the one that is there."""
    with _part(path) as part:
        part.write_bytes(raw)
        part.replace(path)


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    """Give the file that becomes the one at `path`; nothing of it is left afterwards."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
    except OSError as error:
        # Of a file that is open already the system tells no name, and of others the wrong one.
        error.filename = str(path)
        raise
    finally:
        with suppress(OSError):  # where nothing can be written, nothing is left
            part.unlink()


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
