"""Measure the converter on articles with known truth: `python -m tests.evaluate [FOLDER]`.

A folder holds `NAME.txt`, `.md` or `.html` with `NAME.json`, the truth, beside it, and in `record/`
the content that the articles are converted against; a folder without one takes the golden one's,
and `tests/golden/by_others`, `…/second`, `…/short`, `…/third` to `…/twentieth` that of this site.
Every field is compared as a bag of values, so a wrong value in place of the right one counts twice:
as missed and as false. A false one costs three in the score. A quotation of the truth whose speaker
is null is of somebody without a name, or on no file: no event can hold it, so what is right is that
a draft puts the words into nobody's mouth, and a draft that does has them false. The last line of
the table is the sum over all fields, and below it stands how much of what was to be found is right
and how much of what was found is false. What the truth leaves out on purpose is told in
`test_golden_articles.py`. The truths of `eighth` to `tenth`, `thirteenth`, `fourteenth`,
`sixteenth` and `eighteenth` are those of two readers who did not see each other's, and where these
differed, of a third.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.table import Table

from timeline.convert import Draft, as_json, drafts
from timeline.model import InputError
from timeline.record import Content, read_content

GOLDEN = Path(__file__).parent / "golden" / "articles"
# Written by others who knew nothing of the program, to be read with the content of this site.
BY_OTHERS = GOLDEN.parent / "by_others"
SUFFIXES = frozenset({".txt", ".md", ".html"})
# English puts the comma of its own sentence inside the marks: “We go on,” he said.
_HOST_COMMA = re.compile(r",\s*$")
# Where a quotation runs over paragraphs, many papers open each of them with the mark again.
_REOPENED = re.compile(r"\n\s*[\"“„«]")

# Somebody who never said it reads a false word of his own; a gap is filled in a minute.
_COST = 3
# A draft has to have a source; this entry of the registry says that the article names none.
_NO_OUTLET = "unidentified"

Event = Mapping[str, Any]  # an event as JSON has it
Value = str | tuple[str | None, str]


def one(key: str) -> Callable[[Event], Iterable[Value]]:
    """Return a reader of the field `key` that holds one value or none."""
    return lambda event: [event[key]] if event.get(key) else []


def many(key: str) -> Callable[[Event], Iterable[Value]]:
    """Return a reader of the field `key` that holds a list of ids, each counted once."""
    return lambda event: list(dict.fromkeys(event.get(key) or ()))


def first(key: str) -> Callable[[Event], Iterable[Value]]:
    """Return a reader of the first of the field `key`, which a person sees as the likeliest."""
    return lambda event: list(event.get(key) or ())[:1]


def quotes(event: Event) -> Iterable[Value]:
    """Return speaker and words of what has a speaker on file, the words as they are compared."""
    told = (quote for quote in event.get("quotes") or () if quote.get("speaker"))
    return [(quote["speaker"], spoken(quote["text"])) for quote in told]


def outlets(event: Event) -> Iterable[Value]:
    """Return every outlet once: the truth lists ids, a draft lists sources that name them."""
    sources = event.get("sources") or ()
    named = (source if isinstance(source, str) else source["outlet"] for source in sources)
    return [outlet for outlet in dict.fromkeys(named) if outlet != _NO_OUTLET]


def spoken(text: str) -> str:
    """Return exact words without what is not the speaker's: paragraph marks, a last comma."""
    return _HOST_COMMA.sub("", " ".join(_REOPENED.sub("\n", text).split()))


FIELDS: Mapping[str, Callable[[Event], Iterable[Value]]] = {
    "date": one("date"),
    "reported": one("reported"),
    "speaker": one("speaker"),
    "kind": one("kind"),
    "actors": many("actors"),
    "places": many("places"),
    "quotes": quotes,
    "sources": outlets,
    "recalls": many("recalls"),
    "same_event_as": first("same_event_as"),
}


class Comparison(NamedTuple):
    """One field of one article: what was to be found and what was."""

    article: str
    field: str
    expected: Counter[Value]
    got: Counter[Value]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values of a field were right, missed and false."""

    right: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return what two fields, or two parts of one, have together."""
        right, missed = self.right + other.right, self.missed + other.missed
        return Tally(right, missed, self.false + other.false)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def score(self) -> float:
        """The share that is right, where a false value weighs as much as three that are missed."""
        return self.right / max(self.right + self.missed + _COST * self.false, 1)

    @property
    def recall(self) -> float:
        """The share of what was to be found that was found; 1 where nothing was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def articles(folder: Path) -> list[Path]:
    """Return the articles of a folder in the order of their names."""
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)


def truth(article: Path) -> dict[str, Any]:
    """Return what a careful reader makes of an article."""
    return json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))


def record(folder: Path) -> Content:
    """Return the content that the articles of a folder are converted against."""
    is_by_others = folder.resolve().is_relative_to(BY_OTHERS)
    own = BY_OTHERS.parents[2] / "content" if is_by_others else folder / "record"
    return read_content(own if own.is_dir() else GOLDEN / "record")


def evaluate(folder: Path) -> list[Comparison]:
    """Convert every article of a folder and compare it with its truth, field by field."""
    return [
        comparison
        for path, made in drafts(articles(folder), record(folder))
        for comparison in compare(path.name, truth(path), event(made))
    ]


def compare(article: str, expected: Event, got: Event) -> Iterator[Comparison]:
    """Yield the comparison of two events in every field."""
    for field, read in FIELDS.items():
        yield Comparison(article, field, Counter(read(expected)), Counter(read(got)))


class Found(NamedTuple):
    """How often the event on file that an article reports was named, and nothing where none is.

    A person sees those that are likely, or else those that are similar.
    """

    first: int
    among_three: int
    reported: int
    none: int
    unreported: int


def on_file(folder: Path) -> Found:
    """Return how well the events on file are found that the articles of a folder report."""
    told = [
        (truth(path)["same_event_as"], _shown_events(event(made)))
        for path, made in drafts(articles(folder), record(folder))
    ]
    some = [(wanted, got) for wanted, got in told if wanted]
    return Found(
        first=sum(got[:1] == wanted[:1] for wanted, got in some),
        among_three=sum(wanted[0] in got for wanted, got in some),
        reported=len(some),
        none=sum(not got for wanted, got in told if not wanted),
        unreported=len(told) - len(some),
    )


def _shown_events(event: Event) -> list[str]:
    return [*(event.get("same_event_as") or ()), *(event.get("similar") or ())]


def notes(folder: Path) -> float:
    """Return how many notes a draft has on average."""
    made = [draft for _, draft in drafts(articles(folder), record(folder))]
    counts = [len(draft.event.review) for draft in made if isinstance(draft, Draft)]
    return sum(counts) / max(len(counts), 1)


def tally(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """Return the counts of every field, in the order of FIELDS."""
    counts = {field: Counter[str]() for field in FIELDS}
    for _, field, expected, got in comparisons:
        counts[field]["right"] += (expected & got).total()
        counts[field]["missed"] += (expected - got).total()
        counts[field]["false"] += (got - expected).total()
    return {field: Tally(**count) for field, count in counts.items()}


def total(tallies: Mapping[str, Tally]) -> Tally:
    """Return the counts of all fields together."""
    return sum(tallies.values(), Tally())


def misses(comparisons: Iterable[Comparison], field: str) -> Iterator[str]:
    """Yield, for every article where a field is not as expected, what differs."""
    for article, name, expected, got in comparisons:
        if name == field and expected != got:
            yield f"{article}\n  expected {_shown(expected - got)}"
            yield f"  got      {_shown(got - expected)}"


def rows(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of the table, field by field."""
    for field, count in {**tallies, "all": total(tallies)}.items():
        shares = (f"{share:.1%}" for share in (count.precision, count.recall, count.score))
        yield field, str(count.right), str(count.missed), str(count.false), *shares


HEAD = ("field", "right", "missed", "false", "precision", "recall", "score")


def plain(tallies: Mapping[str, Tally]) -> str:
    """Return the table as text, for a log or a note."""
    return "\n".join(
        f"{field:14}" + "".join(f"{cell:>11}" for cell in cells)
        for field, *cells in (HEAD, *rows(tallies))
    )


def rich_table(tallies: Mapping[str, Tally]) -> Table:
    """Return the table as a terminal shows it."""
    table = Table()
    for number, name in enumerate(HEAD):
        table.add_column(name, justify="right" if number else "left")
    for cells in rows(tallies):
        table.add_row(*cells)
    return table


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=GOLDEN
)
@click.option("--show", type=click.Choice(list(FIELDS)), multiple=True, help="List what differs.")
def main(folder: Path, show: tuple[str, ...]) -> None:
    """Print how well the articles of FOLDER are read, by default the golden ones."""
    comparisons = evaluate(folder)
    tallies = tally(comparisons)
    if sys.stdout.isatty():
        Console().print(rich_table(tallies))
    else:
        click.echo(plain(tallies))
    every, found = total(tallies), on_file(folder)
    click.echo(f"right {every.recall:.1%}, false {1 - every.precision:.1%} over all fields")
    click.echo(
        f"event on file first {found.first} of {found.reported}, among three {found.among_three}; "
        f"none where there is none {found.none} of {found.unreported}; "
        f"{notes(folder):.1f} notes a draft"
    )
    for field in show:
        click.echo("\n".join((f"\n{field}", *misses(comparisons, field))))


def event(made: Draft | InputError) -> Event:
    """Return a draft as JSON has it; of an article that could not be read, nothing."""
    return {} if isinstance(made, InputError) else json.loads(as_json(made))


def _shown(values: Counter[Value]) -> str:
    return "; ".join(map(str, sorted(values.elements(), key=str))) or "nothing"


if __name__ == "__main__":
    main()
