"""Who: the actors of the main happening, without those of the background."""

import re
from collections.abc import Iterable, Iterator

from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.parts import Part
from timeline.convert.reading.roles import Role
from timeline.convert.reading.speech import first_speech
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import any_of, either, pattern, table, words
from timeline.text.paragraphs import Span

_AFTER = 30
# `X, with reference to the residents, writes`.
_CITING = 45
# `X, a channel on Telegram, reported`
_APPOSED = re.compile(r",\s[^.,;:!?\n\"“„«_]{3,80},\s")
# `Official website of the governor and the government of X`
_WEBSITE = pattern("page.official_website", after=r"\s[^.:\n]*\Z")
_WEBSITE_REACH = 60
# `near Defence Ministry compounds`, `каналы, близкие к министерству`
_CLOSE_TO = pattern("close_to", after=r"\s(?:the\s)?(?:[^\W\d_]+\s)?\Z")
# `posted on X's website`
_SITE = pattern("page.website", before=r"['’ʼ]s?\s(?:official\s)?")
_CHANNEL = pattern("channel", after=r"\s\Z")
_ON_CHANNELS = re.compile(
    rf"\b{any_of([*words('channel'), *table('venues')['Telegram'].split()])}\b", re.IGNORECASE
)
_ACCORDING = pattern("according", after=r"\s\Z")
# `He told the outlet X`, `X сообщили двое`
_TOLD_TO, _SEVERAL_DID = pattern("told_to", after=r"\s\Z"), re.compile(either("several_did"))
_BROUGHT_OUT = pattern("brought_out")


def names(article: Article, record: Record) -> tuple[Mention, ...]:
    """Return the names of whoever may take part.

    Media take no part but for channels: they only carry the words of others. Nor does whoever is
    named in words of others alone.
    """
    return tuple(
        mention
        for mention in named_in(article, article.main)
        if _takes_part(mention, record)
        and article.plain[mention.start] != "_"
        and not article.is_aside(mention.start)
        and not _is_byline(article, mention, record)
        and not _owns(article, mention, record)
        and not _is_beside(article, mention, record)
    )


def _is_byline(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether media are named without a part: they tell of nothing here."""
    if not sorts.is_outlet(mention.actor, record):
        return False
    sentence = article.sentence_at(mention.start)
    apposed = _APPOSED.match(article.plain, mention.end, sentence.end)
    behind = apposed.end() if apposed else mention.end
    near = min(sentence.end, behind + _CITING)
    before = article.plain[max(sentence.start, mention.start - _AFTER) : mention.start]
    if _TOLD_TO.search(before):
        return True  # Others tell of it, and to these media.
    if _CHANNEL.search(before) or _ACCORDING.search(before):
        return False
    verb = first_speech(article.plain, behind, near)
    if not verb:
        return _BROUGHT_OUT.search(article.plain, behind, near) is None
    return _SEVERAL_DID.fullmatch(verb[0]) is not None


def _owns(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether something of a person is named, as in `X's army` or `anti-X`."""
    if not sorts.is_person(mention.actor, record):
        return False
    text = article.seed.text
    before = text[max(0, mention.start - _AFTER) : mention.start]
    is_his = cues.POSSESSIONS.search(before) or cues.PARTISAN.search(before)
    return bool(is_his or cues.POSSESSED.match(text, mention.end))


def _is_beside(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether a body only tells where or whose something is: `channels close to X`."""
    if sorts.is_person(mention.actor, record) or sorts.is_force(mention.actor, record):
        return False
    before = article.plain[max(0, mention.start - _AFTER) : mention.start]
    is_of_site = _SITE.match(article.plain, mention.end) is not None
    return is_of_site or _CLOSE_TO.search(before) is not None


def actors_in(article: Article, record: Record, span: Span) -> frozenset[str]:
    """Return the ids of the actors named in one stretch."""
    found = article.within(span.start, span.end)
    return frozenset(m.actor for m in found if _takes_part(m, record))


def named_in(article: Article, parts: Iterable[Part]) -> Iterator[Mention]:
    """Yield the names in some paragraphs, but for datelines, captions and whose page it is."""
    dateline = article.dateline
    for part in parts:
        for mention in article.within(part.span.start, part.span.end):
            at = mention.start
            is_of_page = dateline is not None and dateline.holds(at, mention.end)
            is_of_page = is_of_page or article.roles.at(at) is Role.CAPTION
            if not (is_of_page or _WEBSITE.search(article.plain, max(0, at - _WEBSITE_REACH), at)):
                yield mention


def _takes_part(mention: Mention, record: Record) -> bool:
    actor = record.actors.by_id.get(mention.actor)
    if not actor:
        return False
    # Media that are no outlet, or a channel, tell of events themselves.
    is_carrier = bool(mention.outlet) and sorts.is_outlet(mention.actor, record)
    return not is_carrier or _ON_CHANNELS.search(actor.role or "") is not None
