"""A seed: an article as received, in plain text, in Markdown or as a saved web page.

It may open with `date YYYY-MM-DD` or `date YYYY-MM`, the day of the report; then come the lead and
paragraphs, some of which open a section with a label such as `Source:` or `Quote from X:`. What a
web page adds (menus, bylines, credits) is known as boilerplate and stands in no section.
Every offset counts characters from 0 in the file as decoded, byte order mark included, so that
`seed.text[start:end]` is always the article's own wording. Of a web page, the text is its article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from timeline.model import EventDate, InputError, Problem
from timeline.text import encoding, merging, webpage
from timeline.text.confusables import code_point
from timeline.text.paragraphs import Span, paragraphs
from timeline.text.sections import Section, SectionLabel, is_labelled, is_post, sections

MAX_BYTES = 64_000
MAX_PAGE_BYTES = 1024 * 1024
YEARS = range(1900, 2100)
_HEAD = re.compile(r"[\ufeff\s]*(?:date[ \t:]+(?P<date>\d\S*)(?=\s|\Z))?[\ufeff\s]*")
_SECOND = re.compile(
    r"\n[ \t\r]*\n[ \t\ufeff]*date[ \t]+(?P<date>\d{4}-\d\d(?:-\d\d)?)(?=\s)", re.ASCII
)
_DATE = re.compile(r"(?P<year>\d{4})-\d\d(?:-\d\d)?", re.ASCII)
# A note or a clipped page in Markdown may begin with its own keys.
_KEYS = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<keys>(?:[^\r\n]*\r?\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_DAY_KEY = re.compile(
    r"^(?:date|published|published_?(?:on|at)|pub_?date|date_?published|created)[ \t]*:"
    r"[ \t]*[\"']?(?P<date>\d{4}-\d\d(?:-\d\d)?)(?![\d-])",
    re.IGNORECASE | re.MULTILINE,
)
_SITE_KEY = re.compile(
    r"^(?:site|publisher|outlet|source|url)[ \t]*:[ \t]*[\"']?(?P<site>[^\r\n\"']{1,200})",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"https?://(?!t\.me/|t\.co/|(?:mobile\.)?twitter\.|x\.com/)[^\s\"'<>]{4,400}", re.IGNORECASE
)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BEGINNING = 1_000
_LONGEST_CHANNEL, _MOST_NAMED = 80, 8
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Seed(Struct, frozen=True, kw_only=True):
    """An article as received. `reported` is the day or month of the report, if it says so.

    Of a page, `instant` is when it says that it was published, with its zone, and `title` its
    headline.

    `boilerplate` are the lines around the article, `publisher` the site that a saved page names,
    `address` where the article was read, as far as the seed tells.
    """

    name: str
    text: str
    sha256: str
    reported: EventDate | None
    sections: tuple[Section, ...]
    boilerplate: tuple[Span, ...] = ()
    publisher: str = ""
    address: str = ""
    instant: str = ""
    title: str = ""

    @property
    def lead(self) -> tuple[Span, ...]:
        """The paragraphs before the first label."""
        return self.sections[0].paragraphs if self.sections[0].label is SectionLabel.LEAD else ()


class _Head(NamedTuple):
    """What stands before an article: where it ends, and the date, site and address it names."""

    end: int
    date: str
    site: str
    address: str


def loads(raw: bytes, *, name: str) -> Seed:
    """Return the seed in the file `name`; raises InputError in one line."""
    text = decode(raw, name=name)
    seed = _page(text, name) if webpage.is_page(name, text) else parse(text, name=name)
    return replace(seed, sha256=sha256(raw).hexdigest())


def decode(raw: bytes, *, name: str) -> str:
    """Return the text of the file `name`; raises InputError where it is too large or no text."""
    limit = most_bytes(name, raw)
    if len(raw) > limit:
        raise _refused(name, f"the file is larger than {limit:,} bytes; keep the article alone")
    if encoding.is_pointer(raw):
        raise _refused(name, encoding.POINTER_MESSAGE.format("article"))
    text = encoding.article_text(raw)
    if text is None:
        raise _refused(name, "the file is not UTF-8 text; save it as plain UTF-8 text")
    return text


def most_bytes(name: str, raw: bytes = b"") -> int:
    """Return how large the file `name` may be, which begins with the bytes of `raw`."""
    beginning = raw[:_BEGINNING].decode("ascii", errors="ignore")
    return MAX_PAGE_BYTES if webpage.is_page(name, beginning) else MAX_BYTES


def parse(text: str, *, name: str) -> Seed:
    """Return the seed in `text`, the file `name`; raises InputError in one line."""
    _refuse_unreadable(text, name)
    head = _head(text, name)
    reported = _reported(head.date, name) if head.date else None
    _refuse_second(text, head.end, name)
    lines = list(_told(text, head.end))
    posts = frozenset(_channels([line for line, _ in lines]))
    lines = [(line, is_told or line.start in posts) for line, is_told in lines]
    told = tuple(sections((line for line, is_told in lines if is_told), posts))
    if not any(section.paragraphs for section in told):
        raise _refused(name, "there is no text; paste the article below the date")
    return Seed(
        name=name,
        text=text,
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        reported=reported,
        sections=told,
        boilerplate=tuple(line for line, is_told in lines if not is_told),
        publisher=head.site,
        address=head.address or _address(_around(lines, told)),
    )


def _page(html: str, name: str) -> Seed:
    """Return the seed in a saved web page, which may begin with a date like any other."""
    _refuse_unreadable(html, name)
    head = _HEAD.match(html)
    assert head is not None  # every part of the pattern is optional
    try:
        page = webpage.article(html[head.end() :])
    except webpage.WebpageError as error:
        raise _refused(name, str(error)) from None
    if len(page.text.encode("utf-8")) > MAX_BYTES:
        raise _refused(name, f"its article is larger than {MAX_BYTES:,} bytes; keep a part of it")
    day = head["date"] or page.published[:10]
    seed = parse(f"date {day}\n\n{page.text}" if day else page.text, name=name)
    return replace(
        seed,
        publisher=page.site,
        address=page.address,
        instant="" if head["date"] else page.published,
        title=page.title,
    )


def _head(text: str, name: str) -> _Head:
    keys = _KEYS.match(text) if name.lower().endswith(".md") else None
    head = _HEAD.match(text, keys.end() if keys else 0)
    assert head is not None  # every part of the pattern is optional
    day = _DAY_KEY.search(keys["keys"]) if keys else None
    site = _SITE_KEY.search(keys["keys"]) if keys else None
    date = head["date"] or (day["date"] if day else "")
    address = _ADDRESS.search(keys["keys"]) if keys else None
    return _Head(
        head.end(), date, site["site"].strip() if site else "", address[0] if address else ""
    )


def _channels(lines: Sequence[Span]) -> Iterator[int]:
    """Yield where lines begin that name a channel, as they say or how many follow it, below."""
    from timeline.text import boilerplate, channels

    # The network may stand above the name of the channel.
    has_network = bool(lines) and channels.is_network(lines[0].text)
    lines = lines[has_network:]
    is_post = any(channels.is_below_post(line.text) for line in lines)
    for name, below in pairwise(lines):
        is_first = name is lines[0] and len(name.text.split()) <= _MOST_NAMED
        is_of_channel = channels.is_of_channel(name.text, below.text)
        is_posted = is_of_channel or (is_post and channels.is_above_post(below.text))
        is_posted = is_posted or (has_network and boilerplate.is_stamp(below.text))
        is_followed = len(name.text) <= _LONGEST_CHANNEL and channels.is_followed(below.text)
        if is_followed or (is_first and is_posted):
            yield name.start


def _around(lines: Iterable[tuple[Span, bool]], told: Iterable[Section]) -> Iterator[Span]:
    """Yield the lines around an article, and what a label calls its source."""
    yield from (line for line, is_told in lines if not is_told)
    for section in told:
        if section.label is SectionLabel.SOURCE:
            yield from section.paragraphs


def _address(lines: Iterator[Span]) -> str:
    """Return the first address that stands on a line of its own, but for those of posts."""
    found = (match for line in lines if (match := _ADDRESS.fullmatch(line.text)))
    return next((match[0] for match in found), "")


def _told(text: str, start: int) -> Iterator[tuple[Span, bool]]:
    """Yield each paragraph, and whether it belongs to the article or is boilerplate."""
    # Imported where it is needed: its patterns take long to make, and most builds read no article.
    from timeline.text import boilerplate

    seen: set[str] = set()
    most = 0
    for paragraph in paragraphs(text, start, stands_alone=_stands_alone):
        glued = boilerplate.glued(paragraph.text)
        if glued and not _is_advertised(paragraph.text, glued):
            yield paragraph.cut(0, len(glued)), False
            paragraph = paragraph.cut(len(glued), len(paragraph.text))
        words = paragraph.text.casefold()
        is_label = is_labelled(words)
        is_open = words[-1] not in '.!?…:"”»“' and not is_label
        is_item = is_open and len(words.split()) <= most
        is_again = words in seen and not is_label
        is_beside = not is_post(words) and boilerplate.is_boilerplate(paragraph.text)
        is_told = not (is_item or is_again or is_beside)
        most = 0 if is_told else most if is_item else boilerplate.longest_item(paragraph.text)
        seen.add(words)
        yield paragraph, is_told


def _is_advertised(line: str, glued: str) -> bool:
    """Return whether what stands behind `Advertisement:` is no sentence, and so is advertised."""
    from timeline.text import boilerplate

    is_whole = glued.endswith(": ") and line[-1] not in ".!?…"
    return is_whole and boilerplate.is_boilerplate(line)


def _stands_alone(line: str) -> bool:
    from timeline.text import boilerplate

    bare = line.strip()
    return is_labelled(bare.lstrip("*_")) or boilerplate.is_boilerplate(bare)


def _refuse_second(text: str, start: int, name: str) -> None:
    """Refuse a file in which another article begins: one event would be made of two."""
    if found := _SECOND.search(text, start):
        line = text.count("\n", 0, found.start("date")) + 1
        raise _refused(
            name,
            f"the file holds two articles, the second begins in line {line} with "
            f"`date {found['date']}`; put each in a file of its own",
        )


def _refused(name: str, message: str) -> InputError:
    return InputError([Problem(path=name, message=message)])


def _refuse_unreadable(text: str, name: str) -> None:
    if mark := next(merging.find(text), None):
        line = text.count("\n", 0, mark.offset) + 1
        raise _refused(name, f"line {line}: {mark.message}")
    if found := _UNREADABLE.search(text):
        where = f"character {found.start() + 1} is {code_point(found[0])}"
        raise _refused(name, f"this is not plain text ({where}); save the article as text")
    if found := _REORDERING.search(text):
        where = f"character {found.start() + 1} is {code_point(found[0])}"
        raise _refused(name, f"{where}, which reorders the text around it; delete it")


def _reported(date: str, name: str) -> EventDate:
    match = _DATE.fullmatch(date)
    if not match or int(match["year"]) not in YEARS:
        raise _refused(name, f"{date[:40]!r} is not a date; write date YYYY-MM-DD or date YYYY-MM")
    try:
        return EventDate(date)
    except ValueError:
        message = f"{date!r} is not a day of the calendar; write date YYYY-MM-DD or date YYYY-MM"
        raise _refused(name, message) from None
