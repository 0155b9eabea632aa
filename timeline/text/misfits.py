"""What is wrong with the keys of a text, in plain words: strange ones, missing ones, stray ones."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import FieldInfo, fields

from timeline.text.annotations import is_required, item_of, plain
from timeline.text.document import Document, Key, Mark

_CLOSE = 0.6
_DID_YOU_MEAN = "did you mean"
_UNINDENTED = "`{}` is a key of {}; put two spaces in front of this line and the others of its kind"


class Misfit(NamedTuple):
    """What is wrong at a key: an unknown or a missing key, or a value."""

    key: Key
    message: str
    is_missing: bool = False
    is_unknown: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """What is read, and what is told of it: the faults, the choices, the form of some lists."""

    choices: Mapping[str, Sequence[str]]
    lost: Collection[str]
    computed: Collection[str] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    cures: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    empty: Mapping[Key, Collection[str]] = field(default_factory=dict)
    faults: list[Misfit] = field(default_factory=list)

    def tell(self, key: Key, message: str) -> None:
        """Keep what is wrong at a key."""
        self.faults.append(Misfit(key, message))


def wrong_keys(
    known: Mapping[str, FieldInfo],
    required: Sequence[str],
    value: Mapping[str, object],
    key: Key,
    asked: Asked,
) -> Iterator[Misfit]:
    """Yield what keys there should not be, and which are missing and none of those."""
    offered = [name for name in known if key or name not in asked.computed]
    meant: set[str] = set()
    for name in (value.keys() | asked.empty.get(key, ())) - known.keys():
        close = [asked.meant[name]] if asked.meant.get(name) in offered else []
        close = close or closest(name, offered)
        cure = asked.cures.get(".".join(part for part in (*key, name) if isinstance(part, str)))
        if not cure:
            meant.update(close)
            cure = (
                f"{_DID_YOU_MEAN} `{close[0]}`?" if close else f"the keys are {', '.join(offered)}"
            )
        yield Misfit((*key, name), f"there is no key `{name}`; {cure}", is_unknown=True)
    for name in required:
        if name not in value and name not in meant and name not in asked.lost:
            place = (*key, name)
            message = f"`{name_of(place)}` is missing; write {wanted(known[name], place, asked)}"
            yield Misfit(place, message, is_missing=True)


def closest(name: str, offered: Sequence[str]) -> list[str]:
    """Return which of the words on offer is most like a name, if one is."""
    from difflib import get_close_matches  # which a file without a fault does not need

    return get_close_matches(name, offered, n=1, cutoff=_CLOSE)


def without_strays(model: type[Struct], asked: Asked, document: Document) -> Sequence[Misfit]:
    """Return faults with one for keys of an item that stand below the key of a list, not in it."""
    told = asked.faults
    for known in fields(model):
        name, inner = known.encode_name, item_of(known.type)
        if inner is None or (name,) not in document.marks:
            continue
        strays = [fault for fault in told if _is_below(fault, name, inner, document)]
        missing = [fault for fault in told if fault.key[0] == name and fault.is_missing]
        is_listed = all(len(fault.key) > 1 for fault in missing)
        if strays:
            first = min(strays, key=lambda fault: nearest_mark(document.marks, fault.key))
            stray = _UNINDENTED.format(first.key[0], name)
            message = stray if is_listed else unlisted((name,), inner, asked)
            rest = [fault for fault in told if fault not in (*strays, *missing)]
            return [*rest, Misfit(first.key if is_listed else (name,), message)]
    return told


def _is_below(fault: Misfit, name: str, inner: type[Struct], document: Document) -> bool:
    """Return whether a fault is a key of an item at the beginning of a line below its list."""
    keys = [each.encode_name for each in fields(inner)]
    is_meant = _DID_YOU_MEAN in fault.message  # another key that stands at the beginning of a line
    if not fault.is_unknown or is_meant or len(fault.key) > 1 or fault.key[0] not in keys:
        return False
    return nearest_mark(document.marks, fault.key).line > document.marks[(name,)].line


def unlisted(key: Key, inner: type[Struct], asked: Asked) -> str:
    """Return the message about one group of keys where a list of them is wanted."""
    keys = fields(inner)
    first = next((each for each in keys if is_required(each)), keys[0]).encode_name
    form = asked.forms.get(name_of(key)) or f"`- {first}: …`"
    return f"{name_of(key)}: each of them starts with `- `; write {form}"


def nearest_mark(marks: Mapping[Key, Mark], key: Key) -> Mark:
    """Return the place of `key`, or of the closest thing around it that has one."""
    while key and key not in marks:
        key = key[:-1]
    return marks.get(key, Mark(1, 1))


def wanted(field: FieldInfo, key: Key, asked: Asked) -> str:
    """Return what to write, and the choices where the field has a closed list."""
    kind, rules = plain(field.type)
    described = " ".join(rule.description for rule in rules if rule.description)
    if form := asked.forms.get(name_of(key), ""):
        return f"`{name_of(key)}:` and below it {form}"
    choices = asked.choices.get(field.encode_name, ()) if len(key) == 1 else ()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = [member.value for member in kind]
    return f"{described}: {', '.join(choices)}" if choices else described


def name_of(where: Key) -> str:
    """Return `sources[2].url` for ("sources", 1, "url"): people count from one."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where]
    return "".join(parts).removeprefix(".")


def misfit(value: object) -> str:
    """Return that a value does not fit, and of what shape it is."""
    return f"{_shape(value)} does not fit here"


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    return repr(value) if value not in ("", None) else "nothing"
