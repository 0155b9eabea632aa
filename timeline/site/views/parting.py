"""A part of a long list as its page shows it: which one it is, and the way to the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.record.events import Glimpse
from timeline.site import words
from timeline.site.links import Link
from timeline.site.parts import Part
from timeline.site.views.days import anchor


@dataclass(frozen=True, slots=True)
class Parting:
    """Which part a page is, `Part 2 of 7: 3–9 May 2024`, and the parts before and after it."""

    label: str
    earlier: Link | None
    later: Link | None


def parting(part: Part) -> Parting | None:
    """Return what stands above and below a part, or None where the list has only one."""
    if len(part.parts) == 1:
        return None
    label = f"Part {part.number} of {len(part.parts)}: {_days(part.events.glimpses)}"
    return Parting(label, _link("Earlier", part, -1), _link("Later", part, 1))


def day_of(part: Part, event: Glimpse) -> str:
    """Return the link to the day of an event of the list, on whatever part it stands."""
    return f"{part.page_of(event.id)}#{anchor(event.date)}"


def _link(word: str, part: Part, step: int) -> Link | None:
    at = part.number - 1 + step
    if not 0 <= at < len(part.parts):
        return None
    return Link(f"{word}: {_days(part.parts[at].glimpses)}", part.hrefs[at])


def _days(events: Sequence[Glimpse]) -> str:
    return words.span(events[0].date.first, events[-1].date.first)
