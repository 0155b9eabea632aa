"""The larger areas that an article names for a place where it happened.

`The village is in Northshire`, or `the governor of Northshire` in the background: wherever a
region or district is named in full, it tells where the places lie that it is around.
"""

from collections.abc import Collection

from timeline.convert.happening import elsewhere
from timeline.convert.names import namesakes
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.confusables import fold

_NOUNS_BEFORE = tuple({fold(noun) for noun in cues.REGION_NOUNS_BEFORE.values()})


def around(article: Article, record: Record, places: Collection[str]) -> tuple[str, ...]:
    """Return the regions and districts around some places that an article names in full.

    They may stand anywhere but behind its last paragraph, where there are names of other articles.
    """
    wider = {one for place in places for one in record.within(place)[1:]}.difference(places)
    wider -= {one for one in wider if sorts.is_country(one, record)}
    if not wider:
        return ()
    here = wider.union(places)
    found = (
        one.place
        for one in article.within(0, article.parts[-1].span.end)
        if one.place in wider and _is_full(article, one)
        if not (elsewhere.is_elsewhere(article, record, one) or _is_of_other(article, one, here))
    )
    return tuple(dict.fromkeys(found))


def _is_full(article: Article, mention: Mention) -> bool:
    """Return whether a name is no short one, of what lies there or of a body of the region.

    `Northshire villages` and `the Northshire regional government` have short ones.
    """
    if " " in mention.text:
        return mention.text[0].isupper() and (not mention.actor or _has_noun(mention.text))
    is_short = mention.text.isascii() or namesakes.is_short(article.plain, mention.end)
    return mention.text[0].isupper() and not is_short


def _has_noun(text: str) -> bool:
    """Return whether a noun for a region stands in a name: `Tverland Oblast authorities`."""
    words = text.lower().split()
    return not cues.REGION_NOUNS.keys().isdisjoint(words) or any(
        fold(word).startswith(_NOUNS_BEFORE) for word in words
    )


def _is_of_other(article: Article, mention: Mention, here: Collection[str]) -> bool:
    """Return whether an area is named beside a place where it did not happen."""
    sentence = article.sentence_at(mention.start)
    beside = article.within(sentence.start, sentence.end)
    return any(other.place and other.place not in here for other in beside)
