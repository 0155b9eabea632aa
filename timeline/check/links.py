"""Links between events: what a reaction answers and what a report recalls."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from timeline.check import cycles, references
from timeline.check.known import Known, Read, Seen
from timeline.model import CAMPAIGN, Event, Problem, Status, Vocabulary

_SHOWN = 5
_KEYS = {"responds_to": "answer", "recalls": "recall"}


def faulty_links(known: Known) -> Iterator[Problem]:
    """Find links to the campaign, the event itself or a later event where that cannot be."""
    for read in known.read:
        for key in _KEYS:
            for i, target in enumerate(getattr(read.event, key)):
                if message := _link_fault(read.event, key, target, known):
                    yield read.file.problem(message, key, i)


def unknown_targets(known: Known) -> Iterator[Problem]:
    """Find links to nothing."""
    for read in (*known.read, *known.in_part):
        for key in _KEYS:
            for i, target in enumerate(getattr(read.event, key)):
                if not (target in (CAMPAIGN, read.event.id) or known.has_event(target)):
                    message = references.unknown_event(target, known)
                    yield read.file.problem(message, key, i)


def missing_answers(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find published reactions that do not say who speaks or what is answered."""
    event = read.event
    if event.status is not Status.PUBLISHED or not seen.vocabulary.is_said(event.kind):
        return
    if not event.speaker and not event.responds_to:
        message = (
            f"a reaction ({event.kind}) has a speaker and answers something; write "
            f"speaker: actor-id and responds_to: [event-id] or [{CAMPAIGN}], or correct the kind"
        )
        yield read.file.problem(message, "kind")
    elif not event.speaker:
        message = f"a reaction ({event.kind}) has a speaker; write speaker: actor-id"
        yield read.file.problem(message, "kind")
    elif not event.responds_to:
        message = (
            f"a reaction ({event.kind}) answers something; write responds_to: [event-id], "
            f"or [{CAMPAIGN}] if it answers no single event"
        )
        yield read.file.problem(message, "kind")


def speakers_of_what_is_reported(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find a speaker or venue on an event in which nobody speaks."""
    keys = [key for key in ("speaker", "venue") if getattr(read.event, key)]
    if keys and _is_reported(read.event, seen.vocabulary):
        are, them = ("are", "them") if len(keys) > 1 else ("is", "it")
        named = " and ".join(f"`{key}`" for key in keys)
        message = (
            f"{named} {are} for reactions, and {read.event.kind} is none; "
            f"delete {them} and write a claim, or correct the kind"
        )
        yield read.file.problem(message, keys[0])


def tellers_of_what_is_said(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find a reaction that says whose account it is: it is its speaker's."""
    event = read.event
    if event.told_by and seen.vocabulary.is_said(event.kind):
        message = (
            f"`told_by` is for what happened, and {event.kind} is a reaction; "
            "delete it and write speaker: actor-id, or correct the kind"
        )
        yield read.file.problem(message, "told_by")


def hidden_targets(known: Known) -> Iterator[Problem]:
    """Find events that are not on the site although published events answer or recall them."""
    for target, namers in _namers_of_hidden(known).items():
        count = (
            "1 published event names"
            if len(namers) == 1
            else f"{len(namers)} published events name"
        )
        shown = ", ".join(namers[:_SHOWN]) + (", …" if len(namers) > _SHOWN else "")
        message = (
            f"this event is {known.hidden[target]} and not on the site, but {count} it ({shown}); "
            "publish it, or name another event there"
        )
        yield known.events[target].file.problem(message, "status")


def circles(known: Known) -> Iterator[Problem]:
    """Find events that answer or recall each other."""
    # No circle leads through an event that names none.
    links = {
        event_id: (*read.event.responds_to, *read.event.recalls)
        for event_id, read in known.events.items()
        if read.event.responds_to or read.event.recalls
    }
    for circle in cycles.find(dict(sorted(links.items()))):
        file, event = known.events[circle.source]
        key = "responds_to" if circle.target in event.responds_to else "recalls"
        message = f"these answer or recall each other in a circle: {circle.label}; delete one link"
        yield file.problem(message, key, getattr(event, key).index(circle.target))


def _is_reported(event: Event, vocabulary: Vocabulary) -> bool:
    """Return whether nobody speaks in an event; without its kind, nothing can be said of it."""
    return event.kind in vocabulary.kind and not vocabulary.is_said(event.kind)


def _namers_of_hidden(known: Known) -> Mapping[str, Sequence[str]]:
    """Return the published events that name each hidden one, in file order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for read in known.read if known.hidden else ():
        if read.event.status is Status.PUBLISHED:
            for target in (*read.event.responds_to, *read.event.recalls):
                if target in known.hidden:
                    found[target][read.event.id] = None
    return {target: tuple(names) for target, names in found.items()}


def _link_fault(event: Event, key: str, target: str, known: Known) -> str | None:
    if target == CAMPAIGN:
        wrong = f"`{CAMPAIGN}` is no single event to recall; write it in responds_to, or delete it"
        return wrong if key == "recalls" else None
    if target == event.id:
        return f"an event cannot {_KEYS[key]} itself; delete `{target}`"
    if target not in known.events:
        return None  # it is told as unknown, or its file as one that cannot be read
    when = known.events[target].event.date
    if when.first <= event.date.last:
        return None
    return (
        f"`{target}` is dated {when}, later than this event ({event.date}); "
        f"{_KEYS[key]} an earlier event, or correct a date"
    )
