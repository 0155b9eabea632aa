"""docs/theme.md: what each template is given, from the values it is given on the invented site.

python -m tests.theme_docs        write docs/theme.md anew
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from msgspec import Struct

from tests.built import ROOT, SITE
from timeline.record import TrackedRecord, read_content
from timeline.site import atlas
from timeline.site.context import Context
from timeline.site.routes import ROUTES, pages_of
from timeline.site.site import Site

PATH = ROOT / "docs/theme.md"
HEAD = """# What a theme's templates are given

Generated from the program by `make generated`; a test fails where it is not true any more.

A theme is a folder with `templates/` (Jinja, escaped by default) and `static/` (files published
under names that hold their hash: `{{ site.assets['site.css'] }}`). Every template is given `site`,
and every page of HTML `frame`. The home page keeps `<meta name="generator" content="timeline">`:
by it a build knows its own output where its cache is gone.

A phrase of the interface stands in `_("…")`, so that a catalogue says it in another language. What
holds a text of the content has `{{ texts_lang }}` in its tag: its `lang`, or nothing where texts
and interface are in one language. A phrase with names in it is a `Link` that `parts.linked` draws:
each name in it tells its own. Words of the page within a text of the content stand in a tag with
`{{ page_lang }}`.
"""


def text() -> str:
    """Return the whole document."""
    given, types = _given()
    lines = [HEAD, "## Templates\n", "| template | is given |", "|---|---|"]
    for template, values in sorted(given.items()):
        names = ", ".join(f"`{name}`: {_said(kind)}" for name, kind in values.items())
        lines.append(f"| `{template}` | {names or 'nothing else'} |")
    lines += ["", "## Values", ""]
    for kind in sorted(types, key=lambda kind: kind.__name__):
        lines += _described(kind)
    return "\n".join(lines).rstrip() + "\n"


def _given() -> tuple[Mapping[str, Mapping[str, object]], set[type]]:
    """Return the types of the values of each template, and every type that these lead to."""
    content = read_content(SITE / "content")
    site = Site(name="The ford", url="https://example.org/repo")
    layers = {path.stem: path.read_text("utf-8") for path in (SITE / "content/data/map").iterdir()}
    record = TrackedRecord(content.record, lambda event: event.body)
    pages = pages_of(Context(record, site, atlas.loads(layers)))
    given: dict[str, dict[str, object]] = {route.template: {} for route in ROUTES}
    types: set[type] = {Site}
    for route, name in pages.all():
        for key, value in pages.values(route, name).items():
            given[route.template][key] = _kind(value)
            types.update(_leading_to(_kind(value)))
    return given, types


def _kind(value: object) -> object:
    """Return the type of a value, of a list with what is in it."""
    is_list = isinstance(value, list | tuple) and value
    return tuple[type(value[0]), ...] if is_list else type(value)  # type: ignore[misc,index]


def _leading_to(kind: object) -> Iterator[type]:
    """Yield a type of values and every type of a field of it, and so on."""
    todo, seen = [kind], set()
    while todo:
        here = todo.pop()
        todo += get_args(here)
        if (dataclasses.is_dataclass(here) or _is_struct(here)) and here not in seen:
            seen.add(here)
            yield here
            todo += get_type_hints(here).values()


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _described(kind: type) -> Iterator[str]:
    lines = [line.strip() for line in (kind.__doc__ or "").strip().splitlines()]
    yield f"### {kind.__name__}\n"
    yield " ".join(filter(None, lines)) + "\n"
    yield "| name | value |"
    yield "|---|---|"
    for name, hint in get_type_hints(kind).items():
        yield f"| `{name}` | {_said(hint)} |"
    yield ""


def _said(hint: object) -> str:
    """Return a type in a few words."""
    parts = [part for part in get_args(hint) if part not in (type(None), ...)]
    if get_origin(hint) is UnionType or isinstance(hint, UnionType):
        return f"{' or '.join(map(_said, parts))}, or none"
    if get_origin(hint) is tuple:
        return f"list of {_said(parts[0])}" if len(set(parts)) == 1 else _several(parts)
    if get_origin(hint) is not None:
        return f"{_said(parts[-1])} by name"
    plain = {str: "text", int: "number", bool: "true or false", tuple: "list", dict: "by name"}
    name = getattr(hint, "__name__", str(hint))
    return plain.get(hint, f"[{name}](#{name.lower()})")  # type: ignore[call-overload]


def _several(parts: list[object]) -> str:
    return " and ".join(map(_said, parts))


if __name__ == "__main__":
    PATH.write_text(re.sub(r"\n{3,}", "\n\n", text()), encoding="utf-8")
