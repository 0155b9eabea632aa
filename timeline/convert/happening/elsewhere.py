"""Whether the name of a place is written down without saying that it happened there.

It may name a clock, a government, an official, where somebody comes from or is brought to, or what
lies beside the place that is meant.
"""

import re

from timeline.convert.happening.capitals import is_government
from timeline.convert.happening.journeys import is_goal
from timeline.convert.names import namesakes
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.roles import Role
from timeline.convert.reading.speech import first_speech
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import either, pattern

_OWNER = r"(?:['’]s)?\s"
_GOVERNOR = pattern("governors", before=_OWNER, after="")
_OFFICE = pattern("offices", before=_OWNER)
# In front of a place: somebody heads it, as in `the head of X said`, `мэр X`.
_HEADED = pattern("offices", after=rf"\s(?:{either('role_of')}\s(?:the\s)?)?\Z")
_REGION_NOUNS = tuple(dict.fromkeys(cues.REGION_NOUNS.values()))
_AFTER = 30
_NEAREST = 60
# `сообщили в X`: nobody is told of who speaks, so those who govern there do.
_SPEAK_THERE = pattern(
    "speak_there", before=r"(?:\n|[^\w\s])[^\S\n]*", after=rf"\s{either('inside')}\s\Z"
)
# `in the village of X near Y`: Y only tells where X lies.
_NEAR = pattern("near", before=r"\s", after=r"\s(?:the\s)?\Z")
_OUTSIDE = pattern("near", after=r"\s(?:the\s)?\Z")
# Below the lead whoever is spoken with is only called by his town: `a resident of X`, `Ann from X`.
_ORIGIN = re.compile(
    rf"(?:\b(?i:{either('resident')})|[^\W\d_a-zа-яёіїєґ]\w+\s(?i:{either('come_from')}))\s\Z"
)
_PEOPLE_OF = pattern("people_of", after=r"\s(?:the\s)?\Z")
# A court may sit anywhere: `a man from X was sentenced`.
_SENTENCES = pattern("sentences")
# `a court in X sentenced`, `an X military court`
_COURT_IN = pattern("courts", after=rf"\s(?:{either('inside')}\s)?\Z")
_COURT_OF = pattern("courts", before=r"\s(?:[^\W\d_]+\s){0,2}")
# `a village ten kilometres from Northshire`
_FROM = pattern("distances", after=r"\s(?:the\s)?\Z")
_PARTED = re.compile(r"[.,;:!?\n]")
# What is banned in a country, and not in others, happened in neither.
_BY_LAW = pattern("by_law_of", after=r"\s\Z")
_ELSEWHERE = (_BY_LAW, cues.BESIDE, cues.AGAINST, cues.NOT_THERE, cues.PARTISAN, cues.BORDERS)


def is_elsewhere(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether the name is written down without saying that it happened there."""
    if _is_of_court(article, mention):
        return False
    is_no_place = _is_clock(article, record, mention) or is_government(article, record, mention)
    is_no_place = is_no_place or _is_open(article, record, mention)
    is_no_place = is_no_place or _does_speak(article, record, mention)
    is_apart = _is_beside(article, mention) or is_goal(article, mention)
    is_apart = is_apart or _is_away(article, record, mention)
    return is_no_place or is_apart or _is_landmark(article, mention) or _is_origin(article, mention)


def _is_of_court(article: Article, mention: Mention) -> bool:
    """Return whether the lead tells what a court did that sits in a place."""
    if article.roles.at(mention.start) not in (Role.LEAD, Role.HEADLINE):
        return False
    before = max(0, mention.start - _AFTER), mention.start
    is_named = _COURT_OF.match(article.plain, mention.end) is not None
    return is_named or _COURT_IN.search(article.plain, *before) is not None


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


def _does_speak(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether a town or country stands for those who govern it: `сообщили в X`."""
    if mention.actor or sorts.is_region(mention.place, record):
        return False
    before = article.plain[max(0, mention.start - _NEAREST) : mention.start]
    return _SPEAK_THERE.search(before) is not None


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


def _is_away(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether it is told how far a region is; so far from a village is beside it."""
    if not (sorts.is_region(mention.place, record) and mention.text[0].isupper()):
        return False
    return _FROM.search(article.plain, max(0, mention.start - _AFTER), mention.start) is not None


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


def is_title(article: Article, record: Record, mention: Mention) -> bool:
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


def office(article: Article, record: Record, mention: Mention) -> str:
    """Return the place whose official is meant, as in `the Northshire governor`, or nothing."""
    if _HEADED.search(article.plain, max(0, mention.start - _AFTER), mention.start):
        return mention.place
    if mention.actor in record.actors:
        return mention.place
    if not _OFFICE.match(article.plain, mention.end):
        return ""
    if _GOVERNOR.match(article.plain, mention.end):
        return _region(record, mention.text) or mention.place
    return mention.place


def outside(article: Article, record: Record, mention: Mention) -> str:
    """Return the region around a capital that lies in none, as in `outside X`, or nothing."""
    if not sorts.is_capital(mention.place, record):
        return ""
    before = article.plain[max(0, mention.start - _AFTER) : mention.start]
    return _region(record, record.places[mention.place].name) if _OUTSIDE.search(before) else ""


def _region(record: Record, name: str) -> str:
    """Return the region that is called after a city, or nothing."""
    regions = (record.places.find(f"{name} {noun}") for noun in _REGION_NOUNS)
    return next((found.id for found in regions if found), "")
