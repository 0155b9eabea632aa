"""Quotes: word for word in their seed, and the seed unchanged since."""

import re
from collections.abc import Iterator
from hashlib import sha256

from timeline.check import seedwords
from timeline.check.known import Known, Read, nearest
from timeline.model import Problem, SeedRef

_OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_SHOWN = 5


def faulty_seeds(read: Read, known: Known) -> Iterator[Problem]:
    """Find seeds that are not in seeds/, are not text, or have changed."""
    for i, seed in enumerate(read.event.seeds):
        if found := _seed_fault(seed, known):
            key, message = found
            yield read.file.problem(message, "seeds", i, key)


def inexact_quotes(read: Read, known: Known) -> Iterator[Problem]:
    """Find quotes that none of the event's seeds holds word for word."""
    texts = seed_texts(read, known)
    if not texts or len(texts) < len({seed.file for seed in read.event.seeds}):
        return  # without all its seeds nothing can be said of a quote
    seeds = {name: seedwords.plain(text) for name, text in texts.items()}
    for i, quote in enumerate(read.event.quotes):
        faults = [_fault(quote.text, seed, name) for name, seed in seeds.items()]
        if all(faults):
            yield read.file.problem(str(faults[0]), "quotes", i, "text")


def seed_texts(read: Read, known: Known) -> dict[str, str]:
    """Return the texts of the event's seeds by name, as far as they can be read."""
    raws = {seed.file: known.seeds.get(seed.file) for seed in read.event.seeds}
    texts = {name: seedwords.decoded(raw) for name, raw in raws.items() if raw is not None}
    return {name: text for name, text in texts.items() if text is not None}


def _seed_fault(seed: SeedRef, known: Known) -> tuple[str, str] | None:
    """Return the key that is wrong and what is wrong with it, or None."""
    if seed.file not in known.seeds:
        close = nearest(seed.file, known.seeds)
        cure = f"did you mean {close}?" if close else "put it there, or correct the name"
        return "file", f"there is no seed {seed.file} in seeds/; {cure}"
    raw = known.seeds[seed.file]
    if raw is None:
        return None  # no plain file, and so told at the seed itself
    if seedwords.decoded(raw) is None:
        return (
            "file",
            f"the seed {seed.file} is not UTF-8 text; save it as UTF-8 and convert it anew",
        )
    if (digest := sha256(raw).hexdigest()) == seed.sha256:
        return None
    cure = f"restore it, or compare the event with it and write {digest}"
    return "sha256", f"the seed {seed.file} has changed; {cure}"


def _fault(quote: str, seed: str, name: str) -> str | None:
    """Return where `quote` leaves the words of `seed`, or None where it follows them."""
    cure = "copy it again and mark omissions with […]"
    pieces = [piece for part in _OMISSION.split(quote) if (piece := seedwords.plain(part))]
    if not pieces:
        return f"the quote holds no words; {cure}"
    start = 0
    for piece in pieces:
        match = _exactly(piece).search(seed, start)
        if not match:
            return f"the quote is not in {name} word for word{_divergence(piece, seed)}; {cure}"
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
