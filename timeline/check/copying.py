"""Copying: what we publish is in our own words; a seed's words appear as quotes only."""

import re
from collections.abc import Iterator

from timeline.check import seedwords
from timeline.check.known import Read, Seen
from timeline.check.wording import in_body, own_lines
from timeline.model import Event, Problem
from timeline.text import words
from timeline.text.document import Key
from timeline.text.paragraphs import Span

# Marked as somebody's words: in quotation marks or, in a body, in a block of its own.
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"(?:[^\"\n]|\n(?!\n))*\"|^ {0,3}>.*$", re.MULTILINE
)


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
