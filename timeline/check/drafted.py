"""What a draft has from the converter and an event may not: its plain title and summary."""

from collections.abc import Iterator

from timeline.check.known import Known, Read
from timeline.model import Problem, Status, Strand
from timeline.text import drafted


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
    event, vocabulary = read.event, known.content.vocabulary
    kind = vocabulary.kind.get(event.kind)
    # Most titles do not hold how drafts call their kind, which is seen before anything is read.
    if not kind or not drafted.may_be_title(event.title, kind):
        return False
    speakers = known.registry("actors").by_id
    speaker = speakers.get(event.speaker or "")
    places = known.registry("places").by_id
    topics = [kind.many.lower() for kind in vocabulary.kinds if kind.strand is Strand.REPORTED]
    named = [drafted.bare_name(places[place].name) for place in event.places if place in places]
    name = drafted.bare_name(speaker.name) if speaker else ""
    return drafted.is_title(event.title, kind, name, [*topics, *named])
