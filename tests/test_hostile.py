"""Twenty hostile pull requests, and what stops each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.requested import NEW, NEW_FILE, RAID, cloned, commit, index, looked, told, write

BODY = f"{NEW}\n"
SOURCE = "  url: https://gazette.example/second-boat\n"
BOMB = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """What a request brings, and the words with which a job stops it.

    `files` says it looking at names and modes alone, `check` in the summary of the content.
    """

    entry: tuple[str, str] = ("", "")
    written: Mapping[str, str] = field(default_factory=dict)
    deleted: str = ""
    files: str = ""
    check: str = ""


def new(old: str = "", text: str = "") -> Mapping[str, str]:
    """Return a new event with one line of it replaced."""
    assert old in NEW
    return {NEW_FILE: NEW.replace(old, text, 1) if old else BODY + text}


REQUESTS = {
    "a link to a secret": Hostile(
        entry=("120000", "content/events/link.md"), files="this is a link; put a plain file"
    ),
    "a link in the theme": Hostile(
        entry=("120000", "theme/link.css"), files="this is a link; put a plain file in its place"
    ),
    "another repository": Hostile(
        entry=("160000", "content/sub"), files="this is another repository; put a plain file"
    ),
    "a program among the events": Hostile(
        entry=("100755", "content/events/run.md"), files="it is marked as a program; git update-"
    ),
    "a name that differs in case": Hostile(
        entry=("100644", RAID.replace("raid-at", "Raid-at")),
        files=f"differs from {RAID} in case or accents alone; rename it",
    ),
    "a path of Windows": Hostile(
        entry=("100644", "seeds/a\\b.txt"), files="not every machine can have a file of this name"
    ),
    "a stream of Windows": Hostile(
        entry=("100644", "seeds/con:x"), files="not every machine can have a file of this name"
    ),
    "a folder that ends in a space": Hostile(
        entry=("100644", "seeds/x /y"), files="not every machine can have a file of this name"
    ),
    "a name that turns": Hostile(
        entry=("100644", "seeds/x\u202etxt.md"), files="not every machine can have a file of this"
    ),
    "a name that speaks to GitHub": Hostile(
        entry=("100644", "seeds/a\n::set-output name=code::false"), files="not every machine can"
    ),
    "code beside an event": Hostile(
        written={**new(), "theme/templates/front.html": "x"},
        files="events and code go into separate requests",
    ),
    "a judge of its own": Hostile(
        written={**new(), "tools/files.py": "raise SystemExit(0)"},
        files="events and code go into separate requests",
    ),
    "a script in an event": Hostile(written=new(text="<script>alert(1)</script>\n"), check="HTML"),
    "a link that runs": Hostile(
        written=new(text="[x](javascript:alert(1))\n"), check="the address starts with"
    ),
    "an address that runs": Hostile(
        written=new(SOURCE, "  url: javascript:alert(1)\n"),
        check="the address starts with 'javascript'; write https://…",
    ),
    "a domain that looks like another": Hostile(
        written=new(SOURCE, "  url: https://g\u0430zette.example/x\n"), check="mixes Latin"
    ),
    "a picture that counts its readers": Hostile(
        written=new(text="![](https://count.example/1.gif)\n"), check="image"
    ),
    "a file that doubles itself": Hostile(
        written=new("---\ntitle", f"---\n{BOMB}title"),
        check="have a meaning of their own; put it in quotes",
    ),
    "a file from elsewhere": Hostile(
        written=new("sources:", "seeds:\n- file: ../../../etc/passwd\n  sha256: x\nsources:"),
        check="seeds[1].file",
    ),
    "an event taken away": Hostile(deleted=RAID, check="this event was published and is gone"),
    "a date changed in silence": Hostile(
        written={RAID: "date: 2021-06-03~"}, check="write under changes"
    ),
    "words that draw on the summary": Hostile(
        written=new("kind: raid", 'kind: "</code> ![](https://count.example/1.gif)"'), check="kind"
    ),
}


@pytest.fixture
def clone(project: Path) -> Path:
    return cloned(project)


def requested(clone: Path, hostile: Hostile) -> None:
    """Commit what a request brings."""
    if hostile.entry[0]:
        index(clone, *hostile.entry)
        return
    for name, text in hostile.written.items():
        here = clone / name
        if name == RAID:
            text = here.read_text("utf-8").replace("date: 2021-06-03", text, 1)
        write(clone, name, text)
    if hostile.deleted:
        (clone / hostile.deleted).unlink()
    commit(clone)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_is_stopped(clone, name):
    hostile = REQUESTS[name]
    requested(clone, hostile)
    status, said, _, summary = looked(clone)
    assert status == (1 if hostile.files else 0)
    assert hostile.files in said
    assert hostile.files in summary
    assert all(line.startswith("::error file=") for line in said.splitlines())
    if hostile.check:
        lines = told(clone).splitlines()
        start = next(at for at, line in enumerate(lines) if " to mend;" in line)
        problems = [line for line in lines[start:] if line.startswith("    ")]
        assert any(hostile.check in line for line in problems)
        assert "<" not in "".join(lines[:start]).replace("\\<", "")


def test_there_are_twenty():
    assert len(REQUESTS) >= 20
