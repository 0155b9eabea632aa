"""Shapes that many routes have: how their pages are named, and how a view is made of a value."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Protocol

from timeline.record import indexes
from timeline.record.indexes import Index
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.routes.pages import Pages, PageView, list_of

Names = Callable[[Pages], Iterable[str]]
View = Callable[[Pages, str], PageView]
_DESCRIPTION = 160


class Titled(Protocol):
    """What stands on a page that has a title."""

    @property
    def title(self) -> str:
        """The title of the page."""


class Named(Protocol):
    """What stands on a page whose title may have names of the record in it."""

    @property
    def heading(self) -> Link:
        """The title of the page."""


class Headed(Titled, Protocol):
    """What stands on a page that has a title and a sentence below it."""

    @property
    def lead(self) -> str:
        """What the page is about."""


def one(_: Pages) -> Iterable[str]:
    """Return the name of the one page of a route that always has it."""
    return ("",)


def one_if(is_there: Callable[[Context], object]) -> Names:
    """Return what names the one page of a route, where `is_there` finds what to put on it."""
    return lambda pages: ("",) if is_there(pages.context) else ()


def keys(index: Index[object]) -> Names:
    """Return what names a page for each key of an index."""
    return lambda pages: pages.context.record.keys(index)


def later_keys(index: Index[object], first: str) -> Names:
    """Return what names a page for each key of an index but the first, which has another page."""
    return lambda pages: (key for key in pages.context.record.keys(index) if key != first)


def group(index: Index[tuple[str, ...]]) -> Names:
    """Return what names a page for each id that an index has under its empty key."""
    return lambda pages: pages.context.record.group(index)


def listed(kind: str) -> Names:
    """Return what names every page of the lists of a type."""
    return lambda pages: pages.list_names(kind)


def on_file(index: Index[tuple[str, ...]], kind: str) -> Names:
    """Return what names the pages of a type of list of those that have a registry entry."""

    def names(pages: Pages) -> Iterator[str]:
        record = pages.context.record
        shown = {name for key in record.keys(index) for name in record.group(index, key)}
        return (name for name in pages.list_names(kind) if list_of(name) in shown)

    return names


def has_events(context: Context) -> bool:
    """Tell whether there is any event at all."""
    return context.record.group(indexes.extent).events


def has_keys(index: Index[object]) -> Callable[[Context], Collection[str]]:
    """Return what finds whether an index has any key."""
    return lambda context: context.record.keys(index)


def single(make: Callable[[Context], Headed]) -> View:
    """Return the view of a route with one page, which `make` makes of the context alone."""
    return lambda pages, _: headed(make(pages.context))


def described(make: Callable[[Context], Titled], description: str) -> View:
    """Return the view of a route with one page, which others describe by a phrase."""
    return lambda pages, _: told(make(pages.context), pages.context.say(description))


def headed(page: Headed) -> PageView:
    """Return the view of a page that says itself what it is about."""
    return told(page, page.lead)


def told(page: Titled, description: str) -> PageView:
    """Return the view of a page that others describe in these words."""
    return PageView(title=page.title, description=short(description), values={"page": page})


def of_named(page: Named, description: str) -> PageView:
    """Return the view of a page with such a title that others describe in these words."""
    title = page.heading.text
    return PageView(title=title, description=short(description), values={"page": page})


def short(text: str) -> str:
    """Return the beginning of `text`, cut between two words, for a description."""
    if len(text) <= _DESCRIPTION:
        return text
    return f"{text[:_DESCRIPTION].rpartition(' ')[0].rstrip(',;:')}…"
