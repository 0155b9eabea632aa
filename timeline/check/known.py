"""What the rules look up: everything on file, indexed once."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from timeline.formats import eventfile, registryfile
from timeline.model import Entry, Event, Stand, Status
from timeline.record import Content, Registry

# Comparing spellings takes long: among more ids than this, only those that begin alike are tried.
_FEW = 500
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


class Read(NamedTuple):
    """A file whose event could be read, with that event."""

    file: eventfile.Reading
    event: Event


@dataclass(frozen=True)
class Known:
    """The content and the seeds, by every key that a rule needs."""

    content: Content
    seeds: Mapping[str, bytes | None]

    @cached_property
    def files(self) -> tuple[eventfile.Reading, ...]:
        """Every event file, fetched once."""
        return tuple(self.content.files)

    @cached_property
    def read(self) -> tuple[Read, ...]:
        """Every readable event with its file, in file order."""
        return tuple(Read(file, file.event) for file in self.files if file.event)

    @cached_property
    def events(self) -> Mapping[str, Read]:
        """Events by id, where the file name gives one; of two with one id, the first."""
        return {r.event.id: r for r in reversed(self.read) if _id_of(r.file.path) == r.event.id}

    @cached_property
    def event_ids(self) -> frozenset[str]:
        """Ids of all events, also of those that cannot be read: their file names say them."""
        paths = [file.path for file in self.files]
        paths += [problem.path for problem in self.content.problems]
        return frozenset(filter(None, map(_id_of, paths)))

    @cached_property
    def old_ids(self) -> Mapping[str, str]:
        """For each alias of an event, its id now; of two with one alias, the first."""
        return {alias: r.event.id for r in reversed(self.read) for alias in r.event.aliases}

    @cached_property
    def outlet_by_domain(self) -> Mapping[str, str]:
        """For each web domain, the id of the outlet that publishes on it."""
        outlets = self.content.registry_record.outlets
        return {
            domain: outlet.id for outlet in reversed(outlets.entries) for domain in outlet.domains
        }

    @cached_property
    def stands(self) -> Mapping[str, frozenset[Stand]]:
        """For each question, what the published events answer to it."""
        found: defaultdict[str, set[Stand]] = defaultdict(set)
        for read in self.read:
            if read.event.status is Status.PUBLISHED:
                for stand in read.event.stands:
                    found[stand.question or ""].add(stand)
        return {question: frozenset(stands) for question, stands in found.items()}

    @cached_property
    def named_by(self) -> Mapping[str, tuple[str, ...]]:
        """For each event id, the published events that answer or recall it, in file order."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for read in self.read:
            if read.event.status is Status.PUBLISHED:
                for target in (*read.event.responds_to, *read.event.recalls):
                    found[target][read.event.id] = None
        return {target: tuple(names) for target, names in found.items()}

    @cached_property
    def is_whole(self) -> bool:
        """Whether every event could be read, and every question they answer is on file."""
        questions = filter(None, self.stands)
        return len(self.events) == len(self.event_ids) and all(
            self.has("questions", question) for question in questions
        )

    def registry(self, name: str) -> Registry[Entry]:
        """Return the registry called `name`: actors, places, outlets or questions."""
        return self._registries[name]

    def has(self, name: str, entry_id: str) -> bool:
        """Return whether the registry `name` holds `entry_id`; what is unreadable might be it."""
        return self.is_read(name, entry_id) or (
            entry_id in self.content.registries[name].faulty or name in self._uncertain
        )

    def is_read(self, name: str, entry_id: str) -> bool:
        """Return whether the registry `name` holds `entry_id` and it could be read."""
        return entry_id in self.registry(name)

    @cached_property
    def _uncertain(self) -> frozenset[str]:
        """Registries that hold entries with nobody knows what id."""
        return frozenset(name for name, r in self.content.registries.items() if _is_uncertain(r))

    @cached_property
    def _registries(self) -> Mapping[str, Registry[Entry]]:
        readings = self.content.registries
        return {name: Registry.of(reading.entries) for name, reading in readings.items()}


def nearest(wrong: str, ids: Collection[str]) -> str | None:
    """Return the one of `ids` that `wrong` was most likely meant to be, if any is close."""
    likely = ids if len(ids) <= _FEW else [known for known in ids if known[:2] == wrong[:2]]
    parts = set(wrong.split("-"))
    longer = [known for known in likely if parts <= set(known.split("-"))]
    close = get_close_matches(wrong, sorted(likely), n=1, cutoff=0.75)
    return next(iter(close or (longer if len(longer) == 1 else ())), None)


def _id_of(path: str) -> str | None:
    match = eventfile.NAME.fullmatch(path.rpartition("/")[2])
    return match["id"] if match else None


def _is_uncertain(reading: registryfile.Reading[Entry]) -> bool:
    """Return whether a registry, or the id of one of its entries, cannot be read."""
    if reading.problems and not reading.marks:
        return True
    rows = sum(len(key) == 1 for key in reading.marks)
    return rows > len(reading.rows) + sum(map(_is_id, reading.faulty))


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None
