"""The lines above and below a post that name its channel, who passed it on, and who answered it."""

import re

from timeline.text.boilerplate import HANDLE, MANY, PASSED_ON, is_stamp
from timeline.text.languages import either

# `4K subscribers`, perhaps behind what the channel is: `The channel of a mayor · 4K subscribers`.
_FOLLOWERS = re.compile(
    rf"(?:[^\d.:!?\n]{{3,60}}\s[|•·—–-]\s)?"
    rf"\d[\d.,\s\u00a0]*{MANY}\.?\s?{either('page.followers')}",
    re.IGNORECASE,
)
# `Telegram`, `Telegram · 14 May · 21:37`, and what is called so in brackets behind its name.
_TELEGRAM = re.compile(
    rf"(?:{either('page.official')}\s)?{either('telegram')}\b(?:[-\s]?{either('channel')}\b)?\W*",
    re.IGNORECASE,
)
# What stands below a post: how many answered it by which sign, and how many saw it. What counts
# those who dislike it too is a page of another sort.
_ANSWERED = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\\s?\\d")
_DISLIKE, _SIGNS = "\N{THUMBS DOWN SIGN}", 2
# `[English translation by the channel]`, `Forwarded from the official channel`.
_NOTED = re.compile(rf"\W*{either('page.channel_notes')}[^.!?\n]{{0,60}}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]|\([^()]+\)")
_CHANNEL = re.compile(rf"[^().:!?\n]{{3,60}}\s\({either('telegram')}\)", re.IGNORECASE)


def is_followed(line: str) -> bool:
    """Return whether a line tells how many follow a channel, whose name stands above it."""
    return any(pattern.fullmatch(line.strip()) for pattern in (_FOLLOWERS, HANDLE))


def is_network(line: str) -> bool:
    """Return whether a line is nothing but the name of the network, above that of a channel."""
    return _TELEGRAM.fullmatch(line.strip()) is not None


def is_of_channel(name: str, below: str) -> bool:
    """Return whether the first line names a channel, by what it or the line below says."""
    telegram, bare = _TELEGRAM.match(below.strip()), below.strip()
    behind = bare[telegram.end() :] if telegram else ""
    is_below = telegram is not None and (not behind or is_stamp(behind))
    is_below = is_below or any(each.fullmatch(bare) for each in (PASSED_ON, _NOTED))
    return is_below or _CHANNEL.match(name.strip()) is not None


def is_below_post(line: str) -> bool:
    """Return whether a line counts the signs by which the readers of a channel answer."""
    return _DISLIKE not in line and len(_ANSWERED.findall(line)) >= _SIGNS


def is_above_post(line: str) -> bool:
    """Return whether a line tells when or from where a post came, or who put it into English."""
    bare = line.strip()
    return is_stamp(bare) or any(one.fullmatch(bare) for one in (_IN_BRACKETS, PASSED_ON))
