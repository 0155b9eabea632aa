"""The title and summary of a draft: made from facts alone, and told apart from anybody's own words.

They are plain on purpose: a person rewrites them, and until then they must be true. Whoever asks
whether a published event still has them asks here, where they are made. How each language says them
stands in `timeline/languages/drafts/LANGUAGE.toml`, so that no name has to agree with another word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from timeline.model import EventDate, Kind, Strand
from timeline.model.dates import day_label, month_label
from timeline.model.event import TITLE_LENGTH, UNDECIDED

ENGLISH = "en"
_FOLDER = Path(__file__).parent.parent / "languages" / "drafts"
_MOST_NAMED = 2
_INTERVIEW = "Interview"
_WORD = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """How a language says what a draft tells; what stands in braces is filled in.

    `event` is what a kind is called that is not decided, `speaks` and `spoke` what a kind of speech
    is called in a title and a summary whose vocabulary does not say. `closing` are the words that
    end every summary, and that nobody writes of an event. `venues` are the names of places where
    something is said, by the English ones.
    """

    event: str
    reported: str
    says: str
    where: str
    and_: str
    speaks: str
    unnamed: str
    happened: str
    by: str
    said: str
    spoke: str
    somebody: str
    events: str
    forum: str
    talk: str
    day: str
    month: str
    span: str
    closing: str
    nobody: str
    interview: str
    venues: Mapping[str, str] = field(default_factory=dict)

    def listed(self, names: Sequence[str]) -> str:
        """Return `A, B and C`."""
        *first, last = names
        return f"{', '.join(first)}{self.and_}{last}" if first else last

    def place(self, names: Sequence[str]) -> str:
        """Return ` in A and B`, or nothing."""
        return self.where.format(places=self.listed(names)) if names else ""

    def forms(self, kind: Kind) -> tuple[str, str]:
        """Return how a title and a summary call a kind; one form serves both."""
        if kind.draft:
            return kind.draft[0], kind.draft[-1]
        is_said = kind.strand is Strand.SAID
        return (self.speaks, self.spoke) if is_said else (kind.name, kind.name)

    def venue(self, name: str, hosts: Sequence[str]) -> str:
        """Return the name of a venue; of an interview with the names of those who led it."""
        own = self.venues.get(name, name)
        return self.interview.format(venue=own, names=self.listed(hosts)) if hosts else own

    def forum_of(self, venue: str) -> str:
        """Return where words stand or were said, behind them; nothing where there is no venue."""
        if venue.startswith(self.venues.get(_INTERVIEW, _INTERVIEW)):
            return self.talk.format(venue=f"{venue[:1].lower()}{venue[1:]}")
        return self.forum.format(venue=venue) if venue else ""


@cache
def _read() -> Mapping[str, Phrases]:
    """Return the phrases of each language, by its two letters."""
    import tomllib

    found = {}
    for file in sorted(_FOLDER.glob("*.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        found[file.stem] = Phrases(and_=told.pop("and"), **told)
    return found


def phrases(language: str) -> Phrases:
    """Return how a language such as `uk` or `uk-UA` says it; English for one that is not known."""
    known = _read()
    return known.get(language.replace("_", "-").partition("-")[0].lower(), known[ENGLISH])


def undecided(say: Phrases, strand: Strand) -> Kind:
    """Return what a draft is called of which nobody has said what kind of event it is."""
    return Kind(id=UNDECIDED, name=say.event, strand=strand)


def listed(names: Sequence[str]) -> str:
    """Return `A, B and C`, for those who read English."""
    return phrases(ENGLISH).listed(names)


def title(
    say: Phrases, kind: Kind, speaker: str, topics: Sequence[str], places: Sequence[str]
) -> str:
    """Return an attributed title; `topics` is what somebody speaks of, all are names or none."""
    for count in range(min(len(places), _MOST_NAMED + 1), -1, -1):
        for about in (topics[:_MOST_NAMED], topics[:1]):
            made = _title(say, kind, speaker, about, places[:count])
            if len(made) <= TITLE_LENGTH:
                return made
    return _title(say, kind, "", (), ())


def _title(
    say: Phrases, kind: Kind, speaker: str, topics: Sequence[str], places: Sequence[str]
) -> str:
    called, _ = say.forms(kind)
    if kind.strand is Strand.REPORTED:
        says = say.says.format(speaker=speaker) if speaker else ""
        return f"{say.reported.format(kind=called)}{say.place(places)}{says}"
    who = speaker or say.unnamed
    if topics:
        return f"{who} {called} {say.listed(topics)}{say.place(places)}"
    return f"{who} {called} {say.listed(places)}" if places else f"{who}: {kind.name.lower()}"


def is_title(text: str, kind: Kind, speaker: str, names: Iterable[str]) -> bool:
    """Return whether a title is one made here, of an event with these topics and places."""
    words = {word for name in names for word in _WORD.findall(name)}
    return any(_is_title(text, kind, speaker, words, say) for say in _read().values())


def _is_title(text: str, kind: Kind, speaker: str, names: set[str], say: Phrases) -> bool:
    called, _ = say.forms(kind)
    happened = (called, say.event) if kind.strand is Strand.REPORTED else (say.event,)
    starts = [say.reported.format(kind=one) for one in happened]
    marks = [_before_name(say.where), _before_name(say.says)]
    if text in starts or text.startswith(tuple(f"{one}{mark}" for one in starts for mark in marks)):
        return True
    who = speaker or say.unnamed
    if text in {f"{speaker}: {kind.name.lower()}", f"{who}: {say.event.lower()}"}:
        return True
    known = names | {*_WORD.findall(_before_name(say.where)), *_WORD.findall(say.and_)}
    spoken = (f"{who} {one} " for one in dict.fromkeys((called, say.speaks)))
    return any(
        text.startswith(start) and set(_WORD.findall(text[len(start) :])) <= known
        for start in spoken
    )


def _before_name(phrase: str) -> str:
    """Return what stands in front of the name in a phrase, its comma alone where it has one."""
    before = phrase.partition("{")[0]
    return before[:1] if before.startswith(",") else before


def may_be_title(text: str, kind: Kind) -> bool:
    """Return whether a title holds what all those have that are made here; most do not."""
    if ": " in text or (kind.draft and kind.draft[0] in text):
        return True
    return any(
        say.forms(kind)[0] in text or say.speaks in text or say.reported.format(kind="") in text
        for say in _read().values()
    )


def summary(
    say: Phrases,
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
    where, when = say.place(places[:_MOST_NAMED]), _when(say, date)
    _, called = say.forms(kind)
    if kind.strand is Strand.SAID:
        about = say.listed(topics[:_MOST_NAMED]) if topics else say.events
        forum = say.forum_of(venue)
        who = speaker or say.somebody
        first = say.said.format(
            speaker=who, spoke=called, about=about, where=where, when=when, forum=forum
        )
    else:
        by = say.by.format(speaker=speaker) if speaker else ""
        first = say.happened.format(kind=called, where=where, when=when, by=by)
    named = say.listed(others[:_MOST_NAMED]) if others else say.nobody
    return f"{first}{say.closing}{named}."


def is_summary(text: str) -> bool:
    """Return whether a summary is one made here."""
    return any(f".{say.closing}" in text for say in _read().values())


def redated(text: str, before: EventDate, now: EventDate) -> str:
    """Return a summary made here with another day of the event; any other as it is."""
    for say in _read().values():
        if f".{say.closing}" in text:
            text = text.replace(_when(say, before), _when(say, now))
    return text


def bare_name(name: str) -> str:
    """Return the name of an entry without the abbreviation in brackets behind it."""
    return name.partition(" (")[0]


def _when(say: Phrases, date: EventDate) -> str:
    """Return when it was: a day by its month's name in English, in numbers elsewhere."""
    first, last = date.first, date.last
    if date.is_month:
        return say.month.format(name=month_label(first), numbers=f"{first:%m.%Y}")
    if date.is_range:
        names = {"first": day_label(first), "last": day_label(last)}
        numbers = {"first_numbers": f"{first:%d.%m.%Y}", "last_numbers": f"{last:%d.%m.%Y}"}
        return say.span.format(**names, **numbers)
    return say.day.format(name=day_label(first), numbers=f"{first:%d.%m.%Y}")
