"""A made-up world: actors, places, outlets and questions, as many as a record of a size needs."""

from dataclasses import dataclass
from math import isqrt
from pathlib import Path
from random import Random

from bench.wording import TELLING, Uneven, distinct, name, slug
from timeline.formats import vocabularyfile

_BODIES = """Authority Council Commission Ministry Institute Union Agency Court Bureau Foundation
Observatory Assembly""".split()
_PAPERS = "Gazette Courier Herald Bulletin Wire Register Monitor Ledger".split()
_ENDINGS = ("", "", "", " Bay", " Valley", " Bridge")
# The real site's kinds and sides: whoever measures needs some.
VOCABULARY_FILE = Path(__file__).parent.parent / "content/data/vocabulary.yml"
_READ = vocabularyfile.read_bytes(VOCABULARY_FILE.read_bytes(), path=VOCABULARY_FILE.name)
assert _READ.value is not None
VOCABULARY = _READ.value
_SIDES = tuple(side.id for side in VOCABULARY.sides)
_OUTLETS = [kind.id for kind in VOCABULARY.outlets]
# The part of the map that places lie in, degrees: south, north, west, east.
_SOUTH, _NORTH, _WEST, _EAST = 50.0, 52.0, 34.0, 38.0
_LOCATED = 0.4  # the share of settlements with a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has: its id, its name and, for most, the name in Cyrillic letters."""

    name: str
    alias: str = ""

    @property
    def id(self) -> str:
        """The id that belongs to the name."""
        return slug(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entry):
    """A person or a body."""

    kind: str
    side: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Entry):
    """An oblast, or a settlement `within` one; `point` is its latitude and longitude, if known."""

    kind: str
    within: "Place | None" = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Entry):
    """Who publishes sources."""

    kind: str

    @property
    def domain(self) -> str:
        """The web domain it publishes on."""
        return f"{self.id}.example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """Something contested about a place."""

    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that events name; what comes first is named most often."""

    actors: Uneven[Actor]
    oblasts: tuple[Place, ...]
    settlements: Uneven[Place]
    outlets: Uneven[Outlet]
    questions: Uneven[Question]


def world(random: Random, events: int) -> World:
    """Return the world of a record of so many events; it grows with their square root."""
    size = isqrt(events)
    oblasts = tuple(distinct(lambda: _oblast(random), max(3, size // 5), key=_id))
    settlements = distinct(lambda: _settlement(random, oblasts), max(12, 5 * size), key=_id)
    actors = distinct(lambda: _actor(random, settlements), max(20, 8 * size), key=_id)
    outlets = distinct(lambda: _outlet(random), max(10, 2 * size), key=_id)
    questions = distinct(lambda: _question(random, settlements), max(5, size), key=_id)
    return World(
        actors=Uneven(actors, steepness=0.9),
        oblasts=oblasts,
        settlements=Uneven(settlements, steepness=0.9),
        outlets=Uneven(outlets, steepness=0.9),
        questions=Uneven(questions, steepness=0.6),
    )


def _id(entry: Entry) -> str:
    return entry.id


def _oblast(random: Random) -> Place:
    made = name(random, 3)
    return Place(name=f"{made.latin} Oblast", alias=f"{made.cyrillic} область", kind="oblast")


def _settlement(random: Random, oblasts: tuple[Place, ...]) -> Place:
    made, ending = name(random, random.choice((2, 3, 3))), random.choice(_ENDINGS)
    point = (round(random.uniform(_SOUTH, _NORTH), 2), round(random.uniform(_WEST, _EAST), 2))
    return Place(
        name=made.latin + ending,
        alias="" if ending else made.cyrillic,
        kind=random.choice(("village", "town", "city")),
        within=random.choice(oblasts),
        point=point if random.random() < _LOCATED else None,
    )


def _actor(random: Random, settlements: list[Place]) -> Actor:
    side, role = random.choice(_SIDES), f"{random.choice(TELLING)} {random.choice(TELLING)}"
    if random.random() < 0.5:
        first, last = name(random, 2), name(random, random.choice((2, 3)))
        both = f"{first.cyrillic} {last.cyrillic}"
        return Actor(
            name=f"{first.latin} {last.latin}",
            alias=both,
            kind="person",
            side=side,
            role=role,
        )
    words = (
        random.choice(settlements).name,
        random.choice(TELLING).capitalize(),
        random.choice(_BODIES),
    )
    return Actor(name=" ".join(words), kind="government", side=side, role=role)


def _outlet(random: Random) -> Outlet:
    return Outlet(
        name=f"{name(random, 2).latin} {random.choice(_PAPERS)}",
        kind=random.choice(_OUTLETS),
    )


def _question(random: Random, settlements: list[Place]) -> Question:
    place = random.choice(settlements)
    return Question(name=f"{random.choice(TELLING).capitalize()} of {place.name}", place=place)
