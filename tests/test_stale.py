"""Whatever is edited, what an incremental build leaves is what a clean build makes, byte for byte.

The edits are not listed here: they follow from the model's own fields, the settings, the templates
and the map's layers, so that whoever adds a field is held to it. What the check refuses, both
builds have to refuse with the same words.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields as data_fields
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

import msgspec
import pytest
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from tests.built import SITE, copy
from tests.compiled import COMPILED
from tests.sample import entry_text
from timeline.builder import BuildResult, Run
from timeline.engine.cache import Cache
from timeline.formats import entryfile, eventfile, vocabularyfile
from timeline.model import Event, EventDate, InputError, Vocabulary
from timeline.plugin import SettingsError, build
from timeline.record.content import REGISTRIES, read_content
from timeline.site.site import Site

# Of the edits, every so many-th is made by `make test`, and all by `make audit`.
SOME = 32
DAY = timedelta(days=1)
CONTENT = read_content(SITE / "content", shown_as="content")
CREDIT = ('"type"', '"credit": "Somebody else", "type"')
# Edits that surely change a page.
FELT = {
    "event.title",
    "actors.name",
    "vocabulary.kinds.name",
    "front.beats.text",
    "front.cells.text",
    "days.body",
    "standfirst",
}
COMPUTED = {"name", "url", "language", "time_zone", "menu", "assets", "search", "cards"}


class Edit(NamedTuple):
    """What is edited, and what does it to the site in a folder."""

    name: str
    make: Callable[[Path], object]


def _plain(annotation: object) -> object:
    """Return a type without its rules and without None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        inner = get_args(annotation)
        annotation = (
            inner[0]
            if get_origin(annotation) is Annotated
            else next(each for each in inner if each is not NoneType)
        )
    return annotation


def _inner(annotation: object) -> type[Struct] | None:
    """Return the group of keys that a field holds, alone or in a list."""
    kind = _plain(annotation)
    if get_origin(kind) is tuple:
        kind = _plain(get_args(kind)[0])
    return kind if isinstance(kind, type) and issubclass(kind, Struct) else None


def _paths(model: type[Struct], start: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the way to every field of a model and of the groups of keys in it."""
    for field in fields(model):
        yield (*start, field.name)
        if inner := _inner(field.type):
            yield from _paths(inner, (*start, field.name))


def _field(model: type[Struct], path: Sequence[str]) -> msgspec.structs.FieldInfo:
    field = next(each for each in fields(model) if each.name == path[0])
    inner = _inner(field.type)
    return _field(inner, path[1:]) if len(path) > 1 and inner else field


def _holder(value: Struct, path: Sequence[str]) -> Struct | None:
    """Return the group of keys that has the last field of a way with something in it."""
    given = getattr(value, path[0])
    if len(path) > 1:
        items = given if isinstance(given, tuple) else (given,)
        found = (_holder(item, path[1:]) for item in items if item is not None)
        return next(filter(None, found), None)
    field = _field(type(value), path)
    return value if given is not None and given != field.default else None


def _with(value: Struct, path: Sequence[str], holder: Struct, new: object) -> Struct:
    """Return a value with `new` in the field at the end of a way, in the group `holder`."""
    if value is holder:
        return msgspec.structs.replace(value, **{path[-1]: new})
    if len(path) == 1 or (given := getattr(value, path[0])) is None:
        return value
    if isinstance(given, tuple):
        made: object = tuple(_with(item, path[1:], holder, new) for item in given)
    else:
        made = _with(given, path[1:], holder, new)
    return msgspec.structs.replace(value, **{path[0]: made})


POOLS = [
    *([entryfile.id_of(each.path) for each in found] for found in CONTENT.entries.values()),
    [event.id for event in CONTENT.events],
    *(
        [term.id for term in getattr(CONTENT.vocabulary, field.name)]
        for field in fields(Vocabulary)
    ),
    ["Europe/London", "Asia/Tokyo"],
    ["04:05", "evening", "night"],
    ["en", "ru"],
]


def _other(value: object) -> object:
    """Return another value of the same sort."""
    match value:
        case bool():
            return not value
        case StrEnum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case EventDate():
            return EventDate.of(value.first + DAY)
        case date():
            return value + DAY
        case Decimal():
            return value + 1
        case tuple():
            return value[:-1] if len(value) > 1 else (_other(value[0]),)
        case Struct():
            name = value.__struct_fields__[-1]
            return msgspec.structs.replace(value, **{name: _other(getattr(value, name))})
        case dict():
            return {}
    text = str(value)
    pool = next((pool for pool in POOLS if text in pool), [text, f"{text} and more"])
    return pool[(pool.index(text) + 1) % len(pool)]


def _edits_of_events() -> Iterator[Edit]:
    for path in _paths(Event):
        every = (*CONTENT.record.events, *CONTENT.events)
        found = ((event, holder) for event in every if (holder := _holder(event, path)))
        event, holder = next(found, (None, None))
        assert event, f"no event of tests/site/ has {'.'.join(path)}; fill it in one of them"
        field = _field(Event, path)
        new = _with(event, path, holder, _other(getattr(holder, path[-1])))
        yield Edit(f"event.{'.'.join(path)}", lambda root, a=event, b=new: _rewrite(root, a, b))
        if field.default is not NODEFAULT:
            bare = _with(event, path, holder, field.default)
            name = f"event.{'.'.join(path)}-removed"
            yield Edit(name, lambda root, a=event, b=bare: _rewrite(root, a, b))


def _edits_of_places_in_order() -> Iterator[Edit]:
    """Yield events removed, added and retimed at both ends, in the middle and in a tie."""
    events = CONTENT.record.events
    keys = [CONTENT.record.sort_key(event)[:2] for event in events]
    tied = next(at for at, (one, other) in enumerate(pairwise(keys)) if one == other)
    for where, at in {"first": 0, "last": -1, "middle": len(events) // 2, "tied": tied}.items():
        event = events[at]
        twin = msgspec.structs.replace(event, id=f"a-{event.id}"[:60], title=f"Again in {where}")
        yield Edit(f"{where}-removed", lambda root, e=event: _path(root, e).unlink())
        yield Edit(f"{where}-doubled", lambda root, e=twin: _write(root, e))
        for time in ("night", "evening", None):
            moved = msgspec.structs.replace(event, time=time, tz=None)
            yield Edit(f"{where}-at-{time}", lambda root, a=event, b=moved: _rewrite(root, a, b))


def _edits_of_entries() -> Iterator[Edit]:
    for registry, model in REGISTRIES.items():
        entries = [each.value for each in CONTENT.entries[registry]]
        for path in _paths(model):
            entry = next((e for e in entries if _holder(e, path)), None)
            if entry is None or path == ("id",):
                continue
            field = _field(model, path)
            changes = {"": _other(getattr(entry, path[0]))}
            if field.default is not NODEFAULT:
                changes["-removed"] = field.default
            for what, value in changes.items():
                new = msgspec.structs.replace(entry, **{path[0]: value})
                name = f"{registry}.{path[0]}{what}"
                yield Edit(name, lambda root, r=registry, e=new: _write_entry(root, r, e))
        first = entries[0]
        yield Edit(
            f"{registry}-removed",
            lambda root, r=registry, e=first: (root / f"content/data/{r}/{e.id}.yml").unlink(),
        )
        new = msgspec.structs.replace(first, id="a-new-one", name="A new one", aliases=())
        yield Edit(f"{registry}-added", lambda root, r=registry, e=new: _write_entry(root, r, e))


def _edits_of_the_vocabulary() -> Iterator[Edit]:
    words = CONTENT.vocabulary
    for path in _paths(Vocabulary):
        holder = _holder(words, path)
        if holder is None:
            continue
        new = _with(words, path, holder, _other(getattr(holder, path[-1])))
        yield Edit(f"vocabulary.{'.'.join(path)}", lambda root, v=new: _write_words(root, v))


def _edits_of_the_editors_texts() -> Iterator[Edit]:
    front, day = "content/front.yml", "content/days/2021-06-03.md"
    for key, old, new in (
        ("beats.date", "date: 2021-06-03", "date: 2021-06-04"),
        ("beats.text", "text: The River Guard", "text: The Guard"),
        ("beats.events", "[raid-at-oakford]", "[raid-at-oakford, raid-at-millbrook]"),
        ("questions", "questions: [control-of-oakford]\n", ""),
        ("cells.text", "Held, says the River Guard.", "Held, it says."),
        ("numbers", "numbers: [losses-of-the-raiders]\n", ""),
    ):
        yield Edit(f"front.{key}", lambda root, o=old, n=new: _replace(root / front, o, n))
    yield Edit("front-removed", lambda root: (root / front).unlink())
    yield Edit("days.body", lambda root: _append(root / day, "It said so twice.\n"))
    yield Edit("days-removed", lambda root: (root / day).unlink())
    hints = "content/data/hints.yml"
    yield Edit("hints.words", lambda root: _replace(root / hints, "commented", "said"))
    yield Edit("hints-removed", lambda root: (root / hints).unlink())


def _edits_of_other_files() -> Iterator[Edit]:
    for path in sorted((SITE / "content/pages").rglob("*.md")):
        name = path.relative_to(SITE).as_posix()
        for key in ("title", "description"):
            edit = (f"{key}: ", f"{key}: Another ")
            yield Edit(f"{name}.{key}", lambda root, n=name, e=edit: _replace(root / n, *e))
        yield Edit(f"{name}.body", lambda root, n=name: _append(root / n, "\nOne line more.\n"))
        yield Edit(f"{name}-removed", lambda root, n=name: (root / n).unlink())
    for path in sorted((SITE / "content/days").glob("*.md")):
        name = path.relative_to(SITE).as_posix()
        yield Edit(f"{name}.body", lambda root, n=name: _append(root / n, "\nSo it was said.\n"))
        yield Edit(f"{name}-removed", lambda root, n=name: (root / n).unlink())
    for path in sorted((SITE / "content/data/map").glob("*.geojson")):
        name = path.relative_to(SITE).as_posix()
        yield Edit(f"{name}.credit", lambda root, n=name: _replace(root / n, *CREDIT))
        yield Edit(f"{name}-removed", lambda root, n=name: (root / n).unlink())
    theme = SITE.parent.parent / "theme"
    for path in sorted((theme / "templates").iterdir()):
        name = f"theme/templates/{path.name}"
        yield Edit(name, lambda root, n=name: _append(root / n, "<!-- another -->\n"))
        yield Edit(f"{name}-removed", lambda root, n=name: (root / n).unlink())
    for name in ("site.css", "site.js", "favicon.svg"):
        path = f"theme/static/{name}"
        yield Edit(path, lambda root, n=path: _append(root / n, "\n\n"))


# Fields of the site that take no address.
OWN = {"content_language": "fr", "commit": "0123abc"}


def _edits_of_settings() -> Iterator[Edit]:
    settings = {
        "SITENAME": "Another name",
        "SITEURL": "https://example.net/elsewhere",
        "TIMEZONE": "Asia/Tokyo",
        "DEFAULT_LANG": "uk",
        "MENUITEMS": (("Forum", "https://example.net/forum"),),
    }
    for name, value in settings.items():
        line = f"{name} = {value!r}\n"
        yield Edit(name, lambda root, t=line: _append(root / "pelicanconf.py", t))
    for field in data_fields(Site):
        if field.name not in COMPUTED:
            value = OWN.get(field.name, "https://example.net/another")
            line = f'TIMELINE["{field.name}"] = {value!r}\n'
            yield Edit(field.name, lambda root, t=line: _append(root / "pelicanconf.py", t))


EDITS = (
    *_edits_of_events(),
    *_edits_of_places_in_order(),
    *_edits_of_entries(),
    *_edits_of_the_vocabulary(),
    *_edits_of_the_editors_texts(),
    *_edits_of_other_files(),
    *_edits_of_settings(),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is before any edit."""
    return copy(SITE, tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def edited(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> "Edited":
    """The same site, built once, then edited again and again."""
    return Edited(tmp_path_factory.mktemp("edited"), sound)


class Edited:
    """A site that stays, with its cache, while one edit after the other is made and undone."""

    def __init__(self, root: Path, sound: Path) -> None:
        self.root, self._sound = root, sound
        self._cache = Cache(root.parent / "stale-cache.sqlite")
        self.restore()
        self.before = self.outcome()

    def outcome(self) -> object:
        """Build on what was built before, and return every file, or what is refused."""
        return _outcome(
            self.root, self.root / "output", Run(processes=1, cache=self._cache, compiled=COMPILED)
        )

    def undo(self) -> object:
        """Take the edit back, and return what a build makes then."""
        self.restore()
        return self.outcome()

    def restore(self) -> None:
        """Take the edit back; the next build finds that along with the edit after it."""
        for name in ("content", "seeds", "theme"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        for path in self._sound.iterdir():
            if path.name != "output":
                (shutil.copytree if path.is_dir() else shutil.copy)(path, self.root / path.name)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(edit, id=edit.name, marks=() if at % SOME == 0 else pytest.mark.audit)
        for at, edit in enumerate(EDITS)
    ],
)
def test_an_edit_and_its_undoing_give_what_a_clean_build_gives(edit, edited, tmp_path, tally):
    edit.make(edited.root)
    after = edited.outcome()
    clean = _outcome(
        edited.root, tmp_path / "clean", Run(processes=1, cache=Cache(), compiled=COMPILED)
    )
    assert _differing(after, clean) == []
    assert _differing(edited.undo(), edited.before) == []
    tally("edits", edit.name.partition(".")[0], "gave what a clean build gives, undone too")


def test_the_edits_cover_every_field_of_every_model():
    """Where the invented site lacks a value, its field could not be edited."""
    names = {edit.name for edit in EDITS}
    assert {f"event.{'.'.join(path)}" for path in _paths(Event)} <= names
    for registry, model in REGISTRIES.items():
        wanted = {f"{registry}.{path[0]}" for path in _paths(model) if path != ("id",)}
        assert wanted <= names
    assert {f"vocabulary.{'.'.join(path)}" for path in _paths(Vocabulary)} <= names


def test_most_edits_change_the_site(edited):
    """An edit that changes nothing would prove nothing: a title, a name and a sentence do."""
    for edit in EDITS:
        if edit.name in FELT:
            edit.make(edited.root)
            after = edited.outcome()
            assert isinstance(after, dict)
            assert 0 < len(_differing(after, edited.before)) <= len(after)
            edited.restore()


def _outcome(root: Path, output: Path, run: Run) -> object:
    try:
        built: BuildResult = build(root, output=output, run=run)
    except (InputError, SettingsError) as error:
        return str(error).splitlines()
    except Exception as error:  # noqa: BLE001  # a template without which there is no page, say
        return [type(error).__name__]
    return {
        path.relative_to(built.output).as_posix(): path.read_bytes()
        for path in sorted(built.output.rglob("*"))
        if path.is_file()
    }


def _differing(one: object, other: object) -> Sequence[object]:
    """Return the paths of files that differ, or the two outcomes that are not of one sort."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        paths = one.keys() | other.keys()
        return sorted(path for path in paths if one.get(path) != other.get(path))
    return [] if one == other else [one if isinstance(one, list) else "built", other]


def _path(root: Path, event: Event) -> Path:
    return root / "content/events" / event.file_name


def _write(root: Path, event: Event) -> None:
    _path(root, event).write_text(eventfile.dumps(event), encoding="utf-8")


def _rewrite(root: Path, old: Event, new: Event) -> None:
    _path(root, old).unlink()
    _write(root, new)


def _write_entry(root: Path, registry: str, entry: object) -> None:
    path = root / "content/data" / registry / f"{entry.id}.yml"
    path.write_text(entry_text(entry), encoding="utf-8")


def _write_words(root: Path, words: Vocabulary) -> None:
    path = root / "content/data/vocabulary.yml"
    path.write_text(vocabularyfile.dumps(words), encoding="utf-8")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
