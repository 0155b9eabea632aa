"""The bodies of a region: by every name of the region, and by none where an article names one."""

from pathlib import Path
from shutil import copytree

import pytest

from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.record import read_content

GOLDEN = Path(__file__).parent / "golden" / "convert" / "record"
GOVERNMENT, ADMINISTRATION = "ladov-government", "tern-administration"
BODIES = {
    GOVERNMENT: (
        "name: Ladov Oblast government\naliases:\n- Правительство Ладовской области\n"
        "- Уряд Ладовської області\nkind: military\nside: russia\nrole: government\n"
    ),
    ADMINISTRATION: (
        "name: Tern Oblast Military Administration\naliases:\n"
        "- Тернська обласна військова адміністрація\nkind: military\nside: russia\nrole: office\n"
    ),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    root = copytree(GOLDEN, tmp_path_factory.mktemp("regional") / "record")
    for name, entry in BODIES.items():
        (root / "data" / "actors" / f"{name}.yml").write_text(entry, encoding="utf-8")
    return Knowledge.of(read_content(root).record)


def actors(known, text):
    made = draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)
    return [actor for actor in made.event.actors if actor in BODIES]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A road is closed, the government of the Ladov region announced.", GOVERNMENT),
        ("A road is closed, the Ladov regional government announced.", GOVERNMENT),
        ("A house burned, the Tern Regional Military Administration said.", ADMINISTRATION),
        ("A house burned, the military administration of Tern Oblast said.", ADMINISTRATION),
        ("A road in Ladov Oblast is closed, the regional government announced.", GOVERNMENT),
        ("A house in the Tern region burned, the regional military administration said.",
         ADMINISTRATION),
        ("В Ладовской области закрыли дорогу, сообщили в правительстве региона.", GOVERNMENT),
        ("В Ладовской области закрыли дорогу, сообщило правительство области.", GOVERNMENT),
        ("У Ладовській області закрили дорогу, повідомили в уряді області.", GOVERNMENT),
        ("У Ладовській області закрили дорогу, повідомив уряд регіону.", GOVERNMENT),
        ("У Тернській області згорів дім, повідомила обласна військова адміністрація.",
         ADMINISTRATION),
        ("У Тернській області згорів дім, повідомили в обласній військовій адміністрації.",
         ADMINISTRATION),
        # Other words for whoever governs, in languages that no name of the entry is written in too.
        ("A road in Ladov Oblast is closed, the regional authorities said.", GOVERNMENT),
        ("Власти Ладовской области закрыли дорогу.", GOVERNMENT),
        ("В Ладовской области закрыли дорогу, сообщили областные власти.", GOVERNMENT),
        ("У Ладовській області закрили дорогу, повідомила обласна влада.", GOVERNMENT),
        ("A house in Tern Oblast burned, the regional administration said.", ADMINISTRATION),
        ("Сгорел дом, сообщили в Тернской областной военной администрации.", ADMINISTRATION),
        ("Згорів дім, повідомили в Тернській ОВА.", ADMINISTRATION),
        ("Влада Тернської області закрила дорогу.", ADMINISTRATION),
        # The adjective of its name, its country, its land, and contracted.
        ("Ladov authorities closed a road.", GOVERNMENT),
        ("A road is closed, officials in Zemland's Ladov Oblast said.", GOVERNMENT),
        ("Ладовские власти закрыли дорогу.", GOVERNMENT),
        ("Дорогу закрыли, сообщили в ладовском правительстве.", GOVERNMENT),
        ("Ладовська влада закрила дорогу.", GOVERNMENT),
        ("Влада Тернщини закрила дорогу.", ADMINISTRATION),
        ("В Ладовской области закрыли дорогу, сообщили облвласти.", GOVERNMENT),
        ("У Ладовській області закрили дорогу, повідомив облуряд.", GOVERNMENT),
        # Its ministries speak for it.
        ("A school is closed, the education ministry of Ladov Oblast said.", GOVERNMENT),
        ("A school is closed, the Ladov education ministry said.", GOVERNMENT),
        ("A school is closed, the Ladov ministry of social protection said.", GOVERNMENT),
        ("Ladov Oblast's health committee closed a clinic.", GOVERNMENT),
        ("A school in Ladov Oblast is closed, the regional education ministry said.", GOVERNMENT),
        ("Больницу закрыли, сообщили в министерстве здравоохранения Ладовской области.",
         GOVERNMENT),
        ("В Ладовской области закрыли больницу, сообщил минздрав региона.", GOVERNMENT),
        ("В Ладовской области закрыли больницу, сообщили в областном минздраве.", GOVERNMENT),
        ("У Ладовській області закрили школу, повідомили в обласному міністерстві освіти.",
         GOVERNMENT),
        ("За даними департаменту транспорту Ладовської області, дорогу закрито.", GOVERNMENT),
        # Another region is where people come from.
        ("Ladov Oblast took in families from Tern Oblast, the regional government said.",
         GOVERNMENT),
        ("Ладовская область приняла семьи из соседней Тернской области, сообщили в областном "
         "правительстве.", GOVERNMENT),
        ("Families from Tern Oblast were taken in by Ladov Oblast, the region's education ministry "
         "said.", GOVERNMENT),
        ("Семьи из Тернской области приняла Ладовская область, сообщили в областном "
         "правительстве.", GOVERNMENT),
        # Another region is named only further down.
        ("A road in Ladov Oblast is closed, the regional government said.\n\n"
         "It leads to Tern Oblast.", GOVERNMENT),
        ("В Ладовской области закрыли дорогу, сообщило региональное правительство.\n\n"
         "Она ведёт в Тернскую область.", GOVERNMENT),
        ("У Ладовській області закрили дорогу, повідомила регіональна влада.\n\n"
         "Вона веде в Тернську область.", GOVERNMENT),
        # A town of another region is where the train goes.
        ("A train left Ladov Oblast for Sosnovo, the regional government said.", GOVERNMENT),
        ("Из Ладовской области в Сосново ушёл поезд, сообщили в правительстве региона.",
         GOVERNMENT),
        ("З Ладовської області в Сосново пішов потяг, повідомили в уряді області.", GOVERNMENT),
    ],
)  # fmt: skip
def test_a_body_is_known_by_every_name_of_its_region_or_as_the_one_of_the_only_region(
    known, text, actor
):
    assert actors(known, text) == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "A road is closed, the government of Ladov Oblast announced.",
        "A road in Ladov Oblast is closed, the regional operational headquarters announced.",
        "Дорогу закрыли, сообщили в правительстве Ладовской области.",
        "Дорогу закрыли, сообщил оперштаб Ладовской области.",
        "У Ладовській області закрили дорогу, повідомив оперативний штаб області.",
        # Its ministries are none of their own.
        "A road is closed, the social protection ministry of Ladov Oblast announced.",
        "В Ладовской области закрыли дорогу, сообщили в региональном минсоцзащиты.",
    ],
)
def test_what_is_on_file_as_the_authorities_is_called_whatever_governs(tmp_path, text):
    root = copytree(GOLDEN, tmp_path / "record")
    entry = BODIES[GOVERNMENT].replace("Ladov Oblast government", "Ladov regional authorities")
    entry = "\n".join(line for line in entry.splitlines() if "Правит" not in line)
    entry = entry.replace("aliases:\n- Уряд Ладовської області\n", "")
    (root / "data" / "actors" / f"{GOVERNMENT}.yml").write_text(f"{entry}\n", encoding="utf-8")
    assert actors(Knowledge.of(read_content(root).record), text) == [GOVERNMENT]


@pytest.mark.parametrize(
    "text",
    [
        # Two regions or none, or a region on no file.
        "A road from Ladov Oblast to Tern Oblast is closed, the regional government announced.",
        "A road is closed, the regional government announced.",
        "A road in Ladov Oblast is closed, the Vodna regional government announced.",
        "В Ладовской и Тернской областях закрыли дороги, сообщили в правительстве региона.",
        "Дорогу закрыли, сообщило правительство области.",
        "In Ladov Oblast it rains, in Tern Oblast too.\n\nThe regional government said so.",
        "У Ладовській та Тернській областях закрили дороги, повідомили в уряді області.",
        "A school is closed, the regional education ministry said.",
        # A service of the country, and a police department.
        "В Ладовской области задержан врач, сообщило управление полиции региона.",
        "A man was held in Ladov Oblast, the regional police department said.",
        # Another body of the region.
        "У Ладовській області згорів дім, повідомили в обласній адміністрації.",
        "У Ладовській області згорів дім, повідомили в ОВА.",
        "В Тернской области сгорел дом, сообщило областное правительство.",
        "У Ладовській області згорів дім, повідомила обласна військова адміністрація.",
        "A house in Tern Oblast burned, the regional government said.",
    ],
)
def test_a_body_of_no_known_region_is_nobody(known, text):
    assert actors(known, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "В Ладовской области закрыли дорогу.\n\n«Всех накормили», — рассказали в региональном "
        "правительстве.",
        "У Ладовській області закрили дорогу.\n\n«Усіх нагодували», — розповіли в обласному уряді.",
    ],
)
def test_words_said_in_such_a_body_are_its_own(known, text):
    made = draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)
    assert [quote.speaker for quote in made.event.quotes] == [GOVERNMENT]
