"""Title, summary and id of a draft, made from the facts alone and never from the seed's sentences.

They are plain on purpose: a person rewrites them, and until then they must be true.
"""

import re
from collections.abc import Sequence

from timeline.convert.wording import listed
from timeline.model import EventDate, Kind, Strand
from timeline.model.dates import day_label, month_label
from timeline.model.event import TITLE_LENGTH
from timeline.text.confusables import fold

ID_LENGTH = 60
# What a kind of speech is called whose vocabulary does not say.
_SPEAKS = ("speaks about", "spoke about")
_MOST_NAMED = 2
_LATIN = str.maketrans(
    {
        **dict(zip("абвгґдезиіклмнопрстуфыэ", "abvggdezyiklmnoprstufye", strict=True)),
        "є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "",
        "ъ": "", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_YEAR = re.compile(r"(?:^|-)(?:19|20)\d\d(?=-|$)")


def title(kind: Kind, speaker: str, places: Sequence[str]) -> str:
    """Return an attributed title; `speaker` and `places` are names, perhaps none."""
    for count in range(min(len(places), _MOST_NAMED + 1), -1, -1):
        made = _title(kind, speaker, places[:count])
        if len(made) <= TITLE_LENGTH:
            return made
    return _title(kind, "", ())


def _title(kind: Kind, speaker: str, places: Sequence[str]) -> str:
    where = listed(places) if places else ""
    called, _ = _forms(kind)
    if kind.strand is Strand.SAID:
        return f"{speaker or 'Unnamed speaker'} {called} events{f' in {where}' if where else ''}"
    says = f", {speaker} says" if speaker else ""
    return f"{called} reported{f' in {where}' if where else ''}{says}"


def summary(
    kind: Kind,
    speaker: str,
    *,
    places: Sequence[str],
    others: Sequence[str],
    venue: str,
    date: EventDate,
) -> str:
    """Return two sentences that state the facts found; every name is a registry's."""
    where = f" in {listed(places[:_MOST_NAMED])}" if places else ""
    when = _when(date)
    _, called = _forms(kind)
    if kind.strand is Strand.SAID:
        forum = _forum(venue) if venue else ""
        first = f"{speaker or 'An unnamed speaker'} {called} events{where} {when}{forum}."
    else:
        by = f", according to {speaker}" if speaker else ""
        first = f"{called} was reported{where} {when}{by}."
    named = listed(others[:_MOST_NAMED]) if others else "nobody else of the registries"
    return f"{first} The article names {named}."


def _forms(kind: Kind) -> tuple[str, str]:
    """Return how a title and a summary call a kind; one form serves both."""
    if kind.draft:
        return kind.draft[0], kind.draft[-1]
    return _SPEAKS if kind.strand is Strand.SAID else (kind.name, kind.name)


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


def identifier(kind: Kind, speaker: str, places: Sequence[str]) -> str:
    """Return an id for a draft: who, what kind of event, where."""
    who = speaker if kind.strand is Strand.SAID else ""
    return slug(" ".join([who, kind.id, *places[:_MOST_NAMED]]))


def slug(text: str) -> str:
    """Return `text` as an id: small Latin letters, digits and hyphens, no year, 60 at most."""
    latin = fold(text).translate(_LATIN)
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’ʼ]", "", latin)).strip("-")
    words = _YEAR.sub("", words).strip("-")
    if len(words) > ID_LENGTH:
        words = words[: ID_LENGTH + 1].rpartition("-")[0] or words[:ID_LENGTH]
    return words or "event"
