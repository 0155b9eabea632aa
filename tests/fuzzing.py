"""Documents that nobody would write, given to every reader of a stranger's file."""

import re
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from types import FrameType

from timeline.formats import dayfile, entryfile, eventfile, frontfile, hintsfile, pagefile, seedtext
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
# How many an audit makes, unless told; of no more bytes each; and seconds in which each is read.
MILLION = 1_000_000
LONGEST = 4096
MOST_SECONDS = 30
# What means something to one reader or another.
_TOKENS = (
    *(
        b"---\n",
        b"\n",
        b"\r\n",
        b"\t",
        b" ",
        b": ",
        b"- ",
        b"# ",
        b"&a ",
        b"*a ",
        b"!!str ",
        b"<<: *a",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b"'",
        b"|\n",
        b">\n",
        b"\\",
        b"%",
        b"`",
        b"](",
        b"![",
        b"<",
        b"<!--",
    ),
    *(
        b"<script>",
        b"</p>",
        b"&#x",
        b"&lt;",
        b"javascript:",
        b"{{",
        b"{%",
        b"\x00",
        b"\x1b[",
        b"\xff",
    ),
    *(
        b"9" * 40,
        b"1e999",
        b"-0",
        b"2021-02-30",
        b"/",
        b"..",
        b"null",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
    ),
    *(
        sign.encode()
        for sign in "\u202e\u200b\u2028\u0301\u0430\u0660\ufeff\U000e0041\u00ad\U0001f600"
    ),
)


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
    "hints": lambda raw: _read(
        hintsfile.read_bytes(raw, path="hints.yml", vocabulary=NO_VOCABULARY)
    ),
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
        "event": min((_SITE / "content/events").iterdir()),
        "entry": _SITE / "content/data/places/oakford.yml",
        "day": min((_SITE / "content/days").iterdir()),
        "front": _SITE / "content/front.yml",
        "vocabulary": _SITE / "content/data/vocabulary.yml",
        "hints": _SITE / "content/data/hints.yml",
        "page": _SITE / "content/pages/about.md",
        "seed": min((_SITE / "seeds").iterdir()),
        "layer": _SITE / "content/data/map/countries.geojson",
        "words of a page": _SITE / "content/extra/icon.svg",
        "prose": _SITE / "content/pages/about/method.md",
    }
    return [bytes([at]) + found[name].read_bytes() for at, name in enumerate(READERS)]


def documents(chance: Random) -> Iterator[bytes]:
    """Yield good documents, each damaged in a few places, without end."""
    good = samples()
    while True:
        document = chance.choice(good)
        for _ in range(chance.randint(1, 6)):
            document = _damaged(document, chance, good)
        yield document[:LONGEST]


def _damaged(document: bytes, chance: Random, good: list[bytes]) -> bytes:
    """Put a token, a stretch of any document or nothing in the place of a stretch of this one."""
    start, end = _stretch(document, chance)
    other = chance.choice((document, chance.choice(good)))
    piece = chance.choice((b"", chance.choice(_TOKENS), other[slice(*_stretch(other, chance))]))
    return document[:start] + piece * chance.choice((1, 1, 1, 2, 50)) + document[end:]


def _stretch(document: bytes, chance: Random) -> tuple[int, int]:
    """Return where a stretch begins and ends, most often a short one; the first byte is in none."""
    start = chance.randint(1, max(1, len(document)))
    return start, start + chance.choice((0, 1, chance.randint(0, 8), chance.randint(0, 400)))


@contextmanager
def hurried() -> Iterator[Callable[[], None]]:
    """Give a function that starts the time anew in which a document has to be read."""

    def late(_: int, __: FrameType | None) -> None:
        message = f"a document takes longer than {MOST_SECONDS} seconds of the processor"
        raise AssertionError(message)

    before = signal.signal(signal.SIGVTALRM, late)
    try:
        yield lambda: signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS) and None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
