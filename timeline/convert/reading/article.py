"""A seed taken apart once, for every question that is asked about it."""

import re
from bisect import bisect_left
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from timeline.convert.names.names import Gazetteer, Mention
from timeline.convert.reading import quotes
from timeline.convert.reading.before import Before
from timeline.convert.reading.parts import Part, older_from, parts, split
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.roles import ASIDE, Roles
from timeline.convert.words import date_expressions
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.text import boilerplate, datelines
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

# A headline or two may stand above the dateline.
_OPENING = 3
_MARKS = ' *_"”»“'
_ENDS, _CLOSING = ".!?…:", "\"”»“’')]*_ "
_TOLD = (SectionLabel.LEAD, SectionLabel.DETAILS, SectionLabel.POST)
_NEVER_BACKGROUND = (SectionLabel.QUOTE, SectionLabel.SOURCE)
_LETTER = re.compile(r"[^\W\d_]")
# `Dear friends, good morning!` tells nothing.
_GREETS = pattern("greetings", before=r"\W*")
_GREETING = 60


class Article(Struct, frozen=True, kw_only=True, dict=True):
    """A seed with its names and quotations found.

    `plain` is its text with every quoted word blanked out, offsets unchanged: what the reporter
    says and not what somebody is quoted as saying.
    """

    seed: Seed
    mentions: tuple[Mention, ...]
    pieces: tuple[Piece, ...]
    plain: str
    parts: tuple[Part, ...]
    # Every one of all parts, in order; a full stop within a quotation ends none.
    every_sentence: tuple[Span, ...]
    # What was said on a day before this one was said before what the article tells.
    since: date = date.min

    @classmethod
    def of(cls, seed: Seed, gazetteer: Gazetteer, side: str = "") -> "Article":
        """Return `seed` with its names and quotations found; its paper may be of a `side`."""
        mentions = gazetteer.find(seed.text, side)
        pieces = quotes.find(seed, mentions)
        plain = _without_quotes(seed.text, pieces)
        found = tuple(parts(seed, plain))
        return cls(
            seed=seed,
            mentions=mentions,
            pieces=pieces,
            plain=plain,
            parts=found,
            every_sentence=tuple(
                one for part in found for one in split(seed.text, plain, part.span)
            ),
        )

    @cached_property
    def bare(self) -> str:
        """The text without quoted words and without the names on file, offsets unchanged."""
        made: list[str] = []
        at = 0
        for mention in self.mentions:
            made += [self.plain[at : mention.start], "_" * (mention.end - mention.start)]
            at = mention.end
        return "".join([*made, self.plain[at:]])

    @property
    def is_live(self) -> bool:
        """Whether this is a live page, of which the newest entry alone is read."""
        return older_from(self.seed) < len(self.seed.text)

    @property
    def is_post(self) -> bool:
        """Return whether these are posts as they are copied from a channel."""
        return any(section.label is SectionLabel.POST for section in self.seed.sections)

    @cached_property
    def main(self) -> tuple[Part, ...]:
        """The paragraphs about the main happening."""
        return tuple(part for part in self.parts if not (part.is_background or part.is_aside))

    @cached_property
    def told(self) -> tuple[Part, ...]:
        """The paragraphs in which the reporter tells the main happening: no sources, no quotes."""
        labels = (*_TOLD, SectionLabel.UPDATED)
        parts = (part for part in self.main if part.section.label in labels)
        return tuple(part for part in parts if _LETTER.search(part.span.text))

    @cached_property
    def opening(self) -> tuple[Part, ...]:
        """The first paragraphs that tell, without headlines or greetings above."""
        told = tuple(part for part in self.told if not _is_before_lead(part.span.text))
        sentences = tuple(part for part in told if is_ended(part.span.text))
        return (sentences or told or self.told)[:_OPENING]

    @property
    def headline(self) -> str:
        """The headline: that of a saved page, or a first line that ends like none."""
        if self.seed.title:
            return self.seed.title
        first, *others = self.seed.lead[:2] or (None,)
        # What follows may stand behind a label: `Source: …`.
        is_alone = not (others or self.seed.sections[1:])
        if not first or is_alone or is_ended(first.text) or "\n" in first.text:
            return ""
        return first.text if len(first.text) <= boilerplate.LONGEST else ""

    def is_headline(self, at: int) -> bool:
        """Return whether an offset lies above the first paragraph that tells."""
        return bool(self.opening) and at < self.opening[0].span.start

    def is_below_lead(self, at: int) -> bool:
        """Return whether an offset lies below the first paragraph that tells."""
        return bool(self.opening) and at >= self.opening[0].span.end

    @cached_property
    def sources(self) -> tuple[Part, ...]:
        """The paragraphs that name the source."""
        return tuple(part for part in self.main if part.section.label is SectionLabel.SOURCE)

    @cached_property
    def roles(self) -> Roles:
        """What each sentence is there for."""
        return self._retelling(self.since)

    def _retelling(self, day: date) -> Roles:
        return self._roles.retelling(self._before(day)) if day > date.min else self._roles

    @cached_property
    def _roles(self) -> Roles:
        told = frozenset(part.span.start for part in self.told)
        lead = next((part.span.start for part in self.opening), -1)
        day = self.seed.reported.first if self.seed.reported else None
        return Roles.of(self.parts, self.sentences, self.plain, told=told, lead=lead, day=day)

    def _before(self, day: date) -> Before:
        return Before(self.plain, self.seed.reported or EventDate.of(day), day)

    @property
    def today(self) -> EventDate | None:
        """The day that days count from: that of the report, or of what happened if that is all.

        Else days and months are near the latest day that the article names with its year.
        """
        if self.seed.reported or self.since > date.min:
            return self.seed.reported or EventDate.of(self.since)
        own = date_expressions.latest(self.plain)
        return EventDate(f"{own.last:%Y-%m}") if own else None

    def telling(self, part: Part) -> tuple[Span, ...]:
        """Return the sentences of a paragraph that tell of the happening."""
        dateline = self.dateline
        return tuple(
            s
            for s in self.sentences(part)
            if self.roles.at(s.start) not in ASIDE
            # `CITY, May 18. /AGENCY/.` tells nothing.
            and not (dateline and dateline.holds(s.start, s.start + len(s.text.rstrip())))
        )

    def is_aside(self, at: int) -> bool:
        """Return whether what is named at an offset takes no part: in a caption, say."""
        return self.roles.at(at) in ASIDE

    @cached_property
    def dateline(self) -> Span | None:
        """The agency's dateline at the head of the lead, such as `CITY (Agency) -`."""
        for part in self.told[:_OPENING]:
            if found := datelines.dateline(part.span.text):
                return part.span.cut(0, len(found))
        return None

    def retelling(self, day: date) -> "Article":
        """Return the article with what opens on a day before `day` known as background.

        Where there is nothing else before it than is known, it is the same article, unless it has
        no day of its own from which others count.
        """
        parts = tuple(self._placed(n, p, day) for n, p in enumerate(self.parts))
        is_same = parts == self.parts and self._retelling(day) == self.roles
        is_same = is_same and self.seed.reported is not None
        return self if is_same else replace(self, parts=parts, since=day)

    def _placed(self, number: int, part: Part, day: date) -> Part:
        """Return a part as background where its first words name an earlier day.

        A question, as in an interview, goes on with what was said before it.
        """
        is_kept = is_question(part.span.text) or part.section.label in _NEVER_BACKGROUND
        if not number or part.is_background or is_kept:
            return part
        is_retold = self._before(day).opens(part.span)
        return replace(part, is_background=True, is_by_day=True) if is_retold else part

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the names that stand from `start` up to `end`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        found = self.mentions[first:last]
        # None overlaps another, so the last alone may go on behind the end.
        return found if not found or found[-1].end <= end else found[:-1]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def sentences(self, part: Part) -> tuple[Span, ...]:
        """Return the sentences of a paragraph."""
        first = bisect_left(self._sentence_ends, part.span.start + 1)
        last = bisect_left(self._sentence_ends, part.span.end)
        return self.every_sentence[first : last + 1]

    def sentence_at(self, at: int) -> Span:
        """Return the sentence in which `at` stands, or the next one."""
        found = bisect_left(self._sentence_ends, at + 1)
        return self.every_sentence[min(found, len(self.every_sentence) - 1)]

    def opens_sentence(self, at: int) -> bool:
        """Return whether the word at `at` opens its sentence, where any word has a capital."""
        return not self.plain[self.sentence_at(at).start : at].strip(' "“”«»_–—-')

    def sentence_before(self, sentence: Span) -> Span:
        """Return the sentence before another, or the first one."""
        found = bisect_left(self._sentence_ends, sentence.end)
        return self.every_sentence[max(found - 1, 0)]

    def paragraph_before(self, start: int) -> Span | None:
        """Return the paragraph of the main part before the one that begins at `start`."""
        found = [part.span for part in self.main if part.span.start < start]
        return found[-1] if found else None

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self.every_sentence]


def is_ended(paragraph: str) -> bool:
    """Return whether a paragraph ends as a sentence does: no headline, not one of quoted words."""
    bare = paragraph.rstrip(_CLOSING)
    return bare[-1:] in _ENDS


def _is_before_lead(paragraph: str) -> bool:
    """Return whether a paragraph greets its readers or asks."""
    is_greeting = len(paragraph) <= _GREETING and _GREETS.match(paragraph) is not None
    return is_greeting or is_question(paragraph)


def is_question(paragraph: str) -> bool:
    """Return whether a paragraph asks, as in an interview or above an answer of the paper's own."""
    return paragraph.rstrip(_MARKS).endswith("?")


def _without_quotes(text: str, pieces: tuple[Piece, ...]) -> str:
    """Blank out quoted words but for a full stop at their end, which also ends the sentence."""
    made: list[str] = []
    at = 0
    for piece in pieces:
        start, end = piece.words.start, piece.words.end
        last = end - 1 if text[end - 1] in ".!?…" else end
        made += [text[at:start], "_" * (last - start), text[last:end]]
        at = end
    return "".join([*made, text[at:]])
