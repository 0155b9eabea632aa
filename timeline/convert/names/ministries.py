"""The ministries of a region: what one says is said by whoever governs the region.

`The health ministry of Tverland Oblast` names the region; `the regional health ministry` and
`министерство здравоохранения области` are of the region that an article tells of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from timeline.convert.names.mentions import Mention, covered, mentioned
from timeline.text.languages import either, plain
from timeline.text.letters import CAPITAL, SMALL

_NOUN = rf"(?i:{either('ministries', 'departments')})"
# Of these a region has others too, such as that of the police.
_MINISTRY = rf"(?i:{either('ministries')})"
# What a ministry is for, as small words tell: `the ministry of health of the X region`.
_TOPIC = rf"(?:\s(?!{either('not_of_ministries')}\b){SMALL}[\w’'-]*)"
_BEHIND = re.compile(rf"\b(?P<noun>{_NOUN}){_TOPIC}{{0,6}}\s\Z")
# `Tverland Oblast's agriculture committee`
_IN_FRONT = re.compile(rf"(?:['’]s)?{_TOPIC}{{0,3}}\s(?P<noun>{_NOUN})\b")
# `the regional health ministry`, `минздрав региона`
_ALONE = re.compile(
    rf"\b(?:(?i:{either('regional_adjectives')}){_TOPIC}{{0,3}}\s{_MINISTRY}\b(?!\s{CAPITAL})"
    rf"|{_MINISTRY}{_TOPIC}{{0,5}}\s{either('in_region')}\b)"
)
_STEMS = plain("stems_of_ministries")
_REACH = 90


def find(
    text: str, found: Sequence[Mention], governing: Mapping[str, str], here: tuple[str, int]
) -> Iterator[Mention]:
    """Yield the ministries of regions, each as whoever is `governing` there.

    Those without a name are of the region told of `here`, which is so up to an offset.
    """
    small = text.lower()
    if not governing or not any(stem in small for stem in _STEMS):
        return  # as nearly every text
    taken = set(covered(found))
    for start, end, body in (*_named(text, found, governing), *_alone(text, governing, *here)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield mentioned(text, start, end, {"actor": body}, is_short=True)


def _named(
    text: str, found: Sequence[Mention], governing: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Yield where a ministry stands beside the name of its region, with the body."""
    for one in found:
        if one.place in governing and not one.actor:
            noun = _BEHIND.search(text, max(0, one.start - _REACH), one.start)
            if noun := noun or (_IN_FRONT.match(text, one.end) if one.text.isascii() else None):
                yield *noun.span("noun"), governing[one.place]


def _alone(
    text: str, governing: Mapping[str, str], region: str, end: int
) -> Iterator[tuple[int, int, str]]:
    """Yield where a ministry of the region told of stands, up to an offset, with the body."""
    for noun in _ALONE.finditer(text, 0, end) if region in governing else ():
        yield *noun.span(), governing[region]
