"""Several questions on one screen, each with an answer: nothing but Enter agrees to all of them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import click

from timeline.cli.answers import answered, filled, meant
from timeline.cli.prompts import BACK, LATER, typed
from timeline.convert.drafting.decisions import Choice, Decision
from timeline.text.printable import printable

# `2` and `2 Marta Koval` name the second question; several stand behind commas or semicolons.
_ONE = re.compile(r"(?P<number>\d+)(?:[\s:.)]+(?P<answer>.*))?")
_BETWEEN = re.compile(r"\s*[;,]\s*(?=\d)")
_ASKED = "Enter if all of it is right, or the number of what is not: 2, or 2 and the answer"


class Asked(NamedTuple):
    """A question and the answer that it has already, if any; of several each has one."""

    question: Decision
    answer: Choice | None


def agreed(heading: str, place: str, asked: Sequence[Asked]) -> Sequence[Choice] | str:
    """Return the answers to several questions, or the letter for another way to go on."""
    while True:
        click.echo(f"\n[{place}] {heading}")
        tell(asked)
        answer = typed(_ASKED)
        if answer in (BACK, LATER):
            return answer
        if not answer:
            return [one.answer for one in asked if one.answer]
        other = corrected(answer, asked, place)
        if other is not None:
            answers = (other.get(number, one.answer) for number, one in enumerate(asked))
            return [one for one in answers if one]


def tell(asked: Sequence[Asked]) -> None:
    """Print each question with its answer, and the others that it may have."""
    for number, (question, answer) in enumerate(asked, 1):
        label = answer.label if answer else ""
        choices = enumerate(question.choices, 1)
        others = [f"{number} {n} {one.label}" for n, one in choices if one.label != label]
        click.echo(printable(f"  {number}  {question.text} → {label}"))
        if others:
            click.echo(printable(f"       or {' | '.join(others)}"))


def corrected(written: str, asked: Sequence[Asked], place: str) -> Mapping[int, Choice] | None:
    """Return other answers to the questions whose numbers a person writes, by their place.

    None where that leaves open what is meant, which is told.
    """
    found = dict[int, Choice]()
    for part in _BETWEEN.split(written):
        match = _ONE.fullmatch(part)
        number = int(match["number"]) - 1 if match else -1
        if match is None or not 0 <= number < len(asked):
            numbers = "1" if len(asked) == 1 else f"1 to {len(asked)}"
            click.echo(f"  Write nothing, or the number of what is not right: {numbers}")
            return None
        choice = _other(asked[number], match["answer"] or "", place)
        if choice is None:
            return None
        found[number] = choice
    return found


def _other(asked: Asked, written: str, place: str) -> Choice | None:
    """Return the answer that is written, or asked for now; None to see all of them again."""
    if written:
        choice = meant(asked.question, written)
        return filled(choice) if choice else None
    answer = answered(asked.question, place, asked.answer)
    return answer if isinstance(answer, Choice) else None
