"""What GitHub Pages sends for an address: a file of a site, or the place to look instead."""

import mimetypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

# What the standard library does not know, or what differs between machines.
TYPES = {
    ".atom": "application/atom+xml",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


# Gives for the path of a file below a site what makes it, which returns None where it cannot be
# made now; or None for a file that is not made when it is asked for.
Made = Callable[[str], Callable[[], bytes | None] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is sent for an address: a file, or the place to look instead.

    What is in the file `make` returns, if it is made when it is asked for.
    """

    status: HTTPStatus
    file: Path | None = None
    location: str = ""
    make: Callable[[], bytes | None] | None = None


def answer(address: str, *, root: Path, base: str = "", made: Made | None = None) -> Response:
    """Return what GitHub Pages sends for `address`, a request's target, with `root` at `base`.

    What is `made` when it is asked for goes before what stands in `root`. Links that lead out of
    `root` are no files of it.
    """
    path = unquote(address.partition("?")[0])
    if base and path == base:
        return _moved(address)
    found = _inside(root, path.removeprefix(base)) if path.startswith(f"{base}/") else None
    if found is None:
        return _missing(root)
    is_folder = path.endswith("/")
    index = found / "index.html"
    files = (index,) if is_folder else (found, found.with_name(f"{found.name}.html"))
    if made:
        for file in files:
            if make := _maker(made, root, file):
                return Response(status=HTTPStatus.OK, file=file, make=make)
        if not is_folder and _maker(made, root, index):
            return _moved(address)
    for file in files:
        if _is_in(root, file):
            return Response(status=HTTPStatus.OK, file=file)
    is_moved = not is_folder and _is_in(root, found, os.path.isdir)
    return _moved(address) if is_moved else _missing(root)


def media_type(file: Path) -> str:
    """Return the media type of a file by its name, as GitHub Pages tells it."""
    known = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    media_type = known or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _maker(made: Made, root: Path, file: Path) -> Callable[[], bytes | None] | None:
    return made(file.relative_to(root).as_posix()) if file.is_relative_to(root) else None


def _moved(address: str) -> Response:
    path, mark, query = address.partition("?")
    # One slash in front: a location that starts with two would lead to another host.
    folder = f"/{quote(unquote(path)).lstrip('/')}/"
    return Response(status=HTTPStatus.MOVED_PERMANENTLY, location=f"{folder}{mark}{query}")


def _missing(root: Path) -> Response:
    page = root / "404.html"
    return Response(status=HTTPStatus.NOT_FOUND, file=page if _is_in(root, page) else None)


def _is_in(root: Path, path: Path, is_such: Callable[[Path], bool] = os.path.isfile) -> bool:
    """Return whether `path` is a file, or another such thing, and no link leads it out of `root`.

    Unlike the methods of Path this raises nothing, as where a name has more than 255 letters.
    """
    return is_such(path) and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _inside(root: Path, path: str) -> Path | None:
    """Return the file or folder `path` names, or None where it leads out of `root`."""
    parts = PurePosixPath(path.lstrip("/")).parts
    if "\0" in path or ".." in parts:
        return None
    return root.joinpath(*parts)
