"""Who is named right behind quoted words, beside a verb that we may not know."""

import re

from timeline.convert.people.meant import whom
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading.speech import AT_ONCE
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.words.cues import ANYBODY, OWNED, PAPER, PAPER_READS, PRONOUN, TITLES
from timeline.text.languages import either
from timeline.text.letters import SMALL

# Quoted words that a comma ends go on in the words of the reporter.
_RIGHT_BEHIND = re.compile(r"(?:,[\"”»“]|(?<=[!?…])[\"”»“]|[\"”»“],)\s*(?:[–—-]\s*)?(?=[^\W_]|_)")
# What may be a verb in front of its subject: `“…,” deadpanned Governor X`, `«…», — подытожил он`.
_VERB = re.compile(rf"(?!{either('governs_a_name', 'and', 'or', 'begins_a_clause')}\s){SMALL}+\s")
# In letters with cases a verb is told by its ending: `«…», — взмолились в правительстве`.
_ENDED_VERB = re.compile(
    rf"(?!{either('governs_a_name', 'and', 'or', 'begins_a_clause')}\s)(?=[\u0400-\u052f])"
    rf"(?:{either('verb_endings', 'plural_verbs')})\b"
)
_ADVERBS = re.compile(rf"(?:{either('not_after_a_name', 'before_a_verb', 'negates')}\s){{0,3}}")
_TITLE_REACH = 40
_SMALL_WORD = re.compile(rf"(?<!\w){SMALL}[\w'’ʼ-]*")
_ROLES = TITLES | ANYBODY | {"the"}


def verb(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the word right behind quoted ones that its ending makes a verb, if one does."""
    rest = _RIGHT_BEHIND.match(plain, start, end)
    small = _ADVERBS.match(plain, rest.end(), end) if rest else None
    return _ENDED_VERB.match(plain, small.end(), end) if small else None


def named(names: ArticleNames, start: int, end: int) -> Found | None:
    """Find who is named right behind quoted words, before a verb that we may not know.

    Nobody is where other words stand there, which may be such a verb and its subject.
    """
    rest = _RIGHT_BEHIND.match(names.article.plain, start, end)
    papers = (PAPER, PAPER_READS)
    if not rest or any(paper.match(names.article.plain, rest.end()) for paper in papers):
        return None
    if he := PRONOUN.match(names.article.plain, rest.end(), end):
        return Found(whom(names, he, end), Basis.PRONOUN, he[0], he.start())
    named = next((m for m in names.speaking(rest.end(), end) if m.start == rest.end()), None)
    if named and names.is_person(named.actor):
        return Found(named.actor, Basis.NAMED, named.text, named.start)
    nobody = Found("", Basis.NAMED, names.article.plain[rest.end() : end][:AT_ONCE], rest.end())
    verb = _VERB.match(names.article.plain, rest.end(), end)
    return (_behind_verb(names, verb, end) if verb else None) or nobody


def _behind_verb(names: ArticleNames, verb: re.Match[str], end: int) -> Found | None:
    """Find whom the words mean or name that follow what may be a verb at once."""
    he = PRONOUN.match(names.article.plain, verb.end(), end)
    person = next(iter(names.speaking(verb.end(), min(end, verb.end() + _TITLE_REACH))), None)
    if he and not person and not OWNED.match(names.article.plain, he.end()):
        return Found(whom(names, he, end), Basis.PRONOUN, he[0], verb.start())
    if not person or not names.is_person(person.actor) or is_governed(names.article, person.start):
        return None
    between = _SMALL_WORD.findall(names.article.bare, verb.end(), person.start)
    others = [word for word in between if word not in _ROLES]
    is_subject = names.is_in_subject_case(person) and not (others and person.text.isascii())
    if not is_subject or len(others) > 1:
        return None
    return Found(person.actor, Basis.NAMED, verb[0] + person.text, verb.start())
