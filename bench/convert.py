"""How fast seeds are converted, and in how much memory: `python -m bench.convert`.

The seeds are made up by rule from the names of the site's own registries, so every run of one size
converts the same bytes. Each is an article of the usual size with sections, quotes and background.
"""

import argparse
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from timeline.convert import convert
from timeline.convert.pool import processes
from timeline.record import Content, Record, read_content

CONTENT = Path(__file__).parent.parent / "content"
SIZES = (1_000, 10_000)
_SEED = 5
_FIRST = date(2024, 3, 12)
_HAPPENED = (
    "A drone hit a farm near {place}, {other} said on {day}.",
    "Rockets fell on {place} in the morning of {day}, {other} reported.",
    "{speaker} commented on the shelling of {place} on {day}.",
    "{speaker} denied on {day} that anybody had crossed the border near {place}.",
    "Residents of {place} were evacuated on {day}, {other} reported.",
    "{speaker} warned on {day} of strikes on depots in {place}.",
)
_WORDS = """
road bridge field house market school river station depot bus garden roof window engine crew night
harvest letter map convoy engineer column forest summer shelter signal answer promise village line
""".split()


class Measured(NamedTuple):
    """One size: how long it took, what became of the seeds, and the most memory used, in MB."""

    count: int
    seconds: float
    outcomes: Counter[str]
    peak: float
    peak_of_helpers: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert made-up seeds of each size and print a line for each."""
    parser = argparse.ArgumentParser(description="Measure the converter.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args(arguments).sizes
    content = read_content(CONTENT)
    print(f"convert: {len(content.events)} events on file, {processes()} processes")  # noqa: T201
    for size in sizes:
        print(_line(measure(size, content)))  # noqa: T201
    return 0


def measure(count: int, content: Content) -> Measured:
    """Convert `count` seeds into an empty folder."""
    with TemporaryDirectory() as folder:
        seeds = list(write(count, Path(folder) / "seeds", content.record))
        start = perf_counter()
        results = convert(seeds, content, Path(folder) / "events")
        outcomes = Counter(result.outcome.value for result in results)
        seconds = perf_counter() - start
    return Measured(
        count,
        seconds,
        outcomes,
        _megabytes(resource.RUSAGE_SELF),
        _megabytes(resource.RUSAGE_CHILDREN),
    )


def write(count: int, folder: Path, record: Record) -> Iterator[Path]:
    """Write `count` seeds and yield their files; the same count always gives the same bytes."""
    folder.mkdir(parents=True)
    random = Random(_SEED)
    for number in range(count):
        path = folder / f"{number:06}.txt"
        path.write_text(article(random, record), encoding="utf-8")
        yield path


def article(random: Random, record: Record) -> str:
    """Return one made-up article."""
    like = record.vocabulary.is_like
    persons = [one.name for one in record.actors if like("actors", one.kind, "person")]
    bodies = [one.name for one in record.actors if one.name not in persons]
    places = [one.name for one in record.places if not like("places", one.kind, "country")]
    reported = _FIRST + timedelta(days=random.randrange(20))
    speaker, other = random.sample(persons, 2)
    place, second = random.sample(places, 2)
    day = f"{reported.day} {reported:%B}"
    lead = random.choice(_HAPPENED).format(place=place, speaker=speaker, other=other, day=day)
    return (
        f" date {reported} {lead} {_sentence(random)}\n\n"
        f"Source: {speaker} on Telegram; {random.choice(record.outlets.entries).name}\n\n"
        f'Quote from {speaker}: "{_sentence(random)} {_sentence(random)}"\n\n'
        f"Details: According to {other}, the {_some(random, 9)} in {second}. {_sentence(random)}"
        "\n\n"
        f'"{_sentence(random)[:-1]}," {other} said. {_sentence(random)} {_sentence(random)}\n\n'
        f"Background:\n\n- On 12 March, the {random.choice(bodies)} reported that it had crossed "
        f"the border near {second}. {_sentence(random)}\n"
    )


def _sentence(random: Random) -> str:
    return f"{_some(random, random.randrange(8, 22)).capitalize()}."


def _some(random: Random, count: int) -> str:
    return " ".join(random.choices(_WORDS, k=count))


def _megabytes(who: int) -> float:
    """Return the most memory held at once: of this process, or of the largest helper."""
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(who).ru_maxrss / unit


def _line(one: Measured) -> str:
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in one.outcomes.most_common())
    return (
        f"{one.count:>7,} seeds: {one.seconds:6.1f} s, {one.count / one.seconds:6.0f} seeds/s, "
        f"{one.peak:.0f} MB, helpers {one.peak_of_helpers:.0f} MB each ({outcomes})"
    )


if __name__ == "__main__":
    sys.exit(main())
