"""Lists of what the record names, and what was quoted and is contested."""

from collections.abc import Callable

from timeline.model import Question, Strand
from timeline.record import indexes, press, voices
from timeline.site.context import Context
from timeline.site.routes.pages import Pages, PageView, Route, list_of
from timeline.site.routes.shapes import (
    Names,
    group,
    has_keys,
    headed,
    later_keys,
    listed,
    of_named,
    on_file,
    one_if,
    short,
    single,
)
from timeline.site.views.actors import actor_page
from timeline.site.views.cards import question_card
from timeline.site.views.embed import embedded_question
from timeline.site.views.indexes import Contents, actors, kinds, places
from timeline.site.views.outlets import outlet_page, sources
from timeline.site.views.places import place_page
from timeline.site.views.questions import question_list, question_view
from timeline.site.views.quotes import quotes
from timeline.site.views.titles_list import Titles, kind_list, side_list, strand_list

_SHOWN = indexes.shown_questions


def _filled(make: Callable[[Context], Contents]) -> Names:
    """Return what names the page that `make` makes, if anything is on it."""
    return one_if(lambda context: make(context).groups)


def _kind(pages: Pages, name: str) -> PageView:
    kind, part = pages.context.kind(list_of(name)), pages.list_page("kind", name)
    return _titles(kind_list(pages.context, kind, part, pages.rows))


def _strand(pages: Pages, name: str) -> PageView:
    strand, part = Strand(list_of(name)), pages.list_page("strand", name)
    return _titles(strand_list(pages.context, strand, part, pages.rows))


def _side(pages: Pages, name: str) -> PageView:
    part = pages.list_page("side", name)
    return _titles(side_list(pages.context, list_of(name), part, pages.rows))


def _titles(page: Titles) -> PageView:
    return of_named(page, f"{page.heading.text}. {page.lead.text}")


def _actor(pages: Pages, name: str) -> PageView:
    context = pages.context
    found = context.record.actor(list_of(name))
    assert found is not None  # only those on file have a page
    page = actor_page(context, found, pages.list_page("actor", name), pages.rows)
    return PageView(
        title=page.heading.text,
        description=short(found.role),
        feed="" if context.is_vast else context.links.to(f"/feeds/actors/{found.id}.atom"),
        values={"page": page},
    )


def _place(pages: Pages, name: str) -> PageView:
    context = pages.context
    found = context.record.place(list_of(name))
    assert found is not None  # only those on file have a page
    page = place_page(context, found, pages.list_page("place", name), pages.rows)
    about = context.say("{events} that name {place}.", events=page.events, place=found.name)
    return of_named(page, about)


def _outlet(pages: Pages, name: str) -> PageView:
    part = pages.list_page("outlet", name)
    page = outlet_page(pages.context, list_of(name), part, pages.rows)
    return of_named(page, page.lead.text)


def _quotes(pages: Pages, name: str) -> PageView:
    return headed(quotes(pages.context, name or "1"))


def asked(pages: Pages, name: str) -> Question:
    """Return the question that a page is about."""
    found = pages.context.record.question(name)
    assert found is not None  # only those on file have a page
    return found


def _question(pages: Pages, name: str) -> PageView:
    context, found = pages.context, asked(pages, name)
    view = question_view(context, found, pages.rows)
    return PageView(
        title=found.question,
        description=short(found.about),
        card=question_card(context, found),
        values={"page": view, "embed": embedded_question(context, found)},
    )


ROUTES: tuple[Route, ...] = (
    Route("/kinds/", "contents.html", _filled(kinds), single(kinds)),
    Route("/kinds/{}/", "list.html", listed("kind"), _kind),
    Route("/{}/", "list.html", listed("strand"), _strand),
    Route(f"/{Strand.SAID}/{{}}/", "list.html", listed("side"), _side),
    Route("/actors/", "contents.html", _filled(actors), single(actors)),
    Route("/actors/{}/", "actor.html", on_file(indexes.shown_actors, "actor"), _actor),
    Route("/places/", "contents.html", _filled(places), single(places)),
    Route("/places/{}/", "place.html", on_file(indexes.shown_places, "place"), _place),
    Route("/sources/", "sources.html", one_if(has_keys(press.by_outlet)), single(sources)),
    Route("/sources/{}/", "outlet.html", on_file(press.shown_outlets, "outlet"), _outlet),
    Route("/quotes/", "quotes.html", one_if(has_keys(voices.quote_pages)), _quotes),
    Route("/quotes/{}/", "quotes.html", later_keys(voices.quote_pages, "1"), _quotes),
    Route("/questions/", "questions.html", one_if(has_keys(_SHOWN)), single(question_list)),
    Route("/questions/{}/", "question.html", group(_SHOWN), _question),
)
