"""The words by which articles tell the kinds of a site: patterns made of its vocabulary."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline.convert.reading.article import Article
from timeline.convert.words import cues
from timeline.convert.words.starts import Heads, Sought, between
from timeline.model import Kind, Strand, Vocabulary
from timeline.text.languages import by_language, tree
from timeline.text.paragraphs import Span


class Cue(NamedTuple):
    """A kind, and a pattern of the words that tell it."""

    kind: Kind
    words: re.Pattern[str]


# A vocabulary is the same only as itself: to compare two word by word would take long.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KindWords:
    """The words of a vocabulary's kinds, each column in the order in which kinds are tried.

    `plainest` is the kind of an article that tells nothing: of speech, if there is such a kind.
    What `begins` finds is wherever words of any kind stand: most sentences have none, and one
    pattern is sought in a text much sooner than as many as there are kinds.
    """

    kinds: tuple[Kind, ...]
    reported: tuple[Cue, ...]
    said: tuple[Cue, ...]
    plainest: Kind | None
    begins: Sought

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "KindWords":
        """Return the words of `vocabulary`; any verb of speech tells the plainest kind of it."""
        tried = sorted(vocabulary.kinds, key=_rank)
        reported = [kind for kind in tried if kind.strand is Strand.REPORTED]
        said = [kind for kind in tried if kind.strand is Strand.SAID]
        speech = [Cue(kind, cues.COMMENTS) for kind in said[-1:]]
        words = [word for kind in tried for word in _inflected(kind)]
        return cls(
            kinds=tuple(tried),
            reported=tuple(_cues(reported)),
            said=(*_cues(said), *speech),
            plainest=next(iter([*said[-1:], *reported[-1:]]), None),
            begins=Sought(_beginning(words), Heads.of(words)),
        )

    def starts(self, plain: str, span: Span) -> Sequence[int]:
        """Return where words of any kind begin in a stretch of a text."""
        return between(_starts(self, plain), span.start, span.end)

    def told(self, plain: str, span: Span) -> Iterator[tuple[Kind, Span]]:
        """Yield the words of kinds in a stretch, in its order; verbs of speech are of no kind.

        As with `finditer`, no words of a kind begin within others of it.
        """
        own = [cue for cue in (*self.reported, *self.said) if cue.words is not cues.COMMENTS]
        ends = [span.start] * len(own)
        for at in self.starts(plain, span):
            for number, cue in enumerate(own):
                if ends[number] <= at and (match := cue.words.match(plain, at, span.end)):
                    ends[number] = match.end()
                    yield cue.kind, Span(*match.span(), match[0])


def about(article: Article, span: Span, words: KindWords) -> frozenset[str]:
    """Return the id of every reported kind that a stretch of the article speaks of."""
    begins = words.starts(article.plain, span)
    return frozenset(
        cue.kind.id
        for cue in words.reported
        if any(cue.words.match(article.plain, at, span.end) for at in begins)
    )


@lru_cache(maxsize=8)
def _starts(words: KindWords, plain: str) -> tuple[int, ...]:
    return words.begins.starts(plain)


def of_kind(article: Article, span: Span, kind: Kind, words: KindWords) -> Iterator[Span]:
    """Yield the words that tell a kind in a stretch of the article."""
    own = [cue.words for cue in (*words.reported, *words.said) if cue.kind is kind]
    for pattern in own if words.starts(article.plain, span) or cues.COMMENTS in own else ():
        for match in pattern.finditer(article.plain, span.start, span.end):
            yield Span(match.start(), match.end(), match[0])


def _rank(kind: Kind) -> tuple[bool, float]:
    return kind.rank is None, float(kind.rank or 0)


def _cues(kinds: Sequence[Kind]) -> Iterator[Cue]:
    for kind in kinds:
        if words := [*_inflected(kind)]:
            yield Cue(kind, _pattern(words))


def _inflected(kind: Kind) -> Iterator[str]:
    """Yield the words of a kind, and other forms of those that are verbs of the past.

    A vocabulary that has `he fell` in a language that bends its verbs means `she fell` too.
    """
    for language, words in kind.words.items():
        groups = [line.split() for line in _ENDINGS.get(language, "").splitlines()]
        for word in words:
            yield word
            for group in groups:
                if end := next((end for end in group if word.endswith(end)), ""):
                    yield from (word.removesuffix(end) + other for other in group)
                    break


_ENDINGS = by_language("past_endings")


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of `words`, the longest at a place; only `*` and `_` mean more."""
    return re.compile(rf"(?<!\w){_any_of(words)}(?!\w)", re.IGNORECASE)


def _beginning(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds every place where any of `words` begins, within others too."""
    return re.compile(rf"(?<!\w)(?={_any_of(words)}(?!\w))", re.IGNORECASE)


def _any_of(words: Sequence[str]) -> str:
    longest = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return tree(longest, _written)


def _written(word: str) -> str:
    return r"\s".join(_escaped(part) for part in word.split("_"))


def _escaped(part: str) -> str:
    stem = part.removesuffix("*")
    return re.escape(stem) + (r"\w*" if stem != part else "")
