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
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

from timeline.engine.bundle import Bundle
from timeline.engine.programs import running
from timeline.engine.publish import digest
from timeline.engine.staging import PublishError
from timeline.site.views.indexed import Indexed

FOLDER = "search/index"
# What the program makes for pages without a search of their own.
_SPARE = ("pagefind-worker.js", "pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*")


def program() -> str:
    """Return the version of the program, or nothing where it is not installed."""
    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        return ""


def bundle_of(pages: Sequence[Indexed], language: str) -> Bundle | None:
    """Return the index of some pages, to be made where it was not made of the same before.

    None where nothing could be found in it, or where the program is not installed.
    """
    if not (pages and program()):
        return None
    state = digest(program().encode(), language.encode(), repr(pages).encode())
    return Bundle(folder=FOLDER, state=state, begin=partial(making, pages, language))


@contextmanager
def making(pages: Iterable[Indexed], language: str) -> Iterator[Callable[[], Path]]:
    """Begin to make an index; give what waits for it and returns the folder that has it.

    That raises PublishError. In the end the folder is deleted, and the program too is at an end.
    """
    with TemporaryDirectory(prefix="timeline-search-") as place:
        made = Path(place, "index")
        source = _written(pages, language, Path(place, "pages"))
        places = ("--site", str(source), "--output-path", str(made))
        with running([sys.executable, "-m", "pagefind", *places, "--quiet"]) as process:
            yield partial(_finished, process, made)


def _finished(process: Popen[str], made: Path) -> Path:
    """Wait for an index, and return its folder, without what no page of ours uses."""
    _, said = process.communicate()
    if process.returncode:
        told = said.strip().splitlines() or ["it does not say why"]
        raise PublishError(f"Pagefind makes no index: {told[-1]}")
    for path in (path for pattern in _SPARE for path in made.glob(pattern)):
        path.unlink()
    return made


def _written(pages: Iterable[Indexed], language: str, folder: Path) -> Path:
    """Write the small pages into a folder, and return it."""
    for page in pages:
        path = folder / page.address.strip("/") / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(html(page, language), encoding="utf-8")
    return folder


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
    for name, value in page.facts:
        yield f'<i data-pagefind-meta="{name}[data-v]" data-v="{escape(value)}"></i>'
