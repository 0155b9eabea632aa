"""A seed: an article as received, in plain text.

It may open with `date YYYY-MM-DD` or `date YYYY-MM`, the day of the report; then come the lead and
paragraphs, some of which open a section with a label such as `Source:` or `Quote from X:`.
Every offset counts characters from 0 in the file as decoded, byte order mark included, so that
`seed.text[start:end]` is always the article's own wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from timeline.model import EventDate, InputError, Problem
from timeline.text.letters import code_point

MAX_BYTES = 256_000
YEARS = range(1900, 2100)
_HEAD = re.compile(r"[\ufeff\s]*(?:date[ \t:]+(?P<date>\d\S*)(?=\s|\Z))?[\ufeff\s]*")
_DATE = re.compile(r"(?P<year>\d{4})-\d\d(?:-\d\d)?", re.ASCII)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"(?:[•▪◦‣*]|[-–—](?=\s))\s*")
# A line this long that ends without a stop was broken by whoever saved the file.
_WRAPPED = re.compile(r".{40,}[^.!?…:;\"”»)\]\s]\s*")


class Label(StrEnum):
    """What a section of an article is for."""

    LEAD = "lead"
    SOURCE = "source"
    QUOTE = "quote"
    DETAILS = "details"
    BACKGROUND = "background"
    UPDATED = "updated"


# English, Ukrainian and Russian labels of the press. `by` is the speaker a label may name.
_LABELS = {
    Label.SOURCE: r"Sources?|Джерел[оа]|Источники?",
    Label.QUOTE: (
        r"(?:Direct\s+)?Quotes?(?:\s+(?:from|by|of)\s+(?P<by1>[^:\n]{2,100}))?|Verbatim"
        r"|(?:Пряма\s+мова|Цитата|Дослівно|Прямая\s+речь|Дословно)(?:\s+(?P<by2>[^:\n]{2,100}))?"
    ),
    Label.DETAILS: (
        r"Details?|In\s+detail|What\s+(?P<by3>[^:\n]{2,100})\s+said|Деталі|Подробиці|Детали"
        r"|Подробности|Що\s+відомо|Что\s+известно"
    ),
    Label.BACKGROUND: (
        r"Background|Previously|Earlier|Reminder|Recap|Context|For\s+reference|Передісторія"
        r"|Що\s+передувало|Нагадаємо|Раніше|Контекст|Довідка|Предыстория|Что\s+предшествовало"
        r"|Напомним|Ранее|Справка"
    ),
    Label.UPDATED: r"Updated?(?:\s+(?:at|on)\s+(?:\d\d?:\d\d|[^:\n]{2,30}))?|Оновлено|Обновлено",
}
_LABEL = re.compile(
    "|".join(rf"(?P<{label}>{words})" for label, words in _LABELS.items()), re.IGNORECASE
)
_COLON = re.compile(r"[ \t\u00a0]*:[ \t\u00a0]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a seed: `text` stands from `start` up to `end`."""

    start: int
    end: int
    text: str

    def holds(self, start: int, end: int) -> bool:
        """Return whether the stretch from `start` to `end` lies within this one."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Paragraphs under one label; the lead has none. `speaker` is the name in the label, if any."""

    label: Label
    heading: Span
    speaker: Span | None = None
    paragraphs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An article as received. `reported` is the day or month of the report, if it says so."""

    name: str
    text: str
    sha256: str
    reported: EventDate | None
    sections: tuple[Section, ...]

    @property
    def lead(self) -> tuple[Span, ...]:
        """The paragraphs before the first label."""
        return self.sections[0].paragraphs if self.sections[0].label is Label.LEAD else ()


def decode(raw: bytes, *, name: str) -> str:
    """Return the text of the file `name`; raises InputError where it is too large or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise _refused(name, f"the file is larger than {MAX_BYTES:,} bytes; keep the article alone")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise _refused(name, "the file is not UTF-8 text; save it as plain UTF-8 text") from None


def parse(text: str, *, name: str) -> Seed:
    """Return the seed in `text`, the file `name`; raises InputError in one line."""
    _refuse_unreadable(text, name)
    head = _HEAD.match(text)
    assert head is not None  # every part of the pattern is optional
    reported = _reported(head["date"], name) if head["date"] else None
    sections = tuple(_sections(text, head.end()))
    if not any(section.paragraphs for section in sections):
        raise _refused(name, "there is no text; paste the article below the date")
    return Seed(
        name=name,
        text=text,
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        reported=reported,
        sections=sections,
    )


def _refused(name: str, message: str) -> InputError:
    return InputError([Problem(path=name, message=message)])


def _refuse_unreadable(text: str, name: str) -> None:
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


def _sections(text: str, start: int) -> Iterator[Section]:
    section = Section(label=Label.LEAD, heading=Span(start, start, ""))
    paragraphs: list[Span] = []
    for paragraph in _paragraphs(text, start):
        opened, rest = _labelled(paragraph)
        if opened:
            if paragraphs or section.label is not Label.LEAD:
                yield _filled(section, paragraphs)
            section, paragraphs = opened, []
        if rest:
            paragraphs.append(rest)
    yield _filled(section, paragraphs)


def _filled(section: Section, paragraphs: list[Span]) -> Section:
    return Section(
        label=section.label,
        heading=section.heading,
        speaker=section.speaker,
        paragraphs=tuple(paragraphs),
    )


def _labelled(paragraph: Span) -> tuple[Section | None, Span | None]:
    """Split a paragraph into the section that its label opens, if any, and what follows."""
    match = _LABEL.match(paragraph.text)
    if not match:
        return None, paragraph
    colon = _COLON.match(paragraph.text, match.end())
    end = colon.end() if colon else match.end()
    if not colon and end < len(paragraph.text):
        return None, paragraph
    label = next(label for label in Label if label in match.groupdict() and match[label])
    by = next((key for key in ("by1", "by2", "by3") if match[key]), None)
    section = Section(
        label=label,
        heading=_cut(paragraph, 0, end),
        speaker=_cut(paragraph, *match.span(by)) if by else None,
    )
    return section, _cut(paragraph, end, len(paragraph.text)) if paragraph.text[end:] else None


def _cut(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end, span.text[start:end])


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    """Yield the paragraphs of `text` from `start`: lines, joined where one was broken in two."""
    begin = end = last = start
    for line in _LINE.finditer(text, start):
        if not line[0].strip("\ufeff \t\u00a0\u2028\u2029"):
            continue
        joined = end > begin and _continues(text[last:end], text[end : line.start()], line[0])
        if not joined:
            yield from _trimmed(text, begin, end)
            begin = line.start()
        last, end = line.span()
    yield from _trimmed(text, begin, end)


def _continues(before: str, gap: str, line: str) -> bool:
    if gap.count("\n") > 1 or gap.count("\r") > 1:
        return False
    return bool(_WRAPPED.fullmatch(before) and not _BULLET.match(line) and not _LABEL.match(line))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without the spaces and the bullet around it, unless nothing is left."""
    body = text[start:end]
    left = len(body) - len(body.lstrip("\ufeff \t\r\n\u00a0"))
    if bullet := _BULLET.match(body, left):
        left = bullet.end()
    trimmed = body[left:].rstrip()
    if trimmed:
        yield Span(start + left, start + left + len(trimmed), trimmed)
