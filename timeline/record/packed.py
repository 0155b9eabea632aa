"""The events of a long record, packed: each is made of its bytes when somebody asks for it.

As values in memory they take three times as much, in each of the processes that share the work.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import overload

import msgspec

from timeline.model import Event

# So many are kept as values: a page asks for the same few again and again.
_MOST = 200


class PackedEvents(Sequence[Event]):
    """Events in order; `places` tells the place of each by its id, `read` returns its bytes."""

    def __init__(self, places: Mapping[str, int], read: Callable[[int], bytes]) -> None:
        self._places = places
        decode = msgspec.msgpack.Decoder(Event).decode
        self._made = lru_cache(maxsize=_MOST)(lambda at: decode(read(at)))

    @property
    def by_id(self) -> Mapping[str, Event]:
        """The same by their ids."""
        return _ById(self, self._places)

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        places = range(len(self))[at]
        return self._made(places) if isinstance(places, int) else tuple(map(self._made, places))

    def __len__(self) -> int:
        return len(self._places)


class _ById(Mapping[str, Event]):
    """Packed events by their ids."""

    def __init__(self, events: PackedEvents, places: Mapping[str, int]) -> None:
        self._events, self._places = events, places

    def __getitem__(self, event_id: str) -> Event:
        return self._events[self._places[event_id]]

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
