"""An article taken apart into paragraphs, of the main part or not, and into sentences."""

import re
from collections.abc import Iterator

from msgspec import Struct

from timeline.convert.words.cues import ASIDES, DAY_BEFORE, RECALLS, SAID_EARLIER
from timeline.formats.seedtext import Seed
from timeline.text.languages import plain as plain_words
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span
from timeline.text.sections import Section, SectionLabel

# Each begins with a stop, so that nothing is tried at any other letter.
_STOP = re.compile(
    rf"[.!?…](?:[.!?…]*[\"”“»’')\]]*\s+(?=[\"“«„‘'(\[–—-]{{0,2}}\s?(?:{CAPITAL}|_))"
    # `The road is shut. 12 May saw`: behind a long word, which is no abbreviation.
    rf"|(?<={SMALL}{{4}}[.!?…])[.!?…]*\s+(?=\d{{1,3}}\s[^\W\d_])"
    r"|[.!?…]*[\"”“»’')\]]*\Z)"
)
_ENDED = re.compile(r"[.!?…][\"”“»’')\]*_]*\Z")
# An entry of a live page: `17:05 — The rain has stopped.`
_ENTRY = re.compile(r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)\s*[—–|-]\s")
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+\.?\Z")
_ABBREVIATIONS = plain_words("abbreviations")


class Part(Struct, frozen=True, kw_only=True):
    """A paragraph of an article, or some of its sentences, and the section it stands in.

    The background retells what came before, by a label or a word, or by its day alone; an aside
    tells of something else that happened.
    """

    span: Span
    section: Section
    is_background: bool = False
    is_by_day: bool = False
    is_aside: bool = False


def split(text: str, plain: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch; `plain` is the text with quoted words blanked out."""
    begin = span.start
    for stop in _STOP.finditer(plain, span.start, span.end):
        if not _is_abbreviation(plain, begin, stop.start()):
            yield Span(begin, stop.end(), text[begin : stop.end()])
            begin = stop.end()
    if begin < span.end:
        yield Span(begin, span.end, text[begin : span.end])


def _is_abbreviation(plain: str, begin: int, end: int) -> bool:
    match = _LAST_WORD.search(plain, max(begin, end - 12), end)
    if not match:
        return False
    word = match[0]
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def parts(seed: Seed, plain: str) -> Iterator[Part]:
    """Yield the paragraphs of an article in order, told apart by what they retell."""
    older, below = older_from(seed), _below_first(seed)
    for number, section in enumerate(seed.sections):
        for position, paragraph in enumerate(section.paragraphs):
            if section.label is SectionLabel.BACKGROUND or paragraph.start >= older:
                yield Part(span=paragraph, section=section, is_background=True)
            elif number or position:
                yield from _told_apart(seed, plain, paragraph, section, below)
            else:
                yield Part(span=paragraph, section=section)


def older_from(seed: Seed) -> int:
    """Return where the older entries of a live page begin, the newest of which stands first."""
    told = (paragraph for section in seed.sections for paragraph in section.paragraphs)
    stamped = [(p.start, clock) for p in told if (clock := _ENTRY.match(p.text))]
    times = [(int(clock["hour"]), int(clock["minute"])) for _, clock in stamped[:2]]
    is_live = len(times) > 1 and times[0] > times[1]
    return stamped[1][0] if is_live else len(seed.text)


def _below_first(seed: Seed) -> int:
    """Return where the first paragraph that is a sentence ends, and no headline."""
    told = (paragraph for section in seed.sections for paragraph in section.paragraphs)
    return next((p.end for p in told if _ENDED.search(p.text)), len(seed.text))


def _told_apart(
    seed: Seed, plain: str, paragraph: Span, section: Section, below: int
) -> Iterator[Part]:
    """Yield a paragraph as one part, or as two where a sentence turns to what came before."""
    is_aside = ASIDES.match(plain, paragraph.start) is not None
    starts = (sentence.start for sentence in split(seed.text, plain, paragraph))
    turn = next((start for start in starts if _turns_back(plain, start, below)), paragraph.end)
    if told := paragraph.cut(0, turn - paragraph.start):
        yield Part(span=told, section=section, is_aside=is_aside)
    if rest := paragraph.cut(turn - paragraph.start, len(paragraph.text)):
        yield Part(span=rest, section=section, is_background=True, is_aside=is_aside)


def _turns_back(plain: str, start: int, below: int) -> bool:
    if start >= below and DAY_BEFORE.match(plain, start):
        return True
    return bool(RECALLS.match(plain, start) or SAID_EARLIER.match(plain, start))
