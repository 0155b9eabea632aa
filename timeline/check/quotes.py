"""Words of a seed: quotes have them word for word, nothing else many in a row."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from timeline.check import seedwords
from timeline.check.known import Known, Read, Seen, nearest
from timeline.check.wording import in_body, own_lines
from timeline.model import Event, Problem
from timeline.text import words
from timeline.text.document import Key
from timeline.text.paragraphs import Span

_OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_SHOWN = 5
# Marked as somebody's words: in quotation marks or, in a body, in a block of its own.
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"(?:[^\"\n]|\n(?!\n))*\"|^ {0,3}>.*$", re.MULTILINE
)


def unknown_seeds(known: Known) -> Iterator[Problem]:
    """Find seeds that are not in seeds/."""
    for read in known.read:
        for i, seed in enumerate(read.event.seeds):
            if seed.file not in known.seeds:
                close = nearest(seed.file, known.seeds)
                cure = f"did you mean {close}?" if close else "put it there, or correct the name"
                message = f"there is no seed {seed.file} in seeds/; {cure}"
                yield read.file.problem(message, "seeds", i, "file")


def changed_seeds(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find seeds that have changed."""
    for i, seed in enumerate(read.event.seeds):
        raw = seen.seeds.get(seed.file)
        if raw is None or _stretches(raw, seed.file) is None:
            continue  # no seed, and so told at the file itself
        if (digest := sha256(raw).hexdigest()) != seed.sha256:
            cure = f"restore it, or compare the event with it and write {digest}"
            message = f"the seed {seed.file} has changed; {cure}"
            yield read.file.problem(message, "seeds", i, "sha256")


def inexact_quotes(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find quotes that are not, word for word, quoted words of one of the event's seeds.

    Where a seed says which source it is, a quote from that source stands in that seed.
    """
    seeds = {seed.file: seen.seeds.get(seed.file) or b"" for seed in read.event.seeds}
    found = {name: _stretches(raw, name) for name, raw in seeds.items() if raw}
    if len(found) < len(seeds) or None in found.values():
        return  # without all its seeds nothing can be said of a quote
    for i, quote in enumerate(read.event.quotes if seeds else ()):
        own = {ref.file for ref in read.event.seeds if ref.source and ref.source == quote.source}
        faults = [
            _fault(quote.text, name, seeds[name], stretches or ())
            for name, stretches in found.items()
            if not own or name in own
        ]
        if all(faults):
            yield read.file.problem(str(faults[0]), "quotes", i, "text")


def _stretches(raw: bytes, name: str) -> tuple[str, ...] | None:
    from timeline.check import quoted  # with all that reads articles, which a seed alone needs

    return quoted.stretches(raw, name)


def _fault(quote: str, name: str, raw: bytes, stretches: Sequence[str]) -> str | None:
    """Return where a quote leaves the words of a seed, or None where somebody said them there."""
    cure = "copy it again and mark omissions with […]"
    pieces = [piece for part in _OMISSION.split(quote) if (piece := seedwords.plain(part))]
    if not pieces:
        return f"the quote holds no words; {cure}"
    if any(_missing(pieces, stretch) is None for stretch in stretches):
        return None
    words = seedwords.plain(seedwords.decoded(raw, name) or "")
    if missing := _missing(pieces, words):
        where = _divergence(missing, words)
        return f"the quote is not in {name} word for word{where}; {cure}"
    return (
        f"{name} does not mark these words as one quotation; "
        "quote what stands between quotation marks there"
    )


def _missing(pieces: Sequence[str], text: str) -> str | None:
    """Return the first of `pieces` that does not follow in `text`, if there is one."""
    start = 0
    for piece in pieces:
        match = _exactly(piece).search(text, start)
        if not match:
            return piece
        start = match.end()
    return None


def _exactly(piece: str) -> re.Pattern[str]:
    """Match `piece` as whole words: `art` does not stand in `party`."""
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return re.compile(before + re.escape(piece) + after)


def _divergence(piece: str, seed: str) -> str:
    """Say after which words the seed goes on otherwise."""
    given = piece.split()
    same = 0
    while same < len(given) and " ".join(given[: same + 1]) in seed:
        same += 1
    if not same:
        return ""
    return f": it differs after “{' '.join(given[max(same - _SHOWN, 0) : same])}”"


def copied_words(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find runs of ten or more words that the event shares with a seed, outside quotes."""
    seeds = {seed.file: seen.seeds.get(seed.file) or b"" for seed in read.event.seeds}
    for key, text in _texts(read.event) if seeds else ():
        unquoted = _QUOTED.sub(lambda match: "_" * len(match[0]), text)
        for name, raw in seeds.items():
            if run := words.first_run(unquoted, seedwords.runs(raw, name), length=seedwords.RUN):
                yield _problem(read, key, run, name)
                break


def _problem(read: Read, key: Key, run: Span, name: str) -> Problem:
    message = (
        f"{seedwords.RUN} words in a row are those of {name}: “{' '.join(run.text.split())}”; "
        "say it in your own words, or mark them as a quote"
    )
    if key == ("body",):
        return in_body(read, run.start, message)
    return read.file.problem(message, *key)


def _texts(event: Event) -> Iterator[tuple[Key, str]]:
    """Yield every text of ours that the site shows."""
    yield from own_lines(event)
    if event.body:
        yield ("body",), event.body
    for i, change in enumerate(event.changes):
        yield ("changes", i, "what"), change.what
        yield ("changes", i, "why"), change.why
