"""Groups of people without a name of their own, by all the words that papers have for them.

Whoever is on file as `Zemland war bloggers` is `pro-war channels` too, and the same in each
language: words that say the same of a group stand together in the language files.
"""

from collections.abc import Iterator

from timeline.convert.names.countries import countries
from timeline.convert.names.spellings import WORD, Spelling, spelled
from timeline.convert.words import sorts
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import table

_ALIKE = tuple(
    tuple(word.replace("_", " ") for word in words.split()) for words in table("crowds").values()
)


def of(record: Record) -> Iterator[Spelling]:
    """Yield what each group of a record is called besides, with the country that its name tells.

    Where two are called alike, such as those of two countries, neither is.
    """
    known = countries(record.places)
    actors = [actor for actor in record.actors if not sorts.is_person(actor.id, record)]
    for words in _ALIKE:
        found = [actor for actor in actors if _is_called(actor, words)]
        if len(found) == 1:
            own = next((one for one in known if one.is_in(WORD.findall(found[0].name))), None)
            meant = {"actor": found[0].id}
            yield from (spelled(word, meant)._replace(country=own) for word in words)


def _is_called(actor: Actor, words: tuple[str, ...]) -> bool:
    """Return whether a name of an actor ends in words for a group."""
    called = (name.lower() for name in (actor.name, *actor.aliases))
    return any(name.endswith(word) for name in called for word in words)
