"""What a newcomer types works, and what it fetches is pinned."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([\w-]+):", MAKEFILE, re.MULTILINE))
GUIDES = ("README.md", "CONTRIBUTING.md")
LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"[\w.-]+==\S+(?: ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+")

each_lock = pytest.mark.parametrize("lock", LOCKS)


def test_the_guides_name_only_targets_that_exist():
    readme, guide = (_code((ROOT / name).read_text(encoding="utf-8")) for name in GUIDES)
    steps = re.findall(r"^(make\b[ \w]*?) +#", readme, re.MULTILINE)
    assert steps == ["make", "make serve", "make test", "make convert", "make check", "make serve"]
    assert set(re.findall(r"\bmake (\w+)", readme + guide)) <= TARGETS


def test_help_lists_every_target_and_what_it_does():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^make ([\w-]+) +\S", shown.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(TARGETS)


def test_no_target_is_mistaken_for_a_file():
    assert set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split()) == TARGETS


def test_ci_runs_every_test_and_misses_no_browser():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -eu\n" in script
    assert "\nREQUIRE_BROWSER=1 make test\n" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_dependency_says_what_it_is_for():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in _direct("build", "test", "lint"):
        told = [line for line in lines if f'"{requirement}"' in line and "requires" not in line]
        reasons = [re.search(r'",\s+# \w.{10,}$', line) for line in told]
        assert reasons, requirement
        assert all(reasons), f"{requirement} has no reason"


@each_lock
def test_a_lock_has_a_hash_for_every_package_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    unpinned = [line for line in PIN.sub("", text).splitlines() if not line.strip().startswith("#")]
    assert [line for line in unpinned if line.strip()] == []
    assert not re.search(r"://|--index|--find-links|--extra", text)


@pytest.mark.parametrize(
    ("lock", "groups"), [(LOCKS[0], ["build"]), (LOCKS[1], ["build", "test", "lint"])]
)
def test_a_lock_holds_what_the_project_asks_for(lock, groups):
    pins = _pins(lock)
    asked = [Requirement(requirement) for requirement in _direct(*groups)]
    assert [one for one in asked if not one.specifier.contains(pins.get(one.name, "0"))] == []


def test_the_two_locks_agree():
    assert _pins(LOCKS[0]).items() <= _pins(LOCKS[1]).items()


def test_an_old_python_and_no_uv_is_said_in_one_line(tmp_path):
    (tmp_path / "dirname").symlink_to(shutil.which("dirname"))
    run = subprocess.run(
        [shutil.which("sh"), ROOT / "tools" / "setup.sh", LOCKS[0]],
        env={"PATH": str(tmp_path), "PYTHON": "python2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert re.fullmatch(
        r"setup: no Python 3\.11 or newer found: install one, or uv, .*\n", run.stderr
    )


def _code(markdown: str) -> str:
    """Return what stands in a text's code blocks and between backticks."""
    blocks = re.findall(r"^```.*?\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    return "\n".join(blocks + re.findall(r"`([^`\n]+)`", markdown))


def _direct(*groups: str) -> list[str]:
    grouped = (PROJECT["dependency-groups"][group] for group in groups)
    return PROJECT["project"]["dependencies"] + [one for group in grouped for one in group]


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
