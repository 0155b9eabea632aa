"""The numbers that an editor chose to draw, question by question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.numbers import NumbersView, numbers


@dataclass(frozen=True, slots=True)
class Figures:
    """A question that is answered by numbers, and those of them that tell of no single fight."""

    question: Link
    numbers: NumbersView
    more: Link


def figures(context: Context, names: Iterable[str], until: date | None = None) -> Iterator[Figures]:
    """Yield the numbers given to each question, of those that anybody answers by a number.

    Where a day is given, they are those that had been given by its evening.
    """
    for name in names:
        question = context.record.question(name)
        if question and context.record.has(indexes.answers, name):
            drawn = numbers(context, question, until)
            wide = tuple(bar for bar in drawn.bars if not bar.is_local)
            shown = replace(drawn, bars=wide or drawn.bars)
            href = context.links.question(name)
            number = len(drawn.bars)
            more = context.count("The {n} figure", "All {n} figures, with what each covers", number)
            if drawn.bars:
                yield Figures(Link(question.question, href), shown, Link(more, href))
