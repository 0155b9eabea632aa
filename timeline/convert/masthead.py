"""What the furniture of an article tells: the day of the report and whose article it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.convert import daywords
from timeline.convert.names import Gazetteer
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.record import Record
from timeline.text import addresses, furniture
from timeline.text.paragraphs import Span

_OPENING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The day of the report with the words that say it, and the outlets that published it.

    `stamp` is None where the seed itself begins with the day, or nothing tells it.
    """

    seed: Seed
    stamp: Span | None
    outlets: tuple[str, ...]

    @classmethod
    def of(cls, seed: Seed, gazetteer: Gazetteer, record: Record) -> "Masthead":
        """Return the masthead of `seed`, which is dated by its stamp if by nothing else."""
        stamp, day = next(_stamps(seed), (None, None))
        outlets = tuple(dict.fromkeys(_outlets(seed, gazetteer, record)))
        if not stamp or not day or not _is_news(day, seed.reported):
            return cls(seed=seed, stamp=None, outlets=outlets)
        return cls(seed=replace(seed, reported=day), stamp=stamp, outlets=outlets)


def _is_news(day: EventDate, reported: EventDate | None) -> bool:
    """Return whether a stamp says more than the head: nothing stands there, or its month alone."""
    if not reported:
        return True
    return reported.is_month and reported.first <= day.first <= reported.last


def _stamps(seed: Seed) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days in stamps and, in the first paragraphs, in datelines."""
    dated = [line for line in seed.furniture if furniture.is_stamp(line.text)]
    for line in dated:
        for words in daywords.days(seed.text, line.start, line.end, seed.reported):
            if words.date.is_exact and not words.is_relative:
                yield line, words.date
                break
    for paragraph in (p for section in seed.sections[:1] for p in section.paragraphs[:_OPENING]):
        if dateline := furniture.dateline(paragraph.text):
            span = paragraph.cut(0, len(dateline))
            for words in daywords.days(seed.text, span.start, span.end, seed.reported):
                if words.date.is_exact and not words.is_relative:
                    yield span, words.date


def _outlets(seed: Seed, gazetteer: Gazetteer, record: Record) -> Iterator[str]:
    if seed.address and (outlet := outlet_of(seed.address, record)):
        yield outlet
    if seed.publisher:
        if outlet := outlet_of(seed.publisher, record):
            yield outlet
        yield from (m.outlet for m in gazetteer.find(seed.publisher) if m.outlet)
    for line in seed.furniture:
        if furniture.is_credit(line.text):
            yield from (m.outlet for m in gazetteer.find(line.text) if m.outlet)
            if outlet := outlet_of(line.text, record):
                yield outlet


def outlet_of(address: str, record: Record) -> str:
    """Return the outlet that publishes on the domain of an address, or nothing."""
    full = address if "://" in address else f"https://{address.strip()}"
    parts = addresses.domain(full).split(".")
    domains = {".".join(parts[n:]) for n in range(len(parts) - 1)}
    found = (outlet.id for outlet in record.outlets if domains & set(outlet.domains))
    return next(found, "")
