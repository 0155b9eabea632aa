"""A file of keys as read: the value or what is wrong with it, and where each key stands.

The keys are strict YAML, by themselves or between two lines of `---` above a body.
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from struct import Struct as Packing
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import fields

from timeline.model import InputError, Problem
from timeline.text import confusables, encoding, misfits, pieces, strictyaml, typed
from timeline.text.document import Document, Key, Mark

T = TypeVar("T")
M = TypeVar("M", bound=Struct)
MAX_LINE = 2_000
# No file that is read has more bytes; what is larger is not looked at to its end.
MOST = 1024 * 1024
_MOSTLY = 32 * 1024  # nearly every file has fewer bytes
FENCE = re.compile(
    r"---[ \t]*\n(?P<yaml>(?:(?!---[ \t]*(?:\n|\Z)).*\n)*)---[ \t]*(?:\n|\Z)(?P<body>(?s:.*))"
)
_STAMP = Packing("<QQQQ")
_MASK = 2**64 - 1  # Windows has larger inodes, and times may be before 1970 or after 2262


class File(NamedTuple):
    """A file as it lies there, and the path that problems name it by.

    `stamp` has its size, its times of change and of status and its inode, packed: what has the
    same stamp as before was not written since. It `changed` at the later of the two times
    (nanoseconds).
    """

    path: str
    folder: str
    stamp: bytes
    changed: int

    @classmethod
    def of(cls, path: str, folder: str, found: os.stat_result) -> "File":
        """Return the file in `folder` that problems name `path`."""
        size, modified, changed = found.st_size, found.st_mtime_ns, found.st_ctime_ns
        stamp = _STAMP.pack(size, modified & _MASK, changed & _MASK, found.st_ino & _MASK)
        return cls(path, folder, stamp, max(modified, changed))

    @property
    def name(self) -> str:
        """Its name, without the folder."""
        return self.path.rpartition("/")[2]

    @property
    def content(self) -> bytes:
        """Its bytes, read anew each time, and no more than tell that it is too large."""
        # Unlike Path.open this is quick ten thousand times.
        with open(f"{self.folder}/{self.name}", "rb", buffering=0) as file:  # noqa: PTH123
            found = file.read(_MOSTLY)
            # Asked for all at once, the system would set a megabyte aside for each file.
            return found if len(found) < _MOSTLY else found + file.read(MOST + 1 - _MOSTLY)


class Reading(Struct, Generic[T], frozen=True, kw_only=True):
    """A file as read: its value, or None and why not; `body_line` is the line of its body.

    Of a file that was read before, `text` is None: where its keys stand is looked up in `file`.
    Without a value, `partial` may have what could be read, and stand-ins for the rest.
    """

    path: str
    value: T | None
    problems: tuple[Problem, ...] = ()
    body_line: int = 1
    text: str | None = None
    file: File | None = None
    partial: T | None = None

    @property
    def name(self) -> str:
        """Its name, without the folder."""
        return self.path.rpartition("/")[2]

    @property
    def marks(self) -> Mapping[Key, Mark]:
        """Where each key stands that could be read."""
        return _marks(self.written)

    @property
    def written(self) -> str:
        """The text of the file."""
        if self.text is not None:
            return self.text
        return decoded(self.file.content, path=self.path) if self.file else ""

    def problem(self, message: str, *key: str | int) -> Problem:
        """Return a problem at the place of `key`, or of the closest thing around it."""
        return misfits.nearest_mark(self.marks, key).problem(self.path, message)

    def remark(self, message: str, *key: str | int) -> Problem:
        """Return a remark at the place of `key`, or of the closest thing around it."""
        return replace(self.problem(message, *key), is_remark=True)


def decoded(raw: bytes, *, path: str, most: int = MOST) -> str:
    """Return the text of a file, without its byte order mark and with line feeds.

    Raises InputError where it is too large, not UTF-8 or no text at all.
    """
    if len(raw) > most:
        size = f"{len(raw):,}" if len(raw) <= MOST else f"more than {MOST:,}"
        message = f"the file has {size} bytes; keep it under {most:,}"
        raise InputError([Problem(path=path, message=message)])
    if encoding.is_pointer(raw):
        message = encoding.POINTER_MESSAGE.format("file itself")
        raise InputError([Problem(path=path, message=message)])
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
        return encoding.with_line_feeds(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "the file is not UTF-8 text; save it as UTF-8"
        raise InputError([Problem(path=path, line=line, message=message)]) from None


def read_bytes(
    raw: bytes, read: Callable[[str], Reading[T]], *, path: str, most: int
) -> Reading[T]:
    """Return what `read` finds in the text of a file of at most so many bytes, or why not."""
    try:
        return read(decoded(raw, path=path, most=most))
    except InputError as error:
        return faulty(path, error.problems, "")


def faulty(path: str, problems: Iterable[Problem], text: str) -> Reading[T]:
    """Return the reading of a file without a value."""
    return Reading(path=path, value=None, problems=tuple(sorted(problems)), text=text)


def unsafe(text: str, path: str) -> Iterator[Problem]:
    """Yield the characters of a text that deceive, and its lines that are too long."""
    for confusable in confusables.find(text):
        yield Problem.at(path, text, *confusable)
    if len(max(text.split("\n"), key=len)) <= MAX_LINE:
        return
    message = f"the line is longer than {MAX_LINE} characters; break it or shorten it"
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            yield Problem(path=path, line=number, column=MAX_LINE, message=message)


def unread(keys: Document, path: str, told: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the lines of a file that could not be read, but for what was `told` of its characters.

    Of a character that YAML does not know that says which it is, and where.
    """
    lines = {problem.line for problem in told}
    for fault in keys.faults:
        is_told = fault.is_character or (fault.is_keyless and fault.mark.line in lines)
        if not (is_told and lines):
            yield fault.mark.problem(path, fault.message)


def keys_in(
    text: str, path: str, fence: re.Match[str] | None = None, told: Iterable[Problem] = ()
) -> tuple[Document, list[Problem]]:
    """Return the keys of a file, and what is told of its characters and of lines without sense.

    They are all of the text or, by a match as of FENCE, stand above a body, of which more may be
    `told`.
    """
    start = fence.start("body") if fence else len(text)
    found = [*unsafe(strictyaml.visible(text[:start]) + text[start:], path), *told]
    first_line = text.count("\n", 0, fence.start("yaml")) + 1 if fence else 1
    keys = pieces.read(fence["yaml"] if fence else text, first_line=first_line)
    return keys, [*found, *unread(keys, path, found)]


def misused(
    keys: Document, front: str, path: str, computed: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with keys by themselves: doubled, computed, or hiding a character.

    `front` is the text in which they stand.
    """
    for name, mark in keys.doubled:
        yield mark.problem(path, f"the key `{name}` stands here a second time; keep one of the two")
    yield from typed.hidden(keys, front, path=path)
    written = {*(keys.tree if isinstance(keys.tree, dict) else ()), *keys.empty.get((), ())}
    for key, cure in computed.items():
        if key in written:
            yield keys.marks[(key,)].problem(path, f"there is no key `{key}`; {cure}")


def given(keys: Document, computed: Collection[str]) -> dict[str, object]:
    """Return the keys with their values, but for those that are computed."""
    tree = keys.tree if isinstance(keys.tree, dict) else {}
    return {key: value for key, value in tree.items() if key not in computed}


def read_keys(
    model: type[M],
    text: str,
    *,
    path: str,
    computed: Mapping[str, str] = MappingProxyType({}),
    build: Callable[[Document, dict[str, object]], tuple[M | None, list[Problem]]] | None = None,
) -> Reading[M]:
    """Return everything found in `text`, the file at `path`, which is keys and no more.

    `computed` are the keys that are not written, and what to do instead; `build` makes the value
    of the others, where the rules of the model are not all.
    """
    keys, told = keys_in(text, path)
    if keys.faults and not keys.tree:
        return faulty(path, told, text)
    if not isinstance(keys.tree, dict):
        first = next(f.encode_name for f in fields(model) if f.encode_name not in computed)
        message = f"there are no keys in the file; write `{first}: …` and the others"
        return faulty(path, [*told, Problem(path=path, message=message)], text)
    values = given(keys, computed)
    value, found = build(keys, values) if build else typed.build(model, values, keys, path=path)
    told += [*misused(keys, text, path, computed), *found]
    return Reading(path=path, value=value, problems=tuple(sorted(told)), text=text)


@lru_cache(maxsize=4)
def _marks(text: str) -> Mapping[Key, Mark]:
    match = FENCE.match(text)
    found = pieces.read(match["yaml"], first_line=2) if match else pieces.read(text)
    return found.marks
