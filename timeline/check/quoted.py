"""Quoted words of a seed: what the article itself marks as somebody's, stretch by stretch.

A stretch stands between quotation marks, in one paragraph or over several, or in a section such as
`Quote from X:` that has no marks, or after the dash of a dialogue. What a writer puts between two
halves of one sentence (`“We,” he said, “are here”`) parts no stretch: its halves are one, with a
line end between them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.check import seedwords
from timeline.formats import seedtext
from timeline.model import InputError
from timeline.text import spoken
from timeline.text.paragraphs import Span
from timeline.text.sections import Section, SectionLabel

_MARK = re.compile('["“”„‟«»＂]')
_OPENING = '"“„‟«＂'
# Which marks end a quotation that another began; a straight mark may stand for any.
_CLOSING = {"“": '”"', "”": '”"', "„": '“”"', "‟": '”"', "«": '»"', '"': '"”', "＂": '＂"'}
_MOST_PARAGRAPHS = 12
# No seed holds these characters.
_PARTED, _ANEW = "\0", "\1"
# The words between the halves of a quotation; before them the first half has come to a stop.
_INTERRUPTION = 160
_STOPS = tuple(",.!?…–—-")
_DASHES = tuple(",–—-")


@lru_cache(maxsize=64)
def stretches(raw: bytes, name: str) -> tuple[str, ...] | None:
    """Return the quoted stretches of a seed as plain words; None where it cannot be read."""
    text = seedwords.decoded(raw, name)
    try:
        seed = seedtext.parse(text, name=name) if text is not None else None
    except InputError:
        seed = None
    if seed is None:
        return None
    groups = [section.paragraphs for section in seed.sections]
    groups += [(line,) for line in seed.boilerplate]
    found = [stretch for group in groups for stretch in _marked(group)]
    whole = [section for section in seed.sections if _is_quoted_whole(section)]
    found += ["".join(f"{p.text} " for p in section.paragraphs) for section in whole]
    found += [stretch for group in groups for stretch in _after_dashes(seed.text, group)]
    return tuple(dict.fromkeys(plain for stretch in found for plain in _plain(stretch)))


def _after_dashes(text: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    """Yield the spoken words of dialogue: `— We are here, — he said. — We stay.`"""
    for paragraph in paragraphs:
        is_after = spoken.is_after_dash(text, paragraph.start)
        for replica in spoken.replicas(paragraph.text, is_after_dash=is_after):
            yield paragraph.text[replica.start : replica.end]


def _plain(stretch: str) -> Iterator[str]:
    """Yield a stretch as plain words, with the marks that open its paragraphs and without."""
    plain = "\n".join(seedwords.plain(half) for half in stretch.split(_PARTED))
    yield plain.replace(_ANEW, "")
    yield plain.replace(f"{_ANEW}'", "").replace(_ANEW, "")


def _is_quoted_whole(section: Section) -> bool:
    """Return whether the label alone says that a section is quoted: no paragraph has a mark."""
    starts = (paragraph.text[:1] for paragraph in section.paragraphs)
    return section.label is SectionLabel.QUOTE and not any(_MARK.match(start) for start in starts)


def _marked(paragraphs: Sequence[Span]) -> Iterator[str]:
    """Yield what stands between marks, with _PARTED and _ANEW where it is not of one piece."""
    opened, begun = "", ""
    for number, paragraph in enumerate(paragraphs):
        pieces, opened = _pieces(paragraph.text, opened)
        halves = list(_joined(paragraph.text, pieces))
        if begun and halves:
            halves[0] = f"{begun} {_ANEW}{halves[0]}"
        begun = ""
        if opened and _continues(opened, paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS]):
            begun = halves.pop()
        else:
            opened = ""
        yield from halves
        yield from (
            single[single.lastgroup or 0] for single in spoken.SINGLE.finditer(paragraph.text)
        )


def _pieces(text: str, opened: str) -> tuple[list[tuple[int, int]], str]:
    """Return where quoted words begin and end in a paragraph, and the mark open at its end."""
    found: list[tuple[int, int]] = []
    begin = depth = 0
    closing = _CLOSING.get(opened, "")
    # A quotation that goes on is opened anew in each paragraph.
    after = 1 if opened and text[:1] in _OPENING else 0
    for match in _MARK.finditer(text, after):
        mark, at = match[0], match.start()
        if not opened:
            if mark in _OPENING and at + 1 < len(text) and not text[at + 1].isspace():
                opened, begin, depth = mark, at + 1, 0
                closing = _closing(text, mark, begin)
        elif mark == opened == "«":
            depth += 1
        elif mark in closing and depth:
            depth -= 1
        elif mark in closing and not _opens_another(text, at):
            found.append((begin, at))
            opened = ""
    if opened:
        found.append((begin, len(text)))
    return found, opened


def _closing(text: str, mark: str, begin: int) -> str:
    """Return what may close a quotation: a straight mark only where its own is missing."""
    own = _CLOSING[mark].replace('"', "")
    ends = [end for end in (text.find(closing, begin) for closing in own) if end >= 0]
    again = text.find(mark, begin)
    is_own = ends and (again < 0 or min(ends) < again or mark == "«")
    return own if is_own else _CLOSING[mark]


def _opens_another(text: str, at: int) -> bool:
    """Return whether a straight mark within a quotation opens another."""
    return text[at] == '"' and text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum()


def _joined(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the quoted words of a paragraph, the halves of one quotation together."""
    halves: list[str] = []
    last = 0
    for start, end in pieces:
        if halves and not _is_interrupted(halves[-1], text[last + 1 : start - 1]):
            yield _PARTED.join(halves)
            halves = []
        halves.append(text[start:end])
        last = end
    if halves:
        yield _PARTED.join(halves)


def _is_interrupted(before: str, between: str) -> bool:
    """Return whether two quotations are halves of one: `“We,” he said, “are here”`."""
    stops = before.rstrip()[-1:] in _STOPS or between.lstrip()[:1] in _DASHES
    return stops and len(between) <= _INTERRUPTION


def _continues(opened: str, ahead: Sequence[Span]) -> bool:
    """Return whether a quotation left open is closed, or opened anew, in the paragraphs ahead."""
    for paragraph in ahead:
        if paragraph.text[:1] == opened:
            return True
        if match := _MARK.search(paragraph.text):
            return match[0] in _CLOSING[opened] and not _opens_another(
                paragraph.text, match.start()
            )
    return False
