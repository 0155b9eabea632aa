"""Where in a long list a page stands, and the way to the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.record.indexes import Listed
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.pagination import ListPage
from timeline.site.words import phrase


@dataclass(frozen=True, slots=True)
class PagerLink:
    """The way to the page before or after: what kind of step it is, and where it leads."""

    label: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page it is, `Part 2 of 7: 3–9 May 2024`, and the pages before and after it."""

    label: str
    earlier: Link | None
    later: Link | None


def pager(context: Context, page: ListPage) -> Pager | None:
    """Return what stands above and below a page of a list, or None where there is just one."""
    if not page.is_long:
        return None
    label = context.say(
        "Part {number} of {all}: {days}",
        number=str(page.number),
        all=str(len(page.list.pages)),
        days=_days(context, page.events),
    )
    return Pager(
        label,
        _link(context, phrase("Earlier: {days}"), page, -1),
        _link(context, phrase("Later: {days}"), page, 1),
    )


def part_title(context: Context, name: Link, part: ListPage) -> Link:
    """Return the heading of a page of a list, with its number but for the first."""
    if part.is_first:
        return name
    number = context.words.number(part.number)
    return context.pieces("{name}, part {number}", name=name, number=number)


def _link(context: Context, text: str, page: ListPage, step: int) -> Link | None:
    at = page.number - 1 + step
    if not 0 <= at < len(page.list.pages):
        return None
    return Link(context.say(text, days=_days(context, page.list.pages[at])), page.list.hrefs[at])


def _days(context: Context, events: Sequence[Listed]) -> str:
    return context.words.span(events[0].date.first, events[-1].date.first)
