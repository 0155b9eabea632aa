"""Registries: the file of each, and looking entries up by any spelling."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.formats import registryfile
from timeline.model import Actor, ActorKind, InputError, Outlet, OutletKind, Place, PlaceKind, Side
from timeline.record import Registry

HILL = Actor(
    id="mary-hill",
    name="Mary Hill",
    aliases=("Мэри Хилл", "Governor  Hill"),
    kind=ActorKind.PERSON,
    side=Side.NONE,
    role="governor",
)
GUARD = Actor(
    id="river-guard", name="River Guard", kind=ActorKind.OTHER, side=Side.NONE, role="armed group"
)
FILE = """- id: oakford
  name: Oakford
  aliases:
  - Окфорд
  - "123"
  kind: town
  country: XH
  lat: 50.46
  lon: -0.0000001
  radius_km: 2
  coord_basis: invented
- id: millbrook
  name: Millbrook
  kind: village
  within: oakford
  country: "NO"
"""


def test_a_file_is_read_and_written_back():
    reading = registryfile.read(FILE.encode(), Place, path="places.yml")
    oakford, millbrook = reading.entries
    assert (reading.problems, reading.rows, reading.faulty) == ((), (0, 1), frozenset())
    assert oakford.point == (Decimal("50.46"), Decimal("-0.0000001"))
    assert millbrook == Place(
        id="millbrook", name="Millbrook", kind=PlaceKind.VILLAGE, within="oakford", country="NO"
    )
    assert registryfile.dumps(reading.entries) == FILE


def test_a_windows_file_reads_like_any_other(tmp_path):
    path = tmp_path / "places.yml"
    path.write_bytes(FILE.replace("\n", "\r\n").encode())
    assert registryfile.dumps(registryfile.load(path, Place)) == FILE


def test_all_problems_come_in_one_run_and_good_entries_stay():
    text = """- id: Oak Ford
  name: Oakford
  kind: hamlet
  lat: north
  lon: 181
- just text
- id: millbrook
  name: Millbrook
  name: Mill
  kind: village
  country: RU
- id: ferry
  popluation: 3
  name: "Fer\\u200bry"
"""
    reading = registryfile.read(text.encode(), Place, path="places.yml")
    assert [str(problem) for problem in sorted(reading.problems)] == [
        "places.yml:1:3: `country` is missing; write two capital letters (ISO 3166-1): RU, UA",
        "places.yml:1:3: id: 'Oak Ford' does not fit; "
        "write small letters, digits and hyphens; never changes",
        "places.yml:3:3: kind: 'hamlet' is not known; "
        "write country, oblast, district, city, town, village or other",
        "places.yml:4:3: lat: 'north' is not a number; write digits alone, such as 1500 or 2.5",
        "places.yml:5:3: lon: 181 is out of range; write longitude in degrees, such as 35.6",
        "places.yml:6:1: an entry is a group of keys; write `- id: …`, then `name: …` under it",
        "places.yml:9:3: the key `name` stands here a second time; keep one of the two",
        "places.yml:12:3: `country` is missing; write two capital letters (ISO 3166-1): RU, UA",
        "places.yml:12:3: `kind` is missing; write what sort of place it is: "
        "country, oblast, district, city, town, village, other",
        "places.yml:13:3: there is no key `popluation`; the keys are id, name, aliases, kind, "
        "within, country, lat, lon, radius_km, coord_basis",
        "places.yml:14:3: U+200B ZERO WIDTH SPACE cannot be seen; "
        "delete it or write an ordinary space",
    ]
    assert [entry.id for entry in reading.entries] == ["millbrook"]
    assert (reading.rows, reading.faulty) == ((2,), frozenset({"Oak Ford", "ferry"}))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "x.yml:1:1: write a list of entries, each starting with `- id:`"),
        (b"id: oakford\n", "x.yml:1:1: write a list of entries, each starting with `- id:`"),
        (b"- id: a\n  name: \xff\n", "x.yml:2:1: the file is not UTF-8 text; save it as UTF-8"),
        (b"- id: a\n  name: \0b\n", "x.yml:2:9: U+0000 is a control character; delete it"),
        (
            b"- id: &a b\n",
            "x.yml:1:7: & and * at the start of a value have a meaning of their own; "
            "put it in quotes",
        ),
        (
            b"#" * (registryfile.MAX_BYTES + 1),
            "x.yml:1:1: the file has 4,194,305 bytes; keep it under 4,194,304",
        ),
    ],
)
def test_what_is_no_registry_says_why(raw, says):
    reading = registryfile.read(raw, Place, path="x.yml")
    assert (reading.entries, [str(problem) for problem in reading.problems]) == ((), [says])


def test_loading_a_faulty_file_raises_all_its_problems(tmp_path):
    path = tmp_path / "outlets.yml"
    path.write_text(
        "- id: post\n  name: Post\n  kind: paper\n  domains: [https://post.example]\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as raised:
        registryfile.load(path, Outlet)
    assert [problem.message for problem in raised.value.problems] == [
        f"kind: 'paper' is not known; write {', '.join(list(OutletKind)[:-1])} or other",
        "domains[1]: 'https://post.example' does not fit; "
        "write the web domains it publishes on, without www.",
    ]


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
    twin = GUARD.model_copy(update={"id": "mary-hill", "aliases": ("MARY HILL",)})
    registry = Registry.of([HILL, twin])
    assert (registry["mary-hill"], registry.find("Mary Hill")) == (HILL, HILL)


def test_every_spelling_of_two_entries_is_a_clash():
    other = GUARD.model_copy(update={"aliases": ("governor hill", "МЭРИ ХИЛЛ", "the Guard")})
    third = GUARD.model_copy(update={"id": "third", "name": "Mary Hill"})
    assert list(Registry.of([HILL, other, third]).clashes()) == [
        ("governor hill", "mary-hill", "river-guard"),
        ("МЭРИ ХИЛЛ", "mary-hill", "river-guard"),
        ("Mary Hill", "mary-hill", "third"),
    ]


def test_an_entry_does_not_clash_with_itself():
    twice = HILL.model_copy(update={"aliases": ("mary hill", "Mary  Hill")})
    assert list(Registry.of([twice]).clashes()) == []


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1)
FITTING = NAMES.map(str.strip).filter(lambda name: 0 < len(name) <= 80)


@given(FITTING, st.lists(FITTING, max_size=3))
def test_what_is_written_is_read_back_the_same(name, aliases):
    entry = GUARD.model_copy(update={"name": name, "aliases": tuple(aliases)})
    entry = Actor.model_validate(entry.model_dump())
    reading = registryfile.read(registryfile.dumps((entry,)).encode(), Actor, path="x.yml")
    assert reading.entries == (entry,)


@given(st.binary())
def test_any_bytes_are_entries_or_problems(raw):
    reading = registryfile.read(raw, Actor, path="x.yml")
    assert reading.problems or raw.split() == [b"[]"] or reading.entries


def test_a_deceiving_letter_written_as_an_escape_is_told():
    text = '- id: a\n  name: "Name\\u202e"\n  kind: person\n  side: none\n  role: x\n'
    (problem,) = registryfile.read(text.encode(), Actor, path="actors.yml").problems
    assert (problem.line, "U+202E" in problem.message) == (2, True)
