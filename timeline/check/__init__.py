"""Check: every problem in events, registries and seeds, each with its place and its cure.

What is wrong within one file is found while it is read; the rules here compare files. All of them
stand in `timeline.check.rules`. Nothing is printed here: `timeline.check.report` makes the texts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from timeline.check import rules
from timeline.check.known import Known, Read
from timeline.formats import eventfile
from timeline.model import Problem
from timeline.record import Content
from timeline.record.content import Registries

__all__ = ["judge", "problems", "problems_between"]


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
    found = _linked(known)
    found.update(*spread(partial(_of_event, known), known.read))
    return tuple(sorted(found))


def judge(
    seeds: Mapping[str, bytes | None], registries: Registries
) -> Callable[[eventfile.Reading], Found]:
    """Return what tells of a file every problem that the other events have no part in."""
    known = Known(Content(files=(), registries=registries, problems=()), seeds)

    def judged(file: eventfile.Reading) -> Found:
        return _of_event(known, Read(file, file.event)) if file.event else frozenset()

    return judged


def problems_between(
    content: Content,
    seeds: Mapping[str, bytes | None],
    whole: Callable[[eventfile.Reading], eventfile.Reading],
    retitled: Sequence[eventfile.Reading] | None = None,
) -> tuple[Problem, ...]:
    """Return every problem but those that `judge` finds; the events need only their short parts.

    `whole` returns a file with its text, in which the place of a problem is found. Where nothing
    but titles changed since there was no problem, `retitled` are those files and all that begin
    on the same days.
    """
    find = _linked if retitled is None else _titled
    files = content.files if retitled is None else retitled
    faulty = {problem.path for problem in find(Known(replace(content, files=files), seeds))}
    if not faulty:
        return ()
    files = tuple(whole(file) if file.path in faulty else file for file in files)
    return tuple(sorted(find(Known(replace(content, files=files), seeds))))


def _linked(known: Known) -> set[Problem]:
    found = set(known.content.problems)
    for rule in rules.LINK:
        found.update(problem for read in known.read for problem in rule(read, known))
    for whole in rules.CONTENT:
        found.update(whole(known))
    return found | _titled(known)


def _titled(known: Known) -> set[Problem]:
    return {problem for rule in rules.TITLES for problem in rule(known)}


def _of_event(known: Known, read: Read) -> Found:
    return frozenset(problem for rule in rules.EVENT for problem in rule(read, known))
