"""Serve a built site as GitHub Pages would: its base path, its redirects, its 404 page."""

import mimetypes
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from socket import socket
from socketserver import BaseServer
from threading import Condition
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


# Addresses that no site has: a name there never starts with a tilde.
_RELOADER, _CHANGES = "/~reload.js", "/~changes"
# Seconds after which a browser that waits is told that the server is still there.
_PATIENCE = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is sent for an address: a file, or the place to look instead."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


def answer(address: str, *, root: Path, base: str = "") -> Response:
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
    return Response(status=HTTPStatus.OK, file=index) if index.is_file() else _missing(root)


class News:
    """Editions of the site, for browsers that wait for the next one; the first is 0."""

    def __init__(self) -> None:
        self.edition = 0
        self._told = Condition()

    def tell(self) -> None:
        """Say that there is a new edition."""
        with self._told:
            self.edition += 1
            self._told.notify_all()

    def is_later(self, edition: int, seconds: float) -> bool:
        """Wait for an edition later than `edition`, at most so long; return whether it came."""
        with self._told:
            return self._told.wait_for(lambda: self.edition > edition, timeout=seconds)


def server(
    root: Path, base: str = "", port: int = 0, *, news: News | None = None
) -> ThreadingHTTPServer:
    """Return a server of `root` at `base` ("" or "/repo") for this machine; port 0 picks one.

    With `news` every page that is sent, and none that is published, loads itself anew on it.
    """
    handler = partial(_Pages, root=root, base=base, news=news)
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def _named(address: str, found: Path, root: Path) -> Response:
    for file in (found, found.with_name(f"{found.name}.html")):
        if file.is_file():
            return Response(status=HTTPStatus.OK, file=file)
    return _moved(address) if found.is_dir() else _missing(root)


def _moved(address: str) -> Response:
    path, mark, query = address.partition("?")
    # One slash in front: a location that starts with two would lead to another host.
    folder = f"/{quote(unquote(path)).lstrip('/')}/"
    return Response(status=HTTPStatus.MOVED_PERMANENTLY, location=f"{folder}{mark}{query}")


def _missing(root: Path) -> Response:
    page = root / "404.html"
    return Response(status=HTTPStatus.NOT_FOUND, file=page if page.is_file() else None)


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
        self,
        request: socket,
        client: tuple[str, int],
        server: BaseServer,
        *,
        root: Path,
        base: str,
        news: News | None,
    ) -> None:
        self.root, self.base, self.news = root, base, news
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Send the headers and the file."""
        path, _, edition = self.path.removeprefix(self.base).partition("?")
        if self.news and path == _CHANGES and edition.isdecimal():
            self._send_news(self.news, int(edition))
        elif self.news and path == _RELOADER:
            self._send_script()
        else:
            self.wfile.write(self._headed())

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self._headed()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is printed is the command line's to decide."""

    def _headed(self) -> bytes:
        reply = answer(self.path, root=self.root, base=self.base)
        body = reply.file.read_bytes() if reply.file else b""
        if self.news and reply.file and reply.file.suffix == ".html":
            address = f"{self.base}{_RELOADER}?{self.news.edition}"
            script = f'<script src="{address}" defer></script></head>'
            body = body.replace(b"</head>", script.encode(), 1)
        self.send_response(reply.status)
        for name, value in _headers(reply, len(body)).items():
            self.send_header(name, value)
        self.end_headers()
        return body

    def _send_script(self) -> None:
        script = (
            f'new EventSource("{self.base}{_CHANGES}" + new URL(document.currentScript.src).search)'
            ".onmessage = () => location.reload();"
        )
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[".js"])
        self.send_header("Content-Length", str(len(script)))
        self.end_headers()
        self.wfile.write(script.encode())

    def _send_news(self, news: News, edition: int) -> None:
        """Keep the line open (server-sent events, HTML standard) until the news or a hang-up."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            while not news.is_later(edition, _PATIENCE):
                self._say(b": nothing new")
            self._say(b"data: built")

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\n\n")
        self.wfile.flush()


def _headers(reply: Response, length: int) -> dict[str, str]:
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
