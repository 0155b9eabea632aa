"""The list of questions, each with how many statements of which side answer it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.model import Question, QuestionKind
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link, joined, phrase_of
from timeline.site.views.answers import answers, column, columns


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """A question, linked, and in a few words who answers it."""

    link: Link
    extent: Link


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions of one sort; `id` is the page's own."""

    id: str
    title: str
    questions: tuple[ListedQuestion, ...]


@dataclass(frozen=True, slots=True)
class QuestionList:
    """Every question that has answers."""

    title: str
    lead: str
    sorts: tuple[QuestionGroup, ...]


def question_list(context: Context) -> QuestionList:
    """Return the page of all questions, those with most statements first."""
    found = list(context.questions(context.record.group(indexes.shown_questions)))
    sorts = (
        QuestionGroup(kind.value, title, tuple(_asked(context, found, kind)))
        for kind, title in _titles(context).items()
    )
    return QuestionList(
        title=context.say("Questions the accounts answer differently"),
        lead=context.say(
            "Each page sets the answers beside each other, with who gave them, when, and in which "
            "report. None of them is this record’s own."
        ),
        sorts=tuple(sort for sort in sorts if sort.questions),
    )


def _titles(context: Context) -> Mapping[QuestionKind, str]:
    return {
        QuestionKind.YES_NO: context.say("Yes or no"),
        QuestionKind.NUMBER: context.say("Numbers"),
        QuestionKind.OPEN: context.say("Aims, means and effects"),
    }


def _asked(context: Context, found: list[Question], kind: QuestionKind) -> Iterator[ListedQuestion]:
    given = [(question, answers(context, question)) for question in found if question.kind is kind]
    for question, said in sorted(given, key=lambda item: (-len(item[1]), item[0].question)):
        counts = Counter(column(context, answer.by) for answer in said)
        sides = [
            phrase_of((name, " ", context.words.number(counts[side])))
            for side, name in columns(context).items()
            if counts[side]
        ]
        statements = context.count("{n} statement", "{n} statements", len(said))
        extent = joined(" · ", (statements, joined(", ", sides)))
        yield ListedQuestion(Link(question.question, context.links.question(question.id)), extent)
