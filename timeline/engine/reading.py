"""Reading files: one that is known is not parsed again, and the others are shared out."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, TypeVar, overload

import msgspec

from timeline.engine import packing, workers
from timeline.engine.cache import Cache, Kept
from timeline.model import Event, Problem, Vocabulary
from timeline.text import prose
from timeline.text.reading import File, Reading

M = TypeVar("M")
# A file written while it was read could have the stamp of what was read. The clock of a file
# system ticks every few milliseconds (https://git-scm.com/docs/racy-git).
_TICK = 20_000_000  # nanoseconds
_UNSETTLED = b""
_FAULTY = b""  # in place of a digest
_ENCODE = msgspec.msgpack.Encoder().encode
# Given the vocabulary, returns what says what is wrong with an event by itself.
Judge = Callable[[Vocabulary], Callable[[Reading[Event]], frozenset[Problem]]]
Start = Callable[[int], Callable[[int], None]]


def digest(content: bytes) -> bytes:
    """Return 16 bytes that stand for a content."""
    return blake2b(content, digest_size=16).digest()


class _Readings(Sequence[Reading[M]], Generic[M]):
    """Readings, made when somebody looks at them: where nothing has changed, nobody does."""

    def __init__(self, number: int, make: Callable[[], Sequence[Reading[M]]]) -> None:
        self._number, self._make = number, make

    @cached_property
    def _made(self) -> Sequence[Reading[M]]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Reading[M]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Reading[M]]: ...
    def __getitem__(self, at: int | slice) -> Reading[M] | Sequence[Reading[M]]:
        return self._made[at]

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Reading[M]]:
        return iter(self._made)


class _New(NamedTuple):
    """A file to be read, what reads it, and what makes its value of what is kept."""

    file: File
    read: Callable[[File], "tuple[str, Kept | Reading[Any]]"]
    decode: Callable[[bytes], Any]
    is_event: bool


class CachedFiles:
    """Reads files through a cache, and judges each event while it is at it.

    All files that were asked for are read at once, when somebody looks at one of them. `seeds` are
    the digests of the files in seeds/ by name; `start` is given the number of new files, if events
    are among them, and returns what is told now and then how many have been read. What may be done
    `meanwhile` is done where others read. Once somebody has looked at events, `html` has their
    bodies, and `events` the digests of their files, by their ids.
    """

    def __init__(
        self,
        cache: Cache,
        judge: Judge,
        seeds: Mapping[str, bytes],
        *,
        processes: int = 1,
        start: Start = lambda _: lambda _: None,
        meanwhile: Callable[[], object] = lambda: None,
        most_held: int = packing.MOST_HELD,
    ) -> None:
        self._cache, self._judge, self._seeds = cache, judge, seeds
        self._most_held, self._is_long = most_held, False
        self._processes, self._start, self._meanwhile = processes, start, meanwhile
        self._began = time.time_ns() - _TICK
        self._new: list[_New] = []
        self._faulty: dict[str, Reading[Any]] = {}
        self._asked: list[File] = []
        self._used: dict[str, None] = {}  # in the order in which they were asked for
        self.html: dict[str, str] = {}
        self.events: dict[str, bytes] = {}

    def __call__(
        self,
        model: type[M],
        files: Sequence[File],
        parse: Callable[[str, bytes], Reading[M]],
        vocabulary: Vocabulary,
    ) -> Sequence[Reading[M]]:
        """Return what was found in each file."""
        words = digest(_ENCODE(vocabulary))
        is_event = model is Event
        judge = self._judge(vocabulary) if is_event else None
        read = partial(_read, parse, judge, words, self._seeds)
        decode = msgspec.msgpack.Decoder(model).decode
        self._is_long = self._is_long or (is_event and len(files) > self._most_held)
        new = (file for file in files if not self._knows(file, words))
        self._new += [_New(file, read, decode, is_event) for file in new]
        self._asked += files
        return _Readings(len(files), partial(self._readings, files, decode, read))

    def _readings(
        self,
        files: Sequence[File],
        decode: Callable[[bytes], M],
        read: Callable[[File], tuple[str, Kept | Reading[M]]],
    ) -> Sequence[Reading[M]]:
        """Return the reading of each file; one of which nothing is kept by now is read anew."""
        self._read_asked()
        made: dict[str, Reading[M]] = dict(self._faulty)
        known = {file.path: file for file in files if file.path not in made}
        for path, kept in self._cache.each(known):
            if path in known:
                made[path] = self._reading(known[path], kept, decode)
        for path, file in known.items():
            if path not in made:
                _, found = read(file)
                made[path] = (
                    found if isinstance(found, Reading) else self._reading(file, found, decode)
                )
        return [made[file.path] for file in files]

    def _read_asked(self) -> None:
        """Read what is new of the files that were asked for since this was done last."""
        new, self._new = self._new, []
        # Of many files no values are made here: they would be in this process to the end.
        decoded = () if self._is_long else new
        has_events = any(each.is_event for each in new)
        if has_events and len(new) >= workers.WORTH_SHARING:
            prose.get_ready()
        workers.shared(
            _read_new,
            new,
            processes=self._processes,
            done=self._start(len(new)) if has_events else lambda _: None,
            taken=partial(self._taken, {each.file.path: each.decode for each in decoded}),
            meanwhile=self._meanwhile,
        )
        asked, self._asked = self._asked, []
        for file in asked:
            self._use(file)

    def forget_others(self) -> None:
        """Drop what is kept of files that were not among those that were asked for."""
        self._read_asked()
        for path in self._cache.files.keys() - self._used.keys():
            self._cache.drop(path)

    @property
    def state(self) -> bytes:
        """A digest of every file that was asked for, by its path: another where one has a fault."""
        self._read_asked()
        kept = self._cache.files
        pairs = [(path, kept[path].digest if path in kept else _FAULTY) for path in self._used]
        return digest(_ENCODE(pairs))

    def _knows(self, file: File, words: bytes) -> bool:
        """Return whether a file, the vocabulary and the seeds it names are as they were."""
        kept = self._cache.files.get(file.path)
        if kept is None or kept.vocabulary != words:
            return False
        if any(self._seeds.get(name, b"") != was for name, was in kept.seeds):
            return False
        return kept.stamp == file.stamp or kept.digest == digest(file.content)

    def _taken(
        self,
        decoders: Mapping[str, Callable[[bytes], Any]],
        found: tuple[str, Kept | Reading[Any]],
    ) -> None:
        """Keep what was read anew as soon as it is here, and what has a fault for this build."""
        path, made = found
        if isinstance(made, Reading):
            self._cache.drop(path)
            self._faulty[path] = made
        else:
            self._cache.keep(path, made)
            if path in decoders:
                self._cache.value(path, made, decoders[path])

    def _use(self, file: File) -> None:
        """Note that a file was read; keep its stamp, unless it may still be written to."""
        self._used[file.path] = None
        kept = self._cache.files.get(file.path)
        stamp = file.stamp if file.changed < self._began else _UNSETTLED
        if kept and stamp != kept.stamp:
            self._cache.keep(file.path, msgspec.structs.replace(kept, stamp=stamp))

    def _reading(self, file: File, kept: Kept, decode: Callable[[bytes], M]) -> Reading[M]:
        """Return the reading of a file of which something is kept."""
        value = self._cache.value(file.path, kept, decode)
        if isinstance(value, Event):
            self.events[value.id] = kept.digest
            self.html[value.id] = kept.html
        return Reading(path=file.path, value=value, body_line=kept.body_line, file=file)


def _read_new(new: _New) -> tuple[str, Kept | Reading[Any]]:
    return new.read(new.file)


def _read(
    parse: Callable[[str, bytes], Reading[M]],
    judge: Callable[[Reading[Event]], frozenset[Problem]] | None,
    words: bytes,
    seeds: Mapping[str, bytes],
    file: File,
) -> tuple[str, Kept | Reading[M]]:
    """Read one file anew, and return its path and what was found."""
    content = file.content
    reading = parse(file.path, content)
    value, told = reading.value, {*reading.problems}
    if judge:  # it is an event, or what could be read of one
        told |= judge(reading)  # type: ignore[arg-type]
    if value is None or told:
        return file.path, Reading(
            path=reading.path,
            value=value,
            problems=tuple(sorted(told)),
            body_line=reading.body_line,
            text=reading.text,
            file=file,
            partial=reading.partial,
        )
    event = value if isinstance(value, Event) else None
    return file.path, Kept(
        stamp=file.stamp,
        digest=digest(content),
        vocabulary=words,
        seeds=tuple((s.file, seeds.get(s.file, b"")) for s in event.seeds) if event else (),
        value=_ENCODE(value),
        html=prose.render(event.body) if event and event.body else "",
        body_line=reading.body_line,
    )
