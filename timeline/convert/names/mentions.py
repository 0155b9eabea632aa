"""A name as it stands in a text, and lists of them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A name as it stands in a text, with the ids it means; one name may be actor and outlet.

    `is_short` marks a surname or a head word, `is_guess` one whose full name the text never gives.
    """

    start: int
    end: int
    text: str
    actor: str = ""
    place: str = ""
    outlet: str = ""
    is_short: bool = False
    is_guess: bool = False


def covered(mentions: Iterable[Mention]) -> frozenset[int]:
    """Return every offset at which a name stands."""
    return frozenset[int]().union(*(range(one.start, one.end) for one in mentions))


def is_within(mention: Mention, other: Mention) -> bool:
    """Return whether a name is a part of a longer one."""
    is_longer = other.end - other.start > mention.end - mention.start
    return is_longer and other.start <= mention.start and mention.end <= other.end


def in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return names in the order of the text."""
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def mentioned(text: str, start: int, end: int, ids: Mapping[str, str], **marks: bool) -> Mention:
    """Return the name that stands at a stretch of a text, with what it means."""
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        actor=ids.get("actor", ""),
        place=ids.get("place", ""),
        outlet=ids.get("outlet", ""),
        **marks,
    )
