"""The browser the tests drive: how one is found, started and pointed at a built site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from timeline.serve import server

PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# A browser under test asks nobody but the site under test.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADVICE = (
    "Install one: apt install chromium libatomic1 (Debian), or any Chrome, Chromium or Edge; "
    "CHROME_PATH names one that is not found by itself"
)


class NoBrowserError(Exception):
    """Why no browser can be driven here, and what to install."""


def find() -> Path:
    """Return the browser to drive: $CHROME_PATH, an installed one, or Playwright's own."""
    _check_driver()
    if named := os.environ.get("CHROME_PATH"):
        return _named(named)
    if installed := next(filter(None, map(shutil.which, PROGRAMS)), None):
        return Path(installed)
    return _playwrights_own()


def _check_driver() -> None:
    """Refuse if Playwright cannot start, as where Debian's libatomic1 is missing."""
    run = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise NoBrowserError(f"Playwright does not start: {run.stderr.strip()}. {ADVICE}")


def _named(program: str) -> Path:
    if found := shutil.which(program):
        return Path(found)
    raise NoBrowserError(f"CHROME_PATH={program} is not a program. {ADVICE}")


def _playwrights_own() -> Path:
    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    if program.exists():
        return program
    raise NoBrowserError(f"No browser found. {ADVICE}")


@contextmanager
def launched(program: Path) -> Iterator[Browser]:
    """Run `program` without a window."""
    # Chromium refuses to run its sandbox as root.
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        yield browser
        browser.close()


@contextmanager
def served(root: Path, base: str = "/repo") -> Iterator[str]:
    """Serve the site in `root` as GitHub Pages would; yield its address, without a last slash."""
    with server(root, base) as pages:
        thread = Thread(target=pages.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{pages.server_port}{base}"
        finally:
            pages.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the tests one browser; where there is none they are skipped, or fail if CI says so."""
    try:
        program = find()
    except NoBrowserError as error:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))
    with launched(program) as running:
        yield running
