"""What kind of event an article reports: that for which most speaks in its headline and lead.

Which kinds there are and which words tell them is the site's vocabulary. Each sign that a kind is
meant has a weight, the same for every kind of every vocabulary. The weights were fitted on articles
of several authors, and tried on those of each author with the weights that the others gave
(conditional logit); a kind that is hardly ahead of the next is a guess, and said to be one.
"""

from collections.abc import Callable
from typing import NamedTuple

from timeline.convert.article import Article
from timeline.convert.kindwords import KindWords
from timeline.convert.opening import Opening
from timeline.convert.signs import Signs
from timeline.model import Kind, Strand
from timeline.text.paragraphs import Span

# So much more must speak for the likeliest kind than for the next. Of 217 articles of several
# authors four kinds were left open so and no other was wrong, which the words were chosen by; of 28
# invented leads that no word was chosen by nine were left open and no other was wrong.
_CLEAR = 1.0
WEIGHTS = Signs(
    lead_first=2.26,
    lead_firm=2.03,
    lead_weak=0.15,
    head_first=0.39,
    head_firm=0.39,
    second_firm=1.48,
    next_firm=1.12,
    often=3.16,
    is_said=-0.27,
    speaks=0.73,
    head_speaks=0.77,
    speaks_first=0.42,
    nothing_happens=1.12,
    # In every article somebody spoke, so nothing was fitted here.
    nobody_speaks=-3.0,
    is_credited=-0.53,
    is_plainest=1.65,
    is_plain=2.07,
    told_by=0.48,
    # Whatever an interview begins with, somebody speaks in it.
    is_asked=6.0,
)


class Judgement(NamedTuple):
    """The likeliest kind and the words that led to it; None where it is a mere default.

    It is open where the `next` kinds, the likeliest first, are nearly as likely, and where nothing
    speaks for a statement but that somebody unknown says something, which anything is told by.
    Its column is open too where the next kind is of the other.
    """

    kind: Kind
    cue: Span | None
    is_open: bool = False
    is_column_open: bool = False
    next: tuple[Kind, ...] = ()


def judge(article: Article, words: KindWords, speaker: Callable[[], str]) -> Judgement | None:
    """Return the kind of the main happening, or None where the vocabulary has no kind.

    `speaker` tells who speaks in the article, if somebody does.
    """
    opening = Opening(article, words)
    kinds = opening.kinds
    if not kinds:
        return None
    scores = [_score(opening.signs(kind)) for kind in kinds]
    order = sorted(range(len(kinds)), key=lambda at: -scores[at])
    first, *others = (kinds[at] for at in order)
    is_close = bool(others) and scores[order[0]] - scores[order[1]] < _CLEAR
    is_plain = first is words.plainest
    is_of_nobody = is_plain and (not speaker() or (words.are_few and not opening.is_anything_told))
    # The lead tells something, and nobody speaks in it.
    is_guess = is_of_nobody or (is_plain and opening.is_lead_silent)
    wordless = [kind for kind in words.kinds if kind not in kinds]
    return Judgement(
        kind=first,
        cue=opening.cue(first),
        is_open=is_close or (is_guess and len(words.kinds) > 1),
        # Whoever writes a post says what stands in it.
        is_column_open=(is_close and first.strand is not others[0].strand)
        and not (article.is_post and first.strand is Strand.SAID),
        next=(*others, *wordless),
    )


def _score(signs: Signs) -> float:
    return sum(sign * weight for sign, weight in zip(signs, WEIGHTS, strict=True))
