"""A seed taken apart once, for every question that is asked about it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from timeline.convert import quotes
from timeline.convert.cues import RECALLS
from timeline.convert.names import Gazetteer, Mention
from timeline.convert.quotes import Piece
from timeline.formats.seedtext import Label, Section, Seed, Span

_STOP = re.compile(
    r"[.!?…]+[\"”“»’)\]]*\s+(?=[\"“«„‘(\[–—-]{0,2}\s?(?:[^\W\da-zа-яіїєґ]))|[.!?…]+[\"”“»’)\]]*\Z"
)
# A headline or two may stand above the dateline.
_OPENING = 3
_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W\d_]+\.?\Z")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st gen col lt maj capt sgt prof sen rep gov no vs etc approx jan feb mar apr jun
    jul aug sep sept oct nov dec св ул г гг им обл р с м m см тис млн млрд тыс ред прим
    """.split()
)
_DATELINE = re.compile(
    r"[A-ZА-ЯІЇЄҐ][\w .,’'-]{1,60}?(?:\([^()\n]{2,40}\))?\s*[-–—]{1,2}\s+(?=[\"“«A-ZА-ЯІЇЄҐ])"
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A paragraph of an article and the section it stands in."""

    span: Span
    section: Section
    is_background: bool


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
            parts=tuple(_parts(seed)),
        )

    @cached_property
    def main(self) -> tuple[Part, ...]:
        """The paragraphs about the main happening."""
        return tuple(part for part in self.parts if not part.is_background)

    @cached_property
    def background(self) -> tuple[Part, ...]:
        """The paragraphs that retell what came before."""
        return tuple(part for part in self.parts if part.is_background)

    @cached_property
    def told(self) -> tuple[Part, ...]:
        """The paragraphs in which the reporter tells the main happening: no sources, no quotes."""
        labels = (Label.LEAD, Label.DETAILS, Label.UPDATED)
        parts = (part for part in self.main if part.section.label in labels)
        return tuple(part for part in parts if _LETTER.search(part.span.text))

    @cached_property
    def sources(self) -> tuple[Part, ...]:
        """The paragraphs that name the source."""
        return tuple(part for part in self.main if part.section.label is Label.SOURCE)

    @cached_property
    def dateline(self) -> Span | None:
        """The agency's dateline at the head of the lead, such as `CITY (Agency) -`."""
        for part in self.told[:_OPENING]:
            match = _DATELINE.match(part.span.text)
            if match and ("(" in match[0] or match[0].split(",")[0].strip(" -–—").isupper()):
                start = part.span.start
                return Span(start, start + match.end(), match[0])
        return None

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


def _parts(seed: Seed) -> Iterator[Part]:
    for section in seed.sections:
        is_background = section.label is Label.BACKGROUND
        for paragraph in section.paragraphs:
            recalls = is_background or bool(RECALLS.match(paragraph.text))
            yield Part(span=paragraph, section=section, is_background=recalls)


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
