"""Serve a built site as GitHub Pages would: its base path, its redirects, its 404 page."""

import mimetypes
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from socket import socket
from socketserver import BaseServer
from urllib.parse import quote, unquote

# What the standard library does not know, or what differs between machines.
TYPES = {
    ".atom": "application/atom+xml",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent for an address: a file, or the place to look instead."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


def answer(address: str, *, root: Path, base: str = "") -> Answer:
    """Return what GitHub Pages sends for `address`, a request's target, with `root` at `base`."""
    path = unquote(address.partition("?")[0])
    if base and path == base:
        return _moved(address)
    found = _inside(root, path.removeprefix(base)) if path.startswith(f"{base}/") else None
    if found is None:
        return _missing(root)
    if not path.endswith("/"):
        return _named(address, found, root)
    index = found / "index.html"
    return Answer(status=HTTPStatus.OK, file=index) if index.is_file() else _missing(root)


def server(root: Path, base: str = "", port: int = 0) -> ThreadingHTTPServer:
    """Return a server of `root` at `base` ("" or "/repo") for this machine; port 0 picks one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Pages, root=root, base=base))


def _named(address: str, found: Path, root: Path) -> Answer:
    for file in (found, found.with_name(f"{found.name}.html")):
        if file.is_file():
            return Answer(status=HTTPStatus.OK, file=file)
    return _moved(address) if found.is_dir() else _missing(root)


def _moved(address: str) -> Answer:
    path, mark, query = address.partition("?")
    # One slash in front: a location that starts with two would lead to another host.
    folder = f"/{quote(unquote(path)).lstrip('/')}/"
    return Answer(status=HTTPStatus.MOVED_PERMANENTLY, location=f"{folder}{mark}{query}")


def _missing(root: Path) -> Answer:
    page = root / "404.html"
    return Answer(status=HTTPStatus.NOT_FOUND, file=page if page.is_file() else None)


def _inside(root: Path, path: str) -> Path | None:
    """Return the file or folder `path` names, or None where it leads out of `root`."""
    parts = PurePosixPath(path.lstrip("/")).parts
    if "\0" in path or ".." in parts:
        return None
    return root.joinpath(*parts)


class _Pages(BaseHTTPRequestHandler):
    """The standard library's handler, with the answers above."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, request: socket, client: tuple[str, int], server: BaseServer, *, root: Path, base: str
    ) -> None:
        self.root, self.base = root, base
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Send the headers and the file."""
        self.wfile.write(self._headed())

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self._headed()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is printed is the command line's to decide."""

    def _headed(self) -> bytes:
        reply = answer(self.path, root=self.root, base=self.base)
        body = reply.file.read_bytes() if reply.file else b""
        self.send_response(reply.status)
        for name, value in _headers(reply, len(body)).items():
            self.send_header(name, value)
        self.end_headers()
        return body


def _headers(reply: Answer, length: int) -> dict[str, str]:
    # GitHub keeps a page for ten minutes; here one that was just rebuilt is wanted at once.
    headers = {"Content-Length": str(length), "Cache-Control": "no-cache"}
    if reply.location:
        headers["Location"] = reply.location
    if reply.file:
        headers["Content-Type"] = _media_type(reply.file)
    return headers


def _media_type(file: Path) -> str:
    known = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    media_type = known or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
