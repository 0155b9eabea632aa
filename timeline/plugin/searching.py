"""The index of the search: made by Pagefind's program of small pages with the record's words.

The program is an extra (`pip install pelican-timeline[search]`); without it the site is whole, and
its page of search has the list from A to Z alone. What is looked through is written as pages of its
own, since those of the site have around it what is on every page, and lack other spellings of
names. The program's own filters are not used: it writes them in another order each time.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.engine.publish import digest
from timeline.engine.staging import PublishError
from timeline.site.views.indexed import Indexed

FOLDER = "search/index"
# The file that says what the index was made of.
_MADE_OF = "made-of.txt"
# What the program makes for pages without a search of their own.
_SPARE = ("pagefind-worker.js", "pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*")


def program() -> str:
    """Return the version of the program, or nothing where it is not installed."""
    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        return ""


def write(pages: Sequence[Indexed], language: str, before: Path, folder: Path) -> Mapping[str, str]:
    """Write the index of some pages into the folder of a site; return "" for each of its files.

    That of the site `before` is taken where it was made of the same. Raises PublishError.
    """
    state = _state(pages, language)
    if _is_made_of(before / FOLDER, state):
        shutil.copytree(before / FOLDER, folder / FOLDER)
    else:
        with TemporaryDirectory(prefix="timeline-search-") as place:
            made = Path(place, "index")
            _run(_written(pages, language, Path(place, "pages")), made)
            for path in (path for pattern in _SPARE for path in made.glob(pattern)):
                path.unlink()
            shutil.copytree(made, folder / FOLDER)
        text = f"{state}\n{_contents(folder / FOLDER)}\n"
        (folder / FOLDER / _MADE_OF).write_text(text, encoding="utf-8")
    return {path.relative_to(folder).as_posix(): "" for path in _files(folder / FOLDER)}


def _state(pages: Sequence[Indexed], language: str) -> str:
    """Return a digest of all that an index is made of."""
    return digest(program().encode(), language.encode(), repr(pages).encode()).hex()


def _is_made_of(folder: Path, state: str) -> bool:
    """Return whether a folder has the index that was made of something, whole and untouched."""
    told = folder / _MADE_OF
    return told.is_file() and told.read_text("utf-8") == f"{state}\n{_contents(folder)}\n"


def _contents(folder: Path) -> str:
    parts = (
        part
        for path in _files(folder)
        if path.name != _MADE_OF
        for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes())
    )
    return digest(*parts).hex()


def _files(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


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
    names = "; ".join(dict.fromkeys(page.names))
    yield f'<p data-pagefind-weight="5">{escape(names)}</p>'
    for name, value in page.facts:
        yield f'<i data-pagefind-meta="{name}[data-v]" data-v="{escape(value)}"></i>'


def _run(source: Path, made: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(made)]
    done = subprocess.run(
        [*command, "--quiet"], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        told = done.stderr.strip().splitlines() or ["it does not say why"]
        raise PublishError(f"Pagefind makes no index: {told[-1]}")
