"""Whose article it is, by the lines around it, and whom it names as its sources."""

from dataclasses import replace

import pytest

from tests.test_convert_leads import KNOWN
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.names.names import Gazetteer
from timeline.formats import seedtext
from timeline.model import Outlet
from timeline.record import Registry
from timeline.text import datelines

LEAD = "A shell hit a barn in Olkhovka on Tuesday, Governor Ihor Tarnovsky said."
LAST = "The village has a school and a shop."
ENTRY = "Shell hits a barn in Olkhovka, nobody is hurt"


def sources(text: str) -> list[str]:
    """Return the outlets that a draft names as the sources of an article."""
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    return [source.outlet for source in made.event.sources]


@pytest.mark.parametrize(
    "line",
    [
        "«Border Post»",
        "“Border Post”",
        "border post",
        "BORDER POST",
        "The newspaper Border Post",
        "Газета «Border Post»",
        "Портал Border Post",
        "Видання «Border Post»",
        "Border Post — Wednesday, 15 May 2019, 09:05",
    ],
)
def test_a_paper_is_known_by_its_name_whatever_stands_around_it(line):
    assert sources(f"{ENTRY}\n\n{line}\n\n15 May 2019\n\n{LEAD}") == ["border-post"]


def test_a_paper_may_stand_below_the_menu_the_stamp_and_who_wrote():
    head = "News   Sport   Weather   Jobs\n\n{}\n\n15 May 2019, 16:20\n\nBy Ivan Petrenko\n\n{}"
    assert sources(f"{head.format(ENTRY, 'Border Post')}\n\n{LEAD}") == ["border-post"]


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("A reader of Border Post and of Radio Zemland found the shell.", ["unidentified"]),
        ("The school in Olkhovka is closed.", ["unidentified"]),
    ],
)
def test_a_paper_that_the_last_line_is_about_is_its_own(last, found):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{last}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Border Post | Telegram\n\n15 May 2019\n\n{}", ["border-post", "telegram"]),
        ("The mayor\n[forwarded from Telegram]\n15 May 2019, 18:12\n\n{}", ["telegram"]),
        ("Мэр\n[переслано из Telegram]\n15 мая 2019, 18:12\n\n{}", ["telegram"]),
        ("{}\n\nJoin BP's Telegram channel and get the news.", ["unidentified"]),
        (
            "{}\n\nBorder Post, citing a source in the police, adds that a man fled.",
            ["border-post"],
        ),
        ("{}\n\n«Border Post» со ссылкой на источник добавляет, что он бежал.", ["border-post"]),
        ("{}\n\n«Border Post» із посиланням на джерело додає, що він утік.", ["border-post"]),
        ("Border Post EN > Ladov > Society\n15.05.2019, 10:14\n\n{}", ["border-post"]),
        ("{}\n\n© Издательский дом «Border Post». 16+", ["border-post"]),
        ("Shell hits a barn\n\nПереклад інтерв'ю газети Border Post\n\n{}", ["border-post"]),
    ],
)
def test_pages_and_sentences_name_whose_words_they_have(text, found):
    assert sources(" date 2019-05-15 " + text.format(f"{ENTRY}\n\n{LEAD}\n\n{LAST}")) == found


@pytest.mark.parametrize(
    "head",
    [
        "Ладов, 15 мая 2019 года. ВЕСНА — ",
        "Ладов, 15 травня 2019 року. ВЕСНА — ",
        "ЛАДОВ, 15 мая 2019 г. ВЕСНА – ",
        "Ладов, 15 мая 2019 года. ВЕСНА.RU — ",
    ],
)
def test_a_dateline_may_call_the_year_one(head):
    assert datelines.dateline(f"{head}Снаряд попал в сарай.") == head


def test_an_address_names_no_paper_by_a_part_of_its_domain():
    text = f"https://border-post.news.example/2019/05/15/barn/\n\n{LEAD}"
    assert sources(text) == ["unidentified"]


def test_a_copyright_line_names_its_paper_without_the_end_of_a_domain():
    text = f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n© 2019 BORDER POST."
    assert sources(text) == ["border-post"]


def test_where_words_stand_is_told_by_a_line_of_facts():
    facts = "• Who: Marta Koval\n• When: 15.05.2019, 10:00\n• Where: Telegram"
    words = "Marta Koval warned drivers on Tuesday not to use the road."
    assert sources(f" date 2019-05-15 Marta Koval to drivers\n\n{facts}\n\n{words}") == ["telegram"]


ITS_OWN = """
“It was loud,” a farmer told Border Post.
“It was loud,” a farmer said in comments to Border Post.
Border Post reported on the barn, citing neighbours.
A farmer interviewed by Border Post heard it.
According to Border Post, the barn was empty.
The barn was empty, Border Post writes.
Neighbours quoted by Border Post heard it.
«Було гучно», – розповів Border Post фермер.
Про це повідомляє Border Post.
Сарай був порожній, пише Border Post з посиланням на сусідів.
У розмові з Border Post фермер назвав сарай порожнім.
«Было громко», — рассказал Border Post фермер.
Об этом сообщает Border Post.
Сарай был пуст, пишет Border Post со ссылкой на соседей.
В беседе с Border Post фермер назвал сарай пустым.
A farmer said in a letter seen by Border Post that it was loud.
«Було гучно», – сказав фермер виданню «Border Post».
«Було гучно», – сказав фермер у розмові, яку транслювала Border Post.
На запитання Border Post фермер відповів, що було гучно.
Об этом узнала Border Post.
Слова фермера приводят Border Post.
На вопрос Border Post фермер ответил, что было громко.
Border Post could not verify what he said.
He spoke of it in an interview that Border Post broadcast on Monday.
A Border Post correspondent saw the barn.
Розмову з фермером записала Border Post.
Сарай бачив кореспондент Border Post.
Сарай увидел корреспондент «Border Post».
Border Post опубликовала снимок сарая.
Border Post has no information about the barn.
Border Post's reporters saw three burned barns.
The paper Border Post, citing a neighbour, wrote of two barns.
He said so on the air of Border Post.
The mayor did not answer questions from Border Post.
Встановити, чий був сарай, «Border Post» не вдалося.
Журналісти Border Post побачили три згорілі сараї.
Про це йдеться в розслідуванні Border Post.
Опитані Border Post сусіди чули вибух.
Проверить это «Border Post» не удалось.
Издание Border Post выяснило, чей был сарай.
Газета Border Post привела слова соседей.
По материалам «Border Post».
Quoting Border Post, the mayor's office said it was empty.
Как выяснил «Border Post», сарай был пуст.
Фермер дал интервью изданию «Border Post».
Як з'ясувало видання «Border Post», сарай був порожній.
С фермером поговорила «Border Post».
Розмову з фермером записано для «Border Post».
Speaking with Border Post, a farmer recalled the noise.
Border Post has found whose barn it was.
Border Post has seen the letter.
«Border Post» нашла хозяина сарая.
Border Post розшукала власника сараю.
"""
ON_A_NETWORK = """
The mayor wrote on the messaging app Telegram that the road was open.
The mayor wrote on the social network Telegram that the road was open.
«Дорога відкрита», – написав мер у соцмережі Telegram.
«Дорога відкрита», – сказав мер у «Телеграм».
Звернення з'явилося вранці в телеграмі.
The road was open, the mayor posted to Telegram.
«Дорога открыта», — сказал мэр во «Телеграм».
The mayor took to Telegram to say that the road was open.
“The road is open,” reads a post on the mayor's Telegram.
В своём тг-канале мэр сообщил, что дорога открыта.
"""
OF_OTHERS = """
The governor denied a report of the newspaper Border Post that the barn had burnt down.
Губернатор опроверг сообщение газеты Border Post о том, что сарай сгорел, сказал он.
The town slowed down the messaging app Telegram for an hour.
Ihor Tarnovsky said that a drone also hit Radio Zemland.
Дрон влучив у Radio Zemland, сказав Ігор Тарновський.
Ігор Тарновський сказав, що дрон влучив у Radio Zemland.
Дрон попал в Radio Zemland, сказал Игорь Тарновский.
Игорь Тарновский сказал, что дрон попал в Radio Zemland.
The tower of Radio Zemland stands beside the barn, and nobody was there.
The barn belongs to the owner of Border Post, who was away.
A former driver of Border Post lives there.
The region slowed down Telegram on Monday for an hour.
A drone also hit the office of Radio Zemland, Ihor Tarnovsky said.
Вежа Radio Zemland стоїть поруч, там нікого не було.
Сарай належить власникові Border Post, його не було вдома.
У області сповільнили Телеграм, скаржаться люди.
Башня Radio Zemland стоит рядом, там никого не было.
Сарай принадлежит владельцу Border Post, его не было дома.
В области замедлили Телеграм, жалуются люди.
A journalist of Border Post was wounded beside the barn.
The court fined Border Post for that.
Журналіста Border Post поранено біля сараю.
Корреспондент Border Post ранен возле сарая.
Доступ к Border Post в области закрыт.
Read the latest on our Telegram channel.
The important news of the war come first in our Telegram.
Срочные сообщения о войне читайте на нашем канале в Telegram.
Все новости дня — у нас в телеграме.
Найважливіше – у нашому Telegram-каналі.
Реклама: «Border Post» — подписка на год
"""


@pytest.mark.parametrize("words", ITS_OWN.strip().splitlines())
def test_a_paper_that_heard_or_wrote_it_is_a_source(words):
    text = f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{words}\n\n{LAST}"
    assert sources(text) == ["border-post"]


@pytest.mark.parametrize("words", OF_OTHERS.strip().splitlines())
def test_a_paper_that_is_spoken_of_is_no_source(words):
    text = f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{words}\n\n{LAST}"
    assert sources(text) == ["unidentified"]


@pytest.mark.parametrize("words", ON_A_NETWORK.strip().splitlines())
def test_a_network_is_a_source_of_what_is_said_on_it(words):
    text = f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{words}\n\n{LAST}"
    assert sources(text) == ["telegram"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Border Post — the voice of the valley", ["border-post"]),
        ("Border Post (translated)", ["border-post"]),
        ("Border Posts — where they stand", ["unidentified"]),
        ("Telegram — where to read us", ["unidentified"]),
    ],
)
def test_the_line_of_a_paper_may_go_on_behind_its_name(head, found):
    assert sources(f" date 2019-05-15 {head}\n\n{ENTRY}\n\n{LEAD}\n\n{LAST}") == found


def test_a_paper_on_file_is_nobody_whom_an_article_introduces():
    text = " date 2019-05-15 \nThe barn was empty.\n\nBorder Post reported it, citing a farmer."
    event = draft_with(seedtext.parse(text, name="article.txt"), KNOWN).event
    assert (event.speaker, [one.outlet for one in event.sources]) == (None, ["border-post"])


@pytest.mark.parametrize(
    "text",
    [
        "LADOV (Agency Vesna) - 12 May 2019. A bridge was closed, Governor Tarnovsky said.",
        "В Ладове закрыт мост, передаёт Агентство Весна.",
        "В Ладове закрыт мост, передает Агентство Весна.",
    ],
)
def test_an_agency_is_named_before_the_full_day_or_behind_whoever_passes_words_on(text):
    assert sources(f" date 2019-05-15 {text}") == ["agency-vesna"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Support Border Post", ["border-post"]),
        ("Follow Border Post on Telegram", ["border-post"]),
        ("Support Border Post on Patreon!", ["border-post"]),
        ("Підписуйтесь на телеграм-канал «Border Post»", ["border-post"]),
        ("Подписывайтесь на нас в Telegram", ["unidentified"]),
        ("[Support us](https://borderpost.example/donate)", ["border-post"]),
        ("With reporting from Radio Zemland", ["radio-zemland"]),
        ("По материалам «Border Post», Agency Vesna", ["border-post", "agency-vesna"]),
        ("Read also: Border Post says that the road is closed", ["unidentified"]),
        ("Переклад з Border Post", ["border-post"]),
        ("Переведено из Border Post", ["border-post"]),
        ("Розмова з фермером вийшла 12 травня на порталі Border Post.", ["border-post"]),
        ("The talk with a farmer aired on 12 May on Border Post.", ["border-post"]),
        ("(Фото: Border Post)", ["unidentified"]),
        ("Border Post © 2019 Radio Zemland, Inc.", ["border-post"]),
        ("Republished from Border Post with permission.", ["border-post"]),
        ("Перепечатано с разрешения «Border Post».", ["border-post"]),
        ("Оригінал опубліковано на «Border Post».", ["border-post"]),
    ],
)
def test_a_line_below_an_article_that_asks_or_gives_credit_names_its_paper(line, found):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{LAST}\n\n{line}") == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("By Anna Novak with Agency Vesna", ["agency-vesna"]),
        ("Border Post | The voice of the valley", ["border-post"]),
        ("Border Post | Radio Zemland", ["unidentified"]),
        ("Border Post / Radio Zemland", ["border-post", "radio-zemland"]),
        ("By Border Post", ["border-post"]),
        ("Anna Novak, Border Post", ["border-post"]),
        ("Автор: Марта Коваль, «Border Post»", ["border-post"]),
        ("by The Border Post news desk", ["border-post"]),
        ("Служба новин Border Post", ["border-post"]),
        ("Отдел новостей Border Post", ["border-post"]),
        ("Бордерпост.example", ["border-post"]),
        ("Бордер Пост", ["border-post"]),
        ("Бордер", ["unidentified"]),
        ("Border Post / Земландия", ["border-post"]),
        ("# War latest — Border Post", ["border-post"]),
        ("Border Post with Radio Zemland", ["border-post"]),
        ("The war, hour by hour – what Border Post", ["unidentified"]),
        ("Border Post / Anna Novak", ["unidentified"]),
        ("Border Post / in English", ["border-post"]),
        ("Бордер Пост / Ладов / 15 травня 2019", ["border-post"]),
        ("Border Post / Новини сусідів", ["border-post"]),
        ("Border Post / photo by Anna", ["unidentified"]),
        ("Анна Новак специально для Border Post", ["border-post"]),
        ("Інтерв'ю: Анна Новак, «Border Post»", ["border-post"]),
        ("Фото: Анна Новак, Border Post", ["unidentified"]),
        ("Автор: Border Post", ["border-post"]),
        ("[Forwarded from channel: Border Post]", ["border-post", "telegram"]),
        ("[Переслано з каналу: Border Post]", ["border-post", "telegram"]),
        ("Переслано в Telegram, 15.05.2019 13:37", ["telegram"]),
        ("Telegram · канал мэра Ладова", ["telegram"]),
        ("Border Post (телеграм-канал), 15 мая 2019 г.", ["border-post", "telegram"]),
        ("Share: Facebook | Telegram", ["unidentified"]),
        ("A desk at Border Post in the barn", ["unidentified"]),
        ("Газета «Border Post», 15 мая, 14:20", ["border-post"]),
        ("15 травня, 10:30. Border Post", ["border-post"]),
        ("BORDER POST\n15.05, 14:20", ["border-post"]),
        ("Zemland war live: the Border Post", ["border-post"]),
        ("Border Post LIVE: War in Zemland", ["border-post"]),
        ("The harvest live: what to know", ["unidentified"]),
        ("# Border Post Morning Note", ["border-post"]),
        ("Бордер Пост   Новости | Афиша | Погода +6°", ["border-post"]),
        ("Border Post ✅ Telegram", ["border-post"]),
        ("BORDER POST  /  Live: day 76", ["border-post"]),
        ("Morning news from Border Post", ["border-post"]),
        ("Вечірні новини від Border Post", ["border-post"]),
        ("Marta Koval\nTelegram channel of the mayor · 112K subscribers", ["telegram"]),
        ("Из телеграм-канала мэра", ["telegram"]),
        ("Канал мера в телеграмі, 15 травня, 17:20", ["telegram"]),
        ("(Telegram post, translated)", ["telegram"]),
        ("Фото: телеграм-канал мэра", ["unidentified"]),
        ("Advertisement: Border Post — a year for 10", ["unidentified"]),
    ],
)
def test_a_line_above_an_article_names_its_paper_beside_whatever_stands_there(head, found):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{head}\n\n{LEAD}\n\n{LAST}") == found


SHORT = [
    Outlet(id="lantern", name="Lantern.example", aliases=("Ліхтар.укр",), kind="newspaper"),
    Outlet(id="vesna-tv", name="Zemland 2", aliases=("Телеканал «Весна»",), kind="newspaper"),
    Outlet(id="zarya", name="ZARYA", kind="agency"),
    Outlet(id="little", name="littlepost", kind="newspaper"),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Про це пише «Ліхтар».", "lantern"),
        ("Про це пише видання Ліхтар.", "lantern"),
        ("Ліхтар упав.", ""),
        ("Об этом сообщает «Весна».", "vesna-tv"),
        ("Весна пришла.", ""),
        ("According to the state news agency Zarya, it rained.", "zarya"),
        ("A farmer told Zarya of it.", "zarya"),
        ("Zarya is a village.", ""),
        ("He said so to littlepost.", "little"),
    ],
)
def test_a_short_name_is_a_papers_where_marks_or_a_word_before_it_tell_so(words, found):
    record = replace(KNOWN.record, outlets=Registry.of(SHORT), made={})
    assert "".join(mention.outlet for mention in Gazetteer.of(record).find(words)) == found


def test_the_name_of_one_paper_is_not_what_is_left_of_anothers_without_a_remark():
    two = [
        Outlet(id="valley-abroad", name="Radio Valley (abroad)", kind="newspaper"),
        Outlet(id="valley", name="Valley FM", aliases=("Radio Valley",), kind="newspaper"),
    ]
    record = replace(KNOWN.record, outlets=Registry.of(two), made={})
    (mention,) = Gazetteer.of(record).find("He told Radio Valley of it.")
    assert mention.outlet == "valley"


POSTS = """
The mayor wrote on X that the road was open.|x
The mayor said in an X post that the road was open.|x
The mayor wrote on Facebook that the road was open.|facebook
The mayor said so in a Facebook post.|facebook
Мер написав у [«Фейсбук»](https://facebook.example), що дорога відкрита.|facebook
Мэр написал в **Facebook**, что дорога открыта.|facebook
Мер написав у соцмережі X, що дорога відкрита.|x
Мер написав у соцмережі Х, що дорога відкрита.|x
«Дорога відкрита», – написав мер у фейсбуці.|facebook
Про це мер повідомив у Facebook.|facebook
Про це йдеться в його дописі у фейсбуці.|facebook
Мэр написал в соцсети X, что дорога открыта.|x
«Дорога открыта, — написал мэр в фейсбуке. — Езжайте».|facebook
Мэр сообщил об этом в посте в Facebook.|facebook
The group marked Olkhovka with an X on its map, the mayor said.|
The mayor spoke of the ban on the app X that week.|
Сарай позначили хрестом, фейсбук тут не працює.|
Школьники сидели в фейсбуке.|
"""


@pytest.mark.parametrize("case", POSTS.strip().splitlines())
def test_words_stand_on_a_network_that_the_sentence_of_a_verb_names(case):
    words, _, network = case.partition("|")
    two = [
        Outlet(id="x", name="X / Twitter", aliases=("Twitter",), kind="other"),
        Outlet(id="facebook", name="Facebook", aliases=("Фейсбук",), kind="other"),
    ]
    known = Knowledge.of(replace(KNOWN.record, outlets=Registry.of(two), made={}))
    text = f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{words}\n\n{LAST}"
    made = draft_with(seedtext.parse(text, name="article.txt"), known)
    assert [source.outlet for source in made.event.sources] == [network or "unidentified"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ab/cd (Agency Vesna, dpa)", ["agency-vesna"]),
        ("ab (Agency Vesna)", ["agency-vesna"]),
        ("(Agency Vesna, Radio Zemland)", ["agency-vesna", "radio-zemland"]),
        ("Dams / Bridges", ["unidentified"]),
        ("(seen from Radio Zemland", ["unidentified"]),
    ],
)
def test_the_agencies_of_a_report_stand_below_it_behind_who_wrote(line, found):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{LAST}\n\n{line}") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Border Post > World", ["border-post"]),
        ("World > Border Post", ["unidentified"]),
        ("BorderPost", ["border-post"]),
        ("Border Post English", ["border-post"]),
        ("Border Post Ladov", ["border-post"]),
        ("Border Post, Agency Lantern", ["border-post"]),
        ("Border Post, a town and its barns", ["unidentified"]),
        ("Інтернет-видання «Border Post»", ["border-post"]),
        ("Интернет-издание Border Post", ["border-post"]),
        ("borderpost.example - News Agency", ["border-post"]),
        ("Border Post Суми", ["border-post"]),
        ("Border Post Черноземье", ["border-post"]),
        ("Radio Zemland Abroad", ["unidentified"]),
    ],
)
def test_a_paper_may_be_called_by_its_edition_its_site_or_without_a_space(line, found):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{line}\n\n{LEAD}\n\n{LAST}") == found


def test_a_paper_in_the_line_right_below_the_headline_is_the_articles():
    assert sources(f" date 2019-05-15 \n{ENTRY}\nBorder Post\n\n{LEAD}\n\n{LAST}") == [
        "border-post"
    ]


@pytest.mark.parametrize("outlet", KNOWN.record.outlets, ids=lambda outlet: outlet.id)
def test_a_line_that_names_an_outlet_is_asked_for_it(outlet):
    gazetteer = KNOWN.gazetteer
    for name in (outlet.name, *outlet.aliases):
        line = f"{name} | 15.05.2019"
        is_found = any(mention.outlet for mention in gazetteer.find(line))
        assert gazetteer.begins.may_name_outlet(line) or not is_found


def test_a_line_without_a_word_of_an_outlet_is_not_asked():
    assert not KNOWN.gazetteer.begins.may_name_outlet("Fields were mown by noon.")


def test_a_line_may_be_asked_for_an_outlet_in_its_first_words_alone():
    begins, line = KNOWN.gazetteer.begins, "Source: Border Post"
    assert begins.may_name_outlet(line)
    assert not begins.may_name_outlet(line, most=1)
    assert begins.may_name_outlet("*Border Post*", most=1)


@pytest.mark.parametrize(
    "line",
    [
        "By Border Post's Ukrainian Service",
        "Border Post. Новости Терна",
        "Border Post-Поволжье",
        "Border Post. Поволжье",
        "Бордер Пост",
        "«Бордер Пост»",
    ],
)
def test_a_paper_is_known_by_its_service_its_edition_and_in_other_letters(line):
    assert sources(f"{ENTRY}\n\n{line}\n\n15 May 2019\n\n{LEAD}") == ["border-post"]


@pytest.mark.parametrize("line", ["Ладов", "Поволжье", "Border Post's Neighbours"])
def test_a_place_or_another_thing_of_a_paper_is_no_paper(line):
    assert sources(f"{ENTRY}\n\n{line}\n\n15 May 2019\n\n{LEAD}") == ["unidentified"]


@pytest.mark.parametrize("opening", ["Border.example, 15 мая. ", "Border Post, 15 May. "])
def test_a_lead_may_open_with_its_paper_and_the_day(opening):
    known = [
        Outlet(id="border", name="Border.example", kind="newspaper"),
        *KNOWN.record.outlets.entries,
    ]
    record = replace(KNOWN.record, outlets=Registry.of(known), made={})
    text = f" date 2019-05-15 \n{ENTRY}\n\n{opening}{LEAD}\n\n{LAST}"
    made = draft_with(seedtext.parse(text, name="article.txt"), Knowledge.of(record))
    assert made.event.sources[0].outlet in ("border", "border-post")


def test_what_a_paper_is_goes_with_its_number():
    outlets = Registry.of([Outlet(id="five", name="Channel 5", kind="newspaper")])
    papers = Knowledge.of(replace(KNOWN.record, outlets=outlets, made={})).papers
    assert [papers.named(name) for name in ("Channel 5", "CHANNEL 5", "5")] == ["five", "five", ""]


def test_a_paper_is_known_by_its_sound_in_other_letters():
    outlets = Registry.of([Outlet(id="swan", name="Swan Media", kind="newspaper")])
    papers = Knowledge.of(replace(KNOWN.record, outlets=outlets, made={})).papers
    assert [papers.named(name) for name in ("Сван Медіа", "Сван Медиа")] == ["swan", "swan"]


def test_what_a_paper_is_called_in_full_is_nobodys_short_name():
    two = [
        Outlet(id="lantern-abroad", name="Lantern.example", kind="newspaper"),
        Outlet(id="lantern-home", name="Lantern", kind="newspaper"),
    ]
    record = replace(KNOWN.record, outlets=Registry.of(two), made={})
    assert Knowledge.of(record).papers.named("Lantern") == "lantern-home"


def test_a_name_of_a_place_on_a_line_is_no_paper_that_is_called_so_in_other_letters():
    outlets = Registry.of([Outlet(id="ladov-post", name="Ladov", kind="other")])
    known = Knowledge.of(replace(KNOWN.record, outlets=outlets, made={}))
    text = f"{ENTRY}\n\nЛадов\n\n15 May 2019\n\n{LEAD}"
    made = draft_with(seedtext.parse(text, name="article.txt"), known)
    assert [source.outlet for source in made.event.sources] == ["unidentified"]


@pytest.mark.parametrize(
    ("lead", "is_source"),
    [
        ("Губернатор написал в телеграм-канале, что сарай сгорел.", True),
        ("Губернатор опроверг, что сарай сгорел, в телеграм-канале.", True),
        ("Губернатор опроверг сообщения телеграм-каналов о пожаре.", False),
        ("He denied a fire, the governor said, rejecting reports on Telegram channels.", False),
        ("Губернатор спростував повідомлення телеграм-каналів про пожежу.", False),
        ("Губернатор сказал, что анкету заполняют в телеграм-боте.", False),
        ("Губернатор сказав, що заявки приймають у телеграм-боті.", False),
        ("The governor said on Telegram that the barn is gone.", True),
        ("Tell the governor of a fire in a Telegram bot, he said.", False),
    ],
)
def test_what_is_denied_or_sent_to_a_bot_is_no_source(lead, is_source):
    outlets = Registry.of([*KNOWN.record.outlets, Outlet(id="telegram", name="Telegram", kind="o")])
    known = Knowledge.of(replace(KNOWN.record, outlets=outlets, made={}))
    made = draft_with(seedtext.parse(f" date 2019-05-15 \n{ENTRY}\n\n{lead}", name="a.txt"), known)
    assert ("telegram" in {source.outlet for source in made.event.sources}) == is_source
