"""Names of people on no file, as far as the words around them make them somebody who speaks."""

import re
from collections.abc import Iterator
from itertools import chain

from timeline.convert.people import newly_named
from timeline.convert.people.unknown import ADJECTIVE, GENERAL
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech
from timeline.convert.words.cues import HARM, OPENERS, PRONOUN, TITLES
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.convert.words.inflection import keys
from timeline.text.languages import either, pattern, plain
from timeline.text.letters import CAPITAL, SMALL

_WORD = rf"{CAPITAL}[\w'’ʼ-]+"
_NAME = re.compile(rf"(?<!\w)_*{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}(?!\w)")
# Behind one of these a name is no subject: `the head of X`, `in X`, `told Mr X`; `the mayor X` is.
_GOVERNS = re.compile(
    rf"\b{either('governs_a_name')}\s\Z"
    rf"|\b(?!{either('determiners')}\s){either('governs_a_name')}\s(?=[a-z]){either('titles')}\s\Z",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[-–—/(«\"“]\s?\Z")
_ACCORDING = pattern("according", before="", after=r"\s\Z")
_SOMEBODY = re.compile(
    rf"(?<!\S)(?={CAPITAL})(?i:{either('somebody')})\s"
    rf"(?!(?:\w+\s){{0,3}}{either('papers_of_somebody')}\b)"
    rf"(?:{SMALL}|(?:{CAPITAL}\.)+\s{SMALL})"
)
# Within a sentence too, right at its verb: `it was calm, a shopkeeper told us`.
_SOMEBODY_SAYS = re.compile(
    rf"\b(?i:{either('somebody')})\s(?!(?:\w+\s){{0,3}}{either('papers_of_somebody')}\b)"
    rf"(?:(?:{SMALL}|-)+\s){{1,3}}{either('somebody_says')}\b"
)
# `A former conscript who served there remembered it`: a person, whatever the noun.
_ONE_WHO = re.compile(
    rf"(?<!\S)(?={CAPITAL})(?i:{either('somebody')})\s(?:{SMALL}+\s){{1,4}}{either('relative')}\s"
)
# Words for people, as subjects have them.
_SOMEBODY_HE = pattern("people")
_SOMEBODY_SHE = pattern("people", "women")
_PEOPLE = frozenset(key for word in plain("people", "women") for key in keys(word))
# `По словам собеседника газеты`, and no title in front of a name.
_CITED = re.compile(
    rf"\b(?i:{either('according')})\s(?P<one>(?i:{either('somebody')})\s)?"
    rf"(?P<whom>{SMALL}+(?:\s{SMALL}+)?)(?!\w|\s(?:_|{CAPITAL}))"
)
_INDEFINITE = re.compile(rf"\b{either('somebody', 'his')}\s(?:[\w-]+\s){{0,2}}\Z", re.IGNORECASE)
_PUT_IN = re.compile(r"\s[a-z]+,")
# `As Lee had once called it`: in letters without cases no more stands before a verb.
_TO_VERB = re.compile(
    rf"[^\w,]{{0,3}}|(?:\s(?=[a-z])(?!{either('and', 'or', 'joins_clauses')}\s)"
    rf"{either('not_after_a_name', 'before_a_verb')})+\s",
    re.IGNORECASE,
)
_MOST_BEFORE = 5
_BEFORE = 24
_AT_ONCE = 3
_FULL = 2
_LONGEST_TITLE = 20
_WHO_IS = re.compile(rf",\s(?:{either('relative')}\b|\d{{1,3}},)")
_LAST_WORD = re.compile(r"(?<!\w)(?P<word>\w+)\.?[ \u00a0]\Z")


def subject_before(
    article: Article, start: int, cue: re.Match[str] | None, end: int = 0
) -> tuple[int, int] | None:
    """Return where a stranger is named as the subject of a verb, behind `start`.

    One word is a name only right before the verb or behind a title: elsewhere it may be anything.
    """
    end = cue.start() if cue else end
    found = None
    for first, last, words in _names(article, start, end):
        is_full = len(words) >= _FULL or _is_named_first(article, first, last)
        # Behind a comma a clause has ended: `X, who read it after a hint of Y, said`.
        is_next = _TO_VERB.fullmatch(article.plain, last, end) is not None
        is_adjacent = cue is not None and is_next and not article.opens_sentence(first)
        if (is_full or is_adjacent) and not _is_no_subject(article, first):
            found = (first, last)
    return found


def subject_after(article: Article, cue: re.Match[str], end: int) -> bool:
    """Return whether a stranger is named between a verb and the next name on file."""
    names = _names(article, cue.end(), end)
    return any(
        (len(words) >= _FULL or first - cue.end() <= _AT_ONCE)
        and not _is_no_subject(article, first)
        for first, _, words in names
    )


def is_introduced(article: Article, start: int, end: int) -> bool:
    """Return whether somebody without a name speaks between two offsets: `A driver said`."""
    if _SOMEBODY_SAYS.search(article.plain, start, end):
        return True
    for found in _SOMEBODY.finditer(article.plain, start, end):
        last = min(article.sentence_at(found.start()).end, end)
        if first_speech(article.plain, found.end(), last):
            return True
    return False


def is_about_somebody(article: Article, start: int, end: int, *, is_he: bool) -> bool:
    """Return whether a sentence between two offsets is about somebody on no file.

    `A teacher shrugs. “…,” she says`: but for whoever came to harm, of whom others speak. Anybody
    of whom it gives the full name may go on to speak.
    """
    if any(_is_of_people(cited) for cited in _CITED.finditer(article.bare, start, end)):
        return True
    if newly_named.is_anybody(article, start, end, is_he=is_he):
        return True
    people = (_SOMEBODY_HE if is_he else _SOMEBODY_SHE).finditer(article.bare, start, end)
    for found in chain(people, _ONE_WHO.finditer(article.bare, start, end)):
        sentence = article.sentence_at(found.start())
        before = article.bare[sentence.start : found.start()].split()
        named = article.within(sentence.start, sentence.end)
        is_harmed = HARM.search(article.plain, sentence.start, sentence.end) is not None
        is_new = found.re is _ONE_WHO or not found[0].isascii()
        is_new = is_new or bool(_INDEFINITE.search(article.bare, sentence.start, found.start()))
        # In letters with cases a word in its dictionary form is a subject wherever it stands.
        is_first = len(before) <= _MOST_BEFORE or not found[0].isascii()
        is_subject = is_first and sentence.start >= start and is_new
        if is_subject and not is_harmed and not any(m.actor and not m.outlet for m in named):
            return True
    return False


def told_until(article: Article, he: re.Match[str]) -> int:
    """Return where `he` stands, or where his sentence begins if he is put into what he says.

    Of `A woman who waits, he writes, “…”` nobody is told who speaks.
    """
    is_put_in = article.plain.endswith(", ", 0, he.start()) and _PUT_IN.match(
        article.plain, he.end()
    )
    return article.sentence_at(he.start()).start if is_put_in else he.start()


def _is_of_people(cited: re.Match[str]) -> bool:
    """Return whether words such as `according to` cite somebody by what he is alone."""
    is_new = cited["one"] or not cited["whom"].isascii()
    words = cited["whom"].lower().split() if is_new else ()
    return any(not _PEOPLE.isdisjoint(keys(word)) for word in words)


def is_governed(article: Article, at: int) -> bool:
    """Return whether a name stands behind a word that makes it no subject, such as `of`."""
    before = article.plain[max(0, at - _BEFORE) : at]
    return bool(_GOVERNS.search(before)) and not _ACCORDING.search(before)


def _is_titled(article: Article, at: int) -> bool:
    """Return whether a title stands right before a name: `Mrs Halyna`."""
    before = _LAST_WORD.search(article.bare, max(0, at - _LONGEST_TITLE), at)
    return before is not None and before["word"].lower() in TITLES


def _is_named_first(article: Article, start: int, end: int) -> bool:
    """Return whether words tell that one is a name: `Mrs Halyna`, `Nina, whose`, `Nina, 64,`."""
    is_told_of = _WHO_IS.match(article.plain, end) and article.opens_sentence(start)
    return bool(is_told_of) or _is_titled(article, start)


def _is_no_subject(article: Article, at: int) -> bool:
    return is_governed(article, at) or bool(_INSIDE.search(article.plain, max(0, at - 2), at))


def _names(article: Article, start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where names on no file stand, without titles before them, and their words."""
    for match in _NAME.finditer(article.bare, start, max(start, end)):
        words = match[0].lstrip("_").split()
        first = match.end() - len(match[0].lstrip("_"))
        while words and _is_no_name(words[0]) and not _is_first_name(words):
            first += len(words[0]) + 1
            words = words[1:]
        if _is_first_name(words):
            yield first, match.end(), words
            continue
        if words and not any(_is_no_name(word) for word in words):
            yield first, match.end(), words


def _is_first_name(words: list[str]) -> bool:
    """Return whether a word such as `Julian` ends like that for a people, and is none."""
    is_pair = len(words) == _FULL and ADJECTIVE.fullmatch(words[0]) is not None
    return is_pair and words[1][1:].islower() and not _is_no_name(words[1])


def _is_no_name(word: str) -> bool:
    small = word.lower()
    is_listed = small in TITLES or small in OPENERS or is_of_calendar(word)
    # `Депутат Госдумы` is of a body, and named by no last name.
    is_body = not (word.isascii() or GENERAL.isdisjoint(keys(word)))
    return is_listed or is_body or bool(PRONOUN.fullmatch(word) or ADJECTIVE.fullmatch(word))
