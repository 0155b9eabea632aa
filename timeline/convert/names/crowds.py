"""Groups without a name of their own, by all the words that papers have for them.

Whoever is on file as `Zemland war bloggers` is `pro-war channels` too, and the same in each
language: words that say the same of a group stand together in the language files. Of a force such
as an air force the country has to be told: `Zemlandian warplanes`.
"""

from collections.abc import Iterable, Iterator

from timeline.convert.names.countries import Country, countries
from timeline.convert.names.spellings import WORD, Spelling, spelled
from timeline.convert.words import sorts
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import table

_ALIKE, _FORCES = (
    tuple(tuple(word.replace("_", " ") for word in words.split()) for words in table(name).values())
    for name in ("crowds", "forces")
)


def of(record: Record) -> Iterator[Spelling]:
    """Yield what each group of a record is called besides, with the country that its name tells.

    Where two are called alike, such as those of two countries, neither is.
    """
    known = countries(record.places)
    actors = [actor for actor in record.actors if not sorts.is_person(actor.id, record)]
    for words in (*_ALIKE, *_FORCES):
        found = [actor for actor in actors if _is_called(actor, words)]
        if len(found) == 1:
            own = next((one for one in known if one.is_in(WORD.findall(found[0].name))), None)
            for name in _called(words, own, is_force=words in _FORCES):
                yield name._replace(ids={"actor": found[0].id})


def _called(words: Iterable[str], own: Country | None, *, is_force: bool) -> Iterator[Spelling]:
    """Yield what a group is called; a force with its country beside it, or in full."""
    for word in words:
        yield spelled(word, {})._replace(country=own, is_beside=is_force)
        if own and is_force:
            yield from (spelled(name, {}) for name in own.naming(word))


def _is_called(actor: Actor, words: tuple[str, ...]) -> bool:
    """Return whether a name of an actor ends in words for a group."""
    called = (name.lower() for name in (actor.name, *actor.aliases))
    return any(name.endswith(word) for name in called for word in words)
