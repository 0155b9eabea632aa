"""Files: names and ids that collide, and the seeds as they lie in their folder."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.check import seedwords
from timeline.check.known import Known, Read
from timeline.model import CAMPAIGN, InputError, Problem
from timeline.record import opening
from timeline.text import filenames
from timeline.text.filenames import is_ignored

_CHARACTER = re.compile(r"U\+(?P<code>[0-9A-F]{4,6})")


def read_seeds(folder: Path) -> Mapping[str, bytes | None]:
    """Return the files in `folder` by name; None for what is no plain file, or is too large.

    Of a folder that is none there is but an empty name.
    """
    if opening.is_no_folder(folder):
        return {"": None}
    if not folder.is_dir():
        return {}
    found = sorted(path for path in folder.iterdir() if not is_ignored(path.name))
    return {path.name: _plain_bytes(path) for path in found}


def colliding_names(known: Known) -> Iterator[Problem]:
    """Find event files whose names differ in capital letters alone."""
    first: dict[str, str] = {}
    for file in known.content.files:
        owner = first.setdefault(file.path.casefold(), file.path)
        if owner != file.path:
            name = owner.rpartition("/")[2]
            message = f"differs from {name} in capital letters alone; some systems hold only one"
            yield Problem(path=file.path, message=message)


def missing_events(known: Known) -> Iterator[Problem]:
    """Find that there is no event at all, as where Git has just taken the folder away.

    A site of none would take the place of a good one.
    """
    folder = known.events_folder
    if not known.content.files and all(odd.path != folder for odd in known.content.odd):
        message = f"there are no event files in {folder}; put them back, or run `timeline new`"
        yield Problem(path=folder, message=message)


def odd_seeds(known: Known) -> Iterator[Problem]:
    """Find what lies in seeds/ and is no plain file of a sensible size and name."""
    for name, raw in known.seeds.items():
        if fault := filenames.fault(name):
            yield Problem(path=f"seeds/{name}", message=fault)
        if raw is None:
            from timeline.formats import seedtext

            message = (
                f"a seed is a plain text file of at most {seedtext.most_bytes(name):,} bytes, "
                "no link, folder or pipe; put the text itself here"
            )
            yield Problem(path=f"seeds/{name}", message=message)


def unreadable_seeds(known: Known) -> Iterator[Problem]:
    """Find what lies in seeds/ and could not be converted."""
    for name, raw in known.seeds.items():
        try:
            if raw is not None:
                from timeline.formats import seedtext  # which content without seeds does not need

                # As the converter does, but for the search for the article in a web page.
                seedtext.decode(raw, name=name)
                seedtext.parse(seedwords.decoded(raw, name) or "", name=name)
        except InputError as error:
            line, column = _place(raw or b"", error.problems[0].message)
            message = error.problems[0].message
            yield Problem(path=f"seeds/{name}", line=line, column=column, message=message)


def _place(raw: bytes, message: str) -> tuple[int, int]:
    """Return line and column of the character that `message` names, or that is not UTF-8."""
    text = raw.decode("utf-8", errors="replace")
    match = _CHARACTER.search(message)
    # A web page may write the character as an entity, which has no place of its own.
    at = max(text.find(chr(int(match["code"], 16)) if match else "\ufffd"), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _plain_bytes(path: Path) -> bytes | None:
    if not opening.is_plain(path):
        return None
    from timeline.formats import seedtext

    raw = opening.content(path, most=seedtext.MAX_PAGE_BYTES)
    return raw if len(raw) <= seedtext.most_bytes(path.name, raw) else None


def repeated_ids(known: Known) -> Iterator[Problem]:
    """Find files whose id another file has, or that no event may have."""
    for read in known.read:
        event, path = read.event, read.file.path
        first = known.events.get(event.id)
        if event.id == CAMPAIGN:
            message = f"the id `{CAMPAIGN}` means no single event; choose another file name"
            yield Problem(path=path, message=message)
        elif first and first is not read and path.endswith(f"-{event.id}.md"):
            message = f"the id `{event.id}` is that of {first.file.name}; choose another file name"
            yield Problem(path=path, message=message)


def repeated_aliases(known: Known) -> Iterator[Problem]:
    """Find old ids that are in use, or that two events claim."""
    for read in known.read:
        for i, alias in enumerate(read.event.aliases):
            if message := _alias_fault(alias, read, known):
                yield read.file.problem(message, "aliases", i)


def _alias_fault(alias: str, read: Read, known: Known) -> str | None:
    if alias == read.event.id:
        return f"`{alias}` is the id of this event and no old one; delete it"
    if alias == CAMPAIGN:
        return f"`{CAMPAIGN}` means no single event; delete it"
    if alias in known.event_ids:
        return f"`{alias}` is the id of another event; delete it here"
    if (owner := known.old_ids[alias]) != read.event.id:
        return f"`{alias}` is an old id of {owner} already; keep it with one of the two"
    return None
