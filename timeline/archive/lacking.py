"""Which sources have no archived copy."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from timeline.model import Event
from timeline.record import Content
from timeline.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Lacking:
    """An address without a copy, and the events that cite it: their files, and which source."""

    url: str
    cited: tuple[tuple[Reading[Event], int], ...]


def lacking(content: Content, chosen: Collection[str] = ()) -> Sequence[Lacking]:
    """Return each address without a copy once, in the order of files.

    With `chosen`, ids of events, only what these cite.
    """
    found: dict[str, list[tuple[Reading[Event], int]]] = {}
    for file in content.files:
        if file.value is None or (chosen and file.value.id not in chosen):
            continue
        for i, source in enumerate(file.value.sources):
            if source.url and not source.archived:
                found.setdefault(source.url, []).append((file, i))
    return [Lacking(url, tuple(cited)) for url, cited in found.items()]
