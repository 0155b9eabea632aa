"""Parts of the day and clock times as reports write them, in any language that is known."""

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from timeline.text.languages import either
from timeline.text.paragraphs import Span

PARTS = ("night", "morning", "afternoon", "evening")
_PART = re.compile(
    rf"(?:\b|(?<=s|n|r|i))(?:{'|'.join(f'(?P<{part}>{either(part)})' for part in PARTS)})\b",
    re.IGNORECASE,
)
_ZONES = {
    "MSK": "Europe/Moscow", "GMT": "UTC", "UTC": "UTC", "EEST": "EET", "EET": "EET", "CET": "CET"
}  # fmt: skip
_CLOCK = re.compile(
    rf"\b{either('at_clock')}\s(?:{either('roughly')}\s)?"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s\(?(?:(?P<zone>{'|'.join(_ZONES)})\b|(?P<city>[A-Z][a-z]+)\s{either('clock_of')}))?",
)
_NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day in words: `HH:MM` or a part of the day, and its zone if the text gives one."""

    span: Span
    time: str
    tz: str = ""


def part_of_day(text: str, start: int, end: int) -> Clock | None:
    """Return the first part of the day that `text` names from `start` up to `end`."""
    match = _PART.search(text, start, end)
    if not match:
        return None
    return Clock(span=Span(*match.span(), match[0]), time=match.lastgroup or "")


def clock_time(text: str, start: int, end: int) -> Clock | None:
    """Return the first clock time that `text` gives from `start` up to `end`."""
    for match in _CLOCK.finditer(text, start, end):
        if time := _time(match):
            return Clock(span=Span(*match.span(), match[0]), time=time, tz=_zone(match))
    return None


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not match["minute"] and not match["half"]:
        return ""
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"] in "pP" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _zone(match: re.Match[str]) -> str:
    if match["zone"]:
        return _ZONES[match["zone"]]
    return _city_zones().get(match["city"] or "", "")


@cache
def _city_zones() -> dict[str, str]:
    """Return the time zones of the tz database by their city."""
    known = sorted(available_timezones() | {str(ZoneInfo("UTC"))})
    return {name.rpartition("/")[2]: name for name in known if name.count("/") == 1}
