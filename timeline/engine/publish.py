"""Publishing: pages become files, and the files replace the old site in one step.

The new site is written beside the old one. What would come out as it stands there is kept. Only
when the new site is complete does it take the old one's place, so a failed or killed build leaves
the old one whole.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

import msgspec

from timeline.engine import workers
from timeline.engine.cache import Folder, LastBuild, SiteFile
from timeline.engine.dependencies import Dependencies
from timeline.engine.staging import PublishError, Staging, make_spare, staging
from timeline.record import TrackedRecord

# Of a site with fewer pages all is linked anew as quickly as the spare is made.
_MANY = 2_000
# Where less than this part of a site is new, what is new is linked in less time than all of it.
_PART = 1 / 4
_NAMES = msgspec.msgpack.Decoder(list[str])
Start = Callable[[int], Callable[[int], None]]


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output: where it goes, its template and what makes the template's values.

    `path` is relative to the output folder and never comes from an event file.
    """

    path: str
    template: str
    make: Callable[[], Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a build did: pages rendered, pages kept from the last one, and bytes of all files."""

    rendered: int
    reused: int
    size: int
    built: LastBuild


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """What pages are printed with.

    `load` gets a template ready and `render` makes a page of its template and values. `made_by`
    gives for each template a digest of everything that shapes its pages besides the record: the
    template with those it names, the settings, the vocabulary, the program.
    """

    load: Callable[[str], object]
    render: Callable[[str, Mapping[str, object]], bytes]
    made_by: Mapping[str, bytes]
    record: TrackedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Who else writes files of the site, once all pages stand in its folder.

    That is what `write` is given. It returns the template of each file that it wrote, by its path,
    or nothing for one that is no page. Where it `is_open` it may write over any file of the folder,
    and leave more there.
    """

    write: Callable[[Path], Mapping[str, str]] = lambda _: {}
    is_open: bool = False


def publish(
    pages: Sequence[Page],
    assets: Mapping[str, bytes],
    renderer: Renderer,
    output: Path,
    *,
    last: LastBuild,
    known: Dependencies,
    processes: int,
    start: Start = lambda _: lambda _: None,
    others: Others = Others(),  # of whom there are none
) -> Published:
    """Replace the site in `output` by `pages` and `assets` (contents by path).

    What `last` shows to be the same as before is kept, and `known` tells what pages looked at then
    and what has changed since; `start` is given the number of the other pages and returns what is
    told how many are finished. What is `built` then lacks the state of the inputs. Raises
    PublishError where `output` holds something else, where two pages have one address or a path
    leads out of it; `output` is then as it was.
    """
    made_by = _made_by(pages, assets, renderer)
    with staging(output, made_by, last, is_open=others.is_open) as place:
        entries = place.kept(_same(last, made_by, known.touched()))
        for path in assets.keys() - entries.keys():
            entries[path] = place.write(path, assets[path], "", made_by[path])
        todo = [page for page in pages if page.path not in entries]
        new = _printed(renderer, place, todo, known, processes=processes, start=start)
        entries |= {path: entry for path, (entry, _) in new.items()}
        finished = place.finish()  # before the others: whatever they leave besides will be seen
        added, printed = _added(place, others)
    looked_at = known.renewed(entries, {path: keys for path, (_, keys) in new.items()})
    names, digests, numbers = known.kept(looked_at)
    site = _folder(output, finished, entries | added)
    spare = Folder() if others.is_open else _spare_of(output, site, last, len(todo))
    return Published(
        rendered=len(todo) + printed,
        reused=sum(bool(entry.template) for entry in site.entries.values()) - len(todo) - printed,
        size=sum(entry.size for entry in site.entries.values()),
        built=LastBuild(site=site, spare=spare, names=names, digests=digests, pages=numbers),
    )


def _added(place: Staging, others: Others) -> tuple[dict[str, SiteFile], int]:
    """Have others write; return their files and how many pages of these are not as they were.

    No build may keep one of them: what they were made of is not known.
    """
    templates = others.write(Path(place.new))
    added = {}
    for path, template in templates.items():
        found = Path(place.new, path).lstat()
        added[path] = SiteFile(template, b"", found.st_size, found.st_mtime_ns)
    both = ((Path(place.old, path), Path(place.new, path)) for path in added if templates[path])
    printed = sum(not old.is_file() or old.read_bytes() != new.read_bytes() for old, new in both)
    return added, printed


def _same(
    last: LastBuild, made_by: Mapping[str, bytes], touched: Collection[str]
) -> Mapping[str, SiteFile]:
    """Return the files of the last site that would come out as they stand there."""
    return {
        path: entry
        for path, entry in last.site.entries.items()
        if made_by.get(path) == entry.made_by and path not in touched
    }


def _printed(
    renderer: Renderer,
    place: Staging,
    todo: Sequence[Page],
    known: Dependencies,
    *,
    processes: int,
    start: Start,
) -> Mapping[str, tuple[SiteFile, bytes]]:
    """Print pages, and return each one's file and what it looked at, by its path."""
    if len(todo) >= workers.WORTH_SHARING:
        for template in renderer.made_by:  # once, before it is copied
            renderer.load(template)
    work, taken = partial(_rendered, renderer, place), partial(_numbered, known)
    made = workers.shared(work, todo, processes=processes, done=start(len(todo)), taken=taken)
    return dict(zip((page.path for page in todo), made, strict=True))


def digest(*parts: bytes) -> bytes:
    """Return 16 bytes that stand for some contents, one after the other."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()


def _made_by(
    pages: Iterable[Page], assets: Mapping[str, bytes], renderer: Renderer
) -> Mapping[str, bytes]:
    """Return what every file of the site is made by, by its path."""
    found = {path: digest(content) for path, content in assets.items()}
    for page in pages:
        if page.path in found:
            raise PublishError(f"two pages have the same address, {page.path}")
        found[page.path] = renderer.made_by[page.template]
    return found


def _folder(path: Path, finished: int, entries: dict[str, SiteFile]) -> Folder:
    found = path.lstat()
    return Folder(found.st_dev, found.st_ino, finished, entries)


def _spare_of(output: Path, site: Folder, last: LastBuild, rendered: int) -> Folder:
    """Return what the next build may make its site of: the old one, unless much is new."""
    most = max(_MANY, int(_PART * len(last.site.entries)))
    return last.site if rendered <= most else _spare(output, site)


def _spare(output: Path, site: Folder) -> Folder:
    """Make the spare: who wrote so much waits for a moment more, and who edits then for none."""
    with suppress(OSError, PublishError):
        path, finished = make_spare(output, site)
        return _folder(path, finished, site.entries)
    return Folder()


def _numbered(known: Dependencies, printed: tuple[SiteFile, bytes]) -> tuple[SiteFile, bytes]:
    """Number the keys at once: their names of all pages would be a tenth of what is in memory."""
    entry, names = printed
    return entry, known.packed(_NAMES.decode(names))


def _rendered(renderer: Renderer, place: Staging, page: Page) -> tuple[SiteFile, bytes]:
    with renderer.record.tracker.watch() as names:
        content = renderer.render(page.template, page.make())
    entry = place.write(page.path, content, page.template, renderer.made_by[page.template])
    return entry, msgspec.msgpack.encode(sorted(names))
