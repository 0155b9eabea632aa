"""The editor's texts: the front page and the sentences of days rest on what is on file."""

from collections.abc import Iterator, Sequence

from timeline.check import lists, references
from timeline.check.known import Known, nearest
from timeline.model import Cell, Claim, Front, Problem, QuestionKind
from timeline.text.document import Key
from timeline.text.reading import Reading

OTHERS = "others"  # the side of whoever is on none that a cell names
_MOST_WORDS = 12


def unknown_events(known: Known) -> Iterator[Problem]:
    """Find events that an editor's text rests on and that are not on file, or not on the site."""
    for day in known.content.days:
        for i, event_id in enumerate(day.value.events if day.value else ()):
            if message := _event_fault(event_id, known):
                yield day.problem(message, "events", i)
    for file, front in _front(known):
        for i, beat in enumerate(front.beats):
            for j, event_id in enumerate(beat.events):
                if message := _event_fault(event_id, known):
                    yield file.problem(message, "beats", i, "events", j)


def unknown_questions(known: Known) -> Iterator[Problem]:
    """Find questions of the front page that are not on file."""
    for file, front in _front(known):
        named: list[tuple[Key, str]] = [
            *((("questions", i), question) for i, question in enumerate(front.questions)),
            *((("numbers", i), question) for i, question in enumerate(front.numbers)),
            *((("cells", i, "question"), cell.question) for i, cell in enumerate(front.cells)),
        ]
        for key, question in named:
            if not known.has("questions", question):
                yield file.problem(references.unknown("questions", question, known), *key)


def uncountable_numbers(known: Known) -> Iterator[Problem]:
    """Find questions that the front page draws as numbers although no number answers them."""
    for file, front in _front(known):
        for i, name in enumerate(front.numbers):
            question = known.registry("questions").by_id.get(name)
            if question and question.kind is not QuestionKind.NUMBER:
                message = (
                    f"the answers to `{name}` are no numbers (kind: {question.kind}); "
                    "name a question of the kind number, or write it under questions"
                )
                yield file.problem(message, "numbers", i)


def faulty_cells(known: Known) -> Iterator[Problem]:
    """Find cells of no side, cells too long to be read at a glance, and two for one answer."""
    for file, front in _front(known):
        seen: set[tuple[str, str]] = set()
        for i, cell in enumerate(front.cells):
            if message := _side_fault(cell, known):
                yield file.problem(message, "cells", i, "side")
            if (count := len(cell.text.split())) > _MOST_WORDS:
                message = f"the answer has {count} words; write at most {_MOST_WORDS}"
                yield file.problem(message, "cells", i, "text")
            if (cell.question, cell.side) in seen:
                message = (
                    f"`{cell.question}` has an answer of {cell.side} already; keep one of the two"
                )
                yield file.problem(message, "cells", i)
            seen.add((cell.question, cell.side))


def unknown_claims(known: Known) -> Iterator[Problem]:
    """Find claims that a cell rests on and that are not on file, or not on the site."""
    for file, front in _front(known):
        for i, cell in enumerate(front.cells):
            for j, claim in enumerate(cell.claims):
                if message := _claim_fault(claim, known):
                    yield file.problem(message, "cells", i, "claims", j)


def changed_claims(known: Known) -> Iterator[Problem]:
    """Find claims that a cell rests on and that answer another question, or for another side."""
    for file, front in _front(known):
        for i, cell in enumerate(front.cells):
            for j, name in enumerate(cell.claims):
                claim = _claim(name, known)
                if claim and (message := _change(claim, name, cell, front, known)):
                    yield file.problem(message, "cells", i, "claims", j)


def repeated_items(known: Known) -> Iterator[Problem]:
    """Find ids that stand twice in one list of an editor's text."""
    for day in known.content.days:
        for key, message in lists.repeated([(("events",), day.value.events)] if day.value else []):
            yield day.problem(message, *key)
    for file, front in _front(known):
        for key, message in lists.repeated(_lists(front)):
            yield file.problem(message, *key)


def _front(known: Known) -> Iterator[tuple[Reading[Front], Front]]:
    """Yield the front page, if it has a file that can be read."""
    file = known.content.front
    if file and file.value:
        yield file, file.value


def _event_fault(event_id: str, known: Known) -> str | None:
    if not known.has_event(event_id):
        return references.unknown_event(event_id, known)
    if state := known.hidden.get(event_id):
        return f"`{event_id}` is {state} and not on the site; publish it, or name another event"
    return None


def _claim_fault(claim: str, known: Known) -> str | None:
    event_id, _, key = claim.partition("#")
    if not key:
        return f"{claim!r} names no claim; write the id of its event and its key: {event_id}#c1"
    if message := _event_fault(event_id, known):
        return message
    read = known.events.get(event_id)
    if read is None or key in read.event.claim_keys:
        return None  # a file that cannot be read says so
    keys = dict.fromkeys(read.event.claim_keys)
    cure = f"write {' or '.join(keys)}" if keys else "name a claim of another event"
    return f"there is no claim `{key}` in {event_id}; {cure}"


def _claim(name: str, known: Known) -> Claim | None:
    """Return the claim that a cell names, where it can be read."""
    event_id, _, key = name.partition("#")
    read = known.events.get(event_id)
    if read is None or key not in read.event.claim_keys:
        return None
    return read.event.claim(key)


def _change(claim: Claim, name: str, cell: Cell, front: Front, known: Known) -> str | None:
    is_read = all(known.has("questions", each) for each in (cell.question, *claim.question))
    if is_read and cell.question not in claim.question:
        return f"{name} does not answer `{cell.question}`; name a claim that does"
    actor = known.registry("actors").by_id.get(claim.by)
    if actor is None or _side_fault(cell, known):
        return None  # which is told already
    sides = {each.side for each in front.cells if each.question == cell.question}
    if (actor.side not in sides) if cell.side == OTHERS else actor.side == cell.side:
        return None
    return (
        f"{name} is what {claim.by} says, of the side {actor.side}; "
        f"name a claim of {cell.side}, or write it under {actor.side}"
    )


def _side_fault(cell: Cell, known: Known) -> str | None:
    sides = known.content.vocabulary.side
    if not sides or cell.side in sides or cell.side == OTHERS:
        return None  # without sides, that is told
    close = nearest(cell.side, [*sides, OTHERS])
    cure = f"did you mean {close}?" if close else f"write {', '.join(sides)} or {OTHERS}"
    return f"there is no side `{cell.side}`; {cure}"


def _lists(front: Front) -> Iterator[tuple[Key, Sequence[str]]]:
    yield ("questions",), front.questions
    yield ("numbers",), front.numbers
    for i, beat in enumerate(front.beats):
        yield ("beats", i, "events"), beat.events
    for i, cell in enumerate(front.cells):
        yield ("cells", i, "claims"), cell.claims
