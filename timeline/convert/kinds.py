"""What kind of event an article reports: that for which most speaks in its headline and lead.

Which kinds there are and which words tell them is the site's vocabulary; what else tells them the
events on file teach. Each sign that a kind is meant has a weight, the same for every kind of every
vocabulary. The weights were fitted (conditional logit) on 459 articles of thirteen groups, our own
weighing a third, each once more as if nothing were on file, and on 530 texts of the tests, each
weighing a fifth, for they are shorter than any article; they were tried on each group with the
weights that the others gave. A kind that is hardly ahead of the next is a guess, and said to be so.
"""

from typing import NamedTuple

from timeline.convert import weighing
from timeline.convert.article import Article
from timeline.convert.found import Found
from timeline.convert.knowledge import Knowledge
from timeline.convert.opening import Opening
from timeline.convert.signs import Signs
from timeline.model import Kind, Strand
from timeline.text.paragraphs import Span

# So much more must speak for the likeliest kind than for the next: between 0.6 and 1.5 a false kind
# and three that are left open cost about the same.
_CLEAR = 0.7
WEIGHTS = Signs(
    lead_first=1.34,
    lead_firm=2.56,
    head_first=1.03,
    head_firm=1.13,
    head_governed=-2.53,
    second_firm=1.82,
    sentences=1.15,
    share=2.77,
    is_like=1.01,
    names_person=1.37,
    is_of_person=1.73,
    head_speaks=0.75,
    lead_speaks=0.99,
    # In every article somebody spoke, so nothing was fitted here.
    nobody_speaks=-3.0,
    is_credited=-1.81,
    is_plainest=2.68,
    is_plain=1.23,
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


def judge(article: Article, knowledge: Knowledge, ground: Found) -> Judgement | None:
    """Return the kind of the main happening, or None where the vocabulary has no kind.

    `ground` is who speaks in the article, if somebody does.
    """
    opening, words = Opening(article, knowledge, ground), knowledge.words
    kinds = opening.kinds
    if not kinds:
        return None
    scores = [weighing.score(opening.signs(kind), WEIGHTS) for kind in kinds]
    order = sorted(range(len(kinds)), key=lambda at: -scores[at])
    first, *others = (kinds[at] for at in order)
    is_close = bool(others) and scores[order[0]] - scores[order[1]] < _CLEAR
    is_plain = first is words.plainest and not opening.is_told(first)
    is_of_nobody = is_plain and (
        not ground.speaker or (words.are_few and not opening.is_anything_told)
    )
    cue = opening.cue(first)
    is_untold = not cue and first.strand is Strand.REPORTED and first is not words.plainest
    is_guess = is_of_nobody or is_untold
    # Something happened of which no word tells the kind.
    is_fact = is_plain and opening.is_fact_told
    wordless = [kind for kind in words.kinds if kind not in kinds]
    return Judgement(
        kind=first,
        cue=cue,
        is_open=is_close or ((is_guess or is_fact) and len(words.kinds) > 1),
        # Whoever writes a post says what stands in it.
        is_column_open=(is_fact or (is_close and first.strand is not others[0].strand))
        and not (article.is_post and first.strand is Strand.SAID),
        next=(*others, *wordless),
    )
