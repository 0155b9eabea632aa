"""Made-up events: some ten a day, two in five of them said in answer to an earlier one."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from bench.wording import Uneven, Writer, slug
from bench.world import VOCABULARY, Actor, Outlet, Place, Question, World, world
from timeline.model import TITLE_LENGTH, Stance, Strand

_FIRST_DAY = date(1995, 1, 1)  # 100,000 events end before today, so no generator holds any back
_FEWEST, _MOST = 6, 14  # events a day
_REACTIONS = 0.46
_REMEMBERED = 60  # reactions answer one of so many events before them
_ALIKE = 0.5  # titles of one day share fewer of their words; `check` objects from 0.65 on
_ID_LENGTH = 52
_VERBS = "suspends opens rejects approves reviews delays confirms disputes".split()
_LINKS = "at near in over".split()
_GROUND, _SAID = (
    Uneven([kind.id for kind in VOCABULARY.kinds if kind.strand is strand], steepness=0.7)
    for strand in (Strand.REPORTED, Strand.SAID)
)
_DISPUTED = (False, False, False, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One published report; `key` is s1 for the first of an event."""

    key: str
    outlet: Outlet
    title: str
    url: str
    published: date
    supports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An assertion by an actor of the event; `value` counts people, 0 if it is none in numbers."""

    by: Actor
    question: Question | None
    stance: Stance
    says: str
    value: int
    disputed_by: tuple[Actor, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words of an actor of the event."""

    speaker: Actor
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event; whoever speaks, claims or disputes in it is among its actors, the speaker first.

    A reaction that answers no event answers the whole campaign.
    """

    id: str
    title: str
    time: datetime
    kind: str
    summary: str
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    responds_to: tuple[str, ...]
    recalls: tuple[str, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    body: str

    @property
    def is_said(self) -> bool:
        """Whether it is a reaction."""
        return VOCABULARY.is_said(self.kind)


def made_up(count: int, *, seed: int) -> tuple[World, Iterator[Event]]:
    """Return a world and its events in order of time; the same for the same two numbers."""
    random = Random(seed)
    made = world(random, count)
    return made, _Author(made, random).events(count)


class _Author:
    """Makes events one after the other, and remembers the last ones and every id."""

    def __init__(self, made: World, random: Random) -> None:
        self.world = made
        self.random = random
        self.writer = Writer(random)
        self._recent: deque[str] = deque(maxlen=_REMEMBERED)
        self._ids: set[str] = set()
        self._today: list[set[str]] = []

    def events(self, count: int) -> Iterator[Event]:
        """Yield so many events."""
        day = _FIRST_DAY
        while count > 0:
            self._today = []
            minutes = self.random.sample(range(24 * 60), self.random.randint(_FEWEST, _MOST))
            for minute in sorted(minutes)[:count]:
                midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
                yield self._event(midnight + timedelta(minutes=minute))
            count -= len(minutes)
            day += timedelta(days=1)

    def _event(self, time: datetime) -> Event:
        random, writer = self.random, self.writer
        actors, places = self._actors(), self._places()
        title = self._title(actors[0], places[0])
        event_id = self._id(title)
        is_said = random.random() < _REACTIONS
        sources = self._sources(time.date())
        made = Event(
            id=event_id,
            title=title,
            time=time,
            kind=(_SAID if is_said else _GROUND).pick(random),
            summary=writer.sentences(random.randint(2, 4)),
            actors=actors,
            places=places,
            responds_to=self._earlier(0.9, most=2) if is_said else (),
            recalls=self._earlier(0.15, most=1),
            claims=self._claims(actors, len(sources)),
            quotes=self._quotes(actors) if is_said else (),
            sources=sources,
            body=writer.body(),
        )
        self._recent.append(event_id)
        return made

    def _actors(self) -> tuple[Actor, ...]:
        count = self.random.choice((1, 2, 2, 3, 4))
        return tuple(dict.fromkeys(self.world.actors.pick(self.random) for _ in range(count)))

    def _places(self) -> tuple[Place, ...]:
        """Return settlements and, after each, its oblast: events name both."""
        count = self.random.choice((1, 1, 1, 2))
        settlements = [self.world.settlements.pick(self.random) for _ in range(count)]
        both = [place for one in settlements for place in (one, one.within) if place]
        return tuple(dict.fromkeys(both))

    def _title(self, actor: Actor, place: Place) -> str:
        while True:
            title = self._any_title(actor, place)
            words = set(title.lower().split())
            alike = any(len(words & other) > _ALIKE * len(words | other) for other in self._today)
            if len(title) <= TITLE_LENGTH and not alike:
                self._today.append(words)
                return title

    def _any_title(self, actor: Actor, place: Place) -> str:
        random, word = self.random, self.writer.telling
        start = f"{actor.name} {random.choice(_VERBS)} {word()} {word()}"
        end = random.choice(("", f" after {word()} {word()}", f" despite {word()} {word()}"))
        return f"{start} {random.choice(_LINKS)} {place.name}{end}"

    def _id(self, title: str) -> str:
        whole = slug(title)
        start = whole if len(whole) <= _ID_LENGTH else whole[:_ID_LENGTH].rpartition("-")[0]
        found, times = start, 1
        while found in self._ids:
            times += 1
            found = f"{start}-x{times}"
        self._ids.add(found)
        return found

    def _earlier(self, chance: float, *, most: int) -> tuple[str, ...]:
        if not self._recent or self.random.random() > chance:
            return ()
        count = self.random.randint(1, most)
        return tuple(dict.fromkeys(self.random.choice(self._recent) for _ in range(count)))

    def _sources(self, day: date) -> tuple[Source, ...]:
        count = self.random.choice((1, 1, 2, 3))
        return tuple(self._source(f"s{i + 1}", day) for i in range(count))

    def _source(self, key: str, day: date) -> Source:
        outlet = self.world.outlets.pick(self.random)
        page = f"{self.writer.telling()}-{self.random.randint(1, 999_999_999)}"
        return Source(
            key=key,
            outlet=outlet,
            title=" ".join(self.writer.words(6, 11)),
            url=f"https://{outlet.domain}/{day:%Y/%m/%d}/{page}",
            published=day,
            supports=" ".join(self.writer.words(4, 8)),
        )

    def _claims(self, actors: tuple[Actor, ...], sources: int) -> tuple[Claim, ...]:
        count = self.random.choice((1, 1, 2, 3))
        return tuple(self._claim(actors, sources) for _ in range(count))

    def _claim(self, actors: tuple[Actor, ...], sources: int) -> Claim:
        random = self.random
        by = random.choice(actors)
        others = tuple(actor for actor in actors if actor is not by)
        is_disputed = bool(others) and random.choice(_DISPUTED)
        return Claim(
            by=by,
            question=self.world.questions.pick(random) if random.random() < 0.4 else None,
            stance=random.choice(list(Stance)),
            says=" ".join(self.writer.words(7, 13)),
            value=random.randint(2, 500) if random.random() < 0.15 else 0,
            disputed_by=others[:2] if is_disputed else (),
            sources=tuple(f"s{i + 1}" for i in range(random.randint(1, sources))),
        )

    def _quotes(self, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
        count = self.random.choice((0, 1, 1, 2))
        return tuple(
            Quote(speaker=actors[0], text=self.writer.sentence(), source="s1") for _ in range(count)
        )
