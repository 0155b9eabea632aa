"""What the rules look up: everything on file, indexed once."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from timeline.check import near
from timeline.formats import entryfile
from timeline.model import Entry, Event, Status, Vocabulary
from timeline.record import Content, Registry, names
from timeline.text import confusables
from timeline.text.eventnames import UNNAMED, id_of
from timeline.text.reading import Reading

# Comparing spellings takes long: among more ids than this, only those that begin alike are tried.
_FEW = 500
# What names are made of: letters of any alphabet, digits, and the signs between them.
_PAGE = re.compile(r"https?://\S*/events/(?P<id>[a-z0-9-]+)/?(?:[?#]\S*)?")
_PRINTED = re.compile(r"[^\W_](?:[\w .,'\"’ʼ“”„«»()&/+№#!:–-]*[\w.)!»”'’])?")


class Read(NamedTuple):
    """A file with its event, or with what could be read of it."""

    file: Reading[Event]
    event: Event


class Seen(NamedTuple):
    """What a rule about one event may look at: the vocabulary, and the seeds the event names.

    A build keeps what such a rule found as long as these and the file are the same.
    """

    vocabulary: Vocabulary
    seeds: Mapping[str, bytes | None]


class Filed(NamedTuple):
    """A file whose registry entry could be read, with that entry."""

    file: Reading[Any]
    entry: Entry


@dataclass(frozen=True)
class Known:
    """The content and the seeds, by every key that a rule needs."""

    content: Content
    seeds: Mapping[str, bytes | None]

    @cached_property
    def read(self) -> tuple[Read, ...]:
        """Every readable event with its file, in file order, and with ids for its names."""
        files = (file for file in self.content.files if file.value)
        return tuple(map(Read, files, self.content.events))

    @cached_property
    def in_part(self) -> tuple[Read, ...]:
        """What could be read of files with faults, for rules that look at one key at a time."""
        resolved = self.content.names.resolved
        return tuple(Read(f, resolved(f.partial)) for f in self.content.files if f.partial)

    @cached_property
    def unresolved(self) -> tuple[Read, ...]:
        """What could be read of each file with a name that is no id on file, as it stands there."""
        resolved = set(map(id, self.content.events))  # an event with ids alone is one of them
        found = ((file, file.value or file.partial) for file in self.content.files)
        return tuple(
            Read(file, event) for file, event in found if event and id(event) not in resolved
        )

    @cached_property
    def events(self) -> Mapping[str, Read]:
        """Events by id, where the file name gives one; of two with one id, the first."""
        named = (read for read in reversed(self.read) if _is_named(read))
        return {read.event.id: read for read in named}

    @cached_property
    def event_ids(self) -> Collection[str]:
        """Ids of all events, also of those that cannot be read: their file names say them."""
        paths = [file.path for file in self.content.files if not file.value]
        paths += [p.path for p in self.content.odd if p.path.split("/")[-2:-1] == ["events"]]
        return self.events.keys() | set(filter(None, map(id_of, paths)))

    def has_event(self, event_id: str) -> bool:
        """Return whether an event has this id; one that is unreadable might have it."""
        return event_id in self.event_ids or self._events_are_hidden

    @cached_property
    def old_ids(self) -> Mapping[str, str]:
        """For each alias of an event, its id now; of two with one alias, the first."""
        return {alias: r.event.id for r in reversed(self.read) for alias in r.event.aliases}

    def titled(self, words: str) -> Sequence[str]:
        """Return the ids of the events on whose page, or in whose title, `words` stand."""
        if address := _PAGE.fullmatch(words):
            return [address["id"]] if address["id"] in self.event_ids else []
        part = confusables.fold(words)
        if " " not in part:
            return []
        found = [name for name, title in self._titles.items() if part in title]
        each = part.split()
        return found or [
            name for name, title in self._titles.items() if all(map(title.__contains__, each))
        ]

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {read.event.id: confusables.fold(read.event.title) for read in self.read}

    @cached_property
    def hidden(self) -> Mapping[str, str]:
        """The ids of events that are not on the site, and what they are instead."""
        return {
            event_id: "a draft" if read.event.status is Status.DRAFT else "withdrawn"
            for event_id, read in self.events.items()
            if read.event.status is not Status.PUBLISHED
        }

    @cached_property
    def filed(self) -> Mapping[str, Mapping[str, Filed]]:
        """Every readable entry with its file, by its registry, then by id and in file order."""
        return {
            name: {file.value.id: Filed(file, file.value) for file in files if file.value}
            for name, files in self.content.entries.items()
        }

    def registry(self, name: str) -> Registry[Any]:
        """Return the registry called `name`: actors, places, outlets or questions."""
        return self.content.registry_record.registries[name]

    def folder(self, name: str) -> str:
        """Return where the files of a registry lie, as problems name it."""
        return (PurePosixPath(self.content.vocabulary_file.path).parent / name).as_posix()

    @property
    def events_folder(self) -> str:
        """Where the event files lie, as problems name it."""
        return (PurePosixPath(self.content.vocabulary_file.path).parents[1] / "events").as_posix()

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str] | None]:
        """The ids of each registry, also of entries that cannot be read.

        None stands for all ids there could be: nobody knows what lies behind a link.
        """
        odd = {problem.path for problem in self.content.odd}
        return {
            name: None
            if self.folder(name) in odd
            else frozenset(entryfile.id_of(file.path) for file in files)
            for name, files in self.content.entries.items()
        }

    def has(self, name: str, entry_id: str) -> bool:
        """Return whether the registry `name` holds `entry_id`; what is unreadable might be it."""
        ids = self.ids[name]
        return ids is None or entry_id in ids

    def is_on_file(self, registry: str, name: str) -> bool:
        """Return whether a registry holds what is called `name`, by its id or as it is spelled."""
        found = self.has(registry, name) or self.content.names.entry_id(registry, name)
        return bool(found)

    def near(self, registry: str, name: str) -> tuple[str, ...]:
        """Return the ids of what a name on no file may have been meant for."""
        key = (registry, name)
        if key not in self._near:
            found = near.near(name, self.registry(registry), has_surnames=registry == "actors")
            # An entry that cannot be read may still be the one that was meant.
            unread = (self.ids[registry] or frozenset()) - self.registry(registry).by_id.keys()
            close = () if found else filter(None, [nearest(name, unread)])
            self._near[key] = (*found, *close)
        return self._near[key]

    def is_provisional(self, registry: str, name: str) -> bool:
        """Return whether a name is on no file nor near one, and can be shown as it is."""
        is_printable = _PRINTED.fullmatch(name) and not names.is_id(names.shown(name))
        if self.is_on_file(registry, name) or not is_printable or name.lower() in names.NOTHING:
            return False
        return not self.near(registry, name)

    @cached_property
    def _near(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def _events_are_hidden(self) -> bool:
        return not self.content.files or any(
            problem.path == self.events_folder for problem in self.content.odd
        )


def nearest(wrong: str, ids: Collection[str]) -> str | None:
    """Return the one of `ids` that `wrong` was most likely meant to be, if any is close."""
    from difflib import get_close_matches  # which content without a fault does not need

    likely = ids if len(ids) <= _FEW else [known for known in ids if known[:2] == wrong[:2]]
    parts = set(wrong.split("-"))
    longer = [known for known in likely if parts <= set(known.split("-"))]
    close = get_close_matches(wrong, sorted(likely), n=1, cutoff=0.75)
    return next(iter(close or (longer if len(longer) == 1 else ())), None)


def _is_named(read: Read) -> bool:
    """Return whether the file's name gives the event's id."""
    # An id that is not the usual one came from the name; matching ten thousand names takes long.
    return read.event.id != UNNAMED or id_of(read.file.path) == UNNAMED
