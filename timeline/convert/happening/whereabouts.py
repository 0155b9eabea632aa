"""Where it happened, or what place the words are about: each place that is named is weighed.

A place of the background, of words of others or of none of what is told (see `elsewhere`) is none.
Nor is one that only tells whose something is, but one where a court sits is (see `decided`). Of the
others, each sign has a weight, the same for every place of every record; `tests.fit_places` fits
the weights on articles of others and of ours.
"""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from timeline.convert.happening import areas, capitals, journeys, named_places, wider
from timeline.convert.happening.named_places import HEAD, LEAD, SECOND, Named
from timeline.convert.happening.place_signs import PlaceSigns
from timeline.convert.likeness import weighing
from timeline.convert.names import namesakes
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.roles import Role
from timeline.convert.words import sorts
from timeline.record import Record
from timeline.text.languages import either, pattern

# How likely a place has to be: at it a false place costs as much as two or three left out.
_LIKELY = 0.95
# Where no place is, a country may be that is less so.
_LIKELY_COUNTRY = 0.4
_INSIDE = pattern("inside", after=r"\s(?:the\s)?\Z")
_TERRITORY = pattern("territory_of", after=r"\s(?:the\s)?\Z")
# `near the town of X`
_NEAR = pattern("near", after=r"\s(?:the\s)?(?:[^\W\d_][\w’'-]*\s){0,4}\Z")
# `trains bound for X`
_TOWARD = pattern("toward", after=r"\s(?:the\s)?(?:[^\W\d_]+\s)?\Z")
_BEFORE = 70
# Between two places of a list: `the North and South districts`.
_LISTED = re.compile(rf"(?:\s[^\W\d_]+)?(?:,|,?\s{either('and')})\s", re.IGNORECASE)


WEIGHTS = PlaceSigns(
    named=5.61,
    lead_further=0.87,
    second=1.35,
    title=-2.74,
    inside=1.20,
    listed=1.82,
    depth=-1.58,
    behind=-2.13,
    alone=1.68,
    is_country=-6.71,
    is_territory=1.86,
    other_region=-1.30,
    region_apart=-1.84,
    rival=-1.81,
    is_small=-1.51,
    head_alone=-1.83,
    is_city=-0.55,
    is_seat=-1.33,
    near=1.35,
    near_seat=-2.43,
    quoted_seat=-2.41,
    seat_of_journey=1.40,
    said_of_city=-0.88,
)


def places(
    article: Article, record: Record, others: Sequence[Piece], *, is_said: bool
) -> tuple[str, ...]:
    """Return the ids of the places, in the order of the text, but for those in words of `others`.

    Of an event that `is_said` they are what the words are about.
    """
    weighed = Whereabouts(article, record, others, is_said=is_said)
    likely = tuple(filter(weighed.is_likely, weighed.named))
    likely = likely or tuple(filter(weighed.is_country, weighed.named))
    return likely + wider.around(article, record, likely)


def is_enough(signs: Sequence[float], weights: Sequence[float]) -> bool:
    """Return whether the signs of a place make it likely."""
    return weighing.score(signs, weights) > _LIKELY


class Whereabouts:
    """The places that an article names, each with what speaks for it."""

    def __init__(
        self,
        article: Article,
        record: Record,
        others: Sequence[Piece],
        *,
        is_said: bool,
    ) -> None:
        """Find the places of `article` but for those in words of `others`."""
        self.article, self.record, self.is_said = article, record, is_said
        self.named = self._by_place(others)
        self.scene = frozenset(
            place for place, told in self.named.items() if any(one.is_first for one in told)
        )

    def is_likely(self, place: str) -> bool:
        """Return whether it happened in a place, or the words are about it."""
        decided = self.decided(place)
        return is_enough(self.signs(place), WEIGHTS) if decided is None else decided

    def decided(self, place: str) -> bool | None:
        """Return whether a place is likely whatever its signs are, or None where they weigh."""
        if all(self._is_of_geography(one.mention) for one in self.named[place]):
            # `The village lies in Northshire`, which may be on no file itself.
            around = frozenset(self.record.within(place)[1:])
            is_near = bool(self.scene) and all(one in around for one in self.scene)
            return is_near or any(place in self.record.within(one)[1:] for one in self.scene)
        if self._is_of_territory(place) or self._is_of_court(place):
            return True
        return False if self.is_mere(place) else None

    def _is_of_territory(self, place: str) -> bool:
        """Return whether headline or lead of words name the territory of a country."""
        is_named = self.is_said and sorts.is_country(place, self.record)
        told = [one for one in self.named[place] if one.is_first] if is_named else []
        return any(self._stands(_TERRITORY, one) for one in told)

    def _is_of_court(self, place: str) -> bool:
        """Return whether a court sits in a place whose hearing or verdict is told."""
        return any(capitals.is_of_court(self.article, one.mention) for one in self.named[place])

    def is_country(self, place: str) -> bool:
        """Return whether a place is a country in which something is told to be."""
        if not sorts.is_country(place, self.record):
            return False
        signs = self.signs(place)
        is_there = bool(signs.inside or signs.is_territory)
        return is_there and weighing.score(signs, WEIGHTS) > _LIKELY_COUNTRY

    def _is_of_geography(self, mention: Mention) -> bool:
        return self.article.roles.at(mention.start) is Role.GEOGRAPHY

    def is_mere(self, place: str) -> bool:
        """Return whether a place beside the scene only tells whose it is, or in which country.

        `The governor of Northshire` names the region around the scene, `Northshire governor` none,
        nor does `the government of Northshire`.
        A headline alone may call a region by the name of its town. Nor did it happen where
        something goes that is elsewhere.
        """
        told = self.named[place]
        if self._is_bound_for(place) or self._is_abroad(place) or self._is_capital_of_words(place):
            return True
        levels = {one.level for one in told if not one.is_title}
        if levels == {HEAD} and namesakes.region_of(place, self.record) in self.named:
            return True
        if sorts.is_country(place, self.record):
            return not all(sorts.is_country(other, self.record) for other in self.scene)
        # `The heads of the North and South districts were told to`
        if not sorts.is_region(place, self.record) and any(
            one.is_of_office and self._is_listed(one.mention) for one in told
        ):
            return False
        if not self.scene or not all(one.is_title or one.is_of_office for one in told):
            return False
        is_around = any(place in self.record.within(other) for other in self.scene)
        return not is_around or all(one.is_title or one.mention.actor for one in told)

    def _is_capital_of_words(self, place: str) -> bool:
        """Return whether words only mention a capital."""
        if not (self.is_said and sorts.is_capital(place, self.record)):
            return False
        return all(capitals.is_mentioned(self.article, one.mention) for one in self.named[place])

    def _is_abroad(self, place: str) -> bool:
        """Return whether a place is across the border from the scene of what happened."""
        if self.is_said or place in self.scene:
            return False
        there = (one for one in self.scene if not sorts.is_country(one, self.record))
        countries = {areas.country(one, self.record) for one in there}
        return bool(countries) and areas.country(place, self.record) not in countries

    def _is_bound_for(self, place: str) -> bool:
        """Return whether it only tells which way something goes that is in another region."""
        others = (areas.region(other, self.record) for other in self.scene if other != place)
        if not any(region and region != areas.region(place, self.record) for region in others):
            return False
        is_way = all(self._stands(_TOWARD, one) for one in self.named[place])
        return is_way and not self._is_of_journey

    def signs(self, place: str) -> PlaceSigns:
        """Return what speaks for a place."""
        told, is_seat = self.named[place], self._is_seat(place)
        plain = [one for one in told if not one.is_title]
        levels = {one.level for one in plain}
        depth = min(self._depth(one.mention) for one in told)
        is_country = sorts.is_country(place, self.record)
        is_further = any(one.level == LEAD and not self._is_first_sentence(one) for one in plain)
        is_apart = self._is_of_other_region(place)
        return PlaceSigns(
            named=1.0,
            lead_further=is_further,
            second=SECOND in levels,
            title=not plain,
            inside=any(self._stands(_INSIDE, one) for one in plain),
            listed=any(self._is_listed(one.mention) for one in told),
            depth=math.log1p(depth),
            behind=depth / max(len(self.article.roles.starts), 1),
            alone=len(self.named) == 1,
            is_country=is_country,
            is_territory=is_country and any(self._stands(_TERRITORY, one) for one in told),
            other_region=is_apart,
            region_apart=is_apart and self._is_region_apart(place),
            rival=self._has_rival(place),
            is_small=all(one.mention.text[0].islower() for one in told),
            head_alone=levels == {HEAD},
            is_city=sorts.is_city(place, self.record),
            is_seat=is_seat,
            near=any(one.level > LEAD and self._stands(_NEAR, one) for one in told),
            near_seat=is_seat and all(self._stands(_NEAR, one) for one in told),
            quoted_seat=is_seat and all(self._is_quoted(one.mention) for one in told),
            seat_of_journey=is_seat and self._is_of_journey,
            said_of_city=self._is_said_of_city(place),
        )

    def _by_place(self, others: Sequence[Piece]) -> Mapping[str, Sequence[Named]]:
        """Return the places, each with its names."""
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for one in named_places.told(self.article, self.record, others):
            found[one.place].append(one)
        return found

    def _is_first_sentence(self, one: Named) -> bool:
        if one.level != LEAD:
            return False
        first = self.article.sentence_at(self.article.opening[0].span.start)
        return one.mention.start < first.end

    def _stands(self, words: re.Pattern[str], one: Named) -> bool:
        """Return whether a name stands behind some words."""
        start = one.mention.start
        return words.search(self.article.seed.text, max(0, start - _BEFORE), start) is not None

    def _is_quoted(self, mention: Mention) -> bool:
        return self.article.plain[mention.start] == "_"

    @cached_property
    def _is_of_journey(self) -> bool:
        return journeys.is_of_journey(self.article)

    def _is_seat(self, place: str) -> bool:
        """Return whether a place is a city, or a region or district is called after it."""
        is_city = sorts.is_city(place, self.record)
        return is_city or namesakes.region_of(place, self.record) != ""

    def _is_said_of_city(self, place: str) -> bool:
        """Return whether words are about a city by a name that may be its region's too."""
        is_open = self.named[place][0].mention.text.isascii()
        return self.is_said and is_open and sorts.is_city(place, self.record)

    def _is_listed(self, mention: Mention) -> bool:
        """Return whether another place stands beside one, with a comma or `and` between them."""
        near = self.article.within(max(0, mention.start - _BEFORE), mention.end + _BEFORE)
        return any(
            other.place
            and _LISTED.fullmatch(
                self.article.plain,
                min(other.end, mention.end),
                max(other.start, mention.start),
            )
            for other in near
            if other is not mention
        )

    def _depth(self, mention: Mention) -> int:
        """Return how many sentences stand before a name."""
        return bisect_right(self.article.roles.starts, mention.start) - 1

    def _is_of_other_region(self, place: str) -> bool:
        """Return whether all of the scene lies in other regions."""
        there = [one for one in self.scene if not sorts.is_country(one, self.record)]
        region = areas.region(place, self.record)
        is_apart = place not in self.scene and not sorts.is_country(place, self.record)
        regions = {areas.region(other, self.record) for other in there}
        return is_apart and bool(regions) and region not in regions

    def _is_region_apart(self, place: str) -> bool:
        """Return whether a place is a region, and the scene lies in another one."""
        there = filter(None, (areas.region(one, self.record) for one in self.scene))
        return sorts.is_region(place, self.record) and any(one != place for one in there)

    def _has_rival(self, place: str) -> bool:
        """Return whether a town of the scene is another than this, which is no part of it."""
        is_apart = place not in self.scene
        return is_apart and any(areas.is_rival(place, one, self.record) for one in self.scene)
