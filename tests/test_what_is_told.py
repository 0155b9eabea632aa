"""What an article tells: silence, questions and answers, and words that only say what is like it.

The kind is that of the registry of `golden/convert`; an open one is `undecided`.
"""

import pytest

from tests.test_speakers import KOVAL, TARNOVSKY, ZORENKO, made_of, said


def told(text: str) -> tuple[str, str | None]:
    event = made_of(text).event
    return event.kind, event.speaker


@pytest.mark.parametrize(
    "text",
    [
        "Pavlo Zorenko declined to comment on the maps that the legion captured in a raid.",
        "Pavlo Zorenko refused to say whether the raid had reached Ladov.",
        "President Pavlo Zorenko would not comment on the Northern Dawn Legion's claim of a raid.",
        "Pavlo Zorenko dodged a question about the raid on Ladov.",
        "Павел Зоренко отказался комментировать карты, захваченные в ходе рейда.",
        "Павел Зоренко не стал отвечать на вопрос о рейде на Ладов.",
        "Павел Зоренко ушёл от ответа на вопрос о рейде.",
        "Павел Зоренко воздержался от комментариев о рейде на Ладов.",
        "Павло Зоренко відмовився коментувати карти, захоплені під час рейду.",
        "Павло Зоренко не став коментувати слова легіону «Північна зоря» про рейд на Ладов.",
        "Павло Зоренко ухилився від відповіді на запитання про рейд.",
        "Павло Зоренко утримався від коментарів щодо рейду на Ладов.",
        # A headline names who speaks.
        "Зоренко: рейдов больше не будет\n\nПрезидент Павел Зоренко выступил в Ладове.",
        "Зоренко: рейдів більше не буде\n\nПрезидент Павло Зоренко виступив у Ладові.",
    ],
)
def test_whoever_says_nothing_of_it_tells_of_no_raid(text):
    assert told(text) == ("statement", ZORENKO)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who left Ladov\n\nWhat happened?\nThree hundred people were evacuated from Ladov on "
         "Monday.\n\nWho says so?\nGovernor Ihor Tarnovsky, in a video. He thanked the drivers."
         "\n\nWho stays?\nForty people.", "evacuation"),
        ("Что известно об ударе по Ладову\n\nЧто произошло?\nДрон ударил по автостанции в Ладове в "
         "понедельник.\n\nКто сообщил?\nГубернатор Игорь Тарновский.\n\nЕсть ли пострадавшие?\n"
         "Двое.", "strike"),
        ("Що відомо про удар по Ладову\n\nЩо сталося?\nДрон ударив по автостанції в Ладові в "
         "понеділок.\n\nХто повідомив?\nГубернатор Ігор Тарновський.\n\nЧи є постраждалі?\nДвоє.",
         "strike"),
        # Headings without marks stand between what is told.
        ("Что известно об ударе по автостанции\n\nВ Ладове сброшенный с беспилотника заряд упал у "
         "кассы.\n\nКогда это было\n\nОколо трёх часов.", "strike"),
    ],
)  # fmt: skip
def test_a_paper_that_asks_and_answers_itself_tells_what_happened(text, kind):
    assert told(text)[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "“We had to learn”: an evening with Marta Koval\n\nThe legion lost more men to radios than "
        "to drones, its spokeswoman has told us.\n\n**How many came back?**\n\nMost. I have no "
        "number.\n\n**What went wrong?**\n\nWe had to learn: walk, wait.",
        "«Мы не для фотографий». Марта Коваль — о том, кто идёт в легион\n\nМарта Коваль вышла с "
        "нами на связь.\n\n**— Желающих больше?**\n\n— «Больше в четыре раза».\n\n**— Кого не "
        "берёте?**\n\n— «Тех, кто насмотрелся».",
        "Розмова з Мартою Коваль про рейди\n\nВідеозв'язок уривався.\n\n**Навіщо знову?**\n\nНам "
        "там щось потрібне.\n\n**Вас бачили?**\n\nБачили. Ми не ховались.",
    ],
)
def test_an_interview_is_said_by_the_one_named_before_its_questions(text):
    assert told(text) == ("statement", KOVAL)


def test_words_of_an_interview_are_of_whoever_answers():
    text = (
        "«Мы тут». Марта Коваль — о легионе\n\nМарта Коваль вышла на связь.\n\n"
        "**— Желающих больше?**\n\n— «Больше в четыре раза».\n\n"
        "**— Говорят, многие вернулись?**\n\n— «Один парень зашёл в пустую кухню»."
    )
    assert [speaker for speaker, _ in said(text)] == [KOVAL, KOVAL, KOVAL]


@pytest.mark.parametrize(
    "text",
    [
        "Fighters walked into Olkhovka on Monday, filmed themselves outside its closed shop.",
        "Бойцы вышли к Ольховке и сняли видео у закрытого магазина.",
        "Бійці вийшли до Вільхівки й зняли відео біля закритого магазину.",
        # Nobody speaks in the lead, whoever does further down.
        "Fighters walked into the village at daybreak, videos show.\n\nMarta Koval spoke of it.",
    ],
)
def test_a_kind_that_nothing_tells_is_open(text):
    assert told(text)[0] == "undecided"


@pytest.mark.parametrize(
    "text",
    [
        "Pavlo Zorenko handed over no helicopters for the March raids, he said on Monday.",
        "Павел Зоренко не передавал вертолётов для мартовских рейдов, заявил он в понедельник.",
        "Павло Зоренко не передавав гелікоптерів для березневих рейдів, заявив він у понеділок.",
    ],
)
def test_what_something_is_for_did_not_happen(text):
    assert told(text) == ("statement", ZORENKO)


def test_a_verb_that_is_only_mentioned_makes_no_fact_of_what_somebody_thinks():
    text = "План, который объявил Павел Зоренко, невыполним, считает Игорь Тарновский."
    assert told(text) == ("statement", TARNOVSKY)
