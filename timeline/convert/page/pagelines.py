"""The lines around an article that are no part of it, as the registries and their places tell.

What boilerplate tells by itself is known before (`boilerplate`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timeline.convert.names.beginnings import Beginnings
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import is_ended
from timeline.convert.words import date_expressions
from timeline.convert.words.date_expressions import DayWords
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.text import boilerplate
from timeline.text.letters import CAPITAL
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

# The names of a line; each line is asked for more than once.
Find = Callable[[str], tuple[Mention, ...]]
OPENING, _HEAD = 4, 8
_STOPS = ".!?…"
_NAME_LENGTH = 40
# The longest name of a paper; beside it a stamp has a number, and hardly more words together.
_LONGEST_PAPER, _MOST_OF_STAMP, _DIGIT = 80, 20, re.compile(r"\d")
_BYLINE = re.compile(rf"{CAPITAL}[\w'’ʼ-]+(?:\s{CAPITAL}[\w'’ʼ.-]*){{1,2}}")
# A headline has as many words, or more.
_FEW = 4
_MARKS = ' .*_«»"“”—–|-'
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# `Paper.net — news of the valley`, `Paper | The valley`; a name, and what it says of itself.
_SITE = re.compile(r"[^\W_][\w-]*\.[^\W\d_]{2,12}")
_BEHIND = re.compile(r"\s?[|•·]\s?|\s[-–—]\s")
_MOTTO, _SAID_OF_ITSELF = 7, 4
_TOLD = (SectionLabel.LEAD, SectionLabel.DETAILS, SectionLabel.BACKGROUND, SectionLabel.UPDATED)


def without_signs(seed: Seed, find: Find, begins: Beginnings, dated: Iterable[Span] = ()) -> Seed:
    """Return a seed whose lines that are nothing but the paper's name, or a byline, tell nothing.

    Nor do those of `dated`, which set a day apart. They are known by the registries and by what
    stands around them, so by no line alone. To `find` names takes much longer than to see that no
    word begins that of a paper.
    """

    def papers(text: str) -> tuple[Mention, ...]:
        return find(text) if begins.may_name_outlet(text) else ()

    lines = all_lines(seed)
    if len(lines) < OPENING:
        return seed
    named = {line for line in head(seed) if _is_outlet(line, find, begins)}
    named |= {*_masthead(seed, papers), *above_headline(seed, find), *below_article(seed), *dated}
    known = {*seed.boilerplate, *named}
    signed = [
        line
        for before, line in pairwise(lines)
        if (before in known or line is lines[-1]) and _is_byline(line, find)
    ]
    signs = {*named, *signed} - {*seed.boilerplate}
    sections = tuple(
        replace(section, paragraphs=tuple(p for p in section.paragraphs if p not in signs))
        for section in seed.sections
    )
    if not signs or not any(section.paragraphs for section in sections):
        return seed
    return replace(
        seed, sections=sections, boilerplate=(*seed.boilerplate, *sorted(signs, key=_start))
    )


def _masthead(seed: Seed, papers: Find) -> Iterator[Span]:
    """Yield the first lines where they are the paper's: its name, and what stands right below it.

    Below the name stands a motto or a menu if another line is left that may be the headline.
    """
    top, *below = all_lines(seed)
    if boilerplate.is_stamp(top.text):
        return
    if _speaks_of_itself(top.text, papers):
        yield top
    elif not _is_motto(top):
        return  # as nearly every first line
    elif _words(top.text) >= _FEW and not any(m.outlet for m in papers(top.text)):
        return
    lines = [top, *below]
    ends = (n for n, (one, two) in enumerate(pairwise(lines), 1) if _is_apart(seed, one, two))
    block = lines[1 : next(ends, len(lines))]
    rest = takewhile(lambda line: not is_ended(line.text), lines[len(block) + 1 :])
    around = {*seed.boilerplate}
    is_left = any(line not in around and _words(line.text) >= _FEW for line in rest)
    if block and is_left and all(_is_motto(line) for line in [top, *block]):
        yield from [top, *block]


def _is_apart(seed: Seed, line: Span, below: Span) -> bool:
    """Return whether a line without words stands between two lines."""
    return seed.text.count("\n", line.end, below.start) > 1


def _is_motto(line: Span) -> bool:
    is_short = _words(line.text) <= _MOTTO and not boilerplate.is_stamp(line.text)
    return is_short and line.text[-1:] not in _STOPS


def _speaks_of_itself(line: str, papers: Find) -> bool:
    """Return whether a line is a paper's name with a few words that say what it is."""
    name, *behind = _BEHIND.split(line, maxsplit=1)
    if not behind or _words(behind[0]) > _SAID_OF_ITSELF:
        return False  # as nearly every line
    return bool(_SITE.fullmatch(name)) or any(m.outlet and m.text == name for m in papers(name))


def _words(line: str) -> int:
    return len(_LETTERS.findall(line))


def above_headline(seed: Seed, find: Find) -> Iterator[Span]:
    """Yield lines of few words above an article, or of a name: another is its headline."""
    above = list(takewhile(lambda line: not is_ended(line.text), seed.lead))
    # `Where: on a channel` is a fact of the article.
    short = [
        line
        for line in above
        if ":" not in line.text and (_words(line.text) < _FEW or _whole(line, find))
    ]
    if len(above) < len(seed.lead) and len(short) < len(above):
        yield from short


def named(line: Span, find: Find) -> Iterator[Mention]:
    """Yield the actor whose name is the whole of a line, unless it is one that publishes."""
    return (m for m in _whole(line, find) if m.actor and not m.outlet)


def passed_on(seed: Seed, find: Find) -> Iterator[Mention]:
    """Yield the actor whose post a line above it says that it is: `Forwarded from: X`."""
    for line in seed.boilerplate:
        if forwarded := boilerplate.PASSED_ON.match(line.text):
            whose = forwarded["whose"].partition(",")[0].rstrip("[]() ")
            yield from named(line.cut(start := forwarded.start("whose"), start + len(whose)), find)


def all_lines(seed: Seed) -> list[Span]:
    """Return every paragraph of the file, of the article and around it, in order."""
    told = (paragraph for section in seed.sections for paragraph in section.paragraphs)
    posts = (each.heading for each in seed.sections if each.label is SectionLabel.POST)
    return sorted([*told, *posts, *seed.boilerplate], key=_start)


def head(seed: Seed) -> list[Span]:
    """Return the lines above the first sentence of an article, or its first lines."""
    lines = all_lines(seed)
    around = {line.start for line in seed.boilerplate}
    above = takewhile(lambda line: line.start in around or not is_ended(line.text), lines)
    return lines[: max(OPENING, min(sum(1 for _ in above), _HEAD))]


def is_sentence(line: Span) -> bool:
    """Return whether a line is longer than those around an article, or ends as a sentence does."""
    return len(line.text) > boilerplate.LONGEST or line.text[-1] in _STOPS


def _start(line: Span) -> int:
    return line.start


def _whole(line: Span, find: Find) -> list[Mention]:
    """Return the name that a line is and nothing besides, if it is one."""
    return [mention for mention in find(line.text) if mention.text == line.text.strip(_MARKS)]


def below_article(seed: Seed) -> Iterator[Span]:
    """Yield the lines without a stop below the last sentence of an article, unless it lists them.

    A headline of another story stands there, a list of topics, or who may be called.
    """
    last = seed.sections[-1]
    if last.label not in _TOLD:
        return
    below = list(takewhile(lambda line: not is_ended(line.text), reversed(last.paragraphs)))
    rest = last.paragraphs[: len(last.paragraphs) - len(below)]
    is_short = all(len(line.text) <= boilerplate.LONGEST for line in below)
    if is_short and rest and not rest[-1].text.endswith(":"):
        yield from below


def _is_outlet(line: Span, find: Find, begins: Beginnings) -> bool:
    """Return whether a line is the name of a paper and nothing besides, unless it is the day."""
    if len(line.text) > boilerplate.LONGEST:
        return False
    if len(line.text) > _LONGEST_PAPER and not _may_be_stamp(line.text):
        return False
    # What has no day begins with the name.
    most = None if _DIGIT.search(line.text) else 1
    if not begins.may_name_outlet(line.text, most=most):
        return False
    rests = (
        (line.text[: m.start] + line.text[m.end :]).strip(_MARKS)
        for m in find(line.text)
        if m.outlet
    )
    return any(not rest or boilerplate.is_stamp(rest) for rest in rests)


def _may_be_stamp(line: str) -> bool:
    return _DIGIT.search(line) is not None and _words(line) <= _MOST_OF_STAMP


def _is_byline(line: Span, find: Find) -> bool:
    """Return whether a line is nothing but the name of somebody on no file."""
    is_name = len(line.text) <= _NAME_LENGTH and _BYLINE.fullmatch(line.text)
    return bool(is_name) and not find(line.text)


def exact_days(line: Span, reported: EventDate | None) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days that a line names by day and month, with the line."""
    yield from ((line, words.date) for words in exact_words(line, reported))


def exact_words(line: Span, reported: EventDate | None) -> Iterator[DayWords]:
    """Yield the words by which a line names days by day and month, with where these stand in it."""
    if not _DIGIT.search(line.text):
        return  # as nearly every line
    for words in date_expressions.days(line.text, 0, len(line.text), reported):
        if words.date.is_exact and not words.is_relative:
            yield words
