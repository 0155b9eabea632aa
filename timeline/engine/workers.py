"""Work shared among forked processes: the same results, whatever their number."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from timeline.engine.garbage import SELDOM, left_alone

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
# So many items in a row are worked on by one process, and their results sent together.
RUN = 50
# Their numbers, each of so many bytes, fit into a pipe at once, however small a system makes it.
_MOST_RUNS, _BYTES = 500, 4
# Below this many items a second process costs more time than it saves.
WORTH_SHARING = 200
_ENDING = {getattr(signal, name, signal.SIGINT) for name in ("SIGINT", "SIGTERM", "SIGHUP")}
_KILLED = (
    "a process that shared the work was ended by the system (signal {}), most likely for want of "
    "memory; end other programs, or use fewer --workers"
)


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
) -> list[S]:
    """Return `work` of each item, in order; `done` is told now and then how many are finished.

    There is another process for every so many items that are `worth_sharing`. This process makes
    of each result, soon after it has it, what `taken` returns.

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
        size = max(min(RUN, worth_sharing), -(-len(items) // _MOST_RUNS))
        runs = [items[at : at + size] for at in range(0, len(items), size)]
        made: dict[int, list[S]] = {}
        for at, results in _shared(work, runs, helpers=number - 1):
            made[at] = [taken(result) for result in results]
            done(sum(map(len, made.values())))
        return [result for at in range(len(runs)) for result in made[at]]


def apart(work: Callable[[], R]) -> R:
    """Return what `work` does, done by a copy of this process: what it fills of memory goes again.

    Where processes cannot be copied this one does it. Raises what `work` raises.
    """
    if not hasattr(os, "fork"):
        return work()
    with left_alone(SELDOM):
        ((_, (made,)),) = _shared(lambda _: work(), [[None]], helpers=1, helps=False)
    return made


def _counted(result: R, at: int, done: Callable[[int], None]) -> R:
    done(at)
    return result


def _shared(
    work: Callable[[T], R], runs: Sequence[Sequence[T]], *, helpers: int, helps: bool = True
) -> Iterator[tuple[int, list[R]]]:
    """Yield the results of each run, by its number, as they come; this process `helps` or waits."""
    copies: list[_Helper[T, R]] = []
    try:
        with _turns(len(runs)) as turns:
            for _ in range(helpers):
                with _undisturbed():
                    copies.append(_Helper(work, runs, turns))
            yield from _finished(work, runs, turns if helps else None, copies)
    finally:
        for helper in copies:
            helper.stop()


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


def _finished(
    work: Callable[[T], R],
    runs: Sequence[Sequence[T]],
    turns: int | None,
    helpers: Sequence["_Helper[T, R]"],
) -> Iterator[tuple[int, list[R]]]:
    """Yield what is finished, here too if there are `turns`; raise what a helper could not do."""
    waiting = {helper.pipe: helper for helper in helpers}
    for at in _taken(turns) if turns is not None else ():
        results = []
        for item in runs[at]:
            results.append(work(item))
            yield from _received(waiting, 0)  # a helper with a full pipe waits
        yield at, results
    while waiting:
        yield from _received(waiting, None)


def _received(
    waiting: "dict[Connection, _Helper[T, R]]", seconds: float | None
) -> Iterator[tuple[int, list[R]]]:
    """Yield what helpers have sent, or send within so many seconds; drop those that are done."""
    # Imported where it is needed, as all of multiprocessing: a small build has no use for it.
    from multiprocessing.connection import wait

    for pipe in wait(list(waiting), seconds):
        said = waiting[pipe].received()  # type: ignore[index]  # we only wait for these
        if said:
            yield said
        else:
            del waiting[pipe]  # type: ignore[arg-type]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no signal end this process while a copy is made: nobody would know of the copy."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Helper(Generic[T, R]):
    """A copy of this process that works too, and the end of the pipe through which it answers."""

    def __init__(self, work: Callable[[T], R], runs: Sequence[Sequence[T]], turns: int) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        self.pipe, theirs = context.Pipe(duplex=False)
        ends = (self.pipe, theirs)
        self.process = context.Process(target=_help, args=(work, runs, turns, *ends), daemon=True)
        self.process.start()
        theirs.close()

    def received(self) -> tuple[int, list[R]] | None:
        """Return the number and the results of a run, or None when there is no more to do.

        Raises what the work raised, and ChildProcessError where the process was killed.
        """
        try:
            said: tuple[int, list[R]] | Exception | None = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.process.join()
            raise ChildProcessError(_KILLED.format(-(self.process.exitcode or 0))) from None
        if isinstance(said, Exception):
            raise said
        return said

    def stop(self) -> None:
        """End the process if it still works, and wait until it has."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _help(
    work: Callable[[T], R],
    runs: Sequence[Sequence[T]],
    turns: int,
    other_end: "Connection",
    pipe: "Connection",
) -> None:
    # With a second reader, the pipe of a build that was killed would never break.
    other_end.close()
    _leave_signals_to_parent()
    # Where nobody reads what is sent, the build was killed.
    with suppress(BrokenPipeError):
        _work_through(work, runs, turns, pipe)


def _leave_signals_to_parent() -> None:
    """Ignore what ends a process: all processes get Ctrl+C, and their parent ends this one."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _work_through(
    work: Callable[[T], R], runs: Sequence[Sequence[T]], turns: int, pipe: "Connection"
) -> None:
    try:
        for at in _taken(turns):
            pipe.send((at, [work(item) for item in runs[at]]))
        pipe.send(None)
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent raises it
        pipe.send(error)
