"""What a copied web page holds beside its article: menus, share bars, bylines, dates, credits.

A line is judged by itself, in any language that is known. Nothing longer than a caption is
taken for boilerplate, so a sentence of an article is never lost with it.
"""

import re
from functools import lru_cache

from timeline.text.datelines import CALLED, DATE, HEAD_NAME, YEAR
from timeline.text.languages import either, plain
from timeline.text.letters import CAPITAL, SMALL

LONGEST = 180
_CAPITALISED = rf"{CAPITAL}[\w.'’-]*"
# Words of pages, each of which may be all that a line has.
ALONE = plain("page.alone")
# Menus glued to the first words of an article.
_GLUED = re.compile(rf"(?:{either('page.glued')}[ \t\u00a0|/•]+)+", re.IGNORECASE)
# After one of these alone on a line come headlines of other articles.
_LISTS = re.compile(rf"{either('page.lists')}\W*", re.IGNORECASE)
_MENUS = re.compile(either("page.menus"), re.IGNORECASE)
_OPENINGS = re.compile(rf"{either('page.openings')}\s*[:|–—].*", re.IGNORECASE | re.DOTALL)
_OWNED = rf"(?:©|\(c\)\s|{either('page.copyright')}\b)"
_COPYRIGHT = re.compile(_OWNED, re.IGNORECASE)
_BEGGING = re.compile(f"{_OWNED}|{either('page.begging')}", re.IGNORECASE)
_BEGS = re.compile(rf"(?<![^\W\d_]){either('page.begging')}", re.IGNORECASE)
# A paper speaks of itself.
_OWN = re.compile(rf".{{2,60}}\s{either('page.paper_itself')}\b.*", re.IGNORECASE)
_LINK = re.compile(r"\]\([^()]*\)")
_BYLINE = re.compile(
    rf"(?i:{either('page.bylines')})\s+{_CAPITALISED}"
    rf"(?:[,\s]+(?:{either('and', 'page.along_with')}\s)?{_CAPITALISED}){{0,6}}"
)
_CAPTION = re.compile(
    rf".{{0,140}}\b{either('page.captions')}\s?[:/©].{{1,50}}"
    rf"|.{{0,120}}[/(|]\s?{either('page.agencies')}\s?\)?",
    re.IGNORECASE,
)
_TRAIL = re.compile(rf"{either('page.trails')}\s?[»>/›→].*|.*\s[»›→]\s.*\s[»›→]\s.*", re.IGNORECASE)
_MENU = re.compile(r"[^|•·]{1,32}(?:[|•·][^|•·]{1,32}){2,12}")
# The same with wide gaps: `World   Business   Culture   Sport`.
_GAPS = re.compile(r"(?:(?!\s\s)[^!?…:]){1,32}(?:[ \u00a0\t]{2,}(?:(?!\s\s)[^!?…:]){1,32}){3,12}")
# In Markdown a picture or a link; a row of them is a menu, a share bar or a list of topics.
_LINKS = re.compile(r"!?\[[^\[\]]{0,200}\]\([^()\s]{0,300}\)")
_ROW = 2
_RULE = re.compile(r"[-–—=~]{3,}")
_LANGUAGES = re.compile(rf"(?:{either('page.languages')}\b[\s|/,•·]*){{2,9}}", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/|t\.me/)\S+", re.IGNORECASE)
_DOMAIN = re.compile(
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|ua|ru|eu|news|media|io|uk|tv)", re.I
)
# The name of a site beside a date: a full stop with no space behind it parts its words.
_SITE = re.compile(r"[^\W\d][\w-]*\.[a-z]{2,8}\b", re.IGNORECASE)
_POSTED = re.compile(r"[—–-]\s?[^@\n]{1,80}\(@\w{1,30}\).{0,40}")
_NUMBER = re.compile(r"(?:[A-Z]{2,12}|#|ID|id|№|ref\.?)?[\s:#№-]*\d[\dA-Z_/-]{4,60}")
_CREDIT = re.compile(rf"\({CAPITAL}[\w.&-]*(?:[/,; ]+{CAPITAL}[\w.&-]*){{0,4}}(?:/\w{{2,4}})?\)")
# `(Agency; editing by a desk)` at the end of a report.
_SIGNED = re.compile(
    rf"\([^()\n]{{0,160}}\b{either('page.signed')}\b[^()\n]{{1,120}}\)", re.IGNORECASE
)
# How many have read, follow or liked it, perhaps in thousands: `4.1K views`.
MANY = rf"(?:{either('page.thousands')})?"
_COUNTER = re.compile(
    rf"\d[\d.,\s\u00a0]*{MANY}\.?\s?(?:{either('page.counters')}(?![^\W\d_])|(?![^\W_]))",
    re.IGNORECASE,
)
# `Telegram · @channel`.
HANDLE = re.compile(rf"{either('telegram')}\W{{1,4}}@\w{{2,40}}", re.IGNORECASE)
PASSED_ON = re.compile(
    rf"\W*(?:{either('telegram')}\W+)?{either('page.forwarded')}\b(?:[^.:!?\n]{{0,20}}:)?"
    rf"\s?(?:{either('page.forwarded_by')}\s)*(?P<whose>(?:[^.:!?\n]|\.(?=\w)){{0,60}})",
    re.IGNORECASE,
)
# The weather and what money costs.
_RATE = re.compile(r"[+−-]?\d{1,2}\s?°|(?:USD|EUR|PLN|UAH|RUB|[$€₽₴])\W{0,3}\d+[.,]\d+")
_RATES = 2
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
# Where a page stands on its site: `News / Incidents`.
_PATH = re.compile(rf"{CAPITAL}[\w -]{{2,24}}(?:\s[/»>›]\s{CAPITAL}[\w -]{{2,24}}){{1,4}}")
_NAMES = (_OWN, _CREDIT, _SIGNED, _DOMAIN, _ADDRESS)
_WHOLE = (*_NAMES, _OPENINGS, _TRAIL, _PATH, _LANGUAGES, _POSTED, _NUMBER, _BYLINE)
_SIGN = re.compile(r"[\W_]+")

# A line of the day alone, perhaps with the weekday, the place or the agency: `City, 18 May`.
_DAY_ALONE = re.compile(
    rf"(?:{HEAD_NAME}[.,]\s)?(?i:(?:{either('page.stamp_weekdays')}[.,]?\s)?{DATE.pattern}"
    rf"(?:,\s{either('page.stamp_weekdays')})?)"
    rf"(?:[.,]?\s(?:\([^()\n]{{2,40}}\)|/[^/\n]{{2,40}}/|{CALLED}))?[.\s–—-]*"
)
# What parts the names on a line from its day: `News | Paper, 18 May`.
_PARTED = re.compile(r"\s*[|•·/›»,;\n]\s*|\s[–—-]\s")
_MOST_OF_NAME, _LONGEST_PARTED = 4, 120
# `19.03` beside a clock or the day of the week, or `9.3.`; elsewhere it may be a time or a number.
_SHORT_DAY = re.compile(
    r"(?<![\d.:])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)"
    r"(?:\.(?!\d)|(?<=\d\d\.\d\d)(?![.:]?\d))"
)
_BESIDE_SHORT = re.compile(
    rf"\d\d?:\d\d(?!\d)|(?<![^\W\d_]){either('page.stamp_weekdays')}[.,]?\s(?=\d\d\.\d\d(?!\d))"
    rf"|(?<=\d\d\.\d\d),?\s{either('page.stamp_weekdays')}(?![^\W\d_])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?!\.?\d)", re.IGNORECASE)
# The full stop of `9:42 a.m.` ends no sentence.
_HALF = re.compile(r"\d\s?[ap]\.m\.\Z", re.IGNORECASE)
_STAMPS = either("page.stamps", "page.stamps_published", "page.stamps_changed")
_OF_STAMPS = re.compile(
    rf"(?<![^\W\d_])(?:{_STAMPS}"
    rf"|{either('page.stamp_weekdays', 'page.stamp_words', 'media_nouns')})(?![^\W\d_])\.?",
    re.IGNORECASE,
)
# `25 мая 2024, 09:20 · Society · 2 мин.`
_SHORTENED = re.compile(rf"\d\s{either('page.stamp_words')}\.\Z", re.IGNORECASE)
_YEAR_WORD = re.compile(rf"\b20\d\d\s?{either('page.year_marks')}\.\Z", re.IGNORECASE)
_SMALL = re.compile(rf"(?<![^\W_]){SMALL}{{2,}}")
_MOST_NAMES = 7


def is_boilerplate(line: str) -> bool:
    """Return whether a line is no part of the article that it was copied with."""
    bare = line.strip("\ufeff \t\r\n\u00a0*_#>»›→")
    if _is_links(bare):
        return True
    if not bare or len(bare) > LONGEST:
        return False
    if _SIGN.sub(" ", bare).strip().casefold() in ALONE:
        return True
    if _BEGGING.match(bare.lstrip("(")) or _RULE.fullmatch(bare) or is_stamp(bare):
        return True
    if _is_counted(bare) or PASSED_ON.fullmatch(bare) or HANDLE.fullmatch(bare) or _are_rates(bare):
        return True
    return any(pattern.fullmatch(bare) for pattern in _WHOLE) or _is_menu(bare)


def _are_rates(line: str) -> bool:
    return _DIGIT.search(line) is not None and len(_RATE.findall(line)) >= _RATES


def _is_counted(line: str) -> bool:
    """Return whether a line is nothing but counters, signs and addresses."""
    if not _DIGIT.search(line):
        return False
    rest = line
    for part in (_ADDRESS, _CLOCK, _COUNTER):
        rest = part.sub(" ", rest)
    # Words of stamps begin with a letter, and few lines begin with any of them.
    letter = _LETTER.search(rest)
    while letter and (found := _OF_STAMPS.match(rest, letter.start())):
        letter = _LETTER.search(rest, found.end())
    return not letter


def glued(paragraph: str) -> str:
    """Return the menus that are glued to the first words of a paragraph, or nothing."""
    found = _GLUED.match(paragraph)
    return found[0] if found else ""


def is_begging(line: str) -> bool:
    """Return whether a line asks its readers for support, or to read the paper elsewhere too."""
    return _BEGS.search(line) is not None


def is_credit(line: str) -> bool:
    """Return whether a line of boilerplate names whose article this is."""
    bare = line.strip()
    is_own = bool(_COPYRIGHT.match(bare)) or is_stamp(bare)
    return is_own or any(pattern.fullmatch(bare) for pattern in _NAMES)


def sites(line: str) -> list[str]:
    """Return the names of sites, such as `paper.example`, that a line holds."""
    return _SITE.findall(line)


def addresses(line: str) -> list[str]:
    """Return the addresses that a line holds, those of its links among them."""
    return [found.rstrip(").,") for found in _ADDRESS.findall(line)]


def longest_item(line: str) -> int:
    """Return how many words an item has at most in the list that a line of boilerplate heads."""
    if _MENUS.fullmatch(line.strip()):
        return 3
    return 25 if _LISTS.fullmatch(line.strip()) else 0


# A line is asked again as one of those that stand around it.
@lru_cache(maxsize=100)
def is_stamp(line: str) -> bool:
    """Return whether a line is a byline with a date, or a date and a time alone."""
    bare = _LINK.sub("] ", line).strip()
    if len(bare) > LONGEST or not _DIGIT.search(bare):
        return False  # as nearly every line
    if not (date := DATE.search(bare) or _short_day(bare)):
        return False
    is_short = date.re is _SHORT_DAY
    if not (is_short or YEAR.search(bare) or _CLOCK.search(bare)):
        return _DAY_ALONE.fullmatch(bare) is not None or _has_its_day_apart(bare)
    is_shortened = date[0].endswith(".") or _YEAR_WORD.search(bare) or _HALF.search(bare)
    is_stop = not (is_shortened or _SHORTENED.search(bare))
    if bare.endswith(".") and is_stop:
        return False
    rest = without_stamps(bare)
    words = [word for word in rest.split() if _LETTER.search(word)]
    return not _SMALL.search(rest) and len(words) <= _MOST_NAMES


def _has_its_day_apart(line: str) -> bool:
    """Return whether a line is names and a day without a year: `News | Paper, 18 May | Ann Lee`."""
    if len(parts := _PARTED.split(line)) == 1 or len(line) > _LONGEST_PARTED:
        return False
    days = [part for part in parts if DATE.search(part)]
    if all(_LETTER.search(without_stamps(day)) for day in days):
        return False  # as nearly every line
    names = [name for part in parts if _LETTER.search(name := without_stamps(part))]
    return not any(_SMALL.search(n) or len(n.split()) > _MOST_OF_NAME for n in names)


def without_stamps(words: str) -> str:
    """Return what is left of words without days, clocks and what else stamps say."""
    for part in (_SITE, DATE, _SHORT_DAY, YEAR, _CLOCK, _COUNTER, _OF_STAMPS):
        words = part.sub(" ", words)
    return words


def short_day(line: str) -> tuple[int, int] | None:
    """Return month and day of a stamp that has them as numbers without a year, or None."""
    found = None if DATE.search(line) else _short_day(line)
    return (int(found["month"]), int(found["day"])) if found else None


def _short_day(line: str) -> re.Match[str] | None:
    return _SHORT_DAY.search(line) if _BESIDE_SHORT.search(line) else None


def _is_menu(line: str) -> bool:
    if line[-1] in ".!?…":
        return False
    return any(pattern.fullmatch(line) for pattern in (_CAPTION, _MENU, _GAPS))


def _is_links(line: str) -> bool:
    """Return whether a line of Markdown is a picture with its caption, or a row of links."""
    if "](" not in line:
        return False
    rest, count = _LINKS.subn(" ", line)
    words = _SIGN.sub(" ", rest).strip().casefold()
    if not count or len(words) > LONGEST:
        return False
    about = rest.strip(" *_")
    is_caption = bool(_CAPTION.fullmatch(about) or _OPENINGS.fullmatch(about))
    is_caption = is_caption and line.startswith("![")
    return not words or words in ALONE or is_caption or (count >= _ROW and " " not in words)
