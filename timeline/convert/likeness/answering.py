"""Which event on file somebody answers, weighed by a few signs.

The weights were fitted on articles of nine authors in three languages, and tried on those of each
author with the weights that the others gave (conditional logit: one of the events of a fortnight
is answered, or none). How likely an event is decides, and is shown to nobody.
"""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from timeline.convert.likeness import weighing
from timeline.convert.likeness.nearby import Nearby
from timeline.convert.likeness.ranking import Candidate, Likeness, Ranking
from timeline.convert.likeness.reasons import told
from timeline.convert.likeness.report import Report
from timeline.record import Record

# Words are said to answer what is likelier than this, and what is as likely is proposed.
_LIKELY, _POSSIBLE, _MOST = 0.6, 0.1, 3
# An answer comes within a fortnight.
_ANSWERED = timedelta(days=14)


class AnswerSigns(NamedTuple):
    """What speaks for an event that is answered, or how much each of it weighs.

    Words and places count by how rare they are. `names_speaker` tells that headline or lead name
    whoever speaks in the event, `age` is the logarithm of how many days it was before.
    """

    answers: float
    words: float
    places: float
    names_speaker: float
    is_recalled: float
    age: float


WEIGHTS = AnswerSigns(
    answers=-6.69,
    words=0.37,
    places=0.55,
    names_speaker=4.89,
    is_recalled=6.45,
    age=-2.28,
)


class Answers(NamedTuple):
    """What words answer, or else what they may, the likeliest first."""

    sure: Candidate | None = None
    possible: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Answering:
    """A record, for finding the event that words answer."""

    record: Record
    ranking: Ranking
    nearby: Nearby

    def answers(
        self,
        report: Report,
        named: frozenset[str],
        recalled: frozenset[str],
        own: frozenset[str],
    ) -> Answers:
        """Return what is answered: headline and lead name somebody, `recalled` are events.

        What the report itself is likely of, its `own`, is none that it answers.
        """
        found = self._likely(report, named, recalled)
        if not found or found[0][1].event.id in own:
            return Answers()
        likelihood, first = found[0]
        if likelihood > _LIKELY:
            return Answers(sure=told(first, self.ranking))
        # Words alone are too little: numbers come again in anything.
        likely = [like for share, like in found if share > _POSSIBLE]
        possible = [like for like in likely if self.ranking.names_one(like.event, like.told)]
        return Answers(possible=tuple(told(like, self.ranking) for like in possible[:_MOST]))

    def _likely(
        self, report: Report, named: frozenset[str], recalled: frozenset[str]
    ) -> list[tuple[float, Likeness]]:
        """Return how likely each event of a fortnight is answered, the likeliest first, if any is.

        Nobody answers what he said himself, or what the body said that he speaks for.
        """
        about = report.answering
        near = self.nearby.between(report.date.first - _ANSWERED, report.date.last)
        speaker = self.record.actors.by_id.get(report.speaker)
        own = {report.speaker, speaker.member_of if speaker else None} - {"", None}
        others = (event for event in near if event.speaker not in own)
        likes = self.ranking.likenesses(others, about)
        signs = [_signs(like, report, named, recalled) for like in likes]
        scores = [weighing.score(each, WEIGHTS) for each in signs]
        if not weighing.may_be(_POSSIBLE, scores):
            return []  # as mostly
        found = zip(weighing.likelihoods(scores), likes, strict=True)
        return sorted(found, key=lambda each: (-each[0], each[1].event.id))


def _signs(
    like: Likeness, report: Report, named: frozenset[str], recalled: frozenset[str]
) -> AnswerSigns:
    event = like.event
    return AnswerSigns(
        answers=1.0,
        words=like.common.words,
        places=like.common.places,
        names_speaker=event.speaker in named,
        is_recalled=event.id in recalled,
        age=math.log1p(max((report.date.first - event.date.last).days, 0)),
    )
