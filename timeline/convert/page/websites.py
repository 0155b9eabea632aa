"""The websites of bodies, which print no other name than that of the body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.convert.page.pagelines import Find, all_lines
from timeline.convert.reading.article import Article
from timeline.convert.words import sorts
from timeline.formats.seedtext import Seed
from timeline.record import Record
from timeline.text.languages import either, pattern
from timeline.text.sections import SectionLabel

_OF = re.compile(rf"{either('page.website_of')}\s(?:{either('determiners')}\s)?", re.IGNORECASE)
# `Official website`, below the name of a body or in front of it.
_OFFICIAL = re.compile(rf"\W*{either('page.official_website')}(?!\w)", re.IGNORECASE)
# Whoever was named last has words there: `the ministry said on its website`.
_ON_OWN = pattern("page.own_website")
# Others that are named with a body have a website too, and are seldom meant by such words.
OF_STATE = "government"
_HEAD = 2
_WORD = re.compile(r"\w+")
# No name of a body has so many words; names are sought much longer than these are counted.
_LONGEST = 15


@dataclass(frozen=True, slots=True)
class Websites:
    """The outlets that are the website of a body, by the actor it is and the place it governs."""

    by_body: Mapping[str, str]
    by_place: Mapping[str, str]

    @classmethod
    def of_record(cls, record: Record, find: Find) -> "Websites":
        """Return the outlets whose name or alias says whose website they are."""
        bodies, places = dict[str, str](), dict[str, str]()
        holders = {actor.role: actor.id for actor in record.actors if actor.role}
        for outlet in record.outlets.entries:
            for name in (outlet.name, *outlet.aliases):
                of = _OF.match(name)
                if of and (holder := holders.get(name[of.end() :])):
                    bodies.setdefault(holder, outlet.id)
                for owner in find(name[of.end() :]) if of else ():
                    if owner.actor:
                        bodies.setdefault(owner.actor, outlet.id)
                    if owner.actor and owner.place and not sorts.is_country(owner.place, record):
                        places.setdefault(owner.place, outlet.id)
        return cls(bodies, places)

    def printed(self, seed: Seed, find: Find) -> Iterator[str]:
        """Yield the website whose page a seed is: a body's name stands above all else of it.

        That of a post stands above it just so.
        """
        if not self.by_body or seed.sections[0].label is SectionLabel.POST:
            return
        paragraphs = (paragraph.text for paragraph in all_lines(seed)[:_HEAD])
        top, *below = [line for text in paragraphs for line in text.splitlines()][:_HEAD]
        is_official = any(_OFFICIAL.match(line) for line in (top, *below))
        words = len(_WORD.findall(top))
        if words > _LONGEST and not is_official:
            return
        for owner in find(top):
            is_whole = len(_WORD.findall(owner.text)) >= words - 1
            if is_official and owner.outlet:
                yield owner.outlet
            elif owner.actor and (is_official or is_whole):
                yield from filter(None, [self.by_body.get(owner.actor)])
            elif is_official and owner.place in self.by_place:
                yield self.by_place[owner.place]

    def told(self, article: Article, record: Record) -> Iterator[str]:
        """Yield the website that a sentence means which says that words stand on somebody's own."""
        last = ""
        for part in article.told:
            for sentence in article.sentences(part):
                named = article.within(sentence.start, sentence.end)
                last = next((of for m in named if (of := self._of(m.actor, record))), last)
                if last and _ON_OWN.search(article.plain, sentence.start, sentence.end):
                    yield last

    def _of(self, actor: str, record: Record) -> str:
        """Return the website of somebody or of his body, or nothing."""
        entry = record.actors.by_id.get(actor)
        body = entry.member_of if entry else None
        site = record.outlets.by_id.get(self.by_body.get(actor) or self.by_body.get(body or "", ""))
        return site.id if site and site.kind == OF_STATE else ""
