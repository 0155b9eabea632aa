"""Check: every problem and remark in events, registries and seeds, each with place and cure.

What is wrong within one file is found while it is read; the rules here look further. All of them
stand in `timeline.check.rules`. Nothing is printed here: `timeline.check.report` makes the texts.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from msgspec import structs

from timeline.check import days, provisional, rules, titles
from timeline.check.known import Known, Read, Seen
from timeline.check.provisional import NewEntry
from timeline.model import Event, Problem, Vocabulary
from timeline.record import Content
from timeline.text.reading import Reading

# The files in seeds/ by name; None for what is no plain file (see `timeline.check.files`).
Seeds = Mapping[str, bytes | None]


def problems(content: Content, seeds: Seeds) -> tuple[Problem, ...]:
    """Return every problem, each once, by file and line."""
    judged = judge(seeds, content.vocabulary)
    files = [structs.replace(f, problems=(*f.problems, *judged(f))) for f in content.files]
    return between(replace(content, files=files), seeds)


def remarks(content: Content, seeds: Seeds) -> tuple[Problem, ...]:
    """Return every remark, by file and line: what a person should see, and no build minds."""
    known = Known(content, seeds)
    seen = Seen(content.vocabulary, seeds)
    of_one = (rule(read, seen) for rule in rules.EVENT_REMARKS for read in known.read)
    of_all = (rule(known) for rule in rules.BETWEEN_REMARKS)
    return tuple(sorted({remark for found in (*of_one, *of_all) for remark in found}))


def new_entries(content: Content, paths: Collection[str]) -> tuple[NewEntry, ...]:
    """Return the files that would give a page to what the events in some files name alone."""
    files = tuple(file for file in content.files if file.path in paths)
    return tuple(provisional.new_entries(Known(replace(content, files=files), {})))


def same_events(content: Content, name: str) -> tuple[Event, ...]:
    """Return the events that the one in the file called `name` may be, told once more."""
    return tuple(titles.same_as(Known(content, {}), name))


def to_come(content: Content, today: date) -> tuple[Problem, ...]:
    """Return the problems of events, the front page and sentences with days after `today`.

    No build asks: what was wrong yesterday would be right today, and what it keeps be outdated.
    """
    read = (Read(file, file.value) for file in content.files if file.value)
    found = [
        *(days.of_event(each, today) for each in read),
        *(days.of_day(file, today) for file in content.days),
        days.of_front(content.front, today) if content.front else (),
    ]
    return tuple(sorted({problem for problems in found for problem in problems}))


def judge(seeds: Seeds, vocabulary: Vocabulary) -> Callable[[Reading[Event]], frozenset[Problem]]:
    """Return what tells of an event file every problem that no other event or entry has part in.

    What it tells depends on the file, the vocabulary and the seeds that the event names alone.
    """

    def judged(file: Reading[Event]) -> frozenset[Problem]:
        event, asked = (file.value, rules.EVENT) if file.value else (file.partial, rules.IN_PART)
        if event is None:
            return frozenset()
        named = {ref.file: seeds[ref.file] for ref in event.seeds if ref.file in seeds}
        read, seen = Read(file, event), Seen(vocabulary, named)
        found = (problem for rule in asked for problem in rule(read, seen))
        return frozenset(found if file.value else _untold(found, file.problems))

    return judged


def between(content: Content, seeds: Seeds) -> tuple[Problem, ...]:
    """Return the problems of `content` itself and all that its files have with each other.

    Of what `judge` tells, that is what a build has put among the problems of a file.
    """
    known = Known(content, seeds)
    found = (problem for rule in rules.BETWEEN for problem in rule(known))
    in_part = [problem for read in known.in_part for problem in read.file.problems]
    return tuple(sorted({*_untold(found, in_part), *content.problems}))


def _untold(found: Iterable[Problem], told: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what stands at a place of which nothing is told: there, a stand-in may stand."""
    places = {(problem.path, problem.line, problem.column) for problem in told}
    return (each for each in found if (each.path, each.line, each.column) not in places)
