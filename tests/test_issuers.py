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
    kind="other",
)
INSTITUTE = Outlet(id="ibs", name="Institute of Border Studies", aliases=("IBS",), kind="other")
MORE = Knowledge.of(
    replace(
        KNOWN.record,
        outlets=Registry.of([*KNOWN.record.outlets.entries, MINISTRY, INSTITUTE]),
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
    "line", ["Читайте «Border Post» в Google News", "Читайте Border Post у Telegram"]
)
def test_a_paper_asks_to_be_read_elsewhere(line):
    assert sources(f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\n{line}") == ["border-post"]


def test_who_helped_a_paper_is_told_in_a_sentence():
    text = f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\nAgency Vesna contributed reporting."
    assert sources(text) == ["agency-vesna"]


@pytest.mark.parametrize(
    "words", ["wrote in its daily report on Monday", "said in an assessment published on Monday"]
)
def test_whoever_speaks_in_a_report_of_his_own_is_the_source_of_it(words):
    text = f"The border will stay thinly guarded, the Institute of Border Studies {words}."
    assert sources(f"Raids show a thin border\n\n{text}\n\n{LAST}") == ["ibs"]


def test_words_may_be_taken_from_a_network():
    text = "Публикуем сообщение губернатора из Telegram: «Берегите себя»."
    assert sources(f"Губернатор предупредил жителей\n\n{text}\n\n{LAST}") == ["telegram"]
