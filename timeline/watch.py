"""Serve the built site on this machine, and tell when it has to be built again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import watchfiles

from timeline.serve import News, server

# What a site is made of; the output itself must not start another build.
WATCHED = ("content", "seeds", "theme", "pelicanconf.py")


@contextmanager
def serving(output: Path, *, base: str, port: int, news: News) -> Iterator[str]:
    """Serve the folder `output` under `base` while the context lasts; gives its address.

    Pages in a browser load themselves anew on `news`. Port 0 picks a free one. Raises OSError
    where the port is taken.
    """
    pages = server(output, base, port, news=news)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{pages.server_address[1]}{base}/"
    finally:
        pages.shutdown()
        pages.server_close()


def changes(root: Path) -> Iterator[None]:
    """Yield once after every change below `root` that asks for another build, until Ctrl+C."""
    watched = [path for name in WATCHED if (path := root / name).exists()]
    for _ in watchfiles.watch(*watched, raise_interrupt=False):
        yield None
