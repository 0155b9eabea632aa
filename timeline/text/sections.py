"""The sections of an article: paragraphs under labels such as `Source:` or `Quote from X:`."""

import re
from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from timeline.text import languages
from timeline.text.paragraphs import Span

_MARKED = re.compile(r"[*_]{1,3}")


class SectionLabel(StrEnum):
    """What a section of an article is for."""

    LEAD = "lead"
    SOURCE = "source"
    QUOTE = "quote"
    DETAILS = "details"
    BACKGROUND = "background"
    UPDATED = "updated"
    POST = "post"


_ENDED = re.compile(r"[.!?…:][\"”“»’')\]*_]*\Z")
_TELLING = 80  # letters
# The label of an update, which stands last, goes on with its time.
_WHEN = r"(?:\s+(?:\w{1,3}\s+)?(?:\d\d?:\d\d|[^:\n]{2,30}))?"
_UNLABELLED = (SectionLabel.LEAD, SectionLabel.POST)
_LABELS = tuple(label for label in SectionLabel if label not in _UNLABELLED)
# What Telegram puts above each post that is copied: `Channel, [18.05.2024 13:41]`.
_POST = re.compile(
    r"(?P<by>[^\[\]\n]{2,80}), \[\d\d?[./]\d\d?[./]\d{2,4},? \d\d?:\d\d(?::\d\d)?(?: [AP]M)?\]"
)
_COLON = re.compile(r"[ \t\u00a0]*[*_]{0,3}:[*_]{0,3}[ \t\u00a0]*")
# A full stop parts the label of the background too: `Background. On Friday …`.
_STOP = re.compile(r"\.[*_]{0,3}[ \t\u00a0]+(?=[^\W_])")
_SPEAKER = r"[^:.!?\n]{1,60}?"


# Made when the first article is read: most builds read none.
@cache
def _label() -> re.Pattern[str]:
    labels = languages.labels(*(f"labels.{label}" for label in _LABELS))
    return re.compile(labels + _WHEN, re.IGNORECASE)


@cache
def _heading_of_speaker() -> re.Pattern[str]:
    """Return what finds a heading of a whole line, which goes on after the speaker's name."""
    from timeline.text.letters import CAPITAL

    return re.compile(languages.labels("headings.of_a_speaker", name=CAPITAL + _SPEAKER))


@cache
def _heading_of_past() -> re.Pattern[str]:
    return re.compile(rf"{languages.either('headings.of_the_past')}[.?]?")


class Section(Struct, frozen=True, kw_only=True):
    """Paragraphs under one label; the lead has none. `speaker` is the name in the label, if any."""

    label: SectionLabel
    heading: Span
    speaker: Span | None = None
    paragraphs: tuple[Span, ...] = ()


def is_labelled(line: str) -> bool:
    """Return whether a line begins with a label, or with a word that is one."""
    return _label().match(line) is not None or is_post(line)


def is_post(line: str) -> bool:
    """Return whether a line names whose post follows, and when it was written."""
    return _post(line.strip()) is not None


def _post(line: str) -> re.Match[str] | None:
    return _POST.fullmatch(line) if "[" in line else None  # as hardly any has


def sections(told: Iterable[Span], channels: Container[int]) -> Iterator[Section]:
    """Yield the sections of an article from its paragraphs in order, the lead first.

    `channels` tells where lines begin that are the name of a channel, with its post below.
    """
    section = Section(label=SectionLabel.LEAD, heading=Span(0, 0, ""))
    found: list[Span] = []
    is_told = False
    for paragraph in told:
        opened, rest = _labelled(paragraph, is_told=is_told)
        is_told = is_told or _ENDED.search(paragraph.text) is not None
        if paragraph.start in channels:
            opened = Section(label=SectionLabel.POST, heading=paragraph, speaker=paragraph)
            rest = None
        if not opened and found and section.label is SectionLabel.SOURCE and _is_told(paragraph):
            opened = Section(label=SectionLabel.DETAILS, heading=paragraph.cut(0, 0))
            rest = paragraph
        if opened:
            if found or section.label is not SectionLabel.LEAD:
                yield replace(section, paragraphs=tuple(found))
            section, found = opened, []
        if rest:
            found.append(rest)
    yield replace(section, paragraphs=tuple(found))


def _is_told(paragraph: Span) -> bool:
    """Return whether a paragraph below the source tells on: no further line of names."""
    return len(paragraph.text) >= _TELLING and _ENDED.search(paragraph.text) is not None


def _labelled(paragraph: Span, *, is_told: bool) -> tuple[Section | None, Span | None]:
    """Split a paragraph into the section that its label opens, if any, and what follows.

    A heading about what was before follows only what is told already: else it is the headline.
    """
    if heading := _heading(paragraph, is_told=is_told):
        return heading, None
    marks = _MARKED.match(paragraph.text)
    match = _label().match(paragraph.text, marks.end() if marks else 0)
    if not match:
        return None, paragraph
    colon = _COLON.match(paragraph.text, match.end())
    if not colon and match["background"]:
        colon = _STOP.match(paragraph.text, match.end())
    end = colon.end() if colon else match.end()
    if not colon and paragraph.text[end:].strip("*_"):
        return None, paragraph
    label = next(label for label in SectionLabel if label in match.groupdict() and match[label])
    section = Section(
        label=label, heading=paragraph.cut(0, end), speaker=_speaker(paragraph, match)
    )
    rest = paragraph.cut(end, len(paragraph.text))
    return section, rest if rest.text.strip("*_ ") else None


def _heading(paragraph: Span, *, is_told: bool) -> Section | None:
    """Return the section that a heading of a whole line opens."""
    if post := _post(paragraph.text):
        by = paragraph.cut(*post.span("by"))
        return Section(label=SectionLabel.POST, heading=paragraph, speaker=by)
    if match := _heading_of_speaker().fullmatch(paragraph.text):
        speaker = _speaker(paragraph, match)
        return Section(label=SectionLabel.DETAILS, heading=paragraph, speaker=speaker)
    if is_told and _heading_of_past().fullmatch(paragraph.text):
        return Section(label=SectionLabel.BACKGROUND, heading=paragraph)
    return None


def _speaker(paragraph: Span, match: re.Match[str]) -> Span | None:
    by = next((key for key, name in match.groupdict().items() if key.startswith("by") and name), "")
    return paragraph.cut(*match.span(by)) if by else None
