"""Measure the converter on short texts with known truth: `python -m tests.passages`.

`tests/golden/passages` holds one text a line, in JSON, written by others who knew nothing of the
program: `leads` have a headline, a few sentences and what an event of them has, `voices` a few
sentences with quotations and whose these are, `kinds` what a lead has and its kind alone. What is
measured is told in `evaluate`. Their truths were read once only, so a share of what seems wrong
here is theirs.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tests import evaluate
from timeline.convert import drafts

PASSAGES = evaluate.GOLDEN.parent / "passages"
_MONTHS = {
    "en": "January February March April".split(),
    "uk": "січня лютого березня квітня".split(),
    "ru": "января февраля марта апреля".split(),
}
# Passages of voices and kinds name no day of their own.
_PUBLISHED = "2024-03-20"
_FIELDS = {
    "leads": ("date", "speaker", "kind", "actors", "places", "quotes"),
    "voices": ("quotes",),
    "kinds": ("kind",),
}


def lines(form: str, lang: str) -> Iterator[dict[str, Any]]:
    """Yield the passages of a form, `leads`, `voices` or `kinds`, in a language, in order."""
    for line in (PASSAGES / form / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def text(passage: evaluate.Event, lang: str) -> str:
    """Return a passage as the text of an article, with the day on which it was published."""
    day = date.fromisoformat(passage.get("published", _PUBLISHED))
    stamp = f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"
    body = passage.get("text") or passage["body"]
    return "\n\n".join([*filter(None, [passage.get("headline")]), stamp, body]) + "\n"


def compared(form: str, lang: str) -> Iterator[evaluate.Comparison]:
    """Convert every passage and yield its comparison in every field of its form."""
    told = {f"{passage['id']}.txt": passage for passage in lines(form, lang)}
    with tempfile.TemporaryDirectory() as folder:
        for name, passage in told.items():
            (Path(folder) / name).write_text(text(passage, lang), encoding="utf-8")
        content = evaluate.record(evaluate.BY_OTHERS)
        for path, made in drafts(evaluate.articles(Path(folder)), content):
            yield from _compared(path.name, told[path.name], evaluate.event(made), form)


def _compared(
    name: str, truth: evaluate.Event, got: evaluate.Event, form: str
) -> Iterator[evaluate.Comparison]:
    for one in evaluate.compare(name, truth, got):
        if one.field == "quotes":
            one = one._replace(expected=_unstopped(one.expected), got=_unstopped(one.got))
        if one.field in _FIELDS[form]:
            yield one


def _unstopped(quotes: Counter[evaluate.Value]) -> Counter[evaluate.Value]:
    """Return quotations without the full stop at their end, which some writers left out."""
    return Counter((speaker, words.rstrip(".")) for speaker, words in quotes)


@click.command()
@click.argument("form", type=click.Choice([*_FIELDS]))
@click.argument("langs", nargs=-1, type=click.Choice([*_MONTHS]))
@click.option(
    "--show", type=click.Choice([*evaluate.FIELDS]), multiple=True, help="List what differs."
)
def main(form: str, langs: tuple[str, ...], show: tuple[str, ...]) -> None:
    """Print how well the passages of a FORM are read, by default in all languages."""
    found = [one for lang in langs or _MONTHS for one in compared(form, lang)]
    tallies = evaluate.tally(found)
    click.echo(evaluate.plain({field: tallies[field] for field in _FIELDS[form]}))
    for field in show:
        click.echo("\n".join((f"\n{field}", *evaluate.misses(found, field))))


if __name__ == "__main__":
    main()
