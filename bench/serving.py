"""From a saved file to the page that shows it: our server beside Hugo's, on the same events.

    python -m bench.serving --sizes 10000 --rounds 5

Both servers run at once, and each round edits the text of one event and adds another, for one of
them after the other. A page is asked for until it shows the change: of ours once its server has
told of it, as an open page does, and that moment is told, too. Ours serves the full site, Hugo's
the plain one of `bench/hugo/`, from memory.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from statistics import median
from threading import Condition, Thread
from urllib.error import URLError
from urllib.request import urlopen

from bench import corpus
from bench.contenders import CONTENDERS, ROOT, Lane
from bench.events import Event
from bench.race import CHANGES
from bench.table import EDIT, NEW

_OURS = "full"
_NAMES = (_OURS, "hugo")
_TOLD = "told"  # stands in the place of a contender: when ours told browsers of a change
_PAUSE = 0.005  # seconds between two questions
_PATIENCE = 0.2  # seconds between two where nothing is measured
_FIRST = 60.0  # seconds until a server says first how it stands


class LateError(Exception):
    """A page did not show a change in time; says which."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says, and return the exit status."""
    parser = argparse.ArgumentParser("python -m bench.serving", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=900, help="seconds one change may take")
    parser.add_argument("--folder", type=Path, help="where to work, such as a disk in memory")
    chosen = parser.parse_args(arguments)
    names = [name for name in _NAMES if not CONTENDERS[name].lacks()]
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=chosen.folder) as folder:
            seconds = _measured(size, names, Path(folder), chosen.rounds, chosen.limit)
        print(as_markdown(size, chosen.rounds, seconds))  # noqa: T201  # a command's answer
    return 0


def as_markdown(size: int, rounds: int, seconds: Mapping[tuple[str, str], Sequence[float]]) -> str:
    """Return the medians of the rounds as a table, with the ratio of the two where both ran."""
    lines = [f"### {size:,} events served", "", f"Medians of {rounds} rounds, in seconds.", ""]
    lines += ["| work | ours tells browsers | ours, full site | Hugo's server | ratio |"]
    lines += ["| --- | ---: | ---: | ---: | ---: |"]
    for work in (EDIT, NEW):
        told, ours, hugo = (median(seconds.get((n, work), [0])) for n in (_TOLD, *_NAMES))
        ratio = f"{ours / hugo:.2f}" if hugo else ""
        lines.append(f"| {work} | {told:.2f} | {ours:.2f} | {hugo:.2f} | {ratio} |")
    return "\n".join(lines) + "\n"


def _measured(
    size: int, names: Sequence[str], folder: Path, rounds: int, limit: float
) -> Mapping[tuple[str, str], Sequence[float]]:
    lanes = {name: _lane(folder / name) for name in names}
    contents = {lane.content: CONTENDERS[name].dialect for name, lane in lanes.items()}
    event = corpus.write_each(size, contents)
    edited = dict.fromkeys(names, event)
    seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
    with ExitStack() as stack:
        addresses = {n: stack.enter_context(_served(n, lanes[n])) for n in names}
        for name in names:
            _until(f"{addresses[name]}/events/{event.id}/", event.title, limit)
            if name == _OURS:
                _settled(addresses[name], "", limit)
        heard = _Heard(f"{addresses[_OURS]}/~changes")
        for turn in range(rounds):
            for work in (EDIT, NEW):
                for name in names:
                    sums = _sums(addresses[name]) if name == _OURS else ""
                    change, dialect = CHANGES[work], CONTENDERS[name].dialect
                    before, began = heard.edition, time.perf_counter()
                    edited[name] = change(edited[name], turn, dialect, lanes[name])
                    if name == _OURS:
                        seconds[_TOLD, work].append(heard.after(before, limit) - began)
                    _until(*_shown(addresses[name], event, work, turn), limit)
                    seconds[name, work].append(time.perf_counter() - began)
                    if name == _OURS:
                        _settled(addresses[name], sums, limit)
    return seconds


class _Heard:
    """What the browsers of our server are told (server-sent events), heard by a thread."""

    def __init__(self, address: str) -> None:
        self.edition = -1
        self._when = 0.0
        self._told = Condition()
        Thread(target=self._listen, args=(address,), daemon=True).start()
        self.after(-1, _FIRST)

    def _listen(self, address: str) -> None:
        with suppress(OSError), urlopen(address) as lines:  # it ends with the server
            for line in lines:
                if line.startswith(b"data: "):
                    with self._told:
                        self.edition = json.loads(line.removeprefix(b"data: "))["live"]
                        self._when = time.perf_counter()
                        self._told.notify_all()

    def after(self, edition: int, limit: float) -> float:
        """Wait for an edition later than this one; return when it was told, by `perf_counter`."""
        with self._told:
            if not self._told.wait_for(lambda: self.edition > edition, timeout=limit):
                raise LateError(f"no browser was told of a change after {limit:,.0f} s")
            return self._when


def _shown(address: str, event: Event, work: str, turn: int) -> tuple[str, str]:
    """Return the page on which a change is seen, and the words by which."""
    if work == EDIT:
        return f"{address}/events/{event.id}/", f"This was changed in round {turn + 1}."
    return f"{address}/events/another-{turn + 1}/", f"Round {turn + 1} brings another matter"


def _settled(address: str, before: str, limit: float) -> None:
    """Wait until the folder of our server stands: it answers sooner, and builds it meanwhile."""
    end = time.monotonic() + limit
    while _sums(address) in ("", before) and time.monotonic() < end:
        time.sleep(_PATIENCE)


def _sums(address: str) -> str:
    """Return the checksums of the data, or nothing where they are not made yet."""
    try:
        with urlopen(f"{address}/SHA256SUMS") as reply:
            text: str = reply.read().decode()
            return text
    except URLError:
        return ""


def _until(page: str, text: str, limit: float) -> None:
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            with urlopen(page) as reply:
                if text in reply.read().decode():
                    return
        except (URLError, ConnectionError):
            pass  # it is not there yet
        time.sleep(_PAUSE)
    raise LateError(f"{page} does not show {text!r} after {limit:,.0f} s")


@contextmanager
def _served(name: str, lane: Lane) -> Iterator[str]:
    """Serve a site while the context lasts; give its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    ours = (sys.executable, "-m", "timeline", "serve", "--root", str(lane.content))
    command = ours if name == "full" else _hugo(lane)
    process = subprocess.Popen(
        [*command, "--port", port],
        cwd=ROOT,
        env={**os.environ, **CONTENDERS[name].environment(lane)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _hugo(lane: Lane) -> Sequence[str]:
    """Return the command of Hugo's server: that of a build, without what only a build takes."""
    program, *options = CONTENDERS["hugo"].command(lane)
    return program, "server", "--baseURL", "http://127.0.0.1/", *options


def _lane(own: Path) -> Lane:
    return Lane(content=own / "content", output=own / "out", cache=own / "cache", shared=own)


if __name__ == "__main__":
    raise SystemExit(main())
