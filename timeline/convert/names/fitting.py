"""Whether words of a text are those of a spelling, and which of several it is."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from msgspec import Struct

from timeline.convert.names import paper_names
from timeline.convert.names.spellings import WORD, Spelling
from timeline.convert.words.cues import OPENERS
from timeline.convert.words.inflection import is_sound, keys
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL

# What may stand between two words of one name.
_GAP = re.compile(
    r"(?:['’ʼ]s(?=\s))?[ \t\u00a0]{0,2}[-‐‑–'’ʼ\"“”«»„(.&/]{0,2}[ \t\u00a0]{0,2}|[ \t]*\r?\n[ \t]*"
)
# So many letters has a word at most that ends with a full stop within a name: `Gov.`, `St.`
_SHORTENED = 4
# Behind the name of an owner.
_OWNS = ("'s", "’s", "ʼs")
# `тверское областное правительство`, `польское министерство`
_OF_A_PLACE = pattern("of_a_place", before=r"\w+", after="")
_CHANNEL = re.compile(rf"[-‐‑]{either('channel')}")
_OF_PEOPLE = pattern("adjective_endings", before=r"\w+", after="")
# In any case: `в российском Минобороны`.
_OF_COUNTRY = pattern("adjective_endings", "of_a_place", before=r"\w+", after="")
# In letters with cases a name right behind a body is its owner's.
_OWNER = re.compile(rf"\s(?:(?:(?i:{either('role_of')})\s(?:the\s)?){CAPITAL}|(?![A-Z]){CAPITAL})")
_COMPOUND = re.compile(r"[-‐‑](?=[^\W\d_])(?P<next>\w)")


class Word(Struct, frozen=True, gc=False):
    """A word of a text, with the keys by which names are found."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]


Words = Sequence[Word]


def words_of(text: str, *, is_declined: bool = False) -> list[Word]:
    """Return the words of a text in order."""
    known = partial(keys, is_declined=True) if is_declined else keys
    return [Word(*m.span(), w := m[0], known(w)) for m in WORD.finditer(text)]


def longest(words: Sequence[Word], fitting: Sequence[Spelling]) -> Spelling | None:
    """Return the longest spelling, an exact one first; none where mere sounds mean several."""
    if len(fitting) <= 1:
        return next(iter(fitting), None)  # as nearly everywhere
    length = max(len(spelling.keys) for spelling in fitting)
    found = [spelling for spelling in fitting if len(spelling.keys) == length]
    exact = (spelling for spelling in found if _is_exact(words, spelling))
    is_one = len({tuple(sorted(spelling.ids.items())) for spelling in found}) == 1
    return next(exact, found[0] if is_one else None)


def _is_exact(words: Sequence[Word], spelling: Spelling) -> bool:
    pairs = zip(spelling.keys, words, strict=False)
    return all(any(not is_sound(key) for key in own.intersection(w.keys)) for own, w in pairs)


def stands(
    text: str, words: Sequence[Word], spelling: Spelling, *, is_beside: bool = False
) -> bool:
    """Return whether `words` of `text` are the words of a spelling, in one name.

    A body whose country stands beside it may be written in small letters.
    """
    if len(words) != len(spelling.keys):
        return False
    if any(map(frozenset.isdisjoint, spelling.keys, [word.keys for word in words])):
        return False
    if len(words) > 1 and not all(_is_gap(text, one, two) for one, two in pairwise(words)):
        return False
    start, end = words[0].start, words[-1].end
    if spelling.is_marked and not paper_names.is_told(text, start, end):
        return False
    if spelling.is_acronym:
        return words[0].text.isupper() or (
            "outlet" in spelling.ids and paper_names.is_as_word(text, start, end)
        )
    is_named = any(word.text[0].isupper() or word.text[0].isdigit() for word in words)
    is_kept = is_named or spelling.is_descriptive or (spelling.country is not None and is_beside)
    return is_kept and not _is_part_of_compound(text, words[-1])


def is_meant(text: str, words: Sequence[Word], at: int, spelling: Spelling) -> bool:
    """Return whether a name stands at a word; a short one of some side, beside its country."""
    if spelling.side or spelling.is_beside:
        return _is_of_country(text, words, at, spelling)
    is_there = stands(text, words[at : at + len(spelling.keys)], spelling)
    return is_there and not _is_of_other_people(words, at, spelling)


def _is_of_other_people(words: Sequence[Word], at: int, spelling: Spelling) -> bool:
    """Return whether the word before a group of one country names another: `Ladish bloggers`."""
    before = words[at - 1].text if at else ""
    is_of_people = spelling.country is not None and _OF_PEOPLE.fullmatch(before) is not None
    return is_of_people and not (spelling.country and spelling.country.is_in([before]))


def _is_of_country(text: str, words: Sequence[Word], at: int, spelling: Spelling) -> bool:
    """Return whether words beside a body tell its country: `російське міноборони`, `in Moscow`."""
    country, end = spelling.country, at + len(spelling.keys)
    if not country or not stands(text, words[at:end], spelling, is_beside=True):
        return False
    before, behind = words[at - 1 : at] if at else [], words[end : end + 2]
    is_before = bool(before) and not text[before[0].end : words[at].start].strip(" \u00a0")
    if is_before and _OF_COUNTRY.fullmatch(before[0].text) and country.is_in([before[0].text]):
        return True
    is_behind = not spelling.is_beside and len(behind) > 1
    is_behind = is_behind and text[words[end - 1].end : behind[1].start].count(" ") > 1
    return is_behind and country.is_seat(behind[0].text, behind[1].keys)


def is_own(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether no name before a body says whose it is: `the X Ministry`, `X's Ministry`."""
    between = text[words[at - 1].end : words[at].start].strip(" \u00a0") if at else ""
    if not at or between:
        return between not in _OWNS
    before = words[at - 1].text
    if before.isascii():
        return before[0].islower() or before.lower() in OPENERS
    return _OF_A_PLACE.fullmatch(before) is None


def is_of_another(text: str, end: int) -> bool:
    """Return whether a name behind a body says whose it is: `Минобороны Ирана`, `of the X`."""
    return _OWNER.match(text, end) is not None


def _is_gap(text: str, one: Word, two: Word) -> bool:
    is_end = len(one.text) > _SHORTENED and text.startswith(". ", one.end)
    return not is_end and _GAP.fullmatch(text, one.end, two.start) is not None


def _is_part_of_compound(text: str, word: Word) -> bool:
    """Return whether the name goes on as in `Moscow-based`."""
    compound = _COMPOUND.match(text, word.end)
    return bool(compound and compound["next"].islower() and not _CHANNEL.match(text, word.end))
