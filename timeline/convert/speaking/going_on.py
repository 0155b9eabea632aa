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
from timeline.convert.reading.speech import is_negated, last_speech
from timeline.convert.speaking.found import Found
from timeline.convert.words.cues import BODIES, HE, PRONOUN, SHE
from timeline.text.languages import either
from timeline.text.letters import SMALL
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
_ALONE = re.compile(
    rf"\W*(?:(?:{_ASKED}|(?i:{either('opens_without_a_subject')})(?!\w)|{_ADVERB}),?\s)*"
)
_BEHIND = re.compile(
    rf"(?:\s(?:{either('opens_without_a_subject')}(?!\w)|{_ADVERB})){{0,2}}"
    rf"(?:\s?[:,.]|\s[«“„\"_]|,?\s(?i:{either('that', 'governs_a_name')})\s)"
)
_FEW = 3
_NOUN = re.compile(r"[^\W\d_]+")
_OF_A_MAN = re.compile(either("past_of_a_man"))
_OF_A_WOMAN = re.compile(either("past_of_a_woman"))


def speaker(
    names: ArticleNames,
    cue: re.Match[str],
    of_verb: Callable[[re.Match[str] | None, int, int], Found | None],
) -> str:
    """Return who goes on speaking at a verb without a subject, or nobody."""
    before = _sentence_before(names, cue) if _is_alone(names, cue) else None
    if not before:
        return ""
    verb = last_speech(names.article.plain, before.start, before.end)
    is_told = verb is not None and not is_negated(names.article.plain, verb.start())
    found = of_verb(verb, before.start, before.end) if is_told else None
    speaks = found.speaker if found else "" if is_told else subject(names, before)
    # A verb of the past tells whether it is a man or a woman.
    he = min(SHE if _OF_A_WOMAN.fullmatch(cue[0]) else HE)
    return speaks if names.is_person(speaks) and may_be(names.actor(speaks), he) else ""


def _is_alone(names: ArticleNames, cue: re.Match[str]) -> bool:
    """Return whether nothing in its sentence may be the subject of a verb of one person."""
    plain, start = names.article.plain, names.article.sentence_at(cue.start()).start
    is_of_one = _OF_A_MAN.fullmatch(cue[0]) or _OF_A_WOMAN.fullmatch(cue[0])
    is_first = is_of_one and _ALONE.fullmatch(plain, start, cue.start())
    return bool(is_first and _BEHIND.match(plain, cue.end()))


def _sentence_before(names: ArticleNames, cue: re.Match[str]) -> Span | None:
    """Return the sentence before that of a verb."""
    sentence = names.article.sentence_at(cue.start())
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
