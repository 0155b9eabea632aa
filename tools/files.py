"""Look at the list of files that a pull request changes, and at nothing in them.

    git show BASE:tools/files.py | python3 -I - BASE HEAD

The workflow takes this script from the base commit, so no request can change what is asked of it.
It needs nothing but Python and git. What it finds goes to GitHub as annotations and into the
summary; `code=true` or `code=false` into the outputs of the step.
"""

import os
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CONTENT = ("content/", "seeds/")
_PLAIN, _RUNNABLE, _GONE = "100644", "100755", "000000"
_KINDS = {"120000": "a link", "160000": "another repository", "040000": "a folder"}
_MOST_SHOWN = 50


class Change(NamedTuple):
    """A path that a request adds, changes or deletes; `mode` is git's, of the new file."""

    path: str
    mode: str


def main(base: str, head: str) -> int:
    """Tell what is wrong with the list of files between two commits; 1 if anything is."""
    changes = list(changed(base, head))
    is_code = any(not change.path.startswith(CONTENT) for change in changes)
    _append("GITHUB_OUTPUT", f"code={str(is_code).lower()}\n")
    told = [*faults(changes), *collisions(changes, paths(head))]
    for path, message in told:
        whole = _value(f"{path}: {message}")
        sys.stdout.write(f"::error file={_property(path)},title=files::{whole}\n")
    _append("GITHUB_STEP_SUMMARY", summary(changes, told))
    return 1 if told else 0


def changed(base: str, head: str) -> Iterator[Change]:
    """Yield what differs between two commits."""
    fields = iter(_git("diff-tree", "-r", "-z", "--raw", "--no-renames", base, head))
    for header, path in zip(fields, fields, strict=True):
        yield Change(path, header.split(" ")[1])


def paths(commit: str) -> list[str]:
    """Return every path of a commit."""
    return _git("ls-tree", "-r", "-z", "--name-only", commit)


def faults(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """Yield paths that may not stand in a request, and why."""
    kept = [change for change in changes if change.mode != _GONE]
    for path, mode in kept:
        if mode in _KINDS:
            yield path, f"this is {_KINDS[mode]}; put a plain file in its place"
        elif mode not in {_PLAIN, _RUNNABLE}:
            yield path, f"its mode is {mode}; put a plain file in its place"
        elif mode == _RUNNABLE and path.startswith(CONTENT):
            yield path, f"it is marked as a program; git update-index --chmod=-x {path}"
        if not path.isprintable() or "\\" in path or any(map(_is_odd, path.split("/"))):
            yield path, "not every machine can have a file of this name; rename it"
    yield from _mixed([change.path for change in changes])


def collisions(changes: Iterable[Change], everything: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield changed paths that some machines take for another file's."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for path in everything:
        owners[_folded(path)].add(path)
    for change in changes:
        others = sorted(owners[_folded(change.path)] - {change.path})
        if others and change.mode != _GONE:
            yield change.path, f"differs from {others[0]} in case or accents alone; rename it"


def summary(changes: list[Change], told: list[tuple[str, str]]) -> str:
    """Return what the summary says; lines from a request are indented, which makes them code."""
    noun = "file" if len(changes) == 1 else "files"
    lines = [f"{len(changes)} {noun} changed.", ""]
    lines += [f"    {_value(f'{path}: {message}')}" for path, message in told[:_MOST_SHOWN]]
    if not told:
        lines.append("Nothing is wrong with the list of files.")
    return "\n".join([*lines, ""])


def _mixed(changed: list[str]) -> Iterator[tuple[str, str]]:
    content = [path for path in changed if path.startswith(CONTENT)]
    code = [path for path in changed if not path.startswith(CONTENT)]
    if content and code:
        yield (
            code[0],
            f"the request changes {content[0]} too; events and code go into separate requests, "
            "so move one of the two to a request of its own",
        )


def _is_odd(part: str) -> bool:
    return part.strip(" ") != part or part.endswith(".") or any(sign in part for sign in '<>:"|?*')


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", path).casefold())


def _git(*arguments: str) -> list[str]:
    run = subprocess.run(["git", *arguments], stdout=subprocess.PIPE, check=True)
    text = run.stdout.decode("utf-8", "backslashreplace")
    return text.split("\0")[:-1]


def _append(variable: str, text: str) -> None:
    """Add to the file that GitHub names in a variable, if it does."""
    if named := os.environ.get(variable):
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(text)


def _value(text: str) -> str:
    """Return `text` on one line that can be no command of GitHub's."""
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return "".join(shown).replace("%", "%25")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
