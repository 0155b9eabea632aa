"""Titles, and whose account they are."""

import re
from collections.abc import Iterator

from timeline.record import evidence
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.text.confusables import fold

_WORD = re.compile(r"\w+")


def teller(context: Context, event_id: str) -> tuple[Link, ...]:
    """Return whose account the title of an event is: who speaks, or who reports it."""
    return tuple(map(context.actor, context.record.group(evidence.tellers, event_id)))


def attributed(context: Context, event_id: str) -> str:
    """Return the title of an event as it stands without its page: with whose account it is.

    A title that names them by any spelling on file says so already.
    """
    title = context.record.head(event_id).title
    told = context.record.group(evidence.tellers, event_id)
    if all(_names(context, title, actor_id) for actor_id in told):
        return title
    names = words.listing([context.actor(actor_id).text for actor_id in told])
    return context.count(
        "{title} – says {names}", "{title} – say {names}", len(told), title=title, names=names
    )


def _names(context: Context, title: str, actor_id: str) -> bool:
    """Return whether a title names an actor."""
    told = _folded(title)
    return any(_folded(spelling) in told for spelling in _spellings(context, actor_id))


def _spellings(context: Context, actor_id: str) -> Iterator[str]:
    actor = context.record.actor(actor_id)
    if actor is None:
        yield actor_id
        return
    yield from filter(None, (actor.name, actor.short, *actor.aliases))


def _folded(text: str) -> str:
    """Return the words of a text with a space around each, in small plain letters."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
