"""Two clean builds of one record are the same, byte for byte, wherever and whenever they run."""

import os
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import ROOT, SITE, copy
from tests.sites import tree

URL = "https://example.org/repo"
# A library that a process loads before all others: its clocks are four years ahead.
LATER = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
#define AHEAD (4 * 365 * 86400L)

int clock_gettime(clockid_t which, struct timespec *found) {
  int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  int status = real(which, found);
  if (which == CLOCK_REALTIME) found->tv_sec += AHEAD;
  return status;
}

time_t time(time_t *found) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (found) *found = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval *found, void *zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  found->tv_sec = now.tv_sec;
  found->tv_usec = now.tv_nsec / 1000;
  return 0;
}
"""
# What differs, and how: variables, a mask of rights, a deeper folder, the order and times of files.
BASE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
CHANGES: dict[str, Mapping[str, str]] = {
    "clock": {"clock": "ahead"},
    "zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "C.UTF-8", "LANGUAGE": "uk", "LANG": "ru_RU.UTF-8"},
    "hash seed": {"PYTHONHASHSEED": "4242"},
    "umask": {"umask": "077"},
    "folder": {"folder": "a much deeper/folder with space"},
    "order of files": {"order": "reversed"},
    "times of files": {"times": "1"},
    "processes": {"workers": "1"},
}
ALL = {name: value for change in CHANGES.values() for name, value in change.items()}
_OURS = ("clock", "umask", "folder", "order", "times", "workers")


@pytest.fixture(scope="module")
def clock(tmp_path_factory) -> Path:
    """A clock that is four years ahead."""
    compiler = shutil.which("cc") or pytest.skip("there is no C compiler to make a clock with")
    folder = tmp_path_factory.mktemp("clock")
    (folder / "later.c").write_text(LATER, encoding="utf-8")
    command = [compiler, "-shared", "-fPIC", "-o", folder / "later.so", folder / "later.c", "-ldl"]
    subprocess.run(command, check=True)
    return folder / "later.so"


def built(
    root: Path, where: Path, change: Mapping[str, str], clock: Path = Path()
) -> Mapping[str, bytes | None]:
    """Return the files of a clean build of the site in `root`, copied and built under a change."""
    folder = where / change.get("folder", "site")
    folder.mkdir(parents=True)
    source = copy(root, where / "first" if "order" in change else folder)
    if "order" in change:
        _copied_backwards(source, folder)
    if "times" in change:
        for path in folder.rglob("*"):
            os.utime(path, (int(change["times"]), int(change["times"])))
    named = {name: value for name, value in change.items() if name not in _OURS}
    environment = {
        **{name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"},
        **BASE,
        **named,
        "PYTHONPATH": str(ROOT),
        **({"LD_PRELOAD": str(clock)} if "clock" in change else {}),
        "TIMELINE_CACHE": str(where / "cache"),
        "SITEURL": URL,
    }
    command = [sys.executable, "-m", "timeline", "build", "--workers", change.get("workers", "2")]
    subprocess.run(
        command,
        cwd=folder,
        env=environment,
        umask=int(change.get("umask", "022"), 8),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return tree(folder / "output")


def _copied_backwards(source: Path, target: Path) -> None:
    """Copy a folder so that what comes last by name is made first."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            (target / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / path.relative_to(source))


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def test_a_clean_build_is_the_same_where_everything_around_it_differs(tmp_path, clock):
    site = built(SITE, tmp_path / "here", {})
    assert differing(site, built(SITE, tmp_path / "there", ALL, clock)) == []
    assert len(site) > 100


def test_the_clock_of_these_tests_is_ahead(clock):
    script = "import datetime, time; print(time.gmtime().tm_year, datetime.date.today().year)"
    environment = {**os.environ, "LD_PRELOAD": str(clock)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert all(int(year) - time.gmtime().tm_year in (3, 4) for year in done.stdout.split())


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Mapping[str, bytes | None]:
    """The published site as a plain machine builds it."""
    return built(ROOT, tmp_path_factory.mktemp("plain") / "site", {})


@pytest.mark.audit
@pytest.mark.parametrize("name", [*CHANGES, "all of them"])
def test_the_published_site_is_the_same_whatever_differs(plain, tmp_path, clock, name, tally):
    change = CHANGES.get(name, ALL)
    assert differing(plain, built(ROOT, tmp_path / "other", change, clock)) == []
    tally("conditions", name, "files of the same bytes", len(plain))


@pytest.mark.audit
def test_an_archive_is_built_twice_and_the_same_wherever_it_is_packed(tmp_path, tally):
    sums = [packed(tmp_path / name) for name in ("one", "a longer other")]
    assert sums[0] == sums[1]
    tally("conditions", "another folder to pack in", "archives of the same bytes", len(sums))


def packed(root: Path) -> str:
    """Pack a copy of the invented site as `make archive` does; return the sum of the archive."""
    root.mkdir(parents=True)
    copy(SITE, root)
    (root / "tools").mkdir()
    shutil.copy(ROOT / "tools/twice.sh", root / "tools")
    program = root / ".venv/bin/timeline"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    day = {"GIT_AUTHOR_DATE": "2021-06-04T12:00:00Z", "GIT_COMMITTER_DATE": "2021-06-04T12:00:00Z"}
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    environment = {**os.environ, **day, "PYTHONPATH": str(ROOT), "SITEURL": URL}
    for command in (
        [*git, "init", "--quiet"],
        [*git, "commit", "--quiet", "--allow-empty", "-m", "A site"],
    ):
        subprocess.run(command, cwd=root, env=environment, check=True)
    done = subprocess.run(
        ["sh", "tools/twice.sh", "site.tar.gz"],
        cwd=root,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(root / "site.tar.gz") as archive:
        assert "./index.html" in archive.getnames()
        assert {(each.uid, each.gid, each.mtime) for each in archive} == {(0, 0, 1622808000)}
    return done.stdout.split("\n")[-2].split()[0]
