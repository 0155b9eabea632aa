"""An event and what it is made of. Field order here is key order in an event file.

The field descriptions are the contributor's guide and the second half of every message that
`check` prints about a wrong value, so each says what to write.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from timeline.model.dates import EventDate
from timeline.model.lists import (
    PARTS_OF_DAY,
    Kind,
    Sensitivity,
    Stance,
    Standing,
    Status,
    Strand,
)

CAMPAIGN = "campaign"
TITLE_LENGTH = 90
# An untimed event stands after the timed ones of its day: its hour is unknown, not midnight.
_UNTIMED = 48 * 60
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
# Written out: date.fromisoformat also takes weeks, such as 2024-W11-1.
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CONTESTED = frozenset({Standing.DISPUTED, Standing.DENIED})
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _event_date(value: object) -> EventDate:
    if isinstance(value, EventDate):
        return value
    if not isinstance(value, str):
        raise ValueError("a date is one value, not a list or a group of keys")
    return EventDate(value)


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a day; write it as 2024-03-13") from None


def _boolean(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise ValueError(f"{value!r} is neither true nor false; write one of the two")
    return value == "true"


def _number(value: object) -> object:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise ValueError(f"{value!r} is not a number; write digits alone, such as 1500 or 2.5")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{value!r} is not a time zone; write one such as Europe/Kyiv") from None
    return value


def _without_blank_edges(body: str) -> str:
    return body.strip("\n")


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=60)]
Ids = tuple[Id, ...]
# The id of something else. Its form is not judged here: whoever knows all ids can say which one
# was meant by "Kozinka", and a wrong form is only one way to name nothing.
Ref = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120, strip_whitespace=True),
    WithJsonSchema({"type": "string", "pattern": _ID, "maxLength": 60}),
]
Refs = tuple[Ref, ...]
SourceKey = Annotated[str, StringConstraints(pattern=r"^s[1-9][0-9]?$")]
When = Annotated[
    EventDate,
    PlainValidator(_event_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "examples": ["2024-03-13", "2024-03", "2024-03-12~"]}),
]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_boolean)]
Zone = Annotated[str, AfterValidator(_zone)]
Body = Annotated[str, AfterValidator(_without_blank_edges)]
Clock = Annotated[
    str,
    StringConstraints(pattern=rf"^(([01][0-9]|2[0-3]):[0-5][0-9]|{'|'.join(PARTS_OF_DAY)})$"),
]


class Frozen(BaseModel):
    """A value that never changes and has no keys but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Stand(NamedTuple):
    """A claim in short: enough to set it beside the other answers to its question.

    `bounds` are the numbers low, value and high. It `wants_other_side` if it is said to be
    contested and names nobody who contests it.
    """

    question: str | None
    by: str
    stance: Stance
    bounds: tuple[Decimal | None, Decimal | None, Decimal | None]
    unit: str | None
    said_on: EventDate | None
    says: str
    wants_other_side: bool

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers it gives, in the order low, value, high; empty for a claim in words."""
        return tuple(number for number in self.bounds if number is not None)


class Claim(Frozen):
    """An assertion by one actor; may answer a question."""

    by: Ref = Field(description="the id of the actor who makes the claim")
    question: Ref | None = Field(None, description="the id of the question it answers")
    stance: Stance = Field(Stance.ASSERTS, description="how it answers the question")
    says: Text = Field(max_length=300, description="the claim in our own words, one sentence")
    value: Number | None = Field(None, description="the number claimed")
    low: Number | None = Field(None, description="the lowest number claimed")
    high: Number | None = Field(None, description="the highest number claimed")
    unit: Text | None = Field(None, description="what is counted, such as people or drones")
    said_on: When | None = Field(None, description="the day it was said, as 2024-03-13")
    status: Standing = Field(Standing.CLAIMED, description="where the claim stands")
    disputed_by: Refs = Field((), description="ids of the actors who dispute it")
    sources: tuple[SourceKey, ...] = Field((), description="keys of this event's sources: [s1]")

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers it gives, in the order low, value, high; empty for a claim in words."""
        return self.stand.numbers

    @property
    def stand(self) -> Stand:
        """The claim in short."""
        return Stand(
            question=self.question,
            by=self.by,
            stance=self.stance,
            bounds=(self.low, self.value, self.high),
            unit=self.unit,
            said_on=self.said_on,
            says=self.says,
            wants_other_side=self.status in _CONTESTED and not self.disputed_by,
        )


class Quote(Frozen):
    """Exact words with a speaker."""

    speaker: Ref = Field(description="the id of the actor who said it")
    text: Text = Field(max_length=1500, description="the exact words, omissions marked […]")
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = Field(
        "en", description="the language of the words as quoted, two letters: en, ru, uk"
    )
    translated: Flag = Field(False, description="true if the words are a translation")
    source: SourceKey | None = Field(None, description="the key of the source that prints it")


class Source(Frozen):
    """One published report of an event."""

    key: SourceKey = Field(description="s1 for the first source, s2 for the second, and so on")
    outlet: Ref = Field(description="the id of the outlet that published it")
    title: Text | None = Field(None, description="its headline as printed")
    url: Text | None = Field(None, description="its full address, https://…")
    published: Day | None = Field(None, description="the day it was published, as 2024-03-13")
    supports: Text | None = Field(None, description="what it shows, in our words")
    archived: Text | None = Field(None, description="a copy at web.archive.org, perma.cc, …")


class SeedRef(Frozen):
    """A seed article that the event was made from; `sha256` is of the file's bytes."""

    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]*$")] = Field(
        description="the name of the file in seeds/"
    )
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="the SHA-256 of the file, 64 hexadecimal digits"
    )


class Change(Frozen):
    """A dated, visible correction of a published event."""

    on: Day = Field(description="the day of the correction, as 2026-12-01")
    what: Text = Field(description="what was changed")
    why: Text = Field(description="why it was changed")


class Event(Frozen):
    """One thing that happened, or was said, at one time."""

    id: Id = Field(description="from the file name; permanent, holds no date")
    title: Text = Field(
        max_length=TITLE_LENGTH, description=f"at most {TITLE_LENGTH} characters, attributed"
    )
    date: When = Field(description="when it happened or was said, not when it was reported")
    time: Clock | None = Field(None, description=f'"10:30" in quotes, or {", ".join(PARTS_OF_DAY)}')
    tz: Zone | None = Field(None, description="the time zone of a clock time: Europe/Moscow")
    kind: Kind = Field(description="what sort of event it is")
    summary: Text = Field(max_length=1200, description="two to four sentences in our own words")
    speaker: Ref | None = Field(None, description="the id of the actor who speaks")
    venue: Text | None = Field(None, description="where or on what channel it was said")
    actors: Refs = Field((), description="ids of those taking part or speaking: [gur, russian-mod]")
    places: Refs = Field((), description="ids of the places: [kozinka, belgorod-oblast]")
    responds_to: Refs = Field((), description="ids of the events it answers, or [campaign]")
    recalls: Refs = Field((), description="ids of earlier events that the report retells")
    claims: tuple[Claim, ...] = Field((), description="who asserts what")
    quotes: tuple[Quote, ...] = Field((), description="exact words with their speaker")
    sources: tuple[Source, ...] = Field(
        min_length=1, description="published reports of the event, at least one"
    )
    seeds: tuple[SeedRef, ...] = Field((), description="the seed articles it was made from")
    date_note: Text | None = Field(None, description="how an uncertain date was set")
    scope_note: Text | None = Field(None, description="why it is kept as background")
    review: tuple[Text, ...] = Field((), description="what is still unsure; keeps it a draft")
    changes: tuple[Change, ...] = Field((), description="dated corrections")
    sensitivity: Sensitivity = Field(Sensitivity.NONE, description="none or distressing")
    status: Status = Field(Status.PUBLISHED, description="draft, published or withdrawn")
    aliases: Ids = Field((), description="old ids; each stays alive as a stub page")
    body: Body = Field("", description="optional text in plain Markdown, below the second ---")

    @property
    def strand(self) -> Strand:
        """`ground` or `reaction`."""
        return self.kind.strand

    @property
    def file_name(self) -> str:
        """The one name its file may have, without the folder."""
        return f"{self.date.day_key}-{self.id}.md"

    @cached_property
    def named_actors(self) -> tuple[str, ...]:
        """The ids of all actors it names, each once, the speaker first."""
        speaker = [self.speaker] if self.speaker else []
        claims = [actor for claim in self.claims for actor in (claim.by, *claim.disputed_by)]
        quotes = [quote.speaker for quote in self.quotes]
        return tuple(dict.fromkeys([*speaker, *self.actors, *claims, *quotes]))

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The outlet of each source, in the order of the sources."""
        return tuple(source.outlet for source in self.sources)

    @cached_property
    def corrected(self) -> Day | None:
        """The day of its last correction."""
        return max((change.on for change in self.changes), default=None)

    @cached_property
    def updated(self) -> Day:
        """The day of its last correction, else of its newest source, else its own first day."""
        published = [source.published for source in self.sources if source.published]
        return self.corrected or max(published, default=self.date.first)

    @cached_property
    def stands(self) -> tuple[Stand, ...]:
        """Its claims in short, in their order."""
        return tuple(claim.stand for claim in self.claims)

    @cached_property
    def is_unsettled(self) -> bool:
        """Whether a claim is said to be contested and names nobody who contests it."""
        return any(stand.wants_other_side for stand in self.stands)

    @property
    def is_timed(self) -> bool:
        """Whether a clock time is known, not just a part of the day."""
        return self.time is not None and ":" in self.time

    def sort_key(self, zone: ZoneInfo) -> tuple[str, int, str, str]:
        """Order of events: day, minute in `zone` (unknown last), ground first, then id."""
        return self.date.day_key, self._minute(zone), self.strand.value, self.id

    def _minute(self, zone: ZoneInfo) -> int:
        if self.time is None:
            return _UNTIMED
        if self.time in PARTS_OF_DAY:
            return PARTS_OF_DAY[self.time]
        minute = int(self.time[:2]) * 60 + int(self.time[3:])
        day = self.date.first
        return minute + _offset(zone, day) - _offset(ZoneInfo(self.tz) if self.tz else zone, day)


@lru_cache(maxsize=4096)
def _offset(zone: ZoneInfo, day: date) -> int:
    """Return the minutes by which `zone` is ahead of UTC at noon of `day`."""
    offset = datetime.combine(day, time(12), tzinfo=zone).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
