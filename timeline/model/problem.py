"""Findings as values: what is wrong, where, and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self


class Flaw(NamedTuple):
    """What is wrong at a place of a text, counted from 0, and what to write instead."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One finding about one place in one file; lines and columns count from 1.

    A remark is shown and stops nothing: no status says it, and no build is refused for it.
    """

    path: str
    line: int = 1
    column: int = 1
    message: str
    is_remark: bool = False

    @classmethod
    def at(cls, path: str, text: str, offset: int, message: str) -> Self:
        """Return a problem at a place in `text`, the whole file, counted from 0."""
        line = text.count("\n", 0, offset) + 1
        return cls(
            path=path, line=line, column=offset - text.rfind("\n", 0, offset), message=message
        )

    def __str__(self) -> str:
        start = "remark: " if self.is_remark else ""
        return f"{self.path}:{self.line}:{self.column}: {start}{self.message}"


class InputError(ValueError):
    """A text that does not follow its format; carries every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
