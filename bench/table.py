"""What a race found, as Markdown: ratios first, then the figures."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.contenders import CONTENDERS
from bench.measure import Cost

COLD, EDIT, NOTHING = "cold", "one edit", "nothing changed"
NEW, DATE, ENTRY = "a new event", "another date", "another name"
WORK = (COLD, EDIT, NOTHING, NEW, DATE, ENTRY)
_REFERENCES = ("hugo", "stock")
_SAME = 0.02  # sites of the same work differ by no more in bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one size gave: for each contender and work, the costs of the rounds; and what failed."""

    events: int
    rounds: int
    costs: Mapping[tuple[str, str], Sequence[Cost]]
    notes: Sequence[str]

    @property
    def names(self) -> tuple[str, ...]:
        """The contenders that finished every round."""
        names = dict.fromkeys(name for name, _ in self.costs)
        return tuple(n for n in names if all(self._is_whole(n, work) for work in WORK))

    def _is_whole(self, name: str, work: str) -> bool:
        return len(self.costs.get((name, work), ())) == self.rounds


def as_markdown(results: Iterable[Found]) -> str:
    """Return everything found as Markdown, with the machine and the versions."""
    found = list(results)
    lines = [machine(), "", f"{_versions(found)}.", ""]
    for one in found:
        lines += [f"### {one.events:,} events", "", _rounds(one), ""]
        lines += [*_ratios(one), *_figures(one), *_notes(one)]
    return "\n".join(lines)


def machine() -> str:
    """Return what the figures were measured on, in one line."""
    parts = (_processor(), f"{os.cpu_count()} processors", _memory(), platform.system())
    return f"Measured on: {', '.join(filter(None, parts))}."


def _processor() -> str:
    return _line("/proc/cpuinfo", "model name") or platform.machine()


def _memory() -> str:
    size = _line("/proc/meminfo", "MemTotal").removesuffix(" kB")
    return f"{int(size) / 1024 / 1024:.0f} GiB" if size else ""


def _line(path: str, key: str) -> str:
    if not Path(path).is_file():
        return ""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith(key):
            return line.partition(":")[2].strip()
    return ""


def _versions(found: Iterable[Found]) -> str:
    names = dict.fromkeys(name for one in found for name in one.names)
    return ", ".join(dict.fromkeys(CONTENDERS[name].version() for name in names))


def _rounds(found: Found) -> str:
    times = "1 round" if found.rounds == 1 else f"Medians of {found.rounds} rounds"
    return f"{times}; contenders took turns within each."


def _ratios(found: Found) -> Iterator[str]:
    """Yield a table of each contender's time and memory over those of Hugo and stock Pelican."""
    rows = [
        (name, other)
        for name in found.names
        for other in _REFERENCES
        if name not in _REFERENCES and other in found.names
    ]
    if rows:
        yield _row("ratio", *(f"time, {work}" for work in WORK), "memory, cold")
        yield _row("---", *("---:" for _ in WORK), "---:")
    for name, other in rows:
        times = (_ratio(found, name, other, work, "wall") for work in WORK)
        memory = _ratio(found, name, other, COLD, "memory")
        yield _row(f"{_title(name)} / {_title(other)}", *times, memory)
    if rows:
        yield ""


def _ratio(found: Found, name: str, other: str, work: str, key: str) -> str:
    """Return the median over the rounds, each with its own ratio: the machine's speed drifts."""
    pairs = zip(found.costs[name, work], found.costs[other, work], strict=True)
    ratios = [getattr(one, key) / getattr(two, key) for one, two in pairs if getattr(two, key)]
    return f"{median(ratios):.3g}" if ratios else "–"


def _figures(found: Found) -> Iterator[str]:
    heads = "wall s,ms an event,CPU s,peak MB,files,MB,files written".split(",")
    yield _row("contender", "work", *heads)
    yield _row("---", "---", *("---:" for _ in heads))
    for name in found.names:
        for work in WORK:
            yield _row(_title(name), work, *_numbers(found.costs[name, work], found.events))
    yield ""


def _numbers(costs: Sequence[Cost], events: int) -> Iterator[str]:
    wall, memory = _median(costs, "wall"), _median(costs, "memory")
    yield f"{wall:.2f}"
    yield f"{1000 * wall / events:.2f}"
    yield f"{_median(costs, 'cpu'):.2f}"
    yield f"{memory / 1e6:.0f}" if memory else "–"
    yield f"{_median(costs, 'files'):,.0f}"
    yield f"{_median(costs, 'size') / 1e6:.1f}"
    yield f"{_median(costs, 'written'):,.0f}"


def _notes(found: Found) -> Iterator[str]:
    yield from (f"- {note}" for note in (*found.notes, *_sameness(found)))
    yield ""


def _sameness(found: Found) -> Iterator[str]:
    """Say whether those who should have made the same site have."""
    same = [name for name in found.names if CONTENDERS[name].is_same]
    made = [found.costs[name, COLD][0] for name in same]
    if len(made) < 2:
        return
    files, sizes = {cost.files for cost in made}, [cost.size for cost in made]
    apart = max(sizes) / min(sizes) - 1
    is_same = len(files) == 1 and apart <= _SAME
    names = ", ".join(map(_title, same))
    verdict = "the same work" if is_same else "NOT the same work"
    counts = " or ".join(f"{count:,.0f}" for count in sorted(files))
    yield f"{names}: {verdict}, {counts} files, bytes {apart:.1%} apart."


def _median(costs: Iterable[Cost], key: str) -> float:
    return float(median(getattr(cost, key) for cost in costs))


def _title(name: str) -> str:
    return CONTENDERS[name].title


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
