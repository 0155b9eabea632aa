"""Registries: spellings that belong to one entry, and references between entries."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.check import cycles, lists, references
from timeline.check.known import Known
from timeline.model import Actor, Entry, Outlet, Place, Problem, Question, QuestionKind
from timeline.text.document import Key

# No place lies within so many others, nor does a body belong to so many.
MOST_WITHIN = 20
_WIDER = (("places", "within"), ("actors", "member_of"))
_POINT = ("lat", "lon", "radius_km", "coord_basis")


def shared_spellings(known: Known) -> Iterator[Problem]:
    """Find names and aliases that two entries claim."""
    for name in known.content.entries:
        for clash in known.registry(name).clashes():
            file, entry = known.filed[name][clash.second]
            is_alias = clash.spelling in entry.aliases
            key = ("aliases", entry.aliases.index(clash.spelling)) if is_alias else ("name",)
            message = f"{clash.spelling!r} also names {clash.first}; keep it with one of the two"
            yield file.problem(message, *key)


def shared_domains(known: Known) -> Iterator[Problem]:
    """Find web domains that two outlets claim."""
    for file, entry in known.filed["outlets"].values():
        assert isinstance(entry, Outlet)
        for i, domain in enumerate(entry.domains):
            owner = known.registry("outlets").by_domain[domain]
            if owner != entry.id:
                message = f"{domain} is a domain of {owner} already; keep it with one of the two"
                yield file.problem(message, "domains", i)


def repeated_items(known: Known) -> Iterator[Problem]:
    """Find items that stand twice in one list of an entry."""
    for name in known.content.entries:
        for file, entry in known.filed[name].values():
            for key, message in lists.repeated(_lists(entry)):
                yield file.problem(message, *key)


def unknown_entries(known: Known) -> Iterator[Problem]:
    """Find ids of actors and places that are not on file."""
    for name in known.content.entries:
        for file, entry in known.filed[name].values():
            for registry, key, entry_id in _named(entry):
                if not known.has(registry, entry_id):
                    yield file.problem(references.unknown(registry, entry_id, known), *key)


def circles(known: Known) -> Iterator[Problem]:
    """Find entries that belong to themselves, directly or round a corner."""
    for name, key in _WIDER:
        filed = known.filed[name]
        links = {entry_id: [getattr(entry, key) or ""] for entry_id, (_, entry) in filed.items()}
        for entry_id, (wider,) in links.items():
            if wider == entry_id:
                message = f"`{entry_id}` cannot belong to itself; name a larger one, or delete this"
                yield filed[entry_id].file.problem(message, key)
        for circle in cycles.find(links):
            message = f"these belong to each other in a circle: {circle.label}; correct one"
            yield filed[circle.source].file.problem(message, key)


def long_chains(known: Known) -> Iterator[Problem]:
    """Find entries that belong to more others, one within the other, than there can be."""
    for name, key in _WIDER:
        filed = known.filed[name]
        wider = {entry_id: getattr(entry, key) or "" for entry_id, (_, entry) in filed.items()}
        for entry_id, (file, _) in filed.items():
            if _steps(wider, entry_id) == MOST_WITHIN + 1:  # of those below it is one mistake
                message = f"it belongs to more than {MOST_WITHIN} others; leave some of them out"
                yield file.problem(message, key)


def _steps(wider: Mapping[str, str], start: str) -> int:
    """Return to how many others an entry belongs, one within the other; of a circle none."""
    steps, here = 0, wider.get(start, "")
    while here in wider and steps <= MOST_WITHIN + 1:
        steps, here = steps + 1, wider[here]
    return steps


def incomplete_points(known: Known) -> Iterator[Problem]:
    """Find places with some of the four keys of a point and not the others."""
    for file, entry in known.filed["places"].values():
        missing = [key for key in _POINT if getattr(entry, key) is None]
        if 0 < len(missing) < len(_POINT):
            given = next(key for key in _POINT if key not in missing)
            message = f"a point needs {', '.join(_POINT)}; write {' and '.join(missing)} too"
            yield file.problem(message, given)


def uncounted_questions(known: Known) -> Iterator[Problem]:
    """Find questions for a number that do not say of what, and units of other questions."""
    for file, entry in known.filed["questions"].values():
        assert isinstance(entry, Question)
        if entry.kind is QuestionKind.NUMBER and not entry.unit:
            message = "the answer is a number; write unit: what it counts, such as people"
            yield file.problem(message, "kind")
        if entry.unit and entry.kind is not QuestionKind.NUMBER:
            message = f"the answer is no number (kind: {entry.kind}); delete unit or correct kind"
            yield file.problem(message, "unit")


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
