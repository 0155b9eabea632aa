"""An event and what it is made of. Field order here is key order in an event file.

The field descriptions are the contributor's guide and the second half of every message that
`check` prints about a wrong value, so each says what to write.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from timeline.model.fields import (
    PARTS_OF_DAY,
    ClaimKey,
    Clock,
    Day,
    Frozen,
    Id,
    Ids,
    Language,
    Number,
    OneOrMore,
    Ref,
    Refs,
    Sensitivity,
    SourceKey,
    Stance,
    Status,
    Text,
    When,
    Zone,
    means,
)

CAMPAIGN = "campaign"
# The kind of a draft of which nobody has said yet what kind of event it is.
UNDECIDED = "undecided"
TITLE_LENGTH = 90
SUMMARY_LENGTH = 1200
CLAIM_LENGTH = 300
_LEAST_WORDS = 8


class Covers(Frozen, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """What a number counts: the days, both included, and the places."""

    first: Annotated[Day | None, means("the first day counted, as 2024-03-12")] = None
    last: Annotated[Day | None, means("the last day counted, as 2024-03-20")] = None
    places: Annotated[Refs, means("ids of the places counted")] = ()


class Claim(Frozen, frozen=True, kw_only=True):
    """An assertion by one actor; may answer questions."""

    key: Annotated[
        ClaimKey | None, means("c1 for the first claim, c2 for the second, and so on")
    ] = None
    by: Annotated[Ref, means("the id of the actor who makes the claim")]
    question: Annotated[
        OneOrMore, means("the id of the question it answers, or a list of them")
    ] = ()
    stance: Annotated[Stance, means("how it answers the question")] = Stance.ASSERTS
    says: Annotated[
        Text, means("the claim in our own words, one sentence", max_length=CLAIM_LENGTH)
    ]
    value: Annotated[Number | None, means("the number claimed")] = None
    low: Annotated[Number | None, means("the lowest number claimed")] = None
    high: Annotated[Number | None, means("the highest number claimed")] = None
    unit: Annotated[Text | None, means("what is counted, such as people or houses")] = None
    dead: Annotated[Number | None, means("the part of the number called dead")] = None
    covers: Annotated[Covers | None, means("what the number counts: days and places")] = None
    said_on: Annotated[When | None, means("the day it was said, as 2024-03-13")] = None
    disputed_by: Annotated[
        Refs, means("ids of the actors who deny it, where no claim of theirs tells")
    ] = ()
    sources: Annotated[tuple[SourceKey, ...], means("keys of this event's sources: [s1]")] = ()

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """The numbers low, value and high."""
        return self.low, self.value, self.high

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers it gives, in the order low, value, high; empty for a claim in words."""
        return tuple(number for number in self.bounds if number is not None)


class Quote(Frozen, frozen=True, kw_only=True):
    """Exact words with a speaker."""

    speaker: Annotated[Ref, means("the id of the actor who said it")]
    text: Annotated[Text, means("the exact words, omissions marked […]", max_length=1500)]
    lang: Annotated[
        Language, means("the language of the words as quoted, two letters: en, ru, uk")
    ] = "en"
    translated: Annotated[bool, means("true if the words are a translation")] = False
    source: Annotated[SourceKey | None, means("the key of the source that prints it")] = None

    @property
    def is_phrase(self) -> bool:
        """Whether it is a few words within what was said, not a passage of it."""
        return len(self.text.split()) < _LEAST_WORDS


class Source(Frozen, frozen=True, kw_only=True):
    """One published report of an event."""

    key: Annotated[SourceKey, means("s1 for the first source, s2 for the second, and so on")]
    # Empty where the address tells; the record has it filled in.
    outlet: Annotated[
        str,
        means(
            "the id of the outlet that published it",
            max_length=120,
            extra={"may_be_left_out": True},
        ),
    ] = ""
    title: Annotated[Text | None, means("its headline as printed")] = None
    url: Annotated[Text | None, means("its full address, https://…")] = None
    published: Annotated[Day | None, means("the day it was published, as 2024-03-13")] = None
    supports: Annotated[Text | None, means("what it shows, in our words")] = None
    relays: Annotated[Refs | None, means("whose account it passes on; [] for its own")] = None
    archived: Annotated[Text | None, means("a copy at web.archive.org, perma.cc, …")] = None


class SeedRef(Frozen, frozen=True, kw_only=True):
    """A seed article that the event was made from; `sha256` is of the file's bytes."""

    file: Annotated[
        str, means("the name of the file in seeds/", pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]*$")
    ]
    sha256: Annotated[
        str, means("the SHA-256 of the file, 64 hexadecimal digits", pattern=r"^[0-9a-f]{64}$")
    ]
    source: Annotated[SourceKey | None, means("the key of the source that is this article")] = None


class Change(Frozen, frozen=True, kw_only=True):
    """A dated, visible correction of a published event."""

    on: Annotated[Day, means("the day of the correction, as 2026-12-01")]
    what: Annotated[Text, means("what was changed")]
    why: Annotated[Text, means("why it was changed")]


class Event(Frozen, frozen=True, kw_only=True):
    """One thing that happened, or was said, at one time."""

    id: Annotated[Id, means("from the file name; permanent, holds no date")]
    title: Annotated[
        Text, means(f"at most {TITLE_LENGTH} characters, attributed", max_length=TITLE_LENGTH)
    ]
    date: Annotated[When, means("when it happened or was said, not when it was reported")]
    time: Annotated[Clock | None, means(f'"10:30" in quotes, or {", ".join(PARTS_OF_DAY)}')] = None
    tz: Annotated[Zone | None, means("the time zone of a clock time: Europe/Paris")] = None
    kind: Annotated[Ref, means("what sort of event it is")]
    summary: Annotated[
        Text, means("two to four sentences in our own words", max_length=SUMMARY_LENGTH)
    ]
    speaker: Annotated[Ref | None, means("the id of the actor who speaks")] = None
    venue: Annotated[Text | None, means("where or on what channel it was said")] = None
    actors: Annotated[
        Refs, means("ids of those taking part or speaking: [jane-doe, city-council]")
    ] = ()
    places: Annotated[Refs, means("ids of the places: [oakford, ford-district]")] = ()
    told_by: Annotated[Refs, means("ids of those whose account the title is")] = ()
    responds_to: Annotated[OneOrMore, means("ids of the events it answers, or [campaign]")] = ()
    recalls: Annotated[Refs, means("ids of earlier events that the report retells")] = ()
    claims: Annotated[tuple[Claim, ...], means("who asserts what")] = ()
    quotes: Annotated[tuple[Quote, ...], means("exact words with their speaker")] = ()
    sources: Annotated[
        tuple[Source, ...], means("published reports of the event, at least one", min_length=1)
    ]
    seeds: Annotated[tuple[SeedRef, ...], means("the seed articles it was made from")] = ()
    date_note: Annotated[Text | None, means("how an uncertain date was set")] = None
    scope_note: Annotated[Text | None, means("why it is kept as background")] = None
    added: Annotated[Day | None, means("the day it entered the record, as 2026-11-28")] = None
    review: Annotated[tuple[Text, ...], means("what is still unsure; keeps it a draft")] = ()
    changes: Annotated[tuple[Change, ...], means("dated corrections")] = ()
    sensitivity: Annotated[Sensitivity, means("none or distressing")] = Sensitivity.NONE
    status: Annotated[Status, means("draft, published or withdrawn")] = Status.PUBLISHED
    aliases: Annotated[Ids, means("old ids; each stays alive as a stub page")] = ()
    body: Annotated[str, means("optional text in plain Markdown, below the second ---")] = ""

    @property
    def file_name(self) -> str:
        """The one name its file may have, without the folder."""
        return f"{self.date.day_key}-{self.id}.md"

    @property
    def named_actors(self) -> tuple[str, ...]:
        """The ids of all actors it names, each once, the speaker first."""
        speaker = (self.speaker,) if self.speaker else ()
        claiming = (name for claim in self.claims for name in (claim.by, *claim.disputed_by))
        quoted = (quote.speaker for quote in self.quotes)
        return tuple(dict.fromkeys((*speaker, *self.actors, *claiming, *quoted)))

    @property
    def claim_keys(self) -> tuple[str, ...]:
        """The key of each claim, as event#c1 names it; counted where none is given."""
        return tuple(claim.key or f"c{at}" for at, claim in enumerate(self.claims, start=1))

    def claim(self, key: str) -> Claim:
        """Return the claim of a key; raises ValueError."""
        return self.claims[self.claim_keys.index(key)]

    @property
    def corrected(self) -> Day | None:
        """The day of its last correction."""
        return max((change.on for change in self.changes), default=None)

    @property
    def updated(self) -> Day:
        """The day on which it was last corrected, or added.

        Where its file says neither, it is the day of its newest source, else its own first day.
        """
        known: list[Day] = [day for day in (self.corrected, self.added) if day]
        reports: list[Day] = [source.published for source in self.sources if source.published]
        return max(known or reports, default=self.date.first)

    @property
    def is_timed(self) -> bool:
        """Whether a clock time is known, not just a part of the day."""
        return self.time is not None and ":" in self.time

    @property
    def wall_clock(self) -> datetime | None:
        """Its first day and clock time as a clock of its own zone shows them, without the zone.

        None where either is not known.
        """
        if not self.is_timed or self.date.is_month:
            return None
        return datetime.fromisoformat(f"{self.date.first}T{self.time}")
