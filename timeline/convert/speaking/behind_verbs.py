"""Who is named right behind a verb of speech: `said Governor X`."""

import re
from collections.abc import Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people import kin
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.strangers import is_governed, subject_after
from timeline.convert.words.cues import ACCORDING, CITES, OBJECTS, OWNS, PRONOUN, SINGLE, THAT
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL

# `rejected a remark by X`
_BY = pattern("done_by")
_AGENT = pattern("done_by", before=r"\s", after=r"\s")
# How far behind `by`, in characters, somebody may be named.
_REACH = 60
# Between a verb and a name: another clause begins.
_APART = re.compile(
    rf"[:;]|,\s(?:\w{{1,4}}\s)?{either('begins_a_clause', 'relative')}\b", re.IGNORECASE
)

# The end of what a verb in front of its subject may have behind it.
_STOP = re.compile(r"[.!?](?:\s|\Z)|[,;:–—\n]")
# `An exiled poet has`: in letters without cases a subject stands in front of its verb.
_NOUN_BEFORE = re.compile(
    rf"(?:\A|(?<=[.!?,;:]\s)|(?<=\n)){either('determiners', 'somebody')}\s[^,;:.!?“”\"]+\s\Z",
    re.IGNORECASE,
)
# `Kremlin says X reads`: a word or two that no comma ends.
_SEAT_BEFORE = re.compile(rf"{CAPITAL}[\w’'-]+\s(?:{CAPITAL}[\w’'-]+\s)?")
# `Ann Lee, a retired colonel, thinks X is wrong`: a comma ends what a stranger is.
_STRANGER_BEFORE = re.compile(rf"{CAPITAL}[\w’'-]+(?:\s{CAPITAL}[\w’'-]+)+,\s[^,.;:!?]+,\s")
# `Its head, Ann Lee, said X's word was`: the same behind what she is.
_APPOSED = re.compile(rf"[a-z],\s{CAPITAL}[a-z’'-]+(?:\s{CAPITAL}[a-z’'-]+)+,\s\Z")
_HE = re.compile(rf"\s{either('one_person', 'several')}\b")
# Between a verb and the name of a body: of which country it is.
_ADJECTIVES = re.compile(rf"\s(?:\w+{either('adjective_endings')}\s)?[«“\"]?")
# Between a verb and a name: what the person is.
TITLE = re.compile(r"\s(?:[^\W\d_][\w’'-]*\s){0,4}")


def is_next(names: ArticleNames, cue: re.Match[str], after: Sequence[Mention]) -> bool:
    """Return whether the first name behind a verb is its subject, as in `said Governor X`."""
    is_object = OBJECTS.fullmatch(cue[0]) is not None
    if not after or (is_object and not names.is_declined(first_named(names, after))):
        return False
    if _has_subject_before(names, cue):
        return False
    between = names.article.plain[cue.end() : after[0].start]
    if kin.is_beside(names.article, after[0]) and names.is_person(after[0].actor):
        return False
    is_apart = _APART.search(between) or THAT.search(between) or _BY.search(between)
    # A comma ends whom such words name where nouns have cases.
    has_cases = ACCORDING.fullmatch(cue[0]) and not cue[0].isascii()
    is_ended = has_cases and "," in between
    return not (is_apart or is_ended or subject_after(names.article, cue, after[0].start))


def is_citing(names: ArticleNames, cue: re.Match[str]) -> bool:
    """Return whether at once behind a verb stands who cites others, and not whom he cites.

    `Процитировал Зоренко` has the words of neither of them.
    """
    if not CITES.fullmatch(cue[0]):
        return False
    he = PRONOUN.match(names.article.plain, cue.end() + 1)
    named = names.speaking(cue.end(), cue.end() + _REACH)[:1]
    is_next = bool(named) and named[0].start == cue.end() + 1
    is_he = he is not None and he[0].lower() in SINGLE
    return is_he or (is_next and names.is_declined(named[0]))


def inverted(names: ArticleNames, cue: re.Match[str], after: Sequence[Mention]) -> Mention | None:
    """Return who is named behind a verb with a comma before it: `…, said Mayor X`."""
    if not after or not _is_inserted(names, cue):
        return None
    start = names.article.sentence_at(cue.start()).start
    if _STRANGER_BEFORE.fullmatch(names.article.bare, start, cue.start()):
        return None
    first = first_named(names, after)
    if _APPOSED.search(names.article.plain, start, cue.start()) or THAT.search(
        names.article.plain, cue.end(), first.start
    ):
        return None
    is_next = TITLE.fullmatch(names.article.plain, cue.end(), first.start) is not None
    is_subject = names.is_person(first.actor) and names.is_in_subject_case(first)
    # `X, who …, dismissed Y's threat`
    is_subject = is_subject and not OWNS.match(names.article.plain, first.end)
    if is_subject and is_next and not is_governed(names.article, first.start):
        return first
    return _chained(names, cue, after) or _body(names, cue, first)


def he_behind(names: ArticleNames, cue: re.Match[str]) -> re.Match[str] | None:
    """Return the word for a person at once behind a verb with a comma before it: `…, додав він`."""
    he = _HE.match(names.article.plain, cue.end()) if _is_inserted(names, cue) else None
    return None if cue[0].isascii() else he


def _is_inserted(names: ArticleNames, cue: re.Match[str]) -> bool:
    """Return whether a comma stands right before a verb, or in letters with cases a dash."""
    mark = names.article.plain[: cue.start()].rstrip()[-1:]
    return mark == "," or (mark in ("–", "—") and not cue[0].isascii())


def _body(names: ArticleNames, cue: re.Match[str], first: Mention) -> Mention | None:
    """Return the body at once behind a verb, as in `…, вважає Інститут X`, if it is its subject.

    A name that a comma ends has what it is behind it, and then its verb: `X, глава Y, просить`.
    """
    article = names.article
    start = article.sentence_at(cue.start()).start
    is_next = _ADJECTIVES.fullmatch(article.plain, cue.end(), first.start) is not None
    if cue[0].isascii() or not is_next or OBJECTS.fullmatch(cue[0]):
        return None
    named = names.speaking(start, cue.start())
    is_apposed = any(article.plain[m.end : m.end + 1] == "," for m in named if names.is_told(m))
    return None if is_apposed or not names.is_in_subject_case(first) else first


def _chained(names: ArticleNames, cue: re.Match[str], after: Sequence[Mention]) -> Mention | None:
    """Return who ends a sentence behind a verb, as in `…, заявил в среду спикер штаба Y X.`

    In letters with cases so stands whoever speaks, behind his title and the bodies in it.
    """
    plain = names.article.plain
    if cue[0].isascii():
        return None
    stop = _STOP.search(plain, cue.end())
    chain = [m for m in after if m.start < (stop.start() if stop else len(plain))]
    persons = {m.actor: m for m in chain if names.is_person(m.actor)}
    last = chain[-1] if chain else None
    if not last or len(persons) != 1 or last.actor not in persons:
        return None
    is_subject = names.is_in_subject_case(last) and not is_governed(names.article, last.start)
    return last if is_subject and not THAT.search(plain, cue.end(), last.start) else None


def agent(names: ArticleNames, cue: re.Match[str], end: int) -> Mention | None:
    """Return who did what a passive verb tells: `the order was signed by Governor X`."""
    by = _AGENT.match(names.article.plain, cue.end(), end)
    named = names.speaking(by.end(), min(end, by.end() + _REACH))[:1] if by else []
    is_next = by and named and TITLE.fullmatch(names.article.plain, by.end() - 1, named[0].start)
    return named[0] if is_next else None


def first_named(names: ArticleNames, after: Sequence[Mention]) -> Mention:
    """Return the first name behind a verb, or the person named at once behind a body."""
    first, *others = after
    is_person = bool(others) and names.is_person(others[0].actor)
    # In letters with cases an adviser stands behind whose he is: `советника X Y`.
    if is_person and not (names.is_person(first.actor) and first.text.isascii()):
        between = names.article.plain[first.end : others[0].start]
        return others[0] if between.isspace() else first
    return first


def _has_subject_before(names: ArticleNames, cue: re.Match[str]) -> bool:
    """Return whether a noun in front of a verb is its subject: `An exiled poet has mocked X`."""
    start = names.article.sentence_at(cue.start()).start
    plain = names.article.plain
    is_seat = cue[0].isascii() and _SEAT_BEFORE.fullmatch(plain, start, cue.start()) is not None
    subject = _NOUN_BEFORE.search(plain, start, cue.start())
    return bool(subject or is_seat) and not ACCORDING.fullmatch(cue[0])
