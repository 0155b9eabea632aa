"""What validators from outside say of the built site: vnu of every page, Lighthouse of each sort.

They are npm packages, pinned here and installed for one run in a temporary folder.
"""

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.browser import FLAGS, NoBrowserError, find, served
from tests.built import pages

pytestmark = pytest.mark.audit

VNU, LIGHTHOUSE = "vnu-jar@26.9.27", "lighthouse@12.8.2"
PAGES = (
    "/",
    "/events/president-says-aim-is-the-ballot/",
    "/questions/losses-of-the-raiders/",
    "/days/2021-06-03/",
    "/timeline/2021-W22/",
    "/as-of/2021-06-03/",
    "/actors/river-guard/",
    "/places/oakford/",
    "/sources/",
    "/sources/upland-press/",
    "/quotes/",
    "/map/",
    "/search/",
    "/changes/",
    "/needs-you/",
    "/add/",
    "/about/data/",
)
# These ask to be left out by search engines.
HIDDEN = (
    "/print/",
    "/embed/two-groups-announce-crossing/",
    "/embed/questions/losses-of-the-raiders/",
    "/events/dam-said-to-have-burst/",
)
# A machine with other work to do is slow through no fault of the page.
LEAST = {"performance": 0.9, "accessibility": 1, "best-practices": 1, "seo": 1}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Give a function that installs an npm package and returns its folder."""
    npm = _program("npm")
    folder = tmp_path_factory.mktemp("npm")

    def install(package):
        options = ("--silent", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix", folder)
        subprocess.run([npm, "install", *options, package], check=True, timeout=300)
        return folder / "node_modules" / package.partition("@")[0]

    return install


def test_vnu_finds_no_error(site, installed, tally):
    java, jar = _program("java"), installed(VNU) / "build/dist/vnu.jar"
    done = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--skip-non-html", site],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    errors = Counter(each["message"] for each in messages if each["type"] != "info")
    assert errors == {}
    tally("vnu", "pages of the invented site", "no error", len(list(pages(site))))


@pytest.fixture
def lighthouse(marks, tally):
    """Give a function that returns the scores of a page, and tells them."""

    def scores(page):
        found = marks(page)
        tally("Lighthouse", page, ", ".join(f"{name} {100 * found[name]:.0f}" for name in found))
        return found

    return scores


@pytest.fixture(scope="module")
def marks(site, installed):
    """Give a function that asks Lighthouse for the scores of a page."""
    node, script = _program("node"), installed(LIGHTHOUSE) / "cli/index.js"
    with served(site) as address:
        yield lambda page: _scores([node, script, f"{address}{page}"], _browser())


@pytest.mark.parametrize("page", [*PAGES, *HIDDEN])
def test_lighthouse_gives_a_page_the_best_marks(lighthouse, page):
    least = {name: mark for name, mark in LEAST.items() if name != "seo" or page in PAGES}
    scores = lighthouse(page)
    assert {name: scores[name] for name in least if scores[name] < least[name]} == {}
    assert scores.keys() == LEAST.keys()


def _program(name: str) -> str:
    if found := shutil.which(name):
        return found
    return pytest.skip(f"{name} is not installed")


def _browser() -> Path:
    try:
        return find()
    except NoBrowserError as error:
        return pytest.skip(str(error))


def _scores(command: list[object], browser: Path) -> dict[str, float]:
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    flags = " ".join(("--headless=new", *sandbox, *FLAGS))
    options = ("--output=json", "--quiet", "--no-enable-error-reporting")
    done = subprocess.run(
        [*command, *options, f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": str(browser)},
        capture_output=True,
        check=True,
    )
    categories = json.loads(done.stdout)["categories"]
    return {name: category["score"] for name, category in categories.items()}
