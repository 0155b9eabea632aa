"""One build: every page kept or rendered, by several processes, and all in place at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.engine import manifest, workers
from timeline.engine.fingerprint import fingerprint
from timeline.engine.manifest import Entry, Manifest
from timeline.engine.staging import PublishError, Staging, staging
from timeline.site.page import Page

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

    `made_by` gives for each template a digest of everything that shapes a page besides its
    values: the template with those it names, the settings and the versions of the program.
    """

    render: Render
    made_by: Mapping[str, str]


def publish(
    pages: Sequence[Page],
    assets: Mapping[str, bytes],
    press: Press,
    output: Path,
    *,
    last: Manifest,
    key: bytes,
    processes: int,
    done: Callable[[int], None],
) -> Outcome:
    """Replace the site in `output` by `pages` and `assets` (contents by path).

    What `last`, the manifest of the site there, shows to be the same as before is kept.
    Raises PublishError where `output` holds something else, where two pages have one address or a
    path leads out of it. Whatever fails, `output` is then as it was.
    """
    _refuse_shared_addresses([*assets, *(page.path for page in pages)])
    with staging(output) as place:
        entries = {path: _copied(path, raw, last, place) for path, raw in assets.items()}
        made = workers.shared(
            lambda page: _printed(page, press, last, place), pages, processes=processes, done=done
        )
        entries |= {page.path: entry for page, (entry, _) in zip(pages, made, strict=True)}
        place.write(manifest.NAME, manifest.dumps(Manifest(entries), key), "")
    reused = sum(is_kept for _, is_kept in made)
    size = sum(entry.size for entry in entries.values())
    return Outcome(rendered=len(made) - reused, reused=reused, size=size)


def _printed(page: Page, press: Press, last: Manifest, place: Staging) -> tuple[Entry, bool]:
    """Return the page's entry, and whether the file of the last build was kept."""
    values = page.values
    made_from = fingerprint(press.made_by[page.template], tuple(values.items()))
    known = last.entries.get(page.path)
    if known and known.fingerprint == made_from and place.keep(page.path, known):
        return known, True
    return place.write(page.path, press.render(page, values), made_from), False


def _copied(path: str, raw: bytes, last: Manifest, place: Staging) -> Entry:
    made_from = fingerprint(raw)
    known = last.entries.get(path)
    if known and known.fingerprint == made_from and place.keep(path, known):
        return known
    return place.write(path, raw, made_from)


def _refuse_shared_addresses(paths: Sequence[str]) -> None:
    for path, times in Counter(paths).items():
        if times > 1:
            raise PublishError(f"two pages have the same address, {path}")
