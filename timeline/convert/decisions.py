"""What a person may decide about a draft: choices, each with what it changes."""

from dataclasses import dataclass
from enum import IntEnum

import msgspec

from timeline.model import Event


class Weight(IntEnum):
    """How much harm it does if nobody decides: most for words in the wrong mouth."""

    LIVE = 13
    NOBODYS = 12
    SAME = 11
    INFERRED = 10
    SPEAKER = 9
    KIND = 8
    DATE = 7
    PLACES = 6
    SOURCES = 5
    TITLE = 4
    CLAIMS = 3
    LINKS = 2
    NAMES = 1
    DAY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A change of one field of an event: another value, or an item more or less in a list.

    What is `typed` a person writes: the value itself, or what a claim says.
    """

    field: str
    value: object = None
    adds: object = None
    drops: object = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer in words, and what it changes; nothing where the draft is right as it is."""

    label: str
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be decided, and its choices."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A review note, how much it weighs, and the questions that settle it, one after another."""

    weight: Weight
    text: str
    questions: tuple[Decision, ...] = ()


# What a person writes who chooses none of the actors that are offered.
ACTOR = "Who, by an id or a name"
SOMEBODY_ELSE = "somebody else"


def changed(event: Event, changes: tuple[FieldChange, ...]) -> Event:
    """Return an event with some changes made."""
    for change in changes:
        old = getattr(event, change.field)
        if change.adds is not None:
            new = old if change.adds in old else (*old, change.adds)
        elif change.drops is not None:
            new = tuple(item for item in old if item != change.drops)
        else:
            new = change.value
        event = msgspec.structs.replace(event, **{change.field: new})
    return event


def without_note(event: Event, text: str) -> Event:
    """Return an event without a note that is settled."""
    return changed(event, (FieldChange(field="review", drops=text),))
