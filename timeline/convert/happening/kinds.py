"""What kind of event an article reports: that for which most speaks in its headline and lead.

Which kinds there are, which words tell them and which only hint at them is the site's vocabulary;
what else tells them the events on file teach. Each sign that a kind is meant has a weight, the same
for every kind of every vocabulary. The weights were fitted (conditional logit) on 1,379 articles of
fourteen sets, our own weighing a third, on 1,020 leads of other writers, each weighing two fifths,
and on 476 texts of the tests, each weighing a fifth. The hints of this site are fitted apart, by
`python -m tests.fit_hints`, on all articles and short texts whose kind is known. Of the 304
articles of the three newest sets, each set tried with what all others gave, 283 kinds were right,
3 false and 18 left open. A kind that is hardly ahead of the next is a guess, and said to be so.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.convert.happening.opening import Opening
from timeline.convert.happening.signs import Signs
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import weighing
from timeline.convert.reading.article import Article
from timeline.convert.speaking.found import Found
from timeline.model import Kind, Strand
from timeline.text.paragraphs import Span

# So much more must speak for the likeliest kind than for the next: less would give as many false
# kinds more as right ones. A text of three sentences has less that could speak for either.
_CLEAR, _CLEAR_OF_FEW = 0.9, 0.7
# Where hints weigh for one kind and against another, half of that more, but no more than this: all
# words of a text hint where there are many hints.
_BY_HINTS, _HALF = 2.2, 0.5
# Hints that are so far ahead of those at any other kind tell one that no word tells.
_TELLING = 2.0
# A kind that has so much less than the likeliest was meant in one open article of 22.
_NEAR = 1.5
WEIGHTS = Signs(
    lead_first=1.31,
    lead_firm=1.08,
    head_first=0.65,
    head_firm=1.31,
    head_governed=-2.31,
    second_firm=0.65,
    sentences=1.51,
    share=1.35,
    is_like=0.96,
    hinted=0.2,
    names_person=0.81,
    is_of_person=1.22,
    head_speaks=1.04,
    lead_speaks=0.65,
    # In every article somebody spoke, so nothing was fitted here.
    nobody_speaks=-3.3,
    is_credited=-0.53,
    is_plainest=0.09,
    is_plain=2.14,
    # Whatever an interview begins with, somebody speaks in it.
    is_asked=6.0,
)


class Judgement(NamedTuple):
    """The likeliest kind and the words that led to it; None where it is a mere default.

    It is open where another kind is nearly as likely, and where nothing speaks for a statement but
    that somebody unknown says something, or somebody further down, which anything is told by. Its
    column is open too where the second kind is of the other. Of the `next` kinds so many as are
    `near` may well be meant; among these and among the others those of its own column come first,
    then the likeliest.
    """

    kind: Kind
    cue: Span | None
    is_open: bool = False
    is_column_open: bool = False
    next: tuple[Kind, ...] = ()
    near: int = 0


def judge(article: Article, knowledge: Knowledge, ground: Found) -> Judgement | None:
    """Return the kind of the main happening, or None where the vocabulary has no kind.

    `ground` is who speaks in the article, if somebody does.
    """
    opening, words = Opening(article, knowledge, ground), knowledge.words
    kinds = opening.kinds
    if not kinds:
        return None
    signs = [opening.signs(kind) for kind in kinds]
    scores = [weighing.score(each, WEIGHTS) for each in signs]
    order = sorted(range(len(kinds)), key=lambda at: -scores[at])
    first, *others = (kinds[at] for at in order)
    highest = scores[order[0]]
    clear = _CLEAR_OF_FEW if opening.is_brief else _CLEAR
    clear += min(_BY_HINTS, _HALF * _spread(signs))
    is_close = bool(others) and highest - scores[order[1]] < clear
    near = [kinds[at] for at in order[1:] if highest - scores[at] < _NEAR]
    is_plain = first is words.plainest and not opening.is_told(first)
    cue = opening.cue(first)
    is_hinted = _ahead(signs, order[0]) >= _TELLING
    is_backed = opening.is_backed(first) or is_hinted
    is_guess = (is_plain and not ground.speaker and not is_hinted) or not is_backed
    # Something happened of which no word tells the kind, such as a vote on a site about fires.
    is_fact = is_plain and (opening.is_fact_told or (ground.is_strange and not is_backed))
    wordless = [kind for kind in words.kinds if kind not in kinds]
    rest = [kind for kind in (*others, *wordless) if kind not in near]
    return Judgement(
        kind=first,
        cue=cue,
        is_open=is_close or ((is_guess or is_fact) and len(words.kinds) > 1),
        # Whoever writes a post says what stands in it.
        is_column_open=(is_fact or (is_close and first.strand is not others[0].strand))
        and not (article.is_post and first.strand is Strand.SAID),
        next=(*_of_column(first.strand, near), *_of_column(first.strand, rest)),
        near=len(near),
    )


def _spread(signs: Sequence[Signs]) -> float:
    """Return by how much the hints at one kind weigh more than those at another."""
    hinted = [each.hinted for each in signs]
    return WEIGHTS.hinted * (max(hinted) - min(hinted))


def _ahead(signs: Sequence[Signs], at: int) -> float:
    """Return how much more the hints at a kind weigh than those at any other."""
    others = (each.hinted for number, each in enumerate(signs) if number != at)
    return WEIGHTS.hinted * (signs[at].hinted - max(others, default=0.0))


def _of_column(strand: Strand, kinds: Iterable[Kind]) -> list[Kind]:
    """Return kinds in their order, but those of a column first."""
    return sorted(kinds, key=lambda kind: kind.strand is not strand)
