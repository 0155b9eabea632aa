"""What pages are made from, as digests: the parts of events, and facts of the record."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from typing import NamedTuple

from timeline.record import Record
from timeline.record.notes import BODY, NEAR, REST

_SIZE = 16  # bytes: two values of one fact will not share 128 bits by chance
# The parts of an event by the end of their names, in the order of their digests.
_PARTS = ("", REST, BODY, NEAR)


class Facts(NamedTuple):
    """Digests of facts (see `record.notes`), as a build had them.

    `state` stands for everything but the parts of events; where it is the same, so is the list of
    pages. `events` has the digests of the four parts of each event, one after the other, `others`
    those of other facts that some page looked at.
    """

    state: str = ""
    events: Mapping[str, bytes] = {}
    others: Mapping[str, bytes] = {}


class Ledger:
    """The facts of this build, and how they differ from those of the last one.

    `parts` are the digests of the short, the other long and the body parts of each event.
    """

    def __init__(self, state: str, parts: Mapping[str, bytes], record: Record, was: Facts) -> None:
        self.is_same = state == was.state
        # Where the state is the same, so are facts of the record that some page looked at.
        self._known = was.others if self.is_same else {}
        self._record, self._was, self._state = record, was, state
        self._digests: dict[str, bytes] = {}
        near = self._known_near if self.is_same else self._near
        ids = (glimpse[0] for glimpse in record.graph.glimpses)
        self._events = {event_id: parts[event_id] + near(event_id) for event_id in ids}

    def changed(self) -> set[str]:
        """Return the names of all facts that are not as they were."""
        names = set()
        for event_id, before in self._was.events.items():
            now = self._events.get(event_id, b"")
            if now != before:
                names |= _differing(event_id, before, now)
        if not self.is_same:
            others = self._was.others.items()
            names |= {name for name, before in others if self._digest(name) != before}
        return names

    def facts(self, read: Collection[str]) -> Facts:
        """Return the facts of this build, of which pages have `read` some."""
        others = dict(self._known)
        for name in read:
            if name not in others and not self._is_part(name):
                others[name] = self._digest(name)
        return Facts(self._state, self._events, others)

    def _is_part(self, name: str) -> bool:
        return not name.startswith(":") and name.partition("/")[0] in self._events

    def _near(self, event_id: str) -> bytes:
        return self._found(event_id + NEAR)

    def _known_near(self, event_id: str) -> bytes:
        return self._was.events[event_id][-_SIZE:]

    def _digest(self, name: str) -> bytes:
        if name not in self._digests:
            # What no event had and one has now is never what it was.
            self._digests[name] = b"" if self._is_part(name) else self._found(name)
        return self._digests[name]

    def _found(self, name: str) -> bytes:
        return blake2b(repr(self._record.fact(name)).encode(), digest_size=_SIZE).digest()


def _differing(event_id: str, before: bytes, now: bytes) -> set[str]:
    starts = range(0, len(before), _SIZE)
    parts = zip(_PARTS, starts, strict=True)
    return {event_id + part for part, at in parts if before[at:][:_SIZE] != now[at:][:_SIZE]}
