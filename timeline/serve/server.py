"""The server: the standard library's, with the answers of GitHub Pages, for this machine alone."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import zip_longest
from pathlib import Path
from socket import AF_INET6, socket
from socketserver import BaseServer
from threading import Thread

from timeline.serve.answers import TYPES, Made, Response, answer, media_type
from timeline.serve.news import SCRIPT, News, State

# Addresses that no site has: a name there never starts with a tilde.
_RELOADER, _CHANGES = "/~reload.js", "/~changes"
# Seconds after which a browser that waits is told that the server is still there.
_PATIENCE = 15.0
_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_WAITING = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>
<body><p>The site is not built yet; this page becomes the site when it is.</p></body></html>
"""


def server(
    root: Path, base: str = "", port: int = 0, *, news: News | None = None
) -> ThreadingHTTPServer:
    """Return a server of `root` at `base` ("" or "/repo") for this machine; port 0 picks one.

    With `news` every page that is sent, and none that is published, loads itself anew on it.
    Raises OSError where the port is taken.
    """
    return _Server(("127.0.0.1", port), partial(_Pages, root=root, base=base, news=news))


class Listening:
    """A server that browsers reach already, and that answers them once it is told to."""

    def __init__(self, servers: list[ThreadingHTTPServer], address: str) -> None:
        self._servers, self.address = servers, address
        self._threads: list[Thread] = []

    def answer(self) -> None:
        """Answer, from now on, in threads."""
        if not self._threads:
            self._threads = [Thread(target=_serve, args=[s], daemon=True) for s in self._servers]
            for thread in self._threads:
                thread.start()

    def close(self) -> None:
        """Answer no longer."""
        for one, thread in zip_longest(self._servers, self._threads):
            # One that did not begin, as where Ctrl+C came between, would never be done.
            if thread and thread.is_alive():
                one.shutdown()
            one.server_close()


def _serve(one: ThreadingHTTPServer) -> None:
    with suppress(ValueError):  # it was closed before it began
        one.serve_forever()


@contextmanager
def listening(
    root: Path, *, base: str, port: int, news: News, beside: Path | None = None
) -> Iterator[Listening]:
    """Take a port of this machine for `root`, IPv4 and IPv6 where there is that; 0 picks one.

    What is not in `root` is looked for in the folder `beside` it, which another program writes.
    Raises OSError where the port is taken.
    """
    handler = partial(_Pages, root=root, base=base, news=news, beside=beside)
    servers: list[ThreadingHTTPServer] = [_Server(("127.0.0.1", port), handler)]
    port = servers[0].server_port
    with suppress(OSError):  # this machine has no IPv6, or another program this port of it
        servers.append(_Server6(("::1", port), handler))
    found = Listening(servers, f"http://127.0.0.1:{port}{base}/")
    try:
        yield found
    finally:
        found.close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say in a line what went wrong; nothing of a browser that hung up."""
        del request, client_address
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            sys.stderr.write(f"a request was not answered: {type(error).__name__}: {error}\n")


class _Server6(_Server):
    address_family = AF_INET6


class _Pages(BaseHTTPRequestHandler):
    """The standard library's handler, with the answers above."""

    protocol_version = "HTTP/1.1"
    # Headers and body go out together: a browser that waits for the second of two small parts may
    # get it 40 ms later (https://www.rfc-editor.org/rfc/rfc1122, 4.2.3.2 and 4.2.3.4).
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(
        self,
        request: socket,
        client: tuple[str, int],
        server: BaseServer,
        *,
        root: Path,
        base: str,
        news: News | None,
        beside: Path | None = None,
    ) -> None:
        self.root, self.base, self.news, self.beside = root, base, news, beside
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Send the headers and the file."""
        path = self.path.removeprefix(self.base).partition("?")[0]
        if not self._is_for_us():
            self.wfile.write(self._refused())
        elif self.news and path == _CHANGES:
            self._send_news(self.news)
        elif self.news and path == _RELOADER:
            self._send(HTTPStatus.OK, {"Content-Type": TYPES[".js"]}, SCRIPT.encode())
        else:
            self.wfile.write(self._headed())

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        if self._is_for_us():
            self._headed()
        else:
            self._refused()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is printed is the command line's to decide."""

    @property
    def _port(self) -> int:
        return int(self.connection.getsockname()[1])

    def _is_for_us(self) -> bool:
        """Return whether the browser was sent here by a name of this machine.

        Another's page can have its own name lead here (DNS rebinding), to read what is served.
        """
        host, port = self.headers.get("Host", "").lower(), self._port
        return host in {f"{name}:{port}" for name in _HOSTS} or (port == 80 and host in _HOSTS)

    def _refused(self) -> bytes:
        body = f"ask for localhost:{self._port}, not for another host\n".encode()
        self._send_head(HTTPStatus.FORBIDDEN, {"Content-Type": "text/plain"}, body)
        return body

    def _headed(self) -> bytes:
        state = self.news.state if self.news else State()  # before: a page is no newer than it
        reply, body = self._found(state.made)
        headers = _headers(reply)
        if self.news and not (reply.file or reply.location):
            reply, body = Response(status=HTTPStatus.SERVICE_UNAVAILABLE), _WAITING
            headers["Content-Type"] = "text/html; charset=utf-8"
        if self.news and headers.get("Content-Type", "").startswith("text/html"):
            script = (
                f'<script src="{self.base}{_RELOADER}?{_editions(reply, state)}" defer></script>'
            )
            body = body.replace(b"</head>", f"{script}</head>".encode(), 1)
        self._send_head(reply.status, headers, body)
        return body

    def _found(self, made: Made | None) -> tuple[Response, bytes]:
        reply = answer(self.path, root=self.root, base=self.base, made=made)
        if self.beside and reply.status is HTTPStatus.NOT_FOUND:
            other = answer(self.path, root=self.beside, base=self.base)
            reply = other if other.status is HTTPStatus.OK else reply
        content = reply.make() if reply.make else None
        if content is not None:
            return reply, content
        try:
            return reply, reply.file.read_bytes() if reply.file else b""
        except OSError:  # a build took it away just now, or nobody may read it
            return Response(status=HTTPStatus.NOT_FOUND), b""

    def _send(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        self._send_head(status, headers, body)
        self.wfile.write(body)

    def _send_head(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_news(self, news: News) -> None:
        """Keep the line open (server-sent events, HTML standard) until the browser hangs up."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        told = -1
        with suppress(OSError):
            while True:
                state = news.after(told, _PATIENCE)
                editions = {"live": state.live, "built": state.built}
                data = json.dumps({**editions, "problem": state.problem})
                self._say(": nothing new" if state.number == told else f"data: {data}")
                told = state.number

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\n\n".encode())
        self.wfile.flush()


def _editions(reply: Response, state: State) -> str:
    """Return the editions that a page is of: what stands in the folder may be made live, too."""
    live = f"live={state.live}"
    return live if reply.make else f"{live}&amp;built={state.built}"


def _headers(reply: Response) -> dict[str, str]:
    # GitHub keeps a page for ten minutes; here one that was just rebuilt is wanted at once.
    headers = {"Cache-Control": "no-cache"}
    if reply.location:
        headers["Location"] = reply.location
    if reply.file:
        headers["Content-Type"] = media_type(reply.file)
    return headers
