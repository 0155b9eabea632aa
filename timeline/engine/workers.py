"""Work shared among forked processes: the same results, whatever their number."""

import os
import pickle
import select
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Generic, NoReturn, TypeVar

from timeline.engine.garbage import SELDOM, left_alone

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
# So many items in a row, in the end fewer and fewer, are worked on by one process, and their
# results sent together.
RUN = 50
# Their numbers, each of so many bytes, fit into a pipe at once, however small a system makes it.
_MOST_RUNS, _BYTES = 400, 4
# A process takes this part of what would fall to it of the rest: so all end at one time. With
# very many processes it is more, for the pipe.
_PART, _SMALLEST = 4, 64
_SIZE = 8  # bytes in which an answer says how many it has
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


def apart(work: Callable[[], R]) -> R:
    """Return what `work` does, done by a copy of this process: what it fills of memory goes again.

    Where processes cannot be copied this one does it. Raises what `work` raises.
    """
    if not hasattr(os, "fork"):
        return work()
    with left_alone(SELDOM):
        ((_, (made,)),) = _shared(lambda _: work(), [[None]], helpers=1, helps=False)
    return made


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
    meanwhile: Callable[[], object] = lambda: None,
    *,
    helpers: int,
    helps: bool = True,
) -> Iterator[tuple[int, list[R]]]:
    """Yield the results of each run, by its number, as they come; this process `helps` or waits."""
    copies: list[_Helper[R]] = []
    try:
        with _turns(len(runs)) as turns:
            for _ in range(helpers):
                with _undisturbed():
                    copies.append(_helper(work, runs, turns))
            meanwhile()
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
    helpers: Sequence["_Helper[R]"],
) -> Iterator[tuple[int, list[R]]]:
    """Yield what is finished, here too if there are `turns`; raise what a helper could not do."""
    waiting = _Waiting(helpers)
    for at in _taken(turns) if turns is not None else ():
        results = []
        for item in runs[at]:
            results.append(work(item))
            yield from waiting.received(0)  # a helper with a full pipe waits
        yield at, results
    while waiting.helpers:
        yield from waiting.received(None)


class _Waiting(Generic[R]):
    """The helpers that still work, by the pipes through which they answer."""

    def __init__(self, helpers: Sequence["_Helper[R]"]) -> None:
        self.helpers = {helper.pipe: helper for helper in helpers}
        self._poll = select.poll()
        for pipe in self.helpers:
            self._poll.register(pipe, select.POLLIN)

    def received(self, milliseconds: int | None) -> Iterator[tuple[int, list[R]]]:
        """Yield what helpers have sent, or send within a time; drop those that are done."""
        for pipe, _ in self._poll.poll(milliseconds):
            if said := self.helpers[pipe].received():
                yield said
            else:
                del self.helpers[pipe]
                self._poll.unregister(pipe)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no signal end this process while a copy is made: nobody would know of the copy."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Helper(Generic[R]):
    """A copy of this process that works too, and the end of the pipe through which it answers."""

    def __init__(self, process: int, pipe: int) -> None:
        self.pipe = pipe
        self._process = process
        self._status: int | None = None

    def received(self) -> tuple[int, list[R]] | None:
        """Return the number and the results of a run, or None when there is no more to do.

        Raises what the work raised, and ChildProcessError where the process was killed.
        """
        try:
            size = int.from_bytes(self._read(_SIZE), "big")
            said: tuple[int, list[R]] | Exception | None = pickle.loads(self._read(size))
        except EOFError:
            raise ChildProcessError(_KILLED.format(-self._ended())) from None
        if isinstance(said, Exception):
            raise said
        return said

    def _read(self, size: int) -> bytearray:
        # Into one place: a pipe gives few bytes at a time, and to join them would copy all before.
        found = bytearray(size)
        rest = memoryview(found)
        while rest:
            if not (number := os.readv(self.pipe, [rest])):
                raise EOFError
            rest = rest[number:]
        return found

    def _ended(self) -> int:
        """Wait for the end of the process, and return its status, which is below 0 for a signal."""
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        return self._status

    def stop(self) -> None:
        """End the process if it still works, and wait until it has."""
        if self._status is None:
            os.kill(self._process, signal.SIGKILL)
            self._ended()
        os.close(self.pipe)


def _helper(work: Callable[[T], R], runs: Sequence[Sequence[T]], turns: int) -> _Helper[R]:
    """Make a copy of this process that takes its turns in working."""
    # By the system's own calls: multiprocessing takes a tenth of the start of a small build.
    ours, theirs = os.pipe()
    process = os.fork()
    if not process:
        # With a second reader, the pipe of a build that was killed would never break.
        os.close(ours)
        _help(work, runs, turns, theirs)
    os.close(theirs)
    return _Helper(process, ours)


def _help(work: Callable[[T], R], runs: Sequence[Sequence[T]], turns: int, pipe: int) -> NoReturn:
    """Work, and end without a word: what this process was about to do, its parent does."""
    try:
        _leave_signals_to_parent()
        # Where nobody reads what is sent, the build was killed.
        with suppress(BrokenPipeError):
            _work_through(work, runs, turns, pipe)
    finally:
        os._exit(0)


def _leave_signals_to_parent() -> None:
    """Ignore what ends a process: all processes get Ctrl+C, and their parent ends this one."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _work_through(
    work: Callable[[T], R], runs: Sequence[Sequence[T]], turns: int, pipe: int
) -> None:
    try:
        for at in _taken(turns):
            _send(pipe, (at, [work(item) for item in runs[at]]))
        _send(pipe, None)
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent raises it
        _send(pipe, error)


def _send(pipe: int, said: object) -> None:
    packed = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(packed).to_bytes(_SIZE, "big") + packed)
    while rest:
        rest = rest[os.write(pipe, rest) :]
