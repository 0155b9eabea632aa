"""Put a site in its place: written aside first, so that the old one stays whole until the end."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# A folder without this file was not made by us and is never replaced.
MARKER = ".timeline-site"


class PublishError(Exception):
    """A site that cannot be put in its place; says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the site; `path` is relative to the output folder, with `/` between parts."""

    path: str
    content: bytes


def publish(files: Iterable[File], output: Path) -> int:
    """Replace the folder `output` by `files` and return their total size in bytes.

    Raises PublishError where `output` holds something else or a path leads out of it. Whatever
    fails, `output` is then as it was.
    """
    _refuse_foreign(output)
    staging = output.with_name(f"{output.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        size = sum(_write(file, staging) for file in files)
        (staging / MARKER).write_bytes(b"")
        _swap(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return size


def _refuse_foreign(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishError(f"{output} is not a folder; move it away or choose another output")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise PublishError(
            f"{output} holds files that are not a site made here; "
            "empty it or choose another output folder"
        )


def _write(file: File, staging: Path) -> int:
    parts = file.path.split("/")
    if not all(parts) or {".", ".."} & set(parts) or "\\" in file.path or "\0" in file.path:
        raise PublishError(f"the page {file.path!r} would leave the output folder")
    target = staging.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("xb") as opened:
            return opened.write(file.content)
    except FileExistsError:
        raise PublishError(f"two pages have the same address, {file.path}") from None


def _swap(staging: Path, output: Path) -> None:
    old = output.with_name(f"{output.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    with suppress(FileNotFoundError):
        output.rename(old)
    try:
        staging.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
