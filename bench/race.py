"""A race: the same site from the same made-up events, by several generators in turn.

    python -m bench.race --sizes 1000 10000 --rounds 5 --contenders ours stock hugo eleventy

Each round is a cold build, one after an edit to the text of one event, one with nothing changed,
and one each with a new event, with another date of one, and with another name of an actor (the
registries are ours alone: for the others that is one more edit). Contenders take turns within a
round, and another one begins each time.
"""

import argparse
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bench import corpus
from bench.contenders import CONTENDERS, Lane, forget
from bench.dialects import DIALECTS
from bench.events import Event
from bench.measure import Cost, RunError, run
from bench.table import COLD, DATE, EDIT, ENTRY, NEW, WORK, Found, as_markdown

_TABLE = re.compile(r"(?<=<!-- table -->\n).*(?=<!-- end of table -->)", re.DOTALL)
_CONSOLE = Console(stderr=True, highlight=False)
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A record on disk, who races on it in which folders, the event that each edits, and so far:

    the costs by contender and work, and a line for each contender that dropped out.
    """

    events: int
    lanes: Mapping[str, Lane]
    edited: dict[str, Event]
    limit: float
    costs: defaultdict[tuple[str, str], list[Cost]]
    notes: dict[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Race as the command line says, and return the exit status."""
    chosen = _parser().parse_args(arguments)
    names = list(_able(["full"] if chosen.full else chosen.contenders))
    if not names:
        return 2
    with tempfile.TemporaryDirectory(prefix="bench-", dir=chosen.folder) as folder:
        found = _race(names, chosen, Path(folder))
    text = as_markdown(found)
    if chosen.table:
        _put(text, chosen.table)
    print(text)  # noqa: T201  # a command's answer
    return 0


def _parser() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "python -m bench.race", description=__doc__, formatter_class=form
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    same = [name for name, contender in CONTENDERS.items() if contender.is_same]
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=same)
    parser.add_argument("--full", action="store_true", help="our full site alone")
    parser.add_argument("--limit", type=float, default=900, help="seconds one run may take")
    parser.add_argument("--folder", type=Path, help="where to work, such as a disk in memory")
    parser.add_argument("--table", type=Path, help="a file to put the result in")
    return parser


def _race(names: Sequence[str], chosen: argparse.Namespace, folder: Path) -> list[Found]:
    turns = len(chosen.sizes) * chosen.rounds * len(WORK) * len(names)
    with Progress(console=_CONSOLE, transient=True, disable=not _CONSOLE.is_terminal) as progress:
        task = progress.add_task("writing the record", total=turns)

        def tell(doing: str) -> None:
            progress.update(task, description=doing, advance=1)

        return [
            _rounds(_course(size, names, folder, chosen.limit), chosen.rounds, tell)
            for size in chosen.sizes
        ]


def _able(names: Sequence[str]) -> Iterator[str]:
    """Yield those who can race here, and say what the others lack."""
    for name in names:
        if lacks := CONTENDERS[name].lacks():
            _CONSOLE.print(f"{name} does not race: {lacks}")
        else:
            yield name


def _course(size: int, names: Sequence[str], folder: Path, limit: float) -> Course:
    """Write the record and make everyone ready; who cannot be is out from the start."""
    lanes = {name: _lane(folder / str(size) / name, folder) for name in names}
    contents = {lane.content: CONTENDERS[name].dialect for name, lane in lanes.items()}
    edited = corpus.write_each(size, contents)
    notes: dict[str, str] = {}
    for name, lane in lanes.items():
        try:
            CONTENDERS[name].prepare(lane)
        except (OSError, subprocess.CalledProcessError) as error:
            notes[name] = f"{name}: cannot be made ready: {error}"
    return Course(
        events=size,
        lanes=lanes,
        edited=dict.fromkeys(names, edited),
        limit=limit,
        costs=defaultdict(list),
        notes=notes,
    )


def _rounds(course: Course, rounds: int, tell: Tell) -> Found:
    names = list(course.lanes)
    for turn in range(rounds):
        first = turn % len(names)
        for work in WORK:
            for name in names[first:] + names[:first]:
                tell(f"{course.events:,} events, round {turn + 1}: {name}, {work}")
                if name not in course.notes:
                    _run(name, work, turn, course)
    return Found(
        events=course.events, rounds=rounds, costs=course.costs, notes=[*course.notes.values()]
    )


def _lane(own: Path, shared: Path) -> Lane:
    return Lane(content=own / "content", output=own / "out", cache=own / "cache", shared=shared)


def _run(name: str, work: str, turn: int, course: Course) -> None:
    """Let one contender do one work; where it fails, it is out."""
    contender, lane = CONTENDERS[name], course.lanes[name]
    if work == COLD:
        forget(lane)
    if change := CHANGES.get(work):
        course.edited[name] = change(course.edited[name], turn, contender.dialect, lane)
    try:
        cost = run(
            contender.command(lane),
            folder=contender.folder(lane),
            environment=contender.environment(lane),
            output=lane.output,
            limit=course.limit,
        )
        course.costs[name, work].append(cost)
    except RunError as error:
        course.notes[name] = f"{name}: {error} ({work})"


def _edit(event: Event, turn: int, name: str, lane: Lane) -> Event:
    """Change the last paragraph of one event, otherwise in every round."""
    edited = replace(event, body=f"{event.body} This was changed in round {turn + 1}.")
    _write(edited, name, lane)
    return edited


def _add(event: Event, turn: int, name: str, lane: Lane) -> Event:
    """Write another event, some days before."""
    title = f"Round {turn + 1} brings another matter"
    # Far enough apart that no two of them fall on one day, wherever the event has moved.
    time = event.time - timedelta(days=3 * (turn + 2))
    _write(replace(event, id=f"another-{turn + 1}", title=title, time=time), name, lane)
    return event


def _move(event: Event, turn: int, name: str, lane: Lane) -> Event:
    """Change the day of one event to the one before, and back in the next round."""
    moved = replace(event, time=event.time + timedelta(days=1 if turn % 2 else -1))
    _path(event, name, lane).unlink()
    _write(moved, name, lane)
    return moved


def _rename(event: Event, turn: int, name: str, lane: Lane) -> Event:
    """Change the name of the first actor of one event, where there is a registry."""
    if name != "ours":
        return _edit(event, turn, name, lane)
    path = lane.content / f"content/data/actors/{event.actors[0].id}.yml"
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{first} {turn + 1}\n{rest}", encoding="utf-8")
    return event


CHANGES: Mapping[str, Callable[[Event, int, str, Lane], Event]] = {
    EDIT: _edit,
    NEW: _add,
    DATE: _move,
    ENTRY: _rename,
}


def _path(event: Event, name: str, lane: Lane) -> Path:
    dialect = DIALECTS[name]
    return lane.content / dialect.folder / dialect.name(event)


def _write(event: Event, name: str, lane: Lane) -> None:
    _path(event, name, lane).write_text(DIALECTS[name].text(event), encoding="utf-8")


def _put(text: str, path: Path) -> None:
    """Write `text` between the two marks in the file at `path`, or as a new file."""
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    marked = _TABLE.search(old)
    new = f"{old[: marked.start()]}\n{text}\n{old[marked.end() :]}" if marked else f"{text}\n"
    path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
