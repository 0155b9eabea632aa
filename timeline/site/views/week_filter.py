"""The filter of a week: by what its events can be told apart, and how many are of each sort."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from timeline.model import Event, Frozen, Strand, Term
from timeline.record import evidence, indexes, names
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.words import Words
from timeline.text.confusables import fold


class Traits(Frozen, frozen=True, kw_only=True):
    """By what an event is chosen; each is an id, or some with spaces between.

    `side` is that of whose account it is, `where` has every place around its places too. On a page
    `who` and `where` are numbers of choices (`numbered`).
    """

    column: str
    kind: str
    side: str
    who: str
    where: str


class FilterChoice(Frozen, frozen=True):
    """A value to choose, and how many events of the page have it."""

    value: str
    text: str
    count: str


class WeekFilter(Frozen, frozen=True, kw_only=True):
    """What a week can be narrowed to; without a script `ways` lead to lists of the record.

    `showing` has gaps for the number of those that fit and of all.
    """

    columns: tuple[FilterChoice, ...]
    kinds: tuple[FilterChoice, ...]
    sides: tuple[FilterChoice, ...]
    who: tuple[FilterChoice, ...]
    where: tuple[FilterChoice, ...]
    total: str
    showing: str
    ways: tuple[Link, ...]


def traits(context: Context, event: Event) -> Traits:
    """Return by what an event is chosen."""
    told = map(context.record.actor, context.record.group(evidence.tellers, event.id))
    places = [wider for place in event.places for wider in context.around(place)]
    return Traits(
        column=context.kind(event.kind).strand.value,
        kind=event.kind,
        side=_joined(actor.side for actor in told if actor),
        who=_joined(event.named_actors),
        where=_joined(places),
    )


def numbered(found: Mapping[str, Traits], among: WeekFilter) -> Mapping[str, Traits]:
    """Return traits with the numbers of choices in place of ids, which are longer; 1 is the first.

    They are those of the people and places; kinds and sides are few, and stay as they are.
    """
    who, where = (
        {choice.value: str(n) for n, choice in enumerate(choices, 1)}
        for choices in (among.who, among.where)
    )
    return {
        event_id: replace(each, who=_numbers(each.who, who), where=_numbers(each.where, where))
        for event_id, each in found.items()
    }


def week_filter(context: Context, found: Sequence[Traits]) -> WeekFilter:
    """Return the filter of the events of a page.

    Every kind and side of the vocabulary stands in it, so that what was chosen in another week
    has its name in this one.
    """
    vocabulary = context.record.vocabulary
    columns = [Term(id=strand.value, name=context.strand(strand)) for strand in Strand]
    return WeekFilter(
        columns=_choices(context.words, columns, (each.column for each in found)),
        kinds=_choices(context.words, vocabulary.kinds, (each.kind for each in found)),
        sides=_choices(context.words, vocabulary.sides, (each.side for each in found)),
        who=_named(
            context.words, (each.who for each in found), lambda actor: context.actor(actor).text
        ),
        where=_named(
            context.words, (each.where for each in found), lambda place: context.place(place).text
        ),
        total=context.words.number(len(found)),
        showing=context.say(
            "Showing {n} of {total} events", n="{n}", total=context.words.number(len(found))
        ),
        ways=tuple(_ways(context)),
    )


def _joined(ids: Iterable[str]) -> str:
    # What is on no file is no choice, and its name may be of several words.
    return " ".join(each for each in dict.fromkeys(ids) if not names.is_provisional(each))


def _numbers(ids: str, numbers: Mapping[str, str]) -> str:
    return " ".join(numbers[each] for each in ids.split())


def _tally(found: Iterable[str]) -> Counter[str]:
    """Return how many events have each id."""
    return Counter(each for ids in found for each in ids.split())


def _choices(words: Words, terms: Sequence[Term], found: Iterable[str]) -> tuple[FilterChoice, ...]:
    """Return every term, in the order of the vocabulary."""
    tally = _tally(found)
    return tuple(FilterChoice(term.id, term.name, words.number(tally[term.id])) for term in terms)


def _named(
    words: Words, found: Iterable[str], name: Callable[[str], str]
) -> tuple[FilterChoice, ...]:
    """Return those that are found, by their names."""
    made = (
        FilterChoice(each, name(each), words.number(number))
        for each, number in _tally(found).items()
    )
    return tuple(sorted(made, key=lambda choice: (fold(choice.text), choice.value)))


def _ways(context: Context) -> Iterator[Link]:
    there = context.record.group(indexes.extent)
    strands = {each.value for each in Strand if context.record.has(indexes.by_strand, each.value)}
    for text, address, is_there in (
        *((context.strand(each), f"/{each}/", each.value in strands) for each in Strand),
        (context.say("Kinds of events"), "/kinds/", there.events),
        (context.say("People"), "/actors/", there.actors),
        (context.say("Places"), "/places/", there.places),
    ):
        if is_there:
            yield Link(text, context.links.to(address))
