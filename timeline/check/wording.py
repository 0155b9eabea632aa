"""Wording: the form of titles, summaries and bodies, slips, and what keeps an event a draft."""

import re
from collections.abc import Iterator

from timeline.check.known import Known, Read, Seen
from timeline.model import Event, Problem, Status, Strand
from timeline.text import drafted, merging, prose
from timeline.text import slips as patterns
from timeline.text.document import Key
from timeline.text.scripts import lacks_words, main_script

_FEWEST, _MOST = 2, 4
# An honest one is longer: `Ladov shelled`, `The governor denied it.`
_TITLE_WORDS, _SUMMARY_WORDS = 2, 4
# A sentence ends before the end of the text, or before a space and what begins another: no small
# letter. The full stop of an initial or a title ends none.
_SENTENCE_END = re.compile(
    # Behind its first sign, which is quick to find.
    r"[.!?…](?<!\b[A-Z].)(?<!\b(?:Mr|Ms|Dr|St|Lt|No).)(?<!\b(?:Mrs|Gen|Col|Maj|Sgt).)(?<!\bCapt.)"
    r"[.!?…]*[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-zа-яё]|\s*\Z)"
)

_SECOND = re.compile(r"^---[ \t]*\n\s*(?:title|date|kind|summary):", re.MULTILINE)


def faulty_titles(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find titles that end like a sentence or run over a line."""
    title = read.event.title
    if title.endswith("."):
        yield read.file.problem("a title has no full stop at its end; delete it", "title")
    if "\n" in title:
        yield read.file.problem("the title runs over several lines; write it on one", "title")


def bare_texts(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published titles and summaries of hardly a word, which stand there for another."""
    if read.event.status is not Status.PUBLISHED:
        return
    # Of an empty one that is said.
    if read.event.title and lacks_words(read.event.title, _TITLE_WORDS):
        message = "the title has fewer than two words; say who and what"
        yield read.file.problem(message, "title")
    if read.event.summary and lacks_words(read.event.summary, _SUMMARY_WORDS):
        message = "the summary has fewer than four words; write what happened in a sentence or more"
        yield read.file.problem(message, "summary")


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


def machine_words(known: Known) -> Iterator[Problem]:
    """Find published events that still have the title or summary of a draft."""
    for read in known.read:
        event = read.event
        if event.status is not Status.PUBLISHED:
            continue
        if _is_machine_title(read, known):
            message = (
                "this is the title that the draft came with; say who and what in your own words"
            )
            yield read.file.problem(message, "title")
        if drafted.is_summary(event.summary):
            message = "this is the summary that the draft came with; write what happened"
            yield read.file.problem(message, "summary")


def _is_machine_title(read: Read, known: Known) -> bool:
    """Return whether a title is a draft's, of this kind or of one that a person has corrected."""
    event, vocabulary = read.event, known.content.vocabulary
    # Most titles do not hold how drafts call a kind, which is seen before anything is read.
    kinds = [kind for kind in vocabulary.kinds if drafted.may_be_title(event.title, kind)]
    if not kinds:
        return False
    topics = [kind.many.lower() for kind in vocabulary.kinds if kind.strand is Strand.REPORTED]
    places = [_name(place, known, "places") for place in event.places]
    speaker = _name(event.speaker or "", known, "actors")
    names = [*topics, *places]
    return any(drafted.is_title(event.title, kind, speaker, names) for kind in kinds)


def _name(id_: str, known: Known, registry: str) -> str:
    """Return the name of an entry, or its id where it is on no file."""
    entry = known.registry(registry).by_id.get(id_)
    return drafted.bare_name(entry.name if entry else id_)


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
