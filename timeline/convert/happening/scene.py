"""Who and where: the actors and places of the main happening, without those of the background."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from timeline.convert.happening.capitals import is_government
from timeline.convert.happening.journeys import is_goal
from timeline.convert.names import namesakes
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.parts import Part
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.roles import Role
from timeline.convert.reading.speech import UNANSWERED, UNSAID, first_speech, speeches
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

_GOVERNOR = pattern("governors", before=r"\s", after="")
# In front of a place: somebody heads it, as in `the head of X said`, `мэр X`.
_HEADED = pattern("offices", after=rf"\s(?:{either('role_of')}\s(?:the\s)?)?\Z")
_INSIDE = pattern("inside", after=r"\s\Z")
_REGION_NOUNS = tuple(dict.fromkeys(cues.REGION_NOUNS.values()))
_AFTER = 30
_NEAREST = 60
# `X, with reference to the residents, writes`.
_CITING = 45
# A country named further down than this paragraph is hardly where it happened.
_COUNTRIES = 4
# `in the village of X near Y`: Y only tells where X lies.
_NEAR = pattern("near", before=r"\s", after=r"\s(?:the\s)?\Z")
# Below the lead whoever is spoken with is only called by his town: `a resident of X`, `Ann from X`.
_ORIGIN = re.compile(
    rf"(?:\b(?i:{either('resident')})|[^\W\d_a-zа-яёіїєґ]\w+\s(?i:{either('come_from')}))\s\Z"
)
_PEOPLE_OF = pattern("people_of", after=r"\s(?:the\s)?\Z")
# A court may sit anywhere: `a man from X was sentenced`.
_SENTENCES = pattern("sentences")
_BY_LAW = pattern("by_law_of", after=r"\s\Z")
_PARTED = re.compile(r"[.,;:!?\n]")
_ELSEWHERE = (cues.BESIDE, cues.AGAINST, cues.NOT_THERE, cues.PARTISAN, cues.BORDERS)
_CHANNEL = pattern("channel", after=r"\s\Z")
_ACCORDING = pattern("according", after=r"\s\Z")


def actors(
    article: Article,
    record: Record,
    speaker: str,
    hosts: Sequence[str],
) -> tuple[str, ...]:
    """Return the ids of the actors, the speaker first and the `hosts` of an interview last.

    Other media take no part: they only carry the words of others. Nor does whoever is named in
    words of others alone, or below the lead for nothing but that he said nothing.
    """
    hosts = [host for host in hosts if not sorts.is_outlet(host, record)]
    named = (
        mention.actor
        for mention in _named_in(article, article.main)
        if _takes_part(mention, record)
        and article.plain[mention.start] != "_"
        and not article.is_aside(mention.start)
        and not _is_byline(article, mention, record)
        and not _owns(article, mention, record)
        and not _is_silent(article, mention, record)
    )
    return tuple(dict.fromkeys([*filter(None, [speaker]), *named, *hosts]))


def _is_byline(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether media are named without a part: they tell of nothing here."""
    if not sorts.is_outlet(mention.actor, record):
        return False
    sentence = article.sentence_at(mention.start)
    near = min(sentence.end, mention.end + _CITING)
    before = article.plain[max(sentence.start, mention.start - _AFTER) : mention.start]
    is_told = _CHANNEL.search(before) or _ACCORDING.search(before)
    return not is_told and first_speech(article.plain, mention.end, near) is None


def _owns(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether something of a person is named, as in `X's army` or `anti-X`."""
    if not sorts.is_person(mention.actor, record):
        return False
    text = article.seed.text
    before = text[max(0, mention.start - _AFTER) : mention.start]
    is_his = cues.POSSESSIONS.search(before) or cues.PARTISAN.search(before)
    return bool(is_his or cues.POSSESSED.match(text, mention.end))


def _is_silent(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether somebody below the lead did not speak: `the ministry has not commented`."""
    if article.roles.at(mention.start) in (Role.LEAD, Role.HEADLINE):
        return False
    plain, sentence = article.plain, article.sentence_at(mention.start)
    # A person may still be the one whom the words are about.
    is_body = not sorts.is_person(mention.actor, record)
    if is_body and UNANSWERED.search(plain, mention.end, sentence.end):
        return True
    said = [*speeches(plain, mention.end, sentence.end)]
    return len(said) == 1 and bool(UNSAID.search(plain, mention.end, said[0].start()))


def actors_in(article: Article, record: Record, span: Span) -> frozenset[str]:
    """Return the ids of the actors named in one stretch."""
    found = article.within(span.start, span.end)
    return frozenset(m.actor for m in found if _takes_part(m, record))


def places(
    article: Article, record: Record, others: Sequence[Piece], *, is_said: bool
) -> tuple[str, ...]:
    """Return the ids of the places, in the order of the text, but for those in words of `others`.

    A place that only tells whose governor speaks counts if nothing else is named, or if it lies
    around or within a place that is; a country counts where nothing smaller does. What happened,
    and was not said, hardly did where somebody is reported to speak of but once, further down.
    """
    parts = [part for part in article.main if part.section.label is not SectionLabel.SOURCE]
    quoted = [(piece.words.start, piece.words.end) for piece in others]
    named = [
        mention
        for mention in _named_in(article, parts)
        if mention.place and not any(one <= mention.start < two for one, two in quoted)
    ]
    told = [m for m in named if not _is_elsewhere(article, record, m)]
    apart = frozenset[str]() if is_said else _apart(article, record, told)
    told = [mention for mention in told if mention.place not in apart]
    offices = {m.start: _office(article, record, m) for m in told}
    beside = {m.start for m in told if article.is_aside(m.start)}
    scenes = {m.place for m in told if not (offices[m.start] or m.start in beside)}
    strong = {place for place in scenes if not sorts.is_country(place, record)}
    around = {wider for place in strong for wider in record.within(place)}
    found = [offices[m.start] or m.place for m in told if not _is_title(article, record, m)]
    kept = [p for p in found if p in strong or (p in around and not sorts.is_country(p, record))]
    main = [offices[m.start] or m.place for m in told if m.start not in beside]
    weak = [p for p in main if not sorts.is_country(p, record)]
    first = [part.span.end for part in article.told[:_COUNTRIES]]
    in_countries = (m for m in told if not offices[m.start] and _is_inside(article, m))
    countries = [m.place for m in in_countries if m.end <= max(first, default=0)]
    return tuple(dict.fromkeys(kept or weak or countries))


def _apart(article: Article, record: Record, told: Sequence[Mention]) -> frozenset[str]:
    """Return the places that are named once, far down and as somebody reports of them.

    Where it happened also lies in what lies around a place of the opening.
    """
    often = Counter(mention.place for mention in told)
    end = max((part.span.end for part in article.opening), default=0)
    around = {wider for m in told if m.start < end for wider in record.within(m.place)}
    return frozenset(
        mention.place
        for mention in told
        if often[mention.place] == 1
        and mention.start >= end
        and mention.place not in around
        and article.roles.at(mention.start) is Role.SAID
        and article.plain[mention.start] != "_"
        and not _office(article, record, mention)
    )


def places_in(article: Article, span: Span) -> frozenset[str]:
    """Return the ids of the places named in one stretch."""
    return frozenset(m.place for m in article.within(span.start, span.end) if m.place)


def _named_in(article: Article, parts: Iterable[Part]) -> Iterator[Mention]:
    for part in parts:
        for mention in article.within(part.span.start, part.span.end):
            dateline = article.dateline
            is_of_place = dateline and dateline.holds(mention.start, mention.end)
            if not (is_of_place or article.roles.at(mention.start) is Role.CAPTION):
                yield mention


def _takes_part(mention: Mention, record: Record) -> bool:
    # Media that are no outlet are known as somebody who tells of events, and as nothing else.
    is_carrier = bool(mention.outlet) and sorts.is_outlet(mention.actor, record)
    return mention.actor in record.actors and not is_carrier


def _is_inside(article: Article, mention: Mention) -> bool:
    """Return whether something is in a place, and not but in its law: `banned in X`."""
    before = article.seed.text[max(0, mention.start - _AFTER) : mention.start]
    return _INSIDE.search(before) is not None and not _BY_LAW.search(before)


def _is_elsewhere(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether the name is written down without saying that it happened there."""
    is_no_place = _is_clock(article, record, mention) or is_government(article, record, mention)
    is_no_place = is_no_place or _is_open(article, record, mention)
    is_apart = _is_beside(article, mention) or is_goal(article, mention)
    return is_no_place or is_apart or _is_landmark(article, mention) or _is_origin(article, mention)


def _is_clock(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether the place names a clock or speaks itself, as in `Kyiv time`, `Kyiv says`."""
    after = mention.end + 1
    if cues.CLOCKS.match(article.seed.text, after):
        return True
    # Behind `in a district of X region` people may speak whom nothing names.
    if sorts.is_region(mention.place, record):
        return False
    before = max(0, mention.start - _AFTER), mention.start
    if _HEADED.search(article.plain, *before) or _is_of_people(article, mention):
        return False
    speech = first_speech(article.plain, after, after + _AFTER)
    return speech is not None and speech.start() == after


def _is_open(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether a name may be a town's or a region's: `Northshire children`."""
    is_either = namesakes.is_either(article.plain, mention.end)
    return is_either and namesakes.region_of(mention.place, record) != ""


def _is_of_people(article: Article, mention: Mention) -> bool:
    """Return whether the lead tells of those who live in a place: `residents of X were told`."""
    is_first = article.roles.at(mention.start) in (Role.LEAD, Role.HEADLINE)
    before = article.plain[max(0, mention.start - _AFTER) : mention.start]
    return is_first and _PEOPLE_OF.search(before) is not None


def _is_beside(article: Article, mention: Mention) -> bool:
    """Return whether it happened elsewhere, as in `a suburb of X` or `accused X`."""
    before = article.seed.text[max(0, mention.start - _AFTER) : mention.start]
    return any(cue.search(before) for cue in _ELSEWHERE)


def _is_landmark(article: Article, mention: Mention) -> bool:
    """Return whether a place tells where another lies that is named before it."""
    named = article.within(max(0, mention.start - _NEAREST), mention.start)
    last = next((other for other in reversed(named) if other.place), None)
    return last is not None and bool(_NEAR.fullmatch(article.plain, last.end, mention.start))


def _is_origin(article: Article, mention: Mention) -> bool:
    """Return whether a place only tells where somebody comes from.

    In the lead it does of whoever is sentenced, and below of whoever is heard.
    """
    before = article.seed.text[max(0, mention.start - _AFTER) : mention.start]
    if not _ORIGIN.search(before):
        return False
    sentence = article.sentence_at(mention.start)
    is_sentenced = _SENTENCES.search(article.plain, sentence.start, sentence.end) is not None
    return is_sentenced or article.roles.at(mention.start) not in (Role.LEAD, Role.HEADLINE)


def _is_title(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether a region is but called by its short name beside what is told of.

    It is in a title, `Northshire governor`, or in front of a place, `the Northshire village of X`;
    `the governor of Northshire` names the region in full.
    """
    is_full = mention.text.split()[-1].lower() in _REGION_NOUNS
    if is_full or _GOVERNOR.match(article.plain, mention.end):
        return not is_full
    if not namesakes.is_short(article.plain, mention.end):
        return False
    ahead = article.within(mention.end, mention.end + _AFTER)
    behind = next((other for other in ahead if other.place), None)
    is_one = behind is not None and not _PARTED.search(article.plain, mention.end, behind.start)
    return behind is not None and is_one and mention.place in record.within(behind.place)


def _office(article: Article, record: Record, mention: Mention) -> str:
    """Return the place whose official is meant, as in `the Northshire governor`, or nothing."""
    if _HEADED.search(article.plain, max(0, mention.start - _AFTER), mention.start):
        return mention.place
    if mention.actor in record.actors:
        return mention.place
    if not cues.OFFICES.match(article.plain, mention.end + 1):
        return ""
    if _GOVERNOR.match(article.plain, mention.end):
        regions = (record.places.find(f"{mention.text} {noun}") for noun in _REGION_NOUNS)
        region = next((found for found in regions if found), None)
        return region.id if region else mention.place
    return mention.place
