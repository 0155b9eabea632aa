"""Review notes of quoted words: whose they are, and where they end."""

from collections.abc import Iterator, Sequence

import msgspec

from timeline.convert.drafting.decisions import (
    ACTOR,
    ARTICLE,
    SOMEBODY_ELSE,
    Choice,
    Decision,
    FieldChange,
    Note,
    Weight,
)
from timeline.convert.drafting.findings import Findings
from timeline.convert.people import unknown
from timeline.convert.reading import interview
from timeline.convert.reading.article import Article
from timeline.convert.speaking.found import READ, Basis
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.words import language
from timeline.convert.words.wording import excerpt, fits
from timeline.model import Entry, Quote
from timeline.record import Record
from timeline.text.paragraphs import Span

_MOST_QUOTES = 3
# What no draft has is told whole: a person who edits the file finds it nowhere else.
_MOST_OF_NOBODY = 8
_MOST_NAMES = 4
# As long as this words are whole in the line that is to be pasted.
_TO_PASTE = 300
_MOST_OFFERED = 3
# Line ends between two paragraphs.
_PARAGRAPH = 2
# Whoever is named in so many sentences may speak in the last.
_NEAR = 4
_LEAVE_OUT = "leave the words out"


def found(
    findings: Findings, record: Record, kept: Sequence[tuple[Spoken, Quote]]
) -> Iterator[Note]:
    """Yield what is not sure of quoted words; `kept` are those that the draft took over."""
    yield from _of_nobody(findings, record)
    yield from _left_out(findings, [spoken for spoken, _ in kept])
    yield from _unclosed([spoken for spoken, _ in kept])
    if inferred := [pair for pair in kept if pair[0].basis not in READ]:
        told = "; ".join(_inferred(each, record) for each, _ in inferred[:_MOST_QUOTES])
        text = "quotes: see who speaks, and write another speaker or delete the quote where it is "
        text = f"{text}not right: {told}{_more(inferred)}"
        asked = tuple(_is_his(each, quote, findings, record) for each, quote in inferred)
        yield Note(Weight.INFERRED, text, asked)


def _of_nobody(findings: Findings, record: Record) -> Iterator[Note]:
    """Yield the words that nobody on file is told to have said."""
    nameless = [spoken for spoken in findings.quotations if not spoken.speaker]
    # Where somebody on file takes part, others are bystanders, whose words weigh little.
    is_known = any(actor in record.actors for actor in findings.report.actors)
    others = [s for s in nameless if is_known and s.basis is Basis.STRANGER]
    nobodys = [spoken for spoken in nameless if spoken not in others]
    if told := [*nobodys, *others]:
        asked = tuple(_whose(each, findings, record) for each in told)
        weight = Weight.NOBODYS if nobodys else Weight.CLAIMS
        yield Note(weight, _nobodys(told, findings), asked)


def _left_out(findings: Findings, kept: Sequence[Spoken]) -> Iterator[Note]:
    """Yield the words that no event can hold, and those that stand in no marks."""
    wordings = {spoken.wording for spoken in kept}
    lost = [s for s in findings.quotations if s.speaker and s.wording not in wordings]
    if lost := [spoken for spoken in lost if not _is_kept_longer(spoken, kept)]:
        text = (
            "is too long or holds unseen characters; leave it out, or copy by hand what is needed"
        )
        text = f"quotes: {_excerpts([one.text for one in lost])} {text}"
        yield Note(Weight.NOBODYS, text, (Decision(text, (Choice("leave them out"),)),))
    if replicas := interview.unquoted(findings.article):
        text = "is spoken behind dashes, in no marks, and was left out; copy by hand what matters"
        text = f"quotes: {_excerpts([one.text for one in replicas])} {text}"
        yield Note(Weight.CLAIMS, text, (Decision(text, (Choice("leave it out"),)),))


def _unclosed(kept: Sequence[Spoken]) -> Iterator[Note]:
    if unclosed := [spoken.text for spoken in kept if not spoken.piece.is_closed]:
        text = "has no closing mark; leave it, or end it where the words end"
        text = f"quotes: {_excerpts(unclosed)} {text}"
        yield Note(Weight.INFERRED, text, (Decision(text, (Choice("they end where they do"),)),))


def _whose(spoken: Spoken, findings: Findings, record: Record) -> Decision:
    """Ask whose some words are that nobody on file is told to have said."""
    beside = f" (beside it: {excerpt(spoken.said, length=60)})" if spoken.said else ""
    text = f"Who said {excerpt(spoken.text)}{beside}?"
    nobody = Choice(_LEAVE_OUT)
    if not fits(spoken.text):
        return Decision(text, (nobody,))
    said = Quote(
        speaker="",
        text=spoken.text,
        lang=language.of(spoken.text, findings.article.seed.text),
        source=ARTICLE,
    )
    quotes = ((name, _of(said, name, record)) for name in _named(spoken, findings))
    chosen = (
        Choice(_name_of(name, record), (FieldChange(field="quotes", adds=quote),))
        for name, quote in quotes
    )
    return Decision(text, (*chosen, _somebody_else(said), nobody))


def _of(quote: Quote, speaker: str, record: Record) -> Quote:
    is_translated = language.is_translated(quote.text, quote.lang, speaker, record)
    return msgspec.structs.replace(quote, speaker=speaker, translated=is_translated)


def _is_his(spoken: Spoken, quote: Quote, findings: Findings, record: Record) -> Decision:
    """Ask whether words are his to whom they were given, as he was told by no name beside them."""
    drop = FieldChange(field="quotes", drops=quote)
    others = (
        Choice(
            _name_of(name, record),
            (drop, FieldChange(field="quotes", adds=_of(quote, name, record))),
        )
        for name in _named(spoken, findings)
        if name != spoken.speaker
    )
    right = Choice(_name_of(spoken.speaker, record))
    nobody = Choice(_LEAVE_OUT, (drop,))
    other = _somebody_else(quote, drop)
    text = f"Who speaks? {_inferred(spoken, record)}"
    return Decision(text, (right, *others, other, nobody))


def _somebody_else(said: Quote, *before: FieldChange) -> Choice:
    return Choice(SOMEBODY_ELSE, (*before, FieldChange(field="quotes", adds=said, typed=ACTOR)))


def _named(spoken: Spoken, findings: Findings) -> list[str]:
    """Return who may have spoken: who was considered, who is named beside, then the others."""
    near = dict.fromkeys([*spoken.considered, *_beside_words(spoken, findings.article)])
    others = [name for name in findings.report.named if name not in near]
    return [*near, *others[: max(_MOST_NAMES - len(near), 0)]][:_MOST_OF_NOBODY]


def _beside_words(spoken: Spoken, article: Article) -> Iterator[str]:
    """Yield who is named in the sentence of some words, then in the last before that names any."""
    for number, one in enumerate(_before(article, article.sentence_at(spoken.piece.words.start))):
        mentions = (m for m in article.mentions if one.start <= m.start < one.end)
        named = [mention.actor for mention in mentions if mention.actor]
        found = [*named, *unknown.speaking_in(article, one)]
        yield from found
        if number and found:
            return


def _before(article: Article, sentence: Span) -> Iterator[Span]:
    """Yield a sentence and the few before it in its paragraph, the closest first."""
    for _ in range(_NEAR):
        yield sentence
        before = article.sentence_before(sentence)
        if article.plain.count("\n", before.end, sentence.start) >= _PARAGRAPH:
            return
        sentence = before


def _name_of(actor: str, record: Record) -> str:
    return _name(record.actors.by_id.get(actor), actor)


def _is_kept_longer(spoken: Spoken, kept: Sequence[Spoken]) -> bool:
    return any(spoken.text in other.text and spoken.speaker == other.speaker for other in kept)


def _nobodys(spoken: Sequence[Spoken], findings: Findings) -> str:
    """Return whose words they may be, with lines to paste for whoever finds out."""
    words = "; ".join(_or_whose(each, findings) for each in spoken[:_MOST_OF_NOBODY])
    more = _more(spoken, _MOST_OF_NOBODY)
    return (
        "quotes: nobody on file is told to have said what follows; leave it out, or paste a line "
        f"below quotes: {words}{more}"
    )


def _or_whose(spoken: Spoken, findings: Findings) -> str:
    """Return words of nobody as a line to paste, with the first who may have said them."""
    names = _named(spoken, findings)[:_MOST_OFFERED] or ["an id or a name"]
    if not fits(spoken.text) or len(spoken.text) > _TO_PASTE:
        return f"{_beside(spoken)} of {' | '.join(names)}"
    text = spoken.text.replace("'", "''")
    beside = f" ({excerpt(spoken.said, length=60)} beside it)" if spoken.said else ""
    return f"- {{speaker: {' | '.join(names)}, text: '{text}', source: {ARTICLE}}}{beside}"


def _excerpts(texts: Sequence[str]) -> str:
    words = ", ".join(excerpt(text, length=60) for text in texts[:_MOST_QUOTES])
    return f"{words}{_more(texts)}"


def _beside(spoken: Spoken) -> str:
    beside = f" (beside it: {excerpt(spoken.said, length=60)})" if spoken.said else ""
    return f"{excerpt(spoken.text, length=60)}{beside}"


def _more(spoken: Sequence[object], told: int = _MOST_QUOTES) -> str:
    more = len(spoken) - told
    return f" and {more} more" if more > 0 else ""


def _inferred(spoken: Spoken, record: Record) -> str:
    name = _name(record.actors.by_id.get(spoken.speaker), spoken.speaker)
    by = f" ({excerpt(spoken.said, length=60)})" if spoken.said else ""
    return f"{excerpt(spoken.text, length=40)} was given to {name}, {spoken.basis.value}{by}"


def _name(entry: Entry | None, otherwise: str) -> str:
    return entry.name if entry else otherwise
