"""What is copied with an article and is no part of it."""

import pytest

from timeline.formats import seedtext
from timeline.text import boilerplate, datelines


@pytest.mark.parametrize(
    "line",
    [
        *("All Sections", "Support us", "Left Menu", "Share:", "УКР | РУС | ENG", "UA RU EN"),
        *("Advertisement:", "Реклама:", "Read also: What is known", "Читайте також: Що відомо"),
        *("Photo: Getty Images", "Anna Novak. Photo: Border Post", "© 2019 Border Post"),
        *("Anna NovakThursday, 14 March 2019, 18:42", "12.05.2019 10:20", "8 мая 201901:15"),
        *("ANNA NOVAK — THURSDAY, 14 MARCH 2019, 10:00", "By Anna Novak", "(AFP/mf)"),
        *("09:32 GMT 12.05.2019 (Updated: 10:12 GMT 13.05.2019)", "Home » News » War"),
        *("MENAFN14032019000117011038ID1107976123", "7447812", "https://border.example/a"),
        *("— Anna Novak (@novak) May 12, 2019", "Published May 22, 2019 | 05:50 PM"),
        *(
            "14 мая 2019, 08:52     Анна Новак     👁 2 961     💬 14",
            "👍 611  🙏 204",
            "18.4K views",
        ),
        *("Дата публикации: 14.05.2019, 17:26", "Обновлено 15:47 👁 4 311", "News / Incidents"),
        *("Now: +4°   USD 91,63   EUR 100,25", "(Vesna; editing by the night desk)"),
        *("Telegram · @ladov_news", "31.2K 👁  t.me/ladov_news", "Нашли опечатку? Ctrl+Enter"),
        *("Related Topics: Bus, Road, Ladov", "*A mill in Ladov. Anna Novak / TASS*"),
        *("This blog is now closed. Our reporting continues here.", "Key events"),
        *("Трансляция завершена.", "Онлайн завершено", "Times are local time."),
        *("This live blog has ended.", "Our live coverage has ended"),
    ],
)
def test_furniture_is_known_by_itself(line):
    assert boilerplate.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 12 May, a drone hit Ladov.",
        "Zorenko spoke on 12 May 2019.",
        "The Legion crossed the border at 10:30 on 12 May 2019, the ministry said",
        "Share of the vote: 12 per cent went to others in the region on 12 May.",
        "Updated: the mayor replied.",
        "Homes burned.",
        "Photographs of the bridge were found on his phone.",
        "At 15:47 a drone hit the mill.",
        "Two thousand followers of the mayor came.",
        "Bread costs 40 and fuel 55, and it is +4°.",
    ],
)
def test_a_sentence_is_no_furniture(line):
    assert not boilerplate.is_boilerplate(line)


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("LADOV (Agency Vesna) - A drone fell.", "LADOV (Agency Vesna) - "),
        ("LADOV, May 18 (Agency Vesna) — A drone fell.", "LADOV, May 18 (Agency Vesna) — "),
        ("ЛАДОВ, 15 мая. /ВЕСНА/. Дрон упал.", "ЛАДОВ, 15 мая. /ВЕСНА/. "),
        ("(VESNA- Border) A drone fell.", "(VESNA- Border) "),
        ("LADOV (Vesna) - 15 May 2019. A drone fell.", "LADOV (Vesna) - 15 May 2019. "),
        ("Ladov (Vesna) — May 15, 2019 — A drone fell.", "Ladov (Vesna) — May 15, 2019 — "),
        ("ЛАДОВ (Весна) — 15 мая 2019 года. Дрон упал.", "ЛАДОВ (Весна) — 15 мая 2019 года. "),
        ("ЛАДІВ (Весна) – 15 травня. Дрон упав.", "ЛАДІВ (Весна) – 15 травня. "),
        ("LADOV (Vesna) - 15 May was quiet.", ""),
        ("ВЕСНА, 15 мая. Дрон упал.", "ВЕСНА, 15 мая. "),
        ("ЛАДОВ, 15 мая — Агентство Весна. Дрон упал.", "ЛАДОВ, 15 мая — Агентство Весна. "),
        ("15 мая, Ладов. Дрон упал.", "15 мая, Ладов. "),
        ("Vesna.Ru, 15 мая. Дрон упал.", "Vesna.Ru, 15 мая. "),
        ("Ладовская весна, 15 мая. Дрон упал.", "Ладовская весна, 15 мая. "),
        ("Весна и лето, 15 мая 2019. Дрон упал.", "Весна и лето, 15 мая 2019. "),
        ("vesna, 15 травня. Дрон упав.", "vesna, 15 травня. "),
        ("the Vesna, 15 May. A drone fell.", "the Vesna, 15 May. "),
        ("**VESNA, Ladov, May 15, 2019.** A drone fell.", "**VESNA, Ladov, May 15, 2019.** "),
        ("Аресты прошли накануне, 15 мая. Их было два.", ""),
        ("15 мая. Дрон упал.", ""),
        ("ЛАДОВ. 15 мая. ВЕСНА. Дрон упал.", "ЛАДОВ. 15 мая. ВЕСНА. "),
        ("Ладов. 15 мая. VESNA.RU - 2-й суд открыт.", "Ладов. 15 мая. VESNA.RU - "),
        ("Ладів. 15 травня. Весна-Край – Дрон упав.", "Ладів. 15 травня. Весна-Край – "),
        ("15 мая. Ладов. Дрон упал.", "15 мая. Ладов. "),
        ("ЛАДОВ, 15 мая, Vesna-news.net. Дрон упал.", "ЛАДОВ, 15 мая, Vesna-news.net. "),
        ("Ладів, 15 травня, Весна.медіа. Дрон упав.", "Ладів, 15 травня, Весна.медіа. "),
        ("Ladov. May 15. vesna.example — A drone fell.", "Ladov. May 15. vesna.example — "),
        ("Ladov, N.Y., Oct. 3, 2019 — A drone fell.", "Ladov, N.Y., Oct. 3, 2019 — "),
        ("Ladov, Calif., Oct. 3, 2019 -- A drone fell.", "Ladov, Calif., Oct. 3, 2019 -- "),
        (
            "**LADOV (Vesna / Post - 15 May 2019)** A drone.",
            "**LADOV (Vesna / Post - 15 May 2019)** ",
        ),
        ("LADOV, D.C., May 15 — A drone fell.", "LADOV, D.C., May 15 — "),
        ("LADOV. A drone fell.", "LADOV. "),
        ("ВЕЛИКИЙ ЛАДОВ. Дрон упал.", "ВЕЛИКИЙ ЛАДОВ. "),
        ("Ladov. A drone fell.", ""),
        ("Zorenko said (in Ladov) - it rained.", ""),
        ("A drone fell - nobody was hurt.", ""),
    ],
)
def test_a_dateline_is_known_in_its_forms(paragraph, dateline):
    assert datelines.dateline(paragraph) == dateline


@pytest.mark.parametrize("head", ["What else to read", "Что ещё почитать", "Що ще почитати"])
def test_headlines_below_what_else_there_is_to_read_are_of_other_articles(head):
    text = f" date 2019-05-14 A drone hit a farm.\n\n{head}\nMayor opens a fair\nIt rains\n"
    seed = seedtext.parse(text, name="a.txt")
    told = [p.text for section in seed.sections for p in section.paragraphs]
    assert told == ["A drone hit a farm."]


def test_a_page_pasted_whole_leaves_its_article():
    seed = seedtext.parse(
        " date 2019-05-14 All Sections\n\nLeft Menu\nWar\nWorld\n\nDrone hits a farm\n\n"
        "Drone hits a farm\n\nAnna NovakTuesday, 14 May 2019, 18:42\n\nA drone hit a farm.\n\n"
        "Advertisement:\n\nSource: Tarnovsky\n\nRead also:\nMayor opens a fair\n"
        "Schools to close\n\nBackground: It was not the first.\n\nShare:\n",
        name="a.txt",
    )
    assert [p.text for section in seed.sections for p in section.paragraphs] == [
        "Drone hits a farm",
        "A drone hit a farm.",
        "Tarnovsky",
        "It was not the first.",
    ]


def test_markdown_marks_are_no_part_of_an_article():
    seed = seedtext.parse(
        "---\ntitle: Drone\npublished: 2019-05-14\nurl: https://border.example/a\n---\n"
        "# Drone hits farm\n\n**Source:** Tarnovsky\n\n> A quoted block\n\n- a point\n",
        name="a.md",
    )
    assert (str(seed.reported), seed.address) == ("2019-05-14", "https://border.example/a")
    assert [
        (section.label.value, [p.text for p in section.paragraphs]) for section in seed.sections
    ] == [
        ("lead", ["Drone hits farm"]),
        ("source", ["Tarnovsky", "A quoted block", "a point"]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ladov, 15 May",
        "Ladov, May 15",
        "Ладов, 15 мая",
        "15 мая, среда",
        "15 May",
        "Ладів, 15 травня.",
        "Ladov, 15 May (vda) –",
        "Ладов. 15 мая. ВЕСНА",
        "15 травня, 10:30. Весна",
        "Среда, 15 мая, 14:20. Весна",
        "Весна, 15 мар, 14:20",
        "15 травень 2019, 18:33",
        "ср, 15 мая 2019 г., 14:20 мск",
        "Wed 15 May 2019 17.05 GMT",
        "Дата публікації: 15.05.2019 р.",
        "ВЕСНА\n15.05, 14:20",
        "Весна, середа 15.05",
        "Дата: 15.05, среда",
        "15.5. 18:22",
        "15 травня, 14:20 | Читати російською | 2 хв",
        "15 мая, 14:20 | Читать на украинском",
        "15 May, 14:20 | Read in Ukrainian",
    ],
)
def test_a_line_of_a_place_and_a_day_is_a_stamp(line):
    assert boilerplate.is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Shells fell, 15 May", "It was in Ladov, 15 May", "Ladov, 15 shells"),
        *(
            "Весна, 15.05",
            "Rule 15.5. stands",
            "The rate is 15.05 on Wednesday",
            "В 15:05 упало 12 дронов.",
        ),
    ],
)
def test_a_line_that_tells_more_than_a_place_and_a_day_is_none(line):
    assert not boilerplate.is_stamp(line)
