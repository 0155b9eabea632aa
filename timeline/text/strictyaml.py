"""YAML cut down to what a person can read without surprises, with the place of every key.

Every scalar is a string, typed by the model later (so `NO` is not false and `12:30` not 750).
Refused: doubled keys, comments, anchors, aliases, tags, directives, several documents and deep
nesting, each of which YAML 1.1 would let through (https://yaml.org/spec/1.1/).
"""

import re
from collections.abc import Iterator
from typing import cast

from timeline.text import plainyaml
from timeline.text.document import Document, Key, Tree

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[A-Za-z])", re.ASCII)


def parse(text: str, *, first_line: int = 1) -> Document:
    """Return the document in `text`, whose first line is line `first_line` of its file.

    A key without a value counts as absent; it is among those that are `empty`. Raises YamlError at
    the first fault of syntax.
    """
    if (tree := plainyaml.read(text)) is not None:
        return Document(cast("Tree", tree), lambda: _parse(text, first_line).marks)
    return _parse(text, first_line)


def visible(text: str) -> str:
    """Return `text` with spaces for the escapes of double quotes: `\\n` is no letter n."""
    return _ESCAPE.sub(lambda match: " " * len(match[0]), text) if "\\" in text else text


def scalars(tree: Tree, path: Key = ()) -> Iterator[tuple[Key, str]]:
    """Yield every value of `tree` that is neither a list nor a group of keys, with its path."""
    if isinstance(tree, str):
        yield path, tree
        return
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, item in items:
        yield from scalars(item, (*path, key))


def _parse(text: str, first_line: int) -> Document:
    # Imported where it is needed, with all of YAML: nearly every file is plainer than that.
    from timeline.text import yamltree

    return yamltree.parse(text, first_line)
