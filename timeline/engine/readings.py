"""Event files read before: an event is parsed and judged once for each version of its file.

The index has what the graph needs of every event; the long parts lie in a file of their own and
are fetched one by one. Only events without fault are kept.
"""

import marshal
import pickle
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from timeline.engine import code, seal, workers
from timeline.engine.fingerprint import fingerprint, plainly_packed
from timeline.engine.texts import Place, Texts
from timeline.formats import eventfile, registryfile
from timeline.model import Entry, Event, Problem
from timeline.record import Content, Raw, Shelf
from timeline.record.content import Registries, read_bytes
from timeline.record.shelf import BODY, REST, Text, html_of, row, shelved

_INDEX = "readings"
_SOUND = "sound"
# A file written while it was read could have the stamp of what was read. The clock of a file
# system ticks every few milliseconds (https://git-scm.com/docs/racy-git).
_TICK = 20_000_000  # nanoseconds
# Given the registries, returns what says what is wrong with an event by itself.
Judge = Callable[[Registries], Callable[[eventfile.Reading], frozenset[Problem]]]


class Kept(NamedTuple):
    """An event file without fault: its stamp, the digest of its bytes, and what was found.

    `halves` are the digests of its keys and of its body, `seeds` those of its seeds by name: a
    verdict on it holds as long as those do.
    """

    stamp: tuple[int, int, int, int] | None
    digest: bytes
    halves: tuple[bytes, bytes]
    seeds: tuple[tuple[str, str], ...]
    id: str
    packed_row: bytes
    body_line: int
    place: Place


class Readings:
    """Reads the event files of a site, and keeps in `folder` what it read, sealed with `key`.

    `seeds` are digests of the files in seeds/ by name. `start` is given the number of new files and
    returns what is told now and then how many have been read. Once they are, `outline` is a digest
    of the short parts of every event without fault, and `digests` are those of its long parts by
    what is asked for (see `record.shelf`).
    """

    outline = ""

    def __init__(
        self,
        folder: Path,
        *,
        key: bytes,
        judge: Judge,
        seeds: Mapping[str, str],
        processes: int,
        clean: bool = False,
        start: Callable[[int], Callable[[int], None]] = lambda _: lambda _: None,
    ) -> None:
        self._folder, self._key, self._judge, self._seeds = folder, key, judge, seeds
        self._processes, self._clean, self._start = processes, clean, start
        self._texts = Texts(folder)
        self._places: dict[str, tuple[str, str, Place]] = {}
        self.digests: dict[str, bytes] = {}
        self.shelf = Shelf(self._text)

    def read(self, raws: Sequence[Raw], registries: Registries) -> list[eventfile.Reading]:
        """Return what was found in each file; an event without fault has its long parts aside."""
        against = _against(registries)
        began = time.time_ns() - _TICK
        known = {} if self._clean else self._known(raws, against)
        if not known or self._texts.is_wasteful(sum(kept.place[1] for kept in known.values())):
            known = {}
            self._texts.begin_anew()
        new = [raw for raw in raws if raw.path not in known]
        work = partial(self._made, self._judge(registries))
        made = workers.shared(
            work, new, processes=self._processes, done=self._start(len(new)) if new else _unheard
        )
        found = dict(zip((raw.path for raw in new), made, strict=True))
        kept = _stamped(raws, {**known, **found}, began)
        if any(each is not known.get(path) for path, each in kept.items()):
            index = {path: (*each[:-1], tuple(each.place)) for path, each in kept.items()}
            seal.save(self._folder / _INDEX, marshal.dumps((against, index)), self._key)
        self._remember(raws, kept)
        return [self._reading(raw.path, kept.get(raw.path) or found[raw.path]) for raw in raws]

    def _remember(self, raws: Sequence[Raw], kept: Mapping[str, Kept]) -> None:
        """Have at hand what is asked for after the reading; the rest would only take room."""
        self.outline = _outline(kept.values())
        for raw in raws:
            if each := kept.get(raw.path):
                self._places[each.id] = raw.path, raw.file, each.place
                self.digests[each.id + REST], self.digests[each.id + BODY] = each.halves

    def read_registry(
        self, raw: bytes, model: type[Entry], *, path: str
    ) -> registryfile.Reading[Entry]:
        """Return what was found in a registry, of which there are few and large ones."""
        kept = self._folder / f"registry-{Path(path).stem}"
        name = _digest(fingerprint(code.digest(), path, raw).encode())
        known = None if self._clean else seal.load(kept, self._key)
        if known and known.startswith(name):
            reading: registryfile.Reading[Entry] = pickle.loads(known[len(name) :])  # sealed
            return reading
        reading = registryfile.read(raw, model, path=path)
        seal.save(kept, name + pickle.dumps(reading, protocol=5), self._key)
        return reading

    def problems_between(
        self, content: Content, find: Callable[[], tuple[Problem, ...]]
    ) -> tuple[Problem, ...]:
        """Return what `find` finds between files; () if it found nothing when all was as now.

        What it may look at are the short parts of events, the registries and the seeds.
        """
        paths = tuple(file.path for file in content.files)
        others = (digest_of(content.registries), tuple(self._seeds.items()), content.problems)
        facts = fingerprint(code.digest(), self.outline, paths, *others).encode()
        kept = self._folder / _SOUND
        if not self._clean and seal.load(kept, self._key) == facts:
            return ()
        with self.shelf.watched() as taken:
            found = find()
        if not found and not taken:
            seal.save(kept, facts, self._key)
        return found

    def whole(self, reading: eventfile.Reading) -> eventfile.Reading:
        """Return a reading with its text and its event in full."""
        if reading.event is None or reading.text:
            return reading
        path, file, _ = self._places[reading.event.id]
        return read_bytes(Path(file).read_bytes(), path=path) if path == reading.path else reading

    def _reading(self, path: str, found: "Kept | eventfile.Reading") -> eventfile.Reading:
        if isinstance(found, eventfile.Reading):
            return found
        event = shelved(pickle.loads(found.packed_row), self.shelf)  # from the sealed index
        line = found.body_line
        return eventfile.Reading(path=path, text="", event=event, problems=(), body_line=line)

    def _known(self, raws: Sequence[Raw], against: str) -> dict[str, Kept]:
        """Return what is on file about those files that are as they were."""
        before, index = _index(seal.load(self._folder / _INDEX, self._key))
        if before != against:
            return {}
        found: dict[str, Kept] = {}
        for raw in raws:
            kept = index.get(raw.path)
            if kept and (kept[0] == raw.stamp or kept[1] == _digest(raw.content)):
                known = Kept._make((*kept[:-1], Place._make(kept[-1])))
                if all(self._seeds.get(name, "") == digest for name, digest in known.seeds):
                    found[raw.path] = known
        return found

    def _text(self, event_id: str) -> Text:
        """Return the long parts of an event, read anew where what is kept is damaged."""
        path, file, place = self._places[event_id]
        packed = self._texts.fetch(place)
        if packed is not None:
            return Text(*pickle.loads(packed))  # its digest is in the sealed index
        event = read_bytes(Path(file).read_bytes(), path=path).event
        assert event is not None  # it was without fault when the build began
        return Text(event, html_of(event))

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
        return self._packed(reading, reading.event, _digest(content))

    def _packed(self, reading: eventfile.Reading, event: Event, digest: bytes) -> Kept:
        packed = pickle.dumps((event, html_of(event)), protocol=5)
        return Kept(
            stamp=None,
            digest=digest,
            halves=_halves(reading),
            seeds=tuple((seed.file, self._seeds.get(seed.file, "")) for seed in event.seeds),
            id=event.id,
            packed_row=plainly_packed(row(event)),
            body_line=reading.body_line,
            place=self._texts.append(packed),
        )


def _unheard(number: int) -> None:
    del number


def _outline(events: Iterable[Kept]) -> str:
    found = blake2b(digest_size=16)
    for kept in events:
        found.update(kept.packed_row)
    return found.hexdigest()


def _stamped(
    raws: Sequence[Raw], found: Mapping[str, Kept | eventfile.Reading], began: int
) -> dict[str, Kept]:
    """Return what is kept, with the stamps of files that are older than the moment `began`."""
    kept: dict[str, Kept] = {}
    for raw in raws:
        each = found[raw.path]
        if isinstance(each, Kept):
            stamp = raw.stamp if max(raw.stamp[1:3]) < began else None
            kept[raw.path] = each if each.stamp == stamp else each._replace(stamp=stamp)
    return kept


def _index(content: bytes | None) -> tuple[str, Mapping[str, tuple[Any, ...]]]:
    return marshal.loads(content) if content else ("", {})


def digest_of(registries: Registries) -> str:
    """Return a digest of all entries; which of their keys were written out does not count."""
    entries = [vars(entry) for reading in registries.values() for entry in reading.entries]
    return fingerprint([tuple(values.items()) for values in entries])


def _against(registries: Registries) -> str:
    """Return a digest of what every event is judged by besides its seeds."""
    return fingerprint(code.digest(), digest_of(registries))


def _halves(reading: eventfile.Reading) -> tuple[bytes, bytes]:
    lines = reading.text.split("\n")
    keys = "\n".join(lines[: reading.body_line - 1]).rstrip("\n")
    body = "\n".join(lines[reading.body_line - 1 :])
    return _digest(keys.encode()), _digest(body.encode())


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
