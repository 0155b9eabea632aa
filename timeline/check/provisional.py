"""Names on no file: shown as plain text, and told with the entry that would give them a page."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.check import references
from timeline.check.known import Known, Read
from timeline.model import Event, Problem
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
    outlets = known.registry("outlets")
    for read in known.unresolved:
        for registry, key, name, url in _mentions(read.event):
            domain = addresses.domain(url)
            shown = names.shown(name) if name else domain
            is_new = known.is_provisional(registry, name) if name else not names.owner(url, outlets)
            if shown and is_new and (registry, shown) not in told:
                told.add((registry, shown))
                yield read, registry, shown, domain, key


def _mentions(event: Event) -> Iterator[tuple[str, Key, str, str]]:
    """Yield the registry, the key and the name of what may have an entry, and an outlet's address.

    An outlet that is left out has an empty name.
    """
    for registry, key, given in names.named(event):
        for i, name in enumerate(given if registry in names.ENTRY else ()):
            source = event.sources[int(key[1])] if registry == "outlets" else None
            yield registry, (*key, i), name, source.url or "" if source else ""


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
