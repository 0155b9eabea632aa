"""Bodies by short names: `the Defence Ministry` of the side at home, and who governs a city."""

from pathlib import Path
from shutil import copytree

import pytest

from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.record import read_content

GOLDEN = Path(__file__).parent / "golden" / "convert" / "record"
MINISTRY, CITY, REGION = "zemland-defence-ministry", "ladov-city-administration", "ladov-government"
ENTRIES = {
    f"actors/{CITY}": (
        "name: Ladov city administration\naliases:\n- Администрация Ладова\n"
        "kind: military\nside: russia\nrole: authorities of the city\n"
    ),
    f"actors/{REGION}": (
        "name: Ladov Oblast government\naliases:\n- Правительство Ладовской области\n"
        "kind: military\nside: russia\nrole: government\n"
    ),
    "places/farland": "name: Farland\naliases:\n- Ukraine\nkind: country\ncountry: YY\n",
    "places/fargrad": "name: Fargrad\nkind: town\nwithin: farland\ncountry: YY\n",
    "places/mirny": (
        "name: Mirny\naliases:\n- Мирный\nkind: village\nwithin: ladov-oblast\ncountry: ZZ\n"
    ),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    root = copytree(GOLDEN, tmp_path_factory.mktemp("home") / "record")
    for name, entry in ENTRIES.items():
        (root / "data" / f"{name}.yml").write_text(entry, encoding="utf-8")
    vocabulary = root / "data" / "vocabulary.yml"
    text = vocabulary.read_text(encoding="utf-8")
    for old, new in (("name: Russia", "name: Zemland"), ("name: Ukraine", "name: Farland")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    vocabulary.write_text(text, encoding="utf-8")
    return Knowledge.of(read_content(root).record)


def actors(known, text):
    made = draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)
    return [actor for actor in made.event.actors if actor in (MINISTRY, CITY, REGION)]


@pytest.mark.parametrize(
    "text",
    [
        "Four rockets were shot down over Ladov, the defence ministry said.",
        "Four rockets were shot down over Ladov, said the Defense Ministry.",
        "A group came near Sosnovo. The Defence Ministry reports this.",
        "Группу остановили у села Сосново, сообщило Минобороны.",
        "Ракеты сбили над Ладовом, сообщили в минобороны.",
        # A paper of no side has no bodies of its own.
        "Border Post | 15 May 2019\n\nFour rockets were shot down over Ladov, the defence "
        "ministry said.",
    ],
)
def test_a_body_without_its_country_is_that_of_the_country_where_it_happened(known, text):
    assert actors(known, text) == [MINISTRY]


@pytest.mark.parametrize(
    "text",
    [
        # Where it happened lies in another country, or is on no file.
        "Four rockets were shot down over Fargrad, the defence ministry said.",
        "Four rockets were shot down at noon, the defence ministry said.",
        # Another's, as words beside the body say.
        "Four rockets were shot down over Ladov, the Uplandish defence ministry said.",
        "Four rockets were shot down over Ladov, Upland's defence ministry said.",
        "Four rockets were shot down over Ladov, said the Defence Ministry of Upland.",
        "Ракеты сбили над Ладовом, сообщило Минобороны Аргонии.",
        "Ракеты сбили над Ладовом, сообщило аргонское Минобороны.",
    ],
)
def test_a_body_without_its_country_is_nobody_s_where_another_may_be_meant(known, text):
    assert actors(known, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Markets in Ladov are closed, the city administration said.",
        "Markets in Ladov are closed, said the mayor's office.",
        "Ladov city hall closed the markets.",
        "The authorities of Ladov closed the markets.",
        "В Ладове закрыли рынки, сообщили в мэрии.",
        "В Ладове закрыли рынки. Городские власти назвали причину.",
        "Мэрия Ладова закрыла рынки.",
        "У Ладові закрили ринки, повідомила адміністрація міста.",
        "W Ladov zamknięto targi, podały władze miasta.",
    ],
)
def test_a_city_is_governed_by_its_body_whatever_the_word(known, text):
    assert actors(known, text) == [CITY]


@pytest.mark.parametrize(
    "text",
    [
        "Markets in Ladov and Mirny are closed, the city administration said.",
        "Markets are closed, the city administration said.",
        "Markets in Ladov are closed, the Fargrad city hall said.",
        "Markets in Ladov are closed, said the city hall of Riverton.",
        "В Ладове закрыли рынки, сообщили в мэрии Речинска.",
        "Рынки закрыли, сообщили в мэрии. Ладов спокоен.",
    ],
)
def test_another_town_or_none_named_last_has_no_body_of_a_city(known, text):
    assert actors(known, text) == []


def test_whoever_has_a_title_owns_no_body_behind_it(known):
    text = "В Ладовской области закрыли дорогу. Чиновник областного правительства назвал причину."
    assert actors(known, text) == [REGION]
