"""All of YAML that strict YAML knows, by the parser of PyYAML: the tree, and where each key is."""

import re
from collections.abc import Iterator

import yaml

from timeline.text.document import (
    COMMENT,
    MAX_DEPTH,
    CharacterError,
    Document,
    Key,
    Mark,
    Tree,
    YamlError,
)

# The C parser is six times faster; both report the same events and marks.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNCLOSED = "close the quotation mark that was opened here"
_OPEN_LIST = "this line cannot be read; close the bracket that was opened here"
_CURES = {
    "mapping values are not allowed": 'a value that holds ": " must stand in double quotes',
    "cannot start any token": (
        "indent with spaces, not tabs, and put a value that starts with @, ` or % in double quotes"
    ),
    "tab character": "indent with spaces, not tabs",
    "could not find expected ':'": "write each line as `key: value`",
    "expected <document start>": (
        "no line above it may start with % or be only dots; delete that line"
    ),
    "did not find expected": "check the quotes, commas and indentation here and one line above",
    "unexpected end of stream": _UNCLOSED,
    "invalid Unicode": "type the character itself",
    "found unknown escape": "inside double quotes write a backslash twice, or use single quotes",
    "unacceptable character": "delete the invisible character",
    "control characters": "delete the invisible character",
    "undefined alias": "put a value that starts with * in double quotes",
}
_QUOTED = re.compile(
    r"""^[ -]*(?:[\w-]+:[ ]+)?(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""",
    re.MULTILINE | re.DOTALL,
)


def parse(text: str, first_line: int) -> Document:
    """Return the document in a text; raises YamlError at the first fault of syntax."""
    try:
        return _Builder(text, first_line - 1).document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        is_unclosed = "unexpected end of stream" in (error.problem or "")
        is_open = _is_open_list(error)
        mark = error.context_mark if is_unclosed or is_open else error.problem_mark
        where = Mark(mark.line + first_line, mark.column + 1) if mark else Mark(first_line, 1)
        if opened := _unclosed(text, where.line - first_line):
            line, column = opened
            told = f"this line cannot be read; {_UNCLOSED}"
            raise YamlError(told, Mark(line + first_line, column)) from None
        told = _OPEN_LIST if is_open else _plain(error.problem or error.context or "")
        raise YamlError(told, where) from None
    except yaml.YAMLError as error:
        raise CharacterError(_plain(str(error)), Mark(first_line, 1)) from None


def _is_open_list(error: yaml.MarkedYAMLError) -> bool:
    """Return whether a list on one line has no end: the fault shows on a line below."""
    start, end = error.context_mark, error.problem_mark
    is_list = "parsing a flow" in (error.context or "")
    return bool(is_list and start and end and start.line < end.line)


def _unclosed(text: str, line: int) -> tuple[int, int] | None:
    """Return where a quotation began, on a line before `line`, that the next mark there ended.

    YAML lets it run on, so the fault shows only where the next one was to begin. Lines count from
    0, columns from 1.
    """
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span("text")
        first = text.count("\n", 0, start)
        if first < line == text.count("\n", 0, end):
            return first, start - text.rfind("\n", 0, start)
    return None


def _plain(problem: str) -> str:
    for words, cure in _CURES.items():
        if words in problem:
            return f"this line cannot be read; {cure}"
    return f"this line cannot be read ({problem}); write `key: value`, lists as [a, b]"


class _Builder:
    """Turns parser events into a tree, noting the place of each key and item."""

    def __init__(self, text: str, line_offset: int) -> None:
        self._text = text.removeprefix("\ufeff")  # which no place counts
        self._read = 0  # how far the values of the text were met
        self._offset = line_offset
        self._marks: dict[Key, Mark] = {}
        self._doubled: list[tuple[str, Mark]] = []
        self._empty: dict[Key, set[str]] = {}

    def document(self, events: Iterator[yaml.Event]) -> Document:
        tree: Tree | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse_extras(event, seen=tree is not None)
                self._marks[()] = self._mark(event)
                tree = self._node(next(events), events, ())
        self._refuse_comment(len(self._text))
        return Document(
            "" if tree is None else tree, lambda: self._marks, self._doubled, empty=self._empty
        )

    def _refuse_extras(self, event: yaml.DocumentStartEvent, *, seen: bool) -> None:
        if seen:
            raise YamlError("a second document starts here; delete the line", self._mark(event))
        if event.version or event.tags:
            raise YamlError("delete the line that starts with %", self._mark(event))

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Key) -> Tree:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(
                "& and * at the start of a value have a meaning of their own; put it in quotes",
                self._mark(event),
            )
        if getattr(event, "tag", None):
            raise YamlError(
                "! at the start of a value has a meaning of its own; put it in quotes",
                self._mark(event),
            )
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_comment_before(event)
        if len(path) > MAX_DEPTH:
            raise YamlError("too deeply nested; use the keys of the template", self._mark(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""

    def _mapping(self, events: Iterator[yaml.Event], path: Key) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            name = self._key(event)
            here, mark = (*path, name), self._mark(event)
            if name in found or here in self._marks:
                self._doubled.append((name, mark))
                self._node(next(events), events, (*path, f"{name} (again, {len(self._doubled)})"))
                continue
            self._marks[here] = mark
            value_event = next(events)
            value = self._node(value_event, events, here)
            if value != "" or getattr(value_event, "style", None):
                found[name] = value
            else:
                self._empty.setdefault(path, set()).add(name)
        return found

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise YamlError("a key is one plain word; write `key: value`", self._mark(event))
        self._refuse_comment_before(event)
        return str(event.value)

    def _refuse_comment_before(self, scalar: yaml.ScalarEvent) -> None:
        """Refuse a comment between the value met before and `scalar`, or in the head of a block."""
        start, end = scalar.start_mark, scalar.end_mark
        assert start is not None  # the events of a parser have both
        assert end is not None
        self._refuse_comment(start.index)
        if scalar.style in ("|", ">"):
            head = self._text.find("\n", start.index, end.index)
            self._refuse_comment(head if head >= 0 else end.index)
        self._read = end.index

    def _refuse_comment(self, end: int) -> None:
        """Refuse a # up to `end`: outside values it cuts off the rest of its line, unseen."""
        at = self._text.find("#", self._read, end)
        if at >= 0:
            line = self._text.count("\n", 0, at) + 1 + self._offset
            raise YamlError(COMMENT, Mark(line, at - self._text.rfind("\n", 0, at)))

    def _sequence(self, events: Iterator[yaml.Event], path: Key) -> list[Tree]:
        found: list[Tree] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            here = (*path, len(found))
            self._marks[here] = self._mark(event)
            found.append(self._node(event, events, here))
        return found

    def _mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        assert start is not None  # every event of a parser has one; only made-up events have none
        return Mark(start.line + 1 + self._offset, start.column + 1)
