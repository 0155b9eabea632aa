"""Check: every problem in events, registries and seeds, each with its place and its cure.

What is wrong within one file is found while it is read; the rules here look further. All of them
stand in `timeline.check.rules`. Nothing is printed here: `timeline.check.report` makes the texts.
"""

from collections.abc import Callable, Mapping
from datetime import date

from timeline.check import coming, rules
from timeline.check.known import Known, Read, Seen
from timeline.model import NO_VOCABULARY, Event, Problem, Vocabulary
from timeline.record import Content
from timeline.text.reading import Reading

__all__ = ["between", "judge", "problems", "to_come"]

# The files in seeds/ by name; None for what is no plain file (see `timeline.check.files`).
Seeds = Mapping[str, bytes | None]


def problems(content: Content, seeds: Seeds) -> tuple[Problem, ...]:
    """Return every problem, each once, by file and line."""
    judged = judge(seeds, content.vocabulary.value or NO_VOCABULARY)
    found = {problem for file in content.files for problem in judged(file)}
    return tuple(sorted(found.union(between(content, seeds))))


def to_come(content: Content, today: date) -> tuple[Problem, ...]:
    """Return the problems of events, the front page and sentences with days after `today`.

    No build asks: what was wrong yesterday would be right today, and what it keeps be outdated.
    """
    read = (Read(file, file.value) for file in content.files if file.value)
    found = [
        *(coming.of_event(each, today) for each in read),
        *(coming.of_day(file, today) for file in content.days),
        coming.of_front(content.front, today) if content.front else (),
    ]
    return tuple(sorted({problem for problems in found for problem in problems}))


def judge(seeds: Seeds, vocabulary: Vocabulary) -> Callable[[Reading[Event]], frozenset[Problem]]:
    """Return what tells of an event file every problem that no other event or entry has part in.

    What it tells depends on the file, the vocabulary and the seeds that the event names alone.
    """

    def judged(file: Reading[Event]) -> frozenset[Problem]:
        if not file.value:
            return frozenset()
        named = {ref.file: seeds[ref.file] for ref in file.value.seeds if ref.file in seeds}
        read, seen = Read(file, file.value), Seen(vocabulary, named)
        return frozenset(problem for rule in rules.EVENT for problem in rule(read, seen))

    return judged


def between(content: Content, seeds: Seeds) -> tuple[Problem, ...]:
    """Return the problems of `content` itself and all that its files have with each other.

    Of what `judge` tells, that is what a build has put among the problems of a file.
    """
    known = Known(content, seeds)
    found = {problem for rule in rules.BETWEEN for problem in rule(known)}
    return tuple(sorted(found.union(content.problems)))
