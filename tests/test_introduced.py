"""Articles about people that no registry knows: their names are provisional in a draft."""

from time import process_time

import pytest

from timeline.convert import Draft
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.reading.speech import first_speech, speeches
from timeline.convert.words import language
from timeline.formats import seedtext
from timeline.model import Actor, Kind, Side, Sort, Strand, Vocabulary
from timeline.record import Record, Registry

PERSON = Sort(id="person", name="Person", like="person")
OTHER = Sort(id="other", name="Other")
STATEMENT = Kind(id="statement", name="Statement", strand=Strand.SAID)
FLOOD = Kind(id="flood", name="Flood", strand=Strand.REPORTED, words={"en": ("flood*",)})
VOCABULARY = Vocabulary(
    kinds=(FLOOD, STATEMENT),
    sides=(Side(id="none", name="None"),),
    actors=(PERSON, OTHER),
    places=(OTHER,),
    outlets=(OTHER,),
)
KNOWN = Knowledge.of(Record(vocabulary=VOCABULARY))
PAGE = """<html lang="en"><head><title>Weir opened</title>
<meta property="og:site_name" content="{site}">
<meta property="og:url" content="https://post.example/weir">
<meta property="article:published_time" content="2019-05-15">
</head><body><article><h1>Weir opened</h1><p>The weir at the old mill was opened on Wednesday
morning, an engineer of the county said, and nobody was hurt when the water came down.</p>
<p>The county will look at the banks this week and tell the people of the valley what it finds,
the engineer said in the town hall on Wednesday evening.</p></article></body></html>"""


def made_of(text: str, known: Knowledge = KNOWN) -> Draft:
    return draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)


def quoted(text: str) -> list[tuple[str, str]]:
    return [(quote.speaker, quote.text) for quote in made_of(text).event.quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We stay,” Marta Koval said.", "Marta Koval"),
        ("“We stay,” said the mill’s owner Marta Koval.", "Marta Koval"),
        ("Marta Koval, owner of the last mill in the valley, said: “We stay.”", "Marta Koval"),
        ("The owner, Marta Koval, said on Monday: “We stay.”", "Marta Koval"),
        ("Owner Marta Koval said on Monday: “We stay.”", "Marta Koval"),
        ("Executive Marta Koval said on Monday: “We stay.”", "Marta Koval"),
        ("Inspector Marta Koval said it was late. “We stay,” Koval said.", "Marta Koval"),
        ("Marta Koval said it was late. “We stay,” she added.", "Marta Koval"),
        ("“We stay,” said its first engineer, Marta Koval.", "Marta Koval"),
        ("District Judge Marta Koval came late. “We stay,” Koval wrote.", "Marta Koval"),
        ("Суддя Марта Коваль запізнилася. «Ми стоїмо», – написала Коваль.", "Марта Коваль"),
        ("«Мы стоим», – сказала глава банка «Заречный» Марта Коваль.", "Марта Коваль"),
        ("The Mill Trust said: “We stay.” Its owner is well.", "Mill Trust"),
        ("Власниця млина Марта Коваль сказала: «Ми стоїмо».", "Марта Коваль"),
        ("«Мы стоим», – сказала владелица мельницы Марта Коваль.", "Марта Коваль"),
        ("Инженер Пётр Лугов заявил: «Мы стоим».", "Пётр Лугов"),
        ("Пётр Иванович Лугов заявил: «Мы стоим».", "Пётр Иванович Лугов"),
        ("On Monday Marta Koval said: “We stay.”", "Marta Koval"),
        # Between the verb and the name that ends the sentence stands where and what he is.
        (
            "«Мы стоим», – заявил на брифинге в Лугове председатель дорожного комитета Пётр Лис.",
            "Пётр Лис",
        ),
        (
            "«Ми стоїмо», – повідомила в середу в Лугові заступниця голови ради Марта Коваль.",
            "Марта Коваль",
        ),
        ("“We stay,” said at a briefing in Millford harbour master Marta Koval.", "Marta Koval"),
        # A place or a rank in front of a name is no part of it.
        ("«Мы стоим», – сказала жительница района Северный Марта Коваль.", "Марта Коваль"),
        ("«Мы стоим», – сказала в Лугове Марта Коваль.", "Марта Коваль"),
        ("“We stay,” Ch Supt Marta Koval said.", "Marta Koval"),
        # Whoever was named in full in another case alone is called by the last name.
        ("Суд выслушал Петра Лугова. «Мы стоим», – сказал Лугов.", "Лугов"),
        ("Слова Петра Лугова передаёт сайт. «Мы стоим», – сказал Лугов.", "Лугов"),
        ("Суд вислухав Петра Лугова. «Ми стоїмо», – сказав Лугов.", "Лугов"),
        ("„Zostajemy tu” – powiedziała właścicielka młyna Marta Kowal.", "Marta Kowal"),
    ],
)
def test_a_stranger_named_in_full_beside_a_verb_speaks(text, speaker):
    (quote,) = quoted(text)
    assert quote[0] == speaker
    event = made_of(text).event
    assert speaker in event.actors
    assert not [note for note in event.review if note.startswith("speaker:")]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” a woman said.",
        "A woman in Old Mill said: “We stay.”",
        "“We stay,” she told Marta Koval.",
        "“We stay,” she said yesterday, Marta Koval was away.",
        "За словами Марти Коваль, «ми стоїмо».",  # another case than that of a dictionary
        "Жители Заречного сказали: «Мы стоим».",  # a noun that opens a sentence, and no name
        "У печері Кришталева Долина, яку вода закрила, рятувальники сказали: «Ми тут».",
    ],
)
def test_what_is_no_subject_or_no_name_speaks_nothing(text):
    assert quoted(text) == []


def test_where_somebody_on_file_is_named_strangers_stay_strangers():
    koval = Actor(id="marta-koval", name="Marta Koval", kind="person", side="none", role="owner")
    known = Knowledge.of(Record(vocabulary=VOCABULARY, actors=Registry.of([koval])))
    text = "Marta Koval said little. “We stay,” Emil Vrana said."
    event = made_of(text, known).event
    assert (event.speaker, event.quotes) == ("marta-koval", ())
    assert known.record.actors.entries == (koval,)
    alone = made_of("“We stay,” Emil Vrana said.", known).event
    assert [quote.speaker for quote in alone.quotes] == ["Emil Vrana"]


TRUST = Actor(id="weir-trust", name="Weir Trust", kind="other", side="none", role="charity")


@pytest.mark.parametrize("on_file", [(), (TRUST,)])
@pytest.mark.parametrize("name", ["Emil Vrana", "Dr Emil Vrana", "E. Vrana", "Eva Vrana-Lis"])
@pytest.mark.parametrize(
    "said",
    [
        "“We stay,” {name} of the Regional Weir Trust added.",
        "{name}, of the Weir Trust, warned: “We stay.”",
        "{name} from the Weir Trust: “We stay.”",
        "{name}, a ranger at the Weir Trust, told reporters: “We stay.”",
        "{name} (Weir Trust) said: “We stay.”",
        "{name}, Weir Trust, said: “We stay.”",
        "“We stay,” says Weir Trust director {name}.",
        "“We stay,” said {name} with the Weir Trust.",
    ],
)
def test_words_of_somebody_of_a_body_are_never_those_of_the_body(said, name, on_file):
    known = Knowledge.of(Record(vocabulary=VOCABULARY, actors=Registry.of(on_file)))
    event = made_of(said.format(name=name), known).event
    speakers = {quote.speaker for quote in event.quotes} | {event.speaker}
    assert speakers <= {None, name.removeprefix("Dr ")}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Річкове товариство", "Тарас Лис, Річкове товариство, додав: «Ми стоїмо»."),
        ("Велтранс", "«Ми стоїмо», – сказав Тарас Лис (Велтранс)."),
        ("Речное общество", "Глеб Лис (Речное общество) отметил: «Мы стоим»."),
        ("Велтранс", "Глеб Лис из Велтранса: «Мы стоим»."),
        ("Veltrans", "Jan Lis (Veltrans): „Zostajemy tu”."),
    ],
)
def test_nor_are_they_in_letters_with_cases(body, said):
    entry = Actor(id="body", name=body, kind="other", side="none", role="company")
    known = Knowledge.of(Record(vocabulary=VOCABULARY, actors=Registry.of([entry])))
    event = made_of(said, known).event
    assert "body" not in {quote.speaker for quote in event.quotes} | {event.speaker}


def test_who_is_told_of_in_a_record_that_knows_its_people_is_proposed_in_a_note():
    few, many = (
        Knowledge.of(Record(vocabulary=VOCABULARY, actors=Registry.of(on_file(number))))
        for number in (20, 21)
    )
    text = "“We stay,” Emil Vrana said."
    assert [quote.speaker for quote in made_of(text, few).event.quotes] == ["Emil Vrana"]
    event = made_of(text, many).event
    assert (event.speaker, event.actors, event.quotes) == (None, (), ())
    assert any("{speaker: Emil Vrana, text: 'We stay'" in note for note in event.review)


def on_file(number: int) -> list[Actor]:
    letters = "abcdefghijklmnopqrstuvwxyz"[:number]
    return [
        Actor(id=f"ada-kov{one}l", name=f"Ada Kov{one}l", kind="person", side="none", role="owner")
        for one in letters
    ]


def test_what_happened_is_told_by_a_stranger():
    event = made_of("Floods cut the road, the mayor Marta Koval said.").event
    assert (event.kind, event.told_by) == ("flood", ("Marta Koval",))


def test_places_on_no_file_are_offered_that_of_the_dateline_first():
    text = "OLD TOWN, May 15 (Wire) - Floods cut the road in Green County."
    (note,) = [note for note in made_of(text).notes if note.text.startswith("places:")]
    assert note.text.endswith("happened: places: [Old Town] | places: [Green County]")
    assert [choice.label for choice in note.questions[0].choices] == [
        *("Old Town, where the report was written", "Green County"),
        *("add a place", "it has no place"),
    ]


@pytest.mark.parametrize(
    ("site", "outlet"), [("Valley Post", "Valley Post"), ("post.example", "unidentified")]
)
def test_a_saved_page_names_its_outlet(site, outlet):
    seed = seedtext.loads(PAGE.format(site=site).encode(), name="page.html")
    (source,) = draft_with(seed, KNOWN).event.sources
    assert (source.outlet, source.url) == (outlet, "https://post.example/weir")


@pytest.mark.parametrize(
    ("article", "lang"),
    [
        ("Вони сказали: «Мира не буде». Її дім стоїть і є цілий, її сім’я її чекає.", "uk"),
        ("Они сказали: «Мира не будет». Мы ждём, и это было давно, и мы стоим.", "ru"),
        ("Їй сказали: «Мы стоим». Її дім стоїть і є цілий, її сім’я її чекає.", "ru"),
    ],
)
def test_words_without_a_letter_that_tells_are_in_the_language_of_the_article(article, lang):
    quote = article.partition("«")[2].partition("»")[0]
    assert language.of(quote, article) == lang


def test_of_very_many_words_of_speech_each_is_found_once():
    text = "said " * 40_000 + "Ann Lee says"
    started = process_time()
    found = [match.start() for match in speeches(text, 0, len(text))]
    assert process_time() - started < 5
    assert found == [*range(0, 200_000, 5), text.index("says")]


@pytest.mark.parametrize("text", ["He said that she told us: no.", "Nothing.", "", "said. Says he"])
def test_words_of_speech_are_found_as_one_after_the_other(text):
    at, found = 0, []
    while cue := first_speech(text, at, len(text)):
        found.append(cue.span())
        at = cue.end()
    assert [cue.span() for cue in speeches(text, 0, len(text))] == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Court acquits a miller\n\nA court in Millford acquitted a miller of theft. Judge Anna "
            "Reed said the proof was thin.\n\n“We will appeal,” lawyer Max Stone said.",
            "Anna Reed",
        ),
        (
            "Greens win\n\nThe Greens won 54 seats of 101 on Sunday, the commission said. Prime "
            "Minister Ian Holt gave up.\n\n“The people have chosen,” Holt said.",
            "Ian Holt",
        ),
        (
            "Банк підняв ставку\n\nБанк Луговіна у вівторок підняв ставку до шести відсотків.\n\n"
            "«Ми ще не закінчили», — сказала голова банку Рита Мох.",
            "Рита Мох",
        ),
        (
            "Оппозиция победила\n\nСоюз получил 54 места из 101, сообщила комиссия.\n\n"
            "«Народ сделал выбор», — сказал премьер-министр Ян Хольт.",
            "Ян Хольт",
        ),
    ],
)
def test_what_a_stranger_says_of_a_subject_without_words_leaves_the_kind_open(text, speaker):
    made = made_of(text)
    assert (made.event.kind, made.event.speaker) == ("undecided", None)
    assert speaker in made.event.actors
    assert [note for note in made.event.review if note.startswith("kind: ")]


@pytest.mark.parametrize(
    "text",
    [
        "Miller: the weir is safe\n\nMarta Koval said that it was safe.",
        "Мельниця стоїть\n\nВласниця млина Марта Коваль сказала, що мельниця стоїть.",
    ],
)
def test_what_a_stranger_says_first_of_all_is_a_statement(text):
    assert made_of(text).event.kind == "statement"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Міська голова Марта Коваль:\n«Ми стоїмо, бо вже пізно».", "Марта Коваль"),
    ],
)
def test_whoever_stands_beside_words_is_offered_first(text, name):
    known = Knowledge.of(Record(vocabulary=VOCABULARY, actors=Registry.of(on_file(21))))
    event = made_of(text, known).event
    (note,) = [note for note in event.review if note.startswith("quotes:")]
    offered = note.partition("{speaker: ")[2].partition(",")[0]
    assert name in offered.split(" | ")[0]
