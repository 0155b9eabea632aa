"""Which event on file a sentence retells, and which one an article reports once more."""

import msgspec
import pytest

from tests.test_convert_leads import KNOWN, made_of
from timeline.convert.drafting.draft import draft_with, filed
from timeline.convert.drafting.findings import find
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import eventfile, seedtext
from timeline.model.event import CAMPAIGN

LEAD = {
    "en": "A drone hit a barn in Sosnovo on Wednesday, residents said.",
    "uk": "У середу дрон влучив у сарай у Сосново, повідомили мешканці.",
    "ru": "В среду дрон попал в сарай в Сосново, сообщили жители.",
}
BACKGROUND = {"en": "Background", "uk": "Передісторія", "ru": "Предыстория"}
# Of one day, with the same people and place: what is said of it and what was.
EVENTS = {
    "courier-held": ("detention", "A courier of the legion is held at a bakery", ""),
    "nurse-held": ("detention", "A nurse of the legion is held at a pharmacy", ""),
    "tarnovsky-on-shells": ("statement", "Ihor Tarnovsky speaks of shells", "ihor-tarnovsky"),
    "legion-on-shells": ("statement", "The legion speaks of shells", "northern-dawn-legion"),
    "shells-fell": ("strike", "Shells fell on a road", ""),
    "driver-held": ("detention", "A bus driver of the legion is held at a shop", ""),
    "doctor-held": ("detention", "A doctor of the legion is held at a school", ""),
}


def known(*names: str) -> Knowledge:
    """What a record of some of these events teaches, all of 12 May, and of two others."""
    others = [event for event in KNOWN.record.events if event.id != "olkhovka-shelling"]
    return Knowledge.of(KNOWN.record.of_events([*others, *(_event(name) for name in names)]))


def _event(name: str):
    kind, title, speaker = EVENTS[name]
    spoken = f"speaker: {speaker}\nresponds_to: [campaign]\n" if speaker else ""
    text = (
        f"---\ntitle: {title}\ndate: 2019-05-12\nkind: {kind}\nsummary: {title}, it is said.\n"
        f"{spoken}actors: [ihor-tarnovsky, northern-dawn-legion]\nplaces: [olkhovka]\nsources:\n"
        "- key: s1\n  outlet: border-post\n  supports: all\n---\n"
    )
    return eventfile.loads(text, name=f"2019-05-12-{name}.md")


def recalled(knowledge: Knowledge, language: str, sentence: str) -> tuple[str, ...]:
    text = f" date 2019-05-15 \n{LEAD[language]}\n\n{sentence}"
    return draft_with(seedtext.parse(text, name="article.txt"), knowledge).event.recalls


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "Earlier, on 12 May, Ihor Tarnovsky spoke of an arrest in Olkhovka.", ()),
        ("uk", "Раніше, 12 травня, у Вільхівці затримали бійця, повідомив Ігор Тарновський.", ()),
        ("ru", "Ранее, 12 мая, в Ольховке задержали бойца, сообщил Игорь Тарновский.", ()),
        (
            "en",
            "Earlier, on 12 May, a nurse was arrested at a pharmacy in Olkhovka.",
            ("nurse-held",),
        ),
        (
            "en",
            "Earlier, on 12 May, a courier was held at a bakery in Olkhovka.",
            ("courier-held",),
        ),
    ],
)
def test_of_two_alike_none_is_recalled_unless_words_tell_it(language, sentence, found):
    assert recalled(known("courier-held", "nurse-held"), language, sentence) == found


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        (
            "en",
            "Earlier, on 12 May, Ihor Tarnovsky said that Olkhovka was quiet.",
            "tarnovsky-on-shells",
        ),
        (
            "uk",
            "Раніше, 12 травня, Ігор Тарновський казав, що у Вільхівці тихо.",
            "tarnovsky-on-shells",
        ),
        (
            "ru",
            "Ранее, 12 мая, Игорь Тарновский говорил, что в Ольховке тихо.",
            "tarnovsky-on-shells",
        ),
        ("en", "Earlier, on 12 May, shells hit a road in Olkhovka.", "shells-fell"),
        ("uk", "Раніше, 12 травня, у Вільхівці обстріляли дорогу.", "shells-fell"),
        ("ru", "Ранее, 12 мая, в Ольховке обстреляли дорогу.", "shells-fell"),
    ],
)
def test_what_is_said_and_what_was_are_told_apart(language, sentence, found):
    knowledge = known("tarnovsky-on-shells", "shells-fell")
    assert recalled(knowledge, language, sentence) == (found,)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Earlier, on {} May, Sosnovo was quiet, and on {} May shells fell on Olkhovka."),
        ("uk", "Раніше, {} травня, у Сосново було тихо, а {} травня обстріляли Вільхівку."),
        ("ru", "Ранее, {} мая, в Сосново было тихо, а {} мая обстреляли Ольховку."),
    ],
)
@pytest.mark.parametrize(("days", "found"), [((10, 12), ("shells-fell",)), ((12, 10), ())])
def test_each_day_of_a_sentence_has_a_stretch_of_its_own(language, sentence, days, found):
    assert recalled(known("shells-fell"), language, sentence.format(*days)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Shells fell on a road in Olkhovka on 12 May.", ("shells-fell",)),
        ("Shells have fallen on the road in Olkhovka since 12 May.", ()),
    ],
)
def test_what_was_on_a_day_is_recalled_and_what_has_been_since_is_not(sentence, found):
    assert recalled(known("shells-fell"), "en", sentence) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 10 May it was quiet. Two days later, shells fell on a road in Olkhovka."),
        ("en", "May 12: Shells fall on a road in Olkhovka."),
        ("uk", "10 травня було тихо. За два дні по тому обстріляли дорогу у Вільхівці."),
        ("uk", "10 травня було тихо. Через два дні, 12-го, обстріляли дорогу у Вільхівці."),
        ("ru", "10 мая было тихо. Через два дня обстреляли дорогу в Ольховке."),
        ("ru", "10 мая было тихо. Два дня спустя обстреляли дорогу в Ольховке."),
    ],
)
def test_some_days_later_counts_from_the_day_told_before(language, text):
    sentence = f"{BACKGROUND[language]}: {text}"
    assert recalled(known("shells-fell"), language, sentence) == ("shells-fell",)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "On 12 May a bus driver was held at a shop in Olkhovka, while a doctor was held at a "
            "school in Olkhovka.",
        ),
        (
            "uk",
            "12 травня у Вільхівці в магазині затримали водія автобуса, а лікаря у Вільхівці "
            "затримали в школі.",
        ),
        (
            "ru",
            "12 мая в Ольховке в магазине задержали водителя автобуса, а врача в Ольховке "
            "задержали в школе.",
        ),
    ],
)
def test_what_a_sentence_sets_beside_an_event_is_another_of_the_same_day(language, sentence):
    knowledge = known("driver-held", "doctor-held")
    assert {*recalled(knowledge, language, sentence)} == {"driver-held", "doctor-held"}


def test_an_event_that_others_recall_is_likelier_than_one_of_no_consequence():
    sentence = "Earlier, on 12 May, somebody of the legion was held."
    plain = known("courier-held", "nurse-held")
    assert recalled(plain, "en", sentence) == ()
    linked = [
        msgspec.structs.replace(_event("shells-fell"), id=f"later-{n}", recalls=("nurse-held",))
        for n in range(16)
    ]
    events = [*plain.record.events, *linked]
    known_well = Knowledge.of(plain.record.of_events(events))
    assert recalled(known_well, "en", sentence) == ("nurse-held",)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("On 12 May, the governor said that Olkhovka was quiet.", "tarnovsky-on-shells"),
        ("Трьома днями раніше, 12 травня, він казав, що у Вільхівці тихо.", "tarnovsky-on-shells"),
        ("Тремя днями ранее, 12 мая, он говорил, что в Ольховке тихо.", "tarnovsky-on-shells"),
    ],
)
def test_somebody_named_before_is_meant_behind_the_day_too(sentence, found):
    language = "en" if sentence.isascii() else "uk" if "травня" in sentence else "ru"
    name = {"en": "Ihor Tarnovsky", "uk": "Ігор Тарновський", "ru": "Игорь Тарновский"}[language]
    lead = LEAD[language].replace("residents said", f"{name} said")
    lead = lead.replace("повідомили мешканці", f"повідомив {name}")
    lead = lead.replace("сообщили жители", f"сообщил {name}")
    text = f" date 2019-05-15 \n{lead}\n\n{sentence}"
    event = draft_with(
        seedtext.parse(text, name="article.txt"), known("tarnovsky-on-shells", "shells-fell")
    ).event
    assert event.recalls == (found,)


@pytest.mark.parametrize(
    "text",
    [
        "Из Ольховки вывезли сорок жителей, сообщил Игорь Тарновский.",
        "З Вільхівки евакуювали сорок мешканців, повідомив Ігор Тарновський.",
        "Forty residents were taken to safety from Olkhovka, Ihor Tarnovsky said.",
    ],
)
def test_what_followed_on_another_day_is_another_event(text):
    assert made_of(text, date="2019-05-13").same_event_as == ()


@pytest.mark.parametrize(
    "text",
    [
        "Снаряды упали на Ольховку, сообщил Игорь Тарновский.",
        "Снаряди впали на Вільхівку, повідомив Ігор Тарновський.",
        "Shelling damaged a house in Olkhovka, Governor Ihor Tarnovsky said.",
    ],
)
def test_the_same_kind_of_day_and_teller_is_the_same_event(text):
    (found,) = made_of(text, date="2019-05-12").same_event_as
    assert found.id == "olkhovka-shelling"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ihor Tarnovsky spoke of shells at Olkhovka.", "tarnovsky-on-shells"),
        ("Ігор Тарновський прокоментував снаряди у Вільхівці.", "tarnovsky-on-shells"),
        ("Игорь Тарновский прокомментировал снаряды в Ольховке.", "tarnovsky-on-shells"),
    ],
)
@pytest.mark.parametrize(
    ("day", "likely", "similar"), [(12, True, False), (13, False, True), (15, False, False)]
)
def test_what_is_less_alike_is_shown_beside_a_draft_and_stops_none(
    text, words, day, likely, similar
):
    seed = seedtext.parse(f" date 2019-05-{day} {text}", name="article.txt")
    made = draft_with(seed, known("tarnovsky-on-shells", "shells-fell"))
    assert [one.id for one in made.same_event_as] == [words] * likely
    assert [one.id for one in made.similar] == [words] * similar
    told = any(f"this may be the event {words}" in note for note in filed(made).review)
    assert told is similar


ANSWERED = {
    "en": "Marta Koval dismissed on Wednesday what Ihor Tarnovsky had said of shells at Olkhovka.",
    "uk": "Марта Коваль у середу відкинула слова Ігоря Тарновського про снаряди у Вільхівці.",
    "ru": "Марта Коваль в среду отвергла слова Игоря Тарновского о снарядах в Ольховке.",
}


def answered(
    text: str, date: str = "2019-05-15", event: str = "tarnovsky-on-shells"
) -> tuple[str, ...]:
    seed = seedtext.parse(f" date {date} {text}", name="article.txt")
    return draft_with(seed, known(event)).event.responds_to


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_words_answer_what_somebody_named_in_the_lead_said_of_the_same(language):
    assert answered(ANSWERED[language]) == ("tarnovsky-on-shells",)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Marta Koval spoke on Wednesday of the harvest fair in Sosnovo.", "2019-05-15"),
        # As much is said a month later of anything.
        (ANSWERED["en"].replace("on Wednesday ", ""), "2019-06-12"),
        # He says it again.
        ("Ihor Tarnovsky spoke on Wednesday of shells at Olkhovka.", "2019-05-15"),
    ],
)
def test_words_of_something_else_or_much_later_or_his_own_answer_nothing(text, date):
    assert answered(text, date) == (CAMPAIGN,)


@pytest.mark.parametrize(
    ("speaker", "found"), [("Ihor Tarnovsky", "legion-on-shells"), ("Marta Koval", CAMPAIGN)]
)
def test_nobody_answers_the_body_that_he_belongs_to(speaker, found):
    said = "what the Northern Dawn Legion had said of shells at Olkhovka"
    lead = f"{speaker} commented on Wednesday on {said}."
    assert answered(lead, event="legion-on-shells") == (found,)


def test_what_is_answered_is_told_by_the_news_right_below_the_lead():
    text = (
        f" date 2019-05-15 {ANSWERED['en']}\n\n"
        "She was asked of Ihor Tarnovsky, who said on Sunday that shells fell on Olkhovka."
    )
    seed = seedtext.parse(text, name="article.txt")
    event = draft_with(seed, known("tarnovsky-on-shells")).event
    assert (event.responds_to, event.recalls) == (("tarnovsky-on-shells",), ())


@pytest.mark.parametrize(
    ("told", "same", "answered"),
    [
        (
            "Ihor Tarnovsky speaks of shells\n\nIhor Tarnovsky was named with the Northern Dawn "
            "Legion in Olkhovka. Comments came late in the evening.",
            ["tarnovsky-on-shells"],
            None,
        ),
        (
            "Ihor Tarnovsky commented on a nurse of the legion who is held at a pharmacy in "
            "Olkhovka.",
            [],
            "nurse-held",
        ),
    ],
)
def test_words_told_once_more_answer_no_words_but_a_deed_is_answered(told, same, answered):
    knowledge = known("nurse-held", "tarnovsky-on-shells")
    found = find(seedtext.parse(f" date 2019-05-12 \n{told}", name="article.txt"), knowledge)
    assert [one.id for one in found.same] == same
    assert (found.answers.id if found.answers else None) == answered
