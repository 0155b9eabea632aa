"""Fit the weights of what an article reports: `python -m tests.fit_same`.

The articles are those of `tests/golden`: each reports one of the events on file of the days around,
or none. The weights are those of a conditional logit, drawn towards what sixteen authors' articles
gave before there were as many. They are printed, and what is right, missed and false in each set by
the weights that all other sets give. Nothing is random.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from tests import evaluate
from tests.choosing import Before, Weights, chances, fitted
from timeline.convert.drafting import findings
from timeline.convert.files import read
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import duplicates
from timeline.convert.likeness.duplicates import SameSigns
from timeline.model import InputError

_PRIOR = SameSigns(
    same=-13.83,
    words=0.35,
    actors=0.53,
    places=0.94,
    part=11.0,
    is_of_kind=3.92,
    apart=-5.86,
    said_apart=2.85,
    places_of_event=0.0,
    places_told=0.0,
    actors_told=0.0,
    speaks=0.0,
)
_BEFORE = Before(_PRIOR, [1.0] * len(_PRIOR))


class Reported(NamedTuple):
    """An article of a set, which event it reports, or "", and the signs of those around."""

    of: str
    event: str
    ids: Sequence[str]
    signs: Sequence[Weights]


def reported(folder: Path) -> Iterator[Reported]:
    """Yield the articles of a folder that can be read, but for those of an event's own seed."""
    knowledge = Knowledge.of(evaluate.record(folder).record)
    for path in evaluate.articles(folder):
        try:
            report = findings.find(read(path), knowledge).report
        except InputError:
            continue
        if any(seed.file == report.seed for e in knowledge.record.events for seed in e.seeds):
            continue
        compared = knowledge.on_file.compared(report)
        meant = next(iter(evaluate.truth(path).get("same_event_as", ())), "")
        ids, signs = [like.event.id for _, like in compared], [signs for signs, _ in compared]
        yield Reported(folder.name, meant, ids, signs)


def fit(articles: Sequence[Reported]) -> Weights:
    """Return the weights under which the events that the articles report are likeliest."""
    choices = [
        (each.signs, each.ids.index(each.event) if each.event else -1)
        for each in articles
        if each.ids and (not each.event or each.event in each.ids)
    ]
    return fitted(choices, _PRIOR, _BEFORE)


def tally(articles: Sequence[Reported], weights: Weights) -> evaluate.Tally:
    """Return how often the weights find the event that an article reports, miss it or see one."""
    count = evaluate.Tally()
    for article in articles:
        likely = max(zip(chances(article.signs, weights), article.ids, strict=True), default=None)
        found = likely[1] if likely and likely[0] >= duplicates.LIKELY else ""
        is_right = bool(found) and found == article.event
        count += evaluate.Tally(is_right, bool(article.event) > is_right, bool(found) > is_right)
    return count


@click.command()
def main() -> None:
    """Print the weights that all articles give, and how each set fares by those of the others."""
    others = sorted(each for each in evaluate.BY_OTHERS.iterdir() if each.is_dir())
    folders = [evaluate.GOLDEN, evaluate.BY_OTHERS, *others]
    articles = [article for folder in folders for article in reported(folder)]
    for name, weight in zip(SameSigns._fields, fit(articles), strict=True):
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
