"""A seed taken apart once, for every question that is asked about it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from timeline.convert import date_expressions, quotes
from timeline.convert.cues import ASIDES, RECALLS, SAID_EARLIER
from timeline.convert.names import Gazetteer, Mention
from timeline.convert.quotes import Piece
from timeline.formats.seedtext import Seed
from timeline.text import boilerplate
from timeline.text.languages import plain
from timeline.text.letters import CAPITAL
from timeline.text.paragraphs import Span
from timeline.text.sections import Section, SectionLabel

_STOP = re.compile(
    rf"[.!?…]+[\"”“»’)\]]*\s+(?=[\"“«„‘(\[–—-]{{0,2}}\s?(?:{CAPITAL}|_))|[.!?…]+[\"”“»’)\]]*\Z"
)
# A headline or two may stand above the dateline.
_OPENING = 3
# A paragraph that opens with a day names it within so many characters.
_OPENING_WORDS = 30
_STOPS = '.!?…:"”»“'
_NEVER_BACKGROUND = (SectionLabel.QUOTE, SectionLabel.SOURCE)
# An entry of a live page: `17:05 — The rain has stopped.`
_ENTRY = re.compile(r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)\s*[—–|-]\s")
_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W\d_]+\.?\Z")
_ABBREVIATIONS = plain("abbreviations")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A paragraph of an article, or some of its sentences, and the section it stands in.

    The background retells what came before; an aside tells of something else that happened.
    """

    span: Span
    section: Section
    is_background: bool = False
    is_aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Article:
    """A seed with its names and quotations found.

    `plain` is its text with every quoted word blanked out, offsets unchanged: what the reporter
    says and not what somebody is quoted as saying.
    """

    seed: Seed
    mentions: tuple[Mention, ...]
    pieces: tuple[Piece, ...]
    plain: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, seed: Seed, gazetteer: Gazetteer) -> "Article":
        """Return `seed` with its names and quotations found."""
        mentions = gazetteer.find(seed.text)
        pieces = quotes.find(seed, mentions)
        return cls(
            seed=seed,
            mentions=mentions,
            pieces=pieces,
            plain=_without_quotes(seed.text, pieces),
            parts=tuple(_parts(seed, _without_quotes(seed.text, pieces))),
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
        return _older_from(self.seed) < len(self.seed.text)

    @cached_property
    def main(self) -> tuple[Part, ...]:
        """The paragraphs about the main happening."""
        return tuple(part for part in self.parts if not (part.is_background or part.is_aside))

    @cached_property
    def background(self) -> tuple[Part, ...]:
        """The paragraphs that retell what came before."""
        return tuple(part for part in self.parts if part.is_background)

    @cached_property
    def told(self) -> tuple[Part, ...]:
        """The paragraphs in which the reporter tells the main happening: no sources, no quotes."""
        labels = (SectionLabel.LEAD, SectionLabel.DETAILS, SectionLabel.UPDATED)
        parts = (part for part in self.main if part.section.label in labels)
        return tuple(part for part in parts if _LETTER.search(part.span.text))

    @cached_property
    def opening(self) -> tuple[Part, ...]:
        """The first paragraphs that tell, without the headlines above them."""
        sentences = tuple(part for part in self.told if part.span.text[-1] in _STOPS)
        return (sentences or self.told)[:_OPENING]

    @property
    def headline(self) -> str:
        """The headline: that of a saved page, or a first line that ends like none."""
        if self.seed.title:
            return self.seed.title
        first, *others = self.seed.lead[:2] or (None,)
        if not first or not others or first.text[-1] in _STOPS or "\n" in first.text:
            return ""
        return first.text if len(first.text) <= boilerplate.LONGEST else ""

    @cached_property
    def sources(self) -> tuple[Part, ...]:
        """The paragraphs that name the source."""
        return tuple(part for part in self.main if part.section.label is SectionLabel.SOURCE)

    @cached_property
    def dateline(self) -> Span | None:
        """The agency's dateline at the head of the lead, such as `CITY (Agency) -`."""
        for part in self.told[:_OPENING]:
            if found := boilerplate.dateline(part.span.text):
                return part.span.cut(0, len(found))
        return None

    def retelling(self, day: date) -> "Article":
        """Return the article with what opens on a day before `day` known as background."""
        return replace(self, parts=tuple(self._placed(n, p, day) for n, p in enumerate(self.parts)))

    def _placed(self, number: int, part: Part, day: date) -> Part:
        """Return a part as background where its first words name an earlier day."""
        if not number or part.is_background or part.section.label in _NEVER_BACKGROUND:
            return part
        end = min(part.span.end, part.span.start + _OPENING_WORDS)
        named = [
            words.date.last
            for words in date_expressions.days(self.plain, part.span.start, end, self.seed.reported)
        ]
        # `In the night from Friday to Saturday` is no earlier day.
        is_earlier = bool(named) and max(named) < day
        return replace(part, is_background=True) if is_earlier else part

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the names that stand from `start` up to `end`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def sentences(self, part: Part) -> tuple[Span, ...]:
        """Return the sentences of a paragraph; a full stop within a quotation ends none."""
        first = bisect_left(self._sentence_ends, part.span.start + 1)
        last = bisect_left(self._sentence_ends, part.span.end)
        return self._sentences[first : last + 1]

    def sentence_at(self, at: int) -> Span:
        """Return the sentence in which `at` stands, or the next one."""
        found = bisect_left(self._sentence_ends, at + 1)
        return self._sentences[min(found, len(self._sentences) - 1)]

    def sentence_before(self, sentence: Span) -> Span:
        """Return the sentence before another, or the first one."""
        found = bisect_left(self._sentence_ends, sentence.end)
        return self._sentences[max(found - 1, 0)]

    def paragraph_before(self, start: int) -> Span | None:
        """Return the paragraph of the main part before the one that begins at `start`."""
        found = [part.span for part in self.main if part.span.start < start]
        return found[-1] if found else None

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self._sentences]

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return tuple(one for part in self.parts for one in _split(self.seed, self.plain, part.span))


def _split(seed: Seed, plain: str, span: Span) -> Iterator[Span]:
    begin = span.start
    for stop in _STOP.finditer(plain, span.start, span.end):
        if not _is_abbreviation(plain, begin, stop.start()):
            yield Span(begin, stop.end(), seed.text[begin : stop.end()])
            begin = stop.end()
    if begin < span.end:
        yield Span(begin, span.end, seed.text[begin : span.end])


def _is_abbreviation(plain: str, begin: int, end: int) -> bool:
    match = _LAST_WORD.search(plain, max(begin, end - 12), end)
    if not match:
        return False
    word = match[0]
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _parts(seed: Seed, plain: str) -> Iterator[Part]:
    older = _older_from(seed)
    for number, section in enumerate(seed.sections):
        for position, paragraph in enumerate(section.paragraphs):
            if section.label is SectionLabel.BACKGROUND or paragraph.start >= older:
                yield Part(span=paragraph, section=section, is_background=True)
            elif number or position:
                yield from _told_apart(seed, plain, paragraph, section)
            else:
                yield Part(span=paragraph, section=section)


def _older_from(seed: Seed) -> int:
    """Return where the older entries of a live page begin, the newest of which stands first."""
    told = (paragraph for section in seed.sections for paragraph in section.paragraphs)
    stamped = [(p.start, clock) for p in told if (clock := _ENTRY.match(p.text))]
    times = [(int(clock["hour"]), int(clock["minute"])) for _, clock in stamped[:2]]
    is_live = len(times) > 1 and times[0] > times[1]
    return stamped[1][0] if is_live else len(seed.text)


def _told_apart(seed: Seed, plain: str, paragraph: Span, section: Section) -> Iterator[Part]:
    """Yield a paragraph as one part, or as two where a sentence turns to what came before."""
    is_aside = ASIDES.match(plain, paragraph.start) is not None
    starts = (sentence.start for sentence in _split(seed, plain, paragraph))
    turn = next((start for start in starts if _turns_back(plain, start)), paragraph.end)
    if told := paragraph.cut(0, turn - paragraph.start):
        yield Part(span=told, section=section, is_aside=is_aside)
    if rest := paragraph.cut(turn - paragraph.start, len(paragraph.text)):
        yield Part(span=rest, section=section, is_background=True, is_aside=is_aside)


def _turns_back(plain: str, start: int) -> bool:
    return bool(RECALLS.match(plain, start) or SAID_EARLIER.match(plain, start))


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
