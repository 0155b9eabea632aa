"""Whom a word means that is no name: `he`, `the governor`; or `the head of X`.

One person alone, or nobody: of two that may be meant, neither is.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.convert.names.names import Mention
from timeline.convert.people import bodies, crews, fathers_names, offices, owners, pointing
from timeline.convert.people.body_nouns import is_noun
from timeline.convert.people.doers import is_behind_stranger, is_no_other
from timeline.convert.people.named import ADJACENT, BREAK, ArticleNames, small_words
from timeline.convert.people.personal import ROLE, is_role, may_be
from timeline.convert.people.strangers import (
    is_about_somebody,
    is_governed,
    is_introduced,
    subject_before,
    told_until,
)
from timeline.convert.reading.speech import first_speech, is_passive, last, last_speech
from timeline.convert.words.cues import (
    ACCORDING,
    ANYBODY,
    HE,
    HERS,
    HIS,
    MANY,
    OWNS,
    POSSESSED,
    PRONOUN,
    SHE,
    SINGLE,
    THAT,
)
from timeline.text.languages import either, pattern, plain
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

_OF = pattern("role_of", before=r"\s", after=r"\s(?:the\s)?")
# `Представитель подразделения`: he has its voice.
_SPEAKS_FOR = re.compile(either("speaks_for_a_body"), re.IGNORECASE)
_UNIT_INSIDE = re.compile(rf"\b(?P<unit>{SMALL}+)['’ʼ]s\s|\s(?P<of>[\u0400-\u052f]+)\Z")
_UNIT_BEHIND = re.compile(rf"\s(?P<unit>{SMALL}+)\b(?!\s{CAPITAL})")
# Behind a role: of what it is, as in `the governor of X`.
_QUALIFIED = re.compile(rf"\s(?:{CAPITAL}|{either('role_of')}\s)")
# `The order was signed by Governor X. It obliges, in his words, …`
_BY = pattern("done_by", after=r"\s(?:[^\W\d_]+\s)?\Z")
# `That is the view of Ann Lee, an analyst who …`
_VIEW_OF = pattern("answers_of", after=rf"\s{either('role_of')}\s(?:[^\W\d_]+\s)?\Z")
_ONE = either("somebody")
# `They promise to let people in`: in letters with cases nobody of them is `he`.
_OF_MANY = pattern("plural_verbs")
# A verb of speech stands so near to a word for its subject.
_VERB = 30
_TRADES = plain("of_a_trade")
# A word that no mark hides.
_TOLD = re.compile(r"[^\W_]{3}")
# A clause within a subject: `the watchman, who …, said`.
_ASIDE = re.compile(r",[^,.;:!?]*,")
# What a person is, between his name and his verb: `X, the exiled poet who …, said`.
_APPOSED = re.compile(r",[^,.;:!?]{2,120},")
# How far before a name its title may begin.
_TITLE_REACH = 40
# How far before it its verb may stand: `…, said the adviser to the head of the office X`.
_SPEAKER_REACH = 90
_SENTENCES_BACK = 2


def whom(names: ArticleNames, word: re.Match[str], end: int) -> str:
    """Return whom `he`, `the governor` or `the ministry` means: one alone, or nobody.

    A body is no person, nor are several; whoever is named right behind a role has it.
    """
    noun = offices.noun_of(word)
    titled = offices.titled_of(names, word)
    if titled or subject_before(names.article, word.end(), None, end):
        return titled
    if noun in MANY:
        return bodies.of_sentence(names, word.start()) or crews.of_sentence(names, word.start())
    if body := _body_behind(names, word):
        persons = {m.actor for m in names.recent(word.start()) if names.speaks_for(m.actor, body)}
        return alone(names, word.start(), noun) if persons else body
    if is_noun(noun):
        return bodies.called(names, noun, word.start())
    if owners.is_of_others(names, word):
        found = alone(names, word.start(), noun)
        return found if offices.is_of_it(names, found, word) else ""
    may_be_voice = noun in SINGLE or _SPEAKS_FOR.search(word[0])
    voice = pointing.of_spokesman_before(names, word.start()) if may_be_voice else ""
    return voice or _person(names, word, noun)


def _person(names: ArticleNames, word: re.Match[str], noun: str) -> str:
    """Return which person `he`, `the officer` or `the governor` means: one alone, or nobody."""
    recent = names.recent(word.start())
    if noun in SINGLE or noun in ANYBODY:
        if titled := offices.titled(names, word):
            return titled
        near = offices.named_near(names, recent, word.start())
        found = alone(names, word.start(), noun if noun in ANYBODY else "")
        if not found or offices.is_another(names, found, word):
            found = offices.who_has(names, near, word)
        if recent and _is_about_another(names, recent[0], word, noun):
            return ""
        return found if may_be(names.actor(found), noun) else ""
    if noun in _TRADES:
        found = alone(names, word.start(), noun)
        return found if offices.has_role(names, found, word) else ""
    is_known = any(offices.has_role(names, mention.actor, word) for mention in recent)
    return offices.who_has(names, recent if is_known else _next(names, word), word)


def owner(names: ArticleNames, at: int, words: str = "") -> str:
    """Return whose words are meant by `in his words`: one person's, or nobody's.

    A man's are never meant by `in her words`.
    """
    found = _owner(names, at)
    if not HERS.search(words) or may_be(names.actor(found), min(SHE)):
        return found
    start = names.article.plain.rfind("\n", 0, at)
    near = {mention.actor for mention in names.recent(at) if mention.start > start}
    women = {actor for actor in near if not may_be(names.actor(actor), min(HE))}
    return women.pop() if len(women) == 1 else ""


def _owner(names: ArticleNames, at: int) -> str:
    recent = names.recent(at)
    start = max(recent[0].end if recent else 0, _told_from(names, at))
    article = names.article
    is_anothers = any(is_about_somebody(article, start, at, is_he=he) for he in (True, False))
    return "" if is_anothers else alone(names, at)


def _body_behind(names: ArticleNames, word: re.Match[str]) -> str:
    """Return for which body somebody speaks, if a noun for any unit says so, or nothing."""
    of = _UNIT_INSIDE.search(word[0]) or _UNIT_BEHIND.match(names.article.plain, word.end())
    is_spokesman = _SPEAKS_FOR.search(word[0]) is not None
    noun = of[of.lastgroup or 0].lower() if of else ""
    is_known = is_spokesman and noun != "" and is_noun(noun)
    return bodies.called(names, noun, word.start()) if is_known else ""


def _is_about_another(names: ArticleNames, last: Mention, word: re.Match[str], noun: str) -> bool:
    """Return whether somebody without a name is told of between a name and `he` or a noun."""
    if noun not in SINGLE:
        # `An official was calm. “…,” the official said` goes on with that one.
        first = re.compile(rf"\b{_ONE}\s(?:\S+\s){{0,3}}{re.escape(noun)}\b", re.IGNORECASE)
        return first.search(names.article.plain, last.end, word.start()) is not None
    is_he = small_words(word[0])[-1] in HE
    start = max(last.end, _told_from(names, word.start()))
    if fathers_names.last(names, start, word.start()):
        return False
    if offices.is_in_other_office(names, last.actor, last.end, word.start()):
        return True
    end = max(start, told_until(names.article, word))
    return is_about_somebody(names.article, start, end, is_he=is_he)


def _told_from(names: ArticleNames, at: int) -> int:
    """Return where the paragraph begins that tells of whom a word means.

    It is the one before, where nothing but quoted words stands before the word: `— …, — he says`.
    """
    bare = names.article.bare
    start = bare.rfind("\n", 0, at)
    is_alone = not _TOLD.search(bare, start + 1, max(start + 1, at - _VERB))
    return bare.rfind("\n", 0, len(bare[: start + 1].rstrip())) if is_alone else start


def _next(names: ArticleNames, word: re.Match[str]) -> list[Mention]:
    """Return the persons named in the sentence behind a word's, or behind a headline's.

    `The governor said: “…”. Governor X spoke on air` tells of one.
    """
    article = names.article
    if _QUALIFIED.match(article.plain, word.end()):
        return []
    ahead = article.opening[0].span if article.is_headline(word.start()) else None
    last = article.sentence_at((ahead or article.sentence_at(word.start())).end + 1)
    end = article.sentence_at(ahead.start).end if ahead else last.end
    return [m for m in names.persons if word.end() <= m.start < end]


def of_body(names: ArticleNames, role: re.Match[str], end: int) -> str:
    """Return whom `the representative of X` means: a person of X named in the article."""
    body = next(iter(names.speaking(role.end(), end)), None)
    between = names.article.plain[role.end() : body.start] if body else ""
    # Letters with cases need no word between: `речник X`.
    is_of = (between.isspace() and not role[0].isascii()) or _OF.fullmatch(between)
    if not body or not is_of:
        return ""
    noun = offices.noun_of(role)
    has_role = [(m, names.role(m.actor)) for m in names.persons]
    persons = (m for m, words in has_role if noun in words or is_role(words, role))
    return next((m.actor for m in persons if names.speaks_for(m.actor, body.actor)), "")


def holder_of(names: ArticleNames, start: int, body: int, end: int) -> str:
    """Return who has the office that words in front of a body name: `said the head of X`."""
    found = (last(word.finditer(names.article.plain, start, body)) for word in (PRONOUN, ROLE))
    return next((of_body(names, role, end) for role in found if role), "")


def alone(names: ArticleNames, at: int, noun: str = "") -> str:
    """Return the one person who is near; of two neither.

    `The official` is nobody who spoke in between without a name, unless he was called so.
    """
    sentence = names.article.sentence_at(at)
    recent = owners.but_owners(names, [m for m in names.recent(at) if names.is_told(m)])
    start = max(names.article.sentence_before(sentence).start, recent[0].end if recent else 0)
    if called := fathers_names.last(names, start, at):
        return called
    near = [m for m in recent if m.start >= sentence.start]
    for _ in range(_SENTENCES_BACK):
        if near:
            break
        sentence = names.article.sentence_before(sentence)
        near = [m for m in recent if m.start >= sentence.start]
        if he := _of_whom_he_says(names, sentence, near):
            return alone(names, he.start(), noun)
        is_called = not noun or noun in names.article.plain[sentence.start : sentence.end].lower()
        if not near and is_called and _is_of_nobody(names, sentence):
            return ""
    known = [m for m in near if not _is_told_of(names, m, near[-1])] or near or list(recent)
    # Of several he whom another speaks of is not the one who speaks.
    known = [m for m in known if not _is_governed(names, m)] or known
    if known and is_behind_stranger(names, known, at):
        return ""
    after = known[0].end if known else at
    stranger = subject_before(names.article, after, None, at)
    if stranger and not is_no_other(names, *stranger):
        return ""
    if is_introduced(names.article, after, at):
        return ""
    speaking = [m for m in known if _spoke(names, m)]
    is_joint = any(names.are_joined(two, one) for one, two in pairwise(known))
    return _only(known) or ("" if is_joint else _only(speaking))


def _is_told_of(names: ArticleNames, mention: Mention, first: Mention) -> bool:
    """Return whether somebody behind the subject is only told of: `X saw Y's work, and that Y`."""
    plain = names.article.plain
    is_behind = first.start < mention.start <= names.article.sentence_at(first.start).end
    is_in_clause = THAT.search(plain, first.end, mention.start) is not None
    if not names.is_in_subject_case(first) or _spoke(names, mention):
        return False
    return is_behind and (is_in_clause or POSSESSED.match(plain, mention.end) is not None)


def _of_whom_he_says(
    names: ArticleNames, sentence: Span, near: Sequence[Mention]
) -> re.Match[str] | None:
    """Return `he`, if he opens a sentence and speaks of those whom it names: `He said that X`."""
    plain = names.article.plain
    he = PRONOUN.match(plain, sentence.start, sentence.end) if near else None
    is_he = he is not None and he[0].lower() in SINGLE
    verb = first_speech(plain, he.end(), he.end() + _VERB) if he and is_he else None
    return he if verb and THAT.search(plain, verb.end(), near[-1].start) else None


def _only(mentions: Sequence[Mention]) -> str:
    """Return who alone is named, or nobody."""
    actors = {mention.actor for mention in mentions}
    return actors.pop() if len(actors) == 1 else ""


def _spoke(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a person is the subject of a verb of speech right beside his name.

    Of `X answered Y`, `Y's words are a lie, said X` and `X, who …, mocked Y's threat` it is X.
    """
    plain = names.article.plain
    if not names.is_in_subject_case(mention) or OWNS.match(plain, mention.end):
        return False
    start = names.article.sentence_at(mention.start).start
    aside = None if "," in plain[start : mention.start] else _APPOSED.match(plain, mention.end)
    end = aside.end() if aside else mention.end
    behind = first_speech(plain, end, end + ADJACENT)
    if behind and not BREAK.search(plain, end, behind.start()):
        return not is_passive(plain, behind)
    start = max(names.article.sentence_at(mention.start).start, mention.start - _SPEAKER_REACH)
    before = last_speech(plain, start, mention.start)
    if not before or BREAK.search(plain, before.end(), mention.start):
        return False
    return plain[: before.start()].rstrip()[-1:] == ","


def _is_governed(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a name is no subject; of `X and Y met` both are."""
    start = max(0, mention.start - _TITLE_REACH)
    is_his = any(w.search(names.article.plain, start, mention.start) for w in (_BY, _VIEW_OF))
    if is_his or not is_governed(names.article, mention.start):
        return False
    before = names.recent(mention.start)[:1]
    return not (
        before and names.are_joined(before[0], mention) and not _is_governed(names, before[0])
    )


def _is_of_nobody(names: ArticleNames, sentence: Span) -> bool:
    """Return whether somebody speaks in a sentence that names nobody: `The driver said …`."""
    plain = names.article.plain[sentence.start : sentence.end]
    # Whoever `did not want to see his name in the paper` is none the better known.
    told = _ASIDE.sub(_blank, plain)
    cue = first_speech(told, 0, len(told))
    if not cue or ACCORDING.fullmatch(cue[0]) or _OF_MANY.fullmatch(cue[0]):
        return False
    is_known = HIS.search(told) or PRONOUN.search(plain)
    named = names.article.within(sentence.start, sentence.end)
    # A paper behind the verb was told.
    verb = sentence.start + cue.start()
    return not (is_known or any(m.actor or (m.outlet and m.start < verb) for m in named))


def _blank(words: re.Match[str]) -> str:
    return " " * len(words[0])
