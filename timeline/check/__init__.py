"""Check: every problem in events, registries and seeds, each with its place and its cure.

What is wrong within one file is found while it is read; the rules here compare files. All of them
stand in `timeline.check.rules`. Nothing is printed here: `timeline.check.report` makes the texts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from timeline.check import rules
from timeline.check.known import Known, Read
from timeline.model import Problem
from timeline.record import Content

__all__ = ["problems"]


# How a function is applied to each of many; a build shares this out among processes.
Found = frozenset[Problem]
Spread = Callable[[Callable[[Read], Found], Sequence[Read]], Iterable[Found]]


def problems(
    content: Content, seeds: Mapping[str, bytes | None], *, spread: Spread = map
) -> tuple[Problem, ...]:
    """Return every problem, each once, by file and line; `seeds` are the files in seeds/ by name.

    None stands for something in seeds/ that is no plain file (see `timeline.check.files`).
    """
    known = Known(content, seeds)
    found = set(content.problems)
    found.update(*spread(partial(_of_event, known), known.read))
    for whole in rules.CONTENT:
        found.update(whole(known))
    return tuple(sorted(found))


def _of_event(known: Known, read: Read) -> Found:
    return frozenset(problem for rule in rules.EVENT for problem in rule(read, known))
