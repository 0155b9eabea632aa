"""The title and summary of a draft: made from facts alone, and told apart from anybody's own words.

They are plain on purpose: a person rewrites them, and until then they must be true. Whoever asks
whether a published event still has them asks here, where they are made.
"""

import re
from collections.abc import Iterable, Sequence

from timeline.model import EventDate, Kind, Strand
from timeline.model.dates import day_label, month_label
from timeline.model.event import TITLE_LENGTH, UNDECIDED

# What a kind of speech is called whose vocabulary does not say.
_SPEAKS = ("speaks about", "spoke about")
_EVENT = "Event"
_MOST_NAMED = 2
# The words that end every summary made here, and that nobody writes of an event.
_CLOSING = " The article names "
_NOBODY = "nobody else of the registries"
_UNNAMED = "Unnamed speaker"
_JOINTS = frozenset({"in", "and"})
_WORD = re.compile(r"[^\s,]+")


def listed(names: Sequence[str]) -> str:
    """Return `A, B and C`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def undecided(strand: Strand) -> Kind:
    """Return what a draft is called of which nobody has said what kind of event it is."""
    return Kind(id=UNDECIDED, name=_EVENT, strand=strand)


def title(kind: Kind, speaker: str, topics: Sequence[str], places: Sequence[str]) -> str:
    """Return an attributed title; `topics` is what somebody speaks of, all are names or none."""
    for count in range(min(len(places), _MOST_NAMED + 1), -1, -1):
        for about in (topics[:_MOST_NAMED], topics[:1]):
            made = _title(kind, speaker, about, places[:count])
            if len(made) <= TITLE_LENGTH:
                return made
    return _title(kind, "", (), ())


def _title(kind: Kind, speaker: str, topics: Sequence[str], places: Sequence[str]) -> str:
    where = f" in {listed(places)}" if places else ""
    called, _ = forms(kind)
    if kind.strand is Strand.REPORTED:
        says = f", {speaker} says" if speaker else ""
        return f"{called} reported{where}{says}"
    who = speaker or _UNNAMED
    if topics:
        return f"{who} {called} {listed(topics)}{where}"
    return f"{who} {called} {listed(places)}" if places else f"{who}: {kind.name.lower()}"


def is_title(text: str, kind: Kind, speaker: str, names: Iterable[str]) -> bool:
    """Return whether a title is one made here, of an event with these topics and places."""
    called, _ = forms(kind)
    happened = (called, _EVENT) if kind.strand is Strand.REPORTED else (_EVENT,)
    starts = tuple(f"{one} reported{mark}" for one in happened for mark in (" in ", ","))
    if text.startswith(starts) or text in {f"{one} reported" for one in happened}:
        return True
    if text in {f"{speaker}: {kind.name.lower()}", f"{speaker or _UNNAMED}: {_EVENT.lower()}"}:
        return True
    words = {word for name in names for word in _WORD.findall(name)} | _JOINTS
    spoken = (f"{speaker or _UNNAMED} {one} " for one in dict.fromkeys((called, _SPEAKS[0])))
    return any(
        text.startswith(start) and set(_WORD.findall(text[len(start) :])) <= words
        for start in spoken
    )


def may_be_title(text: str, kind: Kind) -> bool:
    """Return whether a title holds what all those have that are made here; most do not."""
    called = (forms(kind)[0], _SPEAKS[0], f"{_EVENT} reported", ": ")
    return any(part in text for part in called)


def summary(
    kind: Kind,
    speaker: str,
    *,
    topics: Sequence[str],
    places: Sequence[str],
    others: Sequence[str],
    venue: str,
    date: EventDate,
) -> str:
    """Return two sentences that state the facts found; every name is a registry's."""
    where = f" in {listed(places[:_MOST_NAMED])}" if places else ""
    when = _when(date)
    _, called = forms(kind)
    if kind.strand is Strand.SAID:
        forum = _forum(venue) if venue else ""
        about = listed(topics[:_MOST_NAMED]) if topics else "events"
        first = f"{speaker or 'An unnamed speaker'} {called} {about}{where} {when}{forum}."
    else:
        by = f", according to {speaker}" if speaker else ""
        first = f"{called} was reported{where} {when}{by}."
    return f"{first}{_CLOSING}{listed(others[:_MOST_NAMED]) if others else _NOBODY}."


def is_summary(text: str) -> bool:
    """Return whether a summary is one made here."""
    return f".{_CLOSING}" in text


def forms(kind: Kind) -> tuple[str, str]:
    """Return how a title and a summary call a kind; one form serves both."""
    if kind.draft:
        return kind.draft[0], kind.draft[-1]
    return _SPEAKS if kind.strand is Strand.SAID else (kind.name, kind.name)


def bare_name(name: str) -> str:
    """Return the name of an entry without the abbreviation in brackets behind it."""
    return name.partition(" (")[0]


def _forum(venue: str) -> str:
    if venue.startswith("Interview"):
        return f" in an i{venue[1:]}"
    return f" (published through: {venue})"


def _when(date: EventDate) -> str:
    if date.is_month:
        return f"in {month_label(date.first)}"
    if date.is_range:
        return f"between {day_label(date.first)} and {day_label(date.last)}"
    return f"on {day_label(date.first)}"
