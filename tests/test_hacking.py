"""HACKING.md is true: each of its recipes is carried out in a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.built import ROOT

MAP = (ROOT / "HACKING.md").read_text(encoding="utf-8")
_RECIPE = re.compile(r"^### (?P<name>[^\n]*)\n(?P<text>.*?)(?=^###? |\Z)", re.MULTILINE | re.DOTALL)
_STEP = re.compile(
    r"^(?:At the end of `(?P<end>[^`]+)`|New `(?P<new>[^`]+)`"
    r"|In `(?P<file>[^`]+)`, (?P<where>above|below) `(?P<line>[^`]+)`):\n\n"
    r"```\w+\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
RECIPES = {match["name"]: match["text"] for match in _RECIPE.finditer(MAP)}
MILL = "2021-06-04-raid-at-millbrook.md"


class Clone(NamedTuple):
    """A copy of the project, and the invented site in it."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "tests/site"

    @property
    def output(self) -> Path:
        return self.site / "output"

    def follow(self, recipe: str) -> None:
        """Do what a recipe says, in its order."""
        steps = list(_STEP.finditer(RECIPES[recipe]))
        assert len(steps) == RECIPES[recipe].count("\n```\n") > 0
        for step in steps:
            path = self.root / (step["end"] or step["new"] or step["file"])
            if step["new"]:
                path.write_text(step["code"], encoding="utf-8")
                continue
            text = path.read_text(encoding="utf-8")
            if step["end"]:
                path.write_text(text + step["code"], encoding="utf-8")
                continue
            line = f"{step['line']}\n"
            assert text.count(line) == 1
            pair = step["code"] + line if step["where"] == "above" else line + step["code"]
            path.write_text(text.replace(line, pair), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the changed program on the invented site."""
        environment = {**os.environ, "PYTHONPATH": str(self.root)}
        command = [sys.executable, "-m", "timeline", *arguments, "--root", str(self.site)]
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )

    def test(self, what: str) -> None:
        """Run tests of the copy, which pass."""
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", what]
        environment = {**os.environ, "PYTHONPATH": str(self.root)}
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def build(self, *arguments: str) -> str:
        """Build the site, and return what was said."""
        done = self.run("build", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words in an event file, which has them."""
        path = self.site / "content/events" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Clone]:
    """A copy of program, theme and invented site, free to be changed."""
    for name in ("timeline", "theme", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return Clone(tmp_path)


def test_every_recipe_is_carried_out_here():
    assert sorted(RECIPES) == sorted(
        ("A type of page", "A field of an event", "A kind", "An export", "A label of a seed",
         "A rule of the check")
    )  # fmt: skip


def test_a_type_of_page_follows_every_edit(clone):
    clone.build()
    clone.follow("A type of page")
    clone.build()
    page = (clone.output / "venues/index.html").read_text(encoding="utf-8")
    assert page.count("<h2") > 1
    name = next(
        path.name
        for path in sorted((clone.site / "content/events").iterdir())
        if "\nvenue: " in path.read_text(encoding="utf-8")
    )
    clone.edit(name, "\nvenue: ", "\nvenue: Nowhere near ")
    clone.build()
    after = (clone.output / "venues/index.html").read_text(encoding="utf-8")
    assert "Nowhere near" in after
    _is_as_if_clean(clone)


@pytest.mark.audit
def test_a_field_is_read_kept_and_told_of(clone):
    clone.follow("A field of an event")
    clone.build()
    clone.edit(MILL, "\nkind: ", "\nweather: fog\nkind: ")
    clone.build()
    clone.edit(MILL, "\nweather: fog\n", "\nweather: [fog]\n")
    told = clone.run("check").stdout
    assert "weather: a list does not fit here; write the weather, where it mattered" in told


def test_a_kind_needs_no_code(clone):
    clone.follow("A kind")
    clone.edit(MILL, "\nkind: raid\n", "\nkind: celebration\n")
    clone.build()
    assert "Celebrations" in (clone.output / "kinds/index.html").read_text(encoding="utf-8")
    assert (clone.output / "kinds/celebration/index.html").is_file()


@pytest.mark.audit
def test_an_export_has_every_key_and_is_never_old(clone):
    clone.follow("An export")
    clone.build()
    events = json.loads((clone.output / "data/events.json").read_text(encoding="utf-8"))
    assert {"id", "summary", "claims", "quotes", "sources", "told_by", "body"} <= events[0].keys()
    clone.edit(MILL, "\nsummary: ", "\nsummary: Told anew. ")
    clone.build()
    assert "Told anew." in (clone.output / "data/events.json").read_text(encoding="utf-8")
    _is_as_if_clean(clone)


def test_a_label_opens_a_section(clone):
    clone.follow("A label of a seed")
    script = (
        "from timeline.formats import seedtext\n"
        "seed = seedtext.parse('Lead.\\n\\nSome history: Long ago.\\n', name='a.txt')\n"
        "print([section.label.value for section in seed.sections])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=clone.root,
        env={**os.environ, "PYTHONPATH": str(clone.root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['lead', 'background']\n"


@pytest.mark.audit
def test_a_rule_is_held_by_the_check_and_by_every_build(clone):
    clone.follow("A rule of the check")
    clone.build()
    title = re.search(
        "^title: .*$", (clone.site / "content/events" / MILL).read_text("utf-8"), re.M
    )
    other = "2021-07-05-party-counts-the-closed-shops.md"
    text = (clone.site / "content/events" / other).read_text(encoding="utf-8")
    old = re.search("^title: .*$", text, re.MULTILINE)
    assert title
    assert old
    clone.edit(other, old[0], title[0])
    for command in ("check", "build"):
        done = clone.run(command)
        assert done.returncode == 1
        assert "this is the title of raid-at-millbrook too" in done.stdout
    clone.test("tests/test_check.py::test_every_rule_has_a_row_that_breaks_it")


def _is_as_if_clean(clone: Clone) -> None:
    """Compare what stands there with what a build from nothing makes."""
    before = _tree(clone.output)
    clone.build("--clean")
    assert before == _tree(clone.output)


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
