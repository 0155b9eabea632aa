"""Circles in what names what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_SHOWN = 6


class Cycle(NamedTuple):
    """A way that comes back to where it began; `source` names `target` and so closes it."""

    source: str
    target: str
    way: tuple[str, ...]

    @property
    def label(self) -> str:
        """The way in words, such as `a → b → a`; a long one is cut."""
        shown = self.way if len(self.way) <= _SHOWN else (*self.way[: _SHOWN - 1], "…")
        return " → ".join((*shown, self.target))


def find(links: Mapping[str, Sequence[str]]) -> Iterator[Cycle]:
    """Yield a circle for every link that closes one; each link is followed once.

    A name that stands for itself is left out: that is another mistake, with another cure.
    """
    done: set[str] = set()
    for start in links:
        way = {} if start in done else {start: iter(links[start])}
        while way:
            here, targets = next(reversed(way.items()))
            target = next(targets, None)
            if target is None:
                done.add(here)
                del way[here]
            elif target in way and target != here:
                names = list(way)
                yield Cycle(here, target, tuple(names[names.index(target) :]))
            elif target in links and target not in way and target not in done:
                way[target] = iter(links[target])
