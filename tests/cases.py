"""Score the converter on the cases of a folder, apart from the golden articles.

`python -m tests.cases FOLDER [CONTENT]`: FOLDER holds articles and, in `expected.yml`, the facts to
be read from each; CONTENT is the record that they are converted against, by default the site's.
What the keys of `expected.yml` mean stands in FACTS.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
import yaml

from timeline.convert import Draft, drafts
from timeline.model import InputError
from timeline.record import read_content

CONTENT = Path(__file__).parents[1] / "content"


class Fact(NamedTuple):
    """One fact of one article: whether it was read, and what was read."""

    article: str
    key: str
    is_right: bool
    expected: Any
    got: Any


def _speakers(made: Draft) -> list[str]:
    return sorted(quote.speaker for quote in made.event.quotes)


def _notes(made: Draft) -> str:
    return "\n".join(made.event.review).casefold()


def _same(made: Draft) -> list[str]:
    return [link.id for link in made.same_event_as]


def _outlets(made: Draft) -> list[str]:
    return [source.outlet for source in made.event.sources]


# What is read from a draft, and whether it is as expected.
FACTS: Mapping[str, tuple[Callable[[Draft], Any], Callable[[Any, Any], bool]]] = {
    "date": (lambda made: str(made.event.date), str.__eq__),
    "reported": (lambda made: str(made.reported), str.__eq__),
    "strand": (lambda made: str(made.strand), lambda want, got: want in ("any", got)),
    "speaker": (lambda made: made.event.speaker, lambda want, got: want == got),
    "speaker_any": (
        lambda made: [made.event.speaker, *made.event.told_by],
        lambda want, got: want in got,
    ),
    "claimant": (lambda made: list(made.event.told_by), lambda want, got: [want] == got),
    "quotes": (lambda made: len(made.event.quotes), lambda want, got: want == got),
    "quote_by": (_speakers, lambda want, got: sorted(want) == got),
    "places": (lambda made: sorted(made.event.places), lambda want, got: set(want) <= set(got)),
    "not_places": (lambda made: list(made.event.places), lambda want, got: not {*want} & {*got}),
    "actors": (lambda made: list(made.event.actors), lambda want, got: set(want) <= set(got)),
    "not_actors": (lambda made: list(made.event.actors), lambda want, got: not {*want} & {*got}),
    "review_mentions": (_notes, lambda want, got: want.casefold() in got),
    "review_not_mentions": (_notes, lambda want, got: want.casefold() not in got),
    "same_event": (_same, lambda want, got: want in got),
    "not_same_event": (_same, lambda want, got: want != next(iter(got), None)),
    "sources": (lambda made: len(made.event.sources), lambda want, got: want == got),
    "source_outlets": (_outlets, lambda want, got: set(want) <= set(got)),
    "refused_or_noted": (_notes, lambda want, got: want.casefold() in got),
    "recalls_day": (
        lambda made: list(made.event.recalls),
        lambda want, got: bool(got) and all(DAYS.get(each) == want for each in got),
    ),
}
DAYS: dict[str, str] = {}


def facts(folder: Path, content: Path) -> Iterator[Fact]:
    """Yield every fact that the cases of a folder expect."""
    expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
    known = read_content(content)
    DAYS.update((event.id, str(event.date)) for event in known.events)
    paths = [folder / name for name in expected]
    for path, made in drafts(paths, known):
        for key, want in expected[path.name].items():
            if isinstance(made, InputError):
                told = "; ".join(problem.message for problem in made.problems)
                yield Fact(path.name, key, key == "refused_or_noted", want, told)
            else:
                read, is_right = FACTS[key]
                got = read(made)
                yield Fact(path.name, key, is_right(want, got), want, got)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument(
    "content", type=click.Path(exists=True, file_okay=False, path_type=Path), default=CONTENT
)
def main(folder: Path, content: Path) -> None:
    """Print which facts of the cases in FOLDER are not read, and how many are."""
    found = list(facts(folder, content))
    for fact in found:
        if not fact.is_right:
            click.echo(f"{fact.article}  {fact.key}: expected {fact.expected}, got {fact.got!r}")
    right = Counter(fact.is_right for fact in found)
    articles = {fact.article for fact in found}
    whole = articles - {fact.article for fact in found if not fact.is_right}
    click.echo(f"{right[True]} of {len(found)} facts, {len(whole)} of {len(articles)} articles")


if __name__ == "__main__":
    main()
