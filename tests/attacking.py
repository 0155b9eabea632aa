"""Attacks as data (tests/attacks/): what strangers may write, and where in a site they write it."""

import hashlib
import json
import os
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from time import process_time
from typing import NamedTuple

import yaml

from tests import small
from timeline import cli

FOLDER = Path(__file__).parent / "attacks"
FAMILIES = sorted(path.stem for path in FOLDER.glob("*.yml"))
# Seconds of the processor in which any file is judged, on a machine that does other things too.
MOST_SECONDS = 15
# Lines that tell of one mistake, or of one flood of them.
MOST_LINES = 60
# What may stand in the folder of a site that was built.
LEFT = frozenset({"content", "seeds", "outside", "pelicanconf.py", "output", ".output.spare"})
_FIRST_DAY = date(2021, 6, 4)
_COMMAND = re.compile(r"::(?:error|warning) file=[^:,\n]+,line=\d+,col=\d+,title=timeline check::")


class Attack(NamedTuple):
    """A text in one place of a site."""

    family: str
    where: str
    text: str

    @property
    def name(self) -> str:
        """A name for the files of this attack, which no other has."""
        return f"at-{hashlib.sha256(repr(tuple(self)).encode()).hexdigest()[:12]}"


class Outcome(NamedTuple):
    """The exit status of `check`, what it printed, and the seconds it took."""

    status: int
    printed: str
    seconds: float


def attacks(family: str) -> Iterator[Attack]:
    """Yield every attack of a family: each text in each of its places."""
    for group in yaml.safe_load((FOLDER / f"{family}.yml").read_text(encoding="utf-8")):
        for text in group["of"]:
            whole = str(text) * group.get("times", 1)
            for where in group["in"]:
                yield Attack(family, where, whole)


def some(family: str, number: int) -> Sequence[Attack]:
    """Return a few attacks of a family, always the same."""
    return random.Random(family).sample(list(attacks(family)), number)


def site(root: Path) -> Path:
    """Write a small site to be attacked."""
    small.write_site(root)
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("STATIC_PATHS = ['extra']\n")
    (root / "outside").mkdir()
    (root / "outside/secret.txt").write_text("date 2021-06-04\n\nA secret.\n", encoding="utf-8")
    small.write_event(root, "ford", "2021-06-03")
    return root


def put(root: Path, attack: Attack) -> Path:
    """Write an attack into a site; return the file or folder that it is."""
    path = root / _PLACES[attack.where][0](attack)
    path.parent.mkdir(parents=True, exist_ok=True)
    _PLACES[attack.where][1](path, attack)
    return path


def judged(root: Path, attack: Attack) -> Outcome:
    """Return what `check` says of a site with one attack in it, which is taken out again."""
    before = sorted(root.rglob("*"))
    put(root, attack)
    try:
        started = process_time()
        status, printed = run("check", "--format", "github", "--root", str(root))
        if attack.where.startswith("seed"):
            _, told = run("convert", "--dry-run", "--root", str(root))
            assert "Traceback" not in told
        took = process_time() - started
    finally:
        _taken_out(root, before)
    return Outcome(status, printed, took)


def apart(found: Sequence[Attack]) -> Iterator[Sequence[Attack]]:
    """Yield attacks that can stand in one site, no two in the place of one file, until all did."""
    left = list(found)
    while left:
        together = {_PLACES[attack.where][0](attack): attack for attack in left}
        yield list(together.values())
        left = [attack for attack in left if attack not in together.values()]


def _taken_out(root: Path, before: Sequence[Path]) -> None:
    """Leave in a site what was there before."""
    for path in sorted({*root.rglob("*")} - {*before}, reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for path in before:
        if path.is_symlink():  # in the place of an empty folder
            path.unlink()
        if not path.exists():
            path.mkdir()


def run(*arguments: str) -> tuple[int, str]:
    """Run a command in this process; return its status and all that it printed."""
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        status = cli.main(arguments)
    return status, printed.getvalue()


def is_clear(printed: str) -> bool:
    """Return whether each line is one command that marks a problem, and commands nothing else."""
    lines = printed.removesuffix("\n").split("\n")
    return all(_COMMAND.match(line) and "##[" not in line for line in lines)


def _event(**given: Callable[[str], Mapping[str, object]]) -> None:
    for where, keys in given.items():
        _PLACES[where] = (_event_file, _writes_event(keys))


def _day_of(attack: Attack) -> date:
    """Return a day that few other attacks have: on one day two titles may not be alike."""
    return _FIRST_DAY + timedelta(days=int(attack.name[3:8], 16) % 1500)


def _event_file(attack: Attack) -> str:
    return f"content/events/{_day_of(attack)}-{attack.name}.md"


def _writes_event(keys: Callable[[str], Mapping[str, object]]) -> Callable[[Path, Attack], None]:
    def write(path: Path, attack: Attack) -> None:
        given = {"body": "", "yaml": "", **keys(attack.text)}
        body, more = given.pop("body"), given.pop("yaml")
        name = attack.name
        values = {
            "title": f"{name} is told",
            "date": str(_day_of(attack)),
            "kind": small.SAID,
            "summary": small.SUMMARY,
            "speaker": "hill",
            "responds_to": ["campaign"],
            "sources": [small.source(name)],
            **given,
        }
        is_escaped = "escaped" in attack.where
        lines = "".join(f"{key}: {_scalar(value, is_escaped)}\n" for key, value in values.items())
        path.write_bytes(f"---\n{lines}{more}---\n\n{body}\n".encode("utf-8", "surrogatepass"))

    return write


def _scalar(value: object, is_escaped: bool = False) -> str:
    """Return a value as JSON, which is YAML too; with escapes for all but ASCII if so wished."""
    return json.dumps(value, ensure_ascii=is_escaped)


def _written(text: Callable[[str, str], str]) -> Callable[[Path, Attack], None]:
    def write(path: Path, attack: Attack) -> None:
        path.write_bytes(text(attack.text, attack.name).encode("utf-8", "surrogatepass"))

    return write


def _fixed(text: Callable[[str, str], str]) -> Callable[[Path, Attack], None]:
    """Return what writes a whole entry, of which only the name of the file is the attack."""
    return _written(lambda _, name: text("", name))


def _named(folder: str, ending: str) -> Callable[[Attack], str]:
    return lambda attack: f"{folder}/{attack.name}{ending}"


def _called(folder: str, ending: str = "") -> Callable[[Attack], str]:
    return lambda attack: f"{folder}/{attack.text}{ending}"


_FORMS: Mapping[str, Callable[[str], str]] = {
    "text": _scalar,
    "bare": str,
    "list": lambda text: _scalar([text]),
}


def _keys(**fixed: str) -> Callable[..., Callable[[str, str], str]]:
    """Return what makes the text of an entry in which some keys are those of the attack."""

    def with_key(key: str = "", form: str = "text") -> Callable[[str, str], str]:
        def text(attack: str, name: str) -> str:
            values = {"name": name, **fixed}
            if key:
                values[key] = _FORMS[form](attack)
            more = "" if key or not attack else f"{attack}\n"
            return "".join(f"{k}: {v}\n" for k, v in values.items()) + more

        return text

    return with_key


def _page(title: str = "T", description: str = "D", body: str = "", more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {description}\n{more}---\n\n{body}\n"


def _linked(path: Path, attack: Attack) -> None:
    if path.is_dir():
        path.rmdir()
    path.symlink_to(path.parents[len(Path(attack.text).parts) - 1] / "outside" / "secret.txt")


_ACTOR = _keys(kind="somebody", side=small.SIDE, role="r")
_PLACE = _keys(kind="hamlet", country="XH")
_POINTED = _keys(
    kind="hamlet", country="XH", lat="50", lon="35", radius_km="1", coord_basis="a map"
)
_OUTLET = _keys(kind="sheet")
_QUESTION = _keys(about="A.", kind="open")
_LAYER = "content/data/map/regions.geojson"
_CREDIT = '{{"type": "FeatureCollection", "credit": {}, "features": []}}'
_ENTRIES = "content/data/{}".format
_PLACES: dict[str, tuple[Callable[[Attack], str], Callable[[Path, Attack], None]]] = {
    "actor_name": (_named(_ENTRIES("actors"), ".yml"), _written(_ACTOR("name"))),
    "actor_role": (_named(_ENTRIES("actors"), ".yml"), _written(_ACTOR("role"))),
    "actor_yaml": (_named(_ENTRIES("actors"), ".yml"), _written(_ACTOR())),
    "actor_alias": (_named(_ENTRIES("actors"), ".yml"), _written(_ACTOR("aliases", "list"))),
    "domain": (_named(_ENTRIES("outlets"), ".yml"), _written(_OUTLET("domains", "list"))),
    "actor_file": (
        _called(_ENTRIES("actors"), ".yml"),
        _fixed(_ACTOR()),
    ),
    "place_name": (_named(_ENTRIES("places"), ".yml"), _written(_PLACE("name"))),
    "place_lat": (_named(_ENTRIES("places"), ".yml"), _written(_POINTED("lat", "bare"))),
    "place_radius": (
        _named(_ENTRIES("places"), ".yml"),
        _written(_POINTED("radius_km", "bare")),
    ),
    "place_file": (
        _called(_ENTRIES("places"), ".yml"),
        _fixed(_PLACE()),
    ),
    "outlet_file": (
        _called(_ENTRIES("outlets"), ".yml"),
        _fixed(_OUTLET()),
    ),
    "question": (_named(_ENTRIES("questions"), ".yml"), _written(_QUESTION("question"))),
    "page_title": (_named("content/pages", ".md"), _written(lambda t, _: _page(title=_scalar(t)))),
    "page_body": (_named("content/pages", ".md"), _written(lambda t, _: _page(body=t))),
    "page_link": (_named("content/pages", ".md"), _written(lambda t, _: _page(body=f"[x]({t})"))),
    "page_yaml": (_named("content/pages", ".md"), _written(lambda t, _: _page(more=f"{t}\n"))),
    "page_name": (_called("content/pages", ".md"), _written(lambda *_: _page())),
    "day": (
        lambda attack: "content/days/2021-06-03.md",
        _written(lambda t, _: f"---\nevents: [ford]\n---\n\n{t}\n"),
    ),
    "front": (
        lambda attack: "content/front.yml",
        _written(
            lambda t, _: f"beats:\n- {{date: 2021-06-03, text: {_scalar(t)}, events: [ford]}}\n"
        ),
    ),
    "front_yaml": (lambda attack: "content/front.yml", _written(lambda t, _: f"{t}\n")),
    "layer": (lambda _: _LAYER, _written(lambda t, _: t)),
    "credit": (lambda _: _LAYER, _written(lambda t, _: _CREDIT.format(_scalar(t)))),
    "seed": (_named("seeds", ".txt"), _written(lambda t, _: f"date 2021-06-04\n\nA lead. {t}")),
    "seed_html": (_named("seeds", ".html"), _written(lambda t, _: f"<html><p>A lead of it. {t}")),
    "seed_name": (_called("seeds"), _written(lambda *_: "date 2021-06-04\n\nA lead.")),
    "static_name": (_called("content/extra"), _written(lambda *_: "text")),
    "event_name": (_called("content/events"), _writes_event(lambda _: {})),
    "link_at": (lambda attack: attack.text, _linked),
    "pipe_at": (lambda attack: attack.text, lambda path, _: os.mkfifo(path)),
    "folder_at": (lambda attack: attack.text, lambda path, _: path.mkdir()),
}
_event(
    title=lambda t: {"title": t},
    escaped=lambda t: {"title": t},
    says=lambda t: {"claims": [small.claim("hill", says=t)]},
    unit=lambda t: {"claims": [small.claim("hill", value=3, unit=t)]},
    language=lambda t: {"quotes": [{"speaker": "hill", "text": "x", "lang": t}]},
    quote=lambda t: {"quotes": [{"speaker": "hill", "text": t}]},
    venue=lambda t: {"venue": t},
    source_title=lambda t: {"sources": [small.source("x", title=t)]},
    supports=lambda t: {"sources": [small.source("x", supports=t)]},
    url=lambda t: {"sources": [small.source("x", url=t)]},
    archived=lambda t: {"sources": [small.source("x", archived=t)]},
    outlet=lambda t: {"sources": [small.source("x", outlet=t)]},
    date_note=lambda t: {"date_note": t},
    scope_note=lambda t: {"scope_note": t},
    change=lambda t: {"changes": [{"on": "2026-01-01", "what": t, "why": t}]},
    alias=lambda t: {"aliases": [t]},
    date=lambda t: {"date": t},
    time=lambda t: {"time": t, "tz": "UTC"},
    kind=lambda t: {"kind": t},
    speaker=lambda t: {"speaker": t},
    places=lambda t: {"places": [t]},
    body=lambda t: {"body": t},
    link=lambda t: {"body": f"[x]({t})"},
    yaml=lambda t: {"yaml": f"{t}\n"},
)
