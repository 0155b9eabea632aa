"""Problems as text: for people, for GitHub and for programs. Whoever calls this prints it.

A text has no line end after its last line, and is empty where there is no problem; for programs
that is an empty list. What does not print is escaped: a file name or a value cannot start a line of
its own or change the terminal.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from timeline.model import Problem
from timeline.text.printable import printable

TITLE = "timeline check"
# How often one problem of a file is worth telling.
MOST = 20
# What differs where one problem comes again: the values and numbers that it names.
_VALUES = re.compile(r"'[^']*'|`[^`]*`|\"[^\"]*\"|U\+\S+(?: [A-Z-]+)*|\d+")


def as_text(problems: Sequence[Problem]) -> str:
    """Return `path:line:col: what is wrong; what to write instead`, one a line."""
    return "\n".join(printable(str(problem)) for problem in _without_floods(problems))


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands that mark the lines of a pull request.

    GitHub shows ten errors and ten warnings of a step: the first problem of every file stands
    before any second one.
    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    return "\n".join(map(_command, _files_in_turn(_without_floods(problems))))


def as_json(problems: Sequence[Problem]) -> str:
    """Return a list of objects with the keys path, line, column, severity and message."""
    rows = [
        {
            "path": printable(problem.path),
            "line": problem.line,
            "column": problem.column,
            "severity": "remark" if problem.is_remark else "problem",
            "message": printable(problem.message),
        }
        for problem in _without_floods(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_sum(problems: Sequence[Problem], *, events: int, new: int | None) -> str:
    """Return what was read and that all is well, in one line: "239 events, 1 new, no problem".

    `new` is None where nothing tells which events are.
    """
    told = [_counted(events, "event"), *([f"{new or 'none'} new"] if new is not None else [])]
    told.append("no problem")
    if remarks := sum(problem.is_remark for problem in problems):
        told.append(_counted(remarks, "remark"))
    return ", ".join(told)


def _without_floods(problems: Iterable[Problem]) -> Sequence[Problem]:
    """Return problems without those of a file that tell the same more than MOST times.

    In their place stands how many they are.
    """
    found: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.path, _VALUES.sub("", problem.message)].append(problem)
    kept = [problem for same in found.values() for problem in _cut(same)]
    return sorted(kept) if any(len(same) > MOST for same in found.values()) else list(problems)


def _cut(same: Sequence[Problem]) -> Iterator[Problem]:
    yield from same[:MOST]
    if len(same) > MOST:
        left = f"{len(same) - MOST:,} more of this kind in this file, the first of them"
        yield replace(same[MOST], message=f"{left}: {same[MOST].message}")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _files_in_turn(problems: Iterable[Problem]) -> list[Problem]:
    files: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        files[problem.path].append(problem)
    return [problem for turn in zip_longest(*files.values()) for problem in turn if problem]


def _command(problem: Problem) -> str:
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": TITLE,
    }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    level = "warning" if problem.is_remark else "error"
    return f"::{level} {named}::{_value(problem.message)}"


def _value(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
