"""What an article reports, to compare with the events on file."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from timeline.convert.likeness.ranking import Told
from timeline.model import EventDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an article says of its main happening.

    `actors` take part in it, `named` are those whom its words are about too. `hosts` are the media
    that led the interview, if it was one. `is_dated` is False where the day is merely that of the
    report, which may be a day late. `terms` are those of its first words, of which those of the
    lead count in full.
    """

    seed: str
    kind: str
    is_said: bool
    date: EventDate
    is_dated: bool
    speaker: str
    actors: tuple[str, ...]
    named: tuple[str, ...]
    places: tuple[str, ...]
    hosts: frozenset[str]
    quotes: frozenset[str]
    terms: Mapping[str, float]

    @property
    def voice(self) -> str:
        """Whose words are reported, or nothing where it is a happening."""
        return self.speaker if self.is_said else ""

    @property
    def told(self) -> Told:
        """What is told of the main happening."""
        return Told(
            actors=frozenset(self.named),
            places=frozenset(self.places),
            kinds=frozenset({self.kind}),
            is_said=self.is_said,
            speakers=frozenset({self.speaker} - {""}),
            terms=self.terms,
        )

    @property
    def answering(self) -> Told:
        """What is told of what words answer: it is of any kind, and perhaps said by those named."""
        others = frozenset(self.named) - {self.speaker}
        return replace(self.told, actors=others, speakers=others, kinds=frozenset(), is_said=False)
