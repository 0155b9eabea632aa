"""Which body a word means that is no name: `it`, `the ministry`, `the statement`.

One body alone, or none: of two that may be meant, neither is.
"""

import re
from itertools import pairwise

from timeline.convert.cues import (
    AND,
    ANY_BODY,
    ANY_OFFICE,
    OFFICES_ARE,
)
from timeline.convert.inflection import keys, own_keys
from timeline.convert.named import ADJACENT, BREAK, ArticleNames, small_words
from timeline.convert.names import Mention
from timeline.convert.speech import first_speech, last_speech
from timeline.text.languages import either
from timeline.text.paragraphs import Span

_REACH = 40
# Between a verb and the body in which it is said: `написали в корпусе`.
_IN_IT = re.compile(rf"\s{either('inside')}\s(?:[^\W\d_][\w-]*\s)?", re.IGNORECASE)


def of_it(names: ArticleNames, at: int) -> str:
    """Return which body `it` means: the only one that has spoken, or nobody."""
    told = [m for m in names.speaking(0, at) if names.is_told(m)]
    spoke = {m.actor for m in told if _speaks_as_body(names, m)}
    spoke.update(one.actor for one, two in pairwise(told) if _speak_jointly(names, one, two))
    if not spoke:
        return _opening(names, names.article.sentence_before(names.article.sentence_at(at)))
    return spoke.pop() if len(spoke) == 1 else ""


def _opening(names: ArticleNames, sentence: Span) -> str:
    """Return the body that a sentence begins with, if it names nobody else: `X has a video`."""
    named = [m for m in names.article.within(sentence.start, sentence.end) if not m.place]
    first = next(iter(named), None)
    if not first or not names.may_speak(first) or names.is_person(first.actor):
        return ""
    before = names.article.plain[sentence.start : first.start].split()
    is_alone = all(mention.actor == first.actor for mention in named)
    is_subject = len(before) <= 1 and names.is_in_subject_case(first)
    return first.actor if is_alone and is_subject else ""


def of_paper(names: ArticleNames, at: int) -> str:
    """Return whose statement is meant: the one body that has spoken, if named last."""
    body = of_it(names, at)
    told = (m for m in names.speaking(0, at) if names.is_told(m))
    subjects = [mention.actor for mention in told if names.is_in_subject_case(mention)]
    return body if subjects[-1:] == [body] else ""


def called(names: ArticleNames, noun: str, at: int) -> str:
    """Return the one body named before, if the word may be said of it."""
    told = (m for m in names.speaking(0, at) if names.is_told(m))
    before = (m for m in told if not names.is_person(m.actor))
    bodies = {mention.actor: _words_of(names, mention.actor) for mention in before}
    if noun in ANY_OFFICE:
        offices = [body for body, words in bodies.items() if not OFFICES_ARE.isdisjoint(words)]
        if len(offices) == 1 and not _is_media_near(names, at):
            return offices[0]
        if noun not in ANY_BODY:
            return ""
    forms = {noun, *keys(noun)}
    found = [body for body, words in bodies.items() if any(_is_form(w, forms) for w in words)]
    if noun in ANY_BODY:
        return next(iter(bodies)) if len(bodies) == 1 else of_paper(names, at)
    return found[0] if len(found) == 1 else ""


def _is_form(word: str, forms: set[str]) -> bool:
    return word in forms or not forms.isdisjoint(own_keys(word))


def _words_of(names: ArticleNames, actor_id: str) -> frozenset[str]:
    """Return the words of all names of an actor."""
    entry = names.record.actors[actor_id]
    return frozenset(w for spelling in (entry.name, *entry.aliases) for w in small_words(spelling))


def _speak_jointly(names: ArticleNames, one: Mention, two: Mention) -> bool:
    """Return whether two names are joined before a verb: `X and Y issued`."""
    is_joined = AND.fullmatch(names.article.plain, one.end, two.start) is not None
    return is_joined and _speaks_as_body(names, two)


def _speaks_as_body(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a body is the subject of a verb right behind its name, or before it."""
    if names.is_person(mention.actor):
        return False
    start = max(0, mention.start - _REACH)
    told = last_speech(names.article.plain, start, mention.start)
    if told and _IN_IT.fullmatch(names.article.plain, told.end(), mention.start):
        return True
    cue = first_speech(names.article.plain, mention.end, mention.end + ADJACENT)
    between = names.article.plain[mention.end : cue.start()].lstrip(")") if cue else ""
    return cue is not None and not BREAK.search(between)


def _is_media_near(names: ArticleNames, at: int) -> bool:
    """Return whether media are named just before, which an agency may be too."""
    start = names.article.sentence_before(names.article.sentence_at(at)).start
    return any(mention.outlet for mention in names.article.within(start, at))
