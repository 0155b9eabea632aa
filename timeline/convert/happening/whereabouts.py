"""Where it happened, or what place the words are about: each place that is named is weighed.

A place of the background, of words of others or of none of what is told (see `elsewhere`) is none.
Of the others, each sign has a weight, the same for every place of every record. `tests.fit_places`
fits the weights (logistic) and tells how places fare by those that other authors gave.
"""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from timeline.convert.happening import areas, capitals, journeys, named_places, wider
from timeline.convert.happening.named_places import HEAD, LEAD, SECOND, Named
from timeline.convert.happening.place_signs import AreaSigns, NamingSigns, SeatSigns
from timeline.convert.likeness import weighing
from timeline.convert.names import namesakes
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.roles import Role
from timeline.convert.words import sorts
from timeline.record import Record
from timeline.text.languages import either, pattern

# A place has to be three times as likely as not, as a false one costs as much as three left out.
_LIKELY = 1.15
# Where no place is, a country may be that is less so.
_LIKELY_COUNTRY = -2.0
_INSIDE = pattern("inside", after=r"\s(?:the\s)?\Z")
_TERRITORY = pattern("territory_of", after=r"\s(?:the\s)?\Z")
# `near the town of X`
_NEAR = pattern("near", after=r"\s(?:the\s)?(?:[^\W\d_][\w’'-]*\s){0,4}\Z")
# `trains bound for X`
_TOWARD = pattern("toward", after=r"\s(?:the\s)?(?:[^\W\d_]+\s)?\Z")
_BEFORE = 70
# Between two places of a list: `the North and South districts`.
_LISTED = re.compile(rf"(?:\s[^\W\d_]+)?(?:,|,?\s{either('and')})\s", re.IGNORECASE)

WEIGHTS = (
    *NamingSigns(
        named=3.46,
        lead_first=1.43,
        lead_further=1.09,
        second=1.45,
        depth=-0.53,
        behind=-1.94,
        inside=0.95,
        title=-2.24,
        alone=1.78,
        said_listed=2.03,
        goal=1.42,
    ),
    *AreaSigns(
        others=-1.10,
        around=0.44,
        within=1.15,
        head_of_region=-3.10,
        is_country=-5.55,
        country_beside=-2.12,
        other_region=-2.28,
        said_of_other=2.57,
        rival=-0.93,
        bound=-2.90,
    ),
    *SeatSigns(
        is_city=-0.81,
        is_seat=-1.44,
        near_seat=-1.50,
        quoted_seat=-1.71,
        seat_of_journey=1.26,
        court_of_capital=1.40,
        said_of_city=-1.03,
    ),
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


def is_enough(signs: Sequence[float], weights: Sequence[float] = WEIGHTS) -> bool:
    """Return whether what speaks for a place makes it likely enough."""
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
        return is_enough(self.signs(place)) if decided is None else decided

    def decided(self, place: str) -> bool | None:
        """Return whether a place is likely whatever else speaks for it; None where that is open."""
        if self._is_of_geography(place):
            # `The village lies in Northshire`, which may be on no file itself.
            around = frozenset(self.record.within(place)[1:])
            is_near = bool(self.scene) and all(one in around for one in self.scene)
            return is_near or any(place in self.record.within(one)[1:] for one in self.scene)
        if self._is_abroad(place) or self._is_capital_of_words(place):
            return False
        return True if self._is_of_territory(place) else None

    def is_country(self, place: str) -> bool:
        """Return whether a place is a country in which something is told to be."""
        if not sorts.is_country(place, self.record):
            return False
        told = self.named[place]
        is_there = any(self._stands(_INSIDE, one) or self._stands(_TERRITORY, one) for one in told)
        return is_there and weighing.score(self.signs(place), WEIGHTS) > _LIKELY_COUNTRY

    def _is_of_geography(self, place: str) -> bool:
        """Return whether a place is only named to tell where it lies, or another."""
        starts = (one.mention.start for one in self.named[place])
        return all(self.article.roles.at(start) is Role.GEOGRAPHY for start in starts)

    def _is_of_territory(self, place: str) -> bool:
        """Return whether headline or lead of words name the territory of a country."""
        is_named = self.is_said and sorts.is_country(place, self.record)
        told = [one for one in self.named[place] if one.is_first] if is_named else []
        return any(self._stands(_TERRITORY, one) for one in told)

    def _is_abroad(self, place: str) -> bool:
        """Return whether a place is across the border from the scene of what happened."""
        if self.is_said or place in self.scene:
            return False
        countries = {areas.country(one, self.record) for one in self._lands & self.scene}
        return bool(countries) and areas.country(place, self.record) not in countries

    def _is_capital_of_words(self, place: str) -> bool:
        """Return whether words only mention a capital."""
        if not (self.is_said and sorts.is_capital(place, self.record)):
            return False
        return all(capitals.is_mentioned(self.article, one.mention) for one in self.named[place])

    def signs(self, place: str) -> tuple[float, ...]:
        """Return what speaks for a place, in the order of the weights."""
        told = self.named[place]
        return *self._naming(told), *self._area(place, told), *self._seat(place, told)

    def _naming(self, told: Sequence[Named]) -> NamingSigns:
        plain = [one for one in told if not one.is_title]
        firsts = [self._is_first_sentence(one) for one in plain if one.level == LEAD]
        depth = min(self._depth(one.mention) for one in told)
        return NamingSigns(
            named=1.0,
            lead_first=any(firsts),
            lead_further=not all(firsts),
            second=any(one.level == SECOND for one in plain),
            depth=math.log1p(depth),
            behind=depth / max(len(self.article.roles.starts), 1),
            inside=any(self._stands(_INSIDE, one) for one in plain),
            title=not plain,
            alone=len(self.named) == 1,
            said_listed=self.is_said and any(self._is_listed(one.mention) for one in told),
            goal=self._is_of_journey
            and any(journeys.is_whither(self.article, one.mention) for one in told),
        )

    def _area(self, place: str, told: Sequence[Named]) -> AreaSigns:
        record, is_apart = self.record, self._is_of_other_region(place)
        is_country = sorts.is_country(place, record)
        return AreaSigns(
            others=math.log1p(len(self._lands.difference([place]))),
            around=any(place in record.within(other)[1:] for other in self.named),
            within=not self._lands.isdisjoint(record.within(place)[1:]),
            head_of_region=self._is_head_of_region(place, told),
            is_country=is_country,
            country_beside=is_country and not self._lands.isdisjoint(self.scene),
            other_region=is_apart,
            said_of_other=self.is_said and is_apart,
            rival=self._has_rival(place),
            bound=self._is_bound_for(place),
        )

    def _seat(self, place: str, told: Sequence[Named]) -> SeatSigns:
        """Return what is meant by a city, or a place after which a region is called."""
        is_city, is_capital = (
            sorts.is_city(place, self.record),
            sorts.is_capital(place, self.record),
        )
        is_seat = is_city or namesakes.region_of(place, self.record) != ""
        # In letters that have no cases a name may be that of a city or of its region.
        is_open = is_city and told[0].mention.text.isascii()
        return SeatSigns(
            is_city=is_city,
            is_seat=is_seat,
            near_seat=is_seat and all(self._stands(_NEAR, one) for one in told),
            quoted_seat=is_seat and all(self._is_quoted(one.mention) for one in told),
            seat_of_journey=is_seat and self._is_of_journey,
            court_of_capital=is_capital and capitals.is_of_court(self.article),
            said_of_city=self.is_said and is_open,
        )

    def _by_place(self, others: Sequence[Piece]) -> Mapping[str, Sequence[Named]]:
        """Return the places, each with its names."""
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for one in named_places.told(self.article, self.record, others):
            found[one.place].append(one)
        return found

    @cached_property
    def _lands(self) -> frozenset[str]:
        """The places that are no countries."""
        return frozenset(one for one in self.named if not sorts.is_country(one, self.record))

    @cached_property
    def _is_of_journey(self) -> bool:
        return journeys.is_of_journey(self.article)

    def _is_first_sentence(self, one: Named) -> bool:
        """Return whether a name of the lead stands in its first sentence."""
        first = self.article.sentence_at(self.article.opening[0].span.start)
        return one.mention.start < first.end

    def _stands(self, words: re.Pattern[str], one: Named) -> bool:
        """Return whether a name stands behind some words."""
        start = one.mention.start
        return words.search(self.article.seed.text, max(0, start - _BEFORE), start) is not None

    def _is_quoted(self, mention: Mention) -> bool:
        return self.article.plain[mention.start] == "_"

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

    def _is_head_of_region(self, place: str, told: Sequence[Named]) -> bool:
        """Return whether the headline alone names a town, and the text the region around it."""
        is_head = {one.level for one in told if not one.is_title} == {HEAD}
        return is_head and namesakes.region_of(place, self.record) in self.named

    def _is_of_other_region(self, place: str) -> bool:
        """Return whether all of the scene lies in other regions."""
        if place in self.scene or place not in self._lands:
            return False
        regions = {areas.region(other, self.record) for other in self._lands & self.scene}
        return bool(regions) and areas.region(place, self.record) not in regions

    def _has_rival(self, place: str) -> bool:
        """Return whether a town of the scene is another than this, which is no part of it."""
        is_apart = place not in self.scene
        return is_apart and any(areas.is_rival(place, one, self.record) for one in self.scene)

    def _is_bound_for(self, place: str) -> bool:
        """Return whether it only tells which way something goes that is in another region."""
        others = (areas.region(other, self.record) for other in self.scene if other != place)
        region = areas.region(place, self.record)
        if not any(other and other != region for other in others):
            return False
        is_way = all(self._stands(_TOWARD, one) for one in self.named[place])
        return is_way and not self._is_of_journey
