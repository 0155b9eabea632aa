"""Publishing: pages become files, and the files replace the old site in one step.

The new site is written beside the old one. What would come out as it stands there is kept. Only
when the new site is complete does it take the old one's place, so a failed or killed build leaves
the old one whole.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from timeline.engine import bundle as bundles
from timeline.engine import copies
from timeline.engine import named as named_files
from timeline.engine.bundle import Bundle
from timeline.engine.cache import Folder, LastBuild, SiteFile
from timeline.engine.dependencies import Dependencies
from timeline.engine.named import NamedFile
from timeline.engine.parts import Parts
from timeline.engine.printing import Page, Renderer, Start, all_printed
from timeline.engine.staging import PublishError, Staging, make_spare, staging

# Of a site with fewer pages all is linked anew as quickly as the spare is made.
_MANY = 2_000
# Where less than this part of a site is new, what is new is linked in less time than all of it.
_PART = 1 / 4
# A copy of this process that makes the spare has twice what is touched meanwhile: of a site of
# 121,000 pages 0.65 GB, beside the 0.84 of this one.
_MOST_BESIDE = 50_000


class Published(Struct, frozen=True, kw_only=True):
    """What a build did: how many pages it rendered, and their new `parts` by their paths."""

    rendered: int
    built: LastBuild
    parts: Parts


class Others(Struct, frozen=True, kw_only=True):
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
    parts: Callable[[], Parts] = dict,
    start: Start = lambda _: lambda _: None,
    others: Others = Others(),  # noqa: B008  # of whom there are none
    named: Sequence[NamedFile] = (),
    bundle: Bundle | None = None,
) -> Published:
    """Replace the site in `output` by `pages` and `assets` (contents by path).

    What `last` shows to be the same is kept; `known` tells what pages looked at and what changed
    since, `parts` those kept. `start` is given the number of other pages and returns what is told
    how many are finished. The `bundle` is made beside them, `named` after. Raises PublishError.
    """
    bundled = bundles.known(bundle, last)
    made_by = {**_made_by(pages, assets, renderer), **named_files.known(named), **bundled}
    with staging(output, made_by, last, is_open=others.is_open) as place:
        entries, kept = _joinable(place.kept(_same(last, made_by, known.touched())), pages, parts)
        with _begun(bundle, bundled, entries, place, last) as taken:
            entries |= _written(place, assets, entries, made_by)
            todo = [page for page in pages if page.path not in entries]
            new = all_printed(renderer, place, todo, known, kept, processes=processes, start=start)
            entries |= new.entries
            entries |= named_files.written(named, place, entries, processes)
            made, state = taken()
            entries |= made
        finished = place.finish()  # before the others: whatever they leave besides will be seen
        added, printed = _added(place, others)
    site = _folder(output, finished, entries | added)
    with _spare_of(output, site, last, len(todo), is_open=others.is_open) as spare:
        kept_keys = known.kept(known.renewed(entries, new.keys))
        built = _built(site, kept_keys, known.indexes(), spare(), state)
    return Published(rendered=len(todo) + printed, built=built, parts=new.parts)


def _written(
    place: Staging,
    assets: Mapping[str, bytes],
    there: Collection[str],
    made_by: Mapping[str, bytes],
) -> Mapping[str, SiteFile]:
    """Write the assets that are not `there`, and return each one's entry."""
    new = [path for path in assets if path not in there]
    return {path: place.write(path, (assets[path],), "", made_by[path]) for path in new}


def _built(
    site: Folder,
    kept: tuple[list[str], bytes, dict[str, bytes]],
    indexes: dict[str, bytes],
    spare: Folder,
    bundle: bytes,
) -> LastBuild:
    names, digests, numbers = kept
    return LastBuild(
        site=site,
        spare=spare,
        names=names,
        digests=digests,
        pages=numbers,
        indexes=indexes,
        bundle=bundle,
    )


@contextmanager
def _begun(
    bundle: Bundle | None,
    known: Collection[str],
    there: Collection[str],
    place: Staging,
    last: LastBuild,
) -> Iterator[Callable[[], tuple[Mapping[str, SiteFile], bytes]]]:
    """Begin to make a bundle, unless all that is `known` of it is `there`, or it is none.

    Gives what waits for it, puts it into the new site, and returns its new files and its state.
    """
    if bundle is None or (known and all(path in there for path in known)):
        yield lambda: ({}, last.bundle if known else b"")
        return
    with bundle.begin() as made:

        def taken() -> tuple[Mapping[str, SiteFile], bytes]:
            folder, state = made()
            return bundles.taken(bundle, folder, place, last.site.entries), state

        yield taken


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


def _joinable(
    same: dict[str, SiteFile], pages: Sequence[Page], kept: Callable[[], Parts]
) -> tuple[dict[str, SiteFile], Parts]:
    """Return which of the files that are the `same` may stay, and the parts that are known of them.

    Where a part is new no joined page may stay, nor a page whose part is not known.
    """
    owners = {page.path for page in pages if page.type.part}
    joined = {page.path for page in pages if page.type.is_joined}
    if same.keys() >= owners | joined:
        return same, {}
    parts = {path: part for path, part in kept().items() if path in same}
    stale = joined | (owners - parts.keys())
    return {path: entry for path, entry in same.items() if path not in stale}, parts


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
        found[page.path] = renderer.made_by[page.type.template]
    return found


def _folder(path: Path, finished: int, entries: dict[str, SiteFile]) -> Folder:
    found = path.lstat()
    return Folder(found.st_dev, found.st_ino, finished, entries)


@contextmanager
def _spare_of(
    output: Path, site: Folder, last: LastBuild, rendered: int, *, is_open: bool
) -> Iterator[Callable[[], Folder]]:
    """Give what returns what the next build may make its site of: the old one, or a new spare.

    That is made where much is new: who wrote so much waits for a moment more, and who edits then
    for none. It is made beside what is left to do, or last. Where it `is_open` there is none.
    """
    if is_open or rendered <= max(_MANY, int(_PART * len(last.site.entries))):
        yield lambda: Folder() if is_open else last.site
        return

    def work() -> Folder:
        # The files that it has are known here.
        return _folder(*make_spare(output, site), {})

    if len(site.entries) > _MOST_BESIDE:
        yield partial(_with_files, work, site.entries)
        return
    with copies.beside(work) as made:
        yield partial(_with_files, made, site.entries)


def _with_files(made: Callable[[], Folder], entries: dict[str, SiteFile]) -> Folder:
    with suppress(OSError, PublishError):
        return replace(made(), entries=entries)
    return Folder()
