"""An event or a question in a frame of another site, and how that site comes to it.

A frame has no height of its own where no script tells it, so one is worked out from the text. In
a frame that is lower than its text this scrolls, above a foot that is always in sight.
"""

from collections.abc import Iterator
from math import ceil

from timeline.model import Event, Frozen, Question, QuestionKind
from timeline.site.cards import Card
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined, named
from timeline.site.views.answers import Party, by_party
from timeline.site.views.beside import withdrawn_view
from timeline.site.views.cards import (
    Picture,
    event_card,
    kicker,
    picture,
    question_card,
    voices,
)
from timeline.site.views.claims import VoiceView
from timeline.site.views.numbers import NumbersView, numbers
from timeline.site.views.questions import extent
from timeline.site.views.rows import Rows
from timeline.site.views.titles import attributed

EVENT, QUESTION = "/embed/{}/", "/embed/questions/{}/"
OEMBED = "oembed.json"
_WIDTH, _HIGHEST = 360, 1_000
# The height that holds where a page makes the frame 280 wide: of what is on each, and of lines of
# so many letters.
_FIXED, _SMALL_LINE, _TITLE_LINE, _LINE, _VOICE, _WORD = 140, 19, 26, 24, 60, 24
_KEY, _BAR, _ANSWER = 120, 74, 40
_SMALL_LETTERS, _TITLE_LETTERS, _LETTERS, _VOICE_LETTERS = 35, 23, 31, 28


class EmbedView(Frozen, frozen=True, kw_only=True):
    """What a frame shows; `more` leads to the page with all of it, `address` is that page's whole.

    `strand` gives the mark before the `kicker`. Of a question there are the answers of its
    `parties` or its `numbers`.
    """

    title: Link
    kicker: Link
    strand: str
    text: Link
    voices: tuple[VoiceView, ...] = ()
    parties: tuple[Party, ...] = ()
    numbers: NumbersView | None = None
    meta: Link
    home: str
    more: Link
    address: str


class Embed(Frozen, frozen=True, kw_only=True):
    """A frame for another site: its whole address, its title and its size.

    `oembed` is where that stands for programs (oembed.com), with the `picture` of the page.
    """

    address: str
    oembed: str
    title: str
    width: int
    height: int
    picture: Picture | None


def event_embed(context: Context, event: Event, rows: Rows) -> EmbedView:
    """Return an event for a frame."""
    row, given = rows[event.id], tuple(voices(context, event))
    return EmbedView(
        title=attributed(context, event.id),
        kicker=kicker(context, event),
        strand=context.kind(event.kind).strand.value,
        text=named("" if given else event.summary),
        voices=given,
        meta=joined(" · ", (row.answers, row.clause, row.sources)),
        home=context.links.to("/"),
        more=Link(context.say("Sources and answers"), context.links.event(event.id)),
        address=_page(context, f"/events/{event.id}/"),
    )


def withdrawn_embed(context: Context, event_id: str) -> EmbedView:
    """Return a withdrawn event for the frames that had it: that, when and why."""
    view = withdrawn_view(context, event_id)
    return EmbedView(
        title=context.pieces("Withdrawn: {title}", title=named(view.title)),
        kicker=Link(view.when),
        strand="",
        text=view.withdrawn,
        meta=NOTHING,
        home=context.links.to("/"),
        more=Link(context.say("History of this page"), context.links.event(event_id)),
        address=_page(context, f"/events/{event_id}/"),
    )


def question_embed(context: Context, question: Question) -> EmbedView:
    """Return a question for a frame."""
    is_number = question.kind is QuestionKind.NUMBER
    is_yes_no = question.kind is QuestionKind.YES_NO
    return EmbedView(
        title=named(question.question),
        kicker=Link(context.say("Question")),
        strand="",
        text=named("" if is_number or is_yes_no else question.about),
        parties=by_party(context, question) if is_yes_no else (),
        numbers=numbers(context, question) if is_number else None,
        meta=Link(extent(context, question)),
        home=context.links.to("/"),
        more=Link(context.say("Sources and answers"), context.links.question(question.id)),
        address=_page(context, f"/questions/{question.id}/"),
    )


def embedded_event(context: Context, event: Event, rows: Rows) -> Embed | None:
    """Return how to embed an event; None while the site's address is not known.

    Events of a long record have no frames: they would fill a tenth of what a site may take.
    """
    if not context.site.has_host or context.is_long:
        return None
    view, card = event_embed(context, event, rows), event_card(context, event)
    return _embed(context, EVENT.format(event.id), view, card)


def embedded_question(context: Context, question: Question) -> Embed | None:
    """Return how to embed a question; None while the site's address is not known."""
    if not context.site.has_host:
        return None
    view, card = question_embed(context, question), question_card(context, question)
    return _embed(context, QUESTION.format(question.id), view, card)


def _embed(context: Context, address: str, view: EmbedView, card: Card) -> Embed:
    url = f"{context.site.url}{address}"
    return Embed(
        address=url,
        oembed=f"{url}{OEMBED}",
        title=view.title.text,
        width=_WIDTH,
        height=_height(view),
        picture=picture(context, card),
    )


def _height(view: EmbedView) -> int:
    """Return how high a frame is that shows all of it; one that would be very high scrolls."""
    height = (
        _FIXED
        + _SMALL_LINE
        * (_lines(view.kicker.text, _SMALL_LETTERS) + _lines(view.meta.text, _SMALL_LETTERS))
        + _TITLE_LINE * _lines(view.title.text, _TITLE_LETTERS)
        + _LINE * _lines(view.text.text, _LETTERS)
        + sum(map(_said_height, _said(view)))
        + (_numbers_height(view.numbers) if view.numbers else 0)
    )
    return min(height, _HIGHEST)


def _said(view: EmbedView) -> Iterator[tuple[int, str]]:
    """Yield of each panel how many answers in a word stand in it, and its other text."""
    for voice in view.voices:
        yield int(bool(voice.word)), voice.says
    for party in view.parties:
        told = " ".join(f"{each.who.text} {each.says}" for each in party.shorts)
        yield len(party.shorts), told


def _said_height(said: tuple[int, str]) -> int:
    words, text = said
    return _VOICE + _WORD * words + _LINE * max(1, _lines(text, _VOICE_LETTERS))


def _numbers_height(numbers: NumbersView) -> int:
    notes = (f"{bar.covers.text}{bar.printed_by.text}{bar.denied_by.text}" for bar in numbers.bars)
    bars = sum(_BAR + _SMALL_LINE * _lines(note, _SMALL_LETTERS) for note in notes)
    words = sum(_ANSWER + _LINE * _lines(row.says, _LETTERS) for row in numbers.words)
    return _KEY + bars + words


def _lines(text: str, letters: int) -> int:
    return ceil(len(text) / letters)


def _page(context: Context, address: str) -> str:
    return f"{context.site.url}{address}" if context.site.url else ""
