"""Check: every problem in events, registries and seeds, each with its place and its cure.

What is wrong within one file is found while it is read; the rules here compare files. All of them
stand in `timeline.check.rules`. Nothing is printed here: `timeline.check.report` makes the texts.
"""

from collections.abc import Mapping

from timeline.check import rules
from timeline.check.known import Known
from timeline.model import Problem
from timeline.record import Content

__all__ = ["problems"]


def problems(content: Content, seeds: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    """Return every problem, each once, by file and line; `seeds` are the files in seeds/ by name.

    None stands for something in seeds/ that is no plain file (see `timeline.check.files`).
    """
    known = Known(content, seeds)
    found = set(content.problems)
    for read in known.read:
        for rule in rules.EVENT:
            found.update(rule(read, known))
    for whole in rules.CONTENT:
        found.update(whole(known))
    return tuple(sorted(found))
