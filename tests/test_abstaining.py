"""What the converter leaves open rather than guess: a kind, a speaker, a day, an event on file."""

import json

import pytest
from msgspec.structs import replace

from tests.test_convert import KNOWN, RECORD, made_of, said
from timeline.convert import as_json
from timeline.convert.drafting.decisions import Weight, changed
from timeline.convert.drafting.draft import draft_with
from timeline.convert.words import language
from timeline.formats import eventfile, seedtext
from timeline.model import Actor, Event, Side
from timeline.model.event import CAMPAIGN, UNDECIDED
from timeline.record import Record, Registry
from timeline.text import drafted

OPEN = (
    "Tarnovsky said that drones flew to Ladov.\n\n"
    "“We hit no houses,” said President Pavlo Zorenko. The fair was calm. It rained."
)


def kind_note(made):
    return next((note for note in made.notes if note.text.startswith("kind: ")), None)


def decided(made, label) -> Event:
    """The event of a draft once somebody chose a kind."""
    (question,) = kind_note(made).questions
    name = RECORD.vocabulary.kind[label].name
    choice = next(choice for choice in question.choices if choice.label.startswith(f"{name}: "))
    return changed(made.event, choice.changes)


def page(*lines: str):
    seed = seedtext.parse("\n\n".join(lines), name="page.txt")
    return draft_with(seed, KNOWN)


# Kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tarnovsky reported shelling of Olkhovka.", "strike"),
        ("Тарновский сообщил об обстреле Ольховки.", "strike"),
        # A verb of the past in another form than the vocabulary has.
        ("Служба задержала водителя в Ладове, сообщил Тарновский.", "detention"),
        # A headline reports it, and is not merely about it.
        (
            "Служба сообщила о задержании водителя\n\n"
            "Служба отчиталась о задержании в Ладове водителя.",
            "detention",
        ),
        # What somebody speaks of, and what a headline is about, happens in no other article.
        ("Zorenko on the raids\n\nZorenko commented on the raids on Monday.", "statement"),
        ("Президент Зоренко прокомментировал обстрелы. Он доволен.", "statement"),
        ("Zorenko denied that raiders crossed the border.", "denial"),
        ("Tarnovsky has not commented on a drone. A drone hit Sosnovo.", "strike"),
        # A headline names it beside what somebody says, and a person speaks in the lead.
        (
            "Tarnovsky scolds the papers over a drone\n\nIhor Tarnovsky said that the papers write"
            " too little. A drone came down on Sunday.",
            "statement",
        ),
        (
            "Тарновский упрекнул газеты в молчании о дронах\n\nИгорь Тарновский заявил, что газеты"
            " пишут мало. Дрон упал в воскресенье.",
            "statement",
        ),
        (
            "Тарновський дорікнув газетам через обстріл\n\nІгор Тарновський заявив, що газети"
            " пишуть мало. Обстріл тривав у неділю.",
            "statement",
        ),
        # What a lead merely opens tells for it, but not where the lead tells by itself.
        ("We print the post as it is:\n\n“Dear all! A drone hit a barn in Ladov.”", "strike"),
        ("Приводим пост без правки:\n\n«Друзья! Дрон упал на сарай в Ладове».", "strike"),
        ("Наводимо допис без змін:\n\n«Друзі! Дрон упав на сарай у Ладові».", "strike"),
        ("Raiders crossed the border, Zorenko wrote:\n\n“A drone hit a barn.”", "raid"),
        # Whoever did not break through is not told of, and what will not be is not.
        ("Тарновский опроверг слухи\n\nДиверсионные группы не прорывались в Ладов.", "denial"),
        ("Тарновський спростував чутки\n\nДиверсійні групи не проривалися в Ладів.", "denial"),
        ("Диверсионные группы прорвались в Ладов, но не прорвались в Сосново.", "raid"),
        ("Зоренко заявил, что эвакуировать Ладов не будут. Он доволен.", "statement"),
        ("Зоренко заявив, що евакуювати Ладів не будуть. Він задоволений.", "statement"),
        ("Tarnovsky said that people were evacuated from Ladov and will not return.", "evacuation"),
        # What was ordered in a clause beside the main one is told in passing.
        ("Сорок жителей эвакуировали из Ладова, как приказал Тарновский.", "evacuation"),
        ("Сорок жителів евакуювали з Ладова, як наказав Тарновський.", "evacuation"),
        # Of what somebody does not see or count nothing is told.
        ("Ihor Tarnovsky said that the papers do not count the drones.", "statement"),
        ("Игорь Тарновский заявил, что газеты не замечают обстрелов.", "statement"),
        ("Ігор Тарновський заявив, що газети не помічають обстрілів.", "statement"),
        # A headline says that somebody speaks of it.
        ("The mayor speaks of it\n\nThe bridge works again, Ihor Tarnovsky reported.", "statement"),
        ("Мэр рассказал о мосте\n\nМост снова открыт, сообщил Игорь Тарновский.", "statement"),
        ("Мер розповів про міст\n\nМіст знову відкрито, повідомив Ігор Тарновський.", "statement"),
    ],
)
def test_a_kind_is_that_for_which_most_speaks(text, kind):
    made = made_of(text)
    assert (made.event.kind, kind_note(made)) == (kind, None)


@pytest.mark.parametrize(
    "text",
    [
        # Two kinds are nearly as likely.
        OPEN,
        # Somebody unknown says something, which anything is told by.
        "Four attempts to get into Sosnovo failed, a spokesman said.",
        "Two buses left the village, according to residents.",
    ],
)
def test_a_kind_without_a_ground_is_left_to_a_person(text):
    made = made_of(text)
    note = kind_note(made)
    assert (made.event.kind, json.loads(as_json(made))["kind"]) == (UNDECIDED, None)
    kinds = RECORD.vocabulary.kinds
    told = [f"{kind.name}: {kind.meaning}" for kind in kinds]
    assert sorted(choice.label for choice in note.questions[0].choices) == sorted(told)
    assert all(f"kind: {kind.id}" in note.text for kind in kinds)


def test_those_kinds_are_likely_that_are_near_and_of_the_others_those_of_its_column_come_first():
    strand = {kind.id: kind.strand for kind in RECORD.vocabulary.kinds}
    first, rest = kind_note(made_of(OPEN)).text.split(", which are likely, or ")
    assert first.endswith("write kind: strike | kind: statement")
    columns = [strand[one.removeprefix("kind: ")] for one in rest.split(" | ")]
    assert columns == sorted(columns, key=lambda column: column is not strand["strike"])


def test_an_open_kind_reads_back_in_a_draft_alone():
    text = eventfile.dumps(made_of(OPEN).event)
    name = made_of(OPEN).event.file_name
    assert eventfile.loads(text, name=name, vocabulary=RECORD.vocabulary).kind == UNDECIDED
    published = text.replace("status: draft", "status: published")
    found = eventfile.read(published, path=name, vocabulary=RECORD.vocabulary)
    assert found.value is None
    assert "'undecided' is not known; write raid" in found.problems[0].message


def test_whoever_decides_a_kind_gets_the_fields_of_its_column():
    made = made_of(OPEN)
    assert (made.event.speaker, made.event.told_by, made.event.responds_to) == (None, (), ())
    spoken, happened = decided(made, "statement"), decided(made, "strike")
    assert (spoken.kind, spoken.speaker, spoken.told_by) == ("statement", "ihor-tarnovsky", ())
    assert spoken.responds_to == (CAMPAIGN,)
    assert (happened.kind, happened.speaker) == ("strike", None)
    assert (happened.told_by, happened.responds_to) == (("ihor-tarnovsky",), ())


def test_the_title_of_a_draft_of_no_kind_is_the_machines_too():
    title = made_of(OPEN).event.title
    kind = RECORD.vocabulary.kind["statement"]
    names = ["raids", "strikes", "Ladov"]
    assert drafted.may_be_title(title, kind)
    assert drafted.is_title(title, kind, "Ihor Tarnovsky", names)
    assert drafted.is_title("Event reported in Ladov", RECORD.vocabulary.kind["raid"], "", names)
    assert not drafted.is_title("Events in Ladov go on", kind, "Ihor Tarnovsky", names)


# Speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The last one named, who spoke, goes on, however long ago.
        # A role in another language than the entry's.
        ("Зоренко приехал. «Мы остаёмся», — заявил глава государства.", "pavlo-zorenko"),
        ("Зоренко приехал. «Мы остаёмся», — заявил генерал.", "pavlo-zorenko"),
        # A thing that is one of several is nobody who speaks.
        ("Zorenko spoke. One drone fell. “We stay,” he said.", "pavlo-zorenko"),
        # A headline that ends with quoted words.
        # Nothing is said of another matter as long as he is meant.
        (
            "Zorenko spoke.\n\nSeparately, he was asked of rain. “We stay,” he said.",
            "pavlo-zorenko",
        ),
    ],
)
def test_words_are_his_whom_the_article_leaves_no_doubt_of(text, speaker):
    assert [by for by, _ in said(made_of(text))] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # Somebody without a name spoke last.
        "Zorenko spoke. The owner of a shop told of smoke. “We stay,” he recalls.",
        # She is no man of that name.
        "Тарновский выступил. «Мы остаёмся», — вспоминает она.",
        # Two who have the role, and neither is named near.
        "Zorenko on the raid by Tarnovsky: “We stay”\n\nIt rained in Ladov.",
    ],
)
def test_words_are_nobodys_whom_the_article_leaves_in_doubt(text):
    assert said(made_of(text)) == []


# Places, actors and days


def test_what_was_said_or_happened_before_takes_no_part():
    text = "A drone hit a mill in Ladov on Wednesday, Tarnovsky said.\n\n{}"
    for before in (
        "On Monday Zorenko said that it rained in Sosnovo.",
        "Zorenko said last week that it rained in Sosnovo.",
        "Zorenko left Sosnovo in 2014.",
    ):
        event = made_of(text.format(f"It was loud. {before}")).event
        assert (event.actors, event.places) == (("ihor-tarnovsky",), ("ladov",)), before
    now = made_of(text.format("It was loud. Zorenko said that it rained in Sosnovo.")).event
    assert now.actors == ("ihor-tarnovsky", "pavlo-zorenko")
    assert now.places == ("ladov", "sosnovo")


def test_where_somebody_comes_from_is_no_place_of_a_happening():
    text = "A court in Ladov sentenced a native of Sosnovo, Tarnovsky said."
    assert made_of(text).event.places == ("ladov",)


def test_a_day_below_the_lead_is_that_of_the_happening_where_no_other_is_told():
    text = "People were evacuated from Sosnovo.\n\nYesterday {}."
    assert str(made_of(text.format("a bomb hit a school in Ladov")).event.date) == "2019-05-15"
    assert str(made_of(text.format("the evacuation was ordered")).event.date) == "2019-05-14"


# Pages


def test_what_stands_above_the_headline_and_below_the_last_sentence_tells_nothing():
    made = page(
        "Official site",
        "A drone hit a mill in Sosnovo",
        "14 May 2019",
        "A drone hit a mill in Sosnovo on Monday, Tarnovsky said.",
        "Raid on Ladov: what is known",
    )
    assert made.event.places == ("sosnovo",)
    note = next(note for note in made.event.review if note.startswith("title and summary"))
    assert "the headline is “A drone hit a mill in Sosnovo”" in note


def test_whose_release_it_is_takes_part_and_is_no_headline():
    made = page(
        "Zemland Defence Ministry",
        "A drone was shot down over Sosnovo",
        "14 May 2019",
        "A drone was shot down over Sosnovo on Monday.",
    )
    assert made.event.actors == ("zemland-defence-ministry",)
    note = next(note for note in made.event.review if note.startswith("title and summary"))
    assert "the headline is “A drone was shot down over Sosnovo”" in note


@pytest.mark.parametrize(
    "head",
    [
        "Ihor Tarnovsky\n18.4K subscribers",
        "Ihor Tarnovsky ✅\nTelegram channel of the governor · 112K subscribers",
        "Ihor Tarnovsky\nOfficial channel | 112 345 followers",
        "Ігор Тарновський\nТелеграм-канал губернатора · 112К підписників",
        "Игорь Тарновский\nКанал губернатора • 112 тыс. подписчиков",
    ],
)
def test_a_post_under_the_name_of_a_channel_is_its_owners(head):
    made = page(
        head,
        "On 14 May 2019 the roads are wet. Stay at home.",
        "👍 611  🙏 204",
    )
    assert made.event.speaker == "ihor-tarnovsky"
    assert [source.outlet for source in made.event.sources] == ["telegram"]


def test_the_name_of_a_paper_in_marks_is_nobodys_word():
    made = made_of("Zorenko spoke to the newspaper “Wet Roads Daily”.")
    assert not any(note.startswith("quotes") for note in made.event.review)


def test_one_word_behind_a_colon_is_said():
    made = made_of("Zorenko answered with one word: “Never”.")
    assert said(made) == [("pavlo-zorenko", "Never")]


# The language of words


@pytest.mark.parametrize(
    ("side", "lang", "is_translated"),
    [
        ("Russia", "uk", True),
        ("Russia", "ru", False),
        ("Ukraine", "uk", False),
        ("Vale", "uk", False),
    ],
)
def test_words_in_the_language_of_another_country_are_translated(side, lang, is_translated):
    called = replace(RECORD.vocabulary, sides=(Side(id="land", name=side),))
    actor = Actor(id="reed", name="Reed", kind="person", side="land", role="head")
    record = Record(vocabulary=called, actors=Registry([actor]))
    assert language.is_translated("Ми тут", lang, "reed", record) is is_translated


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Judge Maria Koval said it was late. “I know nothing,” Koval said.", "Maria Koval"),
        ("Judge Maria Koval was late. “I know nothing,” Koval wrote.", "Maria Koval"),
        ("Суддя Марія Коваль запізнилася. «Нічого не знаю», — написала Коваль.", "Марія Коваль"),
        ("Судья Мария Коваль опоздала. «Ничего не знаю», — сказала Коваль.", "Мария Коваль"),
        (
            "Koval knows nothing\n\nJudge Maria Koval said so. “I know nothing,” Koval said.",
            "Maria Koval",
        ),
        # Both are named in full, or the word before the name is none.
        ("Judge Maria Koval met Marta Koval. “I know nothing,” Koval said.", "marta-koval"),
        ("Watch Koval Speak\n\nIt was late. “I know nothing,” Koval said.", "marta-koval"),
    ],
)
def test_a_last_name_is_that_of_a_namesake_who_alone_is_named_in_full(text, speaker):
    assert [by for by, _ in said(made_of(text))] == [speaker]


@pytest.mark.parametrize(
    ("others", "weight"),
    [("", Weight.NOBODYS), ("\n\nMarta Koval said the road was shut.", Weight.CLAIMS)],
)
def test_words_of_somebody_on_no_file_weigh_less_where_somebody_on_file_takes_part(others, weight):
    made = made_of(f"A drone hit a house in Ladov.\n\n“We saw it,” a resident said.{others}")
    assert [note.weight for note in made.notes if "We saw it" in note.text] == [weight]
