"""What the content holds already: seeds that were converted, ids that are taken, drafts."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from timeline.convert.drafting.title import ID_LENGTH
from timeline.convert.likeness.duplicates import twins
from timeline.convert.likeness.ranking import Candidate
from timeline.model import NO_VOCABULARY, Event, Status, Vocabulary
from timeline.record import Content
from timeline.text import eventnames

# In an event file that cannot be read, the seeds it was made from are still to be seen.
_SEED_LINES = re.compile(r"file:\s*[\"']?(?P<file>\S+?)[\"']?\s+sha256:\s*[\"']?(?P<sha256>\w{64})")
_SHA256 = re.compile(rb"\b[0-9a-f]{64}\b")


def unconverted(seeds: Iterable[Path], events: Path) -> list[Path]:
    """Return the seeds whose hash stands in no file of the folder `events`.

    No event file is parsed, so this may follow every build.
    """
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest().encode() for path in seeds}
    if not hashes:
        return []
    files = (file for file in events.rglob("*.md") if file.is_file())
    named = {digest for file in files for digest in _SHA256.findall(file.read_bytes())}
    return [path for path, digest in hashes.items() if digest not in named]


@dataclass(frozen=True, slots=True)
class Seeds:
    """The seeds that event files name.

    `by_name` gives the hashes of a seed's name, each with its event file; `by_hash` the reverse.
    """

    by_name: Mapping[str, Mapping[str, Path]]
    by_hash: Mapping[str, tuple[str, Path]]

    @classmethod
    def of(cls, content: Content) -> "Seeds":
        """Return the seeds of a content folder."""
        by_name: defaultdict[str, dict[str, Path]] = defaultdict(dict)
        by_hash: dict[str, tuple[str, Path]] = {}
        for name, sha256, path in _seeds(content):
            by_name[name].setdefault(sha256, path)
            by_hash.setdefault(sha256, (name, path))
        return cls(dict(by_name), by_hash)


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids that are taken; they grow as events are written."""

    taken: set[str]
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> "Ids":
        """Return the ids of a content folder, old ones too."""
        return cls(set(_ids(content)))

    def free(self, wanted: str) -> str:
        """Return `wanted`, or the first of `wanted-2`, `wanted-3`… that nobody has, and take it."""
        found = wanted
        while found in self.taken:
            self.counts[wanted] = self.counts.get(wanted, 1) + 1
            ending = f"-{self.counts[wanted]}"
            found = f"{wanted[: ID_LENGTH - len(ending)].rstrip('-')}{ending}"
        self.taken.add(found)
        return found


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts on file, by what tells that another is of the same event; they grow likewise."""

    vocabulary: Vocabulary = NO_VOCABULARY
    by_twin: dict[tuple[str, ...], str] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> "Drafts":
        """Return the drafts of a content folder."""
        drafts = cls(content.record.vocabulary)
        for event in content.events:
            if event.status is Status.DRAFT:
                drafts.add(event)
        return drafts

    def add(self, event: Event) -> None:
        """Remember a draft."""
        for twin in twins(event, self.vocabulary):
            self.by_twin.setdefault(twin, event.id)

    def same(self, event: Event) -> tuple[Candidate, ...]:
        """Return the drafts that seem to be of the same event."""
        known = (self.by_twin.get(twin) for twin in twins(event, self.vocabulary))
        found = dict.fromkeys(id_ for id_ in known if id_)
        what = "the same words" if event.speaker else "the same happening, place and day"
        return tuple(Candidate(id_, f"a draft with {what}") for id_ in found)


def _seeds(content: Content) -> Iterator[tuple[str, str, Path]]:
    """Yield name and hash of each seed that an event file names, even one that cannot be read."""
    for file in content.files:
        if file.value:
            yield from ((ref.file, ref.sha256, Path(file.path)) for ref in file.value.seeds)
        else:
            for match in _SEED_LINES.finditer(file.written):
                yield match["file"], match["sha256"], Path(file.path)


def _ids(content: Content) -> Iterator[str]:
    for file in content.files:
        if named := eventnames.id_of(file.path):
            yield named
        if file.value:
            yield from file.value.aliases
