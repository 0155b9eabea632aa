"""Networks on which anybody writes, and the words that tell that something stands on one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech
from timeline.convert.words.cues import DENIES
from timeline.model import Outlet
from timeline.record import Record
from timeline.text import boilerplate
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_POST = pattern("posts")
_CLAUSE = re.compile(r"[,;:–—]")
# `on X`, `on the network X`, `in an X post`
_IN_FRONT = (
    rf"\b(?i:{either('on_a_channel')})\s"
    rf"(?:(?i:{either('networks')})\s|(?P<of>[^\W\d_]+\s))?[\[*_«“\"]{{0,4}}"
)
# A bot of a network answers who writes to it: it is nobody's channel.
_BEHIND = (
    rf"\b(?![-‐‑\s](?i:{either('bots')})\b)[»”\"]?"
    rf"(?P<post>[-‐‑\s](?i:{either('posts', 'carried_papers')})\b)?"
)
# One name for two: `X / Twitter`.
_BOTH = " / "
# A name of one letter is written with the letter that looks like it, too.
_ONE_LETTER = {"X": "[XХ]"}
# In Cyrillic a longer name has cases, before which its last letter may change.
_CYRILLIC, _ENDING = re.compile(r"[А-ЯІЇЄҐа-яіїєґ]{4,}"), r"\w{1,2}"


@dataclass(frozen=True, slots=True)
class Networks:
    """The networks of a record: a pattern for words on one of them, and the ids of its groups."""

    words: re.Pattern[str] | None
    ids: Mapping[str, str]

    @classmethod
    def of(cls, record: Record) -> "Networks":
        """Return the networks of a record."""
        found = {f"n{n}": one for n, one in enumerate(filter(is_network, record.outlets))}
        names = "|".join(f"(?P<{group}>{_written(one)})" for group, one in found.items())
        words = re.compile(f"{_IN_FRONT}(?:{names}){_BEHIND}") if names else None
        return cls(words=words, ids={group: one.id for group, one in found.items()})

    def named(self, article: Article, span: Span) -> Iterator[str]:
        """Yield the ids of the networks on which words of a stretch stand.

        Somebody speaks in the sentence, or something is posted.
        """
        for found in self._all(article, span):
            if is_denied(article, found.start()):
                continue
            is_on = not found["of"] and _is_said(article.plain, article.sentence_at(found.start()))
            if found["post"] or is_on:
                yield self._id(found)

    def on(self, article: Article, span: Span) -> Iterator[str]:
        """Yield the ids of the networks that a source has its words on: `Source: X on Y`."""
        yield from map(self._id, self._all(article, span))

    def _all(self, article: Article, span: Span) -> Iterator[re.Match[str]]:
        if self.words:
            yield from self.words.finditer(article.plain, span.start, span.end)

    def _id(self, found: re.Match[str]) -> str:
        return next(one for group, one in self.ids.items() if found[group])


def is_named(record: Record, mention: Mention) -> bool:
    """Return whether a name is that of a network, where anybody writes."""
    outlet = record.outlets.by_id.get(mention.outlet)
    return outlet is not None and is_network(outlet)


def is_network(outlet: Outlet) -> bool:
    """Return whether anybody writes on an outlet, as pages have it among their buttons."""
    return any(name.lower() in boilerplate.ALONE for name in (outlet.name, *outlet.aliases))


def is_denied(article: Article, at: int) -> bool:
    """Return whether what stands on a channel or in a paper is denied: `denied reports of X`."""
    denied = DENIES.finditer(article.plain, article.sentence_at(at).start, at)
    return any(not _CLAUSE.search(article.plain, word.end(), at) for word in denied)


def _is_said(plain: str, sentence: Span) -> bool:
    is_post = _POST.search(plain, sentence.start, sentence.end) is not None
    return is_post or first_speech(plain, sentence.start, sentence.end) is not None


def _written(outlet: Outlet) -> str:
    names = (part for name in (outlet.name, *outlet.aliases) for part in name.split(_BOTH))
    return "|".join(_pattern(name) for name in names)


def _pattern(name: str) -> str:
    if _CYRILLIC.fullmatch(name):
        return rf"(?i:{re.escape(name[:-1])}){_ENDING}"
    return _ONE_LETTER.get(name) or rf"(?i:{re.escape(name)})"
