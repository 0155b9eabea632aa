"""A draft event made from a seed: only what the seed says, and a note for every doubt."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from timeline.convert.drafting import notes, sourcing, title
from timeline.convert.drafting.decisions import ARTICLE, Note, Weight
from timeline.convert.drafting.findings import Findings, find
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness.ranking import Candidate
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.words import language
from timeline.convert.words.wording import bytes_of, fits, within
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

QUOTE_LENGTH = 1_500
# Bytes: an event file may have 32 KB, and a list of ids stands on one line of 2,000 characters.
_QUOTES_SIZE = 12_000
_QUOTE_KEYS_SIZE = 110
_IDS_SIZE = 1_800
_RUN = 10
_SEED_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft event, with what its file does not hold.

    `quotations` gives the stretch of the seed of each quote in order, `notes` the choices that
    settle each review note. Of its sources, `article` is the one that the article itself is: the
    others are merely named in it.
    """

    event: Event
    article: Source
    strand: Strand
    reported: EventDate | None
    same_event_as: tuple[Candidate, ...]
    similar: tuple[Candidate, ...]
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
    say = drafted.phrases(knowledge.language)
    event, found = _event(findings, knowledge.record, quotations, say)
    return Draft(
        event=event,
        article=sourcing.article(findings),
        notes=found,
        strand=findings.kind.kind.strand,
        reported=findings.article.seed.reported,
        same_event_as=findings.same,
        similar=findings.similar,
        quotations=quotations,
    )


def filed(made: Draft) -> Event:
    """Return a draft as its file has it: made from one source, the article itself.

    An outlet that the article merely names has no address, which a published source needs. There is
    a file only where a person or the record says that it is of no other event.
    """
    event = made.event
    is_decided = bool(made.same_event_as)
    open_notes = (n for n in made.notes if not (is_decided and n.weight is Weight.SAME))
    return msgspec.structs.replace(
        event,
        sources=(made.article,),
        quotes=_of_article(event.quotes),
        seeds=tuple(msgspec.structs.replace(seed, source=ARTICLE) for seed in event.seeds),
        review=tuple(note.text for note in open_notes),
    )


def _of_article(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return quotes as a file has them: the article prints each."""
    return tuple(msgspec.structs.replace(quote, source=ARTICLE) for quote in quotes)


def as_json(made: Draft) -> str:
    """Return a draft as one JSON object on one line: every key of an event and four more.

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
    last = {
        "same_event_as": [link.id for link in made.same_event_as],
        "similar": [link.id for link in made.similar],
    }
    return json.dumps({**first, **values, **last}, ensure_ascii=False)


def _event(
    findings: Findings, record: Record, quotations: tuple[Spoken, ...], say: drafted.Phrases
) -> tuple[Event, tuple[Note, ...]]:
    """Return the event, and its notes with the choices that settle them."""
    seed = findings.article.seed
    kind, speaker = _kind(findings, say), _name(record.actors.by_id, _whose(findings))
    places = _places(findings, record)
    sources, own = sourcing.named(findings), ARTICLE if findings.masthead.outlets else None
    time, zone = _time(findings, record.zone)
    # Who speaks is told with the column, by whoever decides.
    is_decided = not findings.kind.is_column_open
    is_said = findings.is_said and is_decided
    told_by = findings.teller.speaker if is_decided and not is_said else ""
    answered = findings.answers.id if findings.answers else CAMPAIGN
    quotes = tuple(_quote(spoken, findings, record, sources) for spoken in quotations)
    kept = zip(quotations, _of_article(quotes), strict=True)
    found = notes.review(findings, record, list(kept))
    event = Event(
        id=title.identifier(kind, speaker, places),
        title=drafted.title(say, kind, speaker, findings.topics, places),
        date=findings.when.date,
        time=time,
        tz=zone,
        kind=kind.id,
        summary=_summary(findings, record, say),
        speaker=(findings.report.speaker or None) if is_said else None,
        venue=(_venue(findings, say) or None) if is_said else None,
        actors=within(findings.report.actors, _IDS_SIZE),
        places=within(findings.report.places, _IDS_SIZE),
        told_by=(told_by,) if told_by else (),
        responds_to=(answered,) if is_said else (),
        recalls=within([link.id for link, _ in findings.recalls], _IDS_SIZE),
        quotes=quotes,
        sources=sources,
        seeds=(SeedRef(file=seed.name, sha256=seed.sha256, source=own),),
        review=tuple(note.text for note in found),
        status=Status.DRAFT,
    )
    return event, found


def _whose(findings: Findings) -> str:
    """Return who says what the title tells: who speaks, or whose account of a happening it is."""
    return findings.report.speaker if findings.is_said else findings.teller.speaker


def _venue(findings: Findings, say: drafted.Phrases) -> str:
    """Return where words were said, or nothing."""
    return say.venue(findings.venue.name, findings.venue.media) if findings.venue else ""


def _kind(findings: Findings, say: drafted.Phrases) -> Kind:
    """Return the kind of a draft; of one that a person has to decide, no more than its column."""
    kind = findings.kind.kind
    return drafted.undecided(say, kind.strand) if findings.kind.is_open else kind


def _summary(findings: Findings, record: Record, say: drafted.Phrases) -> str:
    """Return a summary that shares no ten words in a row with the seed, whatever names it holds."""
    known = words.whole(findings.article.seed.text)
    hosts = findings.venue.hosts if findings.venue else ()
    told = {_whose(findings), *hosts}
    others = [
        _name(record.actors.by_id, actor) for actor in findings.report.named if actor not in told
    ]
    for count in (len(others), 0):
        made = drafted.summary(
            say,
            _kind(findings, say),
            _name(record.actors.by_id, _whose(findings)),
            topics=findings.topics,
            places=_places(findings, record),
            others=others[:count],
            venue=_venue(findings, say),
            date=findings.when.date,
        )
        if not words.shares_run(made, known, length=_RUN):
            return made
    return drafted.summary(
        say,
        _kind(findings, say),
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
        is_new = spoken.speaker and spoken.wording not in seen
        if is_new and size <= left and len(spoken.text) <= QUOTE_LENGTH and fits(spoken.text):
            seen.add(spoken.wording)
            left -= size
            yield spoken


def _quote(
    spoken: Spoken, findings: Findings, record: Record, sources: tuple[Source, ...]
) -> Quote:
    is_sourced = len(sources) == 1 and sources[0].outlet != sourcing.UNNAMED
    lang = language.of(spoken.text, findings.article.seed.text)
    return Quote(
        speaker=spoken.speaker,
        text=spoken.text,
        lang=lang,
        translated=language.is_translated(spoken.text, lang, spoken.speaker, record),
        source=sources[0].key if is_sourced else None,
    )


def _name(entries: Mapping[str, Entry], entry_id: str) -> str:
    """Return the name of an entry without the abbreviation in brackets behind it."""
    entry = entries.get(entry_id)
    return drafted.bare_name(entry.name) if entry else entry_id
