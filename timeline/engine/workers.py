"""Work shared among forked processes: the same results, whatever their number."""

import os
import select
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Generic, TypeVar

from timeline.engine import copies
from timeline.engine.copies import Copy
from timeline.engine.garbage import left_alone

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
_Run = tuple[int, list[R]]  # the results of a run, by its number
# So many items in a row, in the end fewer and fewer, are worked on by one process, and their
# results sent together.
RUN = 50
# Their numbers, each of so many bytes, fit into a pipe at once, however small a system makes it.
_MOST_RUNS, _BYTES = 400, 4
# A process takes this part of what would fall to it of the rest: so all end at one time. With
# very many processes it is more, for the pipe.
_PART, _SMALLEST = 4, 64
# Below this many items a second process costs more time than it saves.
WORTH_SHARING = 200


def count(wanted: int | None = None) -> int:
    """Return how many processes to use: `wanted`, or one for each processor we may run on."""
    if wanted:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(
    work: Callable[[T], R],
    items: Sequence[T],
    *,
    processes: int,
    worth_sharing: int = WORTH_SHARING,
    done: Callable[[int], None] = lambda _: None,
    taken: Callable[[R], S] = lambda result: result,  # type: ignore[assignment,return-value]  # S is R then
    meanwhile: Callable[[], object] = lambda: None,
) -> list[S]:
    """Return `work` of each item, in order; `done` is told now and then how many are finished.

    There is another process for every so many items that are `worth_sharing`. This process makes
    of each result, soon after it has it, what `taken` returns. Where others have begun it does what
    may be done `meanwhile`, before it works too.

    `work` runs in this process and in copies of it, so it may use whatever this one has in memory;
    what it changes in a copy is lost. Where processes cannot be copied this one does everything.
    Raises what `work` raises.
    """
    number = min(processes, len(items) // worth_sharing + 1)
    if len(items) < worth_sharing:
        return [_counted(taken(work(item)), at, done) for at, item in enumerate(items, 1)]
    with left_alone():
        if number == 1 or not hasattr(os, "fork"):
            return [_counted(taken(work(item)), at, done) for at, item in enumerate(items, 1)]
        most = max(min(RUN, worth_sharing), -(-len(items) // _MOST_RUNS))
        runs = list(_runs(items, most, min(_PART * number, _SMALLEST)))
        made: dict[int, list[S]] = {}
        for at, results in _shared(work, runs, meanwhile, helpers=number - 1):
            made[at] = [taken(result) for result in results]
            done(sum(map(len, made.values())))
        return [result for at in range(len(runs)) for result in made[at]]


def _runs(items: Sequence[T], most: int, part: int) -> Iterator[Sequence[T]]:
    """Yield runs of `items`, of at most so many, each this part of what is left."""
    at = 0
    while rest := len(items) - at:
        size = max(1, min(most, rest // part))
        yield items[at : at + size]
        at += size


def _counted(result: R, at: int, done: Callable[[int], None]) -> R:
    done(at)
    return result


def _shared(
    work: Callable[[T], R],
    runs: Sequence[Sequence[T]],
    meanwhile: Callable[[], object],
    *,
    helpers: int,
) -> Iterator[_Run[R]]:
    """Yield the results of each run, by its number, as they come; this process works too."""
    with _turns(len(runs)) as turns, ExitStack() as stack:
        helping = partial(_help, work, runs, turns)
        begun = [stack.enter_context(copies.begun(helping)) for _ in range(helpers)]
        meanwhile()
        yield from _finished(work, runs, turns, begun)


@contextmanager
def _turns(count: int) -> Iterator[int]:
    """Give a pipe from which each process reads the number of the run that it is to take next.

    Unlike a counter with a lock it serves on where a process is killed.
    """
    turns, numbers = os.pipe()
    os.write(numbers, b"".join(at.to_bytes(_BYTES, "big") for at in range(count)))
    os.close(numbers)
    try:
        yield turns
    finally:
        os.close(turns)


def _taken(turns: int) -> Iterator[int]:
    """Yield the numbers of the runs that fall to this process."""
    while number := os.read(turns, _BYTES):
        yield int.from_bytes(number, "big")


def _help(
    work: Callable[[T], R],
    runs: Sequence[Sequence[T]],
    turns: int,
    send: Callable[[_Run[R]], None],
) -> None:
    for at in _taken(turns):
        send((at, [work(item) for item in runs[at]]))


def _finished(
    work: Callable[[T], R],
    runs: Sequence[Sequence[T]],
    turns: int,
    helpers: Sequence[Copy[_Run[R]]],
) -> Iterator[_Run[R]]:
    """Yield what is finished, here too; raise what a helper could not do."""
    waiting = _Waiting(helpers)
    for at in _taken(turns):
        results = []
        for item in runs[at]:
            results.append(work(item))
            yield from waiting.received(0)  # a helper with a full pipe waits
        yield at, results
    while waiting.helpers:
        yield from waiting.received(None)


class _Waiting(Generic[R]):
    """The helpers that still work, by the pipes through which they answer."""

    def __init__(self, helpers: Sequence[Copy[_Run[R]]]) -> None:
        self.helpers = {helper.pipe: helper for helper in helpers}
        self._poll = select.poll()
        for pipe in self.helpers:
            self._poll.register(pipe, select.POLLIN)

    def received(self, milliseconds: int | None) -> Iterator[_Run[R]]:
        """Yield what helpers have sent, or send within a time; drop those that are done."""
        for pipe, _ in self._poll.poll(milliseconds):
            if said := self.helpers[pipe].received():
                yield said
            else:
                del self.helpers[pipe]
                self._poll.unregister(pipe)
