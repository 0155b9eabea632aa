"""Whose words are that a paper, an answer or a caption has: `X's reply was short: “…”`.

It leads up to them or follows them: `“…,” reads a post of the corps`. Whose it is stands beside it:
a name, a noun for a body, or `his`.
"""

import re
from collections.abc import Callable, Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people import bodies, body_nouns
from timeline.convert.people.meant import owner
from timeline.convert.people.named import ArticleNames
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.words.cues import AND, CITES, JOINTLY, THAT
from timeline.text.languages import either, plain
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span

_WORDS = r"(?:(?![^\W_]+['’ʼ]s\s)[\w'’ʼ-]+\s){0,2}"
_PAPER = either("writings")
_OF = rf"(?:{either('role_of', 'done_by')}\s)"
_THE = rf"(?:{either('determiners')}\s)"
_IN = rf"(?:{either('inside')}\s)?"
# Whoever is named that is looked at stands as a sign of its own.
_NAME = "\ue000"
_NOUN = rf"{SMALL}(?:{SMALL}|[-‐‑])+"
_ITS = rf"{_PAPER}\s(?:{either('in_its_name')}\s)?"
_WAYS = (
    # `His post`.
    rf"(?:(?P<his>{either('his')})|(?P<its>{either('theirs')}))\s{_WORDS}{_PAPER}",
    # `A post of X`, `сообщение пресс-службы X`; `X's post`.
    rf"{_WORDS}{_ITS}{_OF}?{_THE}?[«“„\"]?{_NAME}[»”\"]?",
    rf"{_THE}?{_NAME}['’ʼ](?:s\s)?{_WORDS}{_PAPER}",
    # `A post of the corps`, `сообщение корпуса`; `the corps' post`.
    rf"{_WORDS}{_ITS}(?:{_OF}the\s|(?=[\u0400-\u052f]))(?P<of>{_NOUN})",
    rf"the\s(?:[\w-]+\s)?(?P<whose>{_NOUN})['’ʼ](?:s\s)?{_WORDS}{_PAPER}",
)
_ANY = rf"(?:{'|'.join(_WAYS)})(?!\w)"
_SAYS = either("reads_so")
_LEADS = re.compile(rf"{_IN}{_ANY}(?P<rest>\s[^,:;]+)?", re.IGNORECASE)
_FOLLOWS = (
    re.compile(rf"[\s,.–—-]*{_SAYS}\s{_IN}{_ANY}", re.IGNORECASE),
    re.compile(rf"[\s,.–—-]*{_ANY}\s(?:\w+ly\s)?{_SAYS}\b", re.IGNORECASE),
)
_Way = Callable[[str], re.Match[str] | None]
# Behind the first of several whose paper it is.
_LISTED = re.compile(rf"[\"”»]?,\s[^.,;:]{{1,40}}[\s,]\s?{either('and')}\s", re.IGNORECASE)
_REACH = 60
# An answer to somebody, as the ending of his name tells: `Ответ Гладкову`.
_TO = tuple(plain("endings_of_addressed"))


def leading(names: ArticleNames, lead: Span) -> Found | None:
    """Find whose paper alone a clause is about that leads up to words: `The post of the corps`."""
    named = names.article.within(lead.start, lead.end)
    return _found(names, [_LEADS.fullmatch], named, lead) if len(named) <= 1 else None


def following(names: ArticleNames, start: int, end: int) -> Found | None:
    """Find whose paper is told to have the words that end at an offset: `“…,” X's post says`."""
    named = names.article.within(start, end)[:1]
    return _found(names, [way.match for way in _FOLLOWS], named, Span(start, end, ""))


def _found(
    names: ArticleNames, ways: Sequence[_Way], named: Sequence[Mention], span: Span
) -> Found | None:
    plain = names.article.plain
    text = plain[span.start : span.end]
    for one in named:
        text = plain[span.start : one.start] + _NAME + plain[one.end : span.end]
    told = next(filter(None, (way(text.strip()) for way in ways)), None)
    if not told or any(others.search(told[0]) for others in (THAT, CITES)):
        return None
    speaker = _whose(names, told, named, span.start)
    basis = Basis.NAMED if _NAME in told[0] else Basis.PRONOUN
    return (
        Found(speaker, basis, plain[span.start : span.end].strip(), span.start) if speaker else None
    )


def _whose(names: ArticleNames, told: re.Match[str], named: Sequence[Mention], at: int) -> str:
    """Return whose paper is told of, or nobody."""
    if _NAME in told[0]:
        return _of_name(names, named[0], at)
    if noun := told["of"] or told["whose"]:
        return bodies.called(names, noun.lower(), at) if body_nouns.is_noun(noun.lower()) else ""
    return _of_him(names, at) if told["his"] else bodies.alone_before(names, at)


def _of_name(names: ArticleNames, mention: Mention, at: int) -> str:
    """Return who is named as the author, or whoever stands for several that are."""
    plain = names.article.plain
    behind = names.article.within(mention.end, mention.end + _REACH)[:1]
    is_pair = bool(behind) and AND.fullmatch(plain, mention.end, behind[0].start) is not None
    if is_pair or _LISTED.match(plain, mention.end):
        is_joint = JOINTLY.search(plain, at, mention.start) is not None
        return names.joint if is_joint else ""
    is_his = names.may_speak(mention) and not _is_addressed(names, mention)
    return mention.actor if is_his else ""


def _of_him(names: ArticleNames, at: int) -> str:
    """Return whom `his` means; in letters with cases it may as well be a body's, if named since."""
    if not names.article.plain[at : at + _REACH].isascii():
        named = [m for m in names.speaking(0, at) if names.is_told(m)][-1:]
        if named and not names.is_person(named[0].actor):
            return ""
    return owner(names, at)


def _is_addressed(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a name has the ending of whom an answer is for: `Ответ Зоренко`."""
    is_person = names.is_person(mention.actor)
    return is_person and mention.text.endswith(_TO) and not names.is_in_subject_case(mention)
