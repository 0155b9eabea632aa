"""The numbers given in answer to a question: one bar for each statement, as it was made.

Statements cover other days, places and people, so no two are ever put into one figure: there is no
total, no average, no range over statements here. All bars of a question share one scale, from
nothing to a little over the highest; each says in words what it counts. A share has no place on a
scale of counts, and stands in words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count

from msgspec.structs import replace

from timeline.model import Claim, Covers, EventDate, Frozen, Question, Stance
from timeline.record import indexes
from timeline.record.indexes import Answer
from timeline.record.whereabouts import is_wide
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, capital, joined
from timeline.site.views.answers import answers
from timeline.site.views.contest import stand_of, voices
from timeline.site.views.counted import figure
from timeline.site.words import Words, sentence

_WIDTH = 1000
# Where the lines of the axis stand is in the theme: at 0, 1, 2 and 3 steps of 3.6.
_TICKS = 4
_STEPS = Decimal("3.6")
_ROUND = tuple(map(Decimal, ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8")))
_SHARE = re.compile(r"per ?cent\b|%", re.IGNORECASE)


class Bar(Frozen, frozen=True, kw_only=True):
    """A statement that counts something: who made it and when, its figure, and what it covers.

    The statement is linked to its event. Where reports print one statement with two figures,
    `printed_by` has the outlets with this one. One `is_local` that covers settlements alone.
    `total` is the number said, else the upper or the lower bound that was said; `dead` the part
    called dead. Their widths are of 1000.
    """

    day: str
    iso: str
    name: str
    event_href: str
    figure: Link
    covers: Link
    printed_by: Link
    denied_by: Link
    total: Decimal
    dead: Decimal | None
    width_total: int
    width_dead: int
    is_local: bool


class WordRow(Frozen, frozen=True, kw_only=True):
    """An answer in words; `href` leads to the event in which it was given."""

    day: str
    iso: str
    name: str
    href: str
    says: str


class NumbersView(Frozen, frozen=True, kw_only=True):
    """The statements that answer a question, in the order in which they were made.

    `ticks` are the numbers of the axis, from 0.
    """

    bars: tuple[Bar, ...]
    words: tuple[WordRow, ...]
    ticks: tuple[str, ...]

    @property
    def has_dead(self) -> bool:
        """Whether a statement calls a part of its number dead."""
        return any(bar.dead for bar in self.bars)


class Figures(Frozen, frozen=True):
    """A question that is answered by numbers, and those of them that tell of no single fight."""

    question: Link
    numbers: NumbersView
    more: Link


class _Given(Frozen, frozen=True):
    """An answer in short, and the claim that gives it."""

    answer: Answer
    claim: Claim


def numbers(context: Context, question: Question, until: date | None = None) -> NumbersView:
    """Return the numbers given in answer to a question, and what was answered in words.

    Outlets that pass on what others say are left out, as everywhere among answers. Where a day is
    given, only what was said or printed by its evening is there. Of who denies a figure no day is
    known, so then that is not told.
    """
    given = [
        _Given(answer, context.record.event(answer.event).claim(answer.key))
        for answer in answers(context, question, until)
    ]
    counts = [each for each in given if _is_count(each.claim)]
    step = _step([_total(each.claim) for each in counts])
    said = (each for each in given if not _is_count(each.claim))
    return NumbersView(
        bars=tuple(
            _bar(context, each, step * _STEPS, is_dated=until is not None) for each in counts
        ),
        words=tuple(_word(context, each) for each in said),
        ticks=tuple(context.words.number(step * tick) for tick in range(_TICKS)) if counts else (),
    )


def figures(context: Context, names: Iterable[str], until: date | None = None) -> Iterator[Figures]:
    """Yield the numbers given to each question, of those that anybody answers by a number.

    Where a day is given, they are those that had been given by its evening.
    """
    for name in names:
        question = context.record.question(name)
        if question and context.record.has(indexes.answers, name):
            drawn = numbers(context, question, until)
            wide = tuple(bar for bar in drawn.bars if not bar.is_local)
            shown = replace(drawn, bars=wide or drawn.bars)
            href = context.links.question(name)
            number = len(drawn.bars)
            more = context.count("The {n} figure", "All {n} figures, with what each covers", number)
            if drawn.bars:
                yield Figures(Link(question.question, href), shown, Link(more, href))


def _is_count(claim: Claim) -> bool:
    """Return whether a claim gives a number of things, and does not deny one."""
    is_given = claim.stance in (Stance.ASSERTS, Stance.PARTLY) and bool(claim.numbers)
    return is_given and not _SHARE.match(claim.unit or "")


def _total(claim: Claim) -> Decimal:
    """Return the number said, else the bound; never a mean of two."""
    low, value, high = claim.bounds
    return next(number for number in (value, high, low) if number is not None)


def _step(totals: Sequence[Decimal]) -> Decimal:
    """Return the smallest round number of which the axis holds the highest total."""
    most = max(totals, default=Decimal(0))
    for power in count():
        for number in _ROUND:
            step = number.scaleb(power)
            if step == int(step) and step * _STEPS >= most:
                return step
    raise AssertionError  # there is no highest power


def _bar(context: Context, given: _Given, top: Decimal, *, is_dated: bool) -> Bar:
    answer, total, dead = given.answer, _total(given.claim), given.claim.dead
    return Bar(
        day=_short(context.words, answer.when),
        iso=answer.when.iso,
        name=context.short(answer.by).text,
        event_href=context.links.event(answer.event),
        figure=figure(context, given.claim),
        covers=_covers(context, given.claim.covers, answer.when),
        printed_by=_printed_by(context, given),
        denied_by=NOTHING if is_dated else _denied_by(context, given),
        total=total,
        dead=dead,
        width_total=_width(total, top),
        width_dead=_width(min(dead, total), top) if dead else 0,
        is_local=_is_local(context, given.claim.covers),
    )


def _is_local(context: Context, covers: Covers | None) -> bool:
    """Return whether a number covers settlements alone, of which a single fight is told."""
    places, vocabulary = covers.places if covers else (), context.record.vocabulary
    found = filter(None, map(context.record.place, places))
    return bool(places) and not any(is_wide(vocabulary, place.kind) for place in found)


def _width(number: Decimal, top: Decimal) -> int:
    """Return the width of a bar; what is more than nothing can be seen."""
    return max(1, round(number / top * _WIDTH)) if number > 0 else 0


def _covers(context: Context, covers: Covers | None, when: EventDate) -> Link:
    """Return what a number counts: the days, without the year in which it was said, and places."""
    if covers is None:
        return NOTHING
    places = context.listing([context.place(place) for place in covers.places])
    return capital(joined(", ", (_days(context, covers, when), places)))


def _days(context: Context, covers: Covers, when: EventDate) -> str:
    first, last, span = covers.first, covers.last, partial(context.words.span_in, when.last.year)
    if first and last:
        return span(first, last)
    if first:
        return context.say("since {day}", day=span(first, first))
    return context.say("up to {day}", day=span(last, last)) if last else ""


def _word(context: Context, given: _Given) -> WordRow:
    answer = given.answer
    return WordRow(
        day=_short(context.words, answer.when),
        iso=answer.when.iso,
        name=context.short(answer.by).text,
        href=context.links.event(answer.event),
        says=answer.says,
    )


def _denied_by(context: Context, given: _Given) -> Link:
    """Return who denies a figure, and when where that is on file.

    Who denied such figures before this one was given says otherwise, and does not deny it.
    """
    event = context.record.event(given.answer.event)
    return joined("; ", voices(context, event, stand_of(context, event, given.claim).denies))


def _printed_by(context: Context, given: _Given) -> Link:
    """Return who prints a figure, where its event has another one of the same statement."""
    event, claim = context.record.event(given.answer.event), given.claim
    if not any(_is_same_but_number(claim, other) for other in event.claims):
        return NOTHING
    outlets = (source.outlet for source in event.sources if source.key in claim.sources)
    return context.listing([context.outlet(outlet) for outlet in dict.fromkeys(outlets)])


def _is_same_but_number(one: Claim, other: Claim) -> bool:
    same = [(each.by, each.question, each.unit, each.covers, each.said_on) for each in (one, other)]
    return same[0] == same[1] and bool(other.numbers) and one.bounds != other.bounds


def _short(words: Words, when: EventDate) -> str:
    return sentence(words.short_date(when))
