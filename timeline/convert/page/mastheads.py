"""Whose article it is, by the lines around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.convert.page import daylines
from timeline.convert.page.bare_names import EMPHASIS, QUOTES, SITE, bare, letters, short, sound
from timeline.convert.page.pagelines import Find, all_lines, exact_days, head, is_sentence
from timeline.convert.page.websites import OF_STATE, Websites
from timeline.convert.words import sorts
from timeline.convert.words.wording import fits
from timeline.formats.seedtext import Seed
from timeline.record import Record, names
from timeline.text import boilerplate, datelines, latin
from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

# `© 2024 Paper. All rights reserved.`, `15.05.2019 09:05 Paper`
_OWNED = re.compile(r"[.,|©()]\s*|\b\d{4}\b|\b\d\d?[.:]\d\d\b")
_LONGEST_NAME = 80
# `Paper © 2024 Company`: the company has many papers.
_OWNER = re.compile(r"[^\n]{0,60}[^\W_][^\n]{0,20}?(?=\s©)")
# What stands behind a paper's name on its line: `Paper — the voice of the valley`, `Paper. News`.
_BEHIND = re.compile(rf"\s[-–—(]|\.\s|\s{either('page.along_with')}\s")
# Whose picture a line shows, up to the next full stop.
_PICTURE = re.compile(rf"(?<![^\W\d_]){either('page.captions')}\s?[:/©][^.\n)]*", re.IGNORECASE)
# `This interview first appeared in the Post`, `A conversation of Ann Smith for the Post`.
_ISSUED = re.compile(
    rf"(?:\A|\n|[.!?]\s)\W*(?:{either('page.tells_of_issue', 'page.made_for')})(?!\w)[^\n]{{2,80}}",
    re.IGNORECASE,
)
_ABOVE, _BELOW = 8, 3
# `Paper / Agency`: the paper has it from the agency.
_BOTH, _PAIR = " / ", 2
# `Anna Novak, Border Post`, `By Anna Novak for «Border Post»`, `Interview: Anna Novak, Post`;
# of a picture it tells nothing.
_WRITER = re.compile(
    rf"\W*(?:(?i:{either('page.bylines')}):?\s"
    rf"|(?!(?i:{either('page.captions', 'page.openings')})\b)[\w'’ʼ]+(?:\s[\w'’ʼ]+)?:\s)?"
    rf"{CAPITAL}[\w'’ʼ-]+(?:\s{CAPITAL}[\w'’ʼ.-]+){{1,2}}"
    rf"(?:,\s|,?\s(?i:{either('page.written_for')})\s)(?P<paper>[^,\n]{{2,40}})"
)
_IN_QUOTES = re.compile(r"[«“„\"]([^«»“”„\"]{2,40})[»”“\"]")
# Between a paper's name and its site, or what else a line tells: `Paper | paper.example`, and
# `War live: Paper`.
_DASH = re.compile(rf"\s[-–—]\s|(?<=\s)(?i:{either('live')}):\s")
# What advertises or shows another is no paper's line.
_OF_OTHERS = re.compile(
    rf"\W*{either('page.ads', 'page.captions', 'page.lists')}(?![^\W\d_])", re.IGNORECASE
)
# Wide gaps and signs, as channels have them behind a name, part it from what else stands there.
_PARTED, _FIRST = re.compile(r"\s[|•·]\s|[ \u00a0\t]{3,}|\s(?:[✅☑✔]\uFE0F?)(?:\s|\Z)"), 2
# `Paper LIVE: War in the valley`
_LIVE = re.compile(rf"\s(?i:{either('live')})(?::|\s[-–—|]|\Z)")
# Behind the paper's name where a page stands on its site: `Paper > World`, `Paper / in English`. Of
# `Paper / Ann Smith` the second is who took a picture.
_CRUMB = re.compile(
    rf"\s+/\s+(?=(?i:{either('live')})\b)|\s[>»›→]\s|\s/\s(?=(?:[^\s/]+|{CAPITAL}?{SMALL}+(?:\s{SMALL}+)+"
    rf"|(?i:{either('page.editions')}))(?:\s/\s(?:[^\s/]+|\d[^\s/]*\s[^/]*))*\Z)"
)
# Of several names with a comma between them the first is the paper's: `Paper, Agency`.
_CALLED = rf"{CAPITAL}[\w.'’ʼ-]*(?:\s{CAPITAL}[\w.'’ʼ-]*){{0,2}}"
_FIRST_OF = re.compile(rf"(?P<paper>{_CALLED})(?:,\s{_CALLED}){{1,2}}")
# The edition of a paper, behind its name: in a language, or of a town.
_EDITION = re.compile(
    rf"(?P<paper>.+?)(?:['’ʼ]s)?(?:\.\s|[\s-])"
    rf"(?P<of>(?P<language>(?i:{either('page.editions')}))|{CAPITAL}\w+)"
)
# What a paper calls itself in short: `Support BP`.
_INITIALS = re.compile(rf"(?i:{either('page.asks')})\s([^\W\d_a-zа-яіїєґё]{{2,4}})\b")


@dataclass(frozen=True, slots=True)
class Papers:
    """The outlets of a record, by their names as a masthead has them: the ids by the bare names."""

    record: Record
    by_name: Mapping[str, str]
    by_initials: Mapping[str, str]
    websites: Websites

    @classmethod
    def of_record(cls, record: Record, find: Find) -> "Papers":
        """Return the outlets of a record; of two with one bare name, the first."""
        # What one is called in full is nobody's short name.
        known = {
            letters(spelling): outlet.id
            for spell in (short, bare)
            for outlet in reversed(record.outlets.entries)
            for name in (outlet.name, *outlet.aliases)
            if (spelling := spell(name)) and spelling not in boilerplate.ALONE
        }
        known = {
            **{sound(name): of for name, of in known.items() if name.isascii()},
            **known,
        }
        return cls(record, known, _by_initials(record), Websites.of_record(record, find))

    def named(self, words: str) -> str:
        """Return the outlet of which words are the name or the domain, or nothing.

        A paper may write its domain, or a name that is on file in Latin letters alone, in others.
        """
        if known := self._called(words):
            return known
        site = SITE.fullmatch(words)
        sites = (words, "".join(latin.words(site["name"])) + site["end"]) if site else ()
        found = next((outlet for one in sites if (outlet := outlet_of(one, self.record))), "")
        return found or (self._called(site["name"]) if site else "")

    def _called(self, words: str) -> str:
        """Return the outlet that has a name; one in letters of another alphabet is no place's."""
        name = bare(words)
        known = self.by_name.get(letters(name), "")
        if known or name.isascii() or name in boilerplate.ALONE or self.record.places.find(name):
            return known
        return self.by_name.get(sound("".join(latin.words(name))), "")

    def of(self, seed: Seed, find: Find) -> tuple[str, ...]:
        """Return the outlets whose article a seed is: the paper's, or the agency's of its dateline.

        A saved page whose site is on no file is of what it calls itself.
        """
        printed = (self._printed, self.websites.printed, self._dated)
        outlets = next(filter(None, (dict.fromkeys(each(seed, find)) for each in printed)), {})
        return tuple(outlets) or _on_no_file(seed)

    def _printed(self, seed: Seed, find: Find) -> Iterator[str]:
        if seed.address and (outlet := outlet_of(seed.address, self.record)):
            yield outlet
        if seed.publisher:
            yield from self._named(seed.publisher, find)
        for line in seed.boilerplate:
            yield from self._around(line, seed, find)
        lines = all_lines(seed)
        for line in dict.fromkeys([*head(seed), *lines[-1:]]):
            yield from self._signed(line, find)
        for line in dict.fromkeys([*lines[:_ABOVE], *lines[-_BELOW:]]):
            yield from self._issued(line.text, find)

    def _around(self, line: Span, seed: Seed, find: Find) -> Iterator[str]:
        """Yield the papers whose article it is by a line that is no part of it."""
        line = _of_owner(line)
        if boilerplate.is_credit(line.text):
            yield from _papers(line.text, find)
            yield from self._owning(line)
            if outlet := outlet_of(line.text, self.record):
                yield outlet
        elif forwarded := boilerplate.PASSED_ON.match(line.text):
            yield from _papers(line.text, find)
            yield from filter(None, [self.named(forwarded["whose"].strip("[]() "))])
        elif boilerplate.is_begging(line.text):
            yield from self._begging(line.text, find)
            # Above an article it is a button of the page, whosever words are below.
            if seed.lead and line.start > seed.lead[0].start:
                short = (self.by_initials.get(word) for word in _INITIALS.findall(line.text))
                yield from filter(None, short)

    def _owning(self, line: Span) -> Iterator[str]:
        """Yield the papers that a copyright line names; an address names its own by the domain."""
        parts = () if boilerplate.sites(line.text) else _OWNED.split(line.text)
        yield from filter(None, map(self.named, parts))

    def _opening(self, line: str, find: Find) -> Iterator[str]:
        """Yield the paper that a line is, opens with or has behind its writer; of several, none.

        `Paper | Other Paper` is a row of links, and `Paper (Land)` another than `Paper` may be.
        """
        if whole := self.named(line):
            yield whole
            return
        both = line.split(_BOTH)
        if len(both) == _PAIR and all(map(self.named, both)) and not _is_place(both[1], find):
            yield from map(self.named, both)
            return
        parts = [_BEHIND.split(line)[0], *_PARTED.split(line)[:_FIRST], _CRUMB.split(line)[0]]
        parts.append(_LIVE.split(line)[0])
        written = (words.fullmatch(line) for words in (_WRITER, _FIRST_OF))
        parts += [found["paper"] for found in written if found]
        found = {self.named(part) or self._edition(part, find) for part in {*parts}} - {""}
        # `War latest — Border Post`; of an institute it is what the line is about.
        last = self.named(_DASH.split(line)[-1])
        found = found or {last} - {"", *self.record.actors.by_id}
        if len(found) == 1:
            yield from found

    def _edition(self, words: str, find: Find) -> str:
        """Return the outlet of which words name an edition: `Paper English`, `Paper Oldtown`.

        That of another country is often a paper of its own.
        """
        if not (edition := _EDITION.fullmatch(words.strip(EMPHASIS + QUOTES))):
            return ""
        paper = self.named(edition["paper"])
        if not paper or edition["language"]:
            return paper
        places = [m.place for m in find(edition["of"]) if m.text == edition["of"]]
        is_of_town = any(place and not sorts.is_country(place, self.record) for place in places)
        return paper if is_of_town else ""

    def _dated(self, seed: Seed, find: Find) -> Iterator[str]:
        """Yield the agencies of a dateline: the report is theirs where no paper prints it."""
        for line in head(seed):
            dateline = datelines.dateline(line.text)
            yield from (m.outlet for m in find(dateline) if m.outlet)
            opened = datelines.DATE.search(line.text, 0, _LONGEST_NAME)
            around = [line.text[: opened.start()].rstrip(" ,.|:")] if opened else []
            if dateline:
                behind = line.text[len(dateline) : len(dateline) + _LONGEST_NAME]
                around += _BEHIND.split(behind, maxsplit=1)[:1]
            yield from filter(None, map(self.named, around))

    def _begging(self, line: str, find: Find) -> Iterator[str]:
        """Yield the papers that a line asks to support, by their names or the pages it links to.

        A network, where readers are asked to follow the paper, is none of them.
        """
        linked = (outlet_of(address, self.record) for address in boilerplate.addresses(line))
        for outlet in (*_papers(_PICTURE.sub(" ", line), find), *linked):
            entry = self.record.outlets.by_id.get(outlet)
            names = {name.lower() for name in (entry.name, *entry.aliases)} if entry else set()
            if names and boilerplate.ALONE.isdisjoint(names):
                yield outlet

    def _named(self, name: str, find: Find) -> Iterator[str]:
        """Yield the outlets that a page calls its site."""
        yield from filter(None, (outlet_of(name, self.record), self.named(name)))
        for mention in find(name):
            yield from filter(None, [mention.outlet or self.websites.by_body.get(mention.actor)])

    def _signed(self, line: Span, find: Find) -> Iterator[str]:
        """Yield the outlets of a line that opens with its paper, or that names a full day too."""
        line = _of_owner(line)
        is_apart = not boilerplate.is_stamp(line.text) and daylines.is_set_apart(line)
        if (is_sentence(line) and not is_apart) or _OF_OTHERS.match(line.text):
            return
        for one in line.text.splitlines():
            yield from self._opening(one, find)
        if not (is_apart or any(exact_days(line, None))):
            return
        yield from _papers(_PICTURE.sub(" ", line.text), find)
        sites = boilerplate.sites(line.text)
        yield from (outlet for site in sites if (outlet := outlet_of(site, self.record)))

    def _issued(self, line: str, find: Find) -> Iterator[str]:
        """Yield the papers that had a text first, or for which it was made, as a line tells."""
        told = _ISSUED.finditer(line) if len(line) <= boilerplate.LONGEST else ()
        for words in told:
            yield from _papers(words[0], find)
            yield from filter(None, map(self.named, _IN_QUOTES.findall(words[0])))


def _of_owner(line: Span) -> Span:
    """Return what stands before the sign of copyright on a line, or all of it."""
    owner = _OWNER.match(line.text)
    return line.cut(0, owner.end()) if owner else line


def _is_place(words: str, find: Find) -> bool:
    """Return whether words are the name of a place, which a part of a paper has, too."""
    named = (one for one in find(words) if one.place and not one.outlet)
    return any(one.text == words for one in named)


def _papers(line: str, find: Find) -> Iterator[str]:
    """Yield the outlets that a line names; a word such as the name of a section is none."""
    named = (mention for mention in find(line) if mention.outlet)
    yield from (m.outlet for m in named if m.text.lower() not in boilerplate.ALONE)


def _by_initials(record: Record) -> Mapping[str, str]:
    """Return the papers by the initials of a name of several words, if no other has the same."""
    found: dict[str, set[str]] = {}
    for outlet in (one for one in record.outlets.entries if one.kind != OF_STATE):
        for words in (name.split() for name in (outlet.name, *outlet.aliases)):
            short = "".join(word[0] for word in words if word[0].isupper())
            found.setdefault(short, set()).add(outlet.id)
    return {short: ids.pop() for short, ids in found.items() if len(ids) == 1}


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
