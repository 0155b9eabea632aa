"""Whether a verb goes on with the subject of the sentence before: `X fell silent. And added: “…”`.

In letters with cases a verb of one person needs no subject of its own. So nothing that may be one
stands in front of it or behind it: small words and adverbs alone, or what somebody was asked.
"""

import re
from collections.abc import Callable

from timeline.convert.people import bodies
from timeline.convert.people.meant import whom
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.personal import may_be
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.speech import is_negated, last_beside
from timeline.convert.speaking import before_colon
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.words.cues import BODIES, HE, PRONOUN, SHE
from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

# `На вопрос о взглядах отрезал`: the last word is in no case of a subject.
_ASKED = (
    rf"(?i:{either('when_asked')})\s[^.:;«»“”\"\n]{{0,90}}?"
    rf"(?:{either('endings_of_no_subject')}(?!\w)|,)"
)
_ADVERB = (
    rf"(?!{either('no_adverbs')}(?!\w))(?={SMALL}){either('adverb_endings')}(?!\w)"
    rf"|(?<=,\s){either('gerund_endings')}(?=,)"
)
# `О сроках говорить`: words that are in no case of a subject, small but for the first one.
_PREPOSITION = rf"(?i:{either('prepositions', 'governs_a_name')})"
_SOMEBODY = either("people", "women", "members", "anybody", "bodies", "titles", "media_nouns")
_NO_SUBJECT = either("endings_of_no_subject", "infinitive_endings", "before_a_verb", "negates")
# `Сроков не назвал`: with a capital such a word may be a name, but for one right before `not`.
_FIRST = (
    rf"(?:{either('infinitive_endings')}(?!\w)"
    rf"|{either('endings_of_no_subject')}(?=\s{either('negates')}\s))"
)
_OF_THINGS = (
    rf"{_PREPOSITION}\s(?:\w+{either('adjective_endings')}\s){{0,2}}"
    rf"(?:(?:{CAPITAL}[\w'’-]+\s)*{CAPITAL}|{SMALL})[\w'’-]*"
)
_SMALL_WORD = rf"(?i:{either('opens_without_a_subject', 'so_said')})(?!\w)|{_ADVERB}"
_QUIET = (
    rf"{_OF_THINGS}|{_SMALL_WORD}"
    rf"|(?!(?i:{_SOMEBODY})(?!\w))(?:(?={SMALL}){_NO_SUBJECT}(?!\w)|(?i:{_FIRST}))"
)
# What may be read in two ways, as `до` may, is read in no more than so many words in a row.
_WORDS = "{0,8}"
_ALONE = re.compile(rf"\W*(?:(?:{_ASKED}|{_QUIET}),?\s){_WORDS}")
_BEHIND = re.compile(
    rf"(?:\s(?:{either('opens_without_a_subject')}(?!\w)|{_ADVERB})){{0,2}}"
    rf"(?:\s?[:,.]|\s[«“„\"_]|,?\s(?i:{either('that', 'governs_a_name')})\s)"
)
# `Сроков не назвал`, `о сроках — коротко`: what leads up to words, whatever its verb.
_PAST = rf"(?i:{either('past_of_a_man')}|{either('past_of_a_woman')})(?!\w)"
_LEADS = re.compile(
    rf"\W*(?:(?:{_ASKED}|{_QUIET}),?\s){_WORDS}"
    rf"(?:(?i:(?!{_SOMEBODY}(?!\w)))(?P<verb>{_PAST})"
    rf"(?:,?\s(?:{_OF_THINGS}|{_SMALL_WORD}|{either('before_a_verb')}(?!\w)"
    rf"|(?<=,\s){either('gerund_endings')}(?!\w))){_WORDS}"
    rf"|(?<=\w\s)[–—-](?:\s(?:{_ADVERB}))+)[.!…]?\s?"
)
# What stands in marks is hidden so.
_QUOTED = "_"
_FEW = 3
_NOUN = re.compile(r"[^\W\d_]+")
_OF_A_MAN = re.compile(either("past_of_a_man"))
_OF_A_WOMAN = re.compile(either("past_of_a_woman"))


_Subject = Callable[[re.Match[str] | None, int, int], Found | None]


def speaker(names: ArticleNames, cue: re.Match[str], of_verb: _Subject) -> str:
    """Return who goes on speaking at a verb without a subject, or nobody."""
    return _told_before(names, cue.start(), cue[0], of_verb) if _is_alone(names, cue) else ""


def by_colon(names: ArticleNames, piece: Piece, of_verb: _Subject) -> Found | None:
    """Find who goes on in a clause without a subject that leads up to words: `Сроков не назвал:`"""
    lead = before_colon.leading(names.article, piece)
    told = _LEADS.fullmatch(names.article.plain, lead.start, lead.end) if lead else None
    if not lead or not told:
        return None
    by = _told_before(names, lead.start, told["verb"] or "", of_verb)
    words = names.article.plain[lead.start : lead.end]
    return Found(by, Basis.PRONOUN, words, lead.start) if by else None


def _told_before(names: ArticleNames, at: int, verb: str, of_verb: _Subject, most: int = 2) -> str:
    """Return of whom the sentence before tells, or where it has no subject the one before."""
    plain, before = names.article.plain, _sentence_before(names, at)
    if not before:
        return ""
    if most and _LEADS.fullmatch(plain, before.start, before.end):
        return _told_before(names, before.start, verb, of_verb, most - 1)
    speaks = _subject_of(names, before, of_verb)
    if not names.is_person(speaks):
        return ""
    # A verb of the past tells whether it is a man or a woman; without one it may be either.
    he = min(SHE if _OF_A_WOMAN.fullmatch(verb) else HE) if verb else ""
    return speaks if may_be(names.actor(speaks), he) else ""


def _subject_of(names: ArticleNames, sentence: Span, of_verb: _Subject) -> str:
    """Return who speaks in a sentence, or else of whom it tells."""
    plain = names.article.plain
    cue = last_beside(plain, sentence.start, sentence.end)
    if cue and not is_negated(plain, cue.start()):
        # Whoever is named in quoted words does not say them.
        start = max(sentence.start, plain.rfind(_QUOTED, sentence.start, cue.start()) + 1)
        found = of_verb(cue, start, sentence.end)
        return found.speaker if found else ""
    about = None if (by := subject(names, sentence)) else before_colon.about(names, sentence)
    return about.speaker if about else by


def _is_alone(names: ArticleNames, cue: re.Match[str]) -> bool:
    """Return whether nothing in its sentence may be the subject of a verb of one person."""
    plain, start = names.article.plain, names.article.sentence_at(cue.start()).start
    is_of_one = _OF_A_MAN.fullmatch(cue[0]) or _OF_A_WOMAN.fullmatch(cue[0])
    is_first = is_of_one and _ALONE.fullmatch(plain, start, cue.start())
    return bool(is_first and _BEHIND.match(plain, cue.end()))


def _sentence_before(names: ArticleNames, at: int) -> Span | None:
    """Return the sentence before that of an offset."""
    sentence = names.article.sentence_at(at)
    before = names.article.sentence_before(sentence)
    return before if before.start < sentence.start else None


def subject(names: ArticleNames, sentence: Span) -> str:
    """Return who begins a sentence, by name or a word for him, if it names nobody else so."""
    plain, named = names.article.plain, names.speaking(sentence.start, sentence.end)
    subjects = [m for m in named if names.is_in_subject_case(m)]
    if subjects:
        before = names.article.bare[sentence.start : subjects[0].start]
        is_alone = len({mention.actor for mention in subjects}) == 1
        if (
            is_alone
            and len(before.split()) <= _FEW
            and not is_governed(names.article, subjects[0].start)
        ):
            return subjects[0].actor
    if he := PRONOUN.match(plain, sentence.start, sentence.end):
        return whom(names, he, sentence.end)
    noun = _NOUN.match(plain, sentence.start)
    is_body = noun is not None and noun[0].lower() in BODIES and not named
    return bodies.called(names, noun[0].lower(), sentence.start) if noun and is_body else ""
