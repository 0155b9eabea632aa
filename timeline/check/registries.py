"""Registries: ids and spellings that belong to one entry, and references between entries."""

from collections.abc import Iterator, Sequence

from timeline.check import graph, lists, references
from timeline.check.known import Known
from timeline.formats import registryfile
from timeline.model import Actor, Entry, Outlet, Place, Problem, Question, QuestionKind
from timeline.text.strictyaml import Key

_POINT = ("lat", "lon", "radius_km", "coord_basis")
Reading = registryfile.Reading[Entry]


def repeated_ids(known: Known) -> Iterator[Problem]:
    """Find ids that a registry holds twice."""
    for reading in known.content.registries.values():
        first: dict[str, int] = {}
        for row, entry in _rows(reading):
            owner = first.setdefault(entry.id, row)
            if owner != row:
                line = reading.marks[(owner,)].line
                message = f"the entry in line {line} has the id `{entry.id}` too; merge or rename"
                yield reading.problem(message, row, "id")


def shared_spellings(known: Known) -> Iterator[Problem]:
    """Find names and aliases that two entries claim."""
    for name, reading in known.content.registries.items():
        rows = {entry.id: (row, entry) for row, entry in reversed(list(_rows(reading)))}
        for clash in known.registry(name).clashes():
            row, entry = rows[clash.second]
            is_alias = clash.spelling in entry.aliases
            key = ("aliases", entry.aliases.index(clash.spelling)) if is_alias else ("name",)
            message = f"{clash.spelling!r} also names {clash.first}; keep it with one of the two"
            yield reading.problem(message, row, *key)


def shared_domains(known: Known) -> Iterator[Problem]:
    """Find web domains that two outlets claim."""
    reading = known.content.registries["outlets"]
    for row, entry in _rows(reading):
        assert isinstance(entry, Outlet)
        for i, domain in enumerate(entry.domains):
            owner = known.outlet_by_domain[domain]
            if owner != entry.id:
                message = f"{domain} is a domain of {owner} already; keep it with one of the two"
                yield reading.problem(message, row, "domains", i)


def repeated_items(known: Known) -> Iterator[Problem]:
    """Find items that stand twice in one list of an entry."""
    for reading in known.content.registries.values():
        for row, entry in _rows(reading):
            for key, message in lists.repeated(_lists(entry)):
                yield reading.problem(message, row, *key)


def unknown_entries(known: Known) -> Iterator[Problem]:
    """Find ids of actors and places that are not on file."""
    for reading in known.content.registries.values():
        for row, entry in _rows(reading):
            for registry, key, entry_id in _named(entry):
                if not known.has(registry, entry_id):
                    yield reading.problem(references.unknown(registry, entry_id, known), row, *key)


def circles(known: Known) -> Iterator[Problem]:
    """Find entries that belong to themselves, directly or round a corner."""
    for name, key in (("places", "within"), ("actors", "member_of")):
        reading = known.content.registries[name]
        rows = {entry.id: row for row, entry in _rows(reading)}
        links = {entry.id: [getattr(entry, key) or ""] for _, entry in _rows(reading)}
        for entry_id, (wider,) in links.items():
            if wider == entry_id:
                message = f"`{entry_id}` cannot belong to itself; name a larger one, or delete this"
                yield reading.problem(message, rows[entry_id], key)
        for circle in graph.circles(links):
            message = f"these belong to each other in a circle: {circle.label}; correct one"
            yield reading.problem(message, rows[circle.source], key)


def incomplete_points(known: Known) -> Iterator[Problem]:
    """Find places with some of the four keys of a point and not the others."""
    reading = known.content.registries["places"]
    for row, entry in _rows(reading):
        missing = [key for key in _POINT if getattr(entry, key) is None]
        if 0 < len(missing) < len(_POINT):
            given = next(key for key in _POINT if key not in missing)
            message = f"a point needs {', '.join(_POINT)}; write {' and '.join(missing)} too"
            yield reading.problem(message, row, given)


def uncounted_questions(known: Known) -> Iterator[Problem]:
    """Find questions for a number that do not say of what, and units of other questions."""
    reading = known.content.registries["questions"]
    for row, entry in _rows(reading):
        assert isinstance(entry, Question)
        if entry.kind is QuestionKind.NUMBER and not entry.unit:
            message = "the answer is a number; write unit: what it counts, such as people"
            yield reading.problem(message, row, "kind")
        if entry.unit and entry.kind is not QuestionKind.NUMBER:
            message = f"the answer is no number (kind: {entry.kind}); delete unit or correct kind"
            yield reading.problem(message, row, "unit")


def _rows(reading: Reading) -> Iterator[tuple[int, Entry]]:
    return zip(reading.rows, reading.entries, strict=True)


def _lists(entry: Entry) -> Iterator[tuple[Key, Sequence[str]]]:
    yield ("aliases",), entry.aliases
    if isinstance(entry, Outlet):
        yield ("domains",), entry.domains
    if isinstance(entry, Question):
        yield ("places",), entry.places


def _named(entry: Entry) -> Iterator[tuple[str, Key, str]]:
    if isinstance(entry, Actor) and entry.member_of:
        yield "actors", ("member_of",), entry.member_of
    if isinstance(entry, Place) and entry.within:
        yield "places", ("within",), entry.within
    if isinstance(entry, Question):
        for i, place in enumerate(entry.places):
            yield "places", ("places", i), place
