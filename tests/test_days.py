"""The day of what an article tells: whose clause it stands in, and how it is named."""

from collections.abc import Iterator

import pytest

from tests.test_convert_leads import made_of


def day_of(text: str) -> int:
    """Return the day in May of what an article of Wednesday, 15 May, tells."""
    return made_of(text).event.date.first.day


def rows(table: str) -> Iterator[tuple[str, int]]:
    """Yield the sentences of a table and the day of each, with which its line begins."""
    for line in table.strip().splitlines():
        day, _, text = line.partition(" ")
        yield text, int(day)


SAID = """
15 The ban of which Pavlo Zorenko spoke on May 12 will not be lifted, the governor said.
14 Marta Koval, who on Sunday had denied any losses, said on Tuesday that the legion would go on.
14 Ihor Tarnovsky said on Tuesday evening that the school shelled on Sunday would be rebuilt.
13 The road that was closed on Saturday will stay closed, Ihor Tarnovsky said on Monday.
14 Ihor Tarnovsky answered on Tuesday what Pavlo Zorenko had said on Sunday about the border.
13 The Northern Dawn Legion, which crossed the border on May 12, said on Monday that it would go on.
15 The raid that began on Sunday is over, Pavlo Zorenko said in a video.
15 Pavlo Zorenko dismissed the warning that Marta Koval gave on Monday.
15 After the legion claimed on Monday that it held Olkhovka, Zorenko said nobody was there.
14 In a video published on Tuesday, Marta Koval said that the legion would go on.
14 Speaking to reporters on Tuesday, Marta Koval said that the legion would go on.
14 On Tuesday evening, Ihor Tarnovsky said that the bridge would be closed.
15 Заборону, про яку Павло Зоренко говорив 12 травня, не скасують, заявив Ігор Тарновський.
14 Марта Коваль, яка в неділю заперечувала втрати, у вівторок заявила, що легіон залишається.
14 У вівторок увечері Ігор Тарновський заявив, що школу, обстріляну в неділю, відбудують.
13 Дорога, яку закрили в суботу, залишиться закритою, сказав у понеділок Ігор Тарновський.
15 Павло Зоренко відкинув попередження, яке Марта Коваль зробила в понеділок.
15 Після того як легіон у понеділок заявив, що тримає Вільхівку, Зоренко сказав, що там тихо.
14 У відео, оприлюдненому у вівторок, Марта Коваль заявила, що легіон залишається.
13 На нараді в понеділок ввечері Павло Зоренко заявив, що на кордоні спокійно.
15 Рейд, що почався в неділю, закінчено, заявив Павло Зоренко.
15 Запрет, о котором Павел Зоренко говорил 12 мая, не отменят, заявил Игорь Тарновский.
14 Марта Коваль, которая в воскресенье отрицала потери, во вторник заявила, что легион остаётся.
14 Во вторник вечером Игорь Тарновский заявил, что школу, обстрелянную в воскресенье, отстроят.
13 Дорога, которую закрыли в субботу, останется закрытой, сказал в понедельник Игорь Тарновский.
15 Павел Зоренко отверг предупреждение, которое Марта Коваль сделала в понедельник.
15 После того как легион в понедельник заявил, что держит Ольховку, Зоренко сказал, что там тихо.
14 В видео, опубликованном во вторник, Марта Коваль заявила, что легион остаётся.
13 На совещании в понедельник вечером Павел Зоренко заявил, что на границе спокойно.
15 Рейд, начавшийся в воскресенье, закончен, заявил Павел Зоренко.
13 At a meeting on Monday evening, Pavlo Zorenko said that the border was quiet.
13 Oksana Belkina told Border Post on Monday that the school hit at the weekend stays shut.
14 The evacuation announced on Sunday has been put off, Oksana Belkina told reporters on Tuesday.
13 Pavlo Zorenko on Monday rejected claims made a day earlier by Marta Koval.
15 Zemland's president, Pavlo Zorenko, who visited Ladov on Sunday, has ruled out a truce.
14 “We go on,” Marta Koval said on Tuesday, two days after the legion crossed the border.
13 In an interview recorded on Monday and aired on Tuesday, Marta Koval said nothing new.
15 The ministry's statement of Sunday is a lie, Marta Koval has said.
14 The legion will go on, says Marta Koval, who spoke to Border Post, a daily of Ladov, on May 14.
13 Marta Koval had warm words for the legion in Monday's podcast, the office said.
13 Marta Koval said on Monday in a post that the legion would go on.
14 Легион остаётся, сказала Марта Коваль во вчерашнем эфире.
14 Марта Коваль пригрозила легиону судом. Речь прозвучала во вторник на заводе.
12 Легіон залишається, заявила Марта Коваль у недільному дописі.
15 Марта Коваль відреагувала на недільний обстріл і заявила, що легіон залишається.
15 Павло Зоренко заявив, що пости запрацюють завтра, 16 травня, і що легіон залишається.
12 Легіон залишається, ідеться у звіті обласної ради Ладова за 12 травня.
15 Марта Коваль порадила жителям Ладова виїхати до вечора вівторка.
15 Responding to a question about Sunday's raid, Pavlo Zorenko said that it was over.
13 Late on Monday, Ihor Tarnovsky warned drivers that the road would be closed.
15 Президент Павло Зоренко, який у неділю побував у Ладові, виключив перемир'я.
14 Евакуацію, оголошену в неділю, відкладено, сказала журналістам у вівторок Оксана Бєлкіна.
14 «Ми йдемо далі», – сказала Марта Коваль у вівторок, за два дні після переходу кордону.
15 Відповідаючи на запитання про недільний рейд, Павло Зоренко сказав, що все скінчено.
13 Оксана Бєлкіна в понеділок пообіцяла, що школа, по якій ударили в суботу, відкриється.
15 Президент Павел Зоренко, побывавший в воскресенье в Ладове, исключил перемирие.
14 Эвакуацию, объявленную в воскресенье, отложили, сказала журналистам во вторник Оксана Белкина.
14 «Мы идём дальше», — сказала Марта Коваль во вторник, через два дня после перехода границы.
13 Оксана Белкина в понедельник пообещала, что школа, по которой ударили в субботу, откроется.
"""
# The lead may tell the words alone, and the next sentence when and where they were spoken.
BESIDE = """
13 Pavlo Zorenko has called the raid a failure. He made the comment to Border Post on Monday.
13 Pavlo Zorenko does not believe in a truce. The minister was speaking in Ladov on Monday.
14 Ladov will not pay for the bridge, the ministry told Border Post in an email received on Tuesday.
13 “Nobody has crossed the border,” reads a statement that Zorenko's office put out on Monday.
13 Marta Koval gave the interview to Radio Zemland on Monday. She said that the legion would go on.
14 The legion will go on, Marta Koval wrote on her channel late on Tuesday.
13 In a post on Monday, Marta Koval called the order a joke.
14 At Tuesday's briefing, Pavlo Zorenko said that the border was quiet.
14 The remarks came on Tuesday, when Pavlo Zorenko said that the border was quiet.
13 A court in Ladov on Monday sentenced Marta Koval to nine years in absentia.
13 Marta Koval was sentenced on Monday to nine years by a court in Ladov.
15 Pavlo Zorenko said that on Monday the border had been quiet.
15 Pavlo Zorenko thanked those who put out the fire on Monday.
14 Pavlo Zorenko told a briefing on Tuesday that the bridge hit on Sunday was beyond repair.
13 Governor Ihor Tarnovsky ordered on Monday that schools be closed from Thursday.
13 Governor Ihor Tarnovsky on Monday signed a decree that bans drones over Ladov from May 20.
13 Про це Павло Зоренко сказав у понеділок в ефірі Радіо Земландія.
13 Марта Коваль заявила, що легіон залишається. Розмова відбулася в понеділок.
13 Марта Коваль заявила про це в понеділок, 13 травня, у відеозверненні.
14 Легіон іде далі, ідеться в заяві, яку поширили у вівторок.
14 Легіон іде далі. Про це Марта Коваль написала у вівторок у телеграмі.
13 Кордон спокійний, повідомив Зоренко на брифінгу, що пройшов у понеділок.
13 Суд у Ладові в понеділок засудив Марту Коваль до дев'яти років.
13 Тарновський у понеділок підписав указ, який забороняє дрони над Ладовом із 20 травня.
14 «Кордон спокійний», – відповів Зоренко на запитання журналістів у вівторок.
15 Зоренко заявив, що в понеділок на кордоні було спокійно.
15 Зоренко прокоментував обстріл, що стався в понеділок.
15 Зоренко подякував тим, хто в понеділок гасив пожежу.
13 Марта Коваль заявила, что легион остаётся. Разговор состоялся в понедельник.
13 Об этом Павел Зоренко сказал в понедельник в эфире Радио Земландия.
14 Легион идёт дальше, говорится в заявлении, распространённом во вторник.
14 Легион идёт дальше. Пост об этом Марта Коваль опубликовала во вторник.
13 На границе спокойно, сообщил Зоренко на брифинге, который прошёл в понедельник.
13 Суд в Ладове в понедельник приговорил Марту Коваль к девяти годам.
13 Тарновский в понедельник подписал указ, который запрещает дроны над Ладовом с 20 мая.
15 Зоренко заявил, что в понедельник на границе было спокойно.
15 Зоренко прокомментировал обстрел, случившийся в понедельник.
15 Зоренко поблагодарил тех, кто в понедельник тушил пожар.
14 Зоренко вчера вечером пообещал, что школу отстроят.
14 Накануне Павел Зоренко заявил, что на границе спокойно.
14 Напередодні Павло Зоренко заявив, що на кордоні спокійно.
14 Павло Зоренко не вірить у перемир'я. Своєю думкою він поділився вчора в інтерв'ю.
14 Павел Зоренко не верит в перемирие. Своим мнением он поделился вчера в интервью.
14 Pavlo Zorenko does not believe in a truce. He shared his view yesterday in an interview.
13 У відповіді, яку Border Post отримав у понеділок, Зоренко назвав рейд провалом.
13 Зоренко назвал рейд провалом в ответе, который Border Post получил в понедельник.
13 Зоренко назвал рейд провалом, выступая в понедельник перед студентами.
13 Зоренко, виступаючи в понеділок перед студентами, назвав рейд провалом.
"""


@pytest.mark.parametrize(("text", "day"), [*rows(SAID), *rows(BESIDE)])
def test_words_are_of_the_day_of_the_verb_that_tells_them(text, day):
    assert day_of(text) == day


KNOWN = """
14 Two people were hurt when a shell hit Olkhovka on Tuesday, the governor said.
14 The bridge that was bombed on Sunday was shelled again on Tuesday, the governor said.
15 A drone hit the school in Olkhovka, which reopened on Monday, the governor said.
15 A shell hit Olkhovka, from where sixty people were evacuated on Sunday, the governor said.
13 A drone hit a van on the road that was closed on Saturday, the governor said on Monday.
14 Жінка, яку поранив дрон у Вільхівці в неділю, померла у вівторок, повідомив Ігор Тарновський.
14 Міст, який обстріляли в неділю, знову обстріляли у вівторок, повідомив Ігор Тарновський.
15 Дрон влучив у школу у Вільхівці, яка відкрилася в понеділок, повідомив Ігор Тарновський.
15 Снаряд влучив у Вільхівку, звідки в неділю вивезли 60 людей, повідомив Ігор Тарновський.
14 Женщина, которую в воскресенье ранил дрон, умерла во вторник, сообщили в больнице.
14 Мост, который обстреляли в воскресенье, снова обстреляли во вторник, сообщил Игорь Тарновский.
15 Дрон попал в школу в Ольховке, которая открылась в понедельник, сообщил Игорь Тарновский.
15 Снаряд попал в Ольховку, откуда в воскресенье вывезли 60 человек, сообщил Игорь Тарновский.
15 Дрон попал в школу в Ольховке, открытую в понедельник, сообщил Игорь Тарновский.
13 A van that left Ladov on Sunday was found burned out in Olkhovka on Monday after a drone strike.
14 Shells fell on Olkhovka, where a school had reopened on Monday, hurting two people on Tuesday.
13 The State Guard (SG) said on Wednesday it had arrested a courier in Ladov on Monday.
14 A man arrested in Ladov on Sunday was named on Tuesday as a courier of the legion.
14 Drones attacked Ladov overnight from Monday to Tuesday.
14 Early on Tuesday, drones attacked Ladov, days after the road was closed.
15 Drones attacked Ladov, the fourth such strike since Saturday.
14 Drones attacked Ladov for the second day running on Tuesday, after the strike of Monday.
14 Sixty people, shelled since Sunday, were evacuated on Tuesday.
14 Schools in Ladov will stay closed until Friday, the mayor said on Tuesday.
13 Мікроавтобус, що виїхав із Ладова в неділю, згорів у понеділок після удару дрона.
15 Дрони атакували Ладов, це вже четвертий удар від суботи.
14 Рано-вранці у вівторок дрони атакували Ладов.
14 Учора вдень із Вільхівки евакуювали 60 людей, яких у неділю обіцяли вивезти автобусами.
14 У вівторок, 14 травня, через обстріл Вільхівки загинула жінка, яка приїхала до сина в неділю.
13 Микроавтобус, который выехал из Ладова в воскресенье, сгорел в понедельник после удара дрона.
15 Дроны атаковали Ладов, это уже четвёртый удар с субботы.
14 Рано утром во вторник дроны атаковали Ладов.
14 Вчера днём из Ольховки эвакуировали 60 человек, которых в воскресенье обещали вывезти.
14 Во вторник, 14 мая, при обстреле Ольховки погибла женщина, приехавшая к сыну в воскресенье.
13 В среду силовики сообщили, что в понедельник в Ладове задержали курьера.
14 В ночь с 13 на 14 мая дроны атаковали Ладов.
14 В ніч із 13 на 14 травня дрони атакували Ладов.
14 Drones attacked Ladov on the night of May 13 to 14.
14 Drones attacked Ladov in the early hours of Tuesday.
13 Drones attacked Ladov at about 3 p.m. on Monday, and a shell on Tuesday.
13 Дроны атаковали Ладов в понедельник около 15:00.
15 Дрони атакували Ладов минулої ночі.
15 Дроны атаковали Ладов прошлой ночью.
15 Дроны атаковали Ладов минувшей ночью.
15 Drones attacked Ladov during the night.
13 Дроны атаковали Ладов поздно вечером 13 мая.
"""


@pytest.mark.parametrize(("text", "day"), [*rows(KNOWN)])
def test_a_day_in_a_clause_about_something_known_is_not_of_the_happening(text, day):
    assert day_of(text) == day


NAMED = """
10 A drone hit a van last Friday.
08 A drone hit a van last Wednesday.
15 A drone hit a van on Wednesday morning.
14 A drone hit a van on Tuesday night.
14 A drone hit a van overnight into Tuesday.
15 A drone hit a van in the night to Wednesday.
14 A drone hit a van in the night from Monday to Tuesday.
12 A drone hit a van three days ago.
13 A drone hit a van two days ago.
14 A drone hit a van on the morning of the 14th.
13 A drone hit a van on the 13th.
14 A drone hit a van yesterday evening.
10 Дрон влучив у машину минулої п'ятниці.
08 Дрон влучив у машину в минулу середу.
15 Дрон влучив у машину в середу вранці.
14 Дрон влучив у машину у вівторок увечері.
14 Дрон влучив у машину в ніч на вівторок.
14 Дрон влучив у машину в ніч з понеділка на вівторок.
12 Дрон влучив у машину три дні тому.
14 Дрон влучив у машину вранці 14-го.
13 Дрон влучив у машину 13-го ввечері.
13 Дрон влучив у машину два дні тому.
14 Дрон влучив у машину в ніч проти вівторка.
13 Дрон влучив у машину 13 числа.
10 Дрон попал в машину в прошлую пятницу.
08 Дрон попал в машину в прошлую среду.
15 Дрон попал в машину в среду утром.
14 Дрон попал в машину вечером во вторник.
14 Дрон попал в машину в ночь на вторник.
14 Дрон попал в машину в ночь с понедельника на вторник.
12 Дрон попал в машину три дня назад.
14 Дрон попал в машину утром 14-го.
13 Дрон попал в машину 13-го вечером.
13 Дрон попал в машину 13 числа.
13 Дрон попал в машину два дня назад.
14 Дрон попал в машину в ночь на 14-е.
13 Дрон попал в машину позавчера вечером.
"""


@pytest.mark.parametrize(("text", "day"), [*rows(NAMED)])
def test_a_day_is_known_by_its_weekday_its_number_or_its_distance(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("lead", "more", "day"),
    [
        ("A courier has been arrested in Ladov.", "The 41-year-old was led out on Monday.", 13),
        ("A courier has been arrested in Ladov.", "The man was taken on Tuesday evening.", 14),
        ("A barn burned down after a drone strike.", "It caught fire late on Monday.", 13),
        ("Sixty people have been evacuated.", "They got on the buses on Tuesday.", 14),
        ("A drone hit a barn in Olkhovka.", "The attack took place on Monday evening.", 13),
        ("A drone hit a barn in Olkhovka.", "The village had lost its power on Monday.", 15),
        ("A drone hit a barn in Olkhovka.", "Zorenko visited the school on Monday.", 15),
        ("A drone hit a barn in Olkhovka.", "He said on Monday that he knew nothing.", 15),
        ("У Ладові затримали кур'єра.", "Чоловіка витягли з машини у вівторок.", 14),
        ("З Вільхівки евакуювали 60 людей.", "Вони сіли в автобуси у вівторок вранці.", 14),
        ("Після удару дрона згорів сарай.", "Це сталося в понеділок увечері.", 13),
        ("Дрон влучив у сарай.", "Павло Зоренко в понеділок відвідав школу.", 15),
        ("В Ладове задержали курьера.", "Мужчину вытащили из машины во вторник.", 14),
        ("Из Ольховки эвакуировали 60 человек.", "Они сели в автобусы во вторник утром.", 14),
        ("После удара дрона сгорел сарай.", "Случилось это в понедельник вечером.", 13),
        ("Дрон попал в сарай.", "Павел Зоренко в понедельник посетил школу.", 15),
    ],
)
def test_a_sentence_about_those_of_the_lead_dates_it(lead, more, day):
    assert day_of(f"{lead}\n\n{more}") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("What happened?\nSixty people were evacuated from Olkhovka on Tuesday.", 14),
        ("**What do we know?**\n\nA drone hit the school in Olkhovka on Monday.", 13),
        ("What was hit?\nThe school, by a drone.\n\nWhen was it?\nOn Tuesday morning.", 14),
        ("Що сталося?\nУ вівторок з Вільхівки вивезли 60 людей.", 14),
        ("Що сталося?\nДрон влучив у школу.\n\nКоли це було?\nУ вівторок вранці.", 14),
        ("Что случилось?\nВо вторник из Ольховки вывезли 60 человек.", 14),
        ("Что произошло?\nДрон попал в школу.\n\nКогда это было?\nВо вторник утром.", 14),
    ],
)
def test_a_question_is_no_lead_and_its_answer_may_tell_the_day(text, day):
    assert day_of(f"Olkhovka in short\n\n{text}") == day


@pytest.mark.parametrize(
    "headline",
    [
        "Что известно об ударе по Ольховке",
        "Що відомо про удар по Вільхівці",
        "What is known about the strike",
    ],
)
def test_a_headline_opens_no_background(headline):
    event = made_of(f"{headline}\n\nDrones hit Olkhovka on Monday, Ihor Tarnovsky said.").event
    assert (event.date.first.day, event.places) == (13, ("olkhovka",))


@pytest.mark.parametrize(
    "text",
    [
        "Cellars must be opened by Sunday. The order was signed by Ihor Tarnovsky on Tuesday.",
        "Підвали відчинять до неділі, наказав Ігор Тарновський. Указ підписано у вівторок.",
        "Подвалы откроют к воскресенью, приказал Игорь Тарновский. Указ подписан во вторник.",
    ],
)
def test_words_are_of_the_day_on_which_they_were_signed(text):
    assert day_of(text) == 14


@pytest.mark.parametrize(
    "text",
    [
        "Buses took sixty people away from Olkhovka. Another column sets out on Friday.",
        "Автобуси вивезли з Вільхівки 60 людей. Ще одна колона рушає в п'ятницю.",
        "Автобусы вывезли из Ольховки 60 человек. Ещё одна колонна тронется в пятницу.",
    ],
)
def test_a_mere_weekday_is_rather_of_the_days_to_come_than_of_five_days_ago(text):
    assert day_of(text) == 15


def test_a_weekday_of_the_first_sentence_or_of_these_days_is_gone():
    assert day_of("A drone hit a depot in Olkhovka on Friday, Ihor Tarnovsky said.") == 10
    assert day_of("A drone hit a depot in Olkhovka. It came on Sunday evening.") == 12


@pytest.mark.parametrize(
    "told",
    [
        "A retired colonel complained on May 13 that the legion had better boots.",
        "One of the farmers said on May 13 that nobody had come.",
    ],
)
def test_the_day_on_which_somebody_without_a_name_spoke_is_not_that_of_the_speaker(told):
    assert day_of(f"Pavlo Zorenko has called the raid a failure, Border Post reports. {told}") == 15


@pytest.mark.parametrize(
    "told",
    [
        "It was the third such strike this week: on May 12, a drone hit a car there.",
        "Это второй такой случай: 12 мая дрон там ударил по машине.",
        "Це вже третій удар за тиждень: 12 травня дрон там влучив у машину.",
        "Pavlo Zorenko announced on May 12 that strikes would go on.",
    ],
)
def test_what_happened_before_or_was_told_before_dates_nothing(told):
    assert day_of(f"A drone has hit a barn in Olkhovka, two people are hurt.\n\n{told}") == 15
