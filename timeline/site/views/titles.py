"""Titles, and whose account they are."""

from timeline.site.context import Context
from timeline.site.links import Link


def teller(context: Context, event_id: str) -> tuple[Link, ...]:
    """Return whose account the title of an event is."""
    speaker = context.record.head(event_id).speaker
    return (context.actor(speaker),) if speaker else ()


def attributed(context: Context, event_id: str) -> str:
    """Return the title of an event as it stands without its page."""
    return context.record.head(event_id).title
