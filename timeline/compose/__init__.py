"""A new event from a person's answers: each answer checked, the id and the outlet worked out.

Every check returns the answer as it may stand in the file, or raises ValueError with what to
write instead.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from timeline.model import CAMPAIGN, TITLE_LENGTH, Entry, Event, EventDate, Outlet, Source
from timeline.record import Record, Registry, names
from timeline.text import addresses
from timeline.text.confusables import fold

E = TypeVar("E", bound=Entry)
_SMALL_WORDS = frozenset(
    "a an and as at by for from in is it of on or over says that the to".split()
)
_WORDS_IN_ID = 6
_ID_LENGTH = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person was asked for; ids are of entries and events that exist."""

    kind: str
    title: str
    date: EventDate
    summary: str
    url: str
    outlet: str
    speaker: str | None = None
    responds_to: str | None = None


def event(answers: Answers, taken: Collection[str]) -> Event:
    """Return the event that `answers` describe, under an id that is not among `taken`."""
    return Event(
        id=propose_id(answers.title, taken),
        title=answers.title,
        date=answers.date,
        kind=answers.kind,
        summary=answers.summary,
        speaker=answers.speaker,
        responds_to=(answers.responds_to,) if answers.responds_to else (),
        sources=(Source(key="s1", outlet=answers.outlet, url=answers.url),),
    )


def propose_id(title: str, taken: Collection[str]) -> str:
    """Return an id made of the first telling words of `title` that is not among `taken`."""
    words = re.findall(r"[a-z0-9]+", fold(title))
    telling = [word for word in words if word not in _SMALL_WORDS and not _is_year(word)]
    stem = "-".join(telling[:_WORDS_IN_ID])[:_ID_LENGTH].strip("-") or "event"
    candidates = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def text(answer: str) -> str:
    """Check that something was written."""
    if not answer.strip():
        raise ValueError("write something here")
    return " ".join(answer.split())


def title(answer: str) -> str:
    """Check the length and the end of a title."""
    short = text(answer)
    if len(short) > TITLE_LENGTH or short.endswith("."):
        raise ValueError(f"at most {TITLE_LENGTH} characters, and no full stop at the end")
    return short


def address(answer: str) -> str:
    """Check a web address."""
    if wrong := addresses.fault(answer.strip()):
        raise ValueError(wrong)
    return answer.strip()


def entry(answer: str, registry: Registry[E]) -> str:
    """Return the id of the entry that `answer` names by id, name or alias."""
    found = registry.by_id.get(answer) or registry.find(answer)
    if not found:
        raise ValueError(f"{answer!r} is not on file; write a name or id from content/data/")
    return found.id


def target(answer: str, record: Record) -> str:
    """Check that `answer` is the id of an event, or the word for all of them."""
    if answer != CAMPAIGN and answer not in record.by_id:
        raise ValueError(f"there is no event {answer!r}; write an id, or {CAMPAIGN}")
    return answer


def outlet_of(url: str, outlets: Registry[Outlet]) -> Outlet | None:
    """Return the outlet that publishes on the domain of `url`, or on a domain around it."""
    return outlets.by_id.get(names.owner(url, outlets))


def taken_ids(events: Collection[Event]) -> frozenset[str]:
    """Return every id and alias that `events` hold."""
    return frozenset(name for e in events for name in (e.id, *e.aliases))


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(19|20)\d\d", word) is not None
