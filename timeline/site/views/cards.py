"""Share cards: what each says, and which one a page names as its picture.

An event's card has its title with whose account it is, and where its accounts differ a voice of
every party for each answer that it gives to the question, or none: one alone would stand as the
answer, two of three as all there are. The card of a question has every party that answers it, and
what is left of all others, or none of them. Nothing is summed up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.model import Event, Frozen, Kind, Question, QuestionKind
from timeline.record import evidence, indexes
from timeline.site.cards import HEIGHT, WIDTH, Card, path_of
from timeline.site.context import Context
from timeline.site.links import Link, joined, named
from timeline.site.views.answers import OTHERS, Party, by_party
from timeline.site.views.claims import Dispute, VoiceView, claims, rival
from timeline.site.views.questions import extent
from timeline.site.views.rows import places_of
from timeline.site.views.titles import attributed

_BETWEEN = " · "


class Picture(Frozen, frozen=True, kw_only=True):
    """A share card as a page names it: its whole address, its size, what is on it in words."""

    address: str
    width: int
    height: int
    text: Link


def picture(context: Context, card: Card | None) -> Picture | None:
    """Return the picture of a page: its own card, else that of the site.

    None where nothing draws cards, or where no font has a letter of the site's own.
    """
    of_all = site_card(context)
    found = (_drawn(context, card) if card else None) or _drawn(context, of_all)
    if found is None:
        return None
    text = Link(found.text, is_name=found == of_all)  # any other has words of the page's
    address = f"{context.site.url}/{path_of(found, context.site.cards)}"
    return Picture(address=address, width=WIDTH, height=HEIGHT, text=text)


def cards(context: Context) -> Iterator[Card]:
    """Yield every card that can be drawn."""
    found = (_drawn(context, card) for card in _all(context))
    return (card for card in found if card)


def site_card(context: Context) -> Card:
    """Return the card of every page that has none of its own."""
    site = context.site
    return Card(name="site", title=site.name, lead=_in_a_line(site.standfirst), site=site.name)


def event_card(context: Context, event: Event) -> Card:
    """Return the card of an event, or in a long record that of its kind."""
    kind = context.kind(event.kind)
    if not context.record.has(indexes.has_cards, ""):
        return kind_card(context, kind)
    return Card(
        name=event.id,
        kicker=kicker(context, event).text,
        title=attributed(context, event.id).text,
        voices=tuple((voice.by.text, _in_a_line(voice.says)) for voice in voices(context, event)),
        site=context.site.name,
        foot=context.count("{n} source", "{n} sources", len(event.sources)),
        strand=kind.strand,
    )


def kind_card(context: Context, kind: Kind) -> Card:
    """Return the card of a kind of events, which in a long record all of them share."""
    return Card(
        name=kind.id,
        kicker=context.say("Kind of event"),
        title=kind.many,
        lead=_in_a_line(kind.meaning or ""),
        site=context.site.name,
        strand=kind.strand,
    )


def question_card(context: Context, question: Question) -> Card:
    """Return the card of a question, with every party's answer where these differ."""
    parties = _parties(context, question)
    return Card(
        name=question.id,
        kicker=context.say("Question"),
        title=question.question,
        voices=tuple((party.name.text, _answer(context, party)) for party in parties),
        brief=tuple((party.name.text, _words(party)) for party in parties),
        site=context.site.name,
        foot=extent(context, question),
    )


def kicker(context: Context, event: Event) -> Link:
    """Return what sort of event it is, where, and when."""
    kind, day = named(context.kind(event.kind).name), context.words.dated(event.date)
    return joined(_BETWEEN, (kind, places_of(context, event), day))


def voices(context: Context, event: Event) -> Sequence[VoiceView]:
    """Return who answers the first question on which accounts differ, or nobody.

    Of those of one party who answer alike, and of all others who do, the first stands there.
    """
    dispute = next(iter(claims(context, event).disputes), None)
    if dispute is None:
        return ()
    name = dispute.question.text
    question = next(each for each in context.questions_of(event) if each.question == name)
    if question.kind is QuestionKind.YES_NO:
        given = _of_each_party(context, event, question, dispute)
    else:  # what is answered elsewhere may be about other things
        given = () if dispute.more else dispute.voices
    differ = len({it.by for it in given}) > 1 < len({it.word or it.says for it in given})
    return given if differ else ()


def _of_each_party(
    context: Context, event: Event, question: Question, dispute: Dispute
) -> Sequence[VoiceView]:
    """Return a voice for each answer of each party, where the event has none that of another."""
    parties = {party.name for party in context.record.vocabulary.parties}
    elsewhere = context.record.group(evidence.positions, question.id)
    firsts: dict[tuple[str, str], VoiceView] = {}
    for voice in (*dispute.voices, *(rival(context, event, question, it) for it in elsewhere)):
        side = voice.side.text if voice.side.text in parties else OTHERS
        firsts.setdefault((side, voice.word), voice)
    return tuple(firsts.values())


def _parties(context: Context, question: Question) -> Sequence[Party]:
    """Return all that answer a question with yes or no, the others too; none where they agree."""
    if question.kind is not QuestionKind.YES_NO:
        return ()
    given = [party for party in by_party(context, question) if party.shorts]
    return given if len(set(map(_words, given))) > 1 else ()


def _words(party: Party) -> str:
    return "; ".join(short.word for short in party.shorts)


def _answer(context: Context, party: Party) -> str:
    """Return what a party answers in a few words; of one answer also who gave it when."""
    if len(party.shorts) > 1:
        return _words(party)
    return context.say("{answer}: {who}", answer=_words(party), who=party.shorts[0].who.text)


def _all(context: Context) -> Iterator[Card]:
    record = context.record
    yield site_card(context)
    for question in context.questions(record.group(indexes.shown_questions)):
        yield question_card(context, question)
    if record.has(indexes.has_cards, ""):
        for event_id in record.group(indexes.order):
            yield event_card(context, record.event(event_id))
    else:
        for kind in record.keys(indexes.by_kind):
            yield kind_card(context, context.kind(kind))


def _drawn(context: Context, card: Card) -> Card | None:
    """Return a card as it is drawn: with its voices, these in brief, or none; else None."""
    plain = replace(card, brief=())
    tried = (plain, *(replace(plain, voices=each) for each in (card.brief, ())))
    return next((each for each in dict.fromkeys(tried) if context.can_draw(each)), None)


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
