"""What the boilerplate of an article tells: the day of the report and whose article it is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import islice

from timeline.convert import date_expressions
from timeline.convert.names import Gazetteer, Mention
from timeline.convert.pagelines import (
    OPENING,
    Find,
    above_headline,
    all_lines,
    below_article,
    named,
    without_signs,
)
from timeline.convert.wording import fits
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.record import Record, names
from timeline.text import boilerplate, latin
from timeline.text.languages import either, table
from timeline.text.paragraphs import Span

_NEARLY_ALL = 0.9
_STOPS = ".!?…"
# What parts the facts of a line, or the links of a trail.
_PARTED = re.compile(r"\s*[|›»·•>]\s*|[ \u00a0]{2,}|\t|\s[–—-]\s")
# What sets a line off from others, in Markdown too.
_EMPHASIS = " *_"
# In front of a paper's name: who signs: `The editors of X`.
_EDITORS = re.compile(rf"{either('editors_of')}\s", re.IGNORECASE)
# Behind it: it tells what goes on as it happens: `X LIVE: …`.
_LIVE = re.compile(rf"\W{{1,4}}{either('live')}\b", re.IGNORECASE)
_QUOTES = '«»„“”"'

# Behind the name of a channel: `X (Telegram)`.
_NETWORK = re.compile(r"\S\s\((?P<network>\w+)\)(?:\s[–—-]\s|\Z)")
# `@channel · Telegram`
_HANDLE = re.compile(r"@\w{2,40}\s*[·•|/—–-]\s*(?P<network>\w+)\s*\Z")
# A line of buttons names networks, which publish nothing by themselves.
_NETWORKS = frozenset(table("venues"))
# `Paper with Agency`: the paper's article.
_WITH = re.compile(rf"\s{either('with_an_agency')}\s")
_LONGEST_NAME = 80
_DAY_OF_ADDRESS = re.compile(
    r"/(?P<year>20\d\d)[/-]?(?P<month>0?[1-9]|1[0-2])[/-]?(?P<day>[0-3]?\d)(?=[/_-]|\Z)"
)
# A name that ends like a domain.
_SITE = re.compile(r"(?P<name>[^\W_][\w -]{1,40})(?P<end>\.[a-zA-Z]{2,12})")
_HEAD = 2
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The day of the report with the words that say it, and the outlets that published it.

    `stamp` is None where the seed itself begins with the day, or nothing tells it. `issuers` are
    the actors whose name stands above the headline: it is their release. `signers` are those whose
    name stands below it: they wrote it.
    """

    seed: Seed
    stamp: Span | None
    outlets: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()

    @classmethod
    def of(cls, seed: Seed, gazetteer: Gazetteer, record: Record, *, year: str) -> "Masthead":
        """Return the masthead of `seed`, which is dated by its stamp if by nothing else.

        A day without a year is of `year`, where the article names none.
        """
        seed, find = _in_zone(seed, record), cache(gazetteer.find)
        stamp, day = next(_stamps(seed, year), (None, None))
        outlets = tuple(dict.fromkeys(_outlets(seed, find, record)))
        outlets = outlets or tuple(dict.fromkeys(_of_dateline(seed, find)))
        outlets = outlets or _on_no_file(seed)
        above = above_headline(seed, find)
        issuers = tuple(dict.fromkeys(m.actor for line in above for m in named(line, find)))
        below = (mention for line in below_article(seed) for mention in named(line, find))
        signers = tuple(dict.fromkeys(mention.actor for mention in below))
        seed = without_signs(seed, find)
        if not stamp or not day or not _is_news(day, seed.reported):
            return cls(seed=seed, stamp=None, outlets=outlets, issuers=issuers, signers=signers)
        dated = replace(seed, reported=day)
        return cls(seed=dated, stamp=stamp, outlets=outlets, issuers=issuers, signers=signers)

    def side(self, record: Record) -> str:
        """Return the side that all the outlets are of, or nothing."""
        known = [record.outlets.by_id.get(outlet) for outlet in self.outlets]
        sides = {outlet.side if outlet else "" for outlet in known}
        return sides.pop() if len(sides) == 1 else ""


def usual_year(record: Record) -> str:
    """Return the year of nearly all events of a record, or nothing where there is no such year."""
    years = Counter(event.date.first.year for event in record.events)
    year, count = next(iter(years.most_common(1)), (0, 0))
    return str(year) if count >= _NEARLY_ALL * len(record.events) and count else ""


def _in_zone(seed: Seed, record: Record) -> Seed:
    """Return a page that gives an instant of UTC with the day that it was at the site."""
    if not seed.instant.endswith(("Z", "+00:00", "+0000")):
        return seed
    try:
        instant = datetime.fromisoformat(seed.instant)
    except ValueError:
        return seed
    return replace(seed, reported=EventDate.of(instant.astimezone(record.zone).date()))


def _is_news(day: EventDate, reported: EventDate | None) -> bool:
    """Return whether a stamp says more than the head: nothing stands there, or its month alone."""
    if not reported:
        return True
    return reported.is_month and reported.first <= day.first <= reported.last


def _stamps(seed: Seed, year: str) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days in stamps, in datelines of the first paragraphs and in other lines."""
    dated = [line for line in seed.boilerplate if boilerplate.is_stamp(line.text)]
    for line in dated:
        yield from islice(_exact_days(line, seed, seed.reported), 1)
    for paragraph in (p for section in seed.sections[:1] for p in section.paragraphs[:OPENING]):
        if dateline := boilerplate.dateline(paragraph.text):
            yield from _exact_days(paragraph.cut(0, len(dateline)), seed, seed.reported)
    if not seed.reported:
        yield from _dated_lines(seed)
        yield from _of_address(seed)
        yield from _of_another_year(seed, year)


def _dated_lines(seed: Seed) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days, year and all, that a headline or the last line names."""
    lines = all_lines(seed)
    for line in dict.fromkeys([*lines[:OPENING], *lines[-1:]]):
        if len(line.text) <= boilerplate.LONGEST and line.text[-1] not in _STOPS:
            yield from _exact_days(line, seed, None)


def _of_address(seed: Seed) -> Iterator[tuple[Span, EventDate]]:
    """Yield the day that many papers put into the address of an article: /2024/03/13/."""
    if found := _DAY_OF_ADDRESS.search(seed.address):
        day = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
        with suppress(ValueError):
            yield Span(0, len(seed.address), seed.address), EventDate(day)


def _of_another_year(seed: Seed, year: str) -> Iterator[tuple[Span, EventDate]]:
    """Yield the day of a stamp or dateline without a year: the page, record or article has it.

    What an article tells of may have been in any year, so what it names is the weakest ground.
    """
    around = {year[0] for line in seed.boilerplate for year in _YEAR.finditer(line.text)}
    told = {year[0] for year in _YEAR.finditer(seed.text)}
    years = around if len(around) == 1 else {year} if year else told
    if len(years) != 1:
        return
    around_day = EventDate(f"{years.pop()}-07-01")
    for paragraph in all_lines(seed)[:OPENING]:
        if boilerplate.is_stamp(paragraph.text):
            yield from islice(_exact_days(paragraph, seed, around_day), 1)
        elif dateline := boilerplate.dateline(paragraph.text):
            yield from _exact_days(paragraph.cut(0, len(dateline)), seed, around_day)
            return


def _exact_days(
    line: Span, seed: Seed, reported: EventDate | None
) -> Iterator[tuple[Span, EventDate]]:
    for words in date_expressions.days(seed.text, line.start, line.end, reported):
        if words.date.is_exact and not words.is_relative:
            yield line, words.date


def _on_no_file(seed: Seed) -> tuple[str, ...]:
    """Return the name by which a saved page calls its site: an outlet's, though on no file."""
    name = seed.publisher
    is_fit = names.is_provisional(name) and len(name) <= _LONGEST_NAME and fits(name)
    is_domain = " " not in name and "." in name
    return (name,) if name and seed.address and is_fit and not is_domain else ()


def _outlets(seed: Seed, find: Find, record: Record) -> Iterator[str]:
    if seed.address and (outlet := outlet_of(seed.address, record)):
        yield outlet
    if seed.publisher:
        if outlet := outlet_of(seed.publisher, record):
            yield outlet
        yield from (m.outlet for m in find(seed.publisher) if m.outlet)
        yield from _of_address_in_letters(seed.publisher, record)
    for line in seed.boilerplate:
        if boilerplate.is_credit(line.text):
            yield from (m.outlet for m in find(line.text) if m.outlet)
            if outlet := outlet_of(line.text, record):
                yield outlet
    lines = all_lines(seed)
    for line in dict.fromkeys([*lines[:OPENING], *lines[-1:]]):
        yield from _signed(line, find, record, seed)
    for line in dict.fromkeys([*lines[:OPENING], *seed.boilerplate]):
        yield from _of_trail(line, find, record)
    yield from _of_head(lines, find, record)


def _of_head(lines: Sequence[Span], find: Find, record: Record) -> Iterator[str]:
    """Yield the outlets of the first lines: a domain in other letters, a channel's network."""
    for line in lines[:_HEAD]:
        yield from _of_address_in_letters(line.text, record)
        if network := _NETWORK.search(line.text) or _HANDLE.match(line.text):
            yield from (m.outlet for m in find(network["network"]) if m.outlet)


def _of_address_in_letters(line: str, record: Record) -> Iterator[str]:
    """Yield the outlet whose domain a line is in other letters: `Вестник.tv` of vestnik.tv."""
    for part in _PARTED.split(line.strip()):
        site = _SITE.fullmatch(part)
        if site and (outlet := outlet_of("".join(latin.words(site["name"])) + site["end"], record)):
            yield outlet


def _of_dateline(seed: Seed, find: Find) -> Iterator[str]:
    """Yield the agencies of a dateline: the report is theirs where no paper prints it."""
    for line in all_lines(seed)[:OPENING]:
        if dateline := boilerplate.dateline(line.text):
            yield from (m.outlet for m in find(dateline) if m.outlet)


def _signed(line: Span, find: Find, record: Record, seed: Seed) -> Iterator[str]:
    """Yield the outlets of a line that is nothing but a name, or that names a full day too."""
    if len(line.text) > boilerplate.LONGEST or line.text[-1] in _STOPS:
        return
    is_dated = next(_exact_days(line, seed, None), None) is not None
    for mention in find(line.text):
        is_whole = mention.text == _bare_name(line.text) or _is_live(line, mention)
        if mention.outlet and (is_dated or is_whole):
            yield mention.outlet
    if is_dated:
        sites = boilerplate.sites(line.text)
        yield from (outlet for site in sites if (outlet := outlet_of(site, record)))


def _bare_name(line: str) -> str:
    """Return a name without what makes it a domain, or who signs: `Border Post.Com`."""
    bare = line.strip(_EMPHASIS)
    if editors := _EDITORS.match(bare):
        return bare[editors.end() :].strip(_QUOTES)
    return site["name"] if (site := _SITE.fullmatch(bare)) else bare


def _is_live(line: Span, mention: Mention) -> bool:
    """Return whether a line opens with a paper that tells of something as it happens."""
    return mention.start == 0 and _LIVE.match(line.text, mention.end) is not None


def _of_trail(line: Span, find: Find, record: Record) -> Iterator[str]:
    """Yield the one paper of a line of facts or of a trail of links: `Paper › News › City`."""
    if len(line.text) > boilerplate.LONGEST or line.text[-1] in _STOPS:
        return
    bare = line.text.strip(_EMPHASIS)
    # Behind a slash may stand whose photo it is: `City hall. A. Painter / Agency`.
    parts = [*_PARTED.split(bare), _WITH.split(line.text)[0], bare.split(" / ")[0]]
    if all(part in (bare, line.text) for part in parts):
        return
    named = (m.outlet for m in find(line.text) if m.outlet and m.text in parts)
    papers = {one for one in named if record.outlets[one].name not in _NETWORKS}
    if len(papers) == 1:
        yield from papers


def outlet_of(address: str, record: Record) -> str:
    """Return the outlet that publishes on the domain of an address, or nothing."""
    full = address if "://" in address else f"https://{address.strip()}"
    return names.owner(full, record.outlets)
