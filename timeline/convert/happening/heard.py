"""Who takes part: whoever does what happened or has it done to him, and whoever is heard on it.

The first two are told first: whoever is named further down and says nothing is mentioned in
passing. Of words it was their speaker who did something: of those whom they are about takes part a
force that is named first, as its deeds are spoken of, and whom a court or an investigator acts
against. Whether others do, a person says: whoever is named stands in the summary of the draft.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from timeline.convert.happening.silence import is_silent
from timeline.convert.names.names import Mention
from timeline.convert.reading import interview
from timeline.convert.reading.article import Article
from timeline.convert.reading.roles import Role
from timeline.convert.speaking.speakers import Voices
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import either, pattern
from timeline.text.letters import is_cyrillic

# A court, a prosecutor or an investigator acts.
_STEPS = pattern("prosecutes")
# `An FSB officer` is one of those that a court speaks of.
_MEMBER = pattern("members", before=r"\s")
# `And you, X: send buses`
_ADDRESSED = pattern("addressed", after=r",\s(?:[^\W\d_]+\s){0,2}\Z")
# `Asked what X had in mind when he spoke`
_IS_ASKED = pattern("is_asked_whether", after=r"\s")
_ADDRESS = 30
# How far from the name of a body whoever speaks for it may stand.
_BESIDE = 80
_JOINED = re.compile(rf"(?:,|\b{either('and')})\s(?:the\s)?\Z", re.IGNORECASE)
# Roles of those who weigh what forces do, and names of bodies that fight, as entries have them.
_ANALYSTS, _GUARDS = pattern("analysts"), pattern("guards")
# The same of those who live in a place: `Residents of X`.
_RESIDENTS = pattern("residents_of")
_NEWS = frozenset({Role.HEADLINE, Role.LEAD, Role.TOLD, Role.SAID})


def takes_part(voices: Voices, mention: Mention, speaker: str, *, is_said: bool) -> bool:
    """Return whether whoever a name means takes part, in words of a `speaker` if the event is."""
    heard = {speaker, *(spoken.speaker for spoken in voices.quotations)}
    if mention.actor in heard:
        return True
    if is_silent(voices.article, mention) or (is_said and _is_answered(voices, mention)):
        return False
    if _is_body_of_any(voices, mention, heard, is_said=is_said):
        return True
    if _do_residents_act(voices, mention):
        return True
    if is_said and _is_spoken_of(voices, mention, speaker):
        return True
    # Of words whose speaker is not found, they are all that is known.
    if not (is_said and speaker):
        # `A Guard officer` is one of them, of whom a court may speak that nobody is named for.
        is_of_officer = is_said and _MEMBER.match(voices.article.plain, mention.end)
        is_told = not is_of_officer and _is_told_first(voices, mention)
        return is_told or _is_heard_here(voices, mention, speaker, is_said=is_said)
    is_beside = _is_beside(voices, mention, speaker)
    return is_beside and _is_heard_here(voices, mention, speaker, is_said=is_said)


def _do_residents_act(voices: Voices, mention: Mention) -> bool:
    """Return whether those who live in a place do something: `Residents of X took the bus`.

    A name without cases tells so where it opens a sentence; the others are only meant in the first.
    """
    is_subject = voices.article.opens_sentence(mention.start) or is_cyrillic(mention.text)
    return is_subject and bool(_RESIDENTS.search(voices.record.actors[mention.actor].name))


def _is_beside(voices: Voices, mention: Mention, speaker: str) -> bool:
    """Return whether somebody is on the side of a speaker; the other one is but answered."""
    actors = voices.record.actors
    return actors[mention.actor].side == actors[speaker].side


def _is_body_of_any(
    voices: Voices, mention: Mention, heard: Collection[str], *, is_said: bool
) -> bool:
    """Return whether a body is that of somebody heard.

    Of words a body has a part where it is named as his: beside him, or where he speaks, and not
    behind `that` in what he says.
    """
    if not _is_of_any(voices, mention, heard):
        return False
    if not is_said or sorts.is_force(mention.actor, voices.record):
        return True
    near = voices.article.within(mention.start - _BESIDE, mention.end + _BESIDE)
    people = [one for one in near if _is_member(voices, one, mention.actor)]
    if any(cues.THAT.search(voices.article.plain, one.end, mention.start) for one in people):
        return False
    if people:
        return True
    sentence = voices.article.sentence_at(mention.start)
    return _is_of_any(voices, mention, {one.speaker for one in voices.saying(sentence)})


def _is_member(voices: Voices, mention: Mention, body: str) -> bool:
    """Return whether a name means somebody of a body."""
    actor = voices.record.actors.by_id.get(mention.actor)
    return actor is not None and actor.member_of == body


def in_answers(voices: Voices) -> Iterator[Mention]:
    """Yield the forces that are named in the answers of an interview: of their deeds it speaks."""
    article, record = voices.article, voices.record
    for words in interview.answers(article):
        for mention in article.within(words.start, words.end):
            if sorts.is_force(mention.actor, record) and not _is_of_all(mention, record):
                yield mention


def _is_of_all(mention: Mention, record: Record) -> bool:
    """Return whether a name is a word for several: `the volunteer units`."""
    return cues.JOINTLY.search(record.actors[mention.actor].name) is not None


def _is_told_first(voices: Voices, mention: Mention) -> bool:
    """Return whether a name stands in the first paragraphs, a person's in headline or lead.

    Media that take part have told of it, wherever they are named.
    """
    if sorts.is_outlet(mention.actor, voices.record):
        return True
    is_person = sorts.is_person(mention.actor, voices.record)
    opening = voices.article.opening
    first = opening[:1] if is_person else opening[-1:]
    return not first or mention.start < first[0].span.end


def _is_spoken_of(voices: Voices, mention: Mention, speaker: str) -> bool:
    """Return whether words are about somebody who has a part in what they are about."""
    record, article = voices.record, voices.article
    if not _is_of_all(mention, record) and sorts.is_force(mention.actor, record):
        is_in_lead = article.roles.at(mention.start) is Role.LEAD
        # Behind a denial stand those whose words are denied.
        if is_in_lead or (_is_first(article, mention) and not _is_denial(article)):
            return True
    if _is_addressed(article, mention):
        return True
    if _is_prosecuted(voices, mention) and not _is_denial(article):
        return True
    return _is_weighed(voices, mention, speaker)


def _is_addressed(article: Article, mention: Mention) -> bool:
    """Return whether words speak to somebody: `and you, X`."""
    before = article.plain[max(0, mention.start - _ADDRESS) : mention.start]
    return _ADDRESSED.search(before) is not None


def _is_answered(voices: Voices, mention: Mention) -> bool:
    """Return whether a person only stands in a question, or media in what is denied."""
    article = voices.article
    if not sorts.is_person(mention.actor, voices.record):
        return sorts.is_outlet(mention.actor, voices.record) and _is_denial(article)
    sentence = article.sentence_at(mention.start)
    asked = _IS_ASKED.search(article.plain, sentence.start, mention.start)
    return asked is not None and "," not in article.plain[asked.end() : mention.start]


def _is_weighed(voices: Voices, mention: Mention, speaker: str) -> bool:
    """Return whether an analyst speaks of what a force does, anywhere in the news."""
    record, article = voices.record, voices.article
    actor = record.actors.by_id.get(speaker)
    if not (actor and _ANALYSTS.search(actor.role or "")) or _is_of_all(mention, record):
        return False
    if not (sorts.is_force(mention.actor, record) or _is_guard(voices, mention)):
        return False
    if article.roles.at(mention.start) not in _NEWS:
        return False
    here = {one.speaker for one in voices.saying(article.sentence_at(mention.start))}
    return not here or speaker in here


def _is_guard(voices: Voices, mention: Mention) -> bool:
    """Return whether a body fights that is not told among others: `conscripts and the Guard`."""
    before = voices.article.plain[max(0, mention.start - _ADDRESS) : mention.start]
    named = voices.record.actors[mention.actor].name
    return _GUARDS.search(named) is not None and not _JOINED.search(before)


def _is_denial(article: Article) -> bool:
    """Return whether headline or lead say that somebody denies something."""
    return cues.DENIES.search(article.plain, 0, article.opening[0].span.end) is not None


def _is_prosecuted(voices: Voices, mention: Mention) -> bool:
    """Return whether a name stands beside such a step, or in the first paragraphs of one."""
    article = voices.article
    if sorts.is_outlet(mention.actor, voices.record) or _MEMBER.match(article.plain, mention.end):
        return False
    lead = article.opening[:1] if _is_first(article, mention) else ()
    beside = [article.sentence_at(mention.start), *(part.span for part in lead)]
    return any(_STEPS.search(article.plain, span.start, span.end) for span in beside)


def _is_first(article: Article, mention: Mention) -> bool:
    """Return whether a name stands in the first paragraphs, or above them."""
    return bool(article.opening) and mention.start < article.opening[-1].span.end


def _is_heard_here(voices: Voices, mention: Mention, speaker: str, *, is_said: bool) -> bool:
    """Return whether somebody speaks where he is named, or is one of several that do."""
    sentence = voices.article.sentence_at(mention.start)
    here = {one.speaker for one in voices.saying(sentence)}
    if mention.actor in here or voices.is_one_of(mention, sentence):
        return True
    if _is_body_of_any(voices, mention, here, is_said=is_said):
        return True
    # Several with one voice are named beside it.
    return speaker in here and cues.JOINTLY.search(voices.record.actors[speaker].name) is not None


def _is_of_any(voices: Voices, mention: Mention, heard: Iterable[str]) -> bool:
    """Return whether somebody is one of those heard, or the body of one."""
    actors = voices.record.actors.by_id
    return any(mention.actor in (one, actors[one].member_of) for one in heard if one in actors)
