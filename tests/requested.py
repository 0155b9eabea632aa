"""A request to the invented site: a clone of it, a commit, and what the workflow says of that."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RAID = "content/events/2021-06-03-raid-at-oakford.md"
NEW = """---
title: "A [second] boat is seen <b>at</b> Oakford"
date: 2021-06-04
kind: raid
summary: A boat was seen at Oakford at noon. Nobody said whose it was.
places: [oakford]
sources:
- key: s1
  outlet: highland-gazette
  url: https://gazette.example/second-boat
---
"""
NEW_FILE = "content/events/2021-06-04-second-boat-seen.md"


def cloned(project: Path) -> Path:
    """The invented site in a repository of its own, with one commit."""
    shutil.copytree(ROOT / "tools", project / "tools")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "config", "user.name", "A")
    git(project, "config", "user.email", "a@example.org")
    git(project, "config", "core.protectNTFS", "false")
    commit(project)
    return project


def git(folder: Path, *arguments: str, given: str = "") -> str:
    run = subprocess.run(
        ["git", *arguments], cwd=folder, input=given, capture_output=True, text=True, check=True
    )
    return run.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


def looked(folder: Path) -> tuple[int, str, str, str]:
    """Run what the workflow runs; return the status, the annotations, the output, the summary."""
    script = git(folder, "show", "HEAD^1:tools/files.py")
    out, said = folder.parent / "out", folder.parent / "said"
    out.write_text("", encoding="utf-8")
    said.write_text("", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-I", "-", "HEAD^1", "HEAD"],
        cwd=folder,
        input=script,
        env={**os.environ, "GITHUB_OUTPUT": str(out), "GITHUB_STEP_SUMMARY": str(said)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    return run.returncode, run.stdout, out.read_text("utf-8"), said.read_text("utf-8")


def write(folder: Path, name: str, text: str = "x\n") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def index(folder: Path, mode: str, name: str) -> None:
    """Put an entry of any mode and name into the next commit, which no disk need hold."""
    blob = git(folder, "hash-object", "-w", "--stdin", given="target\n").strip()
    git(folder, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}")
    git(folder, "commit", "--quiet", "--message", "x")


def told(folder: Path, *, link: str = "", repository: str = "") -> str:
    """Return the summary that the workflow writes of the last commit."""
    run = subprocess.run(
        [sys.executable, "-m", "tools.summary", "HEAD^1"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
            "PREVIEW": link,
            "GITHUB_REPOSITORY": repository,
            "GITHUB_SERVER_URL": "https://github.com",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout
