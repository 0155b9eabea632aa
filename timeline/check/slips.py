"""Slips of form: what a value holds for how it was typed or copied, not for what it says."""

import re
from collections.abc import Iterator

from timeline.check.known import Read, Seen
from timeline.check.wording import in_body, own_lines
from timeline.model import Event, Problem
from timeline.text import merging
from timeline.text import slips as patterns
from timeline.text.document import Key

_SECOND = re.compile(r"^---[ \t]*\n\s*(?:title|date|kind|summary):", re.MULTILINE)


def marks_around(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find values in typographic quotation marks, which stand on the page as they stand here."""
    for key, text in _texts(read.event):
        if patterns.AROUND.fullmatch(text.strip()):
            message = f"the marks {text.strip()[0]}…{text.strip()[-1]} would be shown; delete them"
            yield read.file.problem(message, *key)


def addresses_of_templates(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find addresses that nobody filled in."""
    for i, source in enumerate(read.event.sources):
        if source.url and patterns.STAND_IN.search(source.url):
            message = "this is the address of a template; write the one of the report you read"
            yield read.file.problem(message, "sources", i, "url")


def second_events(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find bodies in which another event begins."""
    if "---" in read.event.body and (found := _SECOND.search(read.event.body)):
        message = "another event begins here; put it in a file of its own in content/events"
        yield in_body(read, found.start(), message)


def marks_of_git(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find bodies that Git left two versions in."""
    for offset, message in merging.find(read.event.body):
        yield in_body(read, offset, message)


def pictures(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find emoji and the like in texts of ours."""
    for key, text in _texts(read.event):
        if found := patterns.PICTURE.search(text):
            yield read.file.remark(f"{found[0]} says nothing to many readers; delete it", *key)


def shouting(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find titles in capitals."""
    if patterns.is_shouted(read.event.title):
        message = "the title is in capitals; write it as a sentence"
        yield read.file.remark(message, "title")


def markdown(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find Markdown where it is no markup: pages show its signs."""
    for key, text in _texts(read.event):
        if found := patterns.MARKDOWN.search(text):
            message = f"`{found[0].strip()}` is shown as it stands here; write plain words"
            yield read.file.remark(message, *key)


def _texts(event: Event) -> Iterator[tuple[Key, str]]:
    """Yield every text that is one line of plain words."""
    yield from own_lines(event)
    for i, quote in enumerate(event.quotes):
        yield ("quotes", i, "text"), quote.text
