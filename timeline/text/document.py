"""A text of YAML as read: its tree, the place of every key, and what could not be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from timeline.model import Problem

Tree = str | list["Tree"] | dict[str, "Tree"]
Key = tuple[str | int, ...]
MAX_DEPTH = 6
COMMENT = "everything after # is left out; put the value in double quotes, or delete the comment"


class Mark(NamedTuple):
    """A place in the text; both count from 1."""

    line: int
    column: int

    def problem(self, path: str, message: str) -> Problem:
        """Return a problem at this place of the file at `path`."""
        return Problem(path=path, line=self.line, column=self.column, message=message)


class YamlError(ValueError):
    """A text that is not strict YAML; `mark` says where."""

    def __init__(self, message: str, mark: Mark) -> None:
        self.mark = mark
        super().__init__(message)


class CharacterError(YamlError):
    """A text that holds a character YAML does not know; `letters` says which, and where."""


class Fault(NamedTuple):
    """A line that could not be read, for a character that YAML does not know or otherwise."""

    message: str
    mark: Mark
    is_character: bool = False
    is_keyless: bool = False


@dataclass
class Document:
    """What a text holds: the tree, the place of each key or item, and doubled keys.

    `marks` is keyed by the path from the root, such as ("sources", 0, "url"). Where lines could not
    be read (see `timeline.text.pieces`), they are `faults`, and the keys they had are `lost`.
    `empty` has the keys without a value, which the tree has not, by the path of their group.
    """

    tree: Tree
    find_marks: Callable[[], Mapping[Key, Mark]]
    doubled: list[tuple[str, Mark]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    empty: dict[Key, set[str]] = field(default_factory=dict)

    @cached_property
    def marks(self) -> Mapping[Key, Mark]:
        """Found when they are asked for: a text without fault needs none."""
        return self.find_marks()
