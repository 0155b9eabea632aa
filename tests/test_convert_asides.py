"""What an article says besides what it tells: notices, reports of others, earlier days, harm."""

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.convert import Draft
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.names.names import Gazetteer
from timeline.formats import seedtext
from timeline.model import Place
from timeline.model.event import UNDECIDED
from timeline.record import Registry, read_content

KNOWN = Knowledge.of(read_content(Path(__file__).parent / "golden" / "convert" / "record").record)


def made_of(text: str, *, date: str = "2019-05-15") -> Draft:
    """The draft of an article with this text, reported on this day."""
    return draft_with(seedtext.parse(f" date {date} \n{text}", name="article.txt"), KNOWN)


@pytest.mark.parametrize("day", ["The same day", "On that same evening", "That same day"])
def test_what_happened_besides_on_the_same_day_is_no_part_of_it(day):
    event = made_of(
        "A shell hit a barn in Olkhovka on Tuesday, Governor Ihor Tarnovsky said.\n\n"
        f"{day} a drone fell in Sosnovo and the Border Battalion left it."
    ).event
    assert (event.actors, event.places) == (("ihor-tarnovsky",), ("olkhovka",))


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Pavlo Zorenko has seen the reports that fighters crossed the border.", "statement"),
        ("The fighters who crossed the border plan for themselves, Marta Koval said.", "statement"),
        ("Not a single one of them crossed the border, Marta Koval said.", "statement"),
        ("Pavlo Zorenko accused the governors of sleep while fighters crossed.", "statement"),
        ("Fighters crossed the border near Olkhovka, Marta Koval said.", "raid"),
    ],
)
def test_what_others_say_of_a_raid_is_no_raid(lead, kind):
    assert made_of(lead).event.kind == kind


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Two people died in Olkhovka on Tuesday, Governor Ihor Tarnovsky said.", UNDECIDED),
        ("A barn is on fire in Olkhovka, Governor Ihor Tarnovsky wrote.", UNDECIDED),
        ("The harvest is good in Olkhovka, Governor Ihor Tarnovsky said.", "statement"),
        ("Governor Ihor Tarnovsky said that two people died of old age.", "statement"),
    ],
)
def test_harm_of_which_no_word_tells_the_kind_leaves_it_open(lead, kind):
    assert made_of(lead).event.kind == kind


@pytest.mark.parametrize("agency", ["LADOV, May 15. /VESNA/.", "LADOV, 15 May — Agency Vesna."])
def test_a_dateline_is_no_sentence_of_the_lead(agency):
    event = made_of(f"{agency} Drones hit a barn in Olkhovka, Ihor Tarnovsky said.").event
    assert (event.kind, event.places) == ("strike", ("olkhovka",))


def test_what_an_institute_says_that_somebody_said_is_its_own():
    event = made_of(
        "The Institute of Border Studies said in its update that Pavlo Zorenko's comments on "
        "the harvest are meant for farmers."
    ).event
    assert event.speaker == "institute-of-border-studies"


def test_whoever_signs_what_nobody_is_told_to_say_has_said_it():
    text = (
        "From the office\n\nSigned a decree on pay for families who moved out.\n\n"
        "The money comes on Friday.\n\nIhor Tarnovsky"
    )
    assert made_of(text).event.speaker == "ihor-tarnovsky"
    assert made_of(text.replace("\n\nIhor Tarnovsky", "")).event.speaker is None


def test_several_who_issue_a_statement_speak():
    event = made_of("The Border Battalion issued a short statement on the harvest.").event
    assert (event.kind, event.speaker) == ("statement", "border-battalion")


@pytest.mark.parametrize(
    ("sentence", "recalls"),
    [
        ("Since 12 May the Northern Dawn Legion has crossed no river.", ()),
        ("After the harvest a drone came down in Tern Oblast.", ()),
    ],
)
def test_a_clause_on_an_earlier_day_recalls_what_is_on_file(sentence, recalls):
    event = made_of(
        f"A shell hit a barn in Sosnovo on Tuesday, Governor Ihor Tarnovsky said.\n\n{sentence}"
    ).event
    assert event.recalls == recalls
    if recalls:
        assert event.actors == ("ihor-tarnovsky",)


def test_they_are_those_of_the_sentence_before_in_the_background():
    event = made_of(
        "A shell hit a barn in Sosnovo on Tuesday, Governor Ihor Tarnovsky said.\n\n"
        "As reported, on 11 May the Northern Dawn Legion and the Free Rivers Corps met. "
        "The next day they crossed into Ladov Oblast."
    ).event
    assert event.recalls == ("three-units-announce-crossing",)


def test_words_quoted_of_an_earlier_year_make_no_history():
    event = made_of(
        "A shell hit a barn in Sosnovo on Tuesday, Pavlo Zorenko said.\n\n"
        "“In 2018 they were few,” the Free Rivers Corps said."
    ).event
    assert "free-rivers-corps" in event.actors


def test_a_day_with_a_short_year_dates_the_report():
    text = "Harvest in Olkhovka\n\n14.05.19, 10:17\n\nA shell hit a barn in Olkhovka.\n"
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert str(made.reported) == "2019-05-14"


@pytest.mark.parametrize(
    "lead",
    [
        "A shell hit a barn in Olkhovka, bordering Tern Oblast, on Tuesday.",
        "A shell hit a barn in Olkhovka, at the border with Tern Oblast, on Tuesday.",
    ],
)
def test_what_a_place_lies_beside_is_not_where_it_happened(lead):
    assert made_of(lead).event.places == ("olkhovka",)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Київ", "у Києві"),
        ("Харків", "з Харкова"),
        ("Чернігів", "під Черніговом"),
        ("Липовский район", "в Липовском городском округе"),
        ("Lipov district", "in Lipov urban okrug"),
    ],
)
def test_a_name_is_found_in_other_cases_and_by_other_units(name, written):
    place = Place(id="there", name=name, kind="district", country="UA", lat=50.0, lon=30.0)
    record = replace(KNOWN.record, places=Registry.of([place]), made={})
    found = Gazetteer.of(record).find(f"Це було {written}.")
    assert [mention.place for mention in found] == ["there"]


_SHELL = "A shell hit a barn in Olkhovka on Tuesday, Governor Ihor Tarnovsky said.\n\n"
_SNARYAD = "Снаряд попал в сарай в Ольховке во вторник, сообщил Игорь Тарновский.\n\n"
_ZALP = "Снаряд влучив у сарай в Ольхівці у вівторок, повідомив Ігор Тарновський.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        _SHELL + "It rained. That a zone would come President Pavlo Zorenko said on 2 May.",
        _SHELL + "It rained. The Border Battalion had announced a raid on 4 May.",
        _SNARYAD + "Шёл дождь. О том, что зона будет, Павел Зоренко заявил 2 мая.",
        _SNARYAD + "Шёл дождь. О трёх задержанных Павел Зоренко сообщил 4 мая.",
        _ZALP + "Йшов дощ. Про те, що зона буде, Павло Зоренко заявив 2 травня.",
        _ZALP + "Йшов дощ. Про трьох затриманих Павло Зоренко повідомив 4 травня.",
    ],
)
def test_whoever_only_spoke_on_an_earlier_day_takes_no_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "text",
    [
        _SHELL + "President Pavlo Zorenko said that it was the worst day since 2 May.",
        _SHELL + "President Pavlo Zorenko said on Wednesday that the road was closed on 2 May.",
        _SNARYAD + "Павел Зоренко заявил, что обстрелы продолжаются с 2 мая.",
        _ZALP + "Павло Зоренко заявив, що обстріли тривають з 2 травня.",
    ],
)
def test_whoever_speaks_now_of_an_earlier_day_takes_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky", "pavlo-zorenko")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Никольское", "у Никольському"),
        ("Нікольське", "під Никольським"),
        ("Климовский район", "у Клімовському районі"),
        ("Шебекінський район", "в Шебекинском округе"),
        ("Тёткино", "у Тьоткіному"),
        ("Тетеревино", "з Тетеревіна"),
        ("Синяк Дол", "у Сіняк Долі"),
        ("Єлизаветівка", "в Елизаветивку"),
        ("Яковлевский район", "у Яковлівському районі"),
        ("Ольховский район", "у Ольхівському районі"),
        ("Новосёлівка", "біля Новосєловки"),
        # The community of a town has its name.
        ("Вільхівка", "у Вільхівській громаді"),
        ("Велика Вільхівка", "з Великовільхівської селищної громади"),
        ("Великая Ольховка", "в Великоольховской общине"),
        ("Сосново", "у Сосновській громаді"),
    ],
)
def test_a_name_is_found_as_another_language_of_its_alphabet_writes_it(name, written):
    place = Place(id="there", name=name, kind="district", country="UA", lat=50.0, lon=30.0)
    record = replace(KNOWN.record, places=Registry.of([place]), made={})
    found = Gazetteer.of(record).find(f"Це було {written}.")
    assert [mention.place for mention in found] == ["there"]


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        # The one that is written so goes before the one that only sounds so.
        (("Никольское", "Нікольське"), "second"),
        # Of two that sound so neither is meant for sure.
        (("Никольское", "Никольське"), None),
    ],
)
def test_a_name_of_one_place_is_not_taken_for_another_that_sounds_like_it(names, meant):
    places = [
        Place(id=where, name=name, kind="village", country="UA", lat=50.0, lon=30.0)
        for where, name in zip(("first", "second"), names, strict=True)
    ]
    record = replace(KNOWN.record, places=Registry.of(places), made={})
    found = Gazetteer.of(record).find("Це було в Нікольському.")
    assert [mention.place for mention in found] == ([meant] if meant else [])
