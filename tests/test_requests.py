"""What the workflows run on a pull request: the list of files, the summary and the preview."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from timeline.plugin import build
from timeline.record import read_content
from tools import preview, request, summary

ROOT = Path(__file__).resolve().parents[1]
RAID = "content/events/2021-06-03-raid-at-oakford.md"
NEW = """---
title: "A *second* boat is seen <b>at</b> Oakford"
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


@pytest.fixture
def clone(project: Path) -> Path:
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


def test_a_request_of_events_alone_needs_no_tests_of_code(clone):
    write(clone, NEW_FILE, NEW)
    commit(clone)
    assert looked(clone) == (
        0,
        "",
        "code=false\n",
        "1 file changed.\n\nNothing is wrong with the list of files.\n",
    )


def test_a_request_of_code_alone_needs_them(clone):
    write(clone, "tools/files.py", "raise SystemExit(0)  # the script of the base is asked\n")
    commit(clone)
    assert looked(clone)[:3] == (0, "", "code=true\n")


def test_a_request_with_events_and_code_is_told(clone):
    write(clone, NEW_FILE, NEW)
    write(clone, "theme/templates/front.html")
    commit(clone)
    status, told, out, said = looked(clone)
    message = (
        f"theme/templates/front.html: the request changes {NEW_FILE} too; events and code go into "
        "separate requests, so move one of the two to a request of its own"
    )
    assert (status, out) == (1, "code=true\n")
    assert told == f"::error file=theme/templates/front.html,title=files::{message}\n"
    assert f"    {message}\n" in said


@pytest.mark.parametrize(
    ("mode", "name", "message"),
    [
        ("120000", "content/events/link.md", "this is a link; put a plain file in its place"),
        ("120000", "theme/link.css", "this is a link; put a plain file in its place"),
        ("160000", "content/sub", "this is another repository; put a plain file in its place"),
        (
            "100755",
            "content/events/run.md",
            "it is marked as a program; git update-index --chmod=-x content/events/run.md",
        ),
        (
            "100644",
            RAID.replace("raid-at", "Raid-at"),
            f"differs from {RAID} in case or accents alone; rename it",
        ),
        ("100644", "seeds/a\\b.txt", "not every machine can have a file of this name; rename it"),
        ("100644", "seeds/con:x", "not every machine can have a file of this name; rename it"),
        ("100644", "seeds/x /y", "not every machine can have a file of this name; rename it"),
    ],
)
def test_what_may_not_stand_in_a_request_is_told(clone, mode, name, message):
    index(clone, mode, name)
    status, told, _, said = looked(clone)
    assert status == 1
    assert f"title=files::{name}: {message}\n" in told
    assert f"    {name}: {message}\n" in said


def test_a_name_cannot_speak_to_github(clone):
    index(clone, "100644", "seeds/a\n::add-mask::x")
    status, told, _, said = looked(clone)
    assert status == 1
    assert [line[:8] for line in told.splitlines()] == ["::error "]
    assert "\n::" not in said


def test_what_was_odd_before_is_not_held_against_a_request(clone):
    index(clone, "120000", "content/events/link.md")
    git(clone, "rm", "--quiet", "--cached", "content/events/link.md")
    git(clone, "commit", "--quiet", "--message", "x")
    assert looked(clone)[0] == 0


def told(folder: Path, *, link: str = "") -> str:
    """Return the summary that the workflow writes of the last commit."""
    run = subprocess.run(
        [sys.executable, "-m", "tools.summary", "HEAD^1"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "PREVIEW": link},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_the_summary_says_what_is_added_and_that_all_is_well(clone):
    write(clone, NEW_FILE, NEW)
    commit(clone)
    assert told(clone, link="https://example.org/p") == (
        "Adds 1 raid on 4 June 2021 at Oakford: "
        r"A \*second\* boat is seen \<b\>at\<\/b\> Oakford"
        "\n\nAll is well: the check found no problem. An editor reads it next.\n\n"
        "[Look at the preview](https://example.org/p) (GitHub asks you to sign in).\n"
    )


def test_the_summary_says_every_problem_as_code(clone):
    write(clone, NEW_FILE, NEW.replace("Nobody said whose it was.", "").replace("oakford", "elm"))
    commit(clone)
    lines = told(clone).splitlines()
    start = next(at for at, line in enumerate(lines) if " to mend;" in line)
    assert lines[start] == (
        "**2 problems** to mend; each line says where, and what to write instead:"
    )
    assert [line.startswith(f"    {NEW_FILE}:") for line in lines[start + 2 :]] == [True, True]


def test_the_summary_is_never_empty(clone):
    write(clone, "Makefile")
    commit(clone)
    assert told(clone).startswith("- It changes 1 other file.\n")
    git(clone, "commit", "--quiet", "--allow-empty", "--message", "x")
    assert told(clone).startswith("It changes no file.\n")


def test_the_summary_counts_what_is_more_than_one(clone):
    write(clone, NEW_FILE, NEW)
    write(clone, NEW_FILE.replace("second", "third"), NEW.replace("second", "third"))
    (clone / RAID).unlink()
    commit(clone)
    lines = told(clone).splitlines()
    assert lines[0] == "Adds 2 raids:"
    assert [line[:34] for line in lines[2:4]] == ["- raid on 4 June 2021 at Oakford: "] * 2
    assert lines[4] == r"- Deletes content\/events\/2021\-06\-03\-raid\-at\-oakford\.md"


def test_the_preview_stands_alone(clone, monkeypatch):
    write(clone, NEW_FILE, NEW)
    raid = clone / RAID
    raid.write_text(raid.read_text("utf-8").replace("\nkind:", "\nkind:", 1) + "\nMore.\n", "utf-8")
    commit(clone)
    build(clone, output=clone / "output", url="https://example.org/repo")
    monkeypatch.chdir(clone)
    preview.main("HEAD^1", "preview.html")
    text = (clone / "preview.html").read_text("utf-8")
    tree = html5lib.HTMLParser(strict=True).parse(text)
    elements = list(tree.iter())
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"raid-at-oakford", "second-boat-seen"} <= set(ids)
    links = {element.get("href") for element in elements} - {None}
    assert [link for link in links if not link.startswith(("#", "https://"))] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert not re.search(r"<script|@font-face|url\(|\ssrc=|style=|onclick", text)
    assert "&lt;b&gt;at&lt;/b&gt;" in text


def test_a_preview_of_nothing_says_so(clone, monkeypatch):
    write(clone, "Makefile")
    commit(clone)
    monkeypatch.chdir(clone)
    preview.main("HEAD^1", "preview.html")
    assert "The request changes no event." in (clone / "preview.html").read_text("utf-8")


def test_a_draft_has_no_page_to_preview(clone):
    write(clone, NEW_FILE, NEW.replace("---\ntitle", "---\nstatus: draft\ntitle", 1))
    events = request.of(read_content(clone / "content").events, (NEW_FILE,))
    text = preview.text(events, clone / "output")
    assert "draft, so the site has no page of it" in text


def test_signs_of_markdown_are_text():
    assert summary._plain("[x](y) `z` @me\n# h") == r"\[x\]\(y\) \`z\` \@me \# h"
