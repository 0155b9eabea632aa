"""The index of the search: made by Pagefind's program of small pages with the record's words.

The program is an extra (`pip install pelican-timeline[search]`); without it the site is whole, and
its page of search has the list from A to Z alone. What is looked through is written as pages of its
own, since those of the site have around it what is on every page, and lack other spellings of
names. The program's own filters are not used: it writes them in another order each time.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

from timeline.engine.bundle import Bundle
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
    given = (repr(page).encode() for page in pages())
    made_by = (program(), repr(_PARTS), language, str(number))
    state = digest(*map(str.encode, made_by), *map(digest, given))
    return Bundle(folder=FOLDER, state=state, begin=lambda: making(pages(), language, number))


@contextmanager
def making(
    pages: Iterable[Indexed], language: str, number: int = 1
) -> Iterator[Callable[[], Path]]:
    """Begin to make indexes; give what waits for them and returns the folder that has them.

    That raises PublishError. In the end the folder is deleted, and the program too is at an end.
    One is made after the other, for the program needs much memory.
    """
    with TemporaryDirectory(prefix="timeline-search-") as place:
        made = Path(place, "index")
        sources = _written(pages, language, Path(place, "pages"), number)
        first, *others = (
            (source, made / str(at) if at > 1 else made) for at, source in enumerate(sources, 1)
        )
        with running(_command(*first), _PARTS) as process:
            yield partial(_finished, process, others, made)


def _command(source: Path, made: Path) -> Sequence[str]:
    places = ("--site", str(source), "--output-path", str(made))
    return [sys.executable, "-m", "pagefind", *places, "--quiet"]


def _finished(process: Popen[str], others: Sequence[tuple[Path, Path]], made: Path) -> Path:
    """Wait for an index, make the others, and return the folder with what pages of ours use."""
    _wait(process)
    for source, below in others:
        with running(_command(source, below), _PARTS) as another:
            _wait(another)
        (below / "pagefind.js").unlink()  # that of the first reads all
    for path in {path for pattern in _SPARE for path in made.rglob(pattern)}:
        path.unlink()
    return made


def _wait(process: Popen[str]) -> None:
    _, said = process.communicate()
    if process.returncode:
        told = said.strip().splitlines() or ["it does not say why"]
        raise PublishError(f"Pagefind makes no index: {told[-1]}")


def _written(pages: Iterable[Indexed], language: str, folder: Path, number: int) -> Sequence[Path]:
    """Write the small pages into so many folders, and return these; the last has the rest."""
    for at, page in enumerate(pages):
        path = folder / str(index_of(at, number)) / page.address.strip("/") / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(html(page, language), encoding="utf-8")
    return [folder / str(part) for part in range(number)]


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
