"""What a person may decide about a draft: choices, each with what it changes."""

from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from timeline.model import Event


class Weight(IntEnum):
    """How much harm it does if nobody decides: most for words in the wrong mouth."""

    LIVE = 12
    NOBODYS = 11
    SAME = 10
    INFERRED = 9
    SPEAKER = 8
    KIND = 7
    DATE = 6
    PLACES = 5
    TITLE = 4
    CLAIMS = 3
    LINKS = 2
    NAMES = 1
    DAY = 0


class FieldChange(Struct, frozen=True, kw_only=True):
    """A change of one field of an event: another value, or an item more or less in a list.

    What is `typed` a person writes: the value itself, what a claim says, or of `sources` the `part`
    that is said of the article itself; of a list one more item, or with `EVERY` as `part` all.
    """

    field: str
    part: str = ""
    value: object = None
    adds: object = None
    drops: object = None
    typed: str = ""


class Choice(Struct, frozen=True):
    """An answer in words, and what it changes; nothing where the draft is right as it is.

    One that is an answer to the whole note leaves no more of its questions to ask.
    """

    label: str
    changes: tuple[FieldChange, ...] = ()
    is_for_all: bool = False


class Decision(Struct, frozen=True):
    """What is to be decided, and its choices; where a person writes it, there are none."""

    text: str
    choices: tuple[Choice, ...] = ()
    written: FieldChange | None = None

    @property
    def proposed(self) -> Choice | None:
        """The one choice that leaves the draft as it is: what holds unless somebody objects."""
        unchanged = [choice for choice in self.choices if not choice.changes]
        return unchanged[0] if len(unchanged) == 1 else None


class Note(Struct, frozen=True):
    """A review note, how much it weighs, and the questions that settle it, one after another.

    The last one tells of other notes for which there is `no_room`; theirs are questions of it.
    """

    weight: Weight
    text: str
    questions: tuple[Decision, ...] = ()
    no_room: tuple["Note", ...] = ()


# The key that the article itself has among the sources of its draft.
ARTICLE = "s1"
# What a person writes who chooses none of the actors that are offered.
ACTOR = "Who, by an id or a name"
SOMEBODY_ELSE = "another, whom I name"
# What a person writes who means another event than those that are offered, or another day.
EVENT = "Which event, by its id or words of its title"
DAY = "Day, as 2021-05-14; 2021-05 where only the month is known"
ONE_DAY = "Day, as 2021-05-14"
EVERY = "every"
OUTLET = "Outlet, by its id or name"
# What only a person can write: no choice of it is offered.
A_TITLE = FieldChange(field="title", typed="Title")
A_SUMMARY = FieldChange(field="summary", typed="Summary")
TITLE = Decision("title", written=A_TITLE)
SUMMARY = Decision("summary", written=A_SUMMARY)
# Both at once: the first sentence is the title.
TEXT = Decision("title and summary", written=FieldChange(field="title", typed="Title. Summary"))
ADDRESS = Decision(
    "sources: where the article can be read",
    written=FieldChange(field="sources", part="url", typed="Address, https://…"),
)
PUBLISHED = FieldChange(field="sources", part="published", typed="Day, as 2021-05-14")
HEADLINE = Decision(
    "sources: the headline of the article",
    written=FieldChange(field="sources", part="title", typed="Headline, as printed"),
)


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
        event = replace(event, **{change.field: new})
    return event


def without_note(event: Event, text: str) -> Event:
    """Return an event without a note that is settled."""
    return changed(event, (FieldChange(field="review", drops=text),))
