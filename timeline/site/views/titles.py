"""Titles, and whose account they are."""

from collections.abc import Iterator
from itertools import takewhile

from timeline.record import evidence
from timeline.site.context import Context
from timeline.site.links import Link, named
from timeline.text.words import folded_words


def teller(context: Context, event_id: str) -> tuple[Link, ...]:
    """Return whose account the title of an event is: who speaks, or who reports it."""
    return tuple(map(context.actor, context.record.group(evidence.tellers, event_id)))


def attributed(context: Context, event_id: str) -> Link:
    """Return the title of an event as it stands without its page: with whose account it is.

    Of what is reported only a title that its file says is somebody's account lacks its speaker.
    A title says so already that names them by a spelling on file or a person by the surname. Of
    what is said, it is enough to name the body for which somebody speaks, or to begin with the
    office: "Oakford mayor says" of the mayor of Oakford.
    """
    head = context.record.head(event_id)
    title, is_said = head.title, context.is_said(head.kind)
    told = context.record.group(evidence.tellers if is_said else evidence.named_tellers, event_id)
    if all(_names(context, title, actor_id, is_said=is_said) for actor_id in told):
        return named(title)
    names = context.listing([context.actor(actor_id) for actor_id in told])
    if is_said:  # such a title tells in some word that somebody speaks
        return context.pieces("{title} ({names})", title=named(title), names=names)
    number = context.persons(told)
    return context.count_pieces(
        "{title} – says {names}", "{title} – say {names}", number, title=named(title), names=names
    )


def _names(context: Context, title: str, actor_id: str, *, is_said: bool) -> bool:
    """Return whether a title names an actor; where it `is_said`, or their body or office."""
    told, actor = folded_words(title), context.record.actor(actor_id)
    if any(folded_words(spelling) in told for spelling in _spellings(context, actor_id)):
        return True
    if actor is None or not is_said:
        return False
    is_person = context.record.vocabulary.is_like("actors", actor.kind, "person")
    if is_person and _begins_with_office(title, actor.role):
        return True
    body = actor.member_of
    return body is not None and _names(context, title, body, is_said=False)


def _begins_with_office(title: str, role: str) -> bool:
    """Return whether a title begins with an office and with what it is the office of.

    In any order; an office alone may be anybody's, and where it is, may be anybody there.
    """
    office, _, of = role.partition(" of ")
    offices, others, whole = set(_words(office)), set(_words(of)), set(_words(role))
    first = set(takewhile(whole.__contains__, _words(title)))
    return offices <= first and bool(first & others if others else len(offices) > 1)


def _words(text: str) -> list[str]:
    """Return the words of a text without those of one letter, as in a genitive."""
    return [word for word in folded_words(text).split() if len(word) > 1]


def _spellings(context: Context, actor_id: str) -> Iterator[str]:
    actor = context.record.actor(actor_id)
    if actor is None:
        yield actor_id
        return
    yield from filter(None, (actor.name, actor.short, *actor.aliases))
    if context.record.vocabulary.is_like("actors", actor.kind, "person"):
        yield actor.name.rpartition(" ")[2]
