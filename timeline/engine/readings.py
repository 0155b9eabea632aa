"""Event files read before: an event is parsed and judged once for each version of its file.

The index has what the graph needs of every event; the long parts lie in a file of their own and
are fetched one by one. Only events without fault are kept.
"""

import marshal
import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from timeline.engine import code, seal, workers
from timeline.engine.fingerprint import fingerprint
from timeline.engine.kept import Files, Kept, Stock, digest, unpacked
from timeline.engine.memory import Memory
from timeline.engine.texts import Texts
from timeline.formats import eventfile, registryfile
from timeline.model import Entry, Event, InputError, Problem, Status
from timeline.record import Content, Raw, Record, Shelf
from timeline.record import graph as graphs
from timeline.record.content import EventFiles, Registries, read_bytes
from timeline.record.graph import Graph
from timeline.record.notes import Notes
from timeline.record.shelf import Row, Text, long_row, row, untitled

_INDEX = "readings"
_SOUND = "sound"
_GRAPH = "graph"
# Of so few events the graph is made before another process would have begun.
_FEW = 1_000
# The version of marshal without references between values: equal ones have equal bytes.
_PLAIN = 2
# A file written while it was read could have the stamp of what was read. The clock of a file
# system ticks every few milliseconds (https://git-scm.com/docs/racy-git).
_TICK = 20_000_000  # nanoseconds
# Given the registries, returns what says what is wrong with an event by itself.
Judge = Callable[[Registries], Callable[[eventfile.Reading], frozenset[Problem]]]
# Says what is wrong between all files, or by the titles of some (see `check.problems_between`).
Find = Callable[[Sequence[eventfile.Reading] | None], tuple[Problem, ...]]


class Remembered(NamedTuple):
    """What readings of one site hand on within a process, see `Memory`."""

    stocks: Memory[Stock] = Memory()
    graphs: Memory[tuple[bytes, Graph]] = Memory()


class Readings:
    """Reads the event files of a site, and keeps in `folder` what it read, sealed with `key`.

    `seeds` are digests of the files in seeds/ by name. `start` is given the number of new files and
    returns what is told now and then how many have been read. Once they are, `outline` is a digest
    of the short parts of every event without fault and of the names of the files, `entries` one of
    the registries, and `parts` are the digests of the parts of each event, by its id; once there is
    a record, `graph_digest` is one of its graph. What is looked at is noted in `notes`.
    """

    outline = ""
    entries = ""
    graph_digest = b""

    def __init__(
        self,
        folder: Path,
        *,
        key: bytes,
        judge: Judge,
        seeds: Mapping[str, str],
        processes: int,
        clean: bool = False,
        remembered: Remembered = Remembered(),  # noqa: B008  # which keeps nothing
        start: Callable[[int], Callable[[int], None]] = lambda _: lambda _: None,
    ) -> None:
        self._folder, self._key, self._judge, self._seeds = folder, key, judge, seeds
        self._processes, self._clean, self._start = processes, clean, start
        self._stocks, self._graphs = remembered
        self._texts = Texts(folder)
        self._stock = Stock()
        self._events = Path()  # the folder they are in
        self.notes = Notes()
        self._shelf = Shelf(self._row, self._text, self.notes)

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The digests of the parts of each event."""
        return self._stock.parts

    def read(self, raws: Sequence[Raw], registries: Registries) -> EventFiles:
        """Return what was found in each file; an event without fault has its parts aside."""
        self.entries = _entries(registries)
        against = fingerprint(code.digest(), self.entries)
        began = time.time_ns() - _TICK
        stock = Stock()
        if not self._clean:
            source = against, self._texts.token
            stock = self._stocks.get(source, partial(self._load, against))
        if self._texts.is_wasteful(stock.size_of_texts):
            stock = Stock()
            self._texts.begin_anew()
        new = [raw for raw in raws if not self._knows(raw, stock)]
        work = partial(self._made, self._judge(registries))
        made: list[Kept | eventfile.Reading] = workers.shared(
            work, new, processes=self._processes, done=self._start(len(new)) if new else _unheard
        )
        found = dict(zip((raw.path for raw in new), made, strict=True))
        self._stock = stock.renewed(raws, found, began)
        # What is wrong in a registry may excuse an event that names it, and excuses none for long.
        is_lasting = not any(reading.problems for reading in registries.values())
        if is_lasting and self._stock is not stock:
            seal.save(self._folder / _INDEX, against.encode() + self._stock.packed(), self._key)
            self._stocks.put((against, self._texts.token), self._stock)
        self.outline = self._stock.outline
        self._events = Path(raws[0].folder) if raws else Path()
        faulty = {path: each for path, each in found.items() if isinstance(each, eventfile.Reading)}
        return EventFiles(
            Files([raw.path for raw in raws], self._stock, faulty, self._shelf), faulty.values()
        )

    def close(self) -> None:
        """Let go of the files; nothing can be fetched any more."""
        self._texts.close()

    def forget(self) -> None:
        """Keep nothing of the events that were looked at, which each process would have again."""
        self._shelf.forget()

    def record(self, content: Content, find: Find) -> Record:
        """Return the record of a content without fault; each event is fetched when looked at.

        Raises InputError with what `find` finds between files. What that may look at are the short
        parts of events, the registries and the seeds; it is not asked again while those are as
        they were when it found nothing, and only about titles where nothing else changed.
        """
        others = (self.entries, tuple(self._seeds.items()), content.problems)
        facts = fingerprint(code.digest(), self._stock.links, *others).encode()
        kept = None if self._clean else seal.load(self._folder / _SOUND, self._key)
        retitled = self._retitled(kept[len(facts) :]) if kept and kept.startswith(facts) else None
        if retitled == ():
            record = self._record(content)
            self._shelf.forget()
            return record
        processes = self._processes if len(content.files) > _FEW and retitled is None else 1
        look = partial(self._between, partial(find, retitled))
        with workers.aside(look, processes=processes) as outcome:
            record = self._record(content)
            problems, is_lasting = outcome()
        self._shelf.forget()
        if problems:
            raise InputError(problems)
        if is_lasting:
            seal.save(self._folder / _SOUND, facts + self._stock.shorts, self._key)
        return record

    def _retitled(self, shorts: bytes) -> tuple[eventfile.Reading, ...]:
        """Return the files whose short parts are others, and all that begin in the same months."""
        months = {_month_of(path) for path in self._stock.differing(shorts)}
        paths = [path for path in self._stock if _month_of(path) in months] if months else []
        return tuple(Files(paths, self._stock, {}, self._shelf))

    def _between(self, find: Callable[[], tuple[Problem, ...]]) -> tuple[tuple[Problem, ...], bool]:
        """Return what `find` finds, and whether it looked at nothing but what it may."""
        with self.notes.watched() as taken:
            found = find()
        return found, not any("/" in name for name in taken)

    def _record(self, content: Content) -> Record:
        bare = replace(content.registry_record, notes=self.notes)
        facts = (self._stock.links, self.entries, content.zone.key)
        name = digest(fingerprint(code.digest(), *facts).encode())
        self.graph_digest, graph = self._graphs.get(name, partial(self._graph, name, bare))
        in_order = tuple(self._stock.files[glimpse[0]] for glimpse in graph.glimpses)
        return replace(bare, graph=graph, fetch=lambda at: self._shelf.event(in_order[at]))

    def _graph(self, name: bytes, bare: Record) -> tuple[bytes, Graph]:
        """Return the graph and its digest, as it is on file under a name, or made anew."""
        kept = None if self._clean else seal.load(self._folder / _GRAPH, self._key)
        if kept and kept.startswith(name):
            known, plain = marshal.loads(kept[len(name) :])  # sealed by this user
            return known, graphs.unpacked(plain)
        graph = bare.graph_of(self._in_order(bare))
        found = digest(marshal.dumps((*graph,), _PLAIN))  # type: ignore[arg-type]  # its mappings are dicts
        packed = marshal.dumps((found, (*graph,)))  # type: ignore[arg-type]
        seal.save(self._folder / _GRAPH, name + packed, self._key)
        return found, graph

    def _in_order(self, bare: Record) -> Iterator[Event]:
        """Yield the published events in order; all of them at once would fill the memory."""
        events = ((path, self._shelf.event(path)) for path in self._stock)
        shown = (each for each in events if each[1].status is Status.PUBLISHED)
        keys = sorted((event.sort_key(bare.zone), path) for path, event in shown)
        return (self._shelf.event(path) for _, path in keys)

    def read_registry(
        self, raw: bytes, model: type[Entry], *, path: str
    ) -> registryfile.Reading[Entry]:
        """Return what was found in a registry, of which there are few and large ones."""
        kept = self._folder / f"registry-{Path(path).stem}"
        name = digest(fingerprint(code.digest(), path, raw).encode())
        known = None if self._clean else seal.load(kept, self._key)
        if known and known.startswith(name):
            reading: registryfile.Reading[Entry] = pickle.loads(known[len(name) :])  # sealed
            return reading
        reading = registryfile.read(raw, model, path=path)
        seal.save(kept, name + pickle.dumps(reading, protocol=5), self._key)
        return reading

    def whole(self, reading: eventfile.Reading) -> eventfile.Reading:
        """Return a reading with its text and its event in full."""
        if reading.event is None or reading.text:
            return reading
        return self._anew(reading.path)

    def _anew(self, path: str) -> eventfile.Reading:
        return read_bytes((self._events / path.rpartition("/")[2]).read_bytes(), path=path)

    def _row(self, path: str) -> Row:
        found: Row = marshal.loads(self._stock.row(path))  # from the sealed index
        return found

    def _load(self, against: str) -> Stock:
        """Return what is on file, if it was judged against the same."""
        content = seal.load(self._folder / _INDEX, self._key) or b""
        start = against.encode()
        return unpacked(content[len(start) :]) if content.startswith(start) else Stock()

    def _knows(self, raw: Raw, stock: Stock) -> bool:
        """Return whether a file and its seeds are as they were."""
        if not stock.has(raw):
            return False
        return all(self._seeds.get(name, "") == was for name, was in stock.seeds(raw.path))

    def _text(self, path: str) -> Text:
        """Return the long parts of an event, read anew where what is kept is damaged."""
        packed = self._texts.fetch(self._stock.place(path))
        if packed is not None:
            return Text(marshal.loads(packed))  # its digest is in the sealed index
        event = self._anew(path).event
        assert event is not None  # it was without fault when the build began
        return Text(long_row(event))

    def _made(
        self, judge: Callable[[eventfile.Reading], frozenset[Problem]], raw: Raw
    ) -> "Kept | eventfile.Reading":
        """Read one file anew."""
        content = raw.content
        reading = read_bytes(content, path=raw.path)
        if reading.event is None:
            return reading
        if problems := {*reading.problems, *judge(reading)}:
            return eventfile.Reading(
                path=reading.path,
                text=reading.text,
                event=reading.event,
                problems=tuple(sorted(problems)),
                body_line=reading.body_line,
            )
        return self._packed(reading, reading.event, content)

    def _packed(self, reading: eventfile.Reading, event: Event, content: bytes) -> Kept:
        parts = row(event)
        short = marshal.dumps(parts, _PLAIN)
        return Kept(
            digest=digest(content),
            parts=digest(short) + _halves(reading),
            links=digest(marshal.dumps(untitled(parts), _PLAIN)),
            seeds=tuple((seed.file, self._seeds.get(seed.file, "")) for seed in event.seeds),
            id=event.id,
            packed_row=short,
            body_line=reading.body_line,
            place=self._texts.append(marshal.dumps(long_row(event))),
        )


def _month_of(path: str) -> str:
    """Return the month in which the event of a file begins, by which the name of that begins."""
    return path.rpartition("/")[2][: len("YYYY-MM")]


def _unheard(number: int) -> None:
    del number


def _entries(registries: Registries) -> str:
    """Return a digest of all entries; which of their keys were written out does not count."""
    entries = [vars(entry) for reading in registries.values() for entry in reading.entries]
    return fingerprint([tuple(values.items()) for values in entries])


def _halves(reading: eventfile.Reading) -> bytes:
    lines = reading.text.split("\n")
    keys = "\n".join(lines[: reading.body_line - 1]).rstrip("\n")
    body = "\n".join(lines[reading.body_line - 1 :])
    return digest(keys.encode()) + digest(body.encode())
