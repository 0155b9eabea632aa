"""The types of fields: what a value may be, and what a person writes for it.

Each carries its rules as `msgspec.Meta`, from which the reader, the messages of `check` and the
JSON Schema all follow. A rule that is more than a pattern stands under `extra` as `check`.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from timeline.model.dates import EventDate
from timeline.model.meant import clock_meant

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# An id is the name of a folder of the site, and Windows can have none of these.
_FOLDER = r"^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9]+(-[a-z0-9]+)*$"
# Minutes after midnight at which a part of the day begins; only used to sort events of one day.
PARTS_OF_DAY = {"night": 0, "morning": 6 * 60, "afternoon": 12 * 60, "evening": 18 * 60}


class Frozen(Struct, frozen=True, kw_only=True, gc=False):
    """A value that never changes and has no keys but its own."""


class Strand(StrEnum):
    """Which of the two columns an event belongs to; follows from its kind."""

    REPORTED = "reported"
    SAID = "said"


class Stance(StrEnum):
    """How a claim answers its question."""

    ASSERTS = "asserts"
    DENIES = "denies"
    PARTLY = "partly"
    CANNOT_CONFIRM = "cannot-confirm"


class Status(StrEnum):
    """Whether an event is shown."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Sensitivity(StrEnum):
    """Whether a page should warn before distressing detail."""

    NONE = "none"
    DISTRESSING = "distressing"


class QuestionKind(StrEnum):
    """What an answer to a question looks like."""

    YES_NO = "yes-no"
    NUMBER = "number"
    OPEN = "open"


def means(what: str, **rules: Any) -> Meta:  # noqa: ANN401  # as Meta has them
    """Return what a person writes for a field, in a few words, and its own rules."""
    return Meta(description=what, **rules)


def _zone(value: str) -> None:
    """Raise ValueError, with what to write instead, where there is no such zone."""
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{value!r} is not a time zone; write one such as Europe/Kyiv") from None


Text = Annotated[str, Meta(min_length=1)]
Id = Annotated[str, Meta(pattern=_FOLDER, max_length=60)]
Ids = tuple[Id, ...]
# The id of something else. Its form is not judged here: whoever knows all ids can say which one
# was meant by "Kozinka", and a wrong form is only one way to name nothing.
Ref = Annotated[str, Meta(min_length=1, max_length=120)]
Refs = tuple[Ref, ...]
# One id, or a list of them where there are several.
OneOrMore = Annotated[Refs, Meta(extra={"or_one": True})]
SourceKey = Annotated[str, Meta(pattern=r"^s[1-9][0-9]?$")]
ClaimKey = Annotated[str, Meta(pattern=r"^c[1-9][0-9]?$")]
When = EventDate
Day = date
Number = Decimal
Language = Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
# A domain, or one and the beginning of a path where several publish on it: t.me/a-channel.
Domain = Annotated[str, Meta(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._-]+)*$")]
Zone = Annotated[str, Meta(extra={"check": _zone})]
Clock = Annotated[
    str,
    Meta(
        pattern=rf"^(([01][0-9]|2[0-3]):[0-5][0-9]|{'|'.join(PARTS_OF_DAY)})$",
        extra={"meant": clock_meant},
    ),
]
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
# Written out: date.fromisoformat also takes weeks, such as 2024-W11-1.
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
