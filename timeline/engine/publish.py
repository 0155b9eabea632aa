"""Publishing: pages become files, and the files replace the old site in one step.

The new site is written beside the old one. What would come out as it stands there, as the manifest
tells, is kept. Only when the new site is complete does it take the old one's place, so a failed
or killed build leaves the old one whole.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from timeline.engine import manifest, seal, workers
from timeline.engine.facts import Facts, Ledger
from timeline.engine.fingerprint import fingerprint
from timeline.engine.manifest import Entry, Manifest
from timeline.engine.memory import Memory
from timeline.engine.reads import Names
from timeline.engine.staging import Believed, PublishError, Staging, make_spare, staging
from timeline.site.page import Page

# Of a site with fewer pages all is linked anew as quickly as the spare is made.
_MANY = 1_000
Render = Callable[[Page, Mapping[str, object]], bytes]


class Pages(Protocol):
    """Every page of a site, one after the other or by its path."""

    def __iter__(self) -> Iterator[Page]: ...

    def __getitem__(self, path: str) -> Page: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build did: pages rendered, pages kept from the last one, and bytes of all files."""

    rendered: int
    reused: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What pages are printed with: the renderer, and digests of what they are made from.

    `load` gets a template ready. `made_by` gives for each template a digest of everything that
    shapes a page besides the record: the template with those it names, the settings, the
    registries, the versions of the program. `ledger` compares the facts of the record with those
    of the last build, and `watched` gives the names of those that are looked at while it lasts.
    """

    load: Callable[[str], object]
    render: Render
    made_by: Mapping[str, str]
    ledger: Callable[[Facts], Ledger]
    watched: Callable[[], AbstractContextManager[set[str]]]

    def fingerprint(self, page: Page) -> str:
        """Return what tells whether a page is made by the same means as before."""
        return self.made_by[page.template] + page.given

    def load_all(self) -> None:
        """Load every template once, before copies of this process would each do so."""
        for template in self.made_by:
            self.load(template)

    def made(self, entry: Entry) -> bool:
        """Return whether a page was made by the means of now, if it was given the same."""
        by = self.made_by.get(entry.template)
        return by is not None and entry.fingerprint.startswith(by)


def publish(
    pages: Pages,
    assets: Mapping[str, bytes],
    press: Press,
    output: Path,
    *,
    last: Manifest,
    key: bytes,
    manifests: Memory[Manifest] = Memory(),  # noqa: B008  # which keeps nothing
    processes: int,
    start: Callable[[int], Callable[[int], None]] = lambda _: lambda _: None,
) -> Outcome:
    """Replace the site in `output` by `pages` and `assets` (contents by path).

    What `last`, the manifest of the site there, shows to be the same as before is kept; `start` is
    given the number of the other pages and returns what is told how many are finished.
    Raises PublishError where `output` holds something else, where two pages have one address or a
    path leads out of it. Whatever fails, `output` is then as it was.
    """
    plan = _Plan(pages, assets, press, last)
    believed = partial(_believed, key=key, memory=manifests)
    with staging(output, [*assets, *plan.paths], believed) as place:
        entries = plan.begun(place)
        todo = [path for path in plan.paths if path not in entries]
        names = plan.names(todo)
        if len(todo) >= workers.WORTH_SHARING:
            press.load_all()
        print_one, done = partial(_printed, press, place, pages), start(len(todo))
        taken = partial(_numbered, names)
        made = workers.shared(print_one, todo, processes=processes, done=done, taken=taken)
        new = dict(zip(todo, made, strict=True))
        entries |= {path: entry for path, (entry, _) in new.items()}
        made_from = plan.made_from(entries, {path: read for path, (_, read) in new.items()}, names)
        _finish(place, Manifest(entries, made_from), key, manifests)
    if len(todo) > _MANY:
        _prepare(output, entries, believed)
    size = sum(entry.size for entry in entries.values())
    return Outcome(rendered=len(todo), reused=len(plan.paths) - len(todo), size=size)


def _prepare(output: Path, entries: Mapping[str, Entry], believed: Believed) -> None:
    """Make the spare: who wrote so much waits for a moment more, and who edits then for none."""
    with suppress(OSError):
        make_spare(output, entries, believed)


def _numbered(names: Names, printed: tuple[Entry, str]) -> tuple[Entry, bytes]:
    """Number the names of facts at once: all of them would be a tenth of what is in memory."""
    entry, found = printed
    return entry, names.packed(found.split("\n") if found else ())


def _finish(place: Staging, site: Manifest, key: bytes, manifests: Memory[Manifest]) -> None:
    raw = manifest.dumps(site, key)
    place.finish(raw)
    manifests.put(seal.of(raw), site)


class _Plan:
    """The site to be, compared with the last one: the paths of its pages, and what is the same."""

    def __init__(
        self, pages: Pages, assets: Mapping[str, bytes], press: Press, last: Manifest
    ) -> None:
        self._assets = assets
        self._reads, facts = last.made_from
        self._ledger, self._last = press.ledger(Facts(*facts)), last
        self._same = {
            path for path, content in assets.items() if _is_of(last, path, fingerprint(content))
        }
        if self._ledger.is_same and last.entries:
            self.paths = [path for path, entry in last.entries.items() if entry.template]
            self._same |= {path for path in self.paths if press.made(last.entries[path])}
        else:
            prints = _addressed(pages, assets, press)
            self.paths = list(prints)
            self._same |= {path for path, made_by in prints.items() if _is_of(last, path, made_by)}

    def begun(self, place: Staging) -> dict[str, Entry]:
        """Take over what is the same as it was, write the other assets, and return all by path."""
        entries = self._kept(place)
        for path in self._assets.keys() - entries.keys():
            content = self._assets[path]
            entries[path] = place.write(path, content, "", fingerprint(content))
        return entries

    def _kept(self, place: Staging) -> dict[str, Entry]:
        """Take over what was made from the same as now, and return it by its path."""
        changed, entries = self._ledger.changed(), self._last.entries
        touched = self._reads.touched(changed)
        same = {path: entries[path] for path in self._same if path not in touched}
        kept = place.keep_all(same)
        return {path: entry for path, entry in same.items() if path in kept}

    def names(self, todo: Collection[str]) -> Names:
        """Return the names of facts that pages looked at, besides those at `todo`."""
        # Names that no page looks at any more go when every page is made anew.
        return Names(self._reads.names if len(todo) < len(self.paths) else ())

    def made_from(self, paths: Collection[str], new: Mapping[str, bytes], names: Names) -> bytes:
        """Return what the next build has to know of the pages at `paths`: what they were made from.

        `new` has that for those that were rendered, as numbers of `names`.
        """
        reads = self._reads.renewed(paths, new, names)
        is_same = self._ledger.is_same  # so what the other pages read is known
        some = {name for path in new for name in reads.of(path)}
        return manifest.packed(reads, self._ledger.facts(some if is_same else reads.names))


def _is_of(last: Manifest, path: str, made_by: str) -> bool:
    entry = last.entries.get(path)
    return entry is not None and entry.fingerprint == made_by


def _addressed(pages: Pages, assets: Collection[str], press: Press) -> Mapping[str, str]:
    """Return the fingerprint of every page by its path."""
    found: dict[str, str] = {}
    for page in pages:
        if page.path in found or page.path in assets:
            raise PublishError(f"two pages have the same address, {page.path}")
        found[page.path] = press.fingerprint(page)
    return found


def _believed(folder: Path, *, key: bytes, memory: Memory[Manifest]) -> Mapping[str, Entry]:
    return manifest.load(folder, key, memory).entries


def _printed(press: Press, place: Staging, pages: Pages, path: str) -> tuple[Entry, str]:
    page = pages[path]
    with press.watched() as names:
        content = press.render(page, page.values)
    entry = place.write(page.path, content, page.template, press.fingerprint(page))
    return entry, "\n".join(names)
