"""What `check` would say of an event file that is not there yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from os import environ
from pathlib import Path

from timeline.check import problems, remarks, since, to_come
from timeline.check.files import read_seeds
from timeline.cli import base
from timeline.cli.base import Base
from timeline.cli.clock import latest_day
from timeline.model import Event, Problem
from timeline.record import Content
from timeline.text.reading import Reading

Judge = Callable[[Reading[Event]], Sequence[Problem]]


def judge_of(content: Content, root: Path, *, with_remarks: bool = False) -> Judge:
    """Return what finds the problems that an event file would bring into the content of a site.

    A file of the same name that is there already is put aside. Its own remarks come on request.
    """
    received, today = read_seeds(root / "seeds"), latest_day(root, environ)
    commit = base.of_newest(root)

    def of(there: Content) -> Sequence[Problem]:
        return (*problems(there, received), *to_come(there, today))

    before = set(of(content))

    def judge(reading: Reading[Event]) -> Sequence[Problem]:
        kept = [file for file in content.files if file.name != reading.name]
        then = replace(content, files=(*kept, reading))
        found = [each for each in of(then) if each not in before]
        found += _untold(reading, then, commit) if commit else ()
        if with_remarks:
            found += [each for each in remarks(then, received) if each.path == reading.path]
        return found

    return judge


def _untold(reading: Reading[Event], then: Content, commit: Base) -> Iterator[Problem]:
    """Yield what a published event does not say any more, and not that it was corrected."""
    if reading.value:
        raw = reading.written.encode("utf-8")
        yield from since.untold(then, commit.others({reading.value.id: raw}))


def messages_of(content: Content, root: Path) -> Callable[[Reading[Event]], Sequence[str]]:
    """Return what says which problems an event file would bring into the content of a site."""
    judge = judge_of(content, root)
    return lambda reading: [problem.message for problem in judge(reading)]
