"""Fit the weights of what an article recalls: `python -m tests.fit_recalls`.

The articles are those of `tests/golden`. Each event of a truth is told by the stretch that tells it
likeliest, and by every other that surely does; all else retells nothing, and what an article may be
of, or answers, teaches nothing. The weights are those of a conditional logit (a stretch retells one
of the events that lie near, or none), drawn towards what single sentences and fewer articles gave;
what `_HELD` names stays there. The weights are printed, and what is right, missed and false in each
set by the weights that all other sets give. Nothing is random.
"""

import math
from collections.abc import Iterator, Sequence
from operator import mul
from pathlib import Path
from typing import NamedTuple

import click

from tests import evaluate
from timeline.convert.drafting import findings
from timeline.convert.files import read
from timeline.convert.happening import retelling
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import weighing
from timeline.convert.likeness.recalling import RetellingSigns
from timeline.convert.likeness.report import Report
from timeline.model import InputError

_PRIOR = RetellingSigns(
    retells=-13.33,
    words=0.21,
    rarest=0.71,
    actors=1.68,
    places=1.64,
    is_of_kind=1.65,
    is_of_day=5.5,
    is_near_day=2.26,
    fame=1.05,
    is_elsewhere=-5.5,
    is_about=1.56,
    title=2.83,
    others=0.0,
    speaks=2.5,
)
# Articles about one campaign seldom tell of another place, or of a deed beside words about it.
_HELD = frozenset({"is_elsewhere", "speaks"})
_RIDGE, _OF_HELD = 1.0, 1e4
_PASSES, _HALVINGS, _ENOUGH = 3, 10, 0.01
# As likely has to be what tells an event at least, and what tells it once more.
_SEEN, _SURE = 0.001, 0.5
# Events that score less than this by the prior are retold by nothing.
_HOPELESS = -9.0

Weights = Sequence[float]
# The signs of the events of a choice, and which of them is meant: -1 if none.
Choice = tuple[Sequence[Weights], int]


class Stretch(NamedTuple):
    """A stretch: the ids of the events near it, and their signs."""

    ids: Sequence[str]
    signs: Sequence[Weights]


class Told(NamedTuple):
    """An article of a set, what it recalls, what it may be of, and what it answers besides."""

    of: str
    recalls: frozenset[str]
    own: frozenset[str]
    aside: frozenset[str]
    stretches: Sequence[Stretch]


def told(folder: Path) -> Iterator[Told]:
    """Yield the articles of a folder that can be read."""
    knowledge = Knowledge.of(evaluate.record(folder).record)
    for path in evaluate.articles(folder):
        try:
            found = findings.find(read(path), knowledge)
        except InputError:
            continue
        report, truth = found.report, evaluate.truth(path)
        own = frozenset(_own(report, knowledge))
        answers = {found.answers.id} if found.answers else set[str]()
        others = {*truth.get("same_event_as", ()), *truth.get("responds_to", ()), *answers}
        recalls = frozenset(truth.get("recalls", ()))
        stretches = tuple(_stretches(found, knowledge))
        yield Told(folder.name, recalls, own, own | others, stretches)


def _own(report: Report, knowledge: Knowledge) -> Iterator[str]:
    """Yield what an article may be of, in the column that it is of: words may recall a deed."""
    record = knowledge.record
    for one in knowledge.on_file.reported(report).likely:
        if record.is_said(record.by_id[one.id]) is report.is_said:
            yield one.id


def _stretches(found: findings.Findings, knowledge: Knowledge) -> Iterator[Stretch]:
    for one in retelling.retold(found.article, knowledge, found.report):
        compared = knowledge.recalling.compared(one, found.report)
        near = [(like.event.id, signs) for signs, like in compared if _may_be(signs)]
        if near:
            yield Stretch([id_ for id_, _ in near], [signs for _, signs in near])


def _may_be(signs: Weights) -> bool:
    return weighing.score(signs, _PRIOR) > _HOPELESS


def fit(articles: Sequence[Told]) -> Weights:
    """Return the weights under which the events that the articles recall are likeliest."""
    weights: Weights = _PRIOR
    for _ in range(_PASSES):
        choices = [choice for article in articles for choice in _choices(article, weights)]
        weights = _fitted(choices, weights)
    return weights


def _choices(article: Told, weights: Weights) -> Iterator[Choice]:
    """Yield what each stretch of an article retells, as these weights see it."""
    chances = [_chances(stretch.signs, weights) for stretch in article.stretches]
    best = dict[str, float]()
    for stretch, likely in zip(article.stretches, chances, strict=True):
        for id_, chance in zip(stretch.ids, likely, strict=True):
            best[id_] = max(chance, best.get(id_, 0.0))
    for stretch, likely in zip(article.stretches, chances, strict=True):
        meant = {
            number
            for number, (id_, chance) in enumerate(zip(stretch.ids, likely, strict=True))
            if id_ in article.recalls and chance >= min(max(best[id_], _SEEN), _SURE)
        }
        for number in meant:
            others = [n for n in range(len(likely)) if n == number or n not in meant]
            yield [stretch.signs[n] for n in others], others.index(number)
        first = max(range(len(likely)), key=likely.__getitem__)
        if not meant and stretch.ids[first] not in article.aside:
            yield stretch.signs, -1


def _chances(signs: Sequence[Weights], weights: Weights) -> list[float]:
    return weighing.likelihoods([weighing.score(each, weights) for each in signs])


def _fitted(choices: Sequence[Choice], weights: Weights) -> Weights:
    """Return better weights by Newton's steps, each halved until it is one for the better."""
    loss, slope, curve = _slope(choices, weights)
    while True:
        step, before = _solved(curve, slope), loss
        for halving in range(_HALVINGS):
            near = [w - s / 2**halving for w, s in zip(weights, step, strict=True)]
            tried = _slope(choices, near)
            if tried[0] <= loss:
                weights, (loss, slope, curve) = near, tried
                break
        if before - loss < _ENOUGH:
            return weights


def _slope(
    choices: Sequence[Choice], weights: Weights
) -> tuple[float, list[float], list[list[float]]]:
    """Return how unlikely weights make the choices, its gradient and how that changes."""
    size = range(len(weights))
    away = [w - prior for w, prior in zip(weights, _PRIOR, strict=True)]
    ridge = [_OF_HELD if name in _HELD else _RIDGE for name in RetellingSigns._fields]
    loss = sum(r * a * a for r, a in zip(ridge, away, strict=True))
    slope = [2 * r * a for r, a in zip(ridge, away, strict=True)]
    curve = [[2 * ridge[i] if i == j else 0.0 for j in size] for i in size]
    for signs, meant in choices:
        chances = _chances(signs, weights)
        chance = chances[meant] if meant >= 0 else 1 - sum(chances)
        loss -= math.log(max(chance, 1e-12))
        mean = [sum(map(mul, chances, column)) for column in zip(*signs, strict=True)]
        _add(slope, 1.0, mean)
        if meant >= 0:
            _add(slope, -1.0, signs[meant])
        for share, each in zip(chances, signs, strict=True):
            _add_square(curve, share, each)
        _add_square(curve, -1.0, mean)
    return loss, slope, curve


def _add(total: list[float], times: float, row: Weights) -> None:
    total[:] = [one + times * other for one, other in zip(total, row, strict=True)]


def _add_square(curve: list[list[float]], times: float, row: Weights) -> None:
    if abs(times) > 1e-6:  # as hardly any event of a choice
        for line, value in zip(curve, row, strict=True):
            if value:
                _add(line, times * value, row)


def _solved(curve: Sequence[Weights], slope: Weights) -> list[float]:
    """Return what the curve makes the slope of (elimination; the ridge keeps it well apart)."""
    rows = [[*line, value] for line, value in zip(curve, slope, strict=True)]
    for at, row in enumerate(rows):
        row[:] = [value / row[at] for value in row]
        for other in rows:
            if other is not row:
                _add(other, -other[at], row)
    return [row[-1] for row in rows]


def tally(articles: Sequence[Told], weights: Weights) -> evaluate.Tally:
    """Return how many recalled events the weights find in articles, miss and see falsely."""
    count = evaluate.Tally()
    for article in articles:
        found = {id_ for stretch in article.stretches for id_ in _surely(stretch, weights)}
        found -= article.own
        right = len(found & article.recalls)
        count += evaluate.Tally(right, len(article.recalls) - right, len(found) - right)
    return count


def _surely(stretch: Stretch, weights: Weights) -> Iterator[str]:
    likely = _chances(stretch.signs, weights)
    yield from (id_ for id_, c in zip(stretch.ids, likely, strict=True) if c > retelling.LIKELY)


@click.command()
def main() -> None:
    """Print the weights that all articles give, and how each set fares by those of the others."""
    others = sorted(each for each in evaluate.BY_OTHERS.iterdir() if each.is_dir())
    folders = [evaluate.GOLDEN, evaluate.BY_OTHERS, *others]
    articles = [article for folder in folders for article in told(folder)]
    for name, weight in zip(RetellingSigns._fields, fit(articles), strict=True):
        click.echo(f"{name}={weight:.2f}")
    total = evaluate.Tally()
    for folder in folders:
        rest = [each for each in articles if each.of != folder.name]
        count = tally([each for each in articles if each.of == folder.name], fit(rest))
        total += count
        click.echo(f"{folder.name:12} {count.right:4} {count.missed:4} {count.false:4}")
    click.echo(f"{'all':12} {total.right:4} {total.missed:4} {total.false:4}")


if __name__ == "__main__":
    main()
