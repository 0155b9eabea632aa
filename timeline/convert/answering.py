"""Who answers what is said: somebody of another side, further down, has an event of his own."""

from collections.abc import Iterator

from timeline.convert import sorts
from timeline.convert.article import Article
from timeline.convert.names import Mention
from timeline.convert.speakers import Voices
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

# So far before a person the name of the body may stand for which he speaks.
_BODY = 20


def answering(voices: Voices) -> Iterator[Mention]:
    """Yield the names of those who answer the main speaker, each as it stands in a sentence.

    Whoever is named in a headline or the lead is a part of what is told.
    """
    for sentence in _below(voices.article):
        named = voices.article.within(sentence.start, sentence.end)
        if any(mention.actor == voices.main for mention in named):
            continue
        speaking = voices.speaking_in(sentence)
        for at, mention in enumerate(named):
            if mention.actor in speaking and _is_of_another_side(mention.actor, voices):
                yield mention
                yield from _body_before(mention, named[:at], voices)


def _body_before(person: Mention, named: tuple[Mention, ...], voices: Voices) -> Iterator[Mention]:
    """Yield the body that stands right before a person of it: `White House spokesman X`."""
    before = named[-1:] if sorts.is_person(person.actor, voices.record) else ()
    yield from (one for one in before if one.actor and person.start - one.end <= _BODY)


def _below(article: Article) -> Iterator[Span]:
    """Yield the sentences below the lead."""
    lead = article.opening[0].span.end if article.opening else 0
    for part in article.told:
        if part.span.start >= lead and part.section.label is not SectionLabel.UPDATED:
            yield from article.sentences(part)


def _is_of_another_side(speaker: str, voices: Voices) -> bool:
    actors = voices.record.actors.by_id
    one, main = actors.get(speaker), actors.get(voices.main)
    return one is not None and main is not None and one.side != main.side
