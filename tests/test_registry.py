"""Registries: the file of each entry, and looking entries up by any spelling."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.sample import entry_text
from timeline.formats import entryfile
from timeline.model import Actor, Entry, Outlet, Place, Question, Side, Sort, Vocabulary
from timeline.record import Registry
from timeline.text.reading import Reading

HILL = Actor(
    id="mary-hill",
    name="Mary Hill",
    aliases=("Мэри Хилл", "Governor  Hill"),
    kind="person",
    side="none",
    role="governor",
)
GUARD = Actor(id="river-guard", name="River Guard", kind="other", side="none", role="armed group")
VOCABULARY = Vocabulary(
    kinds=(),
    sides=(Side(id="none", name="No side"), Side(id="hills", name="The hills")),
    actors=(Sort(id="person", name="Person"), Sort(id="other", name="Actor")),
    places=(Sort(id="town", name="Town"), Sort(id="village", name="Village")),
    outlets=(Sort(id="newspaper", name="Newspaper"), Sort(id="other", name="Outlet")),
)
FILE = """name: Oakford
aliases:
- Окфорд
- "123"
kind: town
country: "NO"
lat: 50.46
lon: -0.0000001
radius_km: 2
coord_basis: invented
"""
PATHS = {Actor: "data/actors/x.yml", Place: "data/places/x.yml", Outlet: "data/outlets/x.yml"}
PATHS[Question] = "data/questions/x.yml"


def read(
    text: str | bytes,
    model: type[Entry] = Place,
    path: str = "",
    vocabulary: Vocabulary = VOCABULARY,
) -> Reading[Entry]:
    raw = text.encode() if isinstance(text, str) else text
    return entryfile.read_bytes(raw, model, path=path or PATHS[model], vocabulary=vocabulary)


def said(reading: Reading[Entry]) -> list[str]:
    return [str(problem) for problem in reading.problems]


def test_a_file_is_read_and_written_back():
    reading = read(FILE, path="data/places/oakford.yml")
    assert reading.problems == ()
    assert reading.value == Place(
        id="oakford",
        name="Oakford",
        aliases=("Окфорд", "123"),
        kind="town",
        country="NO",
        lat=Decimal("50.46"),
        lon=Decimal("-0.0000001"),
        radius_km=Decimal(2),
        coord_basis="invented",
    )
    assert entry_text(reading.value) == FILE


def test_what_would_be_so_without_its_key_is_not_written():
    text = "name: Post\nkind: newspaper\n"
    outlet = read(f"{text}side: none\naliases: []\n", Outlet).value
    assert outlet is not None
    assert entry_text(outlet) == text


def test_a_windows_file_reads_like_any_other():
    assert read(FILE.replace("\n", "\r\n")).value == read(FILE).value


def test_the_name_of_the_file_is_the_id():
    assert entryfile.id_of("content/data/places/oakford.yml") == "oakford"
    reading = read(FILE, path="content/data/places/oakford.yml")
    assert reading.value is not None
    assert reading.value.id == "oakford"


@pytest.mark.parametrize("name", ["Oak Ford", "oak_ford", "oakförd", "", "a" * 61])
def test_a_file_whose_name_is_no_id_holds_no_entry(name):
    reading = read(FILE, path=f"places/{name}.yml")
    cure = "write small letters, digits and hyphens, 60 at most, and .yml"
    assert reading.value is None
    assert said(reading) == [
        f"places/{name}.yml:1:1: the file name {f'{name}.yml'!r} is no id; {cure}"
    ]


def test_a_file_named_like_an_option_holds_no_entry():
    reading = read(FILE, path="places/-oakford.yml")
    assert reading.value is None
    assert "looks like an option of a command; rename it" in said(reading)[0]


def test_all_problems_come_in_one_run():
    text = """name: Oakford
name: Oak
id: oakford
kind: hamlet
lat: north
lon: 181
popluation: 3
within: "Fer\\u200bry"
aliases: Окфорд
"""
    reading = read(text, path="places/x.yml")
    assert reading.value is None
    assert said(reading) == [
        "places/x.yml:1:1: `country` is missing; write two capital letters (ISO 3166-1): FR, JP",
        "places/x.yml:2:1: the key `name` stands here a second time; keep one of the two",
        "places/x.yml:3:1: there is no key `id`; it is the file name",
        "places/x.yml:4:1: kind: 'hamlet' is not known; write town or village",
        "places/x.yml:5:1: lat: 'north' is not a number; write digits alone, such as 1500 or 2.5",
        "places/x.yml:6:1: lon: 181 is out of range; write longitude in degrees, such as 35.6",
        "places/x.yml:7:1: there is no key `popluation`; the keys are name, aliases, kind, within, "
        "country, lat, lon, radius_km, coord_basis",
        "places/x.yml:8:1: U+200B ZERO WIDTH SPACE cannot be seen; "
        "delete it or write an ordinary space",
        "places/x.yml:9:1: aliases: 'Окфорд' does not fit here; write a list, [Окфорд]",
    ]


def test_kinds_and_sides_are_those_of_the_sites_vocabulary():
    text = "name: A\nkind: newspaper\nside: valley\nrole: x\n"
    assert said(read(text, Actor)) == [
        "data/actors/x.yml:2:1: kind: 'newspaper' is not known; write person or other",
        "data/actors/x.yml:3:1: side: 'valley' is not known; write none or hills",
    ]
    assert said(read("name: A\nrole: x\n", Actor)) == [
        "data/actors/x.yml:1:1: `kind` is missing; write what sort of actor it is: person, other",
        "data/actors/x.yml:1:1: `side` is missing; write whom it belongs to: none, hills",
    ]
    assert said(read("name: A\nkind: person\ndomains: [https://post.example]\n", Outlet)) == [
        "data/outlets/x.yml:2:1: kind: 'person' is not known; write newspaper or other",
        "data/outlets/x.yml:3:11: domains[1]: 'https://post.example' does not fit; "
        "write the web domains it publishes on, without www.",
    ]


def test_kinds_of_questions_are_the_programs_own():
    text = "name: A\nquestion: Who?\nabout: The town.\nkind: town\n"
    assert said(read(text, Question)) == [
        "data/questions/x.yml:4:1: kind: 'town' is not known; write yes-no, number or open"
    ]


def test_without_a_vocabulary_any_kind_and_side_will_do():
    text = "name: A\nkind: dragon\nside: valley\nrole: x\n"
    nothing = Vocabulary(kinds=(), sides=(), actors=(), places=(), outlets=())
    reading = read(text, Actor, vocabulary=nothing)
    assert (reading.problems, reading.value) == (
        (),
        Actor(id="x", name="A", kind="dragon", side="valley", role="x"),
    )


NO_KEYS = "there are no keys in the file; write `name: …` and the others"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", f"1:1: {NO_KEYS}"),
        (b"- name: a\n", f"1:1: {NO_KEYS}"),
        (b"name: \xff\n", "1:1: the file is not UTF-8 text; save it as UTF-8"),
        (b"name: \0b\n", "1:7: U+0000 is a control character; delete it"),
        (
            b"name: &a b\n",
            "1:7: & and * at the start of a value have a meaning of their own; put it in quotes",
        ),
        (b"a" * 16_385, "1:1: the file has 16,385 bytes; keep it under 16,384"),
    ],
)
def test_what_is_no_entry_says_why(raw, says):
    reading = read(raw)
    assert (reading.value, said(reading)) == (None, [f"{PATHS[Place]}:{says}"])


@pytest.mark.parametrize(
    "spelling", ["Mary Hill", "MARY  hill", "мэри хилл", "Мэри Хилл", "governor hill", "Máry Hill"]
)
def test_an_entry_is_found_by_any_spelling(spelling):
    assert Registry.of([GUARD, HILL]).find(spelling) is HILL


def test_what_is_on_no_list_is_not_found():
    registry = Registry.of([HILL])
    assert (registry.find("Hill"), registry.find("mary-hill"), "hill" in registry) == (
        None,
        None,
        False,
    )


def test_a_registry_is_a_collection_of_entries_by_id():
    registry = Registry.of([HILL, GUARD])
    assert (list(registry), len(registry), registry["river-guard"]) == ([HILL, GUARD], 2, GUARD)
    assert "mary-hill" in registry


def test_of_two_entries_with_one_id_or_spelling_the_first_counts():
    twin = replace(GUARD, id="mary-hill", aliases=("MARY HILL",))
    registry = Registry.of([HILL, twin])
    assert (registry["mary-hill"], registry.find("Mary Hill")) == (HILL, HILL)


def test_every_spelling_of_two_entries_is_a_clash():
    other = replace(GUARD, aliases=("governor hill", "МЭРИ ХИЛЛ", "the Guard"))
    third = replace(GUARD, id="third", name="Mary Hill")
    assert list(Registry.of([HILL, other, third]).clashes()) == [
        ("governor hill", "mary-hill", "river-guard"),
        ("МЭРИ ХИЛЛ", "mary-hill", "river-guard"),
        ("Mary Hill", "mary-hill", "third"),
    ]


def test_an_entry_does_not_clash_with_itself():
    twice = replace(HILL, aliases=("mary hill", "Mary  Hill"))
    assert list(Registry.of([twice]).clashes()) == []


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1)
FITTING = NAMES.map(str.strip).filter(lambda name: 0 < len(name) <= 80)


@given(FITTING, st.lists(FITTING, max_size=3).map(tuple))
def test_what_is_written_is_read_back_the_same(name, aliases):
    entry = replace(GUARD, name=name, aliases=aliases)
    reading = read(entry_text(entry), Actor, path="actors/river-guard.yml")
    assert reading.value == entry


@given(st.binary())
def test_any_bytes_are_an_entry_or_problems(raw):
    for each in (raw, FILE.encode() + raw):
        reading = read(each)
        assert reading.value is not None or reading.problems
        assert list(reading.problems) == sorted(set(reading.problems))


def test_a_deceiving_letter_written_as_an_escape_is_told():
    text = 'name: "Name\\u202e"\nkind: person\nside: none\nrole: x\n'
    (problem,) = read(text, Actor).problems
    assert (problem.line, "U+202E" in problem.message) == (1, True)


def _short(actor_id: str, name: str, short: str) -> Actor:
    return replace(GUARD, id=actor_id, name=name, short=short)


def test_a_short_name_of_one_actor_alone_is_a_spelling() -> None:
    registry = Registry.of([replace(HILL, short="Hill"), GUARD])
    assert registry.find("hill") is registry["mary-hill"]
    assert "Hill" in registry.exact
    assert registry.shorts == {"Hill": "mary-hill"}


def test_a_short_name_of_two_is_a_spelling_of_neither() -> None:
    registry = Registry.of([replace(HILL, short="Hill"), _short("ann-hill", "Ann Hill", "HILL")])
    assert registry.find("Hill") is None
    assert registry.shorts == {}


def test_a_name_of_another_goes_before_a_short_name() -> None:
    registry = Registry.of([_short("guard-of-fens", "Guard of the Fens", "River guard"), GUARD])
    assert registry.find("River Guard") is GUARD
    assert registry.shorts == {}
