"""Which language quoted words are in, and whether they can be the speaker's own."""

import re

from timeline.record import Record

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")


def of(text: str) -> str:
    """Return en, ru or uk, told by the letters alone."""
    if not _CYRILLIC.search(text):
        return "en"
    return "uk" if _UKRAINIAN.search(text) else "ru"


def is_translated(text: str, speaker: str, record: Record) -> bool:
    """Return whether Latin words are said by somebody whose name is also spelt in Cyrillic."""
    entry = record.actors.by_id.get(speaker)
    spellings = " ".join(entry.aliases) if entry else ""
    return of(text) == "en" and bool(_CYRILLIC.search(spellings))
