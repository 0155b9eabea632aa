"""Terms: texts of several languages meet in them."""

import pytest

from timeline.text import languages
from timeline.text.terms import spelled, terms

TOLD = {
    "en": "Nine thousand children leave for camps after shelling",
    "ru": "Девять тысяч детей покидают дома ради лагерей после обстрела",
    "uk": "Дев'ять тисяч дітей їдуть до таборів після обстрілу",
    "pl": "Dziewięć tysięcy dzieci jedzie na obozy po ostrzale",
}


@pytest.mark.parametrize("language", TOLD)
def test_what_is_told_is_the_same_in_every_language(language):
    assert {"#9000", "=child", "=camp", "=shelling"} <= set(terms(TOLD[language]))


ATTEMPTED = {
    "en": "The army announced that four attempts to enter were made; the prosecutor refused",
    "ru": "Войска объявили, что были четыре попытки, вошли; прокурор отказался",
    "uk": "Військові оголосили, що було чотири спроби, зайшли; прокурор відмовився",
    "pl": "Wojsko ogłosiło, że były cztery próby wjazdu; prokurator odmówił",
}


@pytest.mark.parametrize("language", ATTEMPTED)
def test_ordinary_words_of_war_and_law_meet_in_every_language(language):
    common = {"#4", "=military", "=announce", "=attempt", "=prosecutor", "=refuse"}
    assert common <= set(terms(ATTEMPTED[language]))


CLEARED = {
    "en": "The cleared village is ready for the return of passengers after the holidays",
    "ru": "Зачищенное село готово к возвращению пассажиров после каникул",
    "uk": "Зачищене село готове до повернення пасажирів після канікул",
    "pl": "Oczyszczona wieś jest gotowa na powrót pasażerów po feriach",
}


@pytest.mark.parametrize("language", CLEARED)
def test_ordinary_words_of_what_goes_on_behind_a_front_meet_in_every_language(language):
    common = {"=cleared", "=village", "=prepare", "=return", "=passenger", "=holiday"}
    assert common <= set(terms(CLEARED[language]))


@pytest.mark.parametrize("text", ["school holidays", "школьные каникулы", "шкільні канікули"])
def test_a_word_is_known_whatever_vowel_its_root_has(text):
    assert terms(text) == ["=school", "=holiday"]


@pytest.mark.parametrize("text", ["On 12 May", "In May"])
def test_the_month_of_may_is_no_word_for_what_may_be(text):
    assert "=possible" not in terms(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,200", ["#1200"]),
        ("1 200", ["#1200"]),
        ("9 тыс. 500", ["#9500"]),
        ("two hundred fifty", ["#250"]),
        ("двести пятьдесят три", ["#253"]),
        ("three, four", ["#3", "#4"]),
        ("13 March 2024", []),
        ("March 13", []),
        ("13 березня 5", []),
    ],
)
def test_numbers_are_the_same_in_figures_and_words_and_days_are_none(text, found):
    assert terms(text) == found


def test_names_and_loans_meet_in_latin_letters():
    assert terms("Penza") == terms("«Пенза»") == ["penza"]


def test_a_term_is_told_by_the_word_that_it_stands_for():
    assert [*spelled("Пятеро детей")] == [("#5", "5"), ("=child", "детей")]


def test_grammar_and_nothing_are_no_terms():
    assert terms("") == terms("and the of") == []


@pytest.mark.parametrize("table", ["concepts", "kind_concepts"])
@pytest.mark.parametrize("language", languages.known())
def test_each_concept_has_a_word_in_every_language(language, table):
    concepts = languages.by_language(table)
    assert set(concepts[language]) == set(languages.table(table))


def test_no_concept_has_the_name_of_another():
    assert not languages.table("concepts").keys() & languages.table("kind_concepts").keys()
