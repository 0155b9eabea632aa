"""Share cards: what the picture says that a chat shows for a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from timeline.model import Strand

FOLDER = "cards"
WIDTH, HEIGHT = 1200, 630  # of the picture, in pixels
_TOLD = 4  # bytes in its address that stand for all that is drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says: a line above, the title, a few words below it, who says what, the foot.

    `name` is that of its file. `voices` are names and their words, none or all that have to stand
    beside each other, and `brief` the same in fewer words, for where these have no room. `strand`
    gives the mark before the `kicker`.
    """

    name: str
    kicker: str = ""
    title: str
    lead: str = ""
    voices: tuple[tuple[str, str], ...] = ()
    brief: tuple[tuple[str, str], ...] = ()
    site: str
    foot: str = ""
    strand: Strand | None = None

    @property
    def text(self) -> str:
        """What is on the card, for who does not see it."""
        return ". ".join(part.rstrip(".") for part in self._parts() if part)

    def _parts(self) -> Iterator[str]:
        yield from (self.kicker, self.title, self.lead)
        yield from (f"{name}: {words}" for name, words in self.voices)
        yield self.foot


def path_of(card: Card, made_by: str) -> str:
    """Return the path of a card's picture in the site; another picture has another path.

    `made_by` stands for the fonts and the program that draw it.
    """
    told = blake2b(f"{made_by}{card!r}".encode(), digest_size=_TOLD).hexdigest()
    return f"{FOLDER}/{card.name}-{told}.png"
