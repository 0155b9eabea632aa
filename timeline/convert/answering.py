"""Who answers what is said: somebody of another side, further down, has an event of his own."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.convert import sorts
from timeline.convert.article import Article
from timeline.convert.names import Mention
from timeline.convert.speakers import Voices
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

# So far before a person the name of the body may stand for which he speaks.
_BODY = 20


class Answers(NamedTuple):
    """The names of those who answer, and where the sentences begin in which they do."""

    names: frozenset[Mention]
    sentences: frozenset[int]


NONE = Answers(frozenset(), frozenset())


def answers(voices: Voices) -> Answers:
    """Return who answers the main speaker.

    Whoever is named in a headline or the lead is a part of what is told.
    """
    found = [*_found(voices)]
    names = (mention for _, mentions in found for mention in mentions)
    return Answers(frozenset(names), frozenset(sentence.start for sentence, _ in found))


def _found(voices: Voices) -> Iterator[tuple[Span, tuple[Mention, ...]]]:
    """Yield each sentence in which somebody answers, with the names of whoever does."""
    for sentences in _below(voices.article):
        spoken = [frozenset(_others(sentence, voices)) for sentence in sentences]
        for at, sentence in enumerate(sentences):
            named = voices.article.within(sentence.start, sentence.end)
            if any(mention.actor == voices.main for mention in named):
                continue
            # `X was not impressed. “…,” he wrote.`
            found = _answering(named, frozenset[str]().union(*spoken[at : at + 2]), voices)
            if (mentions := tuple(found)) or spoken[at]:
                yield sentence, mentions


def _answering(
    named: tuple[Mention, ...], speaking: frozenset[str], voices: Voices
) -> Iterator[Mention]:
    for at, mention in enumerate(named):
        if mention.actor in speaking:
            yield mention
            yield from _body_before(mention, named[:at], voices)


def _others(sentence: Span, voices: Voices) -> Iterator[str]:
    """Yield who of another side than the main speaker's speaks in a sentence."""
    actors = voices.record.actors.by_id
    main = actors.get(voices.main)
    for speaker in voices.speaking_in(sentence):
        one = actors.get(speaker)
        if one and main and one.side != main.side:
            yield speaker


def _body_before(person: Mention, named: tuple[Mention, ...], voices: Voices) -> Iterator[Mention]:
    """Yield the body that stands right before a person of it: `White House spokesman X`."""
    before = named[-1:] if sorts.is_person(person.actor, voices.record) else ()
    yield from (one for one in before if one.actor and person.start - one.end <= _BODY)


def _below(article: Article) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences of each paragraph below the lead."""
    lead = article.opening[0].span.end if article.opening else 0
    for part in article.told:
        if part.span.start >= lead and part.section.label is not SectionLabel.UPDATED:
            yield article.sentences(part)
