"""The page of search: a form, what one can choose by, and every place and actor from A to Z."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from timeline.model import Entry, Kind, Side
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.indexed import number_of_indexes
from timeline.text.confusables import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name, linked, and the words that other spellings of it have besides, for a script.

    There are none where nothing can be looked for, or where they would make a long page longer.
    """

    link: Link
    also: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and the names that begin with it; `id` is the page's own."""

    id: str
    letter: str
    names: tuple[Spelled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The page of search. Where there is an index, `action` is the page and `index` its folder.

    Those after the first of `indexes` are in folders below it, which are called 2, 3 and so on.
    Results can be chosen by `kinds` and `sides`.
    """

    title: str
    action: str
    index: str
    indexes: int
    base: str
    kinds: tuple[Kind, ...]
    sides: tuple[Side, ...]
    letters: tuple[Letter, ...]


def search_page(context: Context) -> SearchView:
    """Return the page of search."""
    kinds = context.record.keys(indexes.by_kind)
    sides = context.record.keys(indexes.shown_actors)
    return SearchView(
        title=context.say("Search"),
        action=context.links.to("/search/"),
        index=context.links.to("/search/index/") if context.site.search else "",
        indexes=number_of_indexes(context),
        base=context.links.to("/"),
        kinds=tuple(map(context.kind, kinds)),
        sides=tuple(
            side
            for side in context.record.vocabulary.sides
            if side.id in sides and context.side(side.id).text
        ),
        letters=tuple(_letters(context)),
    )


def _letters(context: Context) -> Iterator[Letter]:
    names = sorted(_named(context), key=lambda name: (fold(name.link.text), name.link.href))
    groups = groupby(names, key=lambda name: fold(name.link.text)[:1].upper())
    for number, (letter, group) in enumerate(groups, 1):
        yield Letter(f"letter_{number}", letter, tuple(group))


def _named(context: Context) -> Iterator[Spelled]:
    for found, link, entry in (
        (indexes.shown_places, context.place, context.record.place),
        (indexes.shown_actors, context.actor, context.record.actor),
    ):
        for key in context.record.keys(found):
            for name in context.record.group(found, key):
                yield Spelled(link(name), _also(context, entry(name)))


def _also(context: Context, entry: Entry | None) -> str:
    if entry is None or context.is_long or not context.site.search:
        return ""
    words = (word for name in entry.aliases for word in _WORD.findall(name.lower()))
    own = _WORD.findall(entry.name.lower())
    return " ".join(word for word in dict.fromkeys(words) if word not in own)
