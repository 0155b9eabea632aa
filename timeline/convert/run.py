"""From seed files to draft event files, without ever touching what a person wrote."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from timeline.convert import files, pool
from timeline.convert.drafting import merge
from timeline.convert.drafting.draft import Draft, draft_with, filed
from timeline.convert.drafting.existing import Drafts, Ids, Seeds
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness.ranking import Candidate
from timeline.formats import eventfile
from timeline.formats.seedtext import Seed
from timeline.model import Event, InputError
from timeline.record import Content
from timeline.text.drafted import ENGLISH
from timeline.text.reading import Reading

# Judges an event file before it is written: the problems it would have, in words.
Judge = Callable[[Reading[Event]], Sequence[str]]


class Outcome(StrEnum):
    """What became of a seed."""

    WRITTEN = "written"
    CONVERTED = "already-converted"
    CHANGED = "seed-changed"
    REPORTS_EXISTING = "reports-existing"
    MERGED = "merged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one seed, in one line; `file` is the event file, `same` what is on file.

    `lines` are those that a second report would add to the event file, `notes` the doubts about a
    draft that a person has to settle.
    """

    seed: Path
    outcome: Outcome
    message: str
    file: Path | None = None
    same: tuple[Candidate, ...] = ()
    lines: str = ""
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.seed}: {self.message}"


class _Work(NamedTuple):
    """What every process needs to know."""

    knowledge: Knowledge
    seeds: Seeds
    added: date | None = None


class _New(NamedTuple):
    """The draft of a seed and the text of its file, which does not hold the id."""

    draft: Draft
    text: str


class _Place(NamedTuple):
    """Where events are written, and what stands there; ids and drafts grow."""

    events: Path
    ids: Ids
    drafts: Drafts


def drafts(
    seeds: Iterable[Path], content: Content, language: str = ENGLISH, today: date | None = None
) -> Iterator[tuple[Path, Draft | InputError]]:
    """Yield what each seed would become by `today`, or why it cannot; nothing is written."""
    chosen = list(seeds)
    on_file = Drafts.of(content)
    made = pool.apply(_drafted, Knowledge.of(content.record, language, today), chosen)
    for path, one in zip(chosen, made, strict=True):
        yield path, _with_drafts(one, on_file) if isinstance(one, Draft) else one


def convert(
    seeds: Iterable[Path],
    content: Content,
    events: Path,
    *,
    is_new: bool = False,
    added: date | None = None,
    language: str = ENGLISH,
) -> Iterator[Result]:
    """Write a draft into the folder `events` for every seed that has none, and tell of each seed.

    `content` is what is on file before. A file that is there stays as it is. One that may report
    an event on file waits for a person to decide, unless `is_new` says that it is none of them.
    `added` is the day that the drafts say they were added on, `language` that of the site.
    """
    place = _Place(events, Ids.of(content), Drafts.of(content))
    for path, made in _made(seeds, content, added, language):
        yield made if isinstance(made, Result) else _kept(path, made, content, place, is_new=is_new)


def merge_into(
    event_id: str, seeds: Iterable[Path], content: Content, events: Path, judge: Judge
) -> Iterator[Result]:
    """Add to the event of this id what each seed reports of it; a person chose the event.

    A file is written only if `judge` finds nothing wrong with it.
    """
    event = next((event for event in content.events if event.id == event_id), None)
    for path, made in _made(seeds, content):
        if isinstance(made, Result):
            yield made
        elif not event:
            yield _refused_for(path, f"no event on file has the id {event_id}; see content/events/")
        else:
            yield _merged(path, made.draft, event, events, judge)


def _made(
    seeds: Iterable[Path],
    content: Content,
    added: date | None = None,
    language: str = ENGLISH,
) -> Iterator[tuple[Path, _New | Result]]:
    chosen = list(seeds)
    work = _Work(Knowledge.of(content.record, language, added), Seeds.of(content), added)
    return zip(chosen, pool.apply(_converted, work, chosen), strict=True)


def _drafted(knowledge: Knowledge, path: Path) -> Draft | InputError:
    try:
        return draft_with(files.read(path), knowledge)
    except InputError as error:
        return error


def _converted(work: _Work, path: Path) -> _New | Result:
    """Return the draft of a seed, or what is to be said instead."""
    try:
        seed = files.read(path)
        if known := _known(path, seed, work.seeds):
            return known
        made = draft_with(seed, work.knowledge)
    except InputError as error:
        return _refused(path, error)
    event = msgspec.structs.replace(filed(made), added=work.added)
    text = eventfile.dumps(event)
    if why := eventfile.unlike(event, text):
        cure = "shorten the article, or save it as plain text"
        return _refused_for(path, f"no draft can be written of it ({why}); {cure}")
    # The event has the words of its notes; the choices of each would take long to be sent.
    return _New(replace(made, notes=()), text)


def _refused(path: Path, error: InputError) -> Result:
    return _refused_for(path, "; ".join(problem.message for problem in error.problems))


def _refused_for(path: Path, message: str) -> Result:
    return Result(seed=path, outcome=Outcome.REFUSED, message=message)


def _known(path: Path, seed: Seed, on_file: Seeds) -> Result | None:
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


def _with_drafts(made: Draft, on_file: Drafts) -> Draft:
    """Add the drafts that seem to be of the same event, where no published one is."""
    return made if made.same_event_as else replace(made, same_event_as=on_file.same(made.event))


def _kept(path: Path, new: _New, content: Content, place: _Place, *, is_new: bool) -> Result:
    """Write a draft, or tell which events on file it may report."""
    made = new.draft if is_new else _with_drafts(new.draft, place.drafts)
    if made.same_event_as and not is_new:
        return _reports_existing(path, made, content)
    file, event = _written(made.event, new.text, place)
    place.drafts.add(event)
    notes = f"{len(event.review)} note{'s' * (len(event.review) != 1)}"
    message = f"converted to {file.name}, a draft with {notes}"
    return Result(
        seed=path, outcome=Outcome.WRITTEN, message=message, file=file, notes=event.review
    )


def _reports_existing(path: Path, made: Draft, content: Content) -> Result:
    """Tell the events on file that a report may be of, and how a person says which it is."""
    told = "; or ".join(f"{link.id} ({link.reason})" for link in made.same_event_as)
    first = made.same_event_as[0].id
    event = next((event for event in content.events if event.id == first), None)
    added = merge.additions(event, made) if event else None
    return Result(
        seed=path,
        outcome=Outcome.REPORTS_EXISTING,
        message=(
            f"may report an event on file, so no draft was made: {told}. Decide: "
            f"timeline convert --merge {first} {path}, or timeline convert --new {path}"
        ),
        file=Path(event.file_name) if event else None,
        same=made.same_event_as,
        lines=added.lines if added else "",
    )


def _merged(path: Path, made: Draft, event: Event, events: Path, judge: Judge) -> Result:
    """Add the lines of a second report to the file of the event that a person chose."""
    file = events / event.file_name
    if reason := merge.unlike(event, made):
        return _refused_for(path, f"not added to {file.name}: {reason}")
    result = Result(seed=path, outcome=Outcome.MERGED, message="", file=file)
    try:
        return _added(result, made, file, judge)
    except InputError as error:
        reasons = "; ".join(problem.message for problem in error.problems)
        message = f"{file.name} cannot be added to ({reasons}); add the lines by hand"
        lines = merge.additions(event, made).lines
        return replace(result, outcome=Outcome.REFUSED, message=message, lines=lines)


def _added(result: Result, made: Draft, file: Path, judge: Judge) -> Result:
    raw = file.read_bytes()
    reading = eventfile.read(eventfile.decode(raw, path=str(file)), path=str(file))
    assert reading.value is not None  # it was read before, and nobody writes at the same time
    added = merge.additions(reading.value, made)
    if added.is_empty:
        message = f"{file.name} has all of it{added.left}"
        return replace(result, outcome=Outcome.CONVERTED, message=message, file=file, lines="")
    new = merge.merged(reading, raw, added)
    if faults := judge(eventfile.read(eventfile.decode(new, path=str(file)), path=str(file))):
        message = f"{file.name} would not pass the check ({faults[0]}); add the lines by hand"
        return replace(result, outcome=Outcome.REFUSED, message=message, lines=added.lines)
    files.replace(file, new)
    message = f"added to {file.name}: {added.told}{added.left}"
    return replace(result, message=message, lines=added.lines)


def _written(event: Event, text: str, place: _Place) -> tuple[Path, Event]:
    """Write the event under the first free id; return its file and the event so named."""
    if not place.events.is_dir():
        place.events.mkdir(parents=True, exist_ok=True)
    while True:
        named = msgspec.structs.replace(event, id=place.ids.free(event.id))
        file = place.events / named.file_name
        try:
            files.write_new(file, text)
        except FileExistsError:
            continue
        return file, named
