"""Events and questions in a frame on the page of somebody else, and what tells of the frame."""

from timeline.record import indexes
from timeline.site.routes.browsing import asked
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import Names, group, keys
from timeline.site.views.embed import (
    EVENT,
    OEMBED,
    QUESTION,
    EmbedView,
    embedded_event,
    embedded_question,
    event_embed,
    question_embed,
    withdrawn_embed,
)


def _event(pages: Pages, name: str) -> PageView:
    """Return the frame of an event, by its id or an old one, which frames still ask for."""
    context = pages.context
    names = context.record.group(indexes.aliases, name)
    found = context.record.event(names[-1] if names else name)
    return _framed(event_embed(context, found, pages.rows))


def _withdrawal(pages: Pages, name: str) -> PageView:
    return _framed(withdrawn_embed(pages.context, name))


def _question(pages: Pages, name: str) -> PageView:
    return _framed(question_embed(pages.context, asked(pages, name)))


def _framed(view: EmbedView) -> PageView:
    return PageView(title=view.title.text, values={"embed": view})


def _short(names: Names) -> Names:
    """Return what gives names but in a long record, of which events have no frames."""
    return lambda pages: () if pages.context.is_long else names(pages)


def _hosted(names: Names) -> Names:
    """Return what gives names where the address of the site is known, and none elsewhere."""
    return lambda pages: names(pages) if pages.context.site.has_host else ()


def _event_oembed(pages: Pages, name: str) -> PageView:
    event = pages.context.record.event(name)
    return PageView(values={"embed": embedded_event(pages.context, event, pages.rows)})


def _question_oembed(pages: Pages, name: str) -> PageView:
    return PageView(values={"embed": embedded_question(pages.context, asked(pages, name))})


_EVENTS, _QUESTIONS = _short(group(indexes.order)), group(indexes.shown_questions)

ROUTES: tuple[Route, ...] = (
    Route(EVENT, "embed.html", _EVENTS, _event, is_listed=False),
    Route(EVENT, "embed.html", _short(keys(indexes.aliases)), _event, is_listed=False),
    Route(EVENT, "embed.html", _short(keys(indexes.withdrawals)), _withdrawal, is_listed=False),
    Route(QUESTION, "embed.html", _QUESTIONS, _question, is_listed=False),
    Route(EVENT + OEMBED, "oembed.json", _hosted(_EVENTS), _event_oembed, is_listed=False),
    Route(QUESTION + OEMBED, "oembed.json", _hosted(_QUESTIONS), _question_oembed, is_listed=False),
)
