"""Quotations in a text: the stretches between marks that are said, and no names or titles."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from timeline.convert.names.names import Mention
from timeline.convert.reading.pieces import DASHED, MARK, Piece, in_section
from timeline.convert.reading.speech import is_beside
from timeline.convert.words.cues import CALLS
from timeline.formats.seedtext import Seed
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.spoken import is_after_dash

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
_PAPER_BEFORE = pattern("paper_nouns", after=r"\s\Z")
# Of what sort a thing is stands in front of its name: `РСЗО «Град», сообщили в штабе`.
_OF_SORT = re.compile(rf"\b{CAPITAL}{{2,}}\s\Z")
_SAID_DISTANCE = 45
_CLAUSE = 160
_SENTENCE_END = re.compile(r"[.!?…]\s")
_PERSON_BEFORE = pattern("people", "women", "members", after=r"\s\Z")
_THAT_BEFORE = re.compile(rf",\s{either('that')}\s\Z")
_ADJECTIVE = re.compile(r"\w+(?:[иыі]й|[аяео][яе]|ська|ське)\s\w+")
_INDIRECT = re.compile(rf"\s{either('that')}\s", re.IGNORECASE)
# A term of one word or two stands within a clause that goes on: `pictures to a "handler" through`.
_TERM = 2
_RUNS_ON = re.compile(rf"\s{SMALL}")
_OF_A_TERM = pattern("before_a_term", after=r"\s\Z")
_CALLED_SO = re.compile(either("instrumental_endings"), re.IGNORECASE)
_NO_NOUN = either("verb_endings", "no_noun", "not_after_a_name")
_SINGLE_BEFORE = re.compile(
    rf"\b(?:{either('somebody')}|(?=[\u0400-\u052f])(?!{_NO_NOUN}\b){SMALL}{{3,}})\s\Z"
)


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
    if _is_firm(piece, text) or _is_called(piece, text) or _is_term(piece, text):
        return False
    count = len(_WORD.findall(words.text, 0, 200))
    return count > 1 or (count == 1 and _is_word_said(piece, text))


def _is_firm(piece: Piece, text: str) -> bool:
    """Return whether a Cyrillic name is that of somebody's firm: `юрист «Тихой реки» сказал`.

    An adjective and a noun that go on within what somebody tells are one, too.
    """
    words, before = piece.words.text, text[: piece.outer_start][-_CALL_DISTANCE:]
    is_short = words[0].isupper() and words[-1].isalpha() and len(words.split()) <= _FEW
    if not is_short or words.isascii():
        return False
    is_subject = _THAT_BEFORE.search(before) and _RUNS_ON.match(text, piece.outer_end)
    is_named = is_subject is not None and _ADJECTIVE.match(words) is not None
    return is_named or _PERSON_BEFORE.search(before) is not None


def _is_called(piece: Piece, text: str) -> bool:
    """Return whether a few words in marks are a name: a title, or what people call `the "zone"`."""
    words = _WORD.findall(piece.words.text, 0, 200)
    telling = [word for word in words if len(word) >= _TELLING]
    before = text[max(0, piece.outer_start - _CALL_DISTANCE) : piece.outer_start]
    is_title = len(words) > 1 and all(word[0].isupper() for word in telling) and bool(telling)
    if is_title and not words[0].isupper():
        # Cyrillic names alone have capitals throughout.
        is_name = not piece.words.text.isascii() and all(word[0].isupper() for word in words)
        return is_name or bool(_NOUN_BEFORE.search(before))
    if _is_thing_called(piece, words, before):
        return True
    is_called = len(words) <= _FEW and piece.words.text[-1] not in ",.!?…"
    return is_called and bool(_THE.search(before))


def _is_thing_called(piece: Piece, words: list[str], before: str) -> bool:
    """Return whether a Cyrillic name stands right behind a noun: `кафе «Тихая река»`.

    Its first word alone has a capital, as that of a sentence, which has a verb of speech before it:
    but for the name of the paper that was told.
    """
    text = piece.words.text
    is_short = 1 < len(words) <= _FEW and text[0].isupper() and text[-1].isalpha()
    if not is_short or text.isascii() or not _NOUN_BEFORE.search(before):
        return False
    is_paper = _PAPER_BEFORE.search(before) is not None
    return is_paper or not is_beside(before.rpartition(".")[2])


def _is_term(piece: Piece, text: str) -> bool:
    """Return whether a word or two in marks are a mere term in what somebody is told to say.

    `He said that troops for the "belt" would come` has his words in none of it.
    """
    count = len(_WORD.findall(piece.words.text, 0, 200))
    is_whole = piece.words.text[0].islower() and piece.words.text[-1].isalpha()
    before = text[max(0, piece.outer_start - _CALL_DISTANCE) : piece.outer_start]
    if count > _TERM or not is_whole or CALLS.search(before.rpartition(".")[2]):
        return False
    if _OF_A_TERM.search(before):
        return True
    is_within = _RUNS_ON.match(text, piece.outer_end) and _is_in_clause(piece, text)
    return bool(count == 1 and is_within and _SINGLE_BEFORE.search(before))


def _is_word_said(piece: Piece, text: str) -> bool:
    """Return whether a single word is somebody's: `called it "unwise"` or `"No," he said`."""
    before = text[max(0, piece.outer_start - _CALL_DISTANCE) : piece.outer_start]
    last = piece.words.end - (piece.words.text[-1] in ".!?…")
    after = text[last : last + _SAID_DISTANCE]
    led = before.rstrip(DASHED)
    is_behind_colon = led.endswith(":") and is_beside(led.rpartition(".")[2])
    is_ended = _ENDED.match(after) and is_beside(after) and not _OF_SORT.search(before)
    is_ended = is_ended or _is_replica(piece, text)
    if is_ended or is_behind_colon or _is_what_it_is_called(piece, before.rpartition(".")[2]):
        return True
    return piece.words.text[0].islower() and _is_in_clause(piece, text)


def _is_replica(piece: Piece, text: str) -> bool:
    """Return whether a word in marks is all that a paragraph behind a dash has: `— «Enough».`"""
    rest = piece.paragraph.text[piece.outer_end - piece.paragraph.start :]
    is_whole = piece.outer_start == piece.paragraph.start and not rest.strip(" .!?…")
    return is_whole and is_after_dash(text, piece.paragraph.start)


def _is_what_it_is_called(piece: Piece, before: str) -> bool:
    """Return whether a word is what somebody calls a thing: `назвал это «ложью»`.

    In letters with cases another case is no more than a name of a thing: `назвал цифру «потерь»`.
    """
    is_called = CALLS.search(before) is not None
    is_cased = not piece.words.text.isascii() and _NOUN_BEFORE.search(before) is not None
    return is_called and not (is_cased and not _CALLED_SO.fullmatch(piece.words.text))


def _is_in_clause(piece: Piece, text: str) -> bool:
    """Return whether a word stands in what somebody is told to say: `said it might be “forced”`."""
    start = max(piece.paragraph.start, piece.outer_start - _CLAUSE)
    sentence = _SENTENCE_END.split(text[start : piece.outer_start])[-1]
    return any(is_beside(sentence[: that.start()]) for that in _INDIRECT.finditer(sentence))


def _within(piece: Piece, names: Sequence[tuple[int, int]]) -> bool:
    """Return whether a name takes in the whole piece; `names` are in order and apart."""
    before = bisect_right(names, piece.words.start, key=lambda name: name[0])
    return before > 0 and piece.words.end <= names[before - 1][1]
