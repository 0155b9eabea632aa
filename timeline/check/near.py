"""Names near one on file: of one of them, somebody meant the other."""

from collections.abc import Iterator
from typing import Any

from timeline.record import Registry, names
from timeline.text import confusables
from timeline.text.confusables import fold

_LOOKS = str.maketrans(*confusables.LOOKALIKES)
_SHORTEST, _LONG = 4, 8  # letters: shorter names differ by their letters, in longer ones two slip
_MARKS = "“”„«»‘’‹›\"'"


def near(name: str, registry: Registry[Any], *, has_surnames: bool) -> tuple[str, ...]:
    """Return the ids of what `name` may have been meant for, in the order of the registry."""
    written = skeleton(name)
    parts = _words if names.is_id(name) else _last_words
    found = dict.fromkeys(
        entry.id
        for entry in registry
        if any(_is_near(written, skeleton(each)) for each in _spellings(entry))
        or (has_surnames and len(written) >= _SHORTEST and written in parts(entry))
    )
    exact = [entry_id for entry_id in found if is_same(name, registry.by_id[entry_id])]
    return tuple(exact or found)


def is_same(name: str, entry: Any) -> bool:  # noqa: ANN401
    """Return whether a name is a spelling of an entry but for its form."""
    return skeleton(name) in map(skeleton, _spellings(entry))


def _spellings(entry: Any) -> Iterator[str]:  # noqa: ANN401  # of whatever registry
    yield entry.id
    yield entry.name
    yield from entry.aliases


def _last_words(entry: Any) -> set[str]:  # noqa: ANN401
    """Return what may be a surname: the last word of each name of several words."""
    return {words[-1] for each in _spellings(entry) if len(words := skeleton(each).split()) > 1}


def _words(entry: Any) -> set[str]:  # noqa: ANN401
    return _last_words(entry) | set(skeleton(entry.id).split())


def skeleton(name: str) -> str:
    """Return a name without what is easily mistaken: case, accents, hyphens, letters that look."""
    return fold(name.strip(_MARKS).replace("-", " ")).translate(_LOOKS)


def _is_near(one: str, other: str) -> bool:
    if one == other:
        return True
    least = min(len(one), len(other))
    most = 0 if least < _SHORTEST else 1 if least < _LONG else 2
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    return _distance(one, other, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """Return how many letters were put in, left out, changed or swapped; more than `most` is far.

    https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance (optimal string alignment)
    """
    before, last = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
