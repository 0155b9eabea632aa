"""Words of kinds as an article has them, and what they are worth there."""

from collections.abc import Sequence
from typing import NamedTuple

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


def tells(plain: str, sentence: Span, hit: Hit) -> bool:
    """Return whether a word tells what happens, or that somebody speaks so."""
    is_said = hit.kind.strand is Strand.SAID
    return (telling.is_said if is_said else telling.tells)(plain, sentence, hit.span)


def leads(hits: Sequence[Hit], kind: Kind) -> float:
    """Return whether the first of the firm words are of a kind."""
    first = next((hit for hit in hits if hit.is_firm), None)
    return float(first is not None and first.kind is kind)


def has(hits: Sequence[Hit], kind: Kind) -> float:
    """Return whether any of the firm words are of a kind."""
    return float(any(hit.kind is kind and hit.is_firm for hit in hits))
