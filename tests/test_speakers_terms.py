"""Which words in marks are nobody's, as a mere term is, and what parts no subject from its verb."""

import pytest

from tests.test_speakers import LEGION, TARNOVSKY, ZORENKO, made_of, said


@pytest.mark.parametrize(
    "text",
    [
        "Tarnovsky said that the man had sent pictures to a “handler” through an app.",
        "Игорь Тарновский заявил, что для «пояса безопасности» вдоль берега солдат хватает.",
        "Игорь Тарновский сообщил, что рыбак отправлял снимки «куратору» через мессенджер.",
        "Павел Зоренко утверждает, что строительство «зелёного коридора» до порта начнут весной.",
        "Павло Зоренко стверджує, що призов для створення «буферної зони» біля берега не потрібен.",
        "Ігор Тарновський повідомив, що рибалка надсилав знімки «замовнику» через месенджер.",
        "Зоренко відкинув розмови про призов заради «буферної зони».",
        "Павло Зоренко відкрив кафе «Тиха ріка» біля моря.",
        "Павел Зоренко открыл кафе «Тихая река» у моря.",
        # A firm, behind somebody of it, or as the subject of what is told.
        "Зоренко рассказал, что юрист «Тихой реки» уехал.",
        "Зоренко сообщил, что «Верхний транзит» закрыт.",
        "Зоренко повідомив, що «Південний холдинг» зачинено.",
    ],
)
def test_a_mere_term_is_no_quotation(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko said that the town lived through a “quiet winter” near the coast.",
        "Zorenko said that the fleet was training for “longer trips”, and left.",
        "Павел Зоренко заявил, что город пережил «тихую зиму» у моря.",
        "Павел Зоренко допустил, что придётся создать «тихую зону» на чужом берегу.",
        "Павло Зоренко сказав, що місто пережило «тиху зиму» біля моря.",
        "Павло Зоренко сказав, що рейд був «вимушеним» для міста.",
    ],
)
def test_a_word_or_two_that_somebody_chose_are_his(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


@pytest.mark.parametrize(
    "text",
    [
        "Ігор Тарновський о 18:30 лише повідомив, що сирени «працюють як завжди».",
        "Игорь Тарновский в 7:15 снова написал, что в городе «всё спокойно».",
        "Ihor Tarnovsky at 18:30 only said that the town was “as calm as ever”.",
    ],
)
def test_the_mark_within_a_time_parts_nothing(text):
    assert [speaker for speaker, _ in said(text)] == [TARNOVSKY]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A man paid money to the Northern Dawn Legion. Prosecutors said: “He paid.”", []),
        ("The Northern Dawn Legion spoke. “He paid it,” prosecutors said.", []),
        ("Легион «Северная заря» выступил. «Он платил», — заявили следователи.", []),
        ("Легіон «Північна зоря» виступив. «Він платив», – заявили прокурори.", []),
        ("The Northern Dawn Legion spoke. “He paid it,” volunteers said.", [LEGION]),
    ],
)
def test_the_people_of_an_office_speak_for_no_unit(text, speakers):
    assert [speaker for speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Суд арестовал рыбака из «Северной зари» (Легион «Северная заря», признан опасным и "
        "запрещён), передаёт корреспондент: «Решение принято сегодня».",
        "Суд заарештував рибалку з «Північної зорі» (Легіон «Північна зоря», визнаний небезпечним "
        "і заборонений), передає кореспондент: «Рішення ухвалено сьогодні».",
        "A court jailed a member of the Dawn (the Northern Dawn Legion, banned in Zemland), a "
        "clerk said: “The ruling is final.”",
    ],
)
def test_a_name_within_a_note_in_brackets_is_no_subject(text):
    assert LEGION not in [speaker for speaker, _ in said(text)]
    assert made_of(text).event.speaker != LEGION


@pytest.mark.parametrize(
    "text",
    [
        "Легион «Северная заря» признали террористической организацией, «список пополнен».",
        "Легіон «Північна зоря» визнали терористичною організацією, «список поповнено».",
    ],
)
def test_what_others_call_something_is_no_subject(text):
    assert said(text) == []
