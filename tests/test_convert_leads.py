"""What the lead of an article is, whose words it tells, and who only answers them further down."""

from pathlib import Path

import pytest

from timeline.convert import Draft
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import eventfile, seedtext
from timeline.model.event import CAMPAIGN, UNDECIDED
from timeline.record import read_content

KNOWN = Knowledge.of(read_content(Path(__file__).parent / "golden" / "convert" / "record").record)


def made_of(text: str, *, date: str = "2019-05-15") -> Draft:
    """The draft of an article with this text, reported on this day."""
    return draft_with(seedtext.parse(f" date {date} \n{text}", name="article.txt"), KNOWN)


@pytest.mark.parametrize(
    "greeting", ["Dear friends, good morning!", "Дорогие друзья!", "Шановні жителі громади!"]
)
def test_a_greeting_is_no_lead(greeting):
    event = made_of(f"{greeting}\n\nToday 64 people were evacuated from Olkhovka.").event
    assert (event.kind, str(event.date)) == ("evacuation", "2019-05-15")


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Raids on Ladov showed that nobody guards the border, Pavlo Zorenko said.", "statement"),
        ("Рейды на Ладов показали, что границу никто не стережёт, заявил Зоренко.", "statement"),
        ("Рейди на Ладов показали, що кордон ніхто не стереже, заявив Зоренко.", "statement"),
        ("Claims by the army that a drone hit Ladov came late, Pavlo Zorenko said.", "statement"),
        ("A drone hit Ladov on Monday.", "strike"),
    ],
)
def test_what_a_happening_is_said_to_show_is_no_report_of_it(lead, kind):
    assert made_of(lead).event.kind == kind


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Land might have to be shelled to keep the border quiet, Zorenko said.", "statement"),
        (
            "In Ladov 40 cellars where people can sit out raids are open, Pavlo Zorenko said.",
            "statement",
        ),
        ("Sixty residents were evacuated from Ladov after three days of shelling.", "evacuation"),
        ("Sixty residents were evacuated from Ladov after a night of explosions.", "evacuation"),
        ("Зоренко счёл пустой идею рейдов на Ладов.", "statement"),
        ("Зоренко відреагував на заклик бійців евакуювати Ладов.", "statement"),
        ("Pavlo Zorenko has said that there are no plans to evacuate Ladov.", "statement"),
        ("Two people were wounded after a strike on Olkhovka, Ihor Tarnovsky said.", "strike"),
        ("Ihor Tarnovsky signed a decree that bans drones over the oblast.", "order"),
        ("Зоренко считает, что рейды должны показать слабость границы.", "statement"),
        ("Nobody will not see why raids cost Ladov three weeks, Pavlo Zorenko said.", "statement"),
        ("The region will not carry out raids on Olkhovka, Ihor Tarnovsky said.", "statement"),
        ("There is no reason to evacuate Ladov, Pavlo Zorenko said.", "statement"),
        ("Власти не будут эвакуировать Ладов, заявил Павло Зоренко.", "statement"),
        ("Власти не видят оснований эвакуировать Ладов, заявил Павло Зоренко.", "statement"),
        ("Зоренко пояснил, почему эвакуируют Ладов.", "statement"),
        ("Влада не бачить підстав евакуювати Ладов, заявив Павло Зоренко.", "statement"),
        ("Загони, що обстрілюють Ладов, стали силою, заявив Павло Зоренко.", "statement"),
        ("Зоренко пояснив, чому евакуюють Ладов.", "statement"),
        ("Павло Зоренко сказав, що 60 жителів евакуювали з Ладова.", "evacuation"),
        ("Ihor Tarnovsky ordered an evacuation of Ladov after shelling.", "order"),
        ("Игорь Тарновский подписал указ об эвакуации Ладова.", "order"),
        ("Ігор Тарновський підписав указ про евакуацію Ладова.", "order"),
        ("Sixty residents were evacuated from Ladov as Ihor Tarnovsky had ordered.", "evacuation"),
    ],
)
def test_what_may_be_is_banned_or_is_thought_of_did_not_happen(lead, kind):
    assert made_of(lead).event.kind == kind


@pytest.mark.parametrize(
    "lead",
    [
        "Мост через реку снова открыт, сообщил Игорь Тарновский.",
        "Міст через річку знову працює, повідомив Ігор Тарновський.",
        "The bridge over the river works again, Ihor Tarnovsky reported.",
    ],
)
def test_a_fact_that_somebody_reports_in_words_of_no_kind_leaves_kind_and_column_open(lead):
    event = made_of(lead).event
    assert (event.kind, event.speaker) == (UNDECIDED, None)


def test_whoever_answers_and_is_named_in_the_lead_has_a_part_in_it():
    event = made_of(
        "President Pavlo Zorenko said on Tuesday that Marta Koval was wrong about Olkhovka.\n\n"
        "“He has said so before,” Marta Koval told reporters."
    ).event
    assert event.actors == ("pavlo-zorenko", "marta-koval")


def test_whoever_declines_to_comment_takes_no_part():
    event = made_of(
        "A shell hit a barn in Olkhovka on Tuesday, Governor Ihor Tarnovsky said.\n\n"
        "Marta Koval declined to comment."
    ).event
    assert event.actors == ("ihor-tarnovsky",)


def test_the_paper_somebody_speaks_with_is_not_who_speaks():
    event = made_of("Marta Koval said in a talk with Radio Zemland that the legion would go on.")
    assert event.event.speaker == "marta-koval"


def test_a_title_in_front_of_a_name_tells_who_takes_a_legal_step():
    event = made_of("Prosecutor Oksana Belkina sent the case of the barn to court.").event
    assert (event.kind, event.speaker) == ("legal", "oksana-belkina")


def test_an_interview_is_of_the_day_on_which_they_met():
    event = made_of(
        "Marta Koval speaks for the Northern Dawn Legion. We met her on May 13.\n\n"
        "“We shall go on,” Koval said."
    ).event
    assert str(event.date) == "2019-05-13"


@pytest.mark.parametrize(
    "ministry",
    [
        "The Defence Ministry of Zemland",
        "Zemland's Defence Ministry",
    ],
)
def test_a_body_is_known_by_its_country_however_it_is_told(ministry):
    event = made_of(f"{ministry} said on Tuesday that a raid on Olkhovka was repelled.").event
    assert "zemland-defence-ministry" in event.actors


def test_two_names_without_a_day_a_kind_or_a_place_recall_nothing():
    event = made_of(
        "A shell hit a barn in Sosnovo on Tuesday, Governor Ihor Tarnovsky said.\n\n"
        "Earlier Marta Koval and the Northern Dawn Legion were told of by the same paper."
    ).event
    assert event.recalls == ()


TARNOVSKY = """---
title: Ihor Tarnovsky says that the raid was planned in Ladov
date: 2019-05-12
kind: statement
summary: Ihor Tarnovsky said that the raid on Olkhovka had been planned in Ladov.
speaker: ihor-tarnovsky
actors: [ihor-tarnovsky]
places: [olkhovka, ladov]
sources:
- key: s1
  outlet: border-post
  supports: all
---
"""


@pytest.mark.parametrize(
    ("lead", "answered"),
    [
        ("Marta Koval denied on Tuesday what Ihor Tarnovsky had said of Olkhovka.", True),
        ("Marta Koval denied on Tuesday that anybody planned a raid on Olkhovka.", True),
        ("Marta Koval promised on Tuesday to open the harvest fair of Sosnovo.", False),
    ],
)
def test_words_answer_words_that_are_retold_if_the_lead_is_about_the_same(lead, answered):
    said = eventfile.loads(TARNOVSKY, name="2019-05-12-tarnovsky-on-the-plan.md")
    record = KNOWN.record.of_events([said])
    text = (
        f" date 2019-05-15 \n{lead}\n\n"
        "Earlier, on 12 May, Ihor Tarnovsky said that the raid on Olkhovka was planned in Ladov."
    )
    event = draft_with(seedtext.parse(text, name="article.txt"), Knowledge.of(record)).event
    assert event.recalls == ("tarnovsky-on-the-plan",)
    assert event.responds_to == (("tarnovsky-on-the-plan",) if answered else (CAMPAIGN,))


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        (
            "The day before, Pavlo Zorenko had promised more buses.",
            "Ihor Tarnovsky said on Telegram that Olkhovka has enough bread.",
        ),
        (
            "Накануне Павло Зоренко пообещал новые автобусы.",
            "Игорь Тарновский заявил, что хлеба в посёлке хватает.",
        ),
        (
            "Напередодні Павло Зоренко пообіцяв нові автобуси.",
            "Ігор Тарновський заявив, що хліба в селищі вистачає.",
        ),
    ],
)
def test_the_day_before_is_background_below_the_lead(before, lead):
    event = made_of(f"{lead}\n\n{before}").event
    assert (str(event.date), event.actors) == ("2019-05-15", ("ihor-tarnovsky",))


@pytest.mark.parametrize(
    "lead",
    [
        "Накануне обстреляли посёлок Ольховка, ранен один человек.",
        "Напередодні обстріляли селище Вільхівка, поранено одну людину.",
    ],
)
def test_what_is_told_first_may_have_happened_the_day_before(lead):
    assert str(made_of(f"Обстрел\n\n{lead}").event.date) == "2019-05-14"


@pytest.mark.parametrize(
    "refused",
    [
        "Pavlo Zorenko could not be reached.",
        "Павло Зоренко на звонок газеты не ответил.",
        "Павло Зоренко комментировать это не стал.",
        "Павло Зоренко на запит редакції не відповів.",
    ],
)
def test_whoever_does_not_answer_the_paper_takes_no_part(refused):
    event = made_of(f"A drone hit a van in Olkhovka, Ihor Tarnovsky said.\n\n{refused}").event
    assert event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "heading",
    [
        "Більше по темі:",
        "Больше по теме:",
        "Вас також можуть зацікавити новини:",
        "Вас может заинтересовать",
        "Więcej na ten temat:",
        "You may also like",
    ],
)
def test_other_headlines_below_an_article_name_nobody(heading):
    event = made_of(
        f"A drone hit a van in Olkhovka, Ihor Tarnovsky said.\n\n{heading}\n"
        "- Pavlo Zorenko plans a trip\n- The river is high again\n"
    ).event
    assert event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "correction",
    [
        "In the article that we published on 14 May the number was wrong. "
        "A drone hit two vans in Olkhovka on 13 May.",
        "В заметке, которую газета выпустила утром 14 мая, была неточность. "
        "Беспилотник ударил по двум машинам в Ольховке 13 мая.",
        "У новині, яку газета опублікувала 14 травня, була помилка. "
        "Безпілотник вдарив по двох машинах у Вільхівці 13 травня.",
    ],
)
def test_the_day_of_what_a_paper_puts_right_is_not_that_of_the_happening(correction):
    assert str(made_of(correction).event.date) == "2019-05-13"


@pytest.mark.parametrize(
    "lead",
    [
        "Pavlo Zorenko spoke of the river. The interview was recorded on 14 May.",
        "Павло Зоренко рассказал о реке. Интервью записано вечером 14 мая.",
        "Павло Зоренко розповів про річку. Інтерв'ю записано ввечері 14 травня.",
        "Pavlo Zorenko spoke of the river. This interview, conducted on 14 May, was shortened.",
        "Pavlo Zorenko spoke of the river. Our correspondent reached him on 14 May.",
        "Павло Зоренко рассказал о реке. Разговор шёл 14 мая в кафе.",
        "Павло Зоренко рассказал о реке. Он принял нас 14 мая.",
        "Павло Зоренко розповів про річку. Бесіда пройшла 14 травня відеозв'язком.",
        "Павло Зоренко розповів про річку. Ми додзвонилися до нього 14 травня.",
    ],
)
def test_an_interview_is_of_the_day_on_which_it_was_recorded(lead):
    assert str(made_of(lead).event.date) == "2019-05-14"


@pytest.mark.parametrize(
    "note",
    ["The interview was taped on Tuesday.", "Мы говорили 14 мая.", "Розмова тривала 14 травня."],
)
def test_an_interview_may_be_dated_by_a_note_below_it(note):
    answers = "– Is it deep?\n\n– It is, and we swim there.\n\n– Is it cold?\n\n– We like it cold."
    lead = "Pavlo Zorenko spoke of the river and of the bridge, which he wants to see again."
    assert str(made_of(f"{lead}\n\n{answers}\n\n{note}").event.date) == "2019-05-14"


def test_the_day_that_opens_a_sentence_of_others_is_not_that_of_the_words():
    lead = "The bridge will stay, Pavlo Zorenko believes."
    below = "On 13 May the Border Battalion declared the town cleared."
    assert str(made_of(f"{lead} {below}").event.date) == "2019-05-15"


def test_the_day_of_what_somebody_had_said_before_is_not_that_of_the_words():
    event = made_of(
        "Ihor Tarnovsky has denied that the bridge is closed, he told reporters.\n\n"
        "On Monday Pavlo Zorenko had called on drivers to stay at home."
    ).event
    assert str(event.date) == "2019-05-15"


@pytest.mark.parametrize(
    "plan",
    [
        "Первая группа поедет в понедельник.",
        "Перша група поїде в понеділок.",
        "Pierwsza grupa wyjedzie w poniedziałek.",
        "The first group will go on Monday.",
    ],
)
def test_a_day_on_which_something_is_to_begin_is_no_day_of_the_happening(plan):
    lead = "64 people were evacuated from Olkhovka."
    assert str(made_of(f"{plan} {lead}").event.date) == "2019-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "Pavlo Zorenko called it a mistake.\n\nIhor Tarnovsky spoke of it on 13 May.",
        "Павло Зоренко назвал это ошибкой.\n\nИгорь Тарновский говорил об этом 13 мая.",
        "Павло Зоренко назвав це помилкою.\n\nІгор Тарновський говорив про це 13 травня.",
    ],
)
def test_the_day_on_which_somebody_else_spoke_is_not_that_of_the_words(text):
    assert str(made_of(text).event.date) == "2019-05-15"


def test_whoever_the_lead_names_may_speak_on_a_day_below_it():
    text = "Pavlo Zorenko called it a mistake.\n\nZorenko said so on 14 May."
    assert str(made_of(text).event.date) == "2019-05-14"


@pytest.mark.parametrize(
    "sentence",
    [
        "They face ten years in prison if convicted by a court.",
        "If convicted they may be sentenced.",
        "Им грозит до десяти лет лишения свободы.",
        "Если их осудят, приговор будет суров.",
        "Їм загрожує до десяти років ув'язнення.",
        "Якщо їх засудять, вирок буде суворим.",
    ],
)
def test_what_a_court_may_do_if_it_comes_to_that_is_no_step_of_it(sentence):
    lead = "The service arrested two people in Ladov on Tuesday."
    assert made_of(f"{lead}\n\n{sentence}\n\n{sentence}").event.kind == made_of(lead).event.kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Pavlo Zorenko called the plan for Olkhovka late, he said. "
            "Ihor Tarnovsky spoke of it on Tuesday.",
            "15",
        ),
        (
            "Павло Зоренко назвав запізнілим план для Вільхівки. "
            "Про план Ігор Тарновський розповів днем раніше.",
            "15",
        ),
        (
            "Павло Зоренко заявил, что Ольховка цела. Накануне ведомство сообщило, что она взята.",
            "15",
        ),
        (
            "Pavlo Zorenko called the plan for Olkhovka late, he said. He spoke of it on Tuesday.",
            "14",
        ),
        (
            "Павло Зоренко заявив, що Вільхівка ціла. Напередодні він виступив з промовою.",
            "14",
        ),
        (
            "Павло Зоренко считает рейды на Ольховку дорогими. "
            "К такому выводу он пришёл в отчёте за 13 мая.",
            "13",
        ),
        (
            "Павло Зоренко вважає рейди на Вільхівку дорогими. "
            "Такого висновку він дійшов у звіті за 13 травня.",
            "13",
        ),
        ("Marta Koval took questions from readers on Tuesday.", "14"),
        ("Вчера Марта Коваль отвечала на вопросы читателей.", "14"),
        ("Учора Марта Коваль відповідала на запитання читачів.", "14"),
    ],
)
def test_words_are_of_the_day_of_whoever_speaks_and_of_no_other(text, day):
    assert str(made_of(text).event.date) == f"2019-05-{day}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two people died in Olkhovka, which was shelled on Monday.", "13"),
        ("Двоє людей загинули у Вільхівці, яку обстріляли в понеділок.", "13"),
        ("Два человека погибли в Ольховке, которую обстреляли в понедельник.", "13"),
        ("The road that was shelled on Monday was shelled on Tuesday too.", "14"),
        (
            "Shells hit a barn and left a hole.\n\n"
            "Gunners shelled a barn in Olkhovka, a village on the river, on Monday.",
            "13",
        ),
        (
            "Shells hit a barn in Olkhovka.\n\nThe school was painted on Monday.",
            "15",
        ),
    ],
)
def test_a_happening_is_of_the_day_in_a_clause_or_below_a_lead_without_one(text, day):
    assert str(made_of(text).event.date) == f"2019-05-{day}"
