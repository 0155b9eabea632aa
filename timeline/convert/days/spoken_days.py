"""The days on which the words that an article tells may have been spoken."""

import re
from collections.abc import Callable, Iterator

from timeline.convert.days import named_days, speech_days
from timeline.convert.reading.article import Article
from timeline.convert.reading.parts import Part
from timeline.convert.words.cues import DAY_BEFORE, HE, SHE, THAT
from timeline.convert.words.date_expressions import DayWords
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

# A day named further down than this paragraph is hardly the main happening's.
_DATED = 5
# Somebody without a name, who is not the one of whom the lead tells.
_SOMEBODY = pattern("somebody_else", before=r"\W*")
_FIRST_WORDS = 3
# `Of this`, at the head of a sentence, told whoever has said what stands before it.
_OF_THIS = pattern("of_this", before=r"\W*")
_TALK_WAS = pattern("talk_was")
_WORD = re.compile(r"[\w'’]+")
# Further down in the lead others may do it.
_DOING = 2

# Whether a sentence, the first, tells the happening beside a day, the second.
Tells = Callable[[Span, Span], bool]


def spoken(
    article: Article,
    happens: speech_days.Happens,
    speaker: str,
    tells: Tells = lambda *_: False,
) -> Iterator[DayWords]:
    """Yield the days on which the words of an article may have been spoken, the likeliest first.

    `happens` says of a stretch whether it speaks of anything that happens, `speaker` is whose words
    are told, `tells` says whether a sentence tells the kind beside a day.
    """
    if article.is_post:
        return  # A post is of its own day, and who spoke on others is somebody else.
    lead, start = lead_end(article), lead_start(article)
    first: Span | None = None
    for part in opening(article):
        for sentence in article.telling(part):
            first = sentence if not first and sentence.end > start else first
            yield from speech_days.of_replies(article, sentence)
            yield from speech_days.of_talks(article, sentence)
            is_below = first is not None and sentence is not first
            if not (is_below and _is_of_others(article, sentence, lead, speaker)):
                yield from _said_in(article, sentence, happens, is_lead=sentence.start <= lead)
    yield from _done_by_words(article, tells, speaker)
    yield from _noted_below(article)


def _noted_below(article: Article) -> Iterator[DayWords]:
    """Yield the days that a note below an interview has: `The interview was recorded on Monday.`"""
    for part in article.told[_DATED:][-1:]:
        for sentence in article.telling(part):
            if _TALK_WAS.search(article.plain, sentence.start, sentence.end):
                yield from named_days.usable(article, sentence)


def _said_in(
    article: Article, sentence: Span, happens: speech_days.Happens, *, is_lead: bool
) -> Iterator[DayWords]:
    """Yield the days on which somebody speaks in a sentence."""
    if days := list(named_days.usable(article, sentence)):
        yield from speech_days.own(article, sentence, days, happens, is_lead=is_lead)


def _done_by_words(article: Article, tells: Tells, speaker: str) -> Iterator[DayWords]:
    """Yield the days of the lead beside words of the kind: `a court on Monday sentenced X`."""
    lead = article.telling(article.opening[0]) if article.opening else ()
    for sentence in lead[:_DOING]:
        if sentence is not lead[0] and _is_of_others(article, sentence, lead[0].end, speaker):
            continue
        that = THAT.search(article.plain, sentence.start, sentence.end)
        end = that.start() if that else sentence.end
        for words in named_days.usable(article, sentence):
            is_before = words.span.start < end and not speech_days.is_of_noun(words)
            if is_before and tells(sentence, words.span):
                yield words


def _is_of_others(article: Article, sentence: Span, lead: int, speaker: str) -> bool:
    """Return whether a sentence below the first names others, and not whoever speaks.

    Where nobody is known to speak, others are those whom nothing up to the end of the lead names.
    A body without a name, of which the day before is told, is another too: `The day before, the
    ministry had said`.
    """
    first, here = (
        {mention.actor for mention in article.within(start, end) if not mention.outlet} - {""}
        for start, end in ((0, lead), (sentence.start, sentence.end))
    )
    if not here and _SOMEBODY.match(article.plain, sentence.start):
        return True
    if not here and DAY_BEFORE.match(article.plain, sentence.start):
        words = sentence.text.lower().split()[:_FIRST_WORDS]
        return not (HE | SHE).intersection(words)
    if _OF_THIS.match(article.plain, sentence.start):
        return False
    if speaker and here:
        return speaker not in here and not _is_taken_up(article, sentence)
    return bool(first) and not here <= first


def _is_taken_up(article: Article, sentence: Span) -> bool:
    """Return whether a sentence goes on with whoever spoke, or his words, before it names others.

    `“…”, he writes in Friday's review of the corps` and `The order was signed on Friday, the
    government says`, but not `He recalled that on Friday X had said`.
    """
    named = next((one.start for one in article.within(sentence.start, sentence.end)), sentence.end)
    before = article.plain[sentence.start : named]
    is_his = not (HE | SHE).isdisjoint(_WORD.findall(before.lower()))
    return (is_his or speech_days.came_out(before)) and not THAT.search(before)


def lead_start(article: Article) -> int:
    """Return where the lead begins."""
    return article.opening[0].span.start if article.opening else 0


def lead_end(article: Article) -> int:
    """Return where the first paragraph of the lead ends."""
    return article.opening[0].span.end if article.opening else 0


def opening(article: Article) -> tuple[Part, ...]:
    """Return the paragraphs that may date the happening: the lead and the source, then the rest."""
    told = article.told
    return (*told[:1], *article.sources, *told[1:_DATED])
