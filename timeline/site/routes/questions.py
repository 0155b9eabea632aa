"""The pages of what is contested: all questions, and each with the answers side by side."""

from timeline.model import Question
from timeline.record import indexes
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import group, has_keys, one_if, short, single
from timeline.site.views.cards import question_card
from timeline.site.views.embed import embedded_question
from timeline.site.views.question_list import question_list
from timeline.site.views.questions import question_view

_SHOWN = indexes.shown_questions


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
    Route("/questions/", "questions.html", one_if(has_keys(_SHOWN)), single(question_list)),
    Route("/questions/{}/", "question.html", group(_SHOWN), _question),
)
