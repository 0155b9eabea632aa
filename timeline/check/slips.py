"""Slips of form: what a value holds for how it was typed or copied, not for what it says."""

import re
from collections.abc import Iterator

from timeline.check.known import Read, Seen
from timeline.check.wording import in_body
from timeline.model import Event, Problem
from timeline.text import merging
from timeline.text.strictyaml import Key

_AROUND = re.compile(r"[“”„«»‘’‹›][^“”„«»‘’‹›]*[“”„«»‘’‹›]")
_PICTURE = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_MARKDOWN = re.compile(r"\*\*\S[^*]*\*\*|\*\S[^*]*\*|__\S|`|\]\(|^(?:#{1,6}|[-*>]) ", re.MULTILINE)
_SECOND = re.compile(r"^---[ \t]*\n\s*(?:title|date|kind|summary):", re.MULTILINE)
# What a template has in the place of a number or an address.
_STAND_IN = re.compile(
    r"(?<!\d)0{5,}(?!\d)|…|//(?:www\.)?example\.(?:com|org|net)(?:/|$)", re.IGNORECASE
)
# Shorter ones may be names alone.
_LEAST_CAPITALS = 12
_CAPITALS = 0.7


def marks_around(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find values in typographic quotation marks, which stand on the page as they stand here."""
    for key, text in _texts(read.event):
        if _AROUND.fullmatch(text.strip()):
            message = f"the marks {text.strip()[0]}…{text.strip()[-1]} would be shown; delete them"
            yield read.file.problem(message, *key)


def addresses_of_templates(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find addresses that nobody filled in."""
    for i, source in enumerate(read.event.sources):
        if source.url and _STAND_IN.search(source.url):
            message = "this is the address of a template; write the one of the report you read"
            yield read.file.problem(message, "sources", i, "url")


def second_events(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find bodies in which another event begins."""
    if found := _SECOND.search(read.event.body):
        message = "another event begins here; put it in a file of its own in content/events"
        yield in_body(read, found.start(), message)


def marks_of_git(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find bodies that Git left two versions in."""
    for offset, message in merging.find(read.event.body):
        yield in_body(read, offset, message)


def pictures(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find emoji and the like in texts of ours."""
    for key, text in _texts(read.event):
        if found := _PICTURE.search(text):
            yield read.file.remark(f"{found[0]} says nothing to many readers; delete it", *key)


def shouting(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find titles in capitals."""
    letters = [letter for letter in read.event.title if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if len(letters) >= _LEAST_CAPITALS and capitals > _CAPITALS * len(letters):
        message = "the title is in capitals; write it as a sentence"
        yield read.file.remark(message, "title")


def markdown(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find Markdown where it is no markup: pages show its signs."""
    for key, text in _texts(read.event):
        if found := _MARKDOWN.search(text):
            message = f"`{found[0].strip()}` is shown as it stands here; write plain words"
            yield read.file.remark(message, *key)


def _texts(event: Event) -> Iterator[tuple[Key, str]]:
    """Yield every text of ours that is one line of plain words."""
    for key in ("title", "summary", "venue", "date_note", "scope_note"):
        if text := getattr(event, key):
            yield (key,), text
    for i, claim in enumerate(event.claims):
        yield ("claims", i, "says"), claim.says
    for i, quote in enumerate(event.quotes):
        yield ("quotes", i, "text"), quote.text
    for i, source in enumerate(event.sources):
        if source.supports:
            yield ("sources", i, "supports"), source.supports
