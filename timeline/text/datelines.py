"""The head of a report: the place, the agency and perhaps the day, as papers have them.

Days are found as a page writes them, in any language that is known.
"""

import re
from functools import lru_cache

from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL

_MONTHS = rf"(?:{either('page.stamp_months')}[^\W\d_]*\.?)"
DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTHS}(?:,?\s20\d\d)?|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?"
    r"(?:,?\s20\d\d)?|\d{1,2}[./-]\d{1,2}[./-]20\d\d|20\d\d[-/.]\d\d[-/.]\d\d"
    r"|(?<![\d.])\d\d\.\d\d\.\d\d(?![.\d]))",
    re.IGNORECASE,
)
# An agency in capitals behind the day: `City. 18 мая. AGENCY-COUNTRY – `.
_SHOUTED = rf"(?:{CAPITAL}{{2}}(?:{CAPITAL}|[\s-](?={CAPITAL}{{2}}))*(?:\.{CAPITAL}{{2,4}})?)"
HEAD_NAME = rf"{CAPITAL}[^\W\d_]*(?:[ -]{CAPITAL}[^\W\d_]*){{0,2}}"
# A paper's name may have small words and a full stop: `The border post, May 18.`, `Post.example`.
_PAPER = (
    rf"(?:(?:the\s)?{CAPITAL}[\w'’ʼ-]*(?:\s{either('and')})?(?:\s(?:{CAPITAL}|{SMALL})[\w'’ʼ]*)?"
    r"|\w+(?:\.\w+)*)"
)
# A place or an agency; behind a place the state, as American papers have it: `City, N.Y., Oct. 3`.
_BEFORE_DAY = (
    rf"(?:(?:{HEAD_NAME}(?:\.,|[.,])|(?:{CAPITAL}\.){{2,3}},"
    rf"|{_PAPER}[.,](?=\s(?i:{DATE.pattern})))\s)"
)
_AGENCY = rf"(?:{CAPITAL}[\w-]*\s?){{1,3}}\."
# The same as it is called: `City. 18 мая. Agency-Country – `.
CALLED = rf"(?:{CAPITAL}[\w.]*(?:[ -]{CAPITAL}[\w.]*){{0,2}})"
# A site as it is called behind the day: `City, 18 May, city-news.example.`
_HOST = r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"
_DAY_AT_HEAD = re.compile(
    rf"[*_]{{0,2}}(?P<before>{_BEFORE_DAY}{{1,2}})?(?i:{DATE.pattern})"
    rf"(?:\s{either('page.year_marks')})?"
    rf"(?:[.,]\s(?P<behind>{HEAD_NAME}|{_HOST})(?=\.|\s[–—-]\s))?\s?"
    rf"(?:\.\s(?:{_SHOUTED}\.|{CALLED}\s[–—-])\s+(?=[\"“«\d]|{CAPITAL})"
    rf"|(?:\.[*_]{{0,2}}|[–—-]{{1,2}}(?:\s{_AGENCY})?)\s+(?={CAPITAL}))"
)
# The place, the agency and perhaps the day at the head of a report, in several usual forms:
# `CITY (Agency) -`, `CITY, May 18 (Agency) —`, `CITY, May 18. /AGENCY/.`, `(AGENCY- Name)`.
# The day may stand last: `CITY (Agency) - 18 May 2019.`
# Behind the dash: `CITY, 27 мар — РИА Новости. …`.
_DATELINE = re.compile(
    rf"[*_]{{0,2}}(?P<place>{CAPITAL}[\w .,’'/-]{{1,60}}?)?[\s,.]*"
    r"(?:(?P<agency>\([^()\n]{2,60}\)|/[^/\n]{2,40}/\.?)[*_]{0,2}\s*(?:[-–—]{1,2}\s*|\.\s*)?"
    rf"(?:(?i:{DATE.pattern})(?:\s{either('page.year_marks')})?(?:\.\s+|\s*[-–—:]\s+))?"
    rf"|[-–—]{{1,2}}\s+(?:{_AGENCY}\s+)?)"
    rf"(?=[\"“«]|{CAPITAL})"
)
# Some agencies stand behind the day: `CITY, 18 мая — Agency. `
_BEHIND_DAY = re.compile(rf"{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+){{0,2}}\.\s+(?=[\"“«]|{CAPITAL})")
_ENDS_WITH_DAY = re.compile(r"\d\s\w{3,8}\.?\s[-–—]\s+\Z")
# `CITY. The report`: nothing but the place, in capitals.
_SHOUTED_PLACE = re.compile(rf"{CAPITAL}{{3,}}(?:[ -]{CAPITAL}{{2,}})?\.\s+(?=[\"“«]|{CAPITAL})")
# What stands between a place or an agency and the report.
_SETS_APART = re.compile(r"[(/–—-]")
YEAR = re.compile(r"20\d\d")
_PLACE_WORDS = 3


# A lead is asked for its dateline whenever the article is read anew.
@lru_cache(maxsize=100)
def dateline(paragraph: str) -> str:
    """Return the dateline at the head of a paragraph, or nothing."""
    head = _dateline(paragraph)
    behind = _BEHIND_DAY.match(paragraph, len(head)) if _ENDS_WITH_DAY.search(head) else None
    return head + behind[0] if behind else head


def _dateline(paragraph: str) -> str:
    if dated := _of_day(paragraph):
        return dated
    match = _DATELINE.match(paragraph) if _SETS_APART.search(paragraph) else None
    if not match:
        shouted = _SHOUTED_PLACE.match(paragraph)
        return shouted[0] if shouted else ""
    place = (match["place"] or "").split(",")[0].strip(" .-–—")
    is_place = place.isupper() or (bool(match["agency"]) and len(place.split()) <= _PLACE_WORDS)
    return match[0] if is_place or (match["agency"] and not place) else ""


def _of_day(paragraph: str) -> str:
    """Return a head such as `AGENCY, 18 мая.`, `18 мая, City.` or `18 May 2019.`, or nothing."""
    match = _DAY_AT_HEAD.match(paragraph)
    is_head = match and (match["before"] or match["behind"] or YEAR.search(match[0]))
    return match[0] if match and is_head else ""
