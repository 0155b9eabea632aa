"""Names on no file: shown as plain text, and told with the entry that would give them a page."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.check import references
from timeline.check.known import Known, Read
from timeline.model import Problem
from timeline.record import names
from timeline.text import addresses
from timeline.text.document import Key
from timeline.text.scalars import either

_OTHERS = {"actors": ("places", "places"), "places": ("actors", "actors or speaker")}
_A = {"actors": "an actor", "places": "a place"}
_OWN = {"actors": "actor", "places": "place", "outlets": "outlet"}


def provisional_names(known: Known) -> Iterator[Problem]:
    """Find the first mention of each name that is on no file nor near one."""
    for read, registry, name, domain, key in _told_names(known):
        message = _elsewhere(registry, name, known) or _message(registry, name, domain, known)
        yield read.file.remark(message, *key)


def _told_names(known: Known) -> Iterator[tuple[Read, str, str, str, Key]]:
    """Yield the first mention of each such name: where, its registry, how it is shown, its key."""
    told: set[tuple[str, str]] = set()
    for read in known.unresolved:
        for registry, key, given in names.named(read.event):
            for i, name in enumerate(given if registry in names.ENTRY else ()):
                shown = _shown(read, registry, key, name)
                if (registry, shown) not in told and _is_provisional(
                    read, registry, key, name, known
                ):
                    told.add((registry, shown))
                    yield read, registry, shown, _domain(read, key, registry), (*key, i)


class NewEntry(NamedTuple):
    """A file of a registry that an event could do with: its folder, its name and its text."""

    folder: str
    name: str
    text: str


def new_entries(known: Known) -> Iterator[NewEntry]:
    """Yield the files that would give names on no file a page, as the remarks tell them."""
    for _, registry, name, domain, _ in _told_names(known):
        if not _elsewhere(registry, name, known):
            path = _path(registry, name, known)
            folder, _, file_name = path.rpartition("/")
            text = "".join(f"{line}\n" for line in _lines(registry, name, domain))
            yield NewEntry(folder, file_name, text)


def _is_provisional(read: Read, registry: str, key: Key, name: str, known: Known) -> bool:
    if name:
        return known.is_provisional(registry, name)
    shown = _shown(read, registry, key, name)
    return bool(shown) and not _is_owned(read, key, known)


def _shown(read: Read, registry: str, key: Key, name: str) -> str:
    """Return a name as pages show it; of an outlet left out, that of its address."""
    return names.shown(name) if name else _domain(read, key, registry)


def _is_owned(read: Read, key: Key, known: Known) -> bool:
    """Return whether the address of a source, which names no outlet, says whose it is."""
    url = read.event.sources[int(key[1])].url or ""
    return bool(names.owner(url, known.registry("outlets")))


def _domain(read: Read, key: Key, registry: str) -> str:
    if registry != "outlets":
        return ""
    return addresses.domain(read.event.sources[int(key[1])].url or "")


def _elsewhere(registry: str, name: str, known: Known) -> str:
    """Return what to do about an actor that is a place on file, or a place that is an actor."""
    other, key = _OTHERS.get(registry, ("", ""))
    if not other or not known.is_on_file(other, name):
        return ""
    return (
        f"the {_OWN[registry]} {name!r} is on no file, and {_A[other]} is called so; "
        f"if that is meant, write it under {key}"
    )


def _message(registry: str, name: str, domain: str, known: Known) -> str:
    kinds = [kind.id for kind in getattr(known.content.vocabulary, registry)]
    chosen = f", with a kind of {either(kinds)}" if kinds else ""
    return (
        f"the {_OWN[registry]} {name!r} is on no file, so pages show the name alone; to give it a "
        f"page, add {_path(registry, name, known)}{chosen}: "
        f"{{{', '.join(_lines(registry, name, domain))}}}"
    )


def _path(registry: str, name: str, known: Known) -> str:
    return f"{known.folder(registry)}/{references.new_id(name)}.yml"


def _lines(registry: str, name: str, domain: str) -> Iterator[str]:
    for key, value in {"name": name, **names.ENTRY[registry]}.items():
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        yield f'{key}: "{quoted}"'
    if domain:
        yield f'domains: ["{domain}"]'
