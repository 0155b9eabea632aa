"""What `check` would say of an event file that is not there yet."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from timeline.check import problems, remarks
from timeline.check.files import read_seeds
from timeline.model import Event, Problem
from timeline.record import Content
from timeline.text.reading import Reading

Judge = Callable[[Reading[Event]], Sequence[Problem]]


def judge_of(content: Content, seeds: Path, *, with_remarks: bool = False) -> Judge:
    """Return what finds the problems that an event file would bring into the content.

    A file of the same name that is there already is put aside. Its own remarks come on request.
    """
    received = read_seeds(seeds)
    before = set(problems(content, received))

    def judge(reading: Reading[Event]) -> Sequence[Problem]:
        kept = [file for file in content.files if file.name != reading.name]
        then = replace(content, files=(*kept, reading))
        found = [each for each in problems(then, received) if each not in before]
        if with_remarks:
            found += [each for each in remarks(then, received) if each.path == reading.path]
        return found

    return judge


def messages_of(content: Content, root: Path) -> Callable[[Reading[Event]], Sequence[str]]:
    """Return what says which problems an event file would bring into the content of a site."""
    judge = judge_of(content, root / "seeds")
    return lambda reading: [problem.message for problem in judge(reading)]
