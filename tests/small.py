"""A small invented site, written file by file: every test says what stands in it."""

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

import yaml

from tests.compiled import COMPILED
from timeline.builder import Run
from timeline.engine.cache import Cache
from timeline.engine.cachefile import path_of
from timeline.plugin import build

THEME = Path(__file__).resolve().parent.parent / "theme"
# The kinds and the side that these tests use: something that happens, and what is said of it.
HAPPENED, SAID = "crossing", "remark"
SIDE = "none"
PRESS = "press"
# A vocabulary that has nothing in common with that of the published record.
VOCABULARY = {
    "kinds": [
        {"id": HAPPENED, "name": "Crossing", "plural": "Crossings", "strand": "reported"},
        {"id": "flood", "name": "Flood", "plural": "Floods", "strand": "reported"},
        {"id": SAID, "name": "Remark", "plural": "Remarks", "strand": "said"},
    ],
    "sides": [{"id": "upstream", "name": "Upstream"}, {"id": SIDE, "name": "No side"}],
    "actors": [
        {"id": "somebody", "name": "Somebody", "like": "person"},
        {"id": PRESS, "name": "Press", "like": "outlet"},
    ],
    "places": [
        {"id": "realm", "name": "Realm", "like": "country"},
        {"id": "hamlet", "name": "Hamlet"},
    ],
    "outlets": [{"id": "sheet", "name": "news sheet"}],
}
SUMMARY = "It was seen from the ferry. A ferryman wrote it down."
# A country around 50° N, 35° E, with room for every place of these tests.
COUNTRY = (30, 45, 40, 55)
Keys = Mapping[str, object]


def write_site(root: Path, *, zone: str = "UTC") -> Path:
    """Write a site without events: its settings, and a registry of each sort."""
    settings = {
        "SITENAME": "The ford",
        "SITEURL": "https://example.org/repo",
        "TIMEZONE": zone,
        "PATH": "content",
        "OUTPUT_PATH": "output",
        "THEME": str(THEME),
        "PLUGINS": ["timeline.plugin"],
    }
    root.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    (root / "pelicanconf.py").write_text(lines, encoding="utf-8")
    (root / "content/data").mkdir(parents=True, exist_ok=True)
    (root / "content/data/vocabulary.yml").write_text(_yaml(VOCABULARY), encoding="utf-8")
    write_registry(root, "actors", [actor(name) for name in ("guard", "hill", "clerk")])
    write_registry(root, "places", [place("ford")])
    write_registry(root, "outlets", [outlet("post")])
    write_registry(root, "questions", [])
    return root


def write_registry(root: Path, name: str, entries: Iterable[Keys]) -> None:
    """Write the registry `name`, whatever it held before."""
    folder = root / f"content/data/{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for entry in entries:
        keys = {key: value for key, value in entry.items() if key != "id"}
        (folder / f"{entry['id']}.yml").write_text(_yaml(keys), encoding="utf-8")


def actor(name: str, /, **keys: object) -> Keys:
    """Return an actor of the side that these tests use."""
    return {"id": name, "name": name.title(), "kind": "somebody", "side": SIDE, "role": "r", **keys}


def place(name: str, /, **keys: object) -> Keys:
    """Return a hamlet, which lies nowhere unless the keys say where."""
    return {"id": name, "name": name.title(), "kind": "hamlet", "country": "XH", **keys}


def outlet(name: str, /, **keys: object) -> Keys:
    """Return an outlet with a domain of its own."""
    return {
        "id": name,
        "name": name.title(),
        "kind": "sheet",
        "domains": [f"{name}.example"],
        **keys,
    }


def question(name: str, kind: str, **keys: object) -> Keys:
    """Return a question whose answers are of a kind: yes-no, number or open."""
    asked = {"question": f"What of the {name}?", "about": "It is contested.", "kind": kind}
    return {"id": name, "name": name.title(), **asked, **keys}


def source(name: str, **keys: object) -> Keys:
    """Return the one source of an event, with an address of its own."""
    return {"key": "s1", "outlet": "post", "url": f"https://post.example/{name}", **keys}


def claim(by: str, **keys: object) -> Keys:
    """Return a claim that the one source of an event carries."""
    return {"by": by, "says": f"So says {by}", "sources": ["s1"], **keys}


def write_event(root: Path, name: str, date: str, **keys: object) -> Path:
    """Write an event with the id `name`; what the keys do not say is as short as can be."""
    remove_event(root, name)
    day = f"{date}-00" if len(date) == len("2021-06") else date[: len("2021-06-03")]
    path = root / f"content/events/{day}-{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {"title": f"{name.title()} is told", "date": date, "kind": HAPPENED, **keys}
    values = {"summary": SUMMARY, "sources": [source(name)], **values}
    if ":" in str(values.get("time")):
        values = {"tz": "UTC", **values}
    if values["kind"] != HAPPENED:
        values = {"responds_to": ["campaign"], "speaker": "hill", **values}
    path.write_text(f"---\n{_yaml(values)}---\n", encoding="utf-8")
    return path


def remove_event(root: Path, name: str) -> None:
    """Delete the file of an event, whatever its day is."""
    for path in (root / "content/events").glob(f"????-??-??-{name}.md"):
        path.unlink()


def write_country(root: Path) -> None:
    """Write the outline of a country, without which no map is drawn."""
    west, south, east, north = COUNTRY
    ring = f"[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]"
    geometry = f'{{"type":"MultiPolygon","coordinates":[[{ring}]]}}'
    feature = f'{{"type":"Feature","properties":{{"country":"XH"}},"geometry":{geometry}}}'
    path = root / "content/data/map/countries.geojson"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{"type":"FeatureCollection","features":[{feature}]}}', encoding="utf-8")


def built(root: Path) -> Path:
    """Build a site on what the build before left; return its output."""
    return build(root, run=run_of(root)).output


def run_of(root: Path, *, has_index: bool = False) -> Run:
    """Return how a site is built here: without the index of the search, which has its own tests."""
    return Run(cache=Cache(path_of(root, os.environ)), is_bundled=has_index, compiled=COMPILED)


def built_anew(root: Path, *, has_index: bool = False) -> Path:
    """Build a copy of a site that no build was made of before; return its output."""
    copy = root.with_name(f"{root.name}-anew")
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    shutil.copy(root / "pelicanconf.py", copy)
    shutil.copytree(root / "content", copy / "content")
    return build(copy, run=run_of(copy, has_index=has_index)).output


def tree(output: Path) -> Mapping[str, bytes]:
    """Return every file that is published, by its path."""
    found = (path for path in output.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def page(output: Path, address: str) -> str:
    """Return the text of the page at an address such as `days/2021-06-03`."""
    return (output / address / "index.html").read_text(encoding="utf-8")


def cards(html: str) -> list[str]:
    """Return the ids of the events that the page of a day has in its columns, in order."""
    title = r'<li class="(?:r|s1)"><p class="k">.*?</p><a [^>]*href="/repo/events/([^"]*)/"'
    return re.findall(title, html)


def titles(html: str) -> list[str]:
    """Return the ids of the events that a page lists by their titles, in order."""
    return re.findall(r'</p><a dir="auto"[^>]* href="/repo/events/([^"]*)/"', html)


def step(html: str, rel: str) -> str:
    """Return where a page leads back (`prev`) or on (`next`), such as `events/ford`, or nothing."""
    found = re.search(rf'<a rel="{rel}" href="/repo/([^"]*)/"', html)
    return found[1] if found else ""


def chain(output: Path, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return where the page of each event leads back and on."""
    pages = [page(output, f"events/{name}") for name in names]
    return [
        tuple(step(html, rel).removeprefix("events/") for rel in ("prev", "next")) for html in pages
    ]


def text(html: str) -> str:
    """Return what is read on a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000)
