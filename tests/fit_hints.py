"""Fit the hints at kinds on all texts whose kind is known: `python -m tests.fit_hints`.

These are the articles of `tests/golden` and the short texts of `tests/golden/passages`. What else
speaks for a kind, at half its weight, stands fast; what each word adds to that is fitted (logit
with a ridge, by `tests.logit`), and `content/data/hints.yml` is written anew: short words, the
first five and seven letters of longer ones, and concepts, that eight texts or more have, each
kind's apart, also what speaks against it; the slightest are left out. With `--without SET` nothing
is written: it is fitted on all others, and told how many kinds of the set, such as `sixteenth` or
`kinds-en5`, come out right, false and open.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple, NoReturn
from unittest import mock

import click

from tests import evaluate, logit, passages
from timeline.convert.drafting.draft import draft_with
from timeline.convert.files import read
from timeline.convert.happening import kinds
from timeline.convert.happening.opening import Opening
from timeline.convert.known.hints import Shown, worth
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import weighing
from timeline.convert.reading.article import Article
from timeline.convert.speaking.found import Found
from timeline.formats import hintsfile, seedtext
from timeline.formats.seedtext import Seed
from timeline.model import NO_HINTS, HintList, InputError, KindHints
from timeline.record import Record
from timeline.text import concepts, languages

OURS, FIRST = "golden", "first"
# An article of ours was read while the program was made, and a short text tells little.
_WEIGHTS = {OURS: 0.33, "leads": 0.5, "kinds": 0.5}
_SHORT_FORMS = "leads", "kinds"
# So much of what else speaks for a kind counts here, so that words learn to tell it by themselves.
_HALF = 0.5
_RIDGE, _ROUNDS = 0.3, 60
# A word that fewer texts have says nothing, and the slightest weight would round up to one step.
_FEWEST, _SLIGHTEST, _HEAVIEST = 8, 0.07, 20
_STEP = kinds.WEIGHTS.hinted * _HALF
# Of longer words the beginnings of these sizes hint.
_SIZES = 5, 7
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?:^|[.!?:]\s+[\"“„«]?|[\"“„«\n])$")
_NAME = 6  # so many letters of a name are compared


class Task(NamedTuple):
    """A text, the set that it is of, its kind, and whether it is read with our own record."""

    set: str
    kind: str
    weight: float
    is_ours: bool
    seed: Seed


class Told(NamedTuple):
    """A text as it is fitted: its kind, what else speaks for each kind, what its words are worth.

    Its keys are what may hint: words, beginnings of words, concepts.
    """

    kind: str
    weight: float
    scores: Mapping[str, float]
    shown: Shown


class _SeenError(Exception):
    """What is wanted of a text was seen; the rest of the draft would only take time."""


def tasks() -> Iterator[Task]:
    """Yield every text whose kind is known, in order."""
    folders = [path for path in sorted(evaluate.BY_OTHERS.iterdir()) if path.is_dir()]
    for name, folder in ((OURS, evaluate.GOLDEN), (FIRST, evaluate.BY_OTHERS)):
        yield from _articles(name, folder)
    for folder in folders:
        yield from _articles(folder.name, folder)
    for form in _SHORT_FORMS:
        for lang in ("en", "ru", "uk"):
            for line in passages.lines(form, lang):
                seed = seedtext.parse(passages.text(line, lang), name=f"{line['id']}.txt")
                name = f"{form}-{line['id'].partition('-')[0]}"
                yield Task(name, line["kind"], _WEIGHTS[form], False, seed)


def _articles(name: str, folder: Path) -> Iterator[Task]:
    for path in evaluate.articles(folder):
        kind = evaluate.truth(path)["kind"]
        yield Task(name, kind, _WEIGHTS.get(name, 1.0), name == OURS, read(path))


@cache
def _record(*, is_ours: bool) -> Record:
    return evaluate.record(evaluate.GOLDEN if is_ours else evaluate.BY_OTHERS).record


@cache
def _knowledge(*, is_ours: bool, hints: str) -> Knowledge:
    """Return what is known, with the hints of a file's text."""
    record = _record(is_ours=is_ours)
    raw = hints.encode()
    found = hintsfile.read_bytes(raw, path="hints.yml", vocabulary=record.vocabulary).value
    return Knowledge.of(replace(record, hints=found or NO_HINTS, made={}))


def told(task: Task) -> Told | None:
    """Return a text as it is fitted, or None where no kind of it is judged."""
    knowledge = _knowledge(is_ours=task.is_ours, hints="kinds: []\n")
    seen: list[Told] = []

    def judge(article: Article, known: Knowledge, ground: Found) -> NoReturn:
        opening = Opening(article, known, ground)
        scores = {
            kind.id: weighing.score(opening.signs(kind), kinds.WEIGHTS) for kind in opening.kinds
        }
        seen.append(Told(task.kind, task.weight, scores, opening.shown))
        raise _SeenError

    with mock.patch.object(kinds, "judge", judge), suppress(InputError, _SeenError):
        draft_with(task.seed, knowledge)
    return next(iter(seen), None)


def fitted(texts: Sequence[Told], kind_ids: Sequence[str]) -> HintList:
    """Return the hints that texts teach."""
    allowed = _allowed(texts)
    rows = [_keys(text, allowed) for text in texts]
    counts = Counter(key for row in rows for key in row)
    known = sorted(key for key, count in counts.items() if count >= _FEWEST)
    place = {key: at for at, key in enumerate(known)}
    examples = [
        logit.Example(
            kind_ids.index(text.kind),
            text.weight,
            [_HALF * text.scores.get(kind, 0.0) for kind in kind_ids],
            {place[key]: share for key, share in row.items() if key in place},
        )
        for text, row in zip(texts, rows, strict=True)
    ]
    weights = logit.fit(examples, len(known), ridge=_RIDGE, rounds=_ROUNDS)
    return HintList(
        kinds=tuple(
            KindHints(kind=kind, words=_listed({k: weights[place[k]][at] for k in known}))
            for at, kind in enumerate(kind_ids)
        )
    )


def _listed(weights: Mapping[str, float]) -> dict[str, str]:
    """Return words by what they weigh, in whole steps, the heaviest first."""
    found: dict[int, list[str]] = {}
    for word, weight in weights.items():
        if abs(weight) >= _SLIGHTEST and (steps := round(weight / _STEP)):
            found.setdefault(max(-_HEAVIEST, min(_HEAVIEST, steps)), []).append(word)
    return {str(steps): " ".join(found[steps]) for steps in sorted(found, reverse=True)}


def _keys(text: Told, allowed: frozenset[str]) -> Mapping[str, float]:
    """Return under what the words of a text may hint, and what it is worth where they stand."""
    found: dict[str, float] = {}
    for word, share in worth(text.shown).items():
        begun = (key for key in _begun(word) if key in allowed)
        for key in (*begun, *concepts.meant(word)):
            found[key] = max(found.get(key, 0.0), share)
    return found


def _allowed(texts: Sequence[Told]) -> frozenset[str]:
    """Return the words and beginnings of words that are not those of names or days alone."""
    names = _names(texts)
    words = {word for text in texts for word in worth(text.shown)}
    return frozenset(key for word in words if not _is_barred(word, names) for key in _begun(word))


def _begun(word: str) -> Sequence[str]:
    if len(word) < _SIZES[0]:
        return [word] if len(word) > 2 or not word.isascii() else []
    return [f"{word[:size]}*" for size in _SIZES if len(word) >= size]


def _is_barred(word: str, names: frozenset[str]) -> bool:
    """Return whether a word is a name, or of a date: these were such in these texts alone."""
    return word[:_NAME] in names or bool(_dates().fullmatch(word))


@cache
def _dates() -> re.Pattern[str]:
    lines = (*languages.lines("months"), *languages.lines("weekdays"))
    forms = (languages.expression(each) for line in lines for each in line)
    return re.compile("|".join(forms), re.IGNORECASE)


def _names(texts: Iterable[Told]) -> frozenset[str]:
    """Return how words begin that within sentences mostly have a capital."""
    high, low = Counter[str](), Counter[str]()
    for part in (part for text in texts for part in text.shown):
        for word in _LETTERS.finditer(part):
            if not _BEGINS.search(part[max(0, word.start() - 4) : word.start()]):
                (high if word[0][0].isupper() else low)[word[0].lower()[:_NAME]] += 1
    return frozenset(word for word, count in high.items() if count > low[word] / 2)


def outcome(task: Task, hints: str) -> str:
    """Return whether the kind of a text is right, false or open with the hints of a file."""
    try:
        event = draft_with(task.seed, _knowledge(is_ours=task.is_ours, hints=hints)).event
    except InputError:
        return "open"
    return {task.kind: "right", "undecided": "open"}.get(event.kind, "false")


@click.command()
@click.option("--without", "left_out", multiple=True, help="A set to try what others gave on.")
def main(left_out: tuple[str, ...]) -> None:
    """Write the hints of this site anew, or try on some sets what all others teach."""
    found = list(tasks())
    record = _record(is_ours=False)
    kind_ids = [kind.id for kind in record.vocabulary.kinds]
    taught = [task for task in found if task.set not in left_out and task.kind in kind_ids]
    with ProcessPoolExecutor() as pool:
        texts = [each for each in pool.map(told, taught, chunksize=20) if each]
        hints = hintsfile.dumps(fitted(texts, kind_ids))
        for name in left_out:
            own = [task for task in found if task.set == name]
            ends = Counter(pool.map(outcome, own, [hints] * len(own), chunksize=8))
            click.echo(f"{name}: {json.dumps(ends, sort_keys=True)}")
    if not left_out:
        path = evaluate.BY_OTHERS.parents[2] / "content/data/hints.yml"
        path.write_text(hints, encoding="utf-8")
        click.echo(f"{len(texts)} texts, {len(hints):,} characters in {path}")


if __name__ == "__main__":
    main()
