"""What the converter knows before it reads an article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.convert.known.claims import Questions
from timeline.convert.known.hints import Hints
from timeline.convert.known.kindwords import KindWords
from timeline.convert.likeness.answering import Answering
from timeline.convert.likeness.duplicates import Existing
from timeline.convert.likeness.groups import Groups
from timeline.convert.likeness.kind_terms import KindTerms
from timeline.convert.likeness.nearby import Nearby
from timeline.convert.likeness.ranking import Ranking
from timeline.convert.likeness.recalling import Recalling
from timeline.convert.names.names import Gazetteer
from timeline.convert.page.mastheads import Papers
from timeline.convert.page.networks import Networks
from timeline.convert.page.years import Years
from timeline.model import Actor
from timeline.record import Record, Registry
from timeline.text.drafted import ENGLISH


@dataclass(frozen=True)
class Knowledge:
    """What the converter knows beforehand: the record, its spellings, what tells its kinds.

    Made once for any number of seeds. A draft says what is ours in the `language` of the site.
    """

    record: Record
    gazetteer: Gazetteer
    words: KindWords
    hints: Hints
    kind_terms: KindTerms
    on_file: Existing
    recalling: Recalling
    groups: Groups
    answering: Answering
    questions: Questions
    papers: Papers
    networks: Networks
    years: Years
    language: str

    @classmethod
    def of(cls, record: Record, language: str = ENGLISH, today: date | None = None) -> "Knowledge":
        """Return what a record teaches by `today`, for drafts in a language such as `uk`."""
        ranking, nearby, gazetteer = Ranking(record), Nearby(record), Gazetteer.of(record)
        return cls(
            record=record,
            gazetteer=gazetteer,
            words=KindWords.of(record.vocabulary),
            hints=Hints.of(record.hints),
            kind_terms=KindTerms(record),
            on_file=Existing(record, ranking, nearby),
            recalling=Recalling(record, ranking, nearby),
            groups=Groups.of(record),
            answering=Answering(record, ranking, nearby),
            questions=Questions(record),
            papers=Papers.of_record(record, gazetteer.find),
            networks=Networks.of(record),
            years=Years.of(record, today),
            language=language,
        )

    def with_actors(self, actors: Sequence[Actor]) -> "Knowledge":
        """Return what is known once somebody was introduced; events on file name none of them."""
        known = Registry.of([*self.record.actors, *actors])
        record = replace(self.record, actors=known, made={})
        gazetteer = self.gazetteer.and_of(Registry.of(actors), record.vocabulary)
        return replace(self, record=record, gazetteer=gazetteer)
