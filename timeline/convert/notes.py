"""Review notes: whatever was inferred and not read, in plain words with the seed's own."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.convert import sorts
from timeline.convert.findings import Findings
from timeline.convert.speakers import Spoken
from timeline.convert.subjects import READ
from timeline.convert.title import slug
from timeline.convert.unknown import Unknown
from timeline.convert.wording import excerpt, listed, within
from timeline.model import Entry
from timeline.record import Record

_LEAD = 280
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST = 40
_SIZE = 10_000
_MOST_QUOTES = 3


def review(findings: Findings, record: Record, kept: Sequence[Spoken]) -> tuple[str, ...]:
    """Return the notes of a draft; `kept` are the quotations that it took over."""
    groups = (
        _wording(findings),
        _date(findings),
        _kind(findings),
        _speaker(findings, record),
        _names(findings, record),
        _quotes(findings, record, kept),
        _sources(findings),
        _links(findings),
        _unknown(findings.unknown),
    )
    return within(list(islice((note for group in groups for note in group), _MOST)), _SIZE)


def _wording(findings: Findings) -> Iterator[str]:
    article = findings.article
    main = article.told or article.main or article.parts
    lead = excerpt(main[0].span.text, length=_LEAD)
    yield f"title and summary: rewrite both in your own words; the article begins {lead}"


def _date(findings: Findings) -> Iterator[str]:
    words, clock, reported = (
        findings.when.words,
        findings.when.clock,
        findings.article.seed.reported,
    )
    if (stamp := findings.masthead.stamp) and not _YEAR.search(stamp.text):
        yield f"date: {excerpt(stamp.text)} names no year; the year of the other events was taken"
    if not words:
        unit = "month" if reported and reported.is_month else "day"
        yield f"date: the article names no day for this; {reported} is the {unit} of the report"
    elif not reported and not _YEAR.search(words.span.text):
        yield (
            f"date: {excerpt(words.span.text)} names no year, and the report has no day; the year "
            f"of the other events was taken: {words.date}"
        )
    elif not reported:
        yield f"date: {excerpt(words.span.text)} is the first day named; the report has no date"
    if clock and ":" in clock.time and not clock.tz:
        yield f"tz: {excerpt(clock.span.text)} names no time zone; the site's own was taken"


def _kind(findings: Findings) -> Iterator[str]:
    kind, cue = findings.kind
    if cue:
        yield f"kind: {kind.id} was judged by {excerpt(cue.text)}"
    else:
        yield f"kind: no word of the article tells; {kind.id} is only a guess"


def _speaker(findings: Findings, record: Record) -> Iterator[str]:
    if findings.is_said and not findings.report.speaker:
        yield "speaker: nobody in data/actors/ is named as speaking; add the actor and the id"
    if findings.venue and findings.is_said:
        venue = findings.venue
        yield f"venue: {venue.name} was read from {excerpt(venue.said.text)}"
    if not findings.is_said and findings.report.speaker:
        yield f"claims: {findings.report.speaker} reports this; write what is claimed as a claim"


def _names(findings: Findings, record: Record) -> Iterator[str]:
    guessed = {
        mention.actor: mention
        for mention in reversed(findings.article.mentions)
        if mention.is_guess
    }
    for actor, mention in sorted(guessed.items()):
        name = _name(record.actors.by_id.get(actor), actor)
        yield f"actors: only {excerpt(mention.text)} is written; it was taken to mean {name}"
    wide = [p for p in findings.report.places if sorts.is_country(p, record)]
    if not findings.report.places:
        yield "places: none that is in data/places/; add where it happened"
    elif wide:
        yield f"places: nothing smaller than a country is named ({', '.join(wide)})"


def _quotes(findings: Findings, record: Record, kept: Sequence[Spoken]) -> Iterator[str]:
    """Yield what is not sure of quoted words: whose they are, and where they end."""
    wordings = {spoken.wording for spoken in kept}
    nobodys = [spoken for spoken in findings.quotations if not spoken.speaker]
    if nobodys:
        yield _nobodys(nobodys, record)
    for spoken in findings.quotations:
        words = excerpt(spoken.text, length=60)
        if spoken.speaker and spoken.wording not in wordings:
            yield f"quotes: {words} is too long or holds unseen characters; copy it by hand"
        elif not spoken.piece.is_closed:
            yield f"quotes: {words} has no closing mark; see where it ends"
    if inferred := [spoken for spoken in kept if spoken.basis not in READ]:
        yield f"quotes: see who speaks: {'; '.join(_inferred(each, record) for each in inferred)}"


def _nobodys(spoken: Sequence[Spoken], record: Record) -> str:
    """Return whose words they may be, with lines to paste for whoever finds out."""
    words = ", ".join(excerpt(each.text, length=60) for each in spoken[:_MOST_QUOTES])
    considered = list(dict.fromkeys(actor for each in spoken for actor in each.considered))
    names = [f"{_name(record.actors.by_id.get(each), each)} ({each})" for each in considered]
    whom = f"; {listed(names)} was considered, and is not told to speak here" if names else ""
    more = f" and {len(spoken) - _MOST_QUOTES} more" if len(spoken) > _MOST_QUOTES else ""
    first = f"- {{speaker: {considered[0] if considered else 'ID'}, text: …}}"
    return (
        f"quotes: nobody on file is told to have said {words}{more}{whom}; to keep it, find out "
        f"who speaks and add under quotes: {first}"
    )


def _inferred(spoken: Spoken, record: Record) -> str:
    name = _name(record.actors.by_id.get(spoken.speaker), spoken.speaker)
    by = f" ({excerpt(spoken.said, length=60)})" if spoken.said else ""
    return f"{excerpt(spoken.text, length=40)} was given to {name}, {spoken.basis.value}{by}"


def _sources(findings: Findings) -> Iterator[str]:
    address, own = findings.article.seed.address, findings.masthead.outlets
    if not own:
        yield "sources: add the outlet that published this article, with its title and address"
    if address and not own:
        yield f"sources: no outlet of data/outlets/ has the domain of {excerpt(address)}; add it"
    for mention in findings.publishers.unlisted:
        words = excerpt(mention.text)
        yield f"sources: {words} is no outlet; add it as data/outlets/{mention.actor}.yml"


def _links(findings: Findings) -> Iterator[str]:
    if findings.answers:
        yield f"responds_to: {findings.answers.id} is a proposal ({findings.answers.reason})"
    elif findings.is_said:
        yield "responds_to: no single event on file fits; name the event it answers, or keep this"
    for link, said in findings.recalls:
        words = excerpt(said.text, length=60)
        yield f"recalls: {link.id} was found for {words} ({link.reason})"
    for link in findings.same:
        yield f"this may be the event {link.id}: {link.reason}; if so, add the source there"


def _unknown(names: Sequence[Unknown]) -> Iterator[str]:
    for name in names:
        registry = "places" if name.is_place else "actors"
        yield (
            f"{registry}: {excerpt(name.text)} is in no registry; if it has a part in this, "
            f"add it as data/{registry}/{slug(name.text)}.yml (name: {name.text})"
        )


def _name(entry: Entry | None, otherwise: str) -> str:
    return entry.name if entry else otherwise
