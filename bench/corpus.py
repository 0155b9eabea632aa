"""A made-up record on disk, written for several generators at once.

    python -m bench.corpus 1000 /somewhere --dialects ours hugo

The same number of events always gives the same bytes. Below the folder, `ours` is a whole site:
`timeline build --root /somewhere/ours` builds it.
"""

import argparse
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.dialects import DIALECTS
from bench.events import Event, made_up
from bench.world import VOCABULARY_FILE, Actor, Entry, Outlet, Place, Question, World

ROOT = Path(__file__).parent.parent
SEED = 7
SITE_NAME = "Bench timeline"
URL = "https://example.org"
_SETTINGS = f'''"""A made-up record, for measuring."""

SITENAME = "{SITE_NAME}"
SITEURL = "{URL}"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ["C"]
PATH = "content"
OUTPUT_PATH = "output"
THEME = {{theme!r}}
PLUGINS = ["timeline.plugin"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
TIMELINE = {{{{"standfirst": "Made-up events, for measuring."}}}}
'''


def write(count: int, folder: Path, *, dialects: Iterable[str], seed: int = SEED) -> Event:
    """Write `count` events below `folder`, in a folder of its own for each dialect.

    Returns an event in the middle.
    """
    return write_each(count, {folder / name: name for name in dialects}, seed=seed)


def write_each(count: int, dialects: Mapping[Path, str], *, seed: int = SEED) -> Event:
    """Write `count` events into each folder in its dialect, and return one in the middle.

    It answers and recalls no other, so its date can be another.
    """
    world, events = made_up(count, seed=seed)
    for folder, name in dialects.items():
        (folder / DIALECTS[name].folder).mkdir(parents=True, exist_ok=True)
        if name == "ours":
            _write_site(folder, world)
    homes = [(folder / DIALECTS[name].folder, DIALECTS[name]) for folder, name in dialects.items()]
    middle: list[Event] = []
    for number, event in enumerate(events):
        if number >= count // 2 and not middle and not (event.is_said or event.recalls):
            middle.append(event)
        for home, dialect in homes:
            (home / dialect.name(event)).write_bytes(dialect.text(event).encode())
    return middle[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a record as the command line says, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("count", type=int, help="how many events")
    parser.add_argument("folder", type=Path, help="where to; files there are overwritten")
    parser.add_argument("--dialects", nargs="+", choices=DIALECTS, default=["ours"])
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args(arguments)
    write(chosen.count, chosen.folder, dialects=chosen.dialects, seed=chosen.seed)
    return 0


def _write_site(home: Path, world: World) -> None:
    """Write what a site of ours needs beside its events; its maps are those of the real site."""
    registries = home / "content" / "data"
    shutil.copytree(ROOT / "content/data/map", registries / "map", dirs_exist_ok=True)
    shutil.copy(VOCABULARY_FILE, registries)
    for name, entries in _registries(world):
        (registries / name).mkdir(exist_ok=True)
        for entry_id, text in entries:
            (registries / name / f"{entry_id}.yml").write_text(text, encoding="utf-8")
    settings = _SETTINGS.format(theme=str(ROOT / "theme"))
    (home / "pelicanconf.py").write_text(settings, encoding="utf-8")


def _registries(world: World) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    yield "actors", map(_actor, world.actors.items)
    yield "places", map(_place, (*world.oblasts, *world.settlements.items))
    yield "outlets", map(_outlet, world.outlets.items)
    yield "questions", map(_question, world.questions.items)


def _entry(entry: Entry, *lines: str) -> tuple[str, str]:
    """Return the id of an entry and the text of its file."""
    start = (f"name: {entry.name}", f"aliases: [{entry.alias}]")
    return entry.id, "".join(f"{line}\n" for line in (*start, *lines))


def _actor(actor: Actor) -> tuple[str, str]:
    return _entry(actor, f"kind: {actor.kind}", f"side: {actor.side}", f"role: {actor.role}")


def _place(place: Place) -> tuple[str, str]:
    lines = [f"kind: {place.kind}"]
    if place.within:
        lines.append(f"within: {place.within.id}")
    lines.append("country: RU")
    if place.point:
        lines += [f"lat: {place.point[0]}", f"lon: {place.point[1]}"]
        lines += ["radius_km: 1", "coord_basis: made up"]
    return _entry(place, *lines)


def _outlet(outlet: Outlet) -> tuple[str, str]:
    return _entry(outlet, f"kind: {outlet.kind}", "side: none", f"domains: [{outlet.domain}]")


def _question(question: Question) -> tuple[str, str]:
    return _entry(
        question,
        f"question: Who decides on the {question.name}?",
        f"about: Made up to measure how long pages of questions take on {question.place.name}.",
        f"places: [{question.place.id}]",
        "kind: open",
    )


if __name__ == "__main__":
    raise SystemExit(main())
