"""The signs by which an article tells a kind of event."""

from typing import NamedTuple


class Signs(NamedTuple):
    """What speaks for a kind of event, or how much each of it weighs.

    A word is firm where it tells what happens, and not what somebody speaks of. The lead is its
    first sentence, the `second` are those behind it, the `next` those that open the paragraphs that
    follow; `often` is the logarithm of how often words of the kind come at all.
    """

    lead_first: float
    lead_firm: float
    lead_weak: float
    head_first: float
    head_firm: float
    second_firm: float
    next_firm: float
    often: float
    is_said: float
    speaks: float
    head_speaks: float
    speaks_first: float
    nothing_happens: float
    nobody_speaks: float
    is_credited: float
    is_plainest: float
    is_plain: float
    told_by: float
    is_asked: float
