"""Review notes: what a person decides before a draft is published, the weightiest first.

Each is one decision with what to paste. What is read off the page without a doubt needs none.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.convert.drafting import date_notes, kind_notes, link_notes, quote_notes
from timeline.convert.drafting.decisions import (
    ACTOR,
    ADDRESS,
    SOMEBODY_ELSE,
    TEXT,
    Choice,
    Decision,
    FieldChange,
    Note,
    Weight,
)
from timeline.convert.drafting.findings import Findings
from timeline.convert.known.claims import Touched
from timeline.convert.names.names import Mention
from timeline.convert.page import several
from timeline.convert.people import unknown
from timeline.convert.people.unknown import Unknown
from timeline.convert.speaking.found import Basis
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.words import language, sorts
from timeline.convert.words.wording import excerpt, within
from timeline.model import Claim, Entry, EventDate, Quote
from timeline.model.event import TITLE_LENGTH
from timeline.record import Record
from timeline.text.drafted import listed

# More than these nobody reads.
MOST = 5
_LEAD = 200
_HEAD = 60
_SIZE = 10_000
_MOST_NAMES = 4
_OF_NO_PAPER = "of the article, as nothing tells who published it"


def review(
    findings: Findings, record: Record, kept: Sequence[tuple[Spoken, Quote]]
) -> tuple[Note, ...]:
    """Return the notes of a draft; `kept` are the quotations that it took over, as it has them.

    The title and the summary are always to be written, so that note is never left out.
    """
    groups = (
        _live(findings),
        quote_notes.found(findings, record, kept),
        _same(findings),
        _speaker(findings, record),
        kind_notes.found(findings),
        date_notes.found(findings),
        _places(findings, record),
        _claims(findings),
        link_notes.found(findings),
        _names(findings),
    )
    found = sorted((note for group in groups for note in group), key=lambda note: -note.weight)
    title = _title(findings, [n for n in found[MOST - 1 :] if n.weight > Weight.LINKS])
    chosen = sorted([title, *found[: MOST - 1]], key=lambda note: -note.weight)
    texts = within([note.text for note in chosen], _SIZE)
    return tuple(chosen[: len(texts)])


def _to_confirm(weight: Weight, text: str, right: str) -> Note:
    """Return a note that is settled by whoever says that the draft is right."""
    return Note(weight, text, (Decision(text, (Choice(right),)),))


def _title(findings: Findings, left_out: Sequence[Note]) -> Note:
    """Return the note of what only a person can write, and of what no other note has room for."""
    article = findings.article
    main = article.told or article.main or article.parts
    begins = f"the article begins {excerpt(main[0].span.text, length=_LEAD)}"
    if article.headline:
        begins = f"the headline is {excerpt(article.headline, length=_LEAD)}"
    is_told = findings.masthead.outlets or article.is_post
    of = "of the article" if is_told else _OF_NO_PAPER
    source = "" if article.seed.address else f", and below sources the `url: https://…` {of}"
    left = list(dict.fromkeys(map(_subject, left_out)))
    more = f"; no note had room for {listed(left)}, so look at that too" if left else ""
    text = f"title and summary: write both in your own words{source}; {begins}{more}"
    how = f"a title of at most {TITLE_LENGTH} characters, a full stop, two to four sentences"
    asked = (ADDRESS, replace(TEXT, text=f"title and summary in your own words: {how}; {begins}"))
    return Note(Weight.TITLE, text, asked, tuple(left_out))


def _subject(note: Note) -> str:
    """Return what a note is about: the field that it opens with."""
    return note.text.partition(" ")[0].rstrip(":")


def _live(findings: Findings) -> Iterator[Note]:
    article = findings.article
    if article.is_live:
        text = "this is a live page of several reports; only its newest entry was read"
        text = f"{text}. Save each entry that tells of an event as its own file"
        yield _to_confirm(Weight.LIVE, text, "that entry is what is told here")
    elif found := several.entries(article.seed) or several.headlines(article.seed):
        told = ", ".join(excerpt(one, length=_HEAD) for one in found[:_MOST_NAMES])
        text = f"this file seems to hold {len(found)} reports, and was read as one: {told}"
        text = f"{text}. Save each as its own file, and delete this draft"
        yield _to_confirm(Weight.LIVE, text, "it is one report")


def _same(findings: Findings) -> Iterator[Note]:
    if found := findings.same or findings.similar:
        told = "; or ".join(f"{link.id} ({link.reason})" for link in found)
        first, seed = found[0].id, findings.article.seed.name
        text = f"this may be the event {told}; if so, delete this draft and run"
        text = f"{text}: timeline convert --merge {first} seeds/{seed}"
        own = Choice("it is an event of its own")
        yield Note(Weight.SAME, text, (Decision(text, (own,)),))


def _speaker(findings: Findings, record: Record) -> Iterator[Note]:
    speaker = findings.report.speaker if findings.is_said else findings.teller.speaker
    ground = findings.ground if findings.ground.speaker == speaker else findings.teller
    if findings.is_said and not speaker:
        named = findings.report.named[:_MOST_NAMES]
        told = "speaker: nothing tells whose words the event is"
        text = f"{told}; {_choices('speaker', named)}"
        yield Note(Weight.SPEAKER, text, tuple(_who_speaks(told, findings, record)))
    elif speaker and ground.basis is Basis.PRONOUN:
        yield _meant(speaker, ground.said, findings, record)
    yield from _guessed(findings, record)


def _meant(speaker: str, said: str, findings: Findings, record: Record) -> Note:
    """Return the note of a speaker whom a word such as `he` was taken to mean."""
    key = "speaker" if findings.is_said else "told_by"
    name = _name(record.actors.by_id.get(speaker), speaker)
    told = f"{key}: {excerpt(said)} was taken to mean {name}"
    named = [actor for actor in findings.report.named[:_MOST_NAMES] if actor != speaker]
    others = (_is_speaker(a, key, a if findings.is_said else (a,), record) for a in named)
    chosen = (Choice(f"{name} speaks"), *others, _somebody_else(key))
    text = f"{told}; if not, {_choices(key, named)}"
    return Note(Weight.SPEAKER, text, (Decision(told, chosen),))


def _guessed(findings: Findings, record: Record) -> Iterator[Note]:
    """Yield the note of names that may be somebody else's."""
    shown = {*findings.report.actors, *(spoken.speaker for spoken in findings.quotations)}
    guesses = (m for m in reversed(findings.article.mentions) if m.is_guess and m.actor in shown)
    guessed = {mention.actor: mention for mention in guesses}
    if told := [_guess(mention, record) for _, mention in sorted(guessed.items())]:
        text = f"actors: delete whoever is not meant: {'; '.join(told)}"
        right = Choice("all are meant so")
        wrong = tuple(
            Choice(f"{mention.text} is somebody else", (FieldChange(field="actors", drops=actor),))
            for actor, mention in sorted(guessed.items())
        )
        yield Note(Weight.PLACES, text, (Decision(text, (right, *wrong)),))


def _who_speaks(text: str, findings: Findings, record: Record) -> Iterator[Decision]:
    """Ask whose words an event is; where they are nobody's, something happened: what did?"""
    named = findings.report.named[:_MOST_NAMES]
    speaking = (
        *(_is_speaker(actor, "speaker", actor, record) for actor in named),
        _somebody_else("speaker"),
    )
    happened = kind_notes.happened(findings, record)
    nobody = [kind_notes.nobody_speaks(findings)] if happened.choices else []
    yield Decision(text, (*(replace(one, is_for_all=True) for one in speaking), *nobody))
    if nobody and not findings.kind.is_open:
        yield happened


def _is_speaker(actor: str, field: str, value: object, record: Record) -> Choice:
    name = _name(record.actors.by_id.get(actor), actor)
    return Choice(f"{name} speaks", (FieldChange(field=field, value=value),))


def _somebody_else(field: str) -> Choice:
    return Choice(SOMEBODY_ELSE, (FieldChange(field=field, typed=ACTOR),))


def _guess(mention: Mention, record: Record) -> str:
    name = _name(record.actors.by_id.get(mention.actor), mention.actor)
    return f"only {excerpt(mention.text)} is written, taken to mean {name} ({mention.actor})"


def _choices(key: str, named: Sequence[str]) -> str:
    """Return the lines that say who speaks, ready to paste."""
    ids = [*named, "the id or name of another"]
    lines = (f"{key}: {one}" if key == "speaker" else f"{key}: [{one}]" for one in ids)
    return f"write {' | '.join(lines)}"


def _places(findings: Findings, record: Record) -> Iterator[Note]:
    places = findings.report.places
    wide = [place for place in places if sorts.is_country(place, record)]
    if not places:
        yield _no_place(findings)
    elif wide:
        text = f"places: nothing smaller than a country is named ({', '.join(wide)})"
        text = f"{text}; leave it, or write places: [the id or name of a smaller one]"
        yield _to_confirm(Weight.PLACES, text, "that is the place")


def _no_place(findings: Findings) -> Note:
    """Return the note of an article that names no place on file: it may name others.

    Where names have cases, one inside a sentence may be in another than its own: it is told as it
    is printed, and not offered. That of the dateline is where the report was written.
    """
    article = findings.article
    named = dict.fromkeys(name.text for name in findings.unknown if name.is_place)
    has_cases = any(language.has_cases(name, article.seed.text) for name in named)
    written = {
        name: f"{name}, where the report was written" for name in unknown.of_dateline(article)
    }
    offered = {**written, **({} if has_cases else {name: name for name in named})}
    text = "places: none on file is named; add where it happened"
    if found := list(offered)[:_MOST_NAMES]:
        text = f"{text}: {' | '.join(f'places: [{name}]' for name in found)}"
    if has_cases:
        told = ", ".join(excerpt(name) for name in list(named)[:_MOST_NAMES])
        text = f"{text}. The article has {told}: write places: [name], in its basic form"
    add = FieldChange(field="places", typed="Place, by its id or name")
    chosen = (Choice(offered[name], (FieldChange(field="places", adds=name),)) for name in found)
    others = (Choice("add a place", (add,)), Choice("it has no place"))
    return Note(Weight.PLACES, text, (Decision(text, (*chosen, *others)),))


def _claims(findings: Findings) -> Iterator[Note]:
    """Propose what the main speaker answers to a question on file, ready to paste."""
    speaker = findings.report.speaker
    asked = [_claim(touched, findings) for touched in findings.touched if speaker]
    if asked:
        told = "; or ".join(question.text for question in asked)
        text = f"claims: if it answers a question on file, add under claims: {told}"
        yield Note(Weight.CLAIMS, text, tuple(asked))


def _claim(touched: Touched, findings: Findings) -> Decision:
    by, name, stance = findings.report.speaker, touched.question.id, touched.stance.value
    claim = Claim(by=by, question=(name,), stance=touched.stance, says="…", said_on=_day(findings))
    day = f", said_on: {claim.said_on}" if claim.said_on else ""
    line = f"- {{by: {by}, question: {name}, stance: {stance}, says: …{day}}}"
    text = f"{line} for “{touched.question.question}” ({', '.join(touched.words[:_MOST_NAMES])})"
    said = f"{text}: {excerpt(touched.said, length=60)}"
    add = FieldChange(field="claims", adds=claim, typed="What the claim says, in your own words")
    return Decision(said, (Choice("add this claim", (add,)), Choice("it answers nothing on file")))


def _day(findings: Findings) -> EventDate | None:
    """Return the day on which the main speaker spoke, where the article tells it."""
    return findings.when.date if findings.is_said and findings.when.date.is_exact else None


def _names(findings: Findings) -> Iterator[Note]:
    names = [name for name in findings.unknown if not name.is_place][:_MOST_NAMES]
    if names:
        told = ", ".join(excerpt(one.text) for one in names)
        added = ", ".join([*findings.report.actors[:_MOST_NAMES], *(one.text for one in names)])
        text = f"actors: {told} {'is' if len(names) == 1 else 'are'} on no file"
        text = f"{text}; whoever has a part in this is added: actors: [{added}]"
        asked = tuple(_takes_part(name) for name in names)
        yield Note(Weight.NAMES, text, asked)


def _takes_part(name: Unknown) -> Decision:
    add = Choice("has a part in it: add the name", (FieldChange(field="actors", adds=name.text),))
    return Decision(f"{excerpt(name.text)} is on no file", (Choice("has no part in it"), add))


def _name(entry: Entry | None, otherwise: str) -> str:
    return entry.name if entry else otherwise
