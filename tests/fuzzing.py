"""Documents that nobody would write, given to every reader of a stranger's file."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from timeline.formats import dayfile, entryfile, eventfile, frontfile, pagefile, seedtext
from timeline.formats import vocabularyfile as vocabulary_file
from timeline.model import NO_VOCABULARY, InputError, Place
from timeline.record.maplayers import MAX_BYTES
from timeline.site import atlas
from timeline.text import htmlwords, prose
from timeline.text.printable import printable
from timeline.text.reading import Reading, decoded

# No tag but those of prose, and no attribute but an address of the web and a title.
_RUNS = re.compile(r"<(?:script|img|svg|iframe|object|style|form|base|meta|link)\b|<[^>]*?\son\w+=")
_SITE = Path(__file__).parent / "site"


def _read(reading: Reading[object]) -> None:
    for problem in reading.problems:
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert printable(str(problem)).isprintable(), problem
    assert reading.value is not None or reading.problems, reading.path


def _refusable(read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def tried(raw: bytes) -> None:
        with suppress(InputError):
            read(raw)

    return tried


def _rendered(raw: bytes) -> None:
    html = prose.render(raw.decode("utf-8", "replace")[:2_000]).lower()
    assert _RUNS.search(html) is None, html


READERS: Mapping[str, Callable[[bytes], None]] = {
    "event": lambda raw: _read(eventfile.read_bytes(raw, path="2021-06-04-x.md")),
    "entry": lambda raw: _read(
        entryfile.read_bytes(raw, Place, path="data/places/x.yml", vocabulary=NO_VOCABULARY)
    ),
    "day": lambda raw: _read(dayfile.read_bytes(raw, path="days/2021-06-04.md")),
    "front": lambda raw: _read(frontfile.read_bytes(raw, path="front.yml")),
    "vocabulary": lambda raw: _read(vocabulary_file.read_bytes(raw, path="vocabulary.yml")),
    "page": _refusable(lambda raw: pagefile.loads(raw, path="x.md", address="x")),
    "seed": _refusable(lambda raw: seedtext.loads(raw, name="x.txt")),
    "layer": _refusable(
        lambda raw: atlas.loads({"countries": decoded(raw, path="x", most=MAX_BYTES)})
    ),
    "words of a page": lambda raw: htmlwords.words(raw.decode("utf-8", "replace")) and None,
    "prose": _rendered,
}


def tried(data: bytes) -> None:
    """Give a document to one of the readers, which its first byte chooses."""
    readers = list(READERS.values())
    readers[data[0] % len(readers) if data else 0](data[1:])


def samples() -> list[bytes]:
    """Return a good document for each reader, behind the byte that chooses it."""
    found = {
        "event": next((_SITE / "content/events").iterdir()),
        "entry": _SITE / "content/data/places/oakford.yml",
        "day": next((_SITE / "content/days").iterdir()),
        "front": _SITE / "content/front.yml",
        "vocabulary": _SITE / "content/data/vocabulary.yml",
        "page": _SITE / "content/pages/about.md",
        "seed": next((_SITE / "seeds").iterdir()),
        "layer": _SITE / "content/data/map/countries.geojson",
        "words of a page": _SITE / "content/extra/icon.svg",
        "prose": _SITE / "content/pages/about/method.md",
    }
    return [bytes([at]) + found[name].read_bytes() for at, name in enumerate(READERS)]
