"""The events around one: its answers, what else was said, what it mentions, what mentions it."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Event
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.views.event_head import Other, other
from timeline.site.views.rows import Row, Rows

# A page is read on a phone, so of a long thread the rest stands in titles alone.
_MOST_UNFOLDING = 6
# So many of what else was said stand on each side; the event answered has them all.
_BESIDE = 4
_MOST_MENTIONS = 10


@dataclass(frozen=True, slots=True)
class Unfolding:
    """An answer, and what it says in short."""

    row: Row
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The events around one. `replies` unfold; `later` are the further ones of a long thread."""

    replies: tuple[Unfolding, ...]
    later: tuple[Row, ...]
    siblings: tuple[Other, ...]
    mentions: tuple[Other, ...]
    mentioned_by: tuple[Other, ...]
    mentioned_more: str


def around(context: Context, event: Event, rows: Rows) -> Around:
    """Return the events around one."""
    replies = context.replies(event.id)
    by = context.record.group(indexes.recalled_by, event.id)
    mentions = (each for each in event.recalls if context.record.has_event(each))
    return Around(
        replies=tuple(
            Unfolding(rows[each], context.record.event(each).summary)
            for each in replies[:_MOST_UNFOLDING]
        ),
        later=tuple(rows[each] for each in replies[_MOST_UNFOLDING:]),
        siblings=tuple(other(context, each) for each in _siblings(context, event)),
        mentions=tuple(other(context, each) for each in mentions),
        mentioned_by=tuple(other(context, each) for each in by[:_MOST_MENTIONS]),
        mentioned_more=context.and_more(len(by) - _MOST_MENTIONS),
    )


def _siblings(context: Context, event: Event) -> Sequence[str]:
    """Return the ids of the nearest other answers to what this one answers, in order."""
    found: dict[str, None] = {}
    for target in context.targets(event):
        replies = context.replies(target)
        here = replies.index(event.id)
        found |= dict.fromkeys(replies[max(here - _BESIDE, 0) : here + _BESIDE + 1])
    found.pop(event.id, None)
    # Not by the position in the record, which every event before them would change.
    return sorted(found, key=lambda sibling: context.record.head(sibling).date.day_key)
