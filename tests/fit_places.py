"""Fit the weights of where it happened: `python -m tests.fit_places`.

The articles are those of `tests/golden`; our own weigh more, for else none would have the forms
that these alone have, and a few texts of a test stand for what is named but once. The weights
(logit with a ridge, by `tests.logit`) are drawn towards those that fewer articles gave. They are
printed, and how many places are right, missed and false in each set, among those that are weighed,
by the weights that all other sets give. Nothing is random.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click

from tests import evaluate, logit
from tests.test_convert import KNOWN
from tests.test_roles import CLOSED, THERE_TOO
from tests.test_scene_of_words import FURTHER
from timeline.convert.drafting import findings
from timeline.convert.files import read
from timeline.convert.happening.place_signs import PlaceSigns
from timeline.convert.happening.whereabouts import Whereabouts, is_enough
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import weighing
from timeline.formats import seedtext
from timeline.formats.seedtext import Seed
from timeline.model import InputError

_PRIOR = PlaceSigns(
    named=5.25,
    lead_further=1.11,
    second=0.81,
    title=-2.19,
    inside=0.99,
    listed=1.25,
    depth=-1.57,
    behind=-1.16,
    alone=1.04,
    is_country=-5.45,
    is_territory=1.37,
    other_region=-1.12,
    region_apart=0.0,
    rival=-1.16,
    is_small=-1.89,
    head_alone=-1.60,
    is_city=0.0,
    is_seat=-1.63,
    near=0.0,
    near_seat=-1.69,
    quoted_seat=-1.20,
    seat_of_journey=1.16,
    said_of_city=-1.04,
)
TESTS = "tests"
_WORTH = {evaluate.GOLDEN.name: 4.0, TESTS: 14.0}
# Two outcomes share what a sign adds, each half of it: so the ridge counts for a half, too.
_RIDGE, _ROUNDS = 2.0, 100


class Weighed(NamedTuple):
    """A place that an article of a set names, what speaks for it, and whether it is one of it."""

    of: str
    signs: Sequence[float]
    is_true: bool


def weighed(folder: Path) -> list[Weighed]:
    """Return the places of a folder's articles on which weights decide."""
    knowledge = Knowledge.of(evaluate.record(folder).record)
    found: list[Weighed] = []
    for path in evaluate.articles(folder):
        true = frozenset(evaluate.truth(path)["places"])
        with suppress(InputError):
            found += _weighed(read(path), knowledge, folder.name, true)
    return found


def of_tests() -> list[Weighed]:
    """Return the places of texts that tests have: where it is calm further down, nothing hit."""
    texts = ["\n\n".join(paragraphs) for paragraphs in FURTHER.values()]
    told = [(text, frozenset({"ladov"})) for text in texts]
    told += [(f"{CLOSED}\n\n{text}", frozenset({"ladov", "sosnovo"})) for text in THERE_TOO]
    seeds = [
        (seedtext.parse(f" date 2019-05-15 {text}", name="a.txt"), true) for text, true in told
    ]
    return [one for seed, true in seeds for one in _weighed(seed, KNOWN, TESTS, true)]


def _weighed(seed: Seed, knowledge: Knowledge, of: str, true: frozenset[str]) -> Iterator[Weighed]:
    places = _whereabouts(seed, knowledge)
    for place in places.named:
        if places.decided(place) is None:
            yield Weighed(of, tuple(map(float, places.signs(place))), place in true)


def _whereabouts(seed: Seed, knowledge: Knowledge) -> Whereabouts:
    found = findings.find(seed, knowledge)
    whose = found.report.speaker if found.is_said else found.teller.speaker
    others = [one.piece for one in found.quotations if not one.speaker or one.speaker != whose]
    return Whereabouts(found.article, knowledge.record, others, is_said=found.is_said)


def fit(places: Sequence[Weighed]) -> PlaceSigns:
    """Return the weights under which the truths of these places are likeliest."""
    examples = [
        logit.Example(
            int(one.is_true),
            _WORTH.get(one.of, 1.0),
            [0.0, weighing.score(one.signs, _PRIOR)],
            {at: sign for at, sign in enumerate(one.signs) if sign},
        )
        for one in places
    ]
    added = logit.fit(examples, len(_PRIOR), ridge=_RIDGE, rounds=_ROUNDS)
    return PlaceSigns(
        *(old + for_ - against for old, (against, for_) in zip(_PRIOR, added, strict=True))
    )


def tally(places: Sequence[Weighed], weights: Sequence[float]) -> evaluate.Tally:
    """Return how many places are right, missed and false by these weights."""
    ends = [(one.is_true, is_enough(one.signs, weights)) for one in places]
    return evaluate.Tally(
        ends.count((True, True)), ends.count((True, False)), ends.count((False, True))
    )


def _left_out(places: Sequence[Weighed], name: str) -> evaluate.Tally:
    """Return how a set fares by the weights that all others give."""
    weights = fit([one for one in places if one.of != name])
    return tally([one for one in places if one.of == name], weights)


@click.command()
def main() -> None:
    """Print the weights that all articles give, and how each set fares by those of the others."""
    others = sorted(each for each in evaluate.BY_OTHERS.iterdir() if each.is_dir())
    folders = [evaluate.GOLDEN, evaluate.BY_OTHERS, *others]
    with ProcessPoolExecutor() as pool:
        places = [one for found in pool.map(weighed, folders) for one in found] + of_tests()
        for name, weight in fit(places)._asdict().items():
            click.echo(f"{name}={weight:.2f}")
        names = [folder.name for folder in folders]
        counts = dict(zip(names, pool.map(_left_out, [places] * len(names), names), strict=True))
    for name, count in {**counts, "all": evaluate.total(counts)}.items():
        click.echo(f"{name:12} {count.right:4} {count.missed:4} {count.false:4}")


if __name__ == "__main__":
    main()
