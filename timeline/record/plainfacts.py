"""What the names in `notes` stand for, as plain values that a later build can compare.

The parts of an event are facts of their own, which nobody asks for here.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from timeline.model import Place
from timeline.record.graph import Graph, PlainAnswer
from timeline.record.notes import BESIDE, FOREMOST, NEAR
from timeline.record.registry import Registry

# Facts of the whole record, and what the graph calls them.
_WHOLE = {":events": "glimpses", ":updated": "updated", ":tally": "tally"}
_GROUP = re.compile(r":(\w+)(?:([#?:])(.*))?", re.DOTALL | re.ASCII)
# A map of nearly as many places needs none beside them for orientation.
_MOST_FOREMOST = 50
# The id of a place, and its rank among those that events name.
Ranked = tuple[str, int]


class PlainFacts:
    """The facts of a graph, of which `places` says which places are located."""

    def __init__(self, graph: Graph, places: Registry[Place]) -> None:
        self._graph, self._places = graph, places

    def __getitem__(self, name: str) -> object:
        """Return what a name stands for; None where nothing does."""
        if name == FOREMOST:
            return self.foremost
        if name in _WHOLE:
            return getattr(self._graph, _WHOLE[name])
        if name.endswith(NEAR):
            return self._near(name.removesuffix(NEAR))
        if name.startswith(BESIDE):
            return self.days_beside(name.removeprefix(BESIDE))
        found = _GROUP.fullmatch(name)
        return self._group(*found.groups("")) if found else None

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The position of each event in the record, from 0, by its id."""
        return {glimpse[0]: at for at, glimpse in enumerate(self._graph.glimpses)}

    @cached_property
    def foremost(self) -> tuple[Ranked, ...]:
        """The first few of the located places that most events name, each with its rank from 0.

        Places that as many events name have one rank.
        """
        naming = self._graph.groups.get("naming", {})
        counts = {place.id: len(naming.get(place.id, ())) for place in self._places if place.point}
        first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_FOREMOST]
        ranks = {count: rank for rank, count in enumerate(dict.fromkeys(n for _, n in first))}
        return tuple((place, ranks[count]) for place, count in first)

    def days_beside(self, day: str) -> tuple[str, str]:
        """Return the days with events before and after a day, as 2024-03-13, or nothing."""
        days = self._days
        at = bisect_left(days, day)
        return days[at - 1] if at else "", days[at + 1] if at + 1 < len(days) else ""

    @cached_property
    def _days(self) -> Sequence[str]:
        return sorted(self._graph.groups.get("on_day", {}))

    def _group(self, name: str, mark: str, key: str) -> object:
        """Return what is so: who is in a group (:), whether anyone is (?), how many in each (#)."""
        found: Mapping[str, Sequence[int | PlainAnswer]] = (
            self._graph.answers if name == "answers" else self._graph.groups.get(name, {})
        )
        if mark == ":":
            return self._members(found.get(key, ()))
        if mark == "?":
            return key in found
        return tuple((key, len(each) if mark else None) for key, each in found.items())

    def _members(self, found: Sequence[int | PlainAnswer]) -> object:
        """Return everything of the members of a group that is not noted by itself."""
        glimpses = self._graph.glimpses
        return tuple(
            glimpses[each] if isinstance(each, int) else (glimpses[each[0]], *each[1:])
            for each in found
        )

    def _near(self, event_id: str) -> object:
        """Return the ids of the events around one: its replies, what recalls it, its neighbours."""
        glimpses, groups = self._graph.glimpses, self._graph.groups
        at = self.positions.get(event_id)
        beside = () if at is None else range(max(at - 1, 0), min(at + 2, len(glimpses)))
        found = (groups.get(name, {}).get(event_id, ()) for name in ("answered_by", "recalled_by"))
        return tuple(tuple(glimpses[each][0] for each in some) for some in (*found, beside))
