"""What is kept of event files that were read: enough to do without them while they are the same."""

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate
from struct import Struct
from typing import NamedTuple, overload

from timeline.engine.texts import Place
from timeline.formats import eventfile
from timeline.record import Raw, Shelf
from timeline.record.content import STAMPED

Seeds = tuple[tuple[str, str], ...]
# In place of the stamp of a file while a change of it could go unseen.
_UNSETTLED = bytes(STAMPED)
# The version of marshal without references between values: equal ones have equal bytes.
_PLAIN = 2
# After the stamp: digest, digests of parts, that of links, line of the body, place and digest of
# the long parts, size of the packed row.
_REST = Struct("<16s48s16sIQQ16sI")
_SIZE = STAMPED + _REST.size
_DIGESTED = 16
_DIGEST, _SHORT, _PARTS, _LINKS = slice(32, 48), slice(48, 64), slice(48, 96), slice(96, 112)
_END, _LONG = "<148xI", "<124xQ20x"  # the size of a row, and that of the long parts


class Kept(NamedTuple):
    """An event file without fault: the digest of its bytes, and what was found.

    `parts` are the digests of its short parts, of its keys and of its body, one after the other,
    `links` is that of the short parts without the title, of which the graph is made. `seeds` are
    those of its seeds by name: a verdict on it holds as long as those do.
    """

    digest: bytes
    parts: bytes
    links: bytes
    seeds: Seeds
    id: str
    packed_row: bytes
    body_line: int
    place: Place


class Stock:
    """What is kept of many event files, in columns.

    Objects by the hundred thousand would take long to load, and would be copied to every process
    that touches them. Columns are the paths, the ids, the seeds of each file, what has the same
    size for all of them (`_SIZE` bytes), and the packed short parts.
    """

    def __init__(
        self,
        paths: Sequence[str] = (),
        ids: Sequence[str] = (),
        seeds: Sequence[Seeds] = (),
        fixed: bytes = b"",
        rows: bytes = b"",
    ) -> None:
        self._ids, self._seeds, self._fixed, self._rows = ids, seeds, fixed, rows
        self._at = {path: at for at, path in enumerate(paths)}
        self._ends = array("Q", accumulate(size for (size,) in Struct(_END).iter_unpack(fixed)))
        self.files: Mapping[str, str] = dict(zip(ids, paths, strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def packed(self) -> bytes:
        """Return all of it as bytes, for `unpacked`."""
        columns = (list(self._at), list(self._ids), list(self._seeds), self._fixed, self._rows)
        return marshal.dumps(columns)

    def has(self, raw: Raw) -> bool:
        """Return whether a file is as it was, by its stamp, else by its bytes."""
        at = self._at.get(raw.path)
        if at is None:
            return False
        fixed = self._of(at)
        return fixed.startswith(raw.stamp) or fixed[_DIGEST] == digest(raw.content)

    def row(self, path: str) -> bytes:
        """Return the packed short parts of the event in a file."""
        at = self._at[path]
        return self._rows[self._ends[at - 1] if at else 0 : self._ends[at]]

    def place(self, path: str) -> Place:
        """Return where the long parts of the event in a file lie."""
        return Place(*_REST.unpack_from(self._fixed, self._at[path] * _SIZE + STAMPED)[4:7])

    def body_line(self, path: str) -> int:
        """Return the line on which the body begins."""
        line: int = _REST.unpack_from(self._fixed, self._at[path] * _SIZE + STAMPED)[3]
        return line

    def seeds(self, path: str) -> Seeds:
        """Return the digests of the seeds of an event by their names."""
        return self._seeds[self._at[path]]

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The digests of the parts of each event, by its id."""
        return {event_id: self._of(at)[_PARTS] for at, event_id in enumerate(self._ids)}

    @property
    def size_of_texts(self) -> int:
        """How many bytes the long parts of all events have."""
        return sum(size for (size,) in Struct(_LONG).iter_unpack(self._fixed))

    @property
    def shorts(self) -> bytes:
        """The digests of the short parts of every event, one after the other."""
        return b"".join(self._of(at)[_SHORT] for at in range(len(self._ids)))

    def differing(self, shorts: bytes) -> Iterator[str]:
        """Yield the files whose short parts have other digests than `shorts`, of the same files."""
        for at, path in enumerate(self._at):
            if self._of(at)[_SHORT] != shorts[at * _DIGESTED : (at + 1) * _DIGESTED]:
                yield path

    @property
    def outline(self) -> str:
        """A digest of the short parts of every event and of the names of the files."""
        return self._digest(_SHORT)

    @property
    def links(self) -> str:
        """A digest of all that the graph is made of, and of the names of the files."""
        return self._digest(_LINKS)

    def _digest(self, part: slice) -> str:
        digests = b"".join(self._of(at)[part] for at in range(len(self._ids)))
        return digest(marshal.dumps([*self._at], _PLAIN) + digests).hex()

    def renewed(
        self, raws: Sequence[Raw], found: Mapping[str, Kept | eventfile.Reading], began: int
    ) -> "Stock":
        """Return what is kept of the files at hand: what was `found` now, and else what is here.

        They keep their stamps if they are older than the moment `began`. What is the same as this
        stock is this stock.
        """
        faulty = {path for path, each in found.items() if not isinstance(each, Kept)}
        known = [raw for raw in raws if raw.path not in faulty]
        stamps = [raw.stamp if raw.changed < began else _UNSETTLED for raw in known]
        paths = [raw.path for raw in known]
        columns = [self._columns(path, found.get(path)) for path in paths]
        ids, seeds, rests, rows = zip(*columns, strict=True) if columns else ((), (), (), ())
        pairs = zip(stamps, rests, strict=True)
        fixed = b"".join(part for pair in pairs for part in pair)
        if not found and fixed == self._fixed and paths == [*self._at]:
            return self
        return Stock(paths, ids, seeds, fixed, b"".join(rows))

    def _columns(
        self, path: str, kept: Kept | eventfile.Reading | None
    ) -> tuple[str, Seeds, bytes, bytes]:
        if isinstance(kept, Kept):
            given = kept.digest, kept.parts, kept.links, kept.body_line, *kept.place
            rest = _REST.pack(*given, len(kept.packed_row))
            return kept.id, kept.seeds, rest, kept.packed_row
        at = self._at[path]
        return self._ids[at], self._seeds[at], self._of(at)[STAMPED:], self.row(path)

    def _of(self, at: int) -> bytes:
        return self._fixed[at * _SIZE : (at + 1) * _SIZE]


def unpacked(content: bytes) -> Stock:
    """Return the stock that was packed."""
    return Stock(*marshal.loads(content))  # sealed by this user


def digest(content: bytes) -> bytes:
    """Return 16 bytes that stand for a content."""
    return blake2b(content, digest_size=_DIGESTED).digest()


class Files(Sequence[eventfile.Reading]):
    """What was found in each file, made when it is asked for."""

    def __init__(
        self,
        paths: Sequence[str],
        stock: Stock,
        faulty: Mapping[str, eventfile.Reading],
        shelf: Shelf,
    ) -> None:
        self._paths, self._stock, self._faulty, self._shelf = paths, stock, faulty, shelf

    @overload
    def __getitem__(self, index: int) -> eventfile.Reading: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[eventfile.Reading]: ...

    def __getitem__(self, index: int | slice) -> eventfile.Reading | Sequence[eventfile.Reading]:
        if isinstance(index, slice):
            return Files(self._paths[index], self._stock, self._faulty, self._shelf)
        path = self._paths[index]
        if path in self._faulty:
            return self._faulty[path]
        event, line = self._shelf.event(path), self._stock.body_line(path)
        return eventfile.Reading(path=path, text="", event=event, problems=(), body_line=line)

    def __len__(self) -> int:
        return len(self._paths)
