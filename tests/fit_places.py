"""Fit the weights of where it happened: `python -m tests.fit_places`.

The texts are the articles of `tests/golden`, of which our own count three times, for else none
would have the forms that these alone have, and the short leads of other writers, whose truths were
read once only. The weights are printed, and how many places are right, missed and false among those
that are weighed: of every set, each author tried with what the others gave. Nothing is random.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click

from tests import evaluate, passages
from tests.fitting import Example, logistic
from timeline.convert.drafting import findings
from timeline.convert.files import read
from timeline.convert.happening import whereabouts
from timeline.convert.happening.place_signs import FIELDS
from timeline.convert.happening.whereabouts import Whereabouts
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.formats.seedtext import Seed
from timeline.model import InputError

_SHARES = {evaluate.GOLDEN.name: 3.0, "leads": 0.7}
_RIDGE = 0.5


class Weighed(NamedTuple):
    """A place that an article of a set names, whoever wrote that, and what speaks for it."""

    of: str
    author: str
    example: Example


def weighed() -> Iterator[Weighed]:
    """Yield the places of all texts on which weights decide."""
    others = sorted(each for each in evaluate.BY_OTHERS.iterdir() if each.is_dir())
    for folder in (evaluate.GOLDEN, evaluate.BY_OTHERS, *others):
        knowledge = Knowledge.of(evaluate.record(folder).record)
        for path in evaluate.articles(folder):
            told = evaluate.truth(path)
            yield from _weighed(read(path), knowledge, folder.name, _author(path), told)
    for lang in ("en", "ru", "uk"):
        for told in passages.lines("leads", lang):
            seed = seedtext.parse(passages.text(told, lang), name=f"{told['id']}.txt")
            yield from _weighed(seed, knowledge, "leads", told["id"].partition("-")[0], told)


def _author(path: Path) -> str:
    """Return whose an article of a folder is: a letter ends its name, or it is of its language."""
    last = path.stem.rpartition("-")[2]
    return f"{path.parent.name} {last if len(last) == 1 else path.stem[:2]}"


def _weighed(
    seed: Seed, knowledge: Knowledge, of: str, author: str, truth: evaluate.Event
) -> Iterator[Weighed]:
    with suppress(InputError):
        found = findings.find(seed, knowledge)
        whose = found.report.speaker if found.is_said else found.teller.speaker
        others = [one.piece for one in found.quotations if not one.speaker or one.speaker != whose]
        places = Whereabouts(found.article, knowledge.record, others, is_said=found.is_said)
        for place in places.named:
            if places.decided(place) is None:
                is_true = place in truth["places"]
                example = Example(places.signs(place), is_true, _SHARES.get(of, 1.0))
                yield Weighed(of, author, example)


def fit(places: Sequence[Weighed], start: Sequence[float] = ()) -> list[float]:
    """Return the weights under which the truths of these places are likeliest."""
    return logistic((one.example for one in places), len(FIELDS), ridge=_RIDGE, start=start)


def tally(places: Sequence[Weighed], weights: Sequence[float]) -> evaluate.Tally:
    """Return how many places are right, missed and false by these weights."""
    ends = [
        (one.example.is_true, whereabouts.is_enough(one.example.signs, weights)) for one in places
    ]
    return evaluate.Tally(
        ends.count((True, True)), ends.count((True, False)), ends.count((False, True))
    )


@click.command()
def main() -> None:
    """Print the weights that all texts give, and how each set fares by those of the others."""
    places = list(weighed())
    weights = fit(places)
    for name, weight in zip(FIELDS, weights, strict=True):
        click.echo(f"{name}={weight:.2f}")
    counts: defaultdict[str, evaluate.Tally] = defaultdict(evaluate.Tally)
    for author in sorted({one.author for one in places}):
        own = [one for one in places if one.author == author]
        rest = fit([one for one in places if one.author != author], weights)
        counts[own[0].of] += tally(own, rest)
    for name, count in {**counts, "all": evaluate.total(counts)}.items():
        click.echo(f"{name:12} {count.right:5} {count.missed:5} {count.false:5}")


if __name__ == "__main__":
    main()
