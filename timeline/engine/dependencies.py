"""Which pages a change touches: those that looked at a key whose value is another now."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from timeline.engine.cache import LastBuild
from timeline.record.tracked import beside, index_name

# The size of a number and the order of its bytes are this machine's: what it keeps is its own.
_NUMBER = "I"
_SIZE = 16  # bytes of the digest of a value


class _Numbers(dict[str, int]):
    """The numbers of keys, by the keys; one that is new gets the next."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


class Dependencies:
    """What each page of a site looked at, by the numbers of the keys, and what was there.

    `digest` returns 16 bytes that stand for what is under a key now; it is not asked for keys of
    events whose files, with these digests in `events` by the id, are the same as before, nor for
    those of an index which as a whole is: `whole` returns what stands for one, by its name.
    """

    def __init__(
        self,
        built: LastBuild,
        digest: Callable[[str], bytes],
        events: Mapping[str, bytes],
        whole: Callable[[str], bytes] = lambda _: b"",
    ) -> None:
        self._digest, self._whole = digest, whole
        self._pages = dict(built.pages)
        self._built = len(built.names)
        self._numbers = _Numbers(zip(built.names, range(self._built), strict=True))
        self._indexes = {name: whole(name) for name in built.indexes}
        same = {event_id for event_id, was in built.events.items() if events.get(event_id) == was}
        indexes = {name for name, was in built.indexes.items() if was == self._indexes[name]}
        now = {name: digest(name) for name in beside(built.names, indexes, same)}
        # Of the thousands that are as they were, none is taken out of the bytes it is kept in.
        self._digests = bytearray(built.digests)
        self._changed = {
            self._numbers[name] for name, found in now.items() if self._put(name, found)
        }

    def _put(self, name: str, found: bytes) -> bool:
        """Put the digest of a key in its place, and return whether it is another than there was."""
        place = _place(self._numbers[name])
        is_other = self._digests[place] != found
        self._digests[place] = found
        return is_other

    def touched(self) -> set[str]:
        """Return the paths of the pages that looked at a key whose value has changed."""
        numbers = self._changed
        if not numbers:
            return set()
        return {
            path
            for path, packed in self._pages.items()
            if not numbers.isdisjoint(array(_NUMBER, packed))
        }

    def packed(self, names: Iterable[str]) -> bytes:
        """Return the numbers of keys, as a page has them; a key that is new gets one."""
        return array(_NUMBER, map(self._numbers.__getitem__, names)).tobytes()

    def renewed(self, paths: Collection[str], new: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """Return what the pages at `paths` looked at, of which those in `new` did so now."""
        kept = {path: packed for path, packed in self._pages.items() if path in paths}
        return kept | dict(new)

    def kept(self, pages: Mapping[str, bytes]) -> tuple[list[str], bytes, dict[str, bytes]]:
        """Return names, digests and pages for `LastBuild`, without keys that no page has."""
        names = list(self._numbers)
        if pages == self._pages:  # as after most edits: each key is one of a page
            return names, bytes(self._digests), dict(pages)
        used = self._used(pages)
        digests = bytearray()
        for number in used:
            digests += self._of(number, names[number])
        if len(used) == len(names):
            return names, bytes(digests), dict(pages)
        place = {number: at for at, number in enumerate(used)}
        moved = {path: _moved(packed, place) for path, packed in pages.items()}
        return [names[number] for number in used], bytes(digests), moved

    def _used(self, pages: Mapping[str, bytes]) -> Sequence[int]:
        """Return the numbers of the keys that a page has, in their order."""
        if not self._built:  # each was given for one of the pages
            return range(len(self._numbers))
        found = set[int]()
        for packed in pages.values():
            found.update(array(_NUMBER, packed))
        return sorted(found)

    def indexes(self) -> dict[str, bytes]:
        """Return for each index that a page looked at what stands for it as a whole."""
        names = {index_name(name) for name in islice(self._numbers, self._built, None)}
        new = {name: self._whole(name) for name in sorted(names - self._indexes.keys())}
        return self._indexes | {name: digest for name, digest in new.items() if digest}

    def _of(self, number: int, name: str) -> bytes:
        known = number < self._built
        return bytes(self._digests[_place(number)]) if known else self._digest(name)


def _place(number: int) -> slice:
    """Return where the digest of the key with a number stands among them."""
    return slice(number * _SIZE, (number + 1) * _SIZE)


def _moved(packed: bytes, place: Mapping[int, int]) -> bytes:
    numbers: Iterator[int] = iter(array(_NUMBER, packed))
    return array(_NUMBER, (place[number] for number in numbers)).tobytes()
