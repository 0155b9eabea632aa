"""What a person typed, read as the field has it that it is written for."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from timeline.cli.publishing import own_source
from timeline.convert.drafting.decisions import ACTOR, EVENT, EVERY, FieldChange
from timeline.convert.words import language
from timeline.model import Claim, Event, EventDate, InputError, Problem, Quote
from timeline.record import Record, names
from timeline.text import addresses
from timeline.text.confusables import fold

# Where a field is a list, what is typed becomes an item of it, or all of it.
_LISTS = frozenset({"places", "actors", "told_by"})
# Around a name; within one they may be a part of it.
_OPENING, _CLOSING = "«„“\"‘'‚", "»“”\"’'‘"
_MARKS = frozenset('«»„“”"')
_MOST_EVENTS = 4


def read(change: FieldChange, event: Event, record: Record) -> FieldChange:
    """Return a change with what a person typed read as its field has it."""
    written = str(change.value or "")
    if not change.typed:
        return change
    if change.typed == ACTOR:
        return _by(change, _entry("actors", written, record), record)
    if change.typed == EVENT:
        return _linking(change, _event(written, record))
    if change.field == "date":
        return replace(change, value=_date(written))
    if isinstance(change.adds, Claim):
        said_on = event.date if change.adds.said_on and event.date.is_exact else None
        return replace(change, adds=replace(change.adds, says=written, said_on=said_on))
    if change.field == "sources":
        return _of_article(change, event, written, record)
    if change.field in _LISTS:
        registry = "places" if change.field == "places" else "actors"
        if change.part == EVERY:
            named = (_entry(registry, name.strip(), record) for name in written.split(","))
            return replace(change, value=tuple(dict.fromkeys(named)))
        return replace(change, adds=_entry(registry, written, record))
    return change


def _linking(change: FieldChange, event_id: str) -> FieldChange:
    """Return a change that names an event: one that is answered, or one more that is recalled."""
    if change.field == "responds_to":
        return replace(change, value=(event_id,))
    return replace(change, adds=event_id)


def _event(written: str, record: Record) -> str:
    """Return the id of the one event on file that is meant, by its id or words of its title."""
    found = _titled(written, record)
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"no event on file has the id {written!r}, or these words in its title"
    else:
        more = " and more" if len(found) > _MOST_EVENTS else ""
        message = f"these words are in several titles: {', '.join(found[:_MOST_EVENTS])}{more}"
    raise InputError([Problem(path="", message=f"{message}; write an id of content/events/")])


def _titled(written: str, record: Record) -> Sequence[str]:
    """Return the event of an id, or those with these words in their titles."""
    if written in record.by_id:
        return (written,)
    words = fold(written).split()
    titles = ((event.id, fold(event.title)) for event in record.events)
    return tuple(found for found, title in titles if all(word in title for word in words))


def _date(written: str) -> EventDate:
    """Return the date that is written, held to the rules of the field."""
    try:
        return EventDate(written)
    except ValueError as error:
        raise InputError([Problem(path="", message=str(error))]) from None


def _day(written: str) -> date:
    """Return the day that is written, which no month will do for."""
    when = _date(written)
    if not when.is_exact:
        message = f"{written} is no single day; write one, as 2021-05-14"
        raise InputError([Problem(path="", message=message)])
    return when.first


def _by(change: FieldChange, actor: str, record: Record) -> FieldChange:
    """Return a change with the actor in it whom a person named."""
    if isinstance(change.adds, Quote):
        said = change.adds
        is_translated = language.is_translated(said.text, said.lang, actor, record)
        quote = replace(change.adds, speaker=actor, translated=is_translated)
        return FieldChange(field=change.field, adds=quote)
    value = (actor,) if change.field in _LISTS else actor
    return FieldChange(field=change.field, value=value)


def _entry(registry: str, written: str, record: Record) -> str:
    """Return the id that any spelling on file means, or a name as it was written.

    The marks in which an article prints a whole name are no part of it.
    """
    known = names.Names(record.registries)
    name = _unquoted(written)
    found = known.entry_id(registry, written) or known.entry_id(registry, name)
    if not found and not any(letter.isalpha() for letter in name):
        message = f"a name has letters, and {name!r} has none; write a name or an id"
        raise InputError([Problem(path="", message=message)])
    if "://" in name:
        message = f"{name} is an address; write a name or an id"
        raise InputError([Problem(path="", message=message)])
    if not found and names.is_id(name):
        message = (
            f"no {registry[:-1]} on file has the id {name}; "
            f"write a name, or an id of data/{registry}/"
        )
        raise InputError([Problem(path="", message=message)])
    return found or name


def _unquoted(name: str) -> str:
    """Return a name without the quotation marks around all of it."""
    inner = name[1:-1].strip()
    is_quoted = name[:1] in _OPENING and name[-1:] in _CLOSING
    return inner if inner and is_quoted and not _MARKS.intersection(inner) else name


def _of_article(change: FieldChange, event: Event, written: str, record: Record) -> FieldChange:
    """Return the sources with what is written said of the one that is the article itself."""
    own = own_source(event)
    told: dict[str, object]
    if change.part == "url":
        address, _, headline = written.partition(" ")
        url = addresses.cleaned(written if own and own.title else address)
        if message := addresses.fault(url):
            raise InputError([Problem(path="", message=message)])
        told = {"url": url, "outlet": _outlet(url, own.outlet if own else "", record)}
        told |= {"title": headline.strip()} if headline and own and not own.title else {}
    elif change.part == "published":
        told = {"published": _day(written)}
    else:
        told = {change.part: written}
    sources = (replace(s, **told) if s is own else s for s in event.sources)
    return replace(change, value=tuple(sources))


def _outlet(url: str, known: str, record: Record) -> str:
    """Return whose address it is, as far as anything tells; else its domain stands for it."""
    return names.owner(url, record.outlets) or ("" if known in record.outlets else known)
