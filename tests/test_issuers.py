"""Whose page an article is where a body prints it, and who had it first, or is cited in it."""

from dataclasses import replace

import pytest

from tests.test_convert_leads import KNOWN
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.model import Outlet
from timeline.record import Registry

HEADLINE = "Shell hits a barn in Olkhovka, nobody is hurt"
LEAD = "A shell hit a barn in Olkhovka on Tuesday, Governor Ihor Tarnovsky said."
LAST = "The village has a school and a shop."
MINISTRY = Outlet(
    id="ministry-website",
    name="Website of the Zemland Defence Ministry",
    aliases=("Сайт Минобороны Земландии",),
    kind="government",
)
VK = Outlet(id="vk", name="VK", aliases=("ВКонтакте",), kind="other")
UPPER = Outlet(id="upper-post", name="Upper Post", kind="newspaper")
INSTITUTE = Outlet(id="ibs", name="Institute of Border Studies", aliases=("IBS",), kind="other")
MORE = Knowledge.of(
    replace(
        KNOWN.record,
        outlets=Registry.of([*KNOWN.record.outlets.entries, MINISTRY, INSTITUTE, VK, UPPER]),
        made={},
    )
)


def sources(text: str) -> list[str]:
    """Return the outlets that a draft of 15 May names as the sources of an article."""
    made = draft_with(seedtext.parse(f" date 2019-05-15 \n{text}", name="article.txt"), MORE)
    return [source.outlet for source in made.event.sources]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Zemland Defence Ministry\nOfficial website", ["ministry-website"]),
        ("Минобороны Земландии\n\nОфициальный сайт", ["ministry-website"]),
        ("Официальный сайт Минобороны Земландии", ["ministry-website"]),
        ("ZEMLAND DEFENCE MINISTRY", ["ministry-website"]),
        ("Zemland Defence Ministry\nTelegram, 15 May", ["telegram"]),
        ("Zemland Defence Ministry | Border Post", ["border-post"]),
        ("Zemland Defence Ministry denies that its men left", ["unidentified"]),
    ],
)
def test_what_stands_below_the_name_of_a_body_is_of_its_website(head, found):
    assert sources(f"{head}\n\n{HEADLINE}\n\n{LEAD}\n\n{LAST}") == found


@pytest.mark.parametrize(
    "line",
    [
        "This interview was first published in Border Post. It has been shortened.",
        "This interview first appeared on the website of Border Post.",
        "Це інтерв’ю вийшло на сайті «Border Post».",
        "Розмова Анни Лади для Border Post. Переклад наш.",
        "Interview with a farmer. Border Post (Ladov), 15 May 2019. Translated from Ladish.",
        "A farmer's view · 15 May · Source: Border Post",
        "Border Post with Agency Dawn",
    ],
)
def test_a_line_above_tells_who_had_the_text_first(line):
    assert sources(f"{HEADLINE}\n\n{line}\n\n{LEAD}\n\n{LAST}") == ["border-post"]


@pytest.mark.parametrize(
    "line",
    [
        "A barn in Olkhovka, 6 May 2019. (Photo: Border Post / Agency Vesna)",
        "Photo: Border Post. With reporting by Ann Smith in Ladov.",
        "Лише перевірена інформація у нас в Telegram і Viber!",
    ],
)
def test_a_paper_whose_picture_a_line_shows_is_no_source(line):
    assert sources(f"{HEADLINE}\n\n{line}\n\n{LEAD}\n\n{LAST}\n\n{line}") == ["unidentified"]


@pytest.mark.parametrize("line", ["Telegram · forwarded", "Telegram · переслано"])
def test_a_post_may_have_been_passed_on_below_a_name_that_seems_a_menu(line):
    assert sources(f"Ihor Tarnovsky / Zemland\n{line}\n\n{LEAD}\n\n{LAST}") == ["telegram"]


@pytest.mark.parametrize(
    "line",
    [
        "Forwarded from: Ihor Tarnovsky",
        "↪ Forwarded message from Ihor Tarnovsky",
        "[forwarded from the Telegram channel of Ihor Tarnovsky, our translation]",
        "Переслано від: Ігор Тарновський",
        "[переслано з каналу «Ігор Тарновський», переклад наш]",
        "Переслане повідомлення від Ігор Тарновський",
        "↪ Переслано от: Игорь Тарновский",
        "Пересланное сообщение от Игорь Тарновский",
        "Репост из канала «Игорь Тарновский»",
    ],
)
def test_whose_post_was_passed_on_takes_part_in_what_it_tells(line):
    post = "A shell hit a barn in Olkhovka on Tuesday. Its roof is broken."
    text = f"Border watch\n{line}\n\n{post}\n\n{LAST}\n\n👍 412   🙏 388\n15 May 2019\n"
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert made.event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "line", ["Читайте «Border Post» в Google News", "Читайте Border Post у Telegram"]
)
def test_a_paper_asks_to_be_read_elsewhere(line):
    assert sources(f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\n{line}") == ["border-post"]


def test_who_helped_a_paper_is_told_in_a_sentence():
    text = f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\nAgency Vesna contributed reporting."
    assert sources(text) == ["agency-vesna"]


@pytest.mark.parametrize(
    "words",
    [
        "wrote in its daily report on Monday",
        "said in an assessment published on Monday",
        "concluded, much to the surprise of Ladov, in its Monday evening update",
        "said. In its daily report the institute named three villages",
        "wrote on its website late on Monday",
    ],
)
def test_whoever_speaks_in_a_report_of_his_own_is_the_source_of_it(words):
    text = f"The border will stay thinly guarded, the Institute of Border Studies {words}."
    assert sources(f"Raids show a thin border\n\n{text}\n\n{LAST}") == ["ibs"]


def test_words_may_be_taken_from_a_network():
    text = "Публикуем сообщение губернатора из Telegram: «Берегите себя»."
    assert sources(f"Губернатор предупредил жителей\n\n{text}\n\n{LAST}") == ["telegram"]


@pytest.mark.parametrize(
    "head",
    [
        "Ihor Tarnovsky\n15 May, 19:07\n\n{}\n\n👍 1 204   🙏 2 377   😢 689\n👁 74,2K",
        "Telegram\nIhor Tarnovsky | official ✅\n[translated]\n\n{}\n\n👁 88.4K   🔥 2.1K  👍 1.7K",
        "Ihor Tarnovsky\nFORWARDED from the main channel · translated\n\n{}\n\n👍 2,1K  👁 96,3K",
        "Ihor Tarnovsky\nОфіційний телеграм-канал\n15 May 2019\n\n{}",
        "Ihor Tarnovsky\nОфициальный Telegram-канал\n\n{}",
    ],
)
def test_a_post_is_known_by_what_counts_its_readers_or_whose_channel_it_is(head):
    assert sources(head.format("Friends! A shell hit a barn in Olkhovka today.")) == ["telegram"]


def test_a_page_that_counts_dislikes_too_is_no_post():
    text = f"Ihor Tarnovsky\n15 May, 19:07\n\n{LEAD}\n\n👍 212   👎 3   😢 4"
    assert sources(text) == ["unidentified"]


@pytest.mark.parametrize(
    "words",
    [
        "The Zemland Defence Ministry said in a statement on its website that it was no shell.",
        "Минобороны Земландии сообщило об этом на своём официальном сайте.",
        "The Zemland Defence Ministry asks for calm. All is on the regional government's website.",
        "Минобороны Земландии просит не волноваться: текст опубликован на сайте властей области.",
        "Минобороны Земландии просит покоя: текст есть на сайте регионального правительства.",
        "Міноборони Земландії просить спокою: текст є на сайті обласної адміністрації.",
    ],
)
def test_whoever_was_named_last_has_words_on_his_own_website(words):
    assert sources(f"{HEADLINE}\n\n{LEAD} {words}\n\n{LAST}") == ["ministry-website"]
    assert sources(f"{HEADLINE}\n\n{LEAD} He said so on its website.") == ["unidentified"]


@pytest.mark.parametrize(
    "words",
    [
        "«Дороги нет», — говорится на странице школы во «ВКонтакте».",
        "Прямая линия губернатора шла во «ВКонтакте» час сорок.",
        "He answered in a livestream on VK.",
    ],
)
def test_what_is_broadcast_or_stands_on_a_page_of_a_network_is_there(words):
    assert sources(f"{HEADLINE}\n\n{LEAD} {words}\n\n{LAST}") == ["vk"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Support UP or become our patron!", ["upper-post"]),
        ("Support us, wake UP", ["unidentified"]),
        ("Вечерняя рассылка «Border Post» · 15 мая", ["border-post"]),
        ("Morning newsletter of Border Post", ["border-post"]),
    ],
)
def test_a_paper_may_ask_by_its_initials_or_send_a_newsletter(line, found):
    assert sources(f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\n{line}") == found


def test_the_foot_of_a_saved_page_tells_whose_it_is_beside_its_site():
    page = (
        "<html><head><title>Shell hits a barn | Valley FM</title></head><body><main>"
        f"<h1>{HEADLINE}</h1><p>15 May 2019</p><p>{LEAD}</p><p>{LAST}</p></main>"
        "<footer>16+ © 2009&ndash;2019 Company «House “Border Post”». All rights.</footer>"
        "</body></html>"
    )
    made = draft_with(seedtext.loads(page.encode(), name="a.html"), MORE)
    assert "border-post" in {source.outlet for source in made.event.sources}


def test_the_section_of_a_menu_is_no_paper_that_is_called_so():
    outlet = Outlet(id="politico", name="Politico", aliases=("Политико",), kind="newspaper")
    known = Knowledge.of(replace(KNOWN.record, outlets=Registry.of([outlet]), made={}))
    text = f"{HEADLINE}\n\nПолитика   Война   Мнения   Поддержать нас\n\n15 May 2019\n\n{LEAD}"
    made = draft_with(seedtext.parse(text, name="article.txt"), known)
    assert [source.outlet for source in made.event.sources] == ["unidentified"]
