"""The converter: golden articles, a seed on file, and what it promises about a person's work."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.built import SITE
from tests.properties import tried
from timeline.check import problems as check
from timeline.check.files import read_seeds
from timeline.convert import Draft, Outcome, Result, as_json, convert, draft, drafts, filed
from timeline.convert.drafting.decisions import Weight
from timeline.convert.drafting.draft import draft_with
from timeline.convert.drafting.title import slug
from timeline.convert.files import read
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.names.names import Gazetteer
from timeline.convert.reading.article import Article
from timeline.convert.speaking.found import READ
from timeline.convert.words import date_expressions
from timeline.convert.words.wording import excerpt
from timeline.formats import eventfile, seedtext
from timeline.model import Event, EventDate, InputError, Status
from timeline.record import Content, Record, read_content
from timeline.text import drafted

GOLDEN = Path(__file__).parent / "golden" / "convert"
ARTICLES = sorted(p for p in (GOLDEN / "seeds").iterdir() if p.suffix in {".txt", ".html"})
INTERVIEW = SITE / "seeds" / "president-on-the-ballot.txt"
CONTENT = read_content(GOLDEN / "record")
RECORD = CONTENT.record
KNOWN = Knowledge.of(RECORD)


def made_of(text: str, *, date: str = "2019-05-15") -> Draft:
    """The draft of an article with this text, reported on this day."""
    return draft_with(seedtext.parse(f" date {date} {text}", name="article.txt"), KNOWN)


def said(made: Draft) -> list[tuple[str, str]]:
    """Who said what."""
    return [(quote.speaker, quote.text) for quote in made.event.quotes]


# Golden twins


def test_the_golden_record_is_sound():
    assert CONTENT.problems == ()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_golden_article_gives_its_twins(path):
    made = draft_with(read(path), KNOWN)
    assert json.loads(as_json(made)) == json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert eventfile.dumps(filed(made)) == path.with_suffix(".md").read_text("utf-8")


def test_no_golden_twin_is_left_over():
    stems = {path.stem for path in ARTICLES}
    assert {path.stem for path in (GOLDEN / "seeds").iterdir()} == stems


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_golden_draft_reads_back_as_it_was(path):
    event = draft_with(read(path), KNOWN).event
    assert eventfile.loads(eventfile.dumps(event), name=event.file_name) == event


# A seed in labelled paragraphs, with the record that it was made into


def without_seeds(content: Content) -> Record:
    """The record as if its events had not been made from seeds."""
    bare = [msgspec.structs.replace(event, seeds=(), quotes=()) for event in content.events]
    return content.registry_record.of_events(bare)


@pytest.fixture(scope="module")
def interview() -> Draft:
    return draft(read(INTERVIEW), without_seeds(read_content(SITE / "content")))


def test_a_labelled_seed_gives_date_speaker_venue_and_both_outlets(interview):
    event = interview.event
    assert (str(event.date), str(interview.reported), event.kind) == (
        "2021-06-04",
        "2021-06-04",
        "statement",
    )
    assert (event.speaker, event.venue) == (
        "otto-lind",
        "Interview with Highland One and Upland Press",
    )
    assert [source.outlet for source in event.sources] == ["highland-one", "upland-press"]
    assert event.status is Status.DRAFT


def test_a_labelled_seed_gives_the_actors_and_places_of_its_main_part(interview):
    assert interview.event.actors == (
        "otto-lind",
        "river-guard",
        "ford-band",
    )
    assert interview.event.places == ("highland-province", "lowland-province")


def test_a_labelled_seed_gives_its_quotes_word_for_word(interview):
    text = INTERVIEW.read_text(encoding="utf-8")
    pieces = [spoken.piece for spoken in interview.quotations]
    starts = [
        "win a pawn",
        "Even so, their [the raiders’] first aim",
        "amid the failures of the Vale at the dam",
        "noisy effect",
        "The other side tried to cross",
    ]
    quotes = [quote.text for quote in interview.event.quotes]
    assert [text[p.words.start : p.words.end] for p in pieces] == quotes
    assert [quote[: len(start)] for quote, start in zip(quotes, starts, strict=True)] == starts
    assert {quote.speaker for quote in interview.event.quotes} == {"otto-lind"}


def test_a_labelled_seed_is_linked_to_what_is_on_file(interview):
    assert interview.event.responds_to == ("two-groups-announce-crossing",)
    assert interview.event.recalls == ("two-groups-announce-crossing",)
    assert [link.id for link in interview.same_event_as] == ["president-says-aim-is-the-ballot"]
    assert [(seed.file, seed.sha256) for seed in interview.event.seeds] == [
        (INTERVIEW.name, "df8a94531d07c0de1ff00aae087e3a263a0f35a9c81f9da59c71f84f552d0fb8")
    ]


def test_a_labelled_seed_is_recognised_as_the_event_made_from_it():
    content = read_content(SITE / "content")
    events = SITE / "content" / "events"
    (result,) = convert([INTERVIEW], content, events)
    assert result.outcome is Outcome.CONVERTED
    assert "president-says-aim-is-the-ballot" in result.message


# Dates


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("A drone hit Ladov on 12 May.", "2019-05-12", None),
        ("A drone hit Ladov on May 12, 2019.", "2019-05-12", None),
        ("A drone hit Ladov on 12.05.2019.", "2019-05-12", None),
        ("A drone hit Ladov yesterday.", "2019-05-14", None),
        ("A drone hit Ladov the day before yesterday.", "2019-05-13", None),
        ("A drone hit Ladov on Monday.", "2019-05-13", None),
        ("A drone hit Ladov on Monday evening.", "2019-05-13", "evening"),
        ("A drone hit Ladov late on 13 May.", "2019-05-13", "evening"),
        ("A drone hit Ladov on the night of 13–14 May.", "2019-05-14", "night"),
        ("A drone hit Ladov overnight.", "2019-05-15", "night"),
        ("Drones hit Ladov on 12–14 May.", "2019-05-12/2019-05-14", None),
        ("A drone hit Ladov at 03:20 on 14 May.", "2019-05-14", "03:20"),
        ("A drone hit Ladov.", "2019-05-15", None),
        ("A drone hit Ladov before the vote on 19 May.", "2019-05-15", None),
        ("A drone hit Ladov, as it did since 2 May.", "2019-05-15", None),
        ("Дрон атакував Ладов учора ввечері.", "2019-05-14", "evening"),
        ("Дрон атакував Ладов вчора ввечері.", "2019-05-14", "evening"),
        ("Дрон атаковал Ладов утром 13 мая.", "2019-05-13", "morning"),
        ("Дрон атаковал Ладов в понедельник.", "2019-05-13", None),
        # A speech has its own day; what it is about has another.
        ("Zorenko commented on Tuesday on the shelling of 12 May.", "2019-05-14", None),
        ("On 13 May, Zorenko denied that Ladov had fallen on 11 May.", "2019-05-13", None),
        # A report may be older than what it announces, by a time zone.
        ("Zorenko said on 16 May that he commented enough.", "2019-05-16", None),
    ],
)
def test_the_happening_is_dated_by_the_text(text, date, time):
    event = made_of(text).event
    assert (str(event.date), event.time) == (date, time)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("A drone hit Ladov at 3:20 a.m. Moscow time on 14 May.", ("03:20", "Europe/Moscow")),
        ("A drone hit Ladov on 14 May at 15:20 GMT.", ("15:20", "UTC")),
        ("A drone hit Ladov on 14 May at 15:20.", ("15:20", "UTC")),
    ],
)
def test_a_clock_time_has_a_zone(text, clock):
    event = made_of(text).event
    assert (event.time, event.tz) == clock


def test_a_seed_without_any_day_is_refused():
    seed = seedtext.parse("Zorenko spoke about Ladov.", name="article.txt")
    with pytest.raises(InputError) as refused:
        draft_with(seed, KNOWN)
    (problem,) = refused.value.problems
    assert problem.message == (
        "no day is named; start the file with `date YYYY-MM-DD`, the day of the report"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Fire\n\nFeb 9\n\nZorenko spoke.\n", "line 3: “Feb 9” names no year"),
        ("Zorenko spoke.\n\nA drone fell on 9 February.\n", "line 3: “9 February” names no year"),
        ("Зоренко\n\nДрон упав 9 лютого.\n", "line 3: “9 лютого” names no year"),
        (
            "Zorenko spoke on Tuesday.\n",
            "line 1: no day is named but “Tuesday”, which tells none without that of the report",
        ),
    ],
)
def test_what_a_day_lacks_is_told_with_its_line_and_what_to_write(text, why):
    raw = text.encode("utf-8")
    nothing_on_file = Record(vocabulary=RECORD.vocabulary)
    with pytest.raises(InputError) as refused:
        draft(seedtext.loads(raw, name="article.txt"), nothing_on_file)
    (problem,) = refused.value.problems
    cure = "start the file with `date YYYY-MM-DD`, the day of the report"
    assert (problem.path, problem.message) == ("article.txt", f"{why}; {cure}")


def test_of_a_page_no_line_is_named_as_its_text_has_other_lines():
    page = "<html><body><article><h1>Fire</h1><p>{}</p><p>{}</p></article></body></html>"
    told = "A drone fell on Ladov on 9 February, Zorenko said at the market. " * 3
    raw = page.format(told, told.replace("9 February", "the same day")).encode("utf-8")
    with pytest.raises(InputError) as refused:
        draft(seedtext.loads(raw, name="page.html"), Record(vocabulary=RECORD.vocabulary))
    assert refused.value.problems[0].message.startswith("“9 February” names no year; start")


# Kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A drone hit a house in Ladov, governor Ihor Tarnovsky said.", "strike"),
        ("Ihor Tarnovsky reported that a drone had hit a house.", "strike"),
        ("The Northern Dawn Legion crossed the border.", "raid"),
        ("Four hundred people were evacuated from Olkhovka.", "evacuation"),
        ("All schools in Ladov are closed.", "restriction"),
        ("The State Guard detained two men.", "detention"),
        ("Zorenko has commented on the raid.", "statement"),
        ("Zorenko said that the raid would change nothing.", "statement"),
        ("The State Guard denied that anybody had crossed the border.", "denial"),
        ("The Legion warned of strikes on Ladov.", "warning"),
        ("Mayor Oksana Belkina ordered the schools to close.", "order"),
        ("A court sentenced Marta Koval in absentia.", "legal"),
        ("The Institute of Border Studies assesses that the raid failed.", "assessment"),
        ("Тарновський спростував прорив кордону.", "denial"),
        ("Тарновский сообщил об обстреле Ольховки.", "strike"),
        ("There was no landing in Sosnovo, according to Tarnovsky.", "denial"),
        ("Rockets hit Sosnovo. There were no casualties, according to Tarnovsky.", "strike"),
        ("The Legion told drivers to stay off the ring road.", "warning"),
        ("Trams in Ladov will not run after nine, the mayor announced.", "restriction"),
        ("Everybody left Sosnovo on two lorries, the mayor said.", "evacuation"),
        ("Прилёт по Ольховке, сообщил Тарновский.", "strike"),
        ("Дело о теракте возбуждено после обстрела Ольховки.", "legal"),
    ],
)
def test_the_kind_is_judged_by_cue_words(text, kind):
    assert made_of(text).event.kind == kind


# Names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ladov and Tern oblasts", ["ladov-oblast", "tern-oblast"]),
        ("Ladov, Tern and three more border oblasts", ["ladov-oblast", "tern-oblast"]),
        ("в Ладовской, Тернской и ещё двух областях", ["ladov-oblast", "tern-oblast"]),
        ("Ladov and two oblasts", ["ladov"]),
        ("Tern province", ["tern-oblast"]),
        ("Ladov or Tern oblast", ["ladov-oblast", "tern-oblast"]),
        ("Ladov, Sosnovo", ["ladov", "sosnovo"]),
        ("В Ладовской и Тернской областях", ["ladov-oblast", "tern-oblast"]),
        ("у Вільхівці та Ладові", ["olkhovka", "ladov"]),
        ("Zemland 1 reports", ["radio-zemland"]),
        ("the Northern Dawn Legion's men", ["northern-dawn-legion"]),
        ("the Legion of the\nNorthern Dawn", ["northern-dawn-legion"]),
        ("Легіону «Північна зоря»", ["northern-dawn-legion"]),
        ("a Ladov-based firm", []),
        ("sg and SG", ["state-guard"]),
        ("vesna is spring", []),
        # An adjective of a town is its region's beside what a region has, and open beside all else.
        ("ладовский губернатор", ["ladov-oblast"]),
        ("ладовский аэропорт", []),
        ("ЗОРЕНКО Pavlo ZORENKO", ["pavlo-zorenko", "pavlo-zorenko"]),
        ("Zorenko’s words", ["pavlo-zorenko"]),
        ("Mykola Zorenko", []),
        ("On 12 March Zorenko", ["pavlo-zorenko"]),
        # Other ways to write Cyrillic names in Latin letters.
        ("Olkhowka and Ihor Tarnovskyi", ["olkhovka", "ihor-tarnovsky"]),
        ("Wilkhiwka", ["olkhovka"]),
        ("на Ладовщине и Тернщине", ["ladov-oblast", "tern-oblast"]),
        ("President Zorenko", ["pavlo-zorenko"]),
        ("The Border Battalion left. The Battalion is back.", ["border-battalion"] * 2),
    ],
)
def test_names_are_found_by_any_spelling(text, found):
    mentions = Gazetteer.of(RECORD).find(text)
    assert [m.actor or m.place or m.outlet for m in mentions] == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A drone hit Olkhovka, the Ladov governor said.", ("olkhovka",)),
        ("A drone hit Sosnovo, the Ladov mayor said.", ("sosnovo",)),
        ("The Ladov governor denied everything.", ("ladov-oblast",)),
        ("A drone hit a house in Zemland.", ("zemland",)),
        ("A drone hit Ladov in Zemland at noon Sosnovo time.", ("ladov",)),
        ("LADOV (Agency Vesna) - A drone hit Sosnovo.", ("sosnovo",)),
        ("A drone hit Sosnovo and not Ladov.", ("sosnovo",)),
        ("17:05 — A drone hit Sosnovo.\n\n15:40 — Sirens in Ladov.", ("sosnovo",)),
    ],
)
def test_places_are_those_of_the_happening(text, places):
    assert made_of(text).event.places == places


def test_names_of_the_background_do_not_count():
    made = made_of("Zorenko spoke in Ladov.\n\nBackground: Tarnovsky had been to Sosnovo.")
    assert (made.event.actors, made.event.places) == (("pavlo-zorenko",), ("ladov",))


def test_an_unknown_name_is_proposed_and_not_guessed():
    made = made_of(
        "Pavlo Zorenko spoke in Ladov. Yesterday Anna Novak opened a ferry to Dubrava, and the "
        "Quiet River Guild has sent Max Reed of Oldfield there."
    )
    assert made.event.review[-2] == (
        "actors: “Anna Novak”, “Quiet River Guild” are on no file; whoever has a part in this is "
        "added: actors: [pavlo-zorenko, Anna Novak, Quiet River Guild]"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Alpine Club lent tents to Corvo.", ["Alpine Club"]),
        ("Engineer Piotr Nowak of the Water Board agreed.", ["Piotr Nowak"]),
        ("Firefighters from Lower Moravia and French volunteers came.", []),
        ("Вчора Суддя Лариса Панченко закрила справу у Новосілках.", ["Лариса Панченко"]),
        ("Фірма «Місток» збудувала дім.", ["Місток"]),
        ("Школи Зеленого Гаю закрили на тиждень.", []),
        ("Инженер Алла Рябова показала станцию гостям из Праги.", ["Алла Рябова"]),
        ("Гости из Норвегии уехали, а суд Зареченска закрыл дело.", []),
        ("Красный Полумесяц прислал лекарства.", ["Красный Полумесяц"]),
    ],
)
def test_only_whole_names_that_act_are_proposed(text, names):
    notes = made_of(f"Zorenko spoke in Ladov. {text}").event.review
    told = [note.partition(" on no file")[0] for note in notes if " on no file; " in note]
    assert re.findall("“(.+?)”", " ".join(told)) == names


def test_a_lone_surname_is_noted():
    notes = made_of("Belkina commented on the raid.").event.review
    told = "only “Belkina” is written, taken to mean Oksana Belkina (oksana-belkina)"
    assert f"actors: delete whoever is not meant: {told}" in notes


def test_notes_are_at_most_five_and_the_weightiest_come_first():
    made = draft_with(
        seedtext.parse(
            'A word on the harvest\n\nBelkina and Peter Miller met. "It is late," residents said.'
            '\n\n"We go," she said. It is 14 May. She spoke at 10:40 a.m. near Dubrava Hill.',
            name="a.txt",
        ),
        KNOWN,
    )
    begun = [note.split(":")[0] for note in made.event.review]
    assert len(begun) == 5
    assert begun[0] == "quotes"
    assert "title and summary" in begun


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Zorenko commented on the raid in Ladov.", "Pavlo Zorenko comments on raids in Ladov"),
        ("Zorenko commented on the harvest in Ladov.", "Pavlo Zorenko comments on Ladov"),
        ("Zorenko commented on the harvest.", "Pavlo Zorenko: statement"),
        (
            "A drone hit a mill in Sosnovo, Tarnovsky said.",
            "Strike reported in Sosnovo, Ihor Tarnovsky says",
        ),
    ],
)
def test_a_title_says_who_and_what(text, title):
    event = made_of(text).event
    assert event.title == title
    kind = RECORD.vocabulary.kind[event.kind]
    speaker = RECORD.actors[event.speaker].name if event.speaker else ""
    assert drafted.is_title(title, kind, speaker, ["raids", "strikes", "Ladov"])
    assert not drafted.is_title("Zorenko doubts the harvest", kind, speaker, ["raids", "Ladov"])
    assert drafted.is_summary(event.summary)


def test_the_article_itself_is_a_source_with_headline_address_and_day():
    made = draft_with(
        seedtext.parse(
            "date 2019-05-15\nhttps://unheard.example/mill\n\nMill burns in Sosnovo\n\n"
            "A drone hit a mill in Sosnovo, Ihor Tarnovsky said.\n",
            name="a.txt",
        ),
        KNOWN,
    )
    assert [(one.outlet, one.title, one.url, str(one.published)) for one in made.event.sources] == [
        ("unidentified", "Mill burns in Sosnovo", "https://unheard.example/mill", "2019-05-15")
    ]


def test_a_live_page_is_told_to_be_one():
    made = made_of(
        "Live\n\n17:05 — A drone hit a mill in Sosnovo.\n\n16:10 — Zorenko spoke in Ladov.\n"
    )
    assert made.event.review[0].startswith("this is a live page of several reports")


# Quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Zorenko said: "We will see."', [("pavlo-zorenko", "We will see.")]),
        ("Zorenko said: “We will see.”", [("pavlo-zorenko", "We will see.")]),
        ("«Побачимо завтра», – сказав Зоренко.", [("pavlo-zorenko", "Побачимо завтра")]),
        ("Зоренко заявил: „Увидим завтра“.", [("pavlo-zorenko", "Увидим завтра")]),
        (
            '"We will see," Zorenko said, "and act."',
            [("pavlo-zorenko", "We will see"), ("pavlo-zorenko", "and act.")],
        ),
        (
            "«Увидим, — сказал Зоренко, — и ответим».",
            [("pavlo-zorenko", "Увидим"), ("pavlo-zorenko", "и ответим")],
        ),
        (
            'Zorenko was brief. "We will see," he said.',
            [("pavlo-zorenko", "We will see")],
        ),
        (
            'Zorenko said: "We will see." Koval replied: "You will."',
            [("pavlo-zorenko", "We will see."), ("marta-koval", "You will.")],
        ),
        (
            'Zorenko met Tarnovsky. "All is calm," the governor added.',
            [("ihor-tarnovsky", "All is calm")],
        ),
        ('Zorenko called it "unwise".', [("pavlo-zorenko", "unwise")]),
        ('"No!" Zorenko said.', [("pavlo-zorenko", "No!")]),
        ('Zorenko opened the "Harvest" fair.', []),
        ('Zorenko spoke of the Legion "Northern Dawn".', []),
        ("Зоренко назвал Легион «Северная заря» угрозой.", []),
        (
            "Zorenko spoke.\n\nQuote from Koval: “First words.\n\nSecond words.\n\nThird words.”",
            [
                ("marta-koval", "First words.\n\nSecond words.\n\nThird words."),
            ],
        ),
        (
            "Zorenko spoke.\n\nQuote from Koval: No marks at all.",
            [("marta-koval", "No marks at all.")],
        ),
        ('Zorenko spoke.\n\nBackground: Koval had said: "Wait for us."', []),
        ('Somebody said: "We will see."', []),
        # Those whom nobody knows are no known speaker, however near he stands.
        ("Zorenko spoke. A driver at the depot shrugged: “We will see.”", []),
        ("Zorenko spoke. “We will see,” a driver at the depot said.", []),
        ("Zorenko spoke. “We will see,” said Anna Novak, a driver.", []),
        ("Zorenko spoke. Anna Novak, a driver: “We will see.”", []),
        (
            "Ladov is calm.\n\nZorenko has previously called it “unwise and late”.",
            [("pavlo-zorenko", "unwise and late")],
        ),
        (
            "The spokeswoman of the Northern Dawn Legion said: “We stay.” Later Koval left.",
            [("marta-koval", "We stay.")],
        ),
        ("Governor Tarnovsky: “All is calm.”", [("ihor-tarnovsky", "All is calm.")]),
        ("'We will see,' Zorenko said.", [("pavlo-zorenko", "We will see")]),
        (
            "The rivers are high and the roads are closed, said Marta Koval of the Legion. "
            "“We wait,” she said.",
            [("marta-koval", "We wait")],
        ),
        (
            "Zorenko dismissed as “a made-up story” reports that Ladov was taken.",
            [("pavlo-zorenko", "a made-up story")],
        ),
        (
            "Zorenko called it “a fairy tale” and said that the guests had gone.",
            [("pavlo-zorenko", "a fairy tale")],
        ),
        (
            "“We stay”: Koval on the floods\n\nMarta Koval spoke at noon.\n\nLadov is calm.",
            [("marta-koval", "We stay")],
        ),
        (
            "'Go now': a warning to Ladov\n\nKoval spoke.\n\n“Take the children and go now,” "
            "Koval said.",
            [("marta-koval", "Go now"), ("marta-koval", "Take the children and go now")],
        ),
        (
            "Zorenko spoke. Ladov, according to him, “was asleep by nine”.",
            [("pavlo-zorenko", "was asleep by nine")],
        ),
        ("Zorenko saw the drivers' depot and the mayors' hall.", []),
        (
            "В Ладове тихо.\n\n— Увидим, — сказал Зоренко. — И ответим.",
            [("pavlo-zorenko", "Увидим"), ("pavlo-zorenko", "И ответим")],
        ),
        (
            "У Ладові тихо.\n\n– Побачимо завтра, – зазначив Зоренко.",
            [("pavlo-zorenko", "Побачимо завтра")],
        ),
        ("В Ладове тихо.\n\n— Дороги, — школы и сады. — Рынки.", []),
        (
            "“We stay”\n\nInterview with Marta Koval\n\nWhy?\n\n“We stay because we live.”",
            [("marta-koval", "We stay because we live.")],
        ),
    ],
)
def test_quotes_have_their_speakers(text, expected):
    assert said(made_of(text)) == expected


# Words that are nobody's on file, or may be one's or another's, are left to a person.
UNTOLD = (
    'Zorenko spoke.\n\n"We stay," residents said.',
    'Zorenko spoke.\n\n"We stay," a source told Border Post.',
    'Zorenko spoke.\n\n"We stay," Anna Novak, a teacher, quipped.',
    'Zorenko spoke.\n\nThe health ministry denied it: "We stay."',
    'Zorenko spoke.\n\n"We stay," the ministry said.',
    'Zorenko spoke.\n\n"We stay," they said.',
    'Zorenko spoke.\n\nNovak replied: "We stay."',
    'Zorenko spoke.\n\n"We stay," the Upland president said.',
    'Zorenko spoke.\n\n"We stay," the minister said.',
    'Zorenko spoke.\n\nThe president of Upland, Anna Novak, objected, saying "We stay."',
    'Zorenko spoke.\n\nNeighbours told another story.\n\n"We stay."',
    'Zorenko and Koval spoke.\n\n"We stay."',
    'Tarnovsky met Zorenko. "We stay," he said.',
    'Zorenko spoke. "We stay," his spokesman told reporters.',
    'Zorenko spoke. "We stay," according to a leaflet.',
    # Somebody without a name, or with one that ends as peoples do, speaks in between.
    "Zorenko spoke. A driver, who gave no name, said that it rains. “We stay,” he added.",
    "Zorenko spoke. “It is bluff,” said Julian Thorne, a fellow in Oakford. “We stay,” he added.",
    # A name in another sentence, or in a case that no subject has.
    'Zorenko spoke, Tarnovsky says. The guests I met call it "a quiet year in the north".',
    "Ведучий нагадав про слова Зоренка і запитав: «А ви лишитесь?»",
    'Zorenko spoke. A resident told Zorenko: "We stay."',
    "Как сообщил Зоренко, жительница села рассказала врачам: «Мы остаёмся».",
    'After the visit of Zorenko, residents said: "We stay."',
    'On the day of Zorenko\'s vote, people report: "We stay."',
    'Zorenko\'s army said: "We stay."',
    "Президент Павел Зоренко выступил.\n\n«Мы остаёмся», — сообщили в штабе.",
    "Губернатор Игорь Тарновский выступил.\n\n«Мы остаёмся», — сказал губернатор Тернской области.",
    "Президент Павло Зоренко виступив.\n\n«Ми лишаємось», — сказав речник.",
)


@pytest.mark.parametrize("text", UNTOLD)
def test_words_that_are_not_told_to_be_somebodys_are_nobodys(text):
    made = made_of(text)
    assert said(made) == []
    assert any(note.startswith("quotes: nobody on file") for note in made.event.review)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Zorenko spoke.\n\n"We stay."', "pavlo-zorenko"),
        ('Zorenko spoke. Koval denied it.\n\n"We stay."', "marta-koval"),
        ('Zorenko spoke of Koval. "We stay," the Zemland president said.', "pavlo-zorenko"),
        ('Zorenko spoke.\n\n"We stay," Agency Vesna cites Koval.', "marta-koval"),
        (
            'The Zemland Defense Ministry reported. "We stay," the ministry said.',
            "zemland-defence-ministry",
        ),
        ('Zorenko spoke on Telegram.\n\n"We stay," the statement says.', "pavlo-zorenko"),
        ('Zorenko was brief. "We stay," Zorenko quipped.', "pavlo-zorenko"),
        ("Президент Павел Зоренко выступил.\n\nПо его словам, «мы остаёмся».", "pavlo-zorenko"),
    ],
)
def test_words_have_a_speaker_whom_the_article_tells(text, speaker):
    assert [by for by, _ in said(made_of(text))] == [speaker]


@pytest.mark.parametrize(
    "text", ['Zorenko called the "buffer zone" late.', 'Zorenko watched the film "Snow in May".']
)
def test_what_something_is_called_is_no_quote(text):
    assert said(made_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        'Zorenko spoke.\n\nUpland President Anna Novak replied: "We stay."',
        'Zorenko spoke.\n\nAsked about Zorenko, Anna Novak said: "We stay."',
        'Zorenko spoke.\n\n"We stay," said Anna Novak, an adviser to Zorenko.',
        'Zorenko spoke.\n\nA driver at the depot said: "We stay."',
    ],
)
def test_words_of_somebody_on_no_file_are_told_in_a_note_that_weighs_little(text):
    made = made_of(text)
    assert said(made) == []
    told = [note for note in made.notes if "We stay" in note.text]
    assert [note.weight for note in told] == [Weight.CLAIMS]


def test_what_is_spoken_behind_dashes_with_no_word_of_the_writer_is_told_in_a_note():
    made = made_of("Зоренко ответил.\n\n— Вы уедете?\n\n— Нет, мы остаёмся.\n\n— Мы дома.")
    assert said(made) == []
    assert any(
        note.startswith("quotes: “Нет, мы остаёмся.”, “Мы дома.” is spoken behind")
        for note in made.event.review
    )


def test_items_of_a_list_are_nothing_that_is_spoken():
    made = made_of("Зоренко выступил в Ладове.\n\n— Рынок закрыт.\n\n— Школы открыты.")
    assert not any(note.startswith("quotes:") for note in made.event.review)


def test_a_quote_without_a_speaker_is_kept_as_a_note_that_names_who_was_considered():
    notes = made_of('Zorenko spoke. "We will see," drivers said.').event.review
    assert (
        "quotes: nobody on file is told to have said what follows; leave it out, or paste a line "
        "below quotes: - {speaker: pavlo-zorenko, text: 'We will see', source: s1} "
        "(“said” beside it)"
    ) in notes


def test_a_line_to_paste_holds_any_words(site):
    put(
        site,
        "one.txt",
        """ date 2019-05-20 Zorenko spoke in Ladov. "We'll: see # it," drivers said.""",
    )
    (result,) = run(site)
    assert result.file is not None
    text = result.file.read_text("utf-8")
    (line,) = re.findall("- [{]speaker.*?[}]", text)
    pasted = text.replace("\nsources:", f"\nquotes:\n{line}\nsources:")
    (quote,) = eventfile.loads(pasted, name=result.file.name).quotes
    assert (quote.speaker, quote.text) == ("pavlo-zorenko", "We'll: see # it")


def test_a_quote_with_invisible_characters_is_kept_as_a_note():
    made = made_of('Zorenko said: "We will\u200b see."')
    assert said(made) == []
    assert any(note.startswith("quotes: “We will see.”") for note in made.event.review)


def test_an_inferred_speaker_is_noted_with_the_words_that_tell_him():
    made = made_of('Koval met nobody. "We will see," the spokeswoman said.')
    assert [note for note in made.event.review if "see who speaks" in note] == [
        "quotes: see who speaks, and write another speaker or delete the quote where it is not "
        "right: “We will see” was given to Marta Koval, "
        "meant by a word beside them (“the spokeswoman said”)"
    ]


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("Pro-Ladov fighters shelled Sosnovo.", (), ("sosnovo",)),
        ("Shells hit Sosnovo, which borders Tern Oblast.", (), ("sosnovo",)),
        ("Shells hit Sosnovo on the day of Zorenko's vote.", (), ("sosnovo",)),
        (
            "Shells hit Sosnovo, says Zorenko's Telegram post.",
            ("pavlo-zorenko",),
            ("sosnovo",),
        ),
    ],
)
def test_who_and_what_is_merely_mentioned_takes_no_part(text, actors, places):
    event = made_of(text).event
    assert (event.actors, event.places) == (actors, places)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tarnovsky claimed that a drone hit Sosnovo.", "strike"),
        ("A drone hit Sosnovo. The mayor has not commented.", "strike"),
        ("Koval has not commented on a drone over Ladov. A drone hit Sosnovo.", "strike"),
    ],
)
def test_a_claim_is_of_what_happened_and_silence_is_no_comment(text, kind):
    assert made_of(text).event.kind == kind


def test_whose_account_a_happening_is_stands_in_the_draft():
    assert made_of("A drone fell on Ladov, Tarnovsky said.").event.told_by == ("ihor-tarnovsky",)
    assert made_of("A drone fell on Ladov, residents said.").event.told_by == ()


# Venue and sources


@pytest.mark.parametrize(
    ("source", "speaker", "venue", "outlets"),
    [
        (
            "Zorenko in an interview with Radio Zemland and Agency Vesna",
            "pavlo-zorenko",
            "Interview with Radio Zemland and Agency Vesna",
            ["radio-zemland", "agency-vesna"],
        ),
        ("Zorenko on Telegram", "pavlo-zorenko", "Telegram", ["telegram"]),
        ("Zorenko, телеграм-канал", "pavlo-zorenko", "Telegram", ["telegram"]),
        ("Zorenko at a briefing; Border Post", "pavlo-zorenko", "Briefing", ["border-post"]),
        ("Legion spokeswoman Koval", "marta-koval", None, ["unidentified"]),
    ],
)
def test_the_source_line_names_speaker_venue_and_outlets(source, speaker, venue, outlets):
    event = made_of(f"Comments were made on the raid.\n\nSource: {source}").event
    assert (event.speaker, event.venue) == (speaker, venue)
    assert [one.outlet for one in event.sources] == outlets


# Same events


@pytest.mark.parametrize(
    ("text", "date", "same"),
    [
        (
            "The Zemland Defence Ministry commented: the raid was repelled with heavy losses.",
            "2019-05-13",
            ["ministry-says-raid-repelled"],
        ),
        (
            "The Zemland Defence Ministry commented: the raid was repelled with heavy losses.",
            "2019-05-14",
            ["ministry-says-raid-repelled"],
        ),
        (
            "The Zemland Defence Ministry commented: the raid was repelled with heavy losses.",
            "2019-05-16",
            [],
        ),
        ("The Zemland Defence Ministry commented on the harvest.", "2019-05-13", []),
        (
            "Shelling of Olkhovka left one house damaged on 12 May, Tarnovsky said.",
            "2019-05-13",
            ["olkhovka-shelling"],
        ),
        ("A drone hit a bus in Olkhovka on 12 May.", "2019-05-13", []),
    ],
)
def test_a_second_report_is_recognised(text, date, same):
    assert [link.id for link in made_of(text, date=date).same_event_as] == same


# Writing files


@pytest.fixture
def site(tmp_path) -> Path:
    copytree(GOLDEN / "record", tmp_path / "content")
    (tmp_path / "seeds").mkdir()
    return tmp_path


def put(site: Path, name: str, text: str) -> Path:
    path = site / "seeds" / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def run(site: Path, *seeds: Path) -> list[Result]:
    chosen: Sequence[Path] = seeds or sorted((site / "seeds").iterdir())
    content = read_content(site / "content")
    return list(convert(chosen, content, site / "content" / "events"))


def snapshot(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / "content" / "events").iterdir()}


STATEMENT = " date 2019-05-20 Zorenko commented on the harvest in Ladov."


UNDATED = "{}\n\nA drone hit Sosnovo, Tarnovsky said.\n\nHe wrote no more about it."


@pytest.mark.parametrize(
    ("line", "reported", "outlets"),
    [
        ("14.05.2019, 09:12 | radio.example", "2019-05-14", ["radio-zemland"]),
        ("«Радио Земландия» | 14 мая 2019 г.", "2019-05-14", ["radio-zemland"]),
        ("Border Post, 14/05/2019", "2019-05-14", ["border-post"]),
        ("Region live: Tuesday, May 14, 2019", "2019-05-14", ["unidentified"]),
        ("Border Post\n14 May 2019", "2019-05-14", ["border-post"]),
    ],
)
def test_a_line_at_the_top_tells_the_day_and_the_outlet(line, reported, outlets):
    made = draft_with(seedtext.parse(UNDATED.format(line), name="article.txt"), KNOWN)
    assert str(made.reported) == reported
    assert [source.outlet for source in made.event.sources] == outlets


def test_the_last_line_may_tell_the_day_and_the_outlet():
    told = "На Сосново вечером 13 мая упал дрон.\n\nДорога закрыта."
    text = f"{told}\n\nОнлайн Радио Земландия, 14 мая 2019"
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert (str(made.reported), str(made.event.date)) == ("2019-05-14", "2019-05-13")
    assert [source.outlet for source in made.event.sources] == ["radio-zemland"]


@pytest.mark.parametrize(
    ("rest", "year", "whose"),
    [
        ("", "2019", "the other events"),
        # What an article tells of may have been in any year.
        ("It was the first since 2014.", "2019", "the other events"),
        ("It is raining.\n\n© Agency Vesna, 2018", "2018", "the page"),
    ],
)
def test_a_dateline_takes_its_year_from_the_page_or_from_the_record_with_a_note(rest, year, whose):
    report = "LADOV, May 14. /VESNA/. A drone hit Sosnovo, Tarnovsky said."
    made = draft_with(seedtext.parse(f"{report}\n\n{rest}", name="article.txt"), KNOWN)
    assert str(made.reported) == f"{year}-05-14"
    (told,) = [n for n in made.event.review if f"names no year; that of {whose} was taken" in n]
    assert "published: YYYY-MM-DD below sources" in told


@pytest.mark.parametrize(
    ("text", "today", "day", "whose"),
    [
        ("Fire\n\n9 дек\n\n{}", None, "2020-12-09", "the latest date in the article"),
        ("Дрон упал 9 декабря.\n\n{}", None, "2020-12-09", "the latest date in the article"),
        ("Дрон упал в ночь на 4 июня, сказал Зоренко 5 июня 2018 года.", None, "2018-06-04", ""),
        ("Fire\n\n9 дек\n\nДрон упал.", "2019-11-30", "2018-12-09", "the last such day by today"),
        ("Дрон упал 9 декабря.", "2019-11-30", "2018-12-09", "the last such day by today"),
    ],
)
def test_a_year_is_the_latest_that_the_article_names_and_no_day_is_to_come(text, today, day, whose):
    known = Knowledge.of(RECORD, today=today and date.fromisoformat(today))
    told = text.format("Дрон упал в городе, и этого никто не ждал после 24 ноября 2020 года.")
    made = draft_with(seedtext.parse(told, name="article.txt"), known)
    assert str(made.event.date) == day
    assert any(f"names no year; that of {whose}" in note for note in made.event.review)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Tuesday, 14 May", "2019-05-14"),
        ("Thursday, 14 May", "2020-05-14"),
        ("понеділок, 14 травня", "2018-05-14"),
        ("14 мая, воскресенье", "2017-05-14"),
        # In none of the years close to the record's.
        ("Saturday, 14 May", "2019-05-14"),
    ],
)
def test_a_stamp_without_a_year_is_of_the_closest_one_with_its_weekday(stamp, day):
    text = f"Fire in Sosnovo\n\n{stamp}\n\nA drone hit Sosnovo, Tarnovsky said."
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert str(made.reported) == day
    assert any("names no year; that of the weekday closest to" in n for n in made.event.review)


def test_a_line_of_the_day_sets_no_other_day_apart():
    text = "Fire\n\n9 дек\n\nДроны атаковали город. На выборах 24 ноября 2019 года победил Зоренко."
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert str(made.reported) == "2019-12-09"


def test_a_day_without_a_year_is_of_the_records_year_and_a_weekday_alone_is_none():
    made = draft_with(seedtext.parse("A drone hit Sosnovo on 14 May.", name="a.txt"), KNOWN)
    assert (str(made.event.date), made.reported) == ("2019-05-14", None)
    assert any("“14 May” names no year; that of" in note for note in made.event.review)
    with pytest.raises(InputError, match="no day is named"):
        draft_with(seedtext.parse("A drone hit Sosnovo on Monday.", name="a.txt"), KNOWN)


@pytest.mark.parametrize(
    ("lines", "reported"),
    [
        ("Agency | Ladov | Updated: 14-05-2019 19:16 IST | Created: 13-05-2019 19:10 IST", "14"),
        ("https://paper.example/news/2019/05/14/12345/", "14"),
        ("https://paper.example/2019-05-14-drone", "14"),
        ("05/14/2019 10:20", "14"),
        ("2019/05/14 10:20", "14"),
        ("2019-05-14T10:20:00+03:00", "14"),
        ("14 мая 2019", "14"),
        ("вівторок, 14 трав. 2019, 10:20", "14"),
        ("_14 May 2019_", "14"),
        ("Tuesday 14 May", "14"),
        ("14 мая, вторник", "14"),
        ("14 травня, 10:30. Весна", "14"),
        ("Вторник, 14 мая, 14:20. Весна", "14"),
        ("14.05.2019г. 14:20", "14"),
        ("14 травень 2019, 18:33", "14"),
        ("14.05, 14:20", "14"),
        ("Весна, вівторок 14.05", "14"),
        ("Весна — Новости — Область\n\n14 мая, 10:52", "14"),
        ("Yesterday, 13 May, it rained.", "14"),
        ("Вчора, 13 травня, ішов дощ.", "14"),
        ("Сегодня, 14 мая, шёл дождь.", "14"),
        ("LADOV, 14 May (vda) –", "14"),
        (
            "Modified on Wed 15 May 2019 06.15 CET\nFirst published on Tue 14 May 2019 17.05 CET",
            "14",
        ),
        ("Обновлено 15 мая 2019, 09:00. Опубликовано 14 мая 2019, 18:00", "14"),
    ],
)
def test_a_report_is_dated_by_stamps_of_any_order_and_by_its_address(lines, reported):
    text = f"{lines}\n\nA drone hit a mill in Sosnovo, Ihor Tarnovsky said.\n"
    assert str(draft_with(seedtext.parse(text, name="a.txt"), KNOWN).reported) == (
        f"2019-05-{reported}"
    )


@pytest.mark.parametrize(
    "opening", ["On Monday, 13 May, it rained.", "A day earlier, 12 May, it was dry."]
)
def test_a_day_of_the_week_or_one_counted_from_another_dates_no_report(opening):
    text = f"{opening}\n\nA drone hit a mill in Sosnovo, Ihor Tarnovsky said.\n"
    assert draft_with(seedtext.parse(text, name="a.txt"), KNOWN).reported is None


def test_a_stamp_without_a_year_may_be_the_last_line():
    text = "A drone hit a mill in Sosnovo, Ihor Tarnovsky said.\n\n14 May, 07:14\n"
    assert str(draft_with(seedtext.parse(text, name="a.txt"), KNOWN).reported) == "2019-05-14"


@pytest.mark.parametrize(
    "words",
    [
        "between 30 April and 2 May",
        "from April 30 to May 2",
        "30 April – 2 May",
        "April 30 - May 2, 2019",
        "с 30 апреля по 2 мая",
        "з 30 квітня до 2 травня",
        "с 30 апр. по 2 мая",
        "з 30 квіт. до 2 трав.",
    ],
)
def test_a_span_may_run_over_the_end_of_a_month(words):
    text = f" date 2019-05-03 Drones hit mills in Sosnovo {words}."
    found = list(date_expressions.days(text, 17, len(text), EventDate("2019-05-03")))
    assert [str(one.date) for one in found] == ["2019-04-30/2019-05-02"]


def test_a_span_may_run_over_the_end_of_a_year():
    text = "from 30 December to 2 January"
    found = list(date_expressions.days(text, 0, len(text), EventDate("2020-01-03")))
    assert [str(one.date) for one in found] == ["2019-12-30/2020-01-02"]


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2019-05-13T22:40:00Z", "Europe/Moscow", "2019-05-14"),
        ("2019-05-13T22:40:00Z", "UTC", "2019-05-13"),
        ("2019-05-13T22:40:00+02:00", "Europe/Moscow", "2019-05-13"),
        ("2019-05-13", "Europe/Moscow", "2019-05-13"),
    ],
)
def test_an_instant_is_a_day_of_the_outlets_zone_or_of_the_sites(instant, zone, day):
    page = (
        f'<html><head><meta property="article:published_time" content="{instant}"></head><body>'
        "<article><h1>A drone</h1><p>A drone hit a mill in Sosnovo, Ihor Tarnovsky said.</p>"
        "<p>Nobody was hurt in the village, and the road to the town is open again.</p></article>"
    )
    record = read_content(GOLDEN / "record", zone=ZoneInfo(zone)).record
    made = draft(seedtext.loads(page.encode(), name="page.html"), record)
    assert str(made.reported) == day


@pytest.mark.parametrize(
    ("keys", "reported"),
    [
        ("published: 2019-05-14T10:20:00Z", "2019-05-14"),
        ("published_at: '2019-05-14'", "2019-05-14"),
        ("pubDate: 2019-05-14 10:20", "2019-05-14"),
        ("date: 2019-05", "2019-05"),
    ],
)
def test_a_clipped_page_is_dated_by_the_day_among_its_keys(keys, reported):
    text = f"---\ntitle: Drone\n{keys}\n---\nA drone hit a mill in Sosnovo.\n"
    assert str(seedtext.parse(text, name="a.md").reported) == reported


@pytest.mark.parametrize(
    ("head", "is_dated"),
    [
        ("14 May 2019. ", True),
        ("14 мая 2019 года. ", True),
        ("ВЕСНА, Ладов, 14 мая. ", True),
        ("On 14 May 2019. ", False),
    ],
)
def test_a_report_may_open_with_nothing_but_its_day(head, is_dated):
    made = draft_with(seedtext.parse(f"{head}A drone hit Sosnovo.", name="a.txt"), KNOWN)
    assert (str(made.event.date), made.reported is not None) == ("2019-05-14", is_dated)


def test_what_opens_on_an_earlier_day_does_not_date_what_somebody_said():
    made = made_of(
        "Koval commented on the raids.\n\n- On 12 May, Zorenko said that the border held.",
        date="2019-05-16",
    )
    assert (str(made.event.date), made.event.speaker) == ("2019-05-16", "marta-koval")


def test_a_channel_and_a_line_of_facts_name_who_and_where():
    made = made_of("Stay off the roads\n\n• Who: the Border Battalion\n• Where: Telegram")
    assert made.event.speaker == "border-battalion"
    assert [source.outlet for source in made.event.sources] == ["telegram"]
    made = made_of("A drone hit Sosnovo, Tarnovsky told in his telegram channel.")
    assert [source.outlet for source in made.event.sources] == ["telegram"]


def test_a_seed_becomes_a_draft_file(site):
    path = put(site, "one.txt", STATEMENT)
    (result,) = run(site)
    assert (result.outcome, result.seed) == (Outcome.WRITTEN, path)
    assert str(result).endswith(
        "one.txt: converted to 2019-05-20-pavlo-zorenko-statement-ladov.md, a draft with 3 notes"
    )
    assert result.file is not None
    assert eventfile.load(result.file) == filed(draft(read(path), RECORD))


def test_converting_again_changes_nothing(site):
    put(site, "one.txt", STATEMENT)
    run(site)
    before = snapshot(site)
    (result,) = run(site)
    assert (result.outcome, snapshot(site)) == (Outcome.CONVERTED, before)


def test_a_draft_says_when_it_was_added(site):
    put(site, "one.txt", STATEMENT)
    content = read_content(site / "content")
    day = date(2026, 11, 28)
    (result,) = convert([site / "seeds/one.txt"], content, site / "content/events", added=day)
    assert result.file is not None
    assert eventfile.load(result.file).added == day


def test_what_a_person_edited_is_never_touched(site):
    put(site, "one.txt", STATEMENT)
    (first,) = run(site)
    assert first.file is not None
    edited = first.file.read_text("utf-8").replace("kind: statement", "kind:   warning # mine")
    renamed = first.file.with_name("2019-05-20-harvest-warning.md")
    renamed.write_text(edited, encoding="utf-8")
    first.file.unlink()
    before = snapshot(site)
    (result,) = run(site)
    assert (result.outcome, snapshot(site)) == (Outcome.CONVERTED, before)


def test_an_event_file_that_cannot_be_read_still_holds_its_seed(site):
    put(site, "one.txt", STATEMENT)
    (first,) = run(site)
    assert first.file is not None
    first.file.write_text(first.file.read_text("utf-8") + "\n---\n", encoding="utf-8")
    broken = first.file.read_text("utf-8").replace("kind: statement", "kind: [")
    first.file.write_text(broken, encoding="utf-8")
    (result,) = run(site)
    assert result.outcome is Outcome.CONVERTED


def test_a_seed_changed_since_is_reported(site):
    path = put(site, "one.txt", STATEMENT)
    run(site)
    before = snapshot(site)
    put(site, "one.txt", f"{STATEMENT} More.")
    (result,) = run(site)
    assert (result.outcome, snapshot(site)) == (Outcome.CHANGED, before)
    assert result.message == (
        "changed since it was converted; compare it with "
        "2019-05-20-pavlo-zorenko-statement-ladov.md, then write its new sha256 there: "
        f"{read(path).sha256}"
    )


def test_a_seed_under_a_second_name_is_recognised(site):
    put(site, "one.txt", STATEMENT)
    run(site)
    (result,) = run(site, put(site, "two.txt", STATEMENT))
    assert result.message == (
        "the same text as one.txt, already converted; "
        "2019-05-20-pavlo-zorenko-statement-ladov.md is left as it is"
    )


def test_a_second_report_makes_no_second_event(site):
    before = snapshot(site)
    (result,) = run(
        site, put(site, "again.txt", (GOLDEN / "seeds" / "second-report.txt").read_text("utf-8"))
    )
    assert (result.outcome, snapshot(site)) == (Outcome.REPORTS_EXISTING, before)
    assert [link.id for link in result.same] == ["ministry-says-raid-repelled"]


def test_a_file_in_the_way_is_never_overwritten(site):
    put(site, "one.txt", STATEMENT)
    taken = site / "content" / "events" / "2019-05-20-pavlo-zorenko-statement-ladov.md"
    taken.write_bytes(b"\xff mine")
    (result,) = run(site)
    assert taken.read_bytes() == b"\xff mine"
    assert result.file == taken.with_name("2019-05-20-pavlo-zorenko-statement-ladov-2.md")


def test_bad_seeds_are_refused_one_by_one_and_the_others_converted(site):
    put(site, "a-empty.txt", "")
    (site / "seeds" / "b-binary.txt").write_bytes(b"\x00\x01")
    (site / "seeds" / "c-large.txt").write_bytes(b"x" * 300_000)
    put(site, "d-date.txt", " date 2019-02-30 x")
    put(site, "e with spaces.txt", STATEMENT)
    put(site, "f-good.txt", STATEMENT)
    missing = site / "seeds" / "g-missing.txt"
    results = run(site, *sorted((site / "seeds").iterdir()), missing)
    assert [(result.seed.name, result.outcome.value) for result in results] == [
        ("a-empty.txt", "refused"),
        ("b-binary.txt", "refused"),
        ("c-large.txt", "refused"),
        ("d-date.txt", "refused"),
        ("e with spaces.txt", "refused"),
        ("f-good.txt", "written"),
        ("g-missing.txt", "refused"),
    ]
    assert all("\n" not in str(result) for result in results)


def test_a_write_that_fails_leaves_no_half_file(site, monkeypatch):
    put(site, "one.txt", STATEMENT)
    before = snapshot(site)

    def full(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.link", full)
    with pytest.raises(KeyboardInterrupt):
        run(site)
    assert snapshot(site) == before


def test_a_dry_run_writes_nothing(site):
    put(site, "one.txt", STATEMENT)
    put(site, "two.txt", "")
    before = snapshot(site)
    made = dict(drafts(sorted((site / "seeds").iterdir()), read_content(site / "content")))
    assert [type(value) for value in made.values()] == [Draft, InputError]
    assert snapshot(site) == before


def test_the_json_has_the_keys_of_an_event_and_four_more():
    keys = json.loads(as_json(made_of("Zorenko commented on the raid."))).keys()
    event = {field.encode_name for field in msgspec.structs.fields(Event)}
    assert set(keys) == {*event, "reported", "strand", "same_event_as", "similar"}
    assert {"id", "body"} <= event


def test_check_accepts_every_draft(site):
    for path in ARTICLES:
        (site / "seeds" / path.name).write_bytes(path.read_bytes())
    run(site)
    found = check(read_content(site / "content"), read_seeds(site / "seeds"))
    assert [str(problem) for problem in found] == []


# Small parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pavlo Zorenko: statement, 2019", "pavlo-zorenko-statement"),
        ("Людмила Бірюкова", "liudmyla-biriukova"),
        ("", "event"),
        ("…", "event"),
        ("a" * 70, "a" * 60),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_id_is_made_of_latin_words_without_years(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200bb\u202ec", "“a b c”"),
        ("the wоrd is mixed", "“the … is mixed”"),
        ("one two", "“one two”"),
        ("word " * 40, f"“{'word ' * 23}word …”"),
    ],
)
def test_an_excerpt_deceives_nobody(text, expected):
    assert excerpt(text) == expected


def test_sentences_end_at_full_stops_outside_quotations():
    text = 'Gen. Zorenko said: "One. Two." He left at 5 p.m. on 3 Jan. 2019. Then what?'
    article = Article.of(seedtext.parse(text, name="a.txt"), Gazetteer.of(RECORD))
    assert [sentence.text.strip() for sentence in article.sentences(article.parts[0])] == [
        'Gen. Zorenko said: "One. Two."',
        "He left at 5 p.m. on 3 Jan. 2019.",
        "Then what?",
    ]


# Properties

WORDS = st.sampled_from(
    [
        *("Zorenko", "Ladov", "Koval", "the Legion", "Northern Dawn Legion", "Radio Zemland"),
        *("said", "denied", "commented on", "that", "a drone", "crossed the border", "he", "[ed]"),
        *("on 12 May", "yesterday", "12.05.2019", "in an interview with", "oblasts", "and", "."),
        *('"', "“", "”", "«", "»", "„", ":", ",", "—", "\n\n", "\n", "Source:", "Background:"),
        *("Quote from Koval:", "\u00a0", "{attach}", "<b>", "---", "\U0001f600", "\\", "Зоренко"),
    ]
)
ARTICLE = st.lists(WORDS | st.text(max_size=12), max_size=60).map(" ".join)


def attempt(text: str) -> tuple[Draft | None, int]:
    """The draft of a text, or none and how many errors there were instead."""
    try:
        return draft_with(seedtext.parse(text, name="any.txt"), KNOWN), 0
    except InputError as error:
        return None, len(error.problems)


@given(ARTICLE | ARTICLE.map(" date 2019-05-15 ".__add__) | st.text())
def test_any_text_gives_one_draft_or_one_error(text):
    made, errors = attempt(text)
    assert errors == (made is None)
    if made:
        written = eventfile.dumps(made.event)
        assert eventfile.read(written, path=made.event.file_name).problems == ()
        assert eventfile.loads(written, name=made.event.file_name) == made.event
        assert len(written.encode("utf-8")) <= eventfile.MAX_BYTES


@given(ARTICLE.map(" date 2019-05-15 ".__add__))
def test_every_quote_is_a_stretch_of_its_seed(text):
    made, _ = attempt(text)
    if made:
        spans = [spoken.piece.words for spoken in made.quotations]
        assert [text[span.start : span.end] for span in spans] == [
            quote.text for quote in made.event.quotes
        ]
        assert all(spoken.said and spoken.said in text for spoken in made.quotations)


SPEAKERS = st.sampled_from(
    [
        *("Marta Koval", "Zorenko", "President Pavlo Zorenko", "he", "she", "they", "the ministry"),
        *("the Legion", "the Northern Dawn Legion", "a baker", "Emil Vrana", "residents of Ladov"),
        *("the governor", "Ihor Tarnovsky", "Radio Zemland", "the spokesman for Zorenko", "who"),
    ]
)
PARAGRAPHS = st.sampled_from(
    [
        *("“We stay,” {0} said.", "“We stay,” said {0}.", "{0} said: “We stay.”", "“We stay.”"),
        *("{0} met {1}. “We stay,” {0} added.", "{0} and {1} said that “they stay”.", "{0} left."),
        *(
            "{0} said that {1} was called “a coward”.",
            "Quote from {0}: “We stay.”",
            "{0} told {1}.",
        ),
        *(
            "According to {0}, {1} told him: “Stay.”",
            "Source: {0}",
            "“We stay, — {0} said. — All.”",
        ),
        *("“We stay, — {0} said. — All.”", "Earlier, {0} denied it."),
        *("“Go,” {0} told {1}. “Go home.”", "— We stay, — said {0}."),
    ]
)
ATTRIBUTED = st.lists(
    st.builds(str.format, PARAGRAPHS, SPEAKERS, SPEAKERS), min_size=1, max_size=6
).map("\n\n".join)


@given(ATTRIBUTED.map(" date 2019-05-15 ".__add__))
def test_no_quote_has_a_speaker_without_a_ground(text):
    """Words in the article tell the speaker: his name, or words for him once he is named."""
    made, _ = attempt(text)
    for spoken in made.quotations if made else ():
        named = [m for m in KNOWN.gazetteer.find(text) if m.actor == spoken.speaker]
        assert named or spoken.speaker in text  # on no file, so as it is printed
        assert spoken.said
        assert spoken.said in text
        if spoken.basis in READ:
            known = [*(mention.text for mention in named), spoken.speaker.split()[-1]]
            assert any(name in spoken.said for name in known)
        else:
            assert any("see who speaks" in note for note in made.event.review)


@given(ARTICLE.map(" date 2019-05-15 ".__add__))
@tried(25)
def test_converting_twice_equals_converting_once(text):
    with TemporaryDirectory() as folder:
        seed, events = Path(folder) / "any.txt", Path(folder) / "content" / "events"
        seed.write_text(text, encoding="utf-8", errors="replace", newline="")
        (first,) = convert([seed], CONTENT, events)
        before = [(path.name, path.read_bytes()) for path in sorted(events.glob("*"))]
        written = read_content(events.parent)
        (second,) = convert([seed], replace(CONTENT, files=written.files), events)
        assert [(path.name, path.read_bytes()) for path in sorted(events.glob("*"))] == before
    if first.outcome is Outcome.WRITTEN:
        assert second.outcome is Outcome.CONVERTED


@given(ARTICLE.map(" date 2019-05-15 ".__add__))
def test_check_accepts_any_draft(text):
    made, _ = attempt(text)
    if made:
        raw = text.encode("utf-8")
        reading = eventfile.read(eventfile.dumps(made.event), path=made.event.file_name)
        content = replace(CONTENT, files=(*CONTENT.files, reading))
        assert check(content, {"any.txt": raw}) == ()


def test_nothing_of_an_article_is_published_as_ours():
    for path in ARTICLES:
        made = draft_with(read(path), KNOWN)
        lead = re.sub(r"\W+", " ", read(path).text)
        assert re.sub(r"\W+", " ", made.event.summary) not in lead
