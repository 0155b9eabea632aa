"""Wording: the form of titles, summaries and bodies, and what keeps an event a draft."""

import re
from collections.abc import Iterator

from timeline.check.known import Read, Seen
from timeline.model import Event, Problem, Status
from timeline.text import prose
from timeline.text.document import Key
from timeline.text.scripts import main_script

_FEWEST, _MOST = 2, 4
# A sentence ends before the end of the text, or before a space and what begins another: no small
# letter. The full stop of an initial or a title ends none.
_SENTENCE_END = re.compile(
    # Behind its first sign, which is quick to find.
    r"[.!?…](?<!\b[A-Z].)(?<!\b(?:Mr|Ms|Dr|St|Lt|No).)(?<!\b(?:Mrs|Gen|Col|Maj|Sgt).)(?<!\bCapt.)"
    r"[.!?…]*[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-zа-яё]|\s*\Z)"
)


def faulty_titles(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find titles that end like a sentence or run over a line."""
    title = read.event.title
    if title.endswith("."):
        yield read.file.problem("a title has no full stop at its end; delete it", "title")
    if "\n" in title:
        yield read.file.problem("the title runs over several lines; write it on one", "title")


def long_summaries(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published summaries of more than four sentences."""
    count = sentences(read.event.summary)
    if read.event.status is Status.PUBLISHED and count > _MOST:
        message = f"the summary has {count} sentences; write two to four"
        yield read.file.problem(message, "summary")


def short_summaries(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published summaries of one sentence, which seldom say who says so."""
    if read.event.status is Status.PUBLISHED and sentences(read.event.summary) < _FEWEST:
        message = "the summary has 1 sentence; write two to four where the report says more"
        yield read.file.remark(message, "summary")


def sentences(text: str) -> int:
    """Return how many sentences `text` has; words after the last full stop count as one."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    rest = text[ends[-1] :] if ends else text
    return len(ends) + bool(rest.strip())


def other_scripts(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published titles and summaries in other letters than the site's own words."""
    own = main_script(seen.vocabulary.told)
    for key in ("title", "summary"):
        script = main_script(getattr(read.event, key))
        if own and script and script != own and read.event.status is Status.PUBLISHED:
            message = (
                f"the {key} is in {script} letters, and this site is written in {own} ones; "
                "say it in the language of the site"
            )
            yield read.file.remark(message, key)


def faulty_bodies(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find what a body may not hold: HTML, images, links to files, bad addresses."""
    body = read.event.body
    for fault in prose.faults(body):
        yield in_body(read, fault.offset, fault.message)


def open_reviews(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published events that still have review notes."""
    if read.event.review and read.event.status is Status.PUBLISHED:
        message = (
            "review notes keep an event a draft; settle and delete them, or write status: draft"
        )
        yield read.file.problem(message, "review")


def unexplained_withdrawals(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find withdrawn events that do not say when and why."""
    if read.event.status is Status.WITHDRAWN and not read.event.changes:
        message = "a withdrawn event says when and why; write that under changes"
        yield read.file.problem(message, "status")


def own_lines(event: Event) -> Iterator[tuple[Key, str]]:
    """Yield every text of ours that is one line of plain words, with its key."""
    for key in ("title", "summary", "venue", "date_note", "scope_note"):
        if text := getattr(event, key):
            yield (key,), text
    for i, claim in enumerate(event.claims):
        yield ("claims", i, "says"), claim.says
    for i, source in enumerate(event.sources):
        if source.supports:
            yield ("sources", i, "supports"), source.supports


def in_body(read: Read, offset: int, message: str) -> Problem:
    """Return a problem at a place in the body, counted from 0."""
    body = read.event.body
    return Problem(
        path=read.file.path,
        line=read.file.body_line + body.count("\n", 0, offset),
        column=offset - body.rfind("\n", 0, offset),
        message=message,
    )
