"""What a copied web page holds beside its article: menus, share bars, bylines, dates, credits.

A line is judged by itself, in English, Ukrainian and Russian. Nothing longer than a caption is
taken for boilerplate, so a sentence of an article is never lost with it.
"""

import re

LONGEST = 180
_WORDS_ALONE = """
all sections|sections|left menu|right menu|main menu|menu|support us|support up|home|news|search|
share|share this|share this article|share on|tweet|print|email|copy link|link copied|facebook|
twitter|telegram|whatsapp|viber|instagram|youtube|linkedin|reddit|rss|advertisement|advertising|
ad|sponsored|subscribe|subscribe now|sign in|sign up|log in|register|donate|newsletter|comments|
comment|no comments|leave a comment|read previous|read next|back to top|skip to content|
skip to main content|top news|latest news|most read|most popular|popular|related|related articles|
related news|related stories|recommended|trending|read also|read more|see also|more news|
more on this topic|follow us|all news|live|video|photo|photos|tags|topics|english|ukrainian|russian|
українська|русский|русская версия|українською|на русском|eng|ukr|rus|ua|ru|en|uk|укр|рус|
всі розділи|усі розділи|розділи|меню|головна|новини|пошук|поділитися|поширити|реклама|підписатися|
підтримати|підтримати нас|підтримати уп|коментарі|коментувати|читайте також|дивіться також|
популярні новини|останні новини|головні новини|теги|теми|надрукувати|скопіювати посилання|
все разделы|разделы|главная|новости|поиск|поделиться|подписаться|поддержать|поддержать нас|
комментарии|комментировать|читайте также|смотрите также|популярные новости|последние новости|
горячие новости|главные новости|темы|распечатать|скопировать ссылку|версия для печати|
in brief|print version|listen to this article|reading time|min read
"""
_ALONE = frozenset(word.strip() for word in _WORDS_ALONE.replace("\n", "").split("|"))
# After one of these alone on a line come headlines of other articles.
_LISTS = re.compile(
    r"(?:(?:top|latest|related|more|most (?:read|popular)|recommended|trending|all)\b.*"
    r"|(?:read|see) (?:also|more|next)|популярн.*|останні новини|головні новини"
    r"|читайте та(?:кож|кже)"
    r"|дивіться також|смотрите также|последние новости|горячие новости|главные новости"
    r"|по теме|за темою|материалы по теме)\W*",
    re.IGNORECASE,
)
_MENUS = re.compile(
    r"(?:(?:left |right |main )?menu|(?:all )?sections|меню|(?:[ув]сі )?розділи|(?:все )?разделы)",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"(?:read (?:also|more|next|on)|also read|see also|related(?: articles?| news)?|more on"
    r"|advertisement|реклама|читайте та(?:кож|кже)|дивіться також|смотрите также|по темі|по теме"
    r"|за темою|tags?|topics?|теги|теми|темы|share|поділитися|поделиться|photo(?:s| by| credit)?"
    r"|images?(?: credit| source)?|illustrative (?:photo|image)|stock photo|фото|ілюстрація"
    r"|иллюстрация"
    r"|скріншот|скриншот|screenshot|колаж|коллаж|video|відео|видео|author|автор|editor"
    r"|редактор|by-?line|file photo|archive photo|reading time|views|перегляд(?:ів|и)"
    r"|просмотр(?:ов|ы))\s*[:|–—].*",
    re.IGNORECASE | re.DOTALL,
)
_BEGGING = re.compile(
    r"(?:©|copyright\b|\(c\)\s|all rights reserved|follow us\b"
    r"|follow .{0,40} on (?:twitter|telegram|facebook|x)\b|join (?:us|our)\b|subscribe to\b"
    r"|sign up (?:for|to)\b|support (?:us|up|our)\b"
    r"|(?:reporting|editing|writing|additional reporting) by\b"
    r"|if you (?:find|notice|see|spot) (?:a|an) (?:error|mistake|typo)|your email address"
    r"|leave a (?:reply|comment)|would love your thoughts|this (?:article|story) (?:was|has been)"
    r" (?:first )?published|the material is protected|reproduction\b|become a (?:patron|member)"
    r"|click here\b|download (?:the|our) app|cookies?\b|we use cookies|all materials\b"
    r"|legal disclaimer|disclaimer\b|підпи(?:сатися|суйтесь|шіться)|приєднуйтесь"
    r"|підтрим(?:айте|ати) (?:нас|уп)"
    r"|помітили помилку|якщо ви (?:знайшли|помітили)|знайшли помилку|всі права|усі права"
    r"|передрук|подпи(?:саться|сывайтесь|шитесь)|присоединяйтесь|поддерж(?:ите|ать) (?:нас|уп)"
    r"|нашли ошибку|заметили ошибку|если вы (?:нашли|заметили)|все права|перепечатка"
    r"|использование материалов|використання матеріалів|матеріали цього сайту)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|copyright\b|\(c\)\s)", re.IGNORECASE)
# A paper speaks of itself.
_OWN = re.compile(
    r".{2,60}\s(?:is the place where|[–—-]\s(?:це\s)?місце, де|[–—-]\s(?:это\s)?место, где)\b.*",
    re.IGNORECASE,
)
_LINK = re.compile(r"\]\([^()]*\)")
_BYLINE = re.compile(
    r"(?:[Bb][Yy]|[Аа]втор|[Aa]uthor|[Tt]ext)\s+[A-ZА-ЯІЇЄҐ][\w.'’-]*"
    r"(?:[,\s]+(?:and\s)?[A-ZА-ЯІЇЄҐ][\w.'’-]*){0,6}"
)
_CAPTION = re.compile(
    r".{0,140}\b(?:photos?(?: by)?|image|фото|getty images|screenshot|скріншот|скриншот)"
    r"\s?[:/©].{1,50}|.{0,120}[/(|]\s?(?:getty images|reuters|afp|ap photo|epa)\s?\)?",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:home|news|main|головна|главная)\s?[»>/›→].*|.*\s[»›→]\s.*\s[»›→]\s.*", re.I
)
_MENU = re.compile(r"[^|•·]{1,32}(?:[|•·][^|•·]{1,32}){2,12}")
_LANGUAGES = re.compile(
    r"(?:(?:en|eng|english|ua|ukr|uk|українська|укр|ru|rus|русский|рус|de|fr|pl|es)\b[\s|/,•·]*)"
    r"{2,9}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/|t\.me/)\S+", re.IGNORECASE)
_DOMAIN = re.compile(
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|ua|ru|eu|news|media|io|uk|tv)", re.I
)
# The name of a site beside a date: a full stop with no space behind it parts its words.
_SITE = re.compile(r"[^\W\d][\w-]*\.[a-z]{2,8}\b", re.IGNORECASE)
_POSTED = re.compile(r"[—–-]\s?[^@\n]{1,80}\(@\w{1,30}\).{0,40}")
_NUMBER = re.compile(r"(?:[A-Z]{2,12}|#|ID|id|№|ref\.?)?[\s:#№-]*\d[\dA-Z_/-]{4,60}")
_CREDIT = re.compile(r"\([A-ZА-ЯІЇЄҐ][\w.&-]*(?:[/,; ]+[A-ZА-ЯІЇЄҐ][\w.&-]*){0,4}(?:/\w{2,4})?\)")
# The place, the agency and perhaps the day at the head of a report, in several usual forms:
# `CITY (Agency) -`, `CITY, May 18 (Agency) —`, `CITY, May 18. /AGENCY/.`, `(AGENCY- Name)`.
_DATELINE = re.compile(
    r"(?P<place>[A-ZА-ЯІЇЄҐ][\w .,’'/-]{1,60}?)?[\s,.]*"
    r"(?:(?P<agency>\([^()\n]{2,60}\)|/[^/\n]{2,40}/\.?)\s*(?:[-–—]{1,2}\s*|\.\s*)?|[-–—]{1,2}\s+)"
    r"(?=[\"“«A-ZА-ЯІЇЄҐ])"
)
_NAMES = (_OWN, _CREDIT, _DOMAIN, _ADDRESS)
_WHOLE = (*_NAMES, _OPENINGS, _TRAIL, _LANGUAGES, _POSTED, _NUMBER, _BYLINE)
_SIGN = re.compile(r"[\W_]+")

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|січ|лют|берез|квіт|трав|черв|лип|серп"
    r"|верес|жовт|листоп|груд|янв|фев|март|апр|ма[йя]|июн|июл|авг|сент|окт|ноя|дек)[a-zа-яіїєґ]*\.?"
)
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTHS}(?:,?\s20\d\d)?|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?"
    r"(?:,?\s20\d\d)?|\d{1,2}[./-]\d{1,2}[./-]20\d\d|20\d\d[-/.]\d\d[-/.]\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?![\d.])", re.IGNORECASE)
_OF_STAMPS = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|понеділок|вівторок|середа|четвер|п['’ʼ]ятниця"
    r"|субота|неділя|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|(?:last\s)?updated?|published|modified|posted|edited|added|created|оновлено|опубліковано"
    r"|обновлено|опубликовано|змінено|изменено|gmt|utc|msk|мск|eet|eest|cest?|est|edt|ist|bst"
    r"|(?<![a-z])(?:at|on|by|agency|date|time|first)(?![a-z])"
    r"|(?<!\w)(?:год[ау]?|г|року|р|о|об|в)(?!\w)\.?)",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(r"\b20\d\d\s?(?:г|р)\.\Z", re.IGNORECASE)
_SMALL = re.compile(r"(?<![^\W_])[a-zа-яіїєґ]{2,}")
_MOST_NAMES = 7
_PLACE_WORDS = 3


def is_boilerplate(line: str) -> bool:
    """Return whether a line is no part of the article that it was copied with."""
    bare = line.strip("\ufeff \t\r\n\u00a0*_#>»›→")
    if not bare or len(bare) > LONGEST:
        return False
    if _SIGN.sub(" ", bare).strip().casefold() in _ALONE:
        return True
    if _BEGGING.match(bare) or is_stamp(bare):
        return True
    return any(pattern.fullmatch(bare) for pattern in _WHOLE) or _is_menu(bare)


def is_credit(line: str) -> bool:
    """Return whether a line of boilerplate names whose article this is."""
    bare = line.strip()
    is_own = bool(_COPYRIGHT.match(bare)) or is_stamp(bare)
    return is_own or any(pattern.fullmatch(bare) for pattern in _NAMES)


def sites(line: str) -> list[str]:
    """Return the names of sites, such as `paper.example`, that a line holds."""
    return _SITE.findall(line)


def longest_item(line: str) -> int:
    """Return how many words an item has at most in the list that a line of boilerplate heads."""
    if _MENUS.fullmatch(line.strip()):
        return 3
    return 25 if _LISTS.fullmatch(line.strip()) else 0


def dateline(paragraph: str) -> str:
    """Return the dateline at the head of a paragraph, or nothing."""
    match = _DATELINE.match(paragraph)
    if not match:
        return ""
    place = (match["place"] or "").split(",")[0].strip(" .-–—")
    is_place = place.isupper() or (bool(match["agency"]) and len(place.split()) <= _PLACE_WORDS)
    return match[0] if is_place or (match["agency"] and not place) else ""


def is_stamp(line: str) -> bool:
    """Return whether a line is a byline with a date, or a date and a time alone."""
    bare = _LINK.sub("] ", line).strip()
    if len(bare) > LONGEST or not (date := _DATE.search(bare)):
        return False
    if not (_YEAR.search(bare) or _CLOCK.search(bare)):
        return False
    if bare.endswith(".") and not (date[0].endswith(".") or _YEAR_WORD.search(bare)):
        return False
    rest = _OF_STAMPS.sub(
        " ", _CLOCK.sub(" ", _YEAR.sub(" ", _DATE.sub(" ", _SITE.sub(" ", bare))))
    )
    return not _SMALL.search(rest) and len(rest.split()) <= _MOST_NAMES


def _is_menu(line: str) -> bool:
    if line[-1] in ".!?…":
        return False
    return bool(_CAPTION.fullmatch(line) or (_MENU.fullmatch(line)))
