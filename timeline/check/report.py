"""Problems as text: for people, for GitHub and for programs. Whoever calls this prints it.

A text has no line end after its last line, and is empty where there is no problem; for programs
that is an empty list. What does not print is escaped: a file name or a value cannot start a line of
its own or change the terminal.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from timeline.model import Problem

TITLE = "timeline check"


def as_text(problems: Sequence[Problem]) -> str:
    """Return `path:line:col: what is wrong; what to write instead`, one a line."""
    return "\n".join(_printable(str(problem)) for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands that mark the lines of a pull request.

    GitHub shows ten errors and ten warnings of a step: the first problem of every file stands
    before any second one.
    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    return "\n".join(map(_command, _files_in_turn(problems)))


def as_json(problems: Sequence[Problem]) -> str:
    """Return a list of objects with the keys path, line, column, severity and message."""
    rows = [
        {
            "path": _printable(problem.path),
            "line": problem.line,
            "column": problem.column,
            "severity": "remark" if problem.is_remark else "problem",
            "message": _printable(problem.message),
        }
        for problem in problems
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


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _files_in_turn(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for _, problem in sorted(_with_turn(problems), key=lambda pair: pair[0])]


def _with_turn(problems: Iterable[Problem]) -> Iterator[tuple[int, Problem]]:
    told: Counter[str] = Counter()
    for problem in problems:
        yield told[problem.path], problem
        told[problem.path] += 1


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
    return _printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")


def _printable(text: str) -> str:
    """Return `text` with escapes for what is no printable character: `\\n`, `\\u202e`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
