"""Sources: their keys, their addresses, and whose addresses they are."""

import re
from collections.abc import Iterator

from timeline.check.known import Known, Read, Seen
from timeline.model import Problem, Status
from timeline.record import names
from timeline.text import addresses

_SAME = re.compile(
    r"(?:the\s+)?same\b(?!-)|ditto\b|(?:as|see)\s+(?:above|s\d+)\b|the\s+article$", re.IGNORECASE
)
_COPY = re.compile(r"https://web\.archive\.org/web/\d{14}(?:id_|if_)?/(?P<url>.+)")


def keys_out_of_order(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find the first source whose key does not follow from its place."""
    for i, source in enumerate(read.event.sources):
        if source.key != f"s{i + 1}":
            message = (
                f"source {i + 1} has the key {source.key}; the keys run s1, s2, …: write s{i + 1}"
            )
            yield read.file.problem(message, "sources", i, "key")
            return


def faulty_addresses(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find addresses that may not stand in the record."""
    again = _again(read)
    for i, source in enumerate(read.event.sources):
        if source.url and i not in again and (message := _address_fault(source.url)):
            yield read.file.problem(message, "sources", i, "url")


def _address_fault(url: str) -> str | None:
    return addresses.fault(url) or addresses.detour(url)


def missing_addresses(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published sources without an address."""
    for i, source in enumerate(read.event.sources):
        if not source.url and read.event.status is Status.PUBLISHED:
            message = "the source has no address; write url: https://… and where it can be read"
            yield read.file.problem(message, "sources", i)


def missing_outlets(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find sources of drafts with neither an address nor an outlet, but for the article itself."""
    articles = {seed.source for seed in read.event.seeds}
    for i, source in enumerate(read.event.sources):
        is_told = source.outlet or source.url or source.key in articles
        if not is_told and read.event.status is not Status.PUBLISHED:
            message = "the source says neither where nor by whom; write url: https://… or an outlet"
            yield read.file.problem(message, "sources", i)


def repeated_addresses(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find two sources with one address."""
    for i, owner in _again(read).items():
        message = f"this is the address of {owner} too; keep one of the two sources"
        yield read.file.problem(message, "sources", i, "url")


def _again(read: Read) -> dict[int, str]:
    """Return the sources with an address that stood before, and the key of the one that has it."""
    if len(read.event.sources) == 1:  # as of most events
        return {}
    first: dict[str, str] = {}
    owners = {
        i: first.setdefault(addresses.page(source.url), source.key)
        for i, source in enumerate(read.event.sources)
        if source.url
    }
    return {i: key for i, key in owners.items() if key != read.event.sources[i].key}


def wrong_outlets(known: Known) -> Iterator[Problem]:
    """Find sources whose address is not one of their outlet's."""
    owner_of = known.registry("outlets").by_domain.get
    for read in (*known.read, *known.in_part):
        for i, source in enumerate(read.event.sources):
            if source.url and owner_of(_plain_host(source.url)) != source.outlet:
                yield from _outlet_fault(read, i, source.url, source.outlet, known)


def faulty_archives(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find archived copies that cannot be trusted, or are of another page."""
    for i, source in enumerate(read.event.sources):
        if not source.archived:
            continue
        message = addresses.archive_fault(source.archived)
        copy = _COPY.fullmatch(source.archived)
        if (
            not message
            and copy
            and source.url
            and addresses.page(copy["url"]) != addresses.page(source.url)
        ):
            message = f"this is a copy of another page; archive {source.url}"
        if message:
            yield read.file.problem(message, "sources", i, "archived")


def empty_supports(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find sources said to support the same, which says nothing to who reads that source alone."""
    for i, source in enumerate(read.event.sources):
        if source.supports and _SAME.match(source.supports):
            message = f"supports: {source.supports!r} does not say what; write what it shows"
            yield read.file.problem(message, "sources", i, "supports")


def _plain_host(url: str) -> str:
    """Return what nearly all addresses begin with, without taking them apart."""
    return url.removeprefix("https://").partition("/")[0].removeprefix("www.")


def _outlet_fault(read: Read, i: int, url: str, outlet: str, known: Known) -> Iterator[Problem]:
    owner = names.owner(addresses.cleaned(url), known.registry("outlets"))
    if owner == outlet or not outlet:
        return
    if i in _again(read) or _address_fault(addresses.cleaned(url)):
        return  # told already
    if owner:
        message = f"this address belongs to the outlet {owner}; write outlet: {owner}"
        yield read.file.problem(message, "sources", i, "outlet")
    elif outlet in known.registry("outlets"):
        message = (
            f"{addresses.domain(url)} is no domain of the outlet {outlet}; write the outlet that "
            f"publishes there, or add the domain in {known.folder('outlets')}/{outlet}.yml"
        )
        yield read.file.problem(message, "sources", i, "url")
