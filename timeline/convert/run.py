"""From seed files to draft event files, without ever touching what a person wrote."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from timeline.convert.draft import Draft, draft_with
from timeline.convert.findings import Knowledge
from timeline.convert.links import Link
from timeline.convert.title import ID_LENGTH
from timeline.formats import eventfile, seedtext
from timeline.formats.seedtext import Seed
from timeline.model import Event, InputError, Problem
from timeline.record import Content

# In an event file that cannot be read, the seeds it was made from are still to be seen.
_SEED_LINES = re.compile(r"file:\s*[\"']?(?P<file>\S+?)[\"']?\s+sha256:\s*[\"']?(?P<sha256>\w{64})")


class Outcome(StrEnum):
    """What became of a seed."""

    WRITTEN = "written"
    CONVERTED = "already-converted"
    CHANGED = "seed-changed"
    REPORTS_EXISTING = "reports-existing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one seed, in one line; `file` is the event file, `same` what is on file."""

    seed: Path
    outcome: Outcome
    message: str
    file: Path | None = None
    same: tuple[Link, ...] = ()

    def __str__(self) -> str:
        return f"{self.seed}: {self.message}"


@dataclass(frozen=True, slots=True)
class _OnFile:
    """Seeds and ids that the content has already; the ids grow as events are written.

    `by_name` gives the hashes of a seed's name, each with its event file; `by_hash` the reverse.
    """

    by_name: Mapping[str, Mapping[str, Path]]
    by_hash: Mapping[str, tuple[str, Path]]
    ids: set[str]
    counts: dict[str, int] = field(default_factory=dict)

    def free_id(self, wanted: str) -> str:
        """Return `wanted`, or the first of `wanted-2`, `wanted-3`… that nobody has, and take it."""
        found = wanted
        while found in self.ids:
            self.counts[wanted] = self.counts.get(wanted, 1) + 1
            ending = f"-{self.counts[wanted]}"
            found = f"{wanted[: ID_LENGTH - len(ending)].rstrip('-')}{ending}"
        self.ids.add(found)
        return found


def read(path: Path) -> Seed:
    """Return the seed in the file at `path`; raises InputError in one line."""
    try:
        with path.open("rb") as file:
            raw = file.read(seedtext.MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        raise InputError([Problem(path=path.name, message=message)]) from None
    return seedtext.parse(seedtext.decode(raw, name=path.name), name=path.name)


def drafts(seeds: Iterable[Path], content: Content) -> Iterator[tuple[Path, Draft | InputError]]:
    """Yield what each seed would become, or why it cannot; nothing is written."""
    knowledge = Knowledge.of(content.record)
    for path in seeds:
        try:
            yield path, draft_with(read(path), knowledge)
        except InputError as error:
            yield path, error


def convert(seeds: Iterable[Path], content: Content, events: Path) -> Iterator[Result]:
    """Write a draft into the folder `events` for every seed that has none, and tell of each seed.

    `content` is what is on file before. A file that is there stays as it is.
    """
    knowledge = Knowledge.of(content.record)
    on_file = _on_file(content)
    for path in seeds:
        try:
            seed = read(path)
            yield _known(path, seed, on_file) or _converted(path, seed, knowledge, on_file, events)
        except InputError as error:
            message = "; ".join(problem.message for problem in error.problems)
            yield Result(seed=path, outcome=Outcome.REFUSED, message=message)


def _on_file(content: Content) -> _OnFile:
    by_name: defaultdict[str, dict[str, Path]] = defaultdict(dict)
    by_hash: dict[str, tuple[str, Path]] = {}
    for name, sha256, path in _seeds(content):
        by_name[name].setdefault(sha256, path)
        by_hash.setdefault(sha256, (name, path))
    return _OnFile(by_name, by_hash, set(_ids(content)))


def _seeds(content: Content) -> Iterator[tuple[str, str, Path]]:
    """Yield name and hash of each seed that an event file names, even one that cannot be read."""
    for file in content.files:
        if file.event:
            yield from ((ref.file, ref.sha256, Path(file.path)) for ref in file.event.seeds)
        else:
            for match in _SEED_LINES.finditer(file.text):
                yield match["file"], match["sha256"], Path(file.path)


def _ids(content: Content) -> Iterator[str]:
    for file in content.files:
        if name := eventfile.NAME.fullmatch(file.path.rpartition("/")[2]):
            yield name["id"]
        if file.event:
            yield from file.event.aliases


def _known(path: Path, seed: Seed, on_file: _OnFile) -> Result | None:
    """Return what is to be said of a seed that was converted before, or None for a new one."""
    hashes = on_file.by_name.get(seed.name, {})
    if event := hashes.get(seed.sha256):
        message = f"already converted; {event.name} is left as it is"
        return Result(seed=path, outcome=Outcome.CONVERTED, message=message, file=event)
    if hashes:
        event = next(iter(hashes.values()))
        message = (
            f"changed since it was converted; compare it with {event.name}, "
            f"then write its new sha256 there: {seed.sha256}"
        )
        return Result(seed=path, outcome=Outcome.CHANGED, message=message, file=event)
    if seed.sha256 in on_file.by_hash:
        name, event = on_file.by_hash[seed.sha256]
        message = f"the same text as {name}, already converted; {event.name} is left as it is"
        return Result(seed=path, outcome=Outcome.CONVERTED, message=message, file=event)
    return None


def _converted(
    path: Path, seed: Seed, knowledge: Knowledge, on_file: _OnFile, events: Path
) -> Result:
    made = draft_with(seed, knowledge)
    if made.same_event_as:
        told = "; ".join(f"{link.id} ({link.reason})" for link in made.same_event_as)
        message = f"reports an event on file, so no second one was made: {told}"
        return Result(
            seed=path,
            outcome=Outcome.REPORTS_EXISTING,
            message=message,
            same=made.same_event_as,
        )
    file = _written(made.event, on_file, events)
    message = f"converted to {file.name}, a draft with {len(made.event.review)} notes"
    return Result(seed=path, outcome=Outcome.WRITTEN, message=message, file=file)


def _written(event: Event, on_file: _OnFile, events: Path) -> Path:
    """Write the event under the first free id and return its file."""
    events.mkdir(parents=True, exist_ok=True)
    while True:
        named = event.model_copy(update={"id": on_file.free_id(event.id)})
        file = events / named.file_name
        try:
            _write_new(file, eventfile.dumps(named))
        except FileExistsError:
            continue
        return file


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all; raises FileExistsError."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        _move_new(part, path)
    finally:
        part.unlink(missing_ok=True)


def _move_new(part: Path, path: Path) -> None:
    """Give the finished file its name. A link never overwrites, unlike a move."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # This file system has no hard links.
        if path.exists():
            raise FileExistsError(path) from None
        part.replace(path)
