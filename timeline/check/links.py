"""Links between events: what a reaction answers and what a report recalls."""

from collections.abc import Iterator

from timeline.check import graph
from timeline.check.known import Known, Read, nearest
from timeline.formats import eventfile
from timeline.model import Event, Problem, Status, Strand
from timeline.model.event import CAMPAIGN

_SHOWN = 5
_KEYS = {"responds_to": "answer", "recalls": "recall"}


def faulty_links(read: Read, known: Known) -> Iterator[Problem]:
    """Find links to nothing, to the event itself, to a later event or to a hidden one."""
    for key in _KEYS:
        for i, target in enumerate(getattr(read.event, key)):
            if message := _link_fault(read.event, key, target, known):
                yield read.file.problem(message, key, i)


def missing_answers(read: Read, known: Known) -> Iterator[Problem]:
    """Find published reactions that do not say who speaks or what is answered."""
    event = read.event
    if event.status is not Status.PUBLISHED or event.strand is Strand.GROUND:
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


def speakers_on_the_ground(read: Read, known: Known) -> Iterator[Problem]:
    """Find a speaker or venue on an event in which nobody speaks."""
    keys = [key for key in ("speaker", "venue") if getattr(read.event, key)]
    if keys and read.event.strand is Strand.GROUND:
        are, them = ("are", "them") if len(keys) > 1 else ("is", "it")
        named = " and ".join(f"`{key}`" for key in keys)
        message = (
            f"{named} {are} for reactions, and {read.event.kind} is none; "
            f"delete {them} and write a claim, or correct the kind"
        )
        yield read.file.problem(message, keys[0])


def hidden_targets(read: Read, known: Known) -> Iterator[Problem]:
    """Find events that are not on the site although published events answer or recall them."""
    event, namers = read.event, known.named_by.get(read.event.id, ())
    if event.status is Status.PUBLISHED or not namers or known.events.get(event.id) is not read:
        return
    state = "a draft" if event.status is Status.DRAFT else "withdrawn"
    count = (
        "1 published event names" if len(namers) == 1 else f"{len(namers)} published events name"
    )
    shown = ", ".join(namers[:_SHOWN]) + (", …" if len(namers) > _SHOWN else "")
    message = (
        f"this event is {state} and not on the site, but {count} it ({shown}); "
        "publish it, or name another event there"
    )
    yield read.file.problem(message, "status")


def circles(known: Known) -> Iterator[Problem]:
    """Find events that answer or recall each other."""
    links = {
        event_id: (*read.event.responds_to, *read.event.recalls)
        for event_id, read in known.events.items()
    }
    for circle in graph.circles(dict(sorted(links.items()))):
        file, event = known.events[circle.source]
        key = "responds_to" if circle.target in event.responds_to else "recalls"
        message = f"these answer or recall each other in a circle: {circle.label}; delete one link"
        yield file.problem(message, key, getattr(event, key).index(circle.target))


def _link_fault(event: Event, key: str, target: str, known: Known) -> str | None:
    if target == CAMPAIGN:
        wrong = f"`{CAMPAIGN}` is no single event to recall; write it in responds_to, or delete it"
        return wrong if key == "recalls" else None
    if target == event.id:
        return f"an event cannot {_KEYS[key]} itself; delete `{target}`"
    if target not in known.event_ids:
        return _unknown(target, known)
    if target not in known.events:
        return None  # its file cannot be read, and says so
    return _target_fault(event, key, known.events[target].event)


def _unknown(target: str, known: Known) -> str:
    start = f"there is no event `{target}`"
    if target in known.old_ids:
        return f"`{target}` is an old id; write {known.old_ids[target]}"
    if (name := eventfile.NAME.fullmatch(f"{target}.md")) and name["id"] in known.event_ids:
        return f"{start}; an id has no date: write {name['id']}"
    if close := nearest(target, known.event_ids | {CAMPAIGN}):
        return f"{start}; did you mean {close}?"
    return f"{start}; write the id of an event on file: its file name without date and .md"


def _target_fault(event: Event, key: str, target: Event) -> str | None:
    if target.date.first > event.date.last:
        return (
            f"`{target.id}` is dated {target.date}, later than this event ({event.date}); "
            f"{_KEYS[key]} an earlier event, or correct a date"
        )
    return None
