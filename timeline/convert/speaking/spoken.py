"""Quoted words with their speaker."""

from dataclasses import dataclass

from timeline.convert.reading.pieces import Piece
from timeline.convert.speaking.found import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quoted stretch with its speaker, an actor id, or empty where nobody could be found.

    `said` are the words that tell the speaker, `considered` whom else they might have meant.
    """

    piece: Piece
    speaker: str
    basis: Basis
    said: str = ""
    considered: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The quoted words, exactly as in the seed but for the form of its line ends."""
        return self.piece.words.text.replace("\r\n", "\n")

    @property
    def wording(self) -> tuple[str, str]:
        """The speaker and the words: two quotations that share them are one."""
        return self.speaker, self.text
