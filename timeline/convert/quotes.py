"""Quotations in a text: the stretches between marks that are said, and no names or titles."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from timeline.convert.cues import CALLS
from timeline.convert.names import Mention
from timeline.convert.pieces import MARK, Piece, in_section
from timeline.convert.speech import is_beside
from timeline.formats.seedtext import Seed
from timeline.text.languages import pattern
from timeline.text.letters import SMALL

_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
_ENDED = re.compile(r"[,.!?…]|[\"”“»],")
_CALL_DISTANCE = 60
# A name in marks may end with marks of its own: `«Легион „Заря“»`.
_INNER_MARKS = '“”»"'
# Small words have no capital even in a title; what people call something has few.
_TELLING = 4
_FEW = 3
# In front of a title stands what it is the title of, without a verb or a colon.
_NOUN_BEFORE = re.compile(rf"{SMALL}\s\Z")
_THE = pattern("so_called", after=r"\s\Z")
_SAID_DISTANCE = 45


def find(seed: Seed, mentions: Sequence[Mention]) -> tuple[Piece, ...]:
    """Return every quoted stretch of `seed` in order; names that stand in marks are left out."""
    pieces = [piece for section in seed.sections for piece in in_section(section, seed.text)]
    named = {(mention.start, mention.end) for mention in mentions}
    around = sorted((m.start, m.end) for m in mentions if MARK.search(m.text))
    return tuple(p for p in pieces if _is_said(p, seed.text, named) and not _within(p, around))


def _is_said(piece: Piece, text: str, named: set[tuple[int, int]]) -> bool:
    """Tell quoted words from a name, a single word in passing and mere punctuation."""
    words = piece.words
    ends = (words.end, words.start + len(words.text.rstrip(_INNER_MARKS)))
    if any((words.start, end) in named for end in ends):
        return False
    if _is_called(piece, text):
        return False
    count = len(_WORD.findall(words.text, 0, 200))
    return count > 1 or (count == 1 and _is_word_said(piece, text))


def _is_called(piece: Piece, text: str) -> bool:
    """Return whether a few words in marks are a name: a title, or what people call `the "zone"`."""
    words = _WORD.findall(piece.words.text, 0, 200)
    telling = [word for word in words if len(word) >= _TELLING]
    before = text[max(0, piece.outer_start - _CALL_DISTANCE) : piece.outer_start]
    is_title = len(words) > 1 and all(word[0].isupper() for word in telling) and bool(telling)
    if is_title and not words[0].isupper():
        return bool(_NOUN_BEFORE.search(before))
    is_called = len(words) <= _FEW and piece.words.text[-1] not in ",.!?…"
    return is_called and bool(_THE.search(before))


def _is_word_said(piece: Piece, text: str) -> bool:
    """Return whether a single word is somebody's: `called it "unwise"` or `"No," he said`."""
    before = text[max(0, piece.outer_start - _CALL_DISTANCE) : piece.outer_start]
    last = piece.words.end - (piece.words.text[-1] in ".!?…")
    after = text[last : last + _SAID_DISTANCE]
    is_behind_colon = before.rstrip().endswith(":") and is_beside(before.rpartition(".")[2])
    is_ended = _ENDED.match(after) and is_beside(after)
    is_called = CALLS.search(before.rpartition(".")[2]) is not None
    return bool(is_ended) or is_behind_colon or is_called


def _within(piece: Piece, names: Sequence[tuple[int, int]]) -> bool:
    """Return whether a name takes in the whole piece; `names` are in order and apart."""
    before = bisect_right(names, piece.words.start, key=lambda name: name[0])
    return before > 0 and piece.words.end <= names[before - 1][1]
