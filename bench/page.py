"""The same events in one browser: our front page, and TimelineJS3 from npm.

    python -m bench.page --rounds 5 --table docs/benchmarks.md

Both are served from this machine, compressed, and loaded by one Chromium over the same slow line
(that of Lighthouse's phones: 1.6 Mbit/s, 150 ms, a processor four times slower), in turns, each
time with nothing kept. TimelineJS3 is given `/data/v1/timelinejs.json`, which our site publishes.
Its style sheet asks fonts.gstatic.com for three fonts: where that cannot be reached they are not
counted.
"""

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, Page
from rich.console import Console

from bench.table import machine
from tests import browser as driven

PACKAGE = "@knight-lab/timelinejs@3.9.11"
ROOT = Path(__file__).resolve().parents[1]
_CONSOLE = Console(stderr=True, highlight=False)
_TABLE = re.compile(r"(?<=<!-- page -->\n).*(?=<!-- end of page -->)", re.DOTALL)
# https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, "Slow 4G"
_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
_SLOWER = 4
_PHONE = {"width": 360, "height": 740}
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".atom"}
_WAIT = 60_000  # milliseconds
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_SHOWN = """(titles) => {
  const found = [...document.querySelectorAll('main a, .tl-headline')];
  return found.some((each) => each.checkVisibility() && titles.includes(each.textContent.trim()));
}"""
_THEIRS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TimelineJS3</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script></head>
<body><div id="timeline" style="width:100%;height:700px"></div>
<script>
new TL.Timeline("timeline", "timelinejs.json", {font: "css/fonts/font.default.css"})
</script>
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one load took: seconds to the first text and to the first title of an event, bytes as
    they came over the line, requests, and the nodes of the page afterwards.
    """

    paint: float
    title: float
    size: float
    requests: float
    nodes: float


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as a host of static pages does: what is text is compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _COMPRESSED:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare as the command line says, and return the exit status."""
    chosen = _parser().parse_args(arguments)
    if not shutil.which("npm"):
        _CONSOLE.print("npm is needed: it fetches TimelineJS3")
        return 2
    with tempfile.TemporaryDirectory(prefix="bench-page-") as name:
        pages = {"ours": _ours(Path(name)), "TimelineJS3": _theirs(Path(name))}
        with driven.launched(driven.find()) as browser:
            text = _as_markdown(browser, pages, chosen.rounds)
    if chosen.table:
        whole = chosen.table.read_text(encoding="utf-8")
        chosen.table.write_text(_TABLE.sub(lambda _: text, whole), encoding="utf-8")
    sys.stdout.write(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.page", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="default: 5")
    parser.add_argument("--table", type=Path, metavar="FILE", help="put the table into this file")
    return parser


def _ours(folder: Path) -> Path:
    """Build the site of the record, and return its folder."""
    _CONSOLE.print("building our site")
    build = [sys.executable, "-m", "timeline", "build", "--output", str(folder / "ours")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return folder / "ours"


def _theirs(folder: Path) -> Path:
    """Fetch TimelineJS3, give it the events that our site has, and return the folder."""
    _CONSOLE.print(f"fetching {PACKAGE}")
    install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", PACKAGE]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    theirs = folder / "theirs"
    shutil.copytree(folder / "node_modules/@knight-lab/timelinejs/dist", theirs)
    shutil.copy(folder / "ours/data/v1/timelinejs.json", theirs)
    (theirs / "index.html").write_text(_THEIRS, encoding="utf-8")
    return theirs


def _as_markdown(browser: Browser, pages: Mapping[str, Path], rounds: int) -> str:
    found: defaultdict[str, list[Loaded]] = defaultdict(list)
    titles = _titles(pages["ours"])
    for number in range(rounds):
        order = list(pages) if number % 2 else list(reversed(pages))
        for name in order:
            _CONSOLE.print(f"round {number + 1}: {name}")
            found[name].append(_loaded(browser, pages[name], titles))
    without = {name: _letters(browser, folder) for name, folder in pages.items()}
    return "\n".join([machine(), "", *_lines(found, without, rounds), ""])


def _titles(ours: Path) -> list[str]:
    """Return the titles of all events, as either page may have them."""
    slides = json.loads((ours / "data/v1/timelinejs.json").read_text(encoding="utf-8"))["events"]
    events = (ours / "data/v1/events.ndjson").read_text(encoding="utf-8").splitlines()
    return [
        *(slide["text"]["headline"] for slide in slides),
        *(json.loads(line)["title"] for line in events),
    ]


def _loaded(browser: Browser, folder: Path, titles: Sequence[str]) -> Loaded:
    with _served(folder) as address, _page(browser) as page:
        sizes: list[float] = []
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", _LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        line.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
        page.goto(address, wait_until="commit", timeout=_WAIT)
        page.wait_for_function(_SHOWN, arg=list(titles), timeout=_WAIT)
        shown = page.evaluate("performance.now()")
        page.wait_for_load_state("networkidle", timeout=_WAIT)
        return Loaded(
            paint=page.evaluate(_FIRST_PAINT) / 1000,
            title=shown / 1000,
            size=sum(sizes),
            requests=len(sizes),
            nodes=page.evaluate("document.querySelectorAll('*').length"),
        )


def _letters(browser: Browser, folder: Path) -> int:
    """Return how many letters of text a page shows without JavaScript."""
    with _served(folder) as address, _page(browser, java_script_enabled=False) as page:
        page.goto(address, timeout=_WAIT)
        return len(page.inner_text("body"))


@contextmanager
def _page(browser: Browser, **options: bool) -> Iterator[Page]:
    context = browser.new_context(viewport=_PHONE, **options)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = partial(_Compressing, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def _lines(
    found: Mapping[str, Sequence[Loaded]], without: Mapping[str, int], rounds: int
) -> Iterator[str]:
    names = ("ours", "TimelineJS3")
    yield f"Medians of {rounds} rounds, {PACKAGE}; the pages took turns."
    yield ""
    yield f"| | {' | '.join(names)} |"
    yield "|---|---:|---:|"
    for label, part, form in (
        ("first text, s", "paint", ".2f"),
        ("first title of an event, s", "title", ".2f"),
        ("bytes over the line", "size", ",.0f"),
        ("requests", "requests", ".0f"),
        ("nodes of the page", "nodes", ",.0f"),
    ):
        medians = [median(getattr(each, part) for each in found[name]) for name in names]
        yield f"| {label} | {' | '.join(format(value, form) for value in medians)} |"
    letters = " | ".join(f"{without[name]:,}" for name in names)
    yield f"| letters of text without JavaScript | {letters} |"


if __name__ == "__main__":
    sys.exit(main())
