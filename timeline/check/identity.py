"""Identity: an id, now or in the past, belongs to one event."""

from collections.abc import Iterator

from timeline.check.known import Known, Read
from timeline.model import CAMPAIGN, Problem


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
