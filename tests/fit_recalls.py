"""Fit the weights of what an article recalls: `python -m tests.fit_recalls`.

The articles are those of `tests/golden`. Each event of a truth is told by the stretch that tells it
likeliest, and by every other that surely does; all else retells nothing, and what an article may be
of, or answers, teaches nothing. The weights are those of a conditional logit (a stretch retells one
of the events that lie near, or none), drawn towards what single sentences and fewer articles gave;
what `_HELD` names stays there. The weights are printed, and what is right, missed and false in each
set by the weights that all other sets give. Nothing is random.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from tests import evaluate
from tests.choosing import Before, Choice, Weights, chances, fitted
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
_BEFORE = Before(_PRIOR, [_OF_HELD if name in _HELD else _RIDGE for name in RetellingSigns._fields])
_PASSES = 3
# As likely has to be what tells an event at least, and what tells it once more.
_SEEN, _SURE = 0.001, 0.5
# Events that score less than this by the prior are retold by nothing.
_HOPELESS = -9.0


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
        weights = fitted(choices, weights, _BEFORE)
    return weights


def _choices(article: Told, weights: Weights) -> Iterator[Choice]:
    """Yield what each stretch of an article retells, as these weights see it."""
    found = [chances(stretch.signs, weights) for stretch in article.stretches]
    best = dict[str, float]()
    for stretch, likely in zip(article.stretches, found, strict=True):
        for id_, chance in zip(stretch.ids, likely, strict=True):
            best[id_] = max(chance, best.get(id_, 0.0))
    for stretch, likely in zip(article.stretches, found, strict=True):
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
    likely = chances(stretch.signs, weights)
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
