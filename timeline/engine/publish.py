"""One build: every page kept or rendered, by several processes, and all in place at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from timeline.engine import manifest, workers
from timeline.engine.fingerprint import fingerprint
from timeline.engine.manifest import Entry, Manifest
from timeline.engine.staging import PublishError, Staging, make_spare, staging
from timeline.site.page import Page

# Of a site with fewer pages all is linked anew as quickly as the spare is made.
_MANY = 1_000
Render = Callable[[Page, Mapping[str, object]], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build did: pages rendered, pages kept from the last one, and bytes of all files."""

    rendered: int
    reused: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What pages are printed with: the renderer, and the digest of each template and setting.

    `made_by` gives for each template a digest of everything that shapes a page besides the long
    parts of events: the template with those it names, the settings, the versions of the program
    and the short parts of all events. `texts` are digests of the long parts by name,
    and `watched` gives the names of those that are used while it lasts.
    """

    render: Render
    made_by: Mapping[str, str]
    texts: Mapping[str, bytes] = field(default_factory=dict)
    watched: Callable[[], AbstractContextManager[set[str]]] = lambda: nullcontext(set())


def publish(
    pages: Sequence[Page],
    assets: Mapping[str, bytes],
    press: Press,
    output: Path,
    *,
    last: Manifest,
    key: bytes,
    processes: int,
    start: Callable[[int], Callable[[int], None]] = lambda _: lambda _: None,
) -> Outcome:
    """Replace the site in `output` by `pages` and `assets` (contents by path).

    What `last`, the manifest of the site there, shows to be the same as before is kept; `start` is
    given the number of the other pages and returns what is told how many are finished.
    Raises PublishError where `output` holds something else, where two pages have one address or a
    path leads out of it. Whatever fails, `output` is then as it was.
    """
    _refuse_shared_addresses([*assets, *(page.path for page in pages)])
    made_by = {page.path: press.made_by[page.template] + page.given for page in pages}
    made_by |= {path: fingerprint(raw) for path, raw in assets.items()}
    believed = partial(_believed, key=key)
    with staging(output, [*made_by], believed) as place:
        entries = _kept(made_by, press, last, place)
        entries |= {
            path: place.write(path, raw, made_by[path])
            for path, raw in assets.items()
            if path not in entries
        }
        todo = [page for page in pages if page.path not in entries]
        made = workers.shared(
            partial(_printed, press, place), todo, processes=processes, done=start(len(todo))
        )
        entries |= zip((page.path for page in todo), made, strict=True)
        place.finish(manifest.dumps(Manifest(entries, press.texts), key))
    if len(todo) > _MANY:
        # Whoever wrote so much waits for a moment more, and whoever edits then for none.
        with suppress(OSError):
            make_spare(output, entries, believed)
    size = sum(entry.size for entry in entries.values())
    return Outcome(rendered=len(todo), reused=len(pages) - len(todo), size=size)


def _kept(
    made_by: Mapping[str, str], press: Press, last: Manifest, place: Staging
) -> dict[str, Entry]:
    """Take over what was made from the same as now, and return it by its path."""
    changed = {each for each, was in last.texts.items() if press.texts.get(each) != was}
    same = {
        path: entry
        for path, digest in made_by.items()
        if (entry := last.entries.get(path))
        and entry.fingerprint == digest
        and changed.isdisjoint(entry.reads)
    }
    kept = place.keep_all(same)
    return {path: entry for path, entry in same.items() if path in kept}


def _believed(folder: Path, *, key: bytes) -> Mapping[str, Entry]:
    return manifest.load(folder, key).entries


def _printed(press: Press, place: Staging, page: Page) -> Entry:
    with press.watched() as reads:
        content = press.render(page, page.values)
    made = place.write(page.path, content, press.made_by[page.template] + page.given)
    return made._replace(reads=tuple(sorted(reads)))


def _refuse_shared_addresses(paths: Sequence[str]) -> None:
    for path, times in Counter(paths).items():
        if times > 1:
            raise PublishError(f"two pages have the same address, {path}")
