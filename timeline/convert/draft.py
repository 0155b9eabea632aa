"""A draft event made from a seed: only what the seed says, and a note for every doubt."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from timeline.convert import language, notes, title
from timeline.convert.decisions import Note
from timeline.convert.findings import Findings, find
from timeline.convert.knowledge import Knowledge
from timeline.convert.ranking import Candidate
from timeline.convert.spoken import Spoken
from timeline.convert.wording import bytes_of, fits, within
from timeline.formats.seedtext import Seed
from timeline.model import (
    Entry,
    Event,
    EventDate,
    InputError,
    Kind,
    Problem,
    Quote,
    SeedRef,
    Source,
    Status,
    Strand,
)
from timeline.model.event import CAMPAIGN, UNDECIDED
from timeline.record import Record
from timeline.text import drafted, words

# Stands in for the outlet of an article that names none; the outlet registry has an entry for it.
UNNAMED = "unidentified"
QUOTE_LENGTH = 1_500
# Bytes: an event file may have 32 KB, and a list of ids stands on one line of 2,000 characters.
_QUOTES_SIZE = 12_000
_QUOTE_KEYS_SIZE = 110
_IDS_SIZE = 1_800
_MOST_SOURCES = 20
_RUN = 10
_SEED_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft event, with what its file does not hold.

    `quotations` gives the stretch of the seed of each quote in order, `notes` the choices that
    settle each review note.
    """

    event: Event
    strand: Strand
    reported: EventDate | None
    same_event_as: tuple[Candidate, ...]
    quotations: tuple[Spoken, ...]
    notes: tuple[Note, ...]


def draft(seed: Seed, record: Record) -> Draft:
    """Return the draft that `seed` makes beside `record`; raises InputError in one line."""
    return draft_with(seed, Knowledge.of(record))


def draft_with(seed: Seed, knowledge: Knowledge) -> Draft:
    """Return the draft that `seed` makes; for many seeds, as `knowledge` is made once."""
    if not _SEED_NAME.fullmatch(seed.name):
        message = "rename the file: Latin letters, digits, dots, hyphens and underscores only"
        raise InputError([Problem(path=seed.name, message=message)])
    findings = find(seed, knowledge)
    quotations = tuple(_kept(findings))
    event, found = _event(findings, knowledge.record, quotations)
    return Draft(
        event=event,
        notes=found,
        strand=findings.kind.kind.strand,
        reported=findings.article.seed.reported,
        same_event_as=findings.same,
        quotations=quotations,
    )


def as_json(made: Draft) -> str:
    """Return a draft as one JSON object on one line: every key of an event and three more.

    A kind that is still to be decided is null.
    """
    # A draft has no claims, so this is its only date of that form.
    values = msgspec.to_builtins(made.event, str_keys=True) | {"date": str(made.event.date)}
    values["kind"] = None if made.event.kind == UNDECIDED else made.event.kind
    first = {
        "id": made.event.id,
        "reported": made.reported and str(made.reported),
        "strand": made.strand,
    }
    last = {"same_event_as": [link.id for link in made.same_event_as]}
    return json.dumps({**first, **values, **last}, ensure_ascii=False)


def _event(
    findings: Findings, record: Record, quotations: tuple[Spoken, ...]
) -> tuple[Event, tuple[Note, ...]]:
    """Return the event, and its notes with the choices that settle them."""
    seed = findings.article.seed
    kind, speaker = _kind(findings), _name(record.actors.by_id, _whose(findings))
    places = _places(findings, record)
    sources = _sources(findings)
    time, zone = _time(findings, record.zone)
    # Who speaks is told with the column, by whoever decides.
    is_decided, venue = not findings.kind.is_column_open, findings.venue
    is_said = findings.is_said and is_decided
    told_by = findings.teller.speaker if is_decided and not is_said else ""
    answered = findings.answers.id if findings.answers else CAMPAIGN
    quotes = tuple(_quote(spoken, findings, record, sources) for spoken in quotations)
    found = notes.review(findings, record, list(zip(quotations, quotes, strict=True)))
    event = Event(
        id=title.identifier(kind, speaker, places),
        title=drafted.title(kind, speaker, findings.topics, places),
        date=findings.when.date,
        time=time,
        tz=zone,
        kind=kind.id,
        summary=_summary(findings, record),
        speaker=(findings.report.speaker or None) if is_said else None,
        venue=venue.name if is_said and venue else None,
        actors=within(findings.report.actors, _IDS_SIZE),
        places=within(findings.report.places, _IDS_SIZE),
        told_by=(told_by,) if told_by else (),
        responds_to=(answered,) if is_said else (),
        recalls=within([link.id for link, _ in findings.recalls], _IDS_SIZE),
        quotes=quotes,
        sources=sources,
        seeds=(SeedRef(file=seed.name, sha256=seed.sha256, source=_own_key(findings, sources)),),
        review=tuple(note.text for note in found),
        status=Status.DRAFT,
    )
    return event, found


def _whose(findings: Findings) -> str:
    """Return who says what the title tells: who speaks, or whose account of a happening it is."""
    return findings.report.speaker if findings.is_said else findings.teller.speaker


def _kind(findings: Findings) -> Kind:
    """Return the kind of a draft; of one that a person has to decide, no more than its column."""
    kind = findings.kind.kind
    return drafted.undecided(kind.strand) if findings.kind.is_open else kind


def _summary(findings: Findings, record: Record) -> str:
    """Return a summary that shares no ten words in a row with the seed, whatever names it holds."""
    known = words.runs(findings.article.seed.text, length=_RUN)
    hosts = findings.venue.hosts if findings.venue else ()
    told = {_whose(findings), *hosts}
    others = [
        _name(record.actors.by_id, actor) for actor in findings.report.actors if actor not in told
    ]
    for count in (len(others), 0):
        made = drafted.summary(
            _kind(findings),
            _name(record.actors.by_id, _whose(findings)),
            topics=findings.topics,
            places=_places(findings, record),
            others=others[:count],
            venue=findings.venue.name if findings.venue else "",
            date=findings.when.date,
        )
        if not words.first_run(made, known, length=_RUN):
            return made
    return drafted.summary(
        _kind(findings),
        "",
        topics=(),
        places=(),
        others=(),
        venue="",
        date=findings.when.date,
    )


def _places(findings: Findings, record: Record) -> list[str]:
    """Return the names of the places but for those around another."""
    around = {wider for place in findings.report.places for wider in record.within(place)[1:]}
    return [_name(record.places.by_id, p) for p in findings.report.places if p not in around]


def _time(findings: Findings, zone: ZoneInfo) -> tuple[str | None, str | None]:
    """Return the time of the event and its zone, as far as they are known."""
    clock = findings.when.clock
    if not clock:
        return None, None
    return clock.time, (clock.tz or zone.key) if ":" in clock.time else None


def _kept(findings: Findings) -> Iterator[Spoken]:
    """Yield the quotations that an event file can hold, each wording once."""
    seen: set[tuple[str, str]] = set()
    left = _QUOTES_SIZE
    for spoken in findings.quotations:
        size = bytes_of(spoken.text) + _QUOTE_KEYS_SIZE
        is_part = any(_is_part(spoken, other) for other in findings.quotations)
        is_new = spoken.speaker and spoken.wording not in seen and not is_part
        if is_new and size <= left and len(spoken.text) <= QUOTE_LENGTH and fits(spoken.text):
            seen.add(spoken.wording)
            left -= size
            yield spoken


def _is_part(spoken: Spoken, other: Spoken) -> bool:
    """Return whether a headline quotes what is quoted in full further down."""
    is_longer = len(other.text) > len(spoken.text) and other.speaker == spoken.speaker
    is_before = spoken.piece.words.start < other.piece.words.start
    return is_longer and is_before and other.text.startswith(spoken.text)


def _quote(
    spoken: Spoken, findings: Findings, record: Record, sources: tuple[Source, ...]
) -> Quote:
    is_sourced = len(sources) == 1 and sources[0].outlet != UNNAMED
    lang = language.of(spoken.text, findings.article.seed.text)
    return Quote(
        speaker=spoken.speaker,
        text=spoken.text,
        lang=lang,
        translated=language.is_translated(spoken.text, lang, spoken.speaker, record),
        source=sources[0].key if is_sourced else None,
    )


def _sources(findings: Findings) -> tuple[Source, ...]:
    """Return one source for each outlet named, or one that is still to be named."""
    own = findings.masthead.outlets
    outlets = [*own, *findings.publishers.outlets]
    # An article whose outlet is on no file is a source all the same, of which the rest is known.
    if not own and findings.article.seed.address:
        outlets = [UNNAMED, *outlets]
    chosen = tuple(dict.fromkeys(outlets))[:_MOST_SOURCES] or (UNNAMED,)
    return tuple(_source(findings, outlet, f"s{n}") for n, outlet in enumerate(chosen, 1))


def _own_key(findings: Findings, sources: tuple[Source, ...]) -> str | None:
    """Return the key of the source that the seed itself is, where it says who published it."""
    own = findings.masthead.outlets[:1]
    return next((source.key for source in sources if source.outlet in own), None)


def _source(findings: Findings, outlet: str, key: str) -> Source:
    """Return an outlet as a source; of the article itself with its headline, address and day."""
    seed = findings.article.seed
    if outlet not in (findings.masthead.outlets or (UNNAMED,))[:1]:
        return Source(key=key, outlet=outlet)
    day = seed.reported
    return Source(
        key=key,
        outlet=outlet,
        title=_headline(findings),
        url=seed.address or None,
        published=day.first if day and day.is_exact else None,
    )


def _headline(findings: Findings) -> str | None:
    """Return the headline of the article, if a file can hold it."""
    headline = findings.article.headline
    return headline if headline and fits(headline) else None


def _name(entries: Mapping[str, Entry], entry_id: str) -> str:
    """Return the name of an entry without the abbreviation in brackets behind it."""
    entry = entries.get(entry_id)
    return drafted.bare_name(entry.name) if entry else entry_id
