"""Who speaks in an article: whose verb is the main one, and who is only said to have spoken."""

import pytest

from tests.test_speakers import KNOWN, KOVAL, LEGION, MINISTRY, TARNOVSKY, ZORENKO, made_of
from timeline.convert.drafting.findings import find
from timeline.formats import seedtext


def speaker_of(text: str) -> str | None:
    return made_of(text).event.speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A clause that only mentions that somebody spoke.
        ("The zone of which Pavlo Zorenko spoke is a dream, Governor Ihor Tarnovsky has said.",
         TARNOVSKY),
        ("The zone that Pavlo Zorenko announced is a dream, Ihor Tarnovsky said.", TARNOVSKY),
        ("What Pavlo Zorenko called a victory was a show, Marta Koval said.", KOVAL),
        ("Зона, о которой говорил Павел Зоренко, — мечта, заявил губернатор Игорь Тарновский.",
         TARNOVSKY),
        ("То, что Павел Зоренко назвал победой, было спектаклем, сказала Марта Коваль.", KOVAL),
        ("Зона, про яку говорив Павло Зоренко, – мрія, заявив губернатор Ігор Тарновський.",
         TARNOVSKY),
        ("Те, що Павло Зоренко назвав перемогою, було виставою, сказала Марта Коваль.", KOVAL),
        # Whose words they are that an office has written down.
        ("Statement by Northern Dawn Legion Spokeswoman Marta Koval on the silence\n\nThe comment "
         "is late. Nobody has found a word.", KOVAL),
        ("Statement by the Northern Dawn Legion on Pavlo Zorenko\n\nThe comment is late. Nobody "
         "has found a word.", LEGION),
        # A body whose own words are quoted, whoever of it speaks further down.
        ("The Northern Dawn Legion denied a rumour.\n\nSource: the Northern Dawn Legion\n\nQuote "
         "from the Northern Dawn Legion: “We were not there.”\n\nDetails: Marta Koval said that it "
         "rained.", LEGION),
        # Whoever is named behind a passive verb.
        ("Cellars must be swept by Sunday. The order was signed by Ihor Tarnovsky.", TARNOVSKY),
        # Of whom a body on no file says that he did.
        ("The Palace has denied that Ihor Tarnovsky, the governor of Ladov Oblast, asked for help."
         "\n\n“There was no letter,” President Pavlo Zorenko told reporters.", ZORENKO),
        ("Во дворце опровергли, что Игорь Тарновский просил о помощи.\n\n«Не было письма», — "
         "сказал президент Павел Зоренко.", ZORENKO),
        # Whoever stands behind an inverted verb, and not who is named before it.
        ("Слова Павла Зоренко о победе — мечта, заявил губернатор Игорь Тарновский.", TARNOVSKY),
        ("Pavlo Zorenko is wrong about it, said Governor Ihor Tarnovsky on Monday.", TARNOVSKY),
        # However long his title is, and whatever bodies it names.
        ("Ответа Северной заре и лично Павлу Зоренко не будет, заявил в среду представитель "
         "Минобороны Земландии по печати Игорь Тарновский.", TARNOVSKY),
        ("Пограничный батальон ушёл из Ладова, сообщила журналистам пресс-секретарь легиона "
         "«Северная заря» Марта Коваль.", KOVAL),
        ("Легіон «Північна зоря» відійшов за річку, повідомив у понеділок вранці голова обласної "
         "військової адміністрації Ігор Тарновський.", TARNOVSKY),
        ("Прикордонний батальйон не отримає відповіді від Павла Зоренка, заявила в середу речниця "
         "легіону «Північна зоря» Марта Коваль.", KOVAL),
        # Whoever speaks of what another has said, at the end of the sentence.
        ("President Pavlo Zorenko has admitted that his words were hasty, Northern Dawn "
         "Legion spokeswoman Marta Koval said on Saturday.", KOVAL),
        ("Pavlo Zorenko has threatened the volunteers again, Marta Koval told reporters.", KOVAL),
        ("Павел Зоренко признал, что его люди перешли реку, заявила Марта Коваль.", KOVAL),
        ("Павло Зоренко визнав, що його люди перейшли річку, заявила Марта Коваль.", KOVAL),
        # And not whoever is only said to have told it.
        ("The Northern Dawn Legion denied that its men had been caught, as President Pavlo Zorenko "
         "had claimed.", LEGION),
        ("The Zemland Defence Ministry rejected the report, as Ihor Tarnovsky had announced the "
         "day before.", MINISTRY),
        ("Легион «Северная заря» опроверг, что его люди взяты в плен, как утверждал Павел Зоренко.",
         LEGION),
        ("Легіон «Північна зоря» спростував, що його людей узято в полон, як стверджував Павло "
         "Зоренко.", LEGION),
    ],
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_main_verb(text, speaker):
    assert speaker_of(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The Free Rivers Corps lost more men to radios, one of its commanders has told the paper.",
        "The Northern Dawn Legion is tired, a commander who asked not to be named said on Monday.",
        "Замкомандира легиона «Северная заря» вышел на связь. Говорили о том, кто приходит в "
        "легион.",
        "План, который объявил Павел Зоренко, невыполним.",
        # Of somebody else the verb tells, whoever is named behind it.
        "An exiled poet has mocked Pavlo Zorenko's order to find his readers.",
        "A teacher from the river side has accused Governor Ihor Tarnovsky of sleep.",
        "One of the drivers criticised Marta Koval on Monday.",
    ],
)
def test_nobody_on_file_speaks_where_another_subject_stands_at_the_verb(text):
    assert speaker_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Комментарий представителя легиона «Северная заря» М.А.Коваль о тишине",
        "Заява речниці легіону «Північна зоря» М. А. Коваль про тишу",
    ],
)
def test_a_line_above_an_article_tells_whose_words_it_has(text):
    seed = seedtext.parse(f" date 2019-05-15 {text}\n\nРейд. Рейд.", name="article.txt")
    assert find(seed, KNOWN).ground.speaker == KOVAL


def test_it_was_said_in_a_body_and_not_in_what_somebody_wanted_to_join():
    text = (
        " date 2019-05-15 Житель Ладова, хотевший вступить в легион «Северная заря», получил год, "
        "сообщили газете в Минобороны Земландии."
    )
    assert find(seedtext.parse(text, name="a.txt"), KNOWN).ground.speaker == MINISTRY
