"""The signs by which an article tells a kind of event."""

from typing import NamedTuple


class Signs(NamedTuple):
    """What speaks for a kind of event, or how much each of it weighs.

    A word is firm where it tells what happens, and not what somebody speaks of. The lead is its
    first sentence, the `second` are those behind it; in a headline a word is `governed` behind a
    preposition. Of all `sentences` it is the part that has words of the kind, `share` the part that
    these are of the words of all kinds. `is_like` is how like the first paragraphs are to the
    events of the kind on file, zero where there are none; `hinted` is what the words of headlines
    hint at, and less and less those of the lead and of what is behind it. A person is named where
    the lead tells nothing that happened; who speaks in the article is a person, and speaks in the
    lead itself.
    That `nobody_speaks` says nothing against a kind of speech whose own words are firm in the lead.
    """

    lead_first: float
    lead_firm: float
    head_first: float
    head_firm: float
    head_governed: float
    second_firm: float
    sentences: float
    share: float
    is_like: float
    hinted: float
    names_person: float
    is_of_person: float
    head_speaks: float
    lead_speaks: float
    nobody_speaks: float
    is_credited: float
    is_plainest: float
    is_plain: float
    is_asked: float
