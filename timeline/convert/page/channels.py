"""Whether an article's words stand on a channel of Telegram: a post of it, or words told of one."""

import re
from collections.abc import Iterator

from timeline.convert.page.networks import is_denied
from timeline.convert.page.pagelines import head
from timeline.convert.reading.article import Article, is_ended
from timeline.convert.reading.speech import first_speech
from timeline.text import boilerplate
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_OF_CHANNEL = rf"{either('telegram')}[-\s]?{either('channel')}"
_ON_CHANNEL = (
    rf"{either('on_a_channel')}\s[\[*_«“\"]{{0,4}}{either('telegram')}\w{{0,2}}"
    rf"(?![-\s](?:{either('bots')})\b)"
)
# The network in small letters, as a place where words stand: `написал в телеграме`.
_ON_TELEGRAM = re.compile(rf"\b(?:{_OF_CHANNEL}|{_ON_CHANNEL}\b)", re.IGNORECASE)
# Beside it: readers are called to the paper's own channel.
_OURS = pattern("page.ours")
_OURS_REACH = 30
# What a page of a channel has above a post, beside other words: `Paper | Telegram`,
# `Paper (Telegram channel), 18 May`, `forwarded on Telegram, 18.05.2019`.
_NETWORK = re.compile(
    rf"(?:{either('page.official')}\s)?{either('telegram')}(?:[-\s]?{either('channel')})?|"
    rf"{either('page.forwarded')}\s{either('on_a_channel', 'page.forwarded_by')}"
    rf"\s{either('telegram')}\w{{0,2}}",
    re.IGNORECASE,
)
_CHANNEL = pattern("channel", "telegram")
# A line that begins with the channel, or with what stands on it: `Telegram channel of the mayor`,
# `From the mayor's Telegram channel`, `The mayor's channel on Telegram`, `Telegram post`.
_OPENS_WITH_CHANNEL = re.compile(
    rf"\W*(?:\w+\s){{0,2}}(?:\w+(?:['’ʼ]s)?\s)?(?:{_OF_CHANNEL}\b"
    rf"|{either('telegram')}\s{either('posts', 'carried_papers')}\b"
    rf"|{either('channel')}\s[^.!?]{{0,40}}?{_ON_CHANNEL}\b"
    rf"|{either('page.official')}\s{either('telegram')}\b)",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(
    rf"\W*(?:{either('page.captions', 'page.openings', 'page.ads', 'page.lists')})(?![^\W\d_])",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s?[|·•/,()\[\]]\s?|:\s")
_LONGEST_HEAD, _FEWEST_PARTS, _FIRST_LINES = 80, 2, 3


def is_on_channel(article: Article) -> bool:
    """Return whether words stand on a channel of Telegram, by what the reporter says or a post."""
    if article.is_post or _is_page_of_channel(article):
        return True
    told = (part for part in article.told if is_ended(part.span.text))
    spans = (part.span for part in (*article.sources, *told))
    found = (words for span in spans for words in _on_telegram(article, span))
    return any(not is_denied(article, one.start()) and not _is_ours(article, one) for one in found)


def _is_ours(article: Article, words: re.Match[str]) -> bool:
    """Return whether a channel is the paper's, to which a line calls: `more on our channel`."""
    around = max(article.sentence_at(words.start()).start, words.start() - _OURS_REACH)
    return _OURS.search(article.plain, around, words.end()) is not None


def _is_page_of_channel(article: Article) -> bool:
    """Return whether a line above an article tells that it stands on a channel."""
    lines = [line for block in head(article.seed) for line in block.text.splitlines()]
    if lines and boilerplate.PASSED_ON.fullmatch(lines[0]):
        return True
    heads = [line for line in lines if not is_ended(line) or boilerplate.is_stamp(line)]
    if any(map(_names_channel, heads[:_FIRST_LINES])):
        return True
    return any(_is_of_channel(line.strip(" *_#>")) for line in heads)


def _names_channel(line: str) -> bool:
    """Return whether a line is the name of a channel, which tells nothing and calls nobody."""
    if len(line) > _LONGEST_HEAD or boilerplate.is_begging(line):
        return False
    if _NO_HEAD.match(line) or _OURS.search(line):
        return False
    is_named = _OPENS_WITH_CHANNEL.match(line) or boilerplate.HANDLE.fullmatch(line)
    return bool(is_named) and first_speech(line, 0, len(line)) is None


def _is_of_channel(line: str) -> bool:
    """Return whether a line tells that what stands below it is a post; of shares it is a row."""
    if len(line) > _LONGEST_HEAD or _NO_HEAD.match(line):
        return False
    if boilerplate.PASSED_ON.fullmatch(line) and _CHANNEL.search(line):
        return True
    parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
    if len(parts) < _FEWEST_PARTS or not any(map(_NETWORK.fullmatch, parts)):
        return False
    others = (part.lower() for part in parts if not _NETWORK.fullmatch(part))
    return boilerplate.ALONE.isdisjoint(others)


def _on_telegram(article: Article, span: Span) -> Iterator[re.Match[str]]:
    return _ON_TELEGRAM.finditer(article.plain, span.start, span.end)
