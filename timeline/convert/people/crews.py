"""Of which body people speak who are told by what they are: `investigators said`."""

import re

from timeline.convert.people import bodies, body_nouns, prosecuting
from timeline.convert.people.bodies import Body
from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.speech import first_speech
from timeline.convert.words.cues import ACCORDING, UNITS_ARE
from timeline.text.languages import either
from timeline.text.letters import SMALL

_REACH = 40
_CREWS = re.compile(rf"\b{either('crews')}\b", re.IGNORECASE)
_NEVER_OF_UNITS = re.compile(either("never_of_units"), re.IGNORECASE)
_CREW = rf"(?P<crew>{either('crews')})"
# `said investigators.` and `Investigators say`: nothing tells whose they are.
# What they have signed or written says nothing of it either, nor where.
_WORD = rf"{SMALL}[\w’'-]*"
_ENDED = (
    rf"(?=[.,;:!?]|\Z|\s(?i:{either('inside', 'governs_a_name')}\s(?:\w+\s)?"
    rf"(?:{either('telegram', 'networks', 'channel')}|{either('in_its_name')})))"
)
_OF = rf"\s(?P<of>(?=[\u0400-\u052f]){_WORD})"
_CREW_BEHIND = re.compile(
    rf"\s(?:(?i:{either('posts')})\s|{_WORD}{either('of_peoples')}\s(?={either('never_of_units')}))?"
    rf"(?i:{_CREW})(?:{_OF})??{_ENDED}"
)
_CREW_CITED = re.compile(rf"\s(?P<crew>{either('cited_crews')})(?=[.,;:!?]|\Z)", re.IGNORECASE)
_CREW_BEFORE = re.compile(rf"\b{_CREW}\s\Z", re.IGNORECASE)
_PAPER = re.compile(either("carried_papers", "in_its_name"))
# So much stands between quoted words and what follows them, at most.
_DASHED = 5
_WORDS_BEFORE = re.compile(r"(?:[\"”»],?\s(?:[–—-]\s)?|[a-z],\s)\Z")


def of_crew(names: ArticleNames, cue: re.Match[str]) -> Body | None:
    """Return whose people speak at a verb, if any do: `investigators said`, of a body that spoke.

    They are nobody's where words behind them say whose they are, or before them which, and where
    there were others since the body was named; a legion has no prosecutors, nor has a court.
    """
    plain = names.article.plain
    if ACCORDING.fullmatch(cue[0]):
        crew = _CREW_CITED.match(plain, cue.end())
    else:
        crew = _CREW_BEHIND.match(plain, cue.end()) or _crew_before(names, cue)
    if not crew:
        return None
    body = bodies.of_speech(names, cue.start()) or bodies.of_openings(names, cue.start())
    if "of" in crew.re.groupindex and (of := crew["of"]) and not _PAPER.fullmatch(of):
        body = bodies.called(names, of, cue.start()) if body_nouns.is_noun(of) else ""
    is_unit_of = bool(body) and not UNITS_ARE.isdisjoint(body_nouns.words_of(names, body))
    is_none_of = is_unit_of or prosecuting.is_court(body, names.record)
    if is_none_of and _NEVER_OF_UNITS.fullmatch(crew["crew"]):
        body = ""
    named = [m.end for m in names.speaking(0, cue.start()) if m.actor == body]
    others = _CREWS.search(plain, named[-1], crew.start("crew")) if named else None
    return Body("" if others else body, *crew.span("crew"))


def _crew_before(names: ArticleNames, cue: re.Match[str]) -> re.Match[str] | None:
    """Return the people right before a verb, if they open a clause or follow quoted words."""
    plain, start = names.article.plain, names.article.sentence_at(cue.start()).start
    crew = _CREW_BEFORE.search(plain, max(start, cue.start() - _REACH), cue.start())
    if not crew or crew.start() == start:
        return crew
    before = plain[max(start, crew.start() - _DASHED) : crew.start()]
    return crew if _WORDS_BEFORE.search(before) else None


def of_sentence(names: ArticleNames, at: int) -> str:
    """Return of which body those people are who alone speak in the sentence before an offset."""
    article = names.article
    before = article.sentence_before(article.sentence_at(at))
    named = any(m.actor or m.outlet for m in article.within(before.start, before.end))
    cue = None if named else first_speech(article.plain, before.start, before.end)
    body = of_crew(names, cue) if cue else None
    return body.actor if body else ""
