"""Whose article it is, by the lines around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.convert import speech
from timeline.convert.pagelines import Find, all_lines, exact_days, head, is_sentence
from timeline.convert.wording import fits
from timeline.formats.seedtext import Seed
from timeline.record import Record, names
from timeline.text import boilerplate, latin
from timeline.text.confusables import fold
from timeline.text.languages import either, table
from timeline.text.paragraphs import Span

# What parts the facts of a line, or the links of a trail.
_PARTED = re.compile(r"\s*[|›»·•>]\s*|[ \u00a0]{2,}|\t|\s[–—-]\s")
# Behind a slash may stand whose photo it is: `City hall. A. Painter / Agency`.
_BEFORE_SLASH = " / "
# What sets a line off from others, in Markdown too, and a name from what it is.
_EMPHASIS, _QUOTES = " *_", '«»„“”"'
# In front of a paper's name: what it is, or who signs: `The editors of X`.
_EDITORS = re.compile(
    rf"(?:{either('editors_of')}\s)?(?:{either('determiners')}\s)?(?:{either('media_nouns')}\s)?",
    re.IGNORECASE,
)
# Behind it: it tells what goes on as it happens: `X LIVE: …`.
_LIVE = re.compile(rf"\W{{1,4}}{either('live')}\b", re.IGNORECASE)
# Behind the name of a channel: `X (Telegram)`.
_NETWORK = re.compile(r"\S\s\((?P<network>\w+)\)(?:\s[–—-]\s|\Z)")
# `@channel · Telegram`
_HANDLE = re.compile(r"@\w{2,40}\s*[·•|/—–-]\s*(?P<network>\w+)\s*\Z")
# A line of buttons names networks, which publish nothing by themselves.
_NETWORKS = frozenset(table("venues"))
# `Paper with Agency`: the paper's article.
_WITH = re.compile(rf"\s{either('with_an_agency')}\s")
# `© 2024 Paper. All rights reserved.`
_OWNED = re.compile(r"[.,|©()]\s*|\b\d{4}\b")
_LONGEST_NAME = 80
# A name that ends like a domain.
_SITE = re.compile(r"(?P<name>[^\W_][\w -]{1,40})(?P<end>\.[a-zA-Z]{2,12})")
_HEAD = 2


@dataclass(frozen=True, slots=True)
class Papers:
    """The outlets of a record, by their names as a masthead has them: the ids by the bare names."""

    record: Record
    by_name: Mapping[str, str]

    @classmethod
    def of_record(cls, record: Record) -> "Papers":
        """Return the outlets of a record; of two with one bare name, the first."""
        known = {
            spelling: outlet.id
            for outlet in reversed(record.outlets.entries)
            for name in (outlet.name, *outlet.aliases)
            for spelling in (_short(name), _bare(name))
            if spelling and spelling not in boilerplate.ALONE
        }
        return cls(record, known)

    def named(self, words: str) -> str:
        """Return the outlet of which words are the name and nothing besides, or nothing."""
        bare = _bare(words)
        return self.by_name.get(bare) or self.by_name.get(_without_domain(bare), "")

    def of(self, seed: Seed, find: Find) -> tuple[str, ...]:
        """Return the outlets whose article a seed is: the paper's, or the agency's of its dateline.

        A saved page whose site is on no file is of what it calls itself.
        """
        outlets = dict.fromkeys(self._printed(seed, find)) or dict.fromkeys(_dated(seed, find))
        outlets = outlets or dict.fromkeys(self._of_itself(seed, find))
        return tuple(outlets) or _on_no_file(seed)

    def _printed(self, seed: Seed, find: Find) -> Iterator[str]:
        if seed.address and (outlet := outlet_of(seed.address, self.record)):
            yield outlet
        if seed.publisher:
            yield from self._named(seed.publisher, find)
        for line in seed.boilerplate:
            if boilerplate.is_credit(line.text):
                yield from (m.outlet for m in find(line.text) if m.outlet)
                yield from self._owning(line)
                if outlet := outlet_of(line.text, self.record):
                    yield outlet
        first = head(seed)
        for line in dict.fromkeys([*first, *all_lines(seed)[-1:]]):
            yield from self._signed(line, find, seed)
        for line in dict.fromkeys([*first, *seed.boilerplate]):
            yield from self._of_trail(line)
        yield from self._of_head(first, find)

    def _owning(self, line: Span) -> Iterator[str]:
        """Yield the papers that a copyright line names; an address names its own by the domain."""
        parts = () if boilerplate.sites(line.text) else _OWNED.split(line.text)
        yield from filter(None, map(self.named, parts))

    def _named(self, name: str, find: Find) -> Iterator[str]:
        """Yield the outlets that a page calls its site."""
        yield from filter(None, (outlet_of(name, self.record), self.named(name)))
        yield from (m.outlet for m in find(name) if m.outlet)
        yield from self._of_address_in_letters(name)

    def _of_head(self, lines: list[Span], find: Find) -> Iterator[str]:
        """Yield the outlets of the first lines: a domain in other letters, a channel's network."""
        for line in lines[:_HEAD]:
            yield from self._of_address_in_letters(line.text)
            if network := _NETWORK.search(line.text) or _HANDLE.match(line.text):
                yield from (m.outlet for m in find(network["network"]) if m.outlet)

    def _of_address_in_letters(self, line: str) -> Iterator[str]:
        """Yield the outlet whose domain a line is in other letters: `Вестник.tv` of vestnik.tv."""
        for part in _PARTED.split(line.strip()):
            site = _SITE.fullmatch(part)
            address = "".join(latin.words(site["name"])) + site["end"] if site else ""
            if address and (outlet := outlet_of(address, self.record)):
                yield outlet

    def _signed(self, line: Span, find: Find, seed: Seed) -> Iterator[str]:
        """Yield the outlets of a line that is nothing but a name, or that names a full day too."""
        if is_sentence(line):
            return
        if outlet := self.named(line.text):
            yield outlet
        is_dated = next(exact_days(line, seed, None), None) is not None
        for mention in find(line.text):
            is_live = mention.start == 0 and _LIVE.match(line.text, mention.end) is not None
            if mention.outlet and (is_dated or is_live):
                yield mention.outlet
        if is_dated:
            sites = boilerplate.sites(line.text)
            yield from (outlet for site in sites if (outlet := outlet_of(site, self.record)))

    def _of_trail(self, line: Span) -> Iterator[str]:
        """Yield the one paper of a line of facts or of a trail of links: `Paper › News › City`."""
        if is_sentence(line):
            return
        bare = line.text.strip(_EMPHASIS)
        parts = {*_PARTED.split(bare), _WITH.split(bare)[0], bare.split(_BEFORE_SLASH)[0]} - {bare}
        papers = {self.named(part) for part in parts} - {""}
        papers = {one for one in papers if not self._is_network(one)}
        if len(papers) == 1:
            yield from papers

    def _of_itself(self, seed: Seed, find: Find) -> Iterator[str]:
        """Yield the paper that the last lines are about: `Paper is read in 20 countries.`"""
        around = {line.start for line in seed.boilerplate}
        told = [line for line in all_lines(seed) if line.start not in around]
        for line in told[-1:]:
            named = {
                m.outlet for m in find(line.text) if m.outlet and not self._is_network(m.outlet)
            }
            is_spoken = speech.first_speech(line.text, 0, len(line.text)) is not None
            if len(named) == 1 and len(line.text) <= boilerplate.LONGEST and not is_spoken:
                yield from named

    def _is_network(self, outlet: str) -> bool:
        entry = self.record.outlets[outlet]
        return not _NETWORKS.isdisjoint((entry.name, *entry.aliases))


def _bare(name: str) -> str:
    """Return a name without marks and without what it is, in small letters."""
    return fold(_EDITORS.sub("", name.strip(_EMPHASIS), count=1).strip(_QUOTES))


def _short(name: str) -> str:
    """Return a name written as a name is, without the end of a domain, or nothing."""
    short = _without_domain(_bare(name))
    return short if name[0].isupper() else ""


def _without_domain(name: str) -> str:
    """Return a name without the end of a domain: `Border Post.Com`."""
    site = _SITE.fullmatch(name)
    return site["name"] if site else name


def _dated(seed: Seed, find: Find) -> Iterator[str]:
    """Yield the agencies of a dateline: the report is theirs where no paper prints it."""
    for line in head(seed):
        if dateline := boilerplate.dateline(line.text):
            yield from (m.outlet for m in find(dateline) if m.outlet)


def _on_no_file(seed: Seed) -> tuple[str, ...]:
    """Return the name by which a saved page calls its site: an outlet's, though on no file."""
    name = seed.publisher
    is_fit = names.is_provisional(name) and len(name) <= _LONGEST_NAME and fits(name)
    is_domain = " " not in name and "." in name
    return (name,) if name and seed.address and is_fit and not is_domain else ()


def outlet_of(address: str, record: Record) -> str:
    """Return the outlet that publishes on the domain of an address, or nothing."""
    full = address if "://" in address else f"https://{address.strip()}"
    return names.owner(full, record.outlets)
