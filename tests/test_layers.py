"""Layers: who may import whom (the table below), and where the subject may be named."""

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "timeline").rglob("*.py"))
THEME = sorted(
    path for path in (ROOT / "theme").rglob("*") if path.suffix not in {".woff2", ".png"}
)

RECORD = {"model", "text", "formats", "record"}
TOP = {"builder", "catalogues", "drawing", "plugin", "settings", "templates", "watch", "serve"}
# Each part of the package, and the other parts it may import. The parts that stand on the record
# (archive, check, compose, convert, site) never import each other; export writes what site tells.
ALLOWED = {
    "archive": RECORD,
    "model": set(),
    "text": {"model"},
    "formats": {"model", "text"},
    "record": {"model", "text", "formats"},
    "check": RECORD,
    "compose": RECORD,
    "convert": RECORD,
    "site": RECORD,
    "engine": {"errors"} | RECORD,
    "export": {"site"} | RECORD,
    "start": RECORD,
    "imports": RECORD,
    "serve": set(),
    "watch": {"text"},
    "errors": set(),
    "templates": {"errors"},
    "catalogues": {"site"},
    "drawing": {"model", "site"},
    "builder": {"check", "engine", "templates"} | RECORD,
    "settings": {"errors"},
    "plugin": {
        "builder",
        "catalogues",
        "drawing",
        "engine",
        "errors",
        "settings",
        "site",
        "templates",
    }
    | RECORD,
    "cli": {
        "archive",
        "check",
        "compose",
        "convert",
        "engine",
        "errors",
        "export",
        "imports",
        "site",
        "start",
    }
    | RECORD
    | TOP,
    "__main__": {"cli"},
    "__init__": set(),
}
# The parts of the converter: each may import those before it. What lies beside them runs them all.
CONVERTER_PARTS = (
    "words",
    "names",
    "reading",
    "page",
    "days",
    "people",
    "speaking",
    "likeness",
    "known",
    "happening",
    "drafting",
)
CONVERTER = sorted((ROOT / "timeline" / "convert").glob("*/*.py"))
# Libraries that belong to one part alone.
OWNED = {
    "PIL": {"drawing"},
    "babel": {"catalogues"},
    "pelican": {"plugin", "settings"},
    "jinja2": {"builder", "plugin", "templates"},
    "click": {"cli"},
    "yaml": {"text"},
    "markdown": {"text"},
    "nh3": {"text"},
    "sqlite3": {"engine", "export"},
    "platformdirs": {"engine"},
    "icalendar": {"site"},
}
# Where pages could get something that nobody notes.
ELSEWHERE = {"io", "os", "pathlib", "random", "socket", "subprocess", "sys", "time", "urllib3"}
READING = {"open", "now", "today", "read_text", "read_bytes"}
# What pages keep although it is no Memo: none of it looks at the record.
KEPT = {"context.py:links", "context.py:_drawn", "pagination.py:_page_of", "frames.py:terrain_of"}
# Words of the present subject: a second site on another one needs none of them. The closed list of
# sides and the examples in the model are the contract's; a day may show how days are written.
SUBJECT = re.compile(
    r"(?<![a-z])(?:belgorod|kursk|tyotkino|kozinka|grayvoron|shebekino|putin|gladkov|starovoit"
    r"|kapustin|freedom.of.russia|volunteer.corps|siberian.battalion|legion|march.2024)(?![a-z])"
    r"|(?<!as )2024-0[34]",
    re.IGNORECASE,
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "timeline").with_suffix("").parts[0]


@cache
def nodes(path: Path) -> Sequence[ast.AST]:
    """Return all that a file of code holds."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def faults(paths: Iterable[Path], of: Callable[[Path], T]) -> dict[str, T]:
    """Return what is wrong with some files, by their names."""
    return {name_of(path): wrong for path in paths if (wrong := of(path))}


@cache
def imports(path: Path) -> Collection[str]:
    """Return the full name of every module or name that the file imports, at any depth."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    """Return the parts of our package that the file imports, without its own."""
    ours = [name.split(".") for name in imports(path) if name.split(".")[0] == "timeline"]
    modules = {name[1] for name in ours if len(name) > 1}
    return {module for module in modules if module in ALLOWED} - {part_of(path)}


def test_a_module_imports_nothing_above_it_or_beside_it():
    assert faults(CODE, lambda path: parts_imported(path) - ALLOWED[part_of(path)]) == {}


def parts_used(path: Path) -> set[str]:
    """Return the parts of the converter that the file imports."""
    ours = [name.split(".") for name in imports(path)]
    return {name[2] for name in ours if name[:2] == ["timeline", "convert"] and len(name) > 2}


def test_a_part_of_the_converter_imports_only_parts_before_it():
    def after(path: Path) -> set[str]:
        own = CONVERTER_PARTS.index(path.parent.name)
        return parts_used(path) - set(CONVERTER_PARTS[: own + 1])

    assert faults(CONVERTER, after) == {}


def test_every_part_of_the_converter_is_named_where_a_newcomer_looks():
    folders = {path.parent.name for path in CONVERTER}
    assert folders == set(CONVERTER_PARTS)
    told = (ROOT / "timeline" / "convert" / "__init__.py").read_text(encoding="utf-8")
    assert re.findall(r"`(\w+)`", told)[: len(CONVERTER_PARTS)] == list(CONVERTER_PARTS)


def test_a_library_is_imported_by_its_owner_alone():
    def of_others(path: Path) -> set[str]:
        libraries = {name.split(".")[0] for name in imports(path)}
        own = part_of(path)
        return {name for name in libraries if own not in OWNED.get(name, {own})}

    assert faults(CODE, of_others) == {}


def test_no_function_is_longer_than_one_can_see():
    def long(path: Path) -> list[str]:
        functions = (
            n for n in nodes(path) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        return [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 40]

    assert faults(CODE, long) == {}


def test_formats_do_not_know_each_other():
    formats = ROOT / "timeline" / "formats"
    for path in formats.glob("*.py"):
        others = [name for name in imports(path) if name.startswith("timeline.formats")]
        assert others == [], path.name


def test_pages_are_made_of_what_is_noted_and_of_nothing_else():
    """What comes from elsewhere, or is kept from one page to another, would not be noted."""

    def unnoted(path: Path) -> set[str]:
        used = {name for name in imports(path) if name.partition(".")[0] in ELSEWHERE}
        calls = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
        names = {f.id if isinstance(f, ast.Name) else getattr(f, "attr", "") for f in calls}
        kept = {
            f"{path.name}:{node.name}"
            for node in nodes(path)
            if isinstance(node, ast.FunctionDef)
            for mark in node.decorator_list
            if "cache" in ast.unparse(mark)
        }
        return (used - {"pathlib.PurePosixPath"}) | (names & READING) | (kept - KEPT)

    assert faults((path for path in CODE if part_of(path) == "site"), unnoted) == {}


def test_no_modules_import_each_other_in_a_circle():
    modules = {module_of(path): path for path in CODE}
    links = {
        name: {
            target
            for imported in imports(path)
            if (target := closest(imported, modules)) and target != name
        }
        for name, path in modules.items()
    }
    while leaves := {name for name, targets in links.items() if not targets & links.keys()}:
        for name in leaves:
            del links[name]
    assert links == {}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def closest(imported: str, modules: dict[str, Path]) -> str:
    """Return the module that holds the imported name, or is it; empty for others' modules."""
    return next((m for m in (imported, imported.rpartition(".")[0]) if m in modules), "")


def test_no_code_names_the_subject():
    def named(path: Path) -> list[str]:
        docs = {id(node.body[0].value) for node in nodes(path) if has_docstring(node)}
        told = (word for node in nodes(path) if id(node) not in docs for word in words_of(node))
        return [word for word in told if SUBJECT.search(word)]

    assert faults((path for path in CODE if part_of(path) != "model"), named) == {}


def has_docstring(node: ast.AST) -> bool:
    owners = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return isinstance(node, owners) and ast.get_docstring(node, clean=False) is not None


def words_of(node: ast.AST) -> list[str]:
    """Return what a node names or says: identifiers, attributes and texts."""
    found = [getattr(node, key, None) for key in ("id", "attr", "arg", "name", "value")]
    return [word for word in found if isinstance(word, str)]


def test_no_template_or_style_names_the_subject():
    def named(path: Path) -> list[str]:
        return SUBJECT.findall(path.read_text(encoding="utf-8"))

    assert faults(filter(Path.is_file, THEME), named) == {}


def test_every_part_stands_in_the_table():
    assert {part_of(path) for path in CODE} <= ALLOWED.keys()
