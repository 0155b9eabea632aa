"""When a stretch of the background was, where, and whom it means by less than a name."""

from dataclasses import replace

import pytest

from tests.test_convert_leads import KNOWN
from tests.test_recalling import BACKGROUND, LEAD
from timeline.convert.drafting.draft import draft_with
from timeline.convert.drafting.findings import find
from timeline.convert.happening import retelling
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness import stretches
from timeline.convert.reading.article import Article
from timeline.convert.reading.parts import split
from timeline.formats import eventfile, seedtext
from timeline.model import Actor, Place
from timeline.record import Registry
from timeline.text.paragraphs import Span

# One event of a day, so that a day told falsely finds none or another.
EVENTS = {
    "bridge-closed": ("2019-05-10", "order", "Marta Koval closes the bridge", "marta-koval"),
    "shells-fell": ("2019-05-12", "strike", "Shells fell on a road", ""),
    "nurse-held": ("2019-05-14", "detention", "A nurse is held at a pharmacy", ""),
    "barn-hit": ("2019-05-01", "strike", "Shells fell on a barn and killed a woman", ""),
    "units-appeal": ("2019-05-11", "warning", "Units set terms for talks", "free-rivers-corps"),
}
ACTORS = {"units-appeal": "free-rivers-corps, northern-dawn-legion"}
PLACES = {"barn-hit": "sosnovo"}


def _event(name: str):
    day, kind, title, speaker = EVENTS[name]
    spoken = f"speaker: {speaker}\nresponds_to: [campaign]\n" if speaker else ""
    actors = ACTORS.get(name, speaker or "ihor-tarnovsky")
    text = (
        f"---\ntitle: {title}\ndate: {day}\nkind: {kind}\nsummary: {title}, it is said.\n"
        f"{spoken}actors: [{actors}]\nplaces: [{PLACES.get(name, 'olkhovka')}]\nsources:\n"
        "- key: s1\n  outlet: border-post\n  supports: all\n---\n"
    )
    return eventfile.loads(text, name=f"{day}-{name}.md")


RECORD = Knowledge.of(KNOWN.record.of_events([_event(name) for name in EVENTS]))


def recalled(language: str, *paragraphs: str) -> tuple[str, ...]:
    text = "\n\n".join((f" date 2019-05-15 \n{LEAD[language]}", *paragraphs))
    return draft_with(seedtext.parse(text, name="article.txt"), RECORD).event.recalls


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Olkhovka has been under fire since 12 May, when shells fell on a road there."),
        ("uk", "Вільхівка під вогнем з 12 травня, коли там на дорогу впали снаряди."),
        ("ru", "Ольховка под огнём с 12 мая, когда там на дорогу упали снаряды."),
    ],
)
def test_what_was_on_the_day_since_which_something_goes_on_is_recalled(language, sentence):
    assert recalled(language, sentence) == ("shells-fell",)


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "The bridge in Olkhovka has been closed by Marta Koval since 10 May.", True),
        ("uk", "Міст у Вільхівці закритий за наказом Марти Коваль з 10 травня.", True),
        ("ru", "Мост в Ольховке закрыт по приказу Марты Коваль с 10 мая.", True),
        ("en", "The shells have been falling on the road in Olkhovka since 12 May.", False),
        ("uk", "Снаряди падають на дорогу у Вільхівці з 12 травня.", False),
        ("ru", "Снаряды падают на дорогу в Ольховке с 12 мая.", False),
    ],
)
def test_an_order_holds_since_its_day_and_what_happens_since_then_is_another(
    language, sentence, found
):
    assert bool(recalled(language, sentence)) is found


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "On 14 May, a nurse was held at a pharmacy in Olkhovka.", "Two days earlier"),
        ("uk", "14 травня у Вільхівці в аптеці затримали медсестру.", "Двома днями раніше"),
        ("ru", "14 мая в Ольховке в аптеке задержали медсестру.", "Двумя днями ранее"),
        ("en", "On 14 May, a nurse was held at a pharmacy in Olkhovka.", "Two nights before that"),
        ("uk", "14 травня у Вільхівці в аптеці затримали медсестру.", "За два дні до того"),
        ("ru", "14 мая в Ольховке в аптеке задержали медсестру.", "За два дня до этого"),
    ],
)
def test_days_earlier_count_from_the_day_told_before(language, first, second):
    fell = {"en": "shells fell on a road", "uk": "снаряди впали на дорогу"}
    told = f"{second}, {fell.get(language, 'снаряды упали на дорогу')}."
    assert "shells-fell" in recalled(language, first, told)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "Sosnovo was quiet on 10 May.", "Two days later, residents posted that shells"),
        ("ru", "10 мая в Сосново было тихо.", "Через два дня жители сообщили, что снаряды"),
        ("uk", "10 травня в Сосновому було тихо.", "Через два дні жителі повідомили, що снаряди"),
    ],
)
def test_what_somebody_says_days_later_goes_on_from_the_day_told_before(language, first, second):
    fell = {"en": "fell on a road in Olkhovka", "uk": "впали на дорогу у Вільхівці"}
    told = f"{first} {second} {fell.get(language, 'упали на дорогу в Ольховке')}."
    assert "shells-fell" in recalled(language, told)


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("en", 10, "Sosnovo was quiet, and two days later shells fell on a road in Olkhovka."),
        ("en", 5, "Sosnovo was quiet. But a week later shells fell on a road in Olkhovka."),
        ("en", 11, "Sosnovo was quiet and a day later shells fell on a road in Olkhovka."),
        ("en", 10, "Sosnovo was quiet. Shells fell two nights later on a road in Olkhovka."),
        ("uk", 10, "у Сосново було тихо, а за два дні на дорогу у Вільхівці впали снаряди."),
        ("uk", 10, "у Сосново було тихо. Ще через дві доби у Вільхівці обстріляли дорогу."),
        ("uk", 5, "у Сосново було тихо, а за тиждень на дорогу у Вільхівці впали снаряди."),
        ("ru", 10, "в Сосново было тихо, а ещё через два дня в Ольховке обстреляли дорогу."),
        ("ru", 10, "в Сосново было тихо. Спустя двое суток в Ольховке обстреляли дорогу."),
        ("ru", 5, "в Сосново было тихо. Через неделю на дорогу в Ольховке упали снаряды."),
    ],
)
def test_what_was_some_time_later_has_a_day_of_its_own_wherever_it_stands(language, day, told):
    on = {"en": f"On {day} May,", "uk": f"{day} травня", "ru": f"{day} мая"}[language]
    assert recalled(language, f"{on} {told}") == ("shells-fell",)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "On 10 May Sosnovo was quiet. Two days after the feast shells fell on a road."),
        ("uk", "10 травня було тихо. За два дні до свята на дорогу у Вільхівці впали снаряди."),
        ("ru", "10 мая было тихо. Через два дня после праздника в Ольховке обстреляли дорогу."),
        ("ru", "10 мая было тихо. На дорогу в Ольховке за два дня упали снаряды."),
    ],
)
def test_what_is_later_than_something_else_or_lasts_has_no_day_of_what_was_told_before(
    language, told
):
    text = f" date 2019-05-15 \n{LEAD[language]}\n\n{BACKGROUND[language]}: {told}"
    found = find(seedtext.parse(text, name="article.txt"), RECORD)
    *_, one = retelling.retold(found.article, RECORD, found.report)
    assert one.when.day is None


@pytest.mark.parametrize(
    ("language", "told", "found"),
    [
        ("en", "Last week shells fell on a road in Olkhovka.", True),
        ("en", "Earlier in May shells fell on a road in Olkhovka.", True),
        ("uk", "Минулого тижня на дорогу у Вільхівці впали снаряди.", True),
        ("uk", "Раніше у травні на дорогу у Вільхівці впали снаряди.", True),
        ("ru", "На прошлой неделе на дорогу в Ольховке упали снаряды.", True),
        ("ru", "Ранее в мае на дорогу в Ольховке упали снаряды.", True),
        ("en", "Earlier in April shells fell on a road in Olkhovka.", False),
    ],
)
def test_last_week_and_earlier_in_the_month_tell_about_when(language, told, found):
    assert bool(recalled(language, told)) is found


@pytest.mark.parametrize(
    ("day", "opening", "found"),
    [
        (12, "The same day", ("shells-fell",)),
        (11, "The following day", ("shells-fell",)),
        (5, "The same day", ()),
        (5, "The following day", ()),
    ],
)
def test_a_day_goes_on_within_a_paragraph_where_words_say_so(day, opening, found):
    told = f"Sosnovo was quiet on {day} May. {opening} shells fell on a road in Olkhovka."
    assert recalled("en", told) == found


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "A woman was killed by shells in the same village two weeks ago.", True),
        ("uk", "Два тижні тому в цьому ж селі снарядом убило жінку.", True),
        ("ru", "Две недели назад в этом же селе снарядом убило женщину.", True),
        ("uk", "За два тижні до того в цьому ж селі снарядом убило жінку.", True),
        ("ru", "За две недели до этого в этом же селе снарядом убило женщину.", True),
        ("en", "A fortnight before, a woman was killed by shells in the same village.", True),
        ("en", "A woman was killed by shells in Olkhovka two weeks ago.", False),
        ("en", "A woman was killed by shells in the same village three weeks ago.", False),
    ],
)
def test_the_same_village_and_weeks_ago_tell_where_and_about_when(language, sentence, found):
    assert recalled(language, sentence) == (("barn-hit",) if found else ())


@pytest.mark.parametrize(
    ("language", "named", "sentence"),
    [
        ("en", "The Free Rivers Corps said nothing.", "Earlier, on 11 May, the corps set terms."),
        (
            "uk",
            "Корпус «Свободные реки» промовчав.",
            "Раніше, 11 травня, корпус висунув умови для переговорів.",
        ),
        (
            "ru",
            "Корпус «Свободные реки» промолчал.",
            "Ранее, 11 мая, корпус выдвинул условия для переговоров.",
        ),
    ],
)
def test_a_noun_means_the_body_that_was_named_before(language, named, sentence):
    assert recalled(language, named, sentence) == ("units-appeal",)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("uk", "Другого мосту ще не перевіряли. 12 травня на дорогу впали снаряди."),
        ("ru", "Второй мост ещё не осматривали. 12 мая на дорогу упали снаряды."),
    ],
)
def test_a_sentence_may_open_with_the_number_of_a_day(language, told):
    assert recalled(language, told) == ("shells-fell",)


@pytest.mark.parametrize("name", ["вул.", "ст.", "гл."])
def test_no_other_number_opens_a_sentence_behind_what_is_cut_short(name):
    text = f"Снаряди впали на {name} 12 травневих стрільців."
    article = seedtext.parse(f" date 2019-05-15 \n{text}", name="article.txt")
    plain = article.text
    span = Span(plain.index("Снаряди"), len(plain), plain[plain.index("Снаряди") :])
    assert len([*split(article.text, plain, span)]) == 1


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "On 1 May shells fell on a barn in the village and killed a woman.", True),
        ("uk", "1 травня в селі снаряд убив жінку в сараї.", True),
        ("ru", "1 мая в селе снаряд убил женщину в сарае.", True),
        ("en", "On 1 May a woman was killed in Olkhovka.", False),
    ],
)
def test_the_village_is_that_of_the_article_where_no_other_is_named(language, sentence, found):
    assert recalled(language, sentence) == (("barn-hit",) if found else ())


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        (
            "en",
            "Shells fell on a road in Olkhovka on 12 May.",
            "Ihor Tarnovsky said that shells fell on a road in Olkhovka on 12 May.",
        ),
        (
            "uk",
            "Снаряди впали на дорогу у Вільхівці 12 травня.",
            "Ігор Тарновський сказав, що снаряди впали на дорогу у Вільхівці 12 травня.",
        ),
        (
            "ru",
            "Снаряды упали на дорогу в Ольховке 12 мая.",
            "Игорь Тарновский сказал, что снаряды упали на дорогу в Ольховке 12 мая.",
        ),
    ],
)
def test_what_is_told_of_an_earlier_day_is_recalled_and_not_what_somebody_says(
    language, told, said
):
    assert recalled(language, told) == ("shells-fell",)
    assert recalled(language, said) == ()


@pytest.mark.parametrize(
    ("language", "sentence", "what"),
    [
        ("en", "Earlier, {} fell on a road in Olkhovka.", ("a drone", "shells")),
        ("uk", "Раніше у Вільхівці на дорогу {}.", ("впав дрон", "впали снаряди")),
        ("ru", "Ранее в Ольховке на дорогу {}.", ("упал дрон", "упали снаряды")),
    ],
)
def test_what_names_no_day_is_told_by_its_words(language, sentence, what):
    other, same = (sentence.format(one) for one in what)
    assert recalled(language, other) == ()
    assert recalled(language, same) == ("shells-fell",)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Fourteen days ago shells killed a woman in Sosnovo."),
        ("uk", "Чотирнадцять днів тому в Сосново снарядом убило жінку."),
        ("ru", "Четырнадцать дней назад в Сосново снарядом убило женщину."),
        (
            "en",
            "The court outlawed such units a month ago, but a shell killed a woman 14 days ago.",
        ),
    ],
)
def test_days_ago_are_counted_however_many(language, sentence):
    assert recalled(language, sentence) == ("barn-hit",)


VOLUNTEERS = replace(
    KNOWN.record,
    actors=Registry.of(
        [
            *KNOWN.record.actors,
            Actor(
                id="volunteers",
                name="Volunteer units",
                kind="armed-group",
                side="none",
                role="units",
            ),
        ]
    ),
    made={},
)
CROSSED = (
    "---\ntitle: Volunteer units cross the river\ndate: 2019-05-10\nkind: raid\n"
    "summary: Volunteer units cross the river into the valley, it is said.\n"
    "actors: [volunteers]\nplaces: [zemland]\nsources:\n"
    "- key: s1\n  outlet: border-post\n  supports: all\n---\n"
)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On 10 May three units of volunteers said that they had crossed the river."),
        ("uk", "10 травня три загони добровольців оголосили, що перейшли річку."),
        ("ru", "10 мая отряды добровольцев объявили, что перешли реку."),
    ],
)
def test_a_force_without_a_name_is_meant_by_what_it_is_in_any_language(language, sentence):
    crossed = eventfile.loads(CROSSED, name="2019-05-10-crossed.md")
    known = Knowledge.of(VOLUNTEERS.of_events([crossed]))
    text = f" date 2019-05-15 \n{LEAD[language]}\n\n{sentence}"
    made = draft_with(seedtext.parse(text, name="article.txt"), known)
    assert made.event.recalls == ("crossed",)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 10 May Marta Koval closed the bridge; the same day shells hit a road there.",
        "10 травня Марта Коваль закрила міст; того самого дня там обстріляли дорогу.",
        "10 мая Марта Коваль закрыла мост, и в тот же день там обстреляли дорогу.",
    ],
)
def test_what_was_on_the_same_day_has_a_stretch_of_its_own(sentence):
    seed = seedtext.parse(f" date 2019-05-15 \n{sentence}", name="article.txt")
    article = Article.of(seed, KNOWN.gazetteer)
    one, two = stretches.of(article, article.every_sentence[0])
    assert (one.text + two.text, two.text[-1]) == (sentence, ".")


def test_a_capital_that_stands_for_its_government_is_no_place_of_what_is_retold():
    city = Place(id="zorgrad", name="Zorgrad", kind="city", within="zemland", country="ZZ")
    places = Registry.of([*KNOWN.record.places, city])
    known = Knowledge.of(replace(RECORD.record, places=places, made={}))
    told = "Earlier, on 12 May, shells fell on a road, and Zorgrad promised to answer."
    seed = seedtext.parse(f" date 2019-05-15 \n{LEAD['en']}\n\n{told}", name="article.txt")
    found = find(seed, known)
    (one,) = retelling.retold(found.article, known, found.report)
    assert not one.told.places


def test_days_of_an_article_without_one_of_its_own_count_from_what_it_tells():
    lead = "On Wednesday, 15 May, a drone hit a barn in Sosnovo, residents said."
    text = f"{lead}\n\nWhat was before: On 12 May shells fell on a road in Olkhovka."
    found = find(seedtext.parse(text, name="article.txt"), RECORD)
    (one,) = retelling.retold(found.article, RECORD, found.report)
    assert str(one.when.day) == "2019-05-12"


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "The Northern Dawn Legion is banned in Zemland as a terrorist group.", False),
        ("uk", "Легіон «Північний світанок» визнаний у Земландії терористичним.", False),
        ("ru", "Легион «Северный рассвет» признан в Земландии террористическим.", False),
        ("en", "In May 2018 the court banned the Northern Dawn Legion as terrorist.", True),
    ],
)
def test_what_holds_today_retells_no_day_on_which_it_was_decided(language, sentence, found):
    banned = (
        "---\ntitle: Court bans the Northern Dawn Legion as a terrorist group\ndate: 2018-05-16\n"
        "kind: order\nsummary: The court bans the legion as a terrorist group, it is said.\n"
        "actors: [northern-dawn-legion]\nplaces: [zemland]\nsources:\n"
        "- key: s1\n  outlet: border-post\n  supports: all\n---\n"
    )
    event = eventfile.loads(banned, name="2018-05-16-banned.md")
    known = Knowledge.of(KNOWN.record.of_events([event]))
    text = f" date 2019-05-15 \n{LEAD[language]}\n\n{sentence}"
    made = draft_with(seedtext.parse(text, name="article.txt"), known)
    assert made.event.recalls == (("banned",) if found else ())
