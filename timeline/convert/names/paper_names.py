"""What a paper is called in short, where marks or a word for a paper tell that it is one."""

import re
from collections.abc import Iterator

from timeline.model import Entry
from timeline.text.languages import either

_SHORTEST = 4
# `Paper.example`, `Paper Media`.
_ENDS = re.compile(rf"(?<=\w)(?:\.[^\W\d]{{2,4}}|[\s.]+{either('media_ends')})\Z", re.IGNORECASE)
# `Channel «Paper»`.
_MARKED = re.compile(rf"{either('media_nouns')}\s[«„“\"](?P<name>[^«»„“”\"]+)[»”\"]", re.IGNORECASE)
_MARKS_BEFORE, _CLOSING = re.compile(r"[«„“\"]\Z"), ("»", "”", "“", '"')
# In front of a name: a word for a paper, or for what papers do.
_NOUN = re.compile(rf"\b{either('media_nouns', 'agency')}\s[«„“\"]?\Z", re.IGNORECASE)
_CITED = re.compile(
    rf"\b{either('in_a_conversation', 'according', 'cites')}\s(?:the\s)?[«„“\"]?\Z", re.IGNORECASE
)
_REACH = 30


def short(entry: Entry) -> Iterator[str]:
    """Yield the names of a paper without the end of a domain and without what it is."""
    for text in (entry.name, *entry.aliases):
        marked = _MARKED.fullmatch(text)
        name = _ENDS.sub("", marked["name"] if marked else text)
        if name != text and len(name) >= _SHORTEST and name[0].isupper():
            yield name


def is_told(text: str, start: int, end: int) -> bool:
    """Return whether marks around words, or a noun before them, tell that they name a paper."""
    before = text[max(0, start - _REACH) : start]
    is_marked = _MARKS_BEFORE.search(before) is not None and text.startswith(_CLOSING, end)
    return is_marked or _NOUN.search(before) is not None


def is_as_word(text: str, start: int, end: int) -> bool:
    """Return whether letters that stand for a paper are written as a word: `the agency Tass`."""
    before = text[max(0, start - _REACH) : start]
    is_word = end - start >= _SHORTEST and text[start:end].istitle()
    return is_word and any(words.search(before) for words in (_NOUN, _CITED))
