"""Whole builds that are killed, that meet, whose clock goes back, or whose disk is small."""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import small
from tests.built import ROOT
from tests.killing import EXCHANGE, is_killed, steps
from tests.properties import some

EVENTS = 5
_AT_THE_EXCHANGE = 3  # steps, with that before which the old site still stands
# What may stand beside a site, whatever befell its build.
LEFT = {"content", "pelicanconf.py", "output", ".output.spare"}
TIMELINE = (sys.executable, "-m", "timeline")


def built_site(root: Path) -> Path:
    """Write a small site, and build it twice: it has a spare then."""
    small.write_site(root)
    for number in range(EVENTS):
        small.write_event(root, f"event{number}", f"2021-06-0{number + 1}")
    for title in ("Told first", "Told next"):
        small.write_event(root, "event0", "2021-06-01", title=title)
        small.built(root)
    return root


def edited(root: Path) -> None:
    """Change what every page shows, add an event and take one away."""
    small.write_event(root, "event0", "2021-06-01", title="Told at last")
    small.write_event(root, "added", "2021-06-09")
    small.remove_event(root, "event4")


def moments(total: int, number: int) -> list[tuple[int, str]]:
    """Return some of the steps of a build, always the same, each with whence it is counted.

    The first; some at random; and those with which the new site takes the place of the old one,
    counted from there, since no two builds need take the same steps until then.
    """
    last = [(step, EXCHANGE) for step in range(1, _AT_THE_EXCHANGE + 1)]
    chosen = random.Random(1).sample(range(2, total), number - len(last) - 1)
    return [*((step, "") for step in sorted([1, *chosen])), *last]


def killed_and_built(root: Path, kills: int) -> Counter[str]:
    """Kill builds of an edited site, and assert that each leaves a whole one, as does the next.

    Return how many of them left which.
    """
    built_site(root)
    old = small.tree(root / "output")
    kept = shutil.copytree(root, root.with_name("kept"), symlinks=True)
    _edited_again(root, kept)
    new = small.tree(small.built(root))
    assert new != old
    _edited_again(root, kept)
    total = steps(lambda: small.built(root))
    left: Counter[str] = Counter()
    for moment, since in moments(total, kills):
        _edited_again(root, kept)
        is_ended = is_killed(moment, lambda: small.built(root), since)
        assert is_ended or moment > total - 10, (moment, since)
        found = small.tree(root / "output")
        assert found in (old, new), (moment, since)
        left[f"{'old' if found == old else 'new'} site{'' if is_ended else ', not killed'}"] += 1
        assert small.tree(small.built(root)) == new, (moment, since)
        assert {path.name for path in root.iterdir()} <= LEFT, (moment, since)
    return left


def _edited_again(root: Path, kept: Path) -> None:
    """Make of a site what it was after its last build, and edit it."""
    shutil.rmtree(root)
    shutil.copytree(kept, root, symlinks=True)
    edited(root)


def test_ten_kills_of_a_build_leave_the_old_site_or_the_new(tmp_path):
    left = killed_and_built(tmp_path / "site", 10)
    assert left["old site"] >= 5
    assert left["new site"] == _AT_THE_EXCHANGE - 1
    assert sum(left.values()) == 10


@pytest.mark.audit
def test_a_hundred_kills_of_a_build_leave_the_old_site_or_the_new(tmp_path, tally):
    for site, kills in killed_and_built(tmp_path / "site", 100).items():
        tally("kills", "a build", f"left the {site}, and the next build the new one", kills)


def begun(root: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        (*TIMELINE, *arguments),
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_builds_at_once_make_the_site(tmp_path):
    root = built_site(tmp_path / "site")
    edited(root)
    both = [begun(root, "build") for _ in range(2)]
    for each in both:
        _, told = each.communicate(timeout=120)
        # One of two may be told to wait no longer, but neither may leave half a site.
        assert (each.returncode, "Traceback" in told) in ((0, False), (2, False)), told
    assert any(each.returncode == 0 for each in both)
    assert small.tree(root / "output") == small.tree(small.built_anew(root, has_index=True))
    assert {path.name for path in root.iterdir()} <= LEFT


def _back(path: Path) -> None:
    os.utime(path, (1, 1))


def _ahead(path: Path) -> None:
    os.utime(path, (4_000_000_000, 4_000_000_000))


def _kept(path: Path) -> None:
    del path


@pytest.mark.parametrize("turn", some([_back, _ahead, _kept], 2))
def test_an_edit_is_seen_whatever_the_clock_says_of_it(tmp_path, turn: Callable[[Path], None]):
    root = built_site(tmp_path / "site")
    for word in ("Told again", "Told above", "Told ahead"):  # of one length
        path = small.write_event(root, "event2", "2021-06-03", title=word)
        turn(path)
        assert word in small.page(small.built(root), "events/event2")


def test_an_edit_of_the_same_length_and_time_is_seen(tmp_path):
    root = built_site(tmp_path / "site")
    path = small.write_event(root, "event2", "2021-06-03", title="Told again")
    small.built(root)
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("again", "above"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "Told above" in small.page(small.built(root), "events/event2")


@pytest.mark.parametrize(
    "path",
    some(["content/events", "content/data", "content/data/actors", "content/pages", "seeds"], 2),
)
def test_a_file_in_the_place_of_a_folder_is_told_and_no_traceback(tmp_path, path):
    root = built_site(tmp_path / "site")
    shutil.rmtree(root / path, ignore_errors=True)
    (root / path).write_text("no folder", encoding="utf-8")
    for command in ("check", "build"):
        done = begun(root, command)
        out, told = done.communicate(timeout=60)
        assert (done.returncode, "Traceback" in out + told) in ((1, False), (2, False)), out + told
        assert path in out + told
