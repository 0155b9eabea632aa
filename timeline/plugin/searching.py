"""The index of the search: made by Pagefind's program of small pages with the record's words.

The program is an extra (`pip install pelican-timeline[search]`); without it the site is whole, and
its page of search has the list from A to Z alone. What is looked through is written as pages of its
own, since those of the site have around it what is on every page, and lack other spellings of
names. The program's own filters are not used: it writes them in another order each time.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.engine import tree
from timeline.engine.bundle import Bundle, Made
from timeline.engine.copies import beside
from timeline.engine.garbage import give_back
from timeline.engine.programs import running, version_of
from timeline.engine.publish import digest
from timeline.engine.staging import PublishError
from timeline.site.views.indexed import Indexed, index_of

FOLDER = "search/index"
# A search loads the parts of an index that its words stand in: of 20,000 words each, as the program
# makes them by itself, two were more than a first search should cost.
_PARTS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "6000"}
# What the program makes for pages without a search of their own.
_SPARE = ("pagefind-worker.js", "pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*")


def program() -> str:
    """Return the version of the program, or nothing where it is not installed."""
    return version_of("pagefind_bin")


def bundle_of(
    pages: Callable[[], Iterable[Indexed]], language: str, number: int = 1
) -> Bundle | None:
    """Return so many indexes of some pages, to be made where they were not made of these before.

    None where nothing could be found in it, or where the program is not installed. The pages are
    made whenever they are gone through: those of a long record would fill memory.
    """
    if not program() or next(iter(pages()), None) is None:
        return None
    return Bundle(
        folder=FOLDER,
        state=lambda: _state(map(_digest, pages()), language, number),
        begin=lambda: making(pages(), language, number),
    )


def _state(pages: Iterable[bytes], language: str, number: int) -> bytes:
    """Return what stands for indexes of pages, of which the digests are given."""
    made_by = (program(), repr(_PARTS), language, str(number))
    return digest(*map(str.encode, made_by), *pages)


def _digest(page: Indexed) -> bytes:
    return digest(repr(page).encode())


@contextmanager
def making(
    pages: Iterable[Indexed], language: str, number: int = 1
) -> Iterator[Callable[[], Made]]:
    """Have a copy of this process make indexes; give what waits for them and tells where they are.

    That raises PublishError. In the end they are deleted, and the program too is at an end.
    """
    with (
        TemporaryDirectory(prefix="timeline-search-") as place,
        beside(partial(_made, pages, language, number, Path(place))) as made,
    ):
        yield made


def _made(pages: Iterable[Indexed], language: str, number: int, place: Path) -> Made:
    """Make indexes one after the other, for the program needs much memory."""
    digests: list[bytes] = []
    source, whole = place / "pages", place / "index"
    for part, each in groupby(enumerate(pages), lambda each: index_of(each[0], number)):
        for _, page in each:
            digests.append(_digest(page))
            tree.create(f"{source}{page.address}index.html", (html(page, language).encode(),))
        give_back()  # to the program
        below = whole / str(part + 1) if part else whole
        _make(source, below)
        shutil.rmtree(source)
        if part:
            (below / "pagefind.js").unlink()  # that of the first reads all
    return Made(whole, _state(digests, language, number))


def _make(source: Path, made: Path) -> None:
    """Make one index, without what no page of ours uses."""
    # Imported where it is needed: it is an extra. Its file at once, for another Python would be
    # begun only to begin it.
    from pagefind_bin import get_executable

    places = ("--site", str(source), "--output-path", str(made))
    command = [str(get_executable()), *places, "--quiet"]
    with running(command, _PARTS) as process:
        _, said = process.communicate()
    if process.returncode:
        told = said.strip().splitlines() or ["it does not say why"]
        raise PublishError(f"Pagefind makes no index: {told[-1]}")
    for path in {path for pattern in _SPARE for path in made.glob(pattern)}:
        path.unlink()


def html(page: Indexed, language: str) -> str:
    """Return what the program reads of a page."""
    lines = "\n".join(_lines(page))
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><title>x</title></head>'
        f"<body data-pagefind-body>\n{lines}\n</body></html>\n"
    )


def _lines(page: Indexed) -> Iterator[str]:
    yield f'<h1 data-pagefind-weight="10">{escape(page.title)}</h1>'
    for words in page.words:
        yield f"<p>{escape(words)}</p>"
    # Words end where these stand: of many spellings a result shows the one that was found.
    names = " ".join(f";; {name}" for name in dict.fromkeys(page.names))
    yield f'<p data-pagefind-weight="5">{escape(names)}</p>'
    # Events can be looked for among themselves, and all else too. Pagefind writes several values
    # of a filter in another order each time, so there is one, which all else lacks.
    if page.address.startswith("/events/"):
        yield '<i data-pagefind-filter="sort[data-v]" data-v="event"></i>'
    for name, value in page.facts:
        yield f'<i data-pagefind-meta="{name}[data-v]" data-v="{escape(value)}"></i>'
