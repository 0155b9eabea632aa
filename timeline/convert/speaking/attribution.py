"""Where the words were said and who published them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.convert.names.names import Mention
from timeline.convert.page import channels
from timeline.convert.page.networks import Networks, is_denied, is_named
from timeline.convert.page.websites import Websites
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech, last_speech
from timeline.convert.words import sorts
from timeline.convert.words.cues import (
    ANY_VENUE,
    INTERVIEW,
    PRONOUN,
    REPORTS,
    THAT,
    VENUES,
)
from timeline.record import Record
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

# How far from an outlet's name the words may stand that make it the publisher.
_REACH = 50
_MOST_HOSTS = 3
_HOSTS_REACH = 120
_TOLD = pattern("in_a_conversation")

_OWN_REPORT = pattern("own_report")
# In front of media: something of theirs is meant.
_OF = pattern("role_of", after=r"\s(?:the\s)?\Z")
# Right in front of a paper: it led a talk that somebody had (`with him spoke X`, `recorded for X`).
_TALKED = re.compile(
    rf"\b{either('talk_was', 'talked', 'issues')}\s"
    rf"(?:[^.!?;:,]{{0,30}}{either('page.written_for')}\s)?[«“\"]?\Z",
    re.IGNORECASE,
)
# What a line of facts says before a channel: `Where: X`.
_WHERE = pattern("where", before=r"(?:\A|[\s•*-])", after=r":\s\Z")
# Behind the name of media, before the verb: `X agency reports`.
_AGENCY = re.compile(rf"\s?(?:{either('agency')}\s)?", re.IGNORECASE)
# The same before what a paper did for its report: `X could not verify it`, `X's reporters saw`.
_DOES = re.compile(
    rf"[”»\"]?(?:(?:['’ʼ]s)?\s{either('journalists')})?\s?(?:{either('agency')}\s)?"
    rf"{either('paper_does', 'journalists_do')}\b",
    re.IGNORECASE,
)
# What its people did stands in front of them, too: `видел корреспондент X`.
_DID = re.compile(
    rf"\b{either('paper_does', 'journalists_do')}\s{either('journalists')}\s[«“\"]?\Z",
    re.IGNORECASE,
)
# What opens a line about whose words an article has: `Source: X`, `By Y with X`.
_CREDITED = re.compile(
    rf"(?:\A|.*[|·•]\s)\W*(?:{either('page.credited')}|{either('page.bylines')}\s[^\n]{{2,60}}?\s{either('page.along_with')})(?!\w)",
    re.IGNORECASE,
)
# What stands below an article: whose reports it was made from: `ab/cd (X, Y)`, `X/Y`.
_MADE_FROM = re.compile(
    rf"(?!\W*(?i:{either('page.captions')})\b)(?:[a-z]{{2,3}}(?:[/,]\s?[a-z]{{2,3}}){{0,3}}\s)?"
    r"(?:\([^()\n]{2,60}\)|[\w.]{2,12}(?:\s?/\s?[\w.]{2,12}){1,3})"
)
# Whoever cites another tells of it: `X, citing a source, reports`.
_CITES = pattern("cites_another", before=r"[”»\"]?,?\s")
_CLAUSE = re.compile(r"[,;:–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where words were said, in our words, and the seed's that say so.

    `hosts` are the actor ids of those who led an interview, `media` the names of all of them.
    """

    name: str
    said: Span
    media: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def publishers(
    article: Article, record: Record, networks: Networks, websites: Websites, *, but: str = ""
) -> tuple[str, ...]:
    """Return the outlets named as sources: in the source line, the dateline or beside a verb.

    Whoever speaks (`but`) is none of it, unless named as one or in a report of his own.
    """
    sourced = (m for part in article.sources for m in media(article, record, *_ends(part.span)))
    others = (m for m in _named(article, record) if not but or m.actor != but or _cites(article, m))
    named = dict.fromkeys([*sourced, *others])
    channel = record.outlets.find("Telegram") if channels.is_on_channel(article) else None
    channel_ids = [channel.id] if channel else []
    found = [m.outlet or _outlet_of(m.actor, record) for m in named]
    quoting = [part for part in article.main if part.section.label is SectionLabel.QUOTE]
    telling = (part.span for part in (*article.told, *quoting))
    posted = [one for span in telling for one in networks.named(article, span)]
    posted += [one for part in article.sources for one in networks.on(article, part.span)]
    own = websites.told(article, record)
    return tuple(dict.fromkeys([*filter(None, found), *posted, *channel_ids, *own]))


def _cites(article: Article, mention: Mention) -> bool:
    """Return whether a report of its own is cited: `the institute said in its update`.

    The next sentence may open with it.
    """
    sentence = article.sentence_at(mention.start)
    if _OWN_REPORT.search(article.plain, mention.end, sentence.end):
        return True
    return _OWN_REPORT.match(article.plain, article.sentence_at(sentence.end).start) is not None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _outlet_of(actor: str, record: Record) -> str:
    """Return the outlet that an actor is, by the name of both, or nothing."""
    entry = record.actors.by_id.get(actor)
    outlet = record.outlets.find(entry.name) if entry else None
    return outlet.id if outlet else ""


def venue(article: Article, record: Record, speaker: str) -> Venue | None:
    """Return where the words were said: in the source line or a sentence that names the speaker."""
    plain = article.plain
    spans = (span for part in article.told for span in article.sentences(part))
    told = [span for span in spans if ANY_VENUE.search(plain, span.start, span.end)]
    named = [span for span in told if _names(article, span, speaker)]
    named += [span for span in told if PRONOUN.search(plain, span.start, span.end)]
    for span in [*(part.span for part in article.sources), *named]:
        for words, name in VENUES if ANY_VENUE.search(plain, span.start, span.end) else ():
            if match := words.search(article.plain, span.start, span.end):
                return _with_media(article, record, name, span.end, match)
    return None


def _names(article: Article, span: Span, actor: str) -> bool:
    return any(mention.actor == actor for mention in article.within(span.start, span.end))


def media(article: Article, record: Record, start: int, end: int) -> tuple[Mention, ...]:
    """Return the names of media between two offsets."""
    return tuple(m for m in article.within(start, end) if _is_media(m, record))


def _named(article: Article, record: Record) -> Iterator[Mention]:
    if article.dateline:
        yield from media(article, record, *_ends(article.dateline))
    last = article.told[-1].span.end if article.told else 0
    for line in article.seed.boilerplate:
        if line.start >= last and _MADE_FROM.fullmatch(line.text.strip()):
            yield from media(article, record, *_ends(line))
        if credited := _CREDITED.match(line.text):
            yield from media(article, record, line.start + credited.end(), line.end)
    for part in article.told:
        for mention in media(article, record, *_ends(part.span)):
            if _publishes(article, record, mention) or _cites(article, mention):
                yield mention


def _publishes(article: Article, record: Record, mention: Mention) -> bool:
    """Return whether a sentence that names media tells that words were theirs, or stand there.

    A paper named where somebody speaks is nearly always a source, wherever the verb stands. Of
    networks `Networks` tells, as they may as well be spoken of.
    """
    sentence, at = article.sentence_at(mention.start), mention.start
    before = article.plain[max(sentence.start, at - _REACH) : at]
    is_its = any(words.search(before) for words in (_WHERE, _TOLD, _DID, _TALKED))
    if is_its or _tells(article, mention.end):
        return True
    if is_named(record, mention):
        return False
    if any(words.match(article.plain, mention.end) for words in (_DOES, _CITES)):
        return True
    is_spoken_of = _OF.search(before) is not None or article.opens_sentence(at)
    is_spoken_of = is_spoken_of or is_denied(article, at)
    return not is_spoken_of and _is_told_to(article.plain, sentence, mention)


def _is_told_to(plain: str, sentence: Span, mention: Mention) -> bool:
    """Return whether somebody speaks beside a name, which is no part of what is said."""
    verb = last_speech(plain, sentence.start, mention.start)
    if verb and not THAT.search(plain, verb.end(), mention.start):
        return True
    mark = _CLAUSE.search(plain, mention.end, sentence.end)
    end = mark.start() if mark else sentence.end
    return first_speech(plain, mention.end, end) is not None


def _tells(article: Article, end: int) -> bool:
    """Return whether a verb of speech follows the name of media at once: `X agency reports`."""
    agency = _AGENCY.match(article.plain, end)
    return agency is not None and REPORTS.match(article.plain, agency.end()) is not None


def _is_media(mention: Mention, record: Record) -> bool:
    return bool(mention.outlet) or sorts.is_outlet(mention.actor, record)


def _with_media(
    article: Article, record: Record, name: str, end: int, match: re.Match[str]
) -> Venue:
    """Add the media to an interview: whose it was is part of where it was said."""
    said = Span(match.start(), match.end(), match[0])
    if name != INTERVIEW:
        return Venue(name=name, said=said)
    clause = article.plain.find(";", match.end(), end)
    end = min(clause if clause >= 0 else end, match.end() + _HOSTS_REACH)
    found = [m for m in article.within(match.end(), end) if _leads(m, record)]
    names = tuple(dict.fromkeys(_display(mention, record) for mention in found))[:_MOST_HOSTS]
    hosts = tuple(dict.fromkeys(mention.actor for mention in found if mention.actor))
    return Venue(name=name, said=said, media=names, hosts=hosts)


def _leads(mention: Mention, record: Record) -> bool:
    """Return whether an interview may be led by whom this names: media or a person."""
    is_person = sorts.is_person(mention.actor, record)
    return _is_media(mention, record) or (is_person and not mention.is_short)


def _display(mention: Mention, record: Record) -> str:
    entry = record.outlets.by_id.get(mention.outlet) or record.actors.by_id.get(mention.actor)
    return entry.name if entry else mention.text
