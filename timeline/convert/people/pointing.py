"""Which body words point back to: `рассказали там`, `its press service said`.

Where a body was named in which something was said, `there` is that one. `Its` is the body of which
the sentence tells, or else the only one that sentences begin with. Somebody without a name may also
speak for the only one that a noun may mean.
"""

import re

from timeline.convert.names.names import Mention
from timeline.convert.people import bodies, body_nouns, crews, prosecuting
from timeline.convert.people.bodies import Body
from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.speech import last, last_speech
from timeline.convert.words.cues import BODIES, CITES, PRONOUN
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL

_THERE = either("said_there")
_BEHIND = re.compile(rf"\s{_THERE}(?=[.,;:!?]|\s[–—-]|\Z)", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_THERE}\s(?:{either('not_after_a_name')}\s)?\Z", re.IGNORECASE)
_ITS = pattern("its_voice", after=r"\s\Z")
_ITS_BEHIND = pattern("its_voice", before=r"\s")
_INSIDE = pattern("inside", after=r"\s(?:[\w-]+\s){0,2}[«\"“„]?\Z")
# Letters for a body in which it is said: `сказали в СК`, `В ОВА закликали`, `в сообщении СК`.
_LETTERS = (
    rf"(?i:{either('inside')})\s(?:(?i:{either('in_its_name')})\s){{0,2}}"
    rf"(?P<letters>{CAPITAL}{{2,5}})"
)
_LETTERS_BEHIND = re.compile(rf"\s{_LETTERS}(?![\w-])")
# `говорится в` has the word in front of them already.
_LETTERS_WRITE = re.compile(
    rf"\s(?:(?i:{either('in_its_name')})\s){{1,2}}(?P<letters>{CAPITAL}{{2,5}})(?![\w-])"
)
_LETTERS_BEFORE = re.compile(rf"\b{_LETTERS}\s\Z")
_PAPER = re.compile(rf"{CAPITAL}{{2,5}}")
# `the regional government's note says`
_OWNED_PAPER = re.compile(
    rf"\b(?P<noun>{SMALL}+)['’ʼ]s\s(?:{SMALL}+\s)?{either('carried_papers', 'voices')}\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = 80
_SPOKESMAN = 60
_SPOKEN_FOR = re.compile(
    rf"\b{either('somebody')}\s{either('speaks_for_a_body')}\s{either('role_of')}\s"
    rf"(?:{either('determiners')}\s)?(?P<noun>{SMALL}(?:{SMALL}|[-‐‑])*)\s\Z",
    re.IGNORECASE,
)
# `a unit spokesman said`
_SPOKESMAN_OF = re.compile(
    rf"\b{either('somebody')}\s(?:[a-z]+\s)?(?P<noun>[a-z]+)\s{either('speaks_for_a_body')}\s\Z",
    re.IGNORECASE,
)
_HIS_SPOKESMAN = re.compile(rf"(?:['’ʼ]s)?\s{either('speaks_for_a_body')}\b")
_SPEAKS_FOR = re.compile(
    rf"\b{either('somebody')}\s(?:{SMALL}+\s)?{either('speaks_for_a_body')}\s{either('role_of')}\s"
    r"(?:the\s)?",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"{SMALL}+")
# In letters with cases: `Комиссия пояснила`, `«…», — сообщила прокуратура.`
_SUBJECT = r"(?P<noun>[\u0400-\u052f][\w-]+)"
_SUBJECT_BEFORE = re.compile(
    rf"(?:\A|[.!?,;:–—»”\"]\s|\n|\b{either('joins_clauses')}\s){_SUBJECT}\s"
    rf"(?:{either('not_after_a_name')}\s)?\Z"
)
_SUBJECT_BEHIND = re.compile(rf"\s{_SUBJECT}(?=[.,;:!?)]|\Z|\s[–—-])")
# `пресс-служба правительства области` has its voice.
_VOICE = re.compile(
    rf"\s?\b(?i:{either('press_services')})\s[«\"]?(?:(?={SMALL}){either('endings_of_owners')}\s)?"
)
# How far back, in characters, a body may be named, and how near to the verb there.
_FAR, _NEAR, _REACH = 600, 60, 50


def beside(names: ArticleNames, cue: re.Match[str]) -> Body | None:
    """Return which body words beside a verb mean, if such stand there."""
    if (whose := prosecuting.of_paper(names, cue)) is not None:
        return Body(whose, cue.start(), cue.end())
    ways = (bodies.beside, named_before, of_noun, of_voice, crews.of_crew, of_letters, of_spokesman)
    return next(filter(None, (way(names, cue) for way in ways)), None)


def named_before(names: ArticleNames, cue: re.Match[str]) -> Body | None:
    """Return the body that a word beside a verb points to, empty where it is none we know."""
    plain = names.article.plain
    start = max(names.article.sentence_at(cue.start()).start, cue.start() - _REACH)
    if its := _ITS.search(plain, start, cue.start()) or _ITS_BEHIND.match(plain, cue.end()):
        return Body(_owner(names, its.start()), its.start(), cue.end())
    if paper := last(_OWNED_PAPER.finditer(plain, start, cue.end())):
        noun = paper["noun"]
        body = bodies.called(names, noun, start) if body_nouns.is_noun(noun) else ""
        return Body(body, paper.start(), cue.end())
    there = _BEHIND.match(plain, cue.end()) or _BEFORE.search(plain, start, cue.start())
    return Body(_place(names, cue.start()), *there.span()) if there else None


def of_noun(names: ArticleNames, cue: re.Match[str]) -> "Body | None":
    """Return which body a noun as its subject means right beside a verb: `Суд отметил`."""
    plain = names.article.plain
    noun = _SUBJECT_BEFORE.search(
        plain, max(0, cue.start() - _REACH), cue.start()
    ) or _SUBJECT_BEHIND.match(plain, cue.end())
    if not noun or noun["noun"].lower() not in BODIES:
        return None
    noun_of = noun["noun"].lower()
    if names.article.is_headline(cue.start()):
        alone = {*body_nouns.named_by(names, noun_of, [mention.actor for mention in names.bodies])}
        body = alone.pop() if len(alone) == 1 else ""
    else:
        body = bodies.called(names, noun_of, cue.start())
    return Body(body, *noun.span("noun")) if body else None


def of_voice(names: ArticleNames, cue: re.Match[str]) -> "Body | None":
    """Return the body named whose office speaks at a verb: `сообщила пресс-служба корпуса`."""
    plain = names.article.plain
    start = max(names.article.sentence_at(cue.start()).start, cue.start() - _NAMED)
    voice = _VOICE.match(plain, cue.end()) or _VOICE.search(plain, start, cue.start())
    named = names.speaking(voice.end(), voice.end() + _NAMED) if voice else []
    if CITES.fullmatch(cue[0]) or not voice or not named or named[0].start != voice.end():
        return None
    if names.is_person(named[0].actor):
        return None
    is_beside = voice.start() == cue.end() or plain[named[0].end : cue.start()].strip(' »"') == ""
    return Body(named[0].actor, voice.start(), named[0].end) if is_beside else None


def is_told_in(
    names: ArticleNames, body: Mention, stranger: tuple[int, int], cue: re.Match[str]
) -> bool:
    """Return whether words were said in a body, and letters behind it are those of a paper.

    Of `У X на запитання AB сказали` nobody who declines is the subject.
    """
    is_paper = _PAPER.fullmatch(names.article.plain, *stranger) is not None
    return is_paper and names.is_said_in(body, cue)


def of_letters(names: ArticleNames, cue: re.Match[str]) -> Body | None:
    """Return which body letters stand for in which it is said, if its name was told before."""
    plain = names.article.plain
    start = max(names.article.sentence_at(cue.start()).start, cue.start() - _REACH)
    behind = (words.match(plain, cue.end()) for words in (_LETTERS_BEHIND, _LETTERS_WRITE))
    found = next(filter(None, behind), None) or _LETTERS_BEFORE.search(plain, start, cue.start())
    if not found:
        return None
    named = (m for m in names.speaking(0, cue.start())[::-1] if not names.is_person(m.actor))
    is_its = (m for m in named if _are_of(names, m, found["letters"]))
    body = next(is_its, None)
    return Body(body.actor, *found.span()) if body else None


def _are_of(names: ArticleNames, body: Mention, letters: str) -> bool:
    """Return whether letters are the first of the words of a name, or of those before it.

    A branch may have one more in front: `УФСБ`.
    """
    plain = names.article.plain
    behind = _first_letters(plain[body.start : body.end + _NAMED])
    before = _first_letters(plain[max(0, body.start - _NAMED) : body.start])
    is_branch = len(letters) > len(body.text) > 1 and letters.endswith(body.text)
    is_end = _first_letters(body.text).endswith(letters)
    return is_branch or is_end or behind.startswith(letters) or before.endswith(letters)


def _first_letters(text: str) -> str:
    return "".join(word[0][0] for word in _WORD.finditer(text)).upper()


def of_spokesman(names: ArticleNames, cue: re.Match[str]) -> Body | None:
    """Return for which body somebody without a name speaks: `a spokesman for the unit said`."""
    start = max(names.article.sentence_at(cue.start()).start, cue.start() - _SPOKESMAN)
    ways = (_SPOKEN_FOR, _SPOKESMAN_OF)
    searched = (way.search(names.article.plain, start, cue.start()) for way in ways)
    found = next(filter(None, searched), None)
    is_body = found is not None and body_nouns.is_noun(found["noun"])
    body = bodies.called(names, found["noun"], cue.start()) if found and is_body else ""
    return Body(body, found.start(), cue.end()) if found and body else None


def of_spokesman_before(names: ArticleNames, at: int) -> str:
    """Return for which body he speaks of whom the sentence before tells: `A spokesman for X`."""
    article = names.article
    sentence = article.sentence_before(article.sentence_at(at))
    found = _SPEAKS_FOR.search(article.plain, sentence.start, sentence.end)
    if any(sentence.start <= one.start < at for one in names.recent(at)[:1]):
        return ""
    for body in names.speaking(sentence.start, sentence.end):
        if not names.is_person(body.actor) and _HIS_SPOKESMAN.match(article.plain, body.end):
            return body.actor
    named = names.speaking(found.end(), sentence.end)[:1] if found else []
    if found and named and named[0].start == found.end() and not names.is_person(named[0].actor):
        return named[0].actor
    noun = _NOUN.match(article.plain, found.end()) if found else None
    return bodies.called(names, noun[0], at) if noun and body_nouns.is_noun(noun[0]) else ""


def _owner(names: ArticleNames, at: int) -> str:
    """Return whose press service it is: of whom the sentence tells, or the article."""
    start = names.article.sentence_at(at).start
    told = PRONOUN.search(names.article.plain, start, at)
    words = told[0].split() if told else []
    if words and body_nouns.is_noun(words[-1]):
        return bodies.called(names, words[-1], start)
    return bodies.of_speech(names, at) or bodies.of_openings(names, at)


def _place(names: ArticleNames, at: int) -> str:
    """Return in which body something was said last."""
    plain = names.article.plain
    cue = last_speech(plain, max(0, at - _FAR), at)
    if not cue:
        return bodies.alone_before(names, at)
    if body := bodies.beside(names, cue) or of_letters(names, cue):
        return body.actor
    start = names.article.sentence_at(cue.start()).start
    for mention in names.speaking(max(start, cue.start() - _NEAR), min(at, cue.end() + _NEAR)):
        before = plain[max(start, mention.start - _NEAR) : mention.start]
        if not names.is_person(mention.actor) and _INSIDE.search(before):
            return mention.actor
    return bodies.alone_before(names, at)
