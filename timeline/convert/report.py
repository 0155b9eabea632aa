"""What an article reports, to compare with the events on file."""

from dataclasses import dataclass

from timeline.model import EventDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an article says of its main happening.

    The kind is not sure where a person has to decide. `hosts` are the media that led the interview,
    if it was one. `is_dated` is False where the day is merely that of the report, which may be a
    day late. `stems` are its first words without their endings, `opening` a few of them as they
    stand.
    """

    seed: str
    kind: str
    is_said: bool
    is_kind_sure: bool
    date: EventDate
    is_dated: bool
    speaker: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    hosts: frozenset[str]
    quotes: frozenset[str]
    stems: frozenset[str]
    opening: str

    @property
    def voice(self) -> str:
        """Whose words are reported, or nothing where it is a happening."""
        return self.speaker if self.is_said else ""
