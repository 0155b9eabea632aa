"""Words of kinds as an article has them, and what they are worth there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.convert.known.kindwords import KindWords
from timeline.convert.reading import telling
from timeline.model import Kind, Strand
from timeline.text.paragraphs import Span


class Hit(NamedTuple):
    """Where words of a kind stand, and whether they tell what happens."""

    kind: Kind
    span: Span
    is_firm: bool = True

    @property
    def is_happening(self) -> bool:
        """Whether the words tell that something happened."""
        return self.is_firm and self.kind.strand is Strand.REPORTED


def _tells(plain: str, sentence: Span, hit: Hit) -> bool:
    """Return whether a word tells what happens, or that somebody speaks so."""
    is_said = hit.kind.strand is Strand.SAID
    return (telling.is_said if is_said else telling.tells)(plain, sentence, hit.span)


def firmly(plain: str, sentence: Span, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield words of a sentence; what is ordered or denied in it did not happen yet."""
    is_said = False
    for hit in hits:
        is_firm = _tells(plain, sentence, hit)
        is_of_speech = hit.kind.strand is Strand.SAID
        yield hit._replace(is_firm=is_firm and (is_of_speech or not is_said))
        is_said = is_said or (is_firm and is_of_speech)


def firm(hits: Iterable[Hit]) -> list[Kind]:
    """Return the kinds of the firm words, in their order."""
    return [hit.kind for hit in hits if hit.is_firm]


def found(words: KindWords, plain: str, spans: Iterable[Span]) -> tuple[Hit, ...]:
    """Return the words of kinds, but for what is not so, in the order of the text."""
    hits: list[Hit] = []
    for span in spans:
        for kind, told in words.told(plain, span):
            if telling.is_negated(plain, span.start, told.start):
                # `Saboteurs did not break through` tells of no saboteurs either.
                while (
                    hits
                    and hits[-1].kind is kind
                    and telling.is_clause(plain, hits[-1].span.end, told.start)
                ):
                    hits.pop()
            elif not telling.is_attribute(plain, span.start, told.start):
                hits.append(Hit(kind, told))
    return tuple(hits)
