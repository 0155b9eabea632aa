"""Stretches of quoted words in a text: what stands between quotation marks, paragraph by paragraph.

Marks are straight, curly, guillemets or low-high. A quotation that runs over several paragraphs is
one piece, with whatever marks open its later paragraphs, unless it grows too long for one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from timeline.convert.reading.speech import is_beside
from timeline.text import spoken
from timeline.text.languages import either
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span
from timeline.text.sections import Section, SectionLabel

MARK = re.compile(r"[\"“”„«»‟＂]")
# Which marks end a quotation that another began; a straight mark may stand for any.
_CLOSING = {"“": '”"', "”": '”"', "„": '“”"', "«": "»", "‟": '”"', '"': '"”', "＂": '＂"'}
_ENDING = "”»"
_HE_SAID = re.compile(r"(?<=[,.!?…])\s[–—-]\s(?P<said>[^–—\n]{3,90}?)[,.]\s[–—-]\s")
# The same with a verb that we may not know: `— пересказал он увиденное —`.
_HE, _VERB = either("he", "she"), either("verb_endings")
_HE_DID = re.compile(rf"(?:{SMALL}+\s)?(?:{_HE}\s(?:{_VERB})\b|(?:{_VERB})\s{_HE}\b)")
DASHED = " \t\r\n\u00a0–—-"
_TRIMMED = " \t\r\n\u00a0,;"
_SAID_DISTANCE = 45
_MOST_PARAGRAPHS = 12
# The mark that ends a name within a quotation, and the one that ends the quotation.
_BOTH = 2
_LONGEST = 1_500


class Piece(Struct, frozen=True, kw_only=True):
    """One stretch of quoted words; `outer` takes in its marks, `insertions` are the editor's.

    `is_marked` is False where a label alone says that the words are quoted, `is_closed` where the
    mark at the end is missing.
    """

    words: Span
    outer_start: int
    outer_end: int
    section: Section
    paragraph: Span
    is_marked: bool = True
    is_closed: bool = True


def in_section(section: Section, text: str) -> Iterator[Piece]:
    """Yield every quoted stretch of a section, in order."""
    opened = ""
    has_mark = any(MARK.search(paragraph.text) for paragraph in section.paragraphs)
    if section.label is SectionLabel.QUOTE and not has_mark:
        for paragraph in section.paragraphs:
            yield from _piece(section, paragraph, 0, len(paragraph.text), is_marked=False)
        return
    last: Piece | None = None
    for number, paragraph in enumerate(section.paragraphs):
        goes_on = bool(opened)
        ahead = section.paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS]
        pieces, opened = _in_paragraph(section, paragraph, opened, ahead)
        pieces = _with_replicas(text, section, paragraph, pieces)
        if last and goes_on and pieces and (joined := _joined(text, last, pieces[0])):
            pieces[0], last = joined, None
        if last:
            yield last
        yield from pieces[:-1]
        last = pieces[-1] if pieces else None
    if last:
        yield last


def _with_replicas(
    text: str, section: Section, paragraph: Span, marked: list[Piece]
) -> list[Piece]:
    """Return the pieces of a paragraph with what is spoken after dashes, or in single marks.

    A verb beside it says so. What stands in marks within such speech is part of it.
    """
    stretches = list(_after_dashes(text, paragraph, marked))
    if not (stretches or marked):
        stretches = list(_in_single_marks(paragraph))
    if not stretches:
        return marked
    found = [p for stretch in stretches for p in _piece(section, paragraph, *stretch)]
    others = (one for one in marked if not any(_holds(piece, one) for piece in found))
    return sorted([*found, *others], key=lambda piece: piece.words.start)


def _holds(piece: Piece, other: Piece) -> bool:
    return piece.words.start <= other.outer_start and other.outer_end <= piece.words.end


def _after_dashes(text: str, paragraph: Span, marked: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    is_after = spoken.is_after_dash(text, paragraph.start)
    replicas = list(spoken.replicas(paragraph.text, is_after_dash=is_after))
    for replica in replicas:
        if is_beside(replica.said) and not _ends_in_marks(paragraph, replica, marked):
            yield replica.start, replica.end
    before = text[max(0, paragraph.start - _SAID_DISTANCE) : paragraph.start].rstrip(DASHED)
    is_led_up_to = before.endswith(":") and is_beside(before.rpartition("\n")[2])
    if is_after and is_led_up_to and not (replicas or marked):
        yield 0, len(paragraph.text)


def _ends_in_marks(paragraph: Span, replica: spoken.Replica, marked: Sequence[Piece]) -> bool:
    """Return whether the writer's words follow a sentence in marks, which alone is spoken."""
    last = paragraph.start + len(paragraph.text[: replica.end].rstrip(_TRIMMED))
    start = next((one.outer_start for one in marked if one.outer_end == last), None)
    if start is None:
        return False
    before = paragraph.text[replica.start : max(replica.start, start - paragraph.start)].rstrip()
    return not before or before[-1] in ".!?…:"


def _in_single_marks(paragraph: Span) -> Iterator[tuple[int, int]]:
    """Yield quotations in single marks: `'We stay,' he said` and `he said: 'We stay.'`"""
    for match in spoken.SINGLE.finditer(paragraph.text):
        start, end = match.span(match.lastgroup or 0)
        before = paragraph.text[max(0, start - _SAID_DISTANCE) : start - 1].rstrip()
        after = paragraph.text[end + 1 : end + 1 + _SAID_DISTANCE]
        is_ended = paragraph.text[end - 1] in ",.!?…" or after.startswith(",")
        is_said_after = is_ended and is_beside(after)
        is_last = before.endswith(":") and not paragraph.text[end + 1 :].strip()
        # `'We stay'` above an interview stands alone.
        is_whole = start == 1 and end + 1 >= len(paragraph.text.rstrip())
        is_headline = (start == 1 and after.startswith(":")) or is_last or is_whole
        if is_said_after or is_headline or (before[-1:] in (":", ",") and is_beside(before)):
            yield start, end


def _joined(text: str, one: Piece, two: Piece) -> Piece | None:
    """Return two pieces of one quotation as one, unless other words part them."""
    between = text[one.words.end : two.words.start]
    if two.words.end - one.words.start > _LONGEST or MARK.sub("", between).strip(_TRIMMED):
        return None
    start, end = one.words.start, two.words.end
    paragraph = Span(one.paragraph.start, two.paragraph.end, "")
    return replace(
        two,
        words=Span(start, end, text[start:end]),
        outer_start=one.outer_start,
        paragraph=paragraph,
    )


def _in_paragraph(
    section: Section, paragraph: Span, opened: str, ahead: Sequence[Span]
) -> tuple[list[Piece], str]:
    """Return the pieces of a paragraph and the mark still open at its end.

    `opened` is the mark left open by the paragraph before, `ahead` the paragraphs that follow.
    """
    found: list[Piece] = []
    begin, depth = int(bool(opened) and paragraph.text[0] == opened), 0
    for match in MARK.finditer(paragraph.text, begin):
        mark, at = match[0], match.start()
        if not opened:
            if mark not in _ENDING and _may_open(paragraph.text, at):
                opened, begin, depth = mark, at + 1, 0
        elif mark == "«" == opened or _opens_a_name(paragraph.text, at, mark, opened):
            depth += 1
        elif mark in _CLOSING[opened] and depth:
            depth -= 1
        elif mark in _CLOSING[opened] and _may_close(paragraph.text, at, mark):
            found += _piece(section, paragraph, begin, at)
            opened = ""
    if opened:
        goes_on = _goes_on(opened, ahead)
        found += _piece(section, paragraph, begin, len(paragraph.text), is_closed=goes_on)
        opened = opened if goes_on else ""
    return found, opened


def _piece(
    section: Section,
    paragraph: Span,
    start: int,
    end: int,
    *,
    is_marked: bool = True,
    is_closed: bool = True,
) -> list[Piece]:
    found: list[Piece] = []
    for first, last in _uncut(paragraph.text, start, end):
        inner = paragraph.text[first:last]
        words = inner.strip(_TRIMMED)
        begin = paragraph.start + first + len(inner) - len(inner.lstrip(_TRIMMED))
        piece = Piece(
            words=Span(begin, begin + len(words), words),
            outer_start=paragraph.start + (first if first > start else max(start - 1, 0)),
            outer_end=paragraph.start + (last if last < end else min(end + 1, len(paragraph.text))),
            section=section,
            paragraph=paragraph,
            is_marked=is_marked,
            is_closed=is_closed,
        )
        found += [piece] if words else []
    return found


def _uncut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a quotation around `— he said —`, which stands within its marks."""
    for match in _HE_SAID.finditer(text, start, end):
        if is_beside(match["said"]) or _HE_DID.match(match["said"]):
            yield start, match.start()
            start = match.end()
    yield start, end


def _may_open(text: str, at: int) -> bool:
    return at + 1 < len(text) and not text[at + 1].isspace()


def _may_close(text: str, at: int, mark: str) -> bool:
    """Tell a closing straight mark from one that opens a quotation inside another."""
    if mark != '"':
        return True
    follows = text[at + 1 : at + 2]
    return not text[at - 1 : at].isspace() or not follows or not follows.isalnum()


def _opens_a_name(text: str, at: int, mark: str, opened: str) -> bool:
    """Return whether a straight mark within straight ones opens a name that ends in the same way.

    `"The "Dawn" came," he said` has it, and no `"It rained," he said. "It is warm."`
    """
    if not mark == opened == '"' or _may_close(text, at, mark):
        return False
    ahead = [*islice(MARK.finditer(text, at + 1), _BOTH)]
    return len(ahead) == _BOTH and all(
        end[0] == mark and not text[end.start() - 1].isspace() for end in ahead
    )


def _goes_on(opened: str, ahead: Sequence[Span]) -> bool:
    """Return whether a quotation left open goes on in the paragraphs ahead."""
    for paragraph in ahead:
        if paragraph.text[0] == opened:
            return True
        if match := MARK.search(paragraph.text):
            closes = match[0] in _CLOSING[opened]
            return closes and _may_close(paragraph.text, match.start(), match[0])
    return False
