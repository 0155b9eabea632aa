"""Review notes: what a person decides before a draft is published, the weightiest first.

Each is one decision with what to paste. What is read off the page without a doubt needs none.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from timeline.convert import sorts
from timeline.convert.findings import Findings
from timeline.convert.names import Mention
from timeline.convert.speakers import Spoken
from timeline.convert.subjects import READ, Basis
from timeline.convert.title import slug
from timeline.convert.unknown import Unknown
from timeline.convert.wording import excerpt, within
from timeline.model import Entry
from timeline.record import Record
from timeline.text.drafted import listed

# More than these nobody reads.
MOST = 5
_LEAD = 200
_SIZE = 10_000
_MOST_QUOTES = 3
_MOST_NAMES = 4
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Weight(IntEnum):
    """How much harm it does if nobody decides: most for words in the wrong mouth."""

    LIVE = 12
    NOBODYS = 11
    SAME = 10
    INFERRED = 9
    SPEAKER = 8
    KIND = 7
    DATE = 6
    PLACES = 5
    SOURCES = 4
    TITLE = 3
    LINKS = 2
    NAMES = 1
    DAY = 0


class Note(NamedTuple):
    """What is to be decided, and how much it weighs."""

    weight: Weight
    text: str


def review(findings: Findings, record: Record, kept: Sequence[Spoken]) -> tuple[str, ...]:
    """Return the notes of a draft; `kept` are the quotations that it took over.

    The title and the summary are always to be written, so that note is never left out.
    """
    groups = (
        _live(findings),
        _quotes(findings, record, kept),
        _same(findings),
        _speaker(findings, record),
        _kind(findings, record),
        _date(findings),
        _places(findings, record),
        _sources(findings),
        _links(findings),
        _names(findings, record),
    )
    found = sorted((note for group in groups for note in group), key=lambda note: -note.weight)
    chosen = sorted([_title(findings), *found[: MOST - 1]], key=lambda note: -note.weight)
    return within([note.text for note in chosen], _SIZE)


def _title(findings: Findings) -> Note:
    article = findings.article
    main = article.told or article.main or article.parts
    begins = f"the article begins {excerpt(main[0].span.text, length=_LEAD)}"
    if article.headline:
        begins = f"the headline is {excerpt(article.headline, length=_LEAD)}"
    return Note(Weight.TITLE, f"title and summary: write both in your own words; {begins}")


def _live(findings: Findings) -> Iterator[Note]:
    if findings.article.is_live:
        text = "this is a live page of several reports; only its newest entry was read"
        yield Note(Weight.LIVE, f"{text}. Save each entry that tells of an event as its own file")


def _quotes(findings: Findings, record: Record, kept: Sequence[Spoken]) -> Iterator[Note]:
    """Yield what is not sure of quoted words: whose they are, and where they end."""
    wordings = {spoken.wording for spoken in kept}
    if nobodys := [spoken for spoken in findings.quotations if not spoken.speaker]:
        yield Note(Weight.NOBODYS, _nobodys(nobodys, record))
    lost = [s for s in findings.quotations if s.speaker and s.wording not in wordings]
    if lost := [spoken for spoken in lost if not _is_kept_longer(spoken, kept)]:
        text = "is too long or holds unseen characters; copy it by hand"
        yield Note(Weight.NOBODYS, f"quotes: {_excerpts(lost)} {text}")
    if unclosed := [spoken for spoken in kept if not spoken.piece.is_closed]:
        text = "has no closing mark; see where it ends"
        yield Note(Weight.INFERRED, f"quotes: {_excerpts(unclosed)} {text}")
    if inferred := [spoken for spoken in kept if spoken.basis not in READ]:
        told = "; ".join(_inferred(each, record) for each in inferred[:_MOST_QUOTES])
        yield Note(Weight.INFERRED, f"quotes: see who speaks: {told}{_more(inferred)}")


def _is_kept_longer(spoken: Spoken, kept: Sequence[Spoken]) -> bool:
    return any(spoken.text in other.text and spoken.speaker == other.speaker for other in kept)


def _nobodys(spoken: Sequence[Spoken], record: Record) -> str:
    """Return whose words they may be, with lines to paste for whoever finds out."""
    said = next((each.said for each in spoken if each.said), "")
    beside = f" (beside it: {excerpt(said, length=60)})" if said else ""
    considered = list(dict.fromkeys(actor for each in spoken for actor in each.considered))
    names = [f"{_name(record.actors.by_id.get(each), each)} ({each})" for each in considered]
    whom = f"; {listed(names)} was considered, and is not told to speak here" if names else ""
    first = f"- {{speaker: {considered[0] if considered else 'ID'}, text: …}}"
    return (
        f"quotes: nobody on file is told to have said {_excerpts(spoken)}{beside}{whom}; to keep "
        f"it, find out who speaks and add under quotes: {first}"
    )


def _excerpts(spoken: Sequence[Spoken]) -> str:
    words = ", ".join(excerpt(each.text, length=60) for each in spoken[:_MOST_QUOTES])
    return f"{words}{_more(spoken)}"


def _more(spoken: Sequence[Spoken]) -> str:
    more = len(spoken) - _MOST_QUOTES
    return f" and {more} more" if more > 0 else ""


def _inferred(spoken: Spoken, record: Record) -> str:
    name = _name(record.actors.by_id.get(spoken.speaker), spoken.speaker)
    by = f" ({excerpt(spoken.said, length=60)})" if spoken.said else ""
    return f"{excerpt(spoken.text, length=40)} was given to {name}, {spoken.basis.value}{by}"


def _same(findings: Findings) -> Iterator[Note]:
    if findings.same:
        told = "; or ".join(f"{link.id} ({link.reason})" for link in findings.same)
        first, seed = findings.same[0].id, findings.article.seed.name
        text = f"this may be the event {told}; if so, delete this draft and run"
        yield Note(Weight.SAME, f"{text}: timeline convert --merge {first} seeds/{seed}")


def _speaker(findings: Findings, record: Record) -> Iterator[Note]:
    ground, speaker = findings.ground, findings.report.speaker
    if findings.is_said and not speaker:
        yield Note(
            Weight.SPEAKER, f"speaker: nobody on file is told to speak; {_choices(findings)}"
        )
    elif speaker and ground.basis is Basis.PRONOUN:
        name = _name(record.actors.by_id.get(speaker), speaker)
        key = "speaker" if findings.is_said else "told_by"
        text = f"{key}: {excerpt(ground.said)} was taken to mean {name}; if not, write who speaks"
        yield Note(Weight.SPEAKER, text)
    guessed = {m.actor: m for m in reversed(findings.article.mentions) if m.is_guess}
    if told := [_guess(mention, record) for _, mention in sorted(guessed.items())]:
        yield Note(Weight.PLACES, f"actors: see who is meant: {'; '.join(told)}")


def _guess(mention: Mention, record: Record) -> str:
    name = _name(record.actors.by_id.get(mention.actor), mention.actor)
    return f"only {excerpt(mention.text)} is written, taken to mean {name} ({mention.actor})"


def _choices(findings: Findings) -> str:
    named = findings.report.actors[:_MOST_NAMES]
    chosen = " | ".join(f"speaker: {actor}" for actor in named)
    return f"write {chosen}" if chosen else "add the actor under data/actors/, and the id here"


def _kind(findings: Findings, record: Record) -> Iterator[Note]:
    kind, cue = findings.kind
    if not cue:
        others = [each.id for each in record.vocabulary.kinds if each.id != kind.id]
        text = f"kind: no word of the article tells; {kind.id} is only a guess"
        yield Note(Weight.KIND, f"{text}; or write {' | '.join(f'kind: {one}' for one in others)}")


def _date(findings: Findings) -> Iterator[Note]:
    words, clock = findings.when.words, findings.when.clock
    reported = findings.article.seed.reported
    stamp, date = findings.masthead.stamp, findings.when.date
    year = f"names no year; that of the other events was taken ({date})"
    if stamp and not _YEAR.search(stamp.text):
        yield Note(Weight.DATE, f"date: {excerpt(stamp.text)} {year}")
    elif not words and reported and reported.is_month:
        yield Note(Weight.DATE, f"date: no day is named, and the report gives {reported} alone")
    elif not words:
        text = (
            f"date: no day is named beside what happened, so it is that of the report ({reported})"
        )
        yield Note(Weight.DAY, text)
    elif not reported and not _YEAR.search(words.span.text):
        yield Note(Weight.DATE, f"date: {excerpt(words.span.text)} {year}")
    elif not reported:
        text = f"date: {excerpt(words.span.text)} is the first day named; the report has none"
        yield Note(Weight.DATE, text)
    if clock and ":" in clock.time and not clock.tz:
        text = f"tz: {excerpt(clock.span.text)} names no time zone; the site's own was taken"
        yield Note(Weight.LINKS, text)


def _places(findings: Findings, record: Record) -> Iterator[Note]:
    places = findings.report.places
    wide = [place for place in places if sorts.is_country(place, record)]
    if not places:
        yield Note(Weight.PLACES, "places: none on file is named; add where it happened")
    elif wide:
        text = f"places: nothing smaller than a country is named ({', '.join(wide)})"
        yield Note(Weight.PLACES, text)


def _sources(findings: Findings) -> Iterator[Note]:
    address, own = findings.article.seed.address, findings.masthead.outlets
    if not own:
        of = f", whose address is {excerpt(address)}" if address else ""
        line = "- {key: s1, outlet: …, title: …, url: …, published: …, supports: the article}"
        text = f"sources: write the outlet of this article{of}; a source is {line}"
        yield Note(Weight.SOURCES, text)
    if unlisted := findings.publishers.unlisted:
        named = ", ".join(f"{excerpt(m.text)} (data/outlets/{m.actor}.yml)" for m in unlisted)
        yield Note(Weight.NAMES, f"sources: on no file as an outlet: {named}")


def _links(findings: Findings) -> Iterator[Note]:
    links = []
    if findings.answers:
        links.append(f"responds_to: {findings.answers.id} ({findings.answers.reason})")
    elif findings.is_said:
        links.append("responds_to: no single event on file fits; name the event it answers")
    for link, said in findings.recalls:
        links.append(f"recalls: {link.id} for {excerpt(said.text, length=60)} ({link.reason})")
    if links:
        yield Note(Weight.LINKS, f"links are proposals: {'; '.join(links)}")


def _names(findings: Findings, record: Record) -> Iterator[Note]:
    if findings.unknown:
        told = "; ".join(_unknown(name) for name in findings.unknown[:_MOST_NAMES])
        yield Note(
            Weight.NAMES, f"on no file: {told}. Whoever has a part in this gets a file there"
        )


def _unknown(name: Unknown) -> str:
    registry = "places" if name.is_place else "actors"
    return f"{excerpt(name.text)} (data/{registry}/{slug(name.text)}.yml)"


def _name(entry: Entry | None, otherwise: str) -> str:
    return entry.name if entry else otherwise
