"""The verbs of speech of an article."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from timeline.convert.cues import COMMENTS, REPORTS, UTTERS

SPEECH = (COMMENTS, REPORTS)
BESIDE_QUOTES = (*SPEECH, UTTERS)
# An attribution that follows a quotation comes at once or belongs to something else.
AT_ONCE = 60


def first_speech(
    plain: str, start: int, end: int, cues: Sequence[re.Pattern[str]] = SPEECH
) -> re.Match[str] | None:
    """Return the first words of `plain` between two offsets that say somebody speaks."""
    found = [match for cue in cues if (match := cue.search(plain, start, end))]
    return min(found, key=lambda match: match.start()) if found else None


def speeches(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words of `plain` that say somebody speaks, each behind the one before.

    What was not found once is not sought again: a text may hold many thousand such words.
    """
    following = {cue: cue.search(plain, start, end) for cue in SPEECH}
    while found := [match for match in following.values() if match]:
        first = min(found, key=lambda match: match.start())
        yield first
        for cue, match in following.items():
            if match and match.start() < first.end():
                following[cue] = cue.search(plain, first.end(), end)


def last_speech(
    plain: str, start: int, end: int, cues: Sequence[re.Pattern[str]] = SPEECH
) -> re.Match[str] | None:
    """Return the last words of `plain` between two offsets that say somebody speaks."""
    found = [match for cue in cues if (match := last(cue.finditer(plain, start, end)))]
    return max(found, key=lambda match: match.start()) if found else None


def is_beside(words: str) -> bool:
    """Return whether the words beside a quotation say that somebody speaks."""
    return any(cue.search(words) for cue in BESIDE_QUOTES)


def last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """Return the last of some matches."""
    return next(iter(deque(matches, maxlen=1)), None)
