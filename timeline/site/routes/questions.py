"""The pages of what is contested: all questions, and each with the answers side by side."""

from timeline.model import Question
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import group, one_if, short, single
from timeline.site.views.cards import question_card
from timeline.site.views.embed import embedded_question
from timeline.site.views.question_list import question_list
from timeline.site.views.questions import question_view


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


def _has_questions(context: Context) -> object:
    return context.record.group(indexes.shown_questions)


ROUTES: tuple[Route, ...] = (
    Route("/questions/", "questions.html", one_if(_has_questions), single(question_list)),
    Route("/questions/{}/", "question.html", group(indexes.shown_questions), _question),
)
