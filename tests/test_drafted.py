"""The words of a machine in each language: said in a draft, and known again by the check."""

import re

import pytest
from msgspec.structs import replace

from tests.test_convert import ARTICLES, RECORD
from timeline import cli
from timeline.convert.drafting.draft import draft_with
from timeline.convert.files import read
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import eventfile
from timeline.model import Event, EventDate, Kind, Status, Strand
from timeline.text import drafted
from timeline.text.languages import known

LANGUAGES = ["en", "pl", "ru", "uk"]
TEXT = (
    "date 2021-06-09 A drone struck the depot in Stonebridge overnight, Mary Hill said at a "
    "briefing.\n"
)
STRIKE = Kind(id="strike", name="Удар", plural="Удари", strand=Strand.REPORTED)
SPEECH = Kind(id="statement", name="Заява", plural="Заяви", strand=Strand.SAID)


def test_every_language_that_articles_are_read_in_has_its_phrases():
    assert list(known()) == LANGUAGES
    found = [drafted.phrases(language) for language in LANGUAGES]
    assert len({say.closing for say in found}) == len(LANGUAGES)
    assert drafted.phrases("uk-UA") is drafted.phrases("uk_UA") is drafted.phrases("uk")
    assert drafted.phrases("fr") is drafted.phrases("en")


@pytest.mark.parametrize(
    ("language", "kind", "title", "summary"),
    [
        (
            "uk",
            STRIKE,
            "Удар, як повідомляють – Ладов і Сосново, каже Ігор Тарновський",
            "Удар, як повідомляють – Ладов і Сосново, 14.05.2019, як каже Ігор Тарновський. У "
            "статті названо: Павло Зоренко.",
        ),
        (
            "ru",
            SPEECH,
            "Ігор Тарновський говорит о таком: рейди – Ладов и Сосново",
            "Ігор Тарновський говорит о таком: рейди – Ладов и Сосново, 14.05.2019 (опубликовано: "
            "Telegram). В статье названы: Павло Зоренко.",
        ),
        (
            "pl",
            STRIKE,
            "Удар, jak podano – Ладов i Сосново, mówi Ігор Тарновський",
            "Удар, jak podano – Ладов i Сосново, 14.05.2019, jak mówi Ігор Тарновський. W artykule "
            "wymieniono: Павло Зоренко.",
        ),
    ],
)
def test_a_draft_speaks_the_language_of_the_site_and_no_name_is_inflected(
    language, kind, title, summary
):
    say, places = drafted.phrases(language), ["Ладов", "Сосново"]
    speaker = "Ігор Тарновський"
    assert drafted.title(say, kind, speaker, ["рейди"], places) == title
    told = drafted.summary(
        say,
        kind,
        speaker,
        topics=["рейди"],
        places=places,
        others=["Павло Зоренко"],
        venue="Telegram" if kind is SPEECH else "",
        date=EventDate("2019-05-14"),
    )
    assert told == summary
    assert drafted.may_be_title(title, kind)
    assert drafted.is_title(title, kind, speaker, ["рейди", *places])
    assert drafted.is_summary(summary)


@pytest.mark.parametrize(
    ("date", "said"),
    [("2019-05", " 05.2019 "), ("2019-05-14/2019-05-16", " 14.05.2019–16.05.2019 ")],
)
def test_a_month_and_a_span_are_said_in_numbers(date, said):
    told = drafted.summary(
        drafted.phrases("uk"),
        SPEECH,
        "",
        topics=[],
        places=[],
        others=[],
        venue="Інтерв’ю: Долина",
        date=EventDate(date),
    )
    assert f",{said}(інтерв’ю: Долина). У статті" in told
    assert told.startswith("Мовець без імені говорить про таке: події,")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_words_of_every_golden_draft_are_known_again_in_every_language(language, path):
    event = draft_with(read(path), Knowledge.of(RECORD, language)).event
    vocabulary = RECORD.vocabulary
    kind = vocabulary.kind.get(event.kind, vocabulary.kinds[0])
    speaker = RECORD.actors.by_id.get(event.speaker or "")
    names = [RECORD.places[place].name for place in event.places]
    topics = [kind.many.lower() for kind in vocabulary.kinds]
    named = drafted.bare_name(speaker.name) if speaker else ""
    assert drafted.is_title(event.title, kind, named, [*topics, *names]), event.title
    assert drafted.is_summary(event.summary)
    english = re.search(r"\b(?:reported in|says|article names|according to)\b", ours(event))
    assert bool(english) == (language == "en"), ours(event)


def ours(event: Event) -> str:
    """What a draft says in words of ours; the record's names are English ones."""
    return f"{event.title} {event.summary}"


@pytest.mark.parametrize(
    "title",
    [
        "Удар по Ладову, двоє поранених",
        "Як повідомляють, удар стався вночі",
        "Ігор Тарновський говорить про таке: мости ще цілі",
    ],
)
def test_a_title_of_a_person_is_no_machine_s(title):
    for kind in (STRIKE, SPEECH):
        assert not drafted.is_title(title, kind, "Ігор Тарновський", ["удари", "Ладов"])


def test_on_a_site_in_another_language_nothing_of_a_draft_is_english(project, capsys):
    settings = project / "pelicanconf.py"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(r'DEFAULT_LANG = "\w+"', 'DEFAULT_LANG = "uk"', text), "utf-8")
    assert 'DEFAULT_LANG = "uk"' in settings.read_text("utf-8")
    (project / "seeds" / "depot.txt").write_text(TEXT, "utf-8")
    assert cli.main(["convert", "--root", str(project), str(project / "seeds/depot.txt")]) == 0
    capsys.readouterr()
    (path,) = [p for p in (project / "content/events").iterdir() if "depot.txt" in p.read_text()]
    event = eventfile.load(path)
    assert ". У статті названо: " in event.summary
    done = replace(event, review=(), status=Status.PUBLISHED)
    path.write_text(eventfile.dumps(done), "utf-8")
    assert cli.main(["check", "--root", str(project)]) == 1
    assert capsys.readouterr().out.count("that the draft came with") == 2


def test_a_draft_s_title_is_told_where_its_speaker_is_on_no_file(project, capsys):
    path = project / "content/events/2021-06-04-governor-denies-loss-of-oakford.md"
    event = eventfile.load(path)
    (quote, *_), actors = event.quotes, ("Ann Lee", *event.actors)
    for title in ("Ann Lee: denial", "Ann Lee speaks about raids in Oakford"):
        made = replace(event, title=title, speaker="Ann Lee", actors=actors, quotes=(quote,))
        path.write_text(eventfile.dumps(made), "utf-8")
        cli.main(["check", "--root", str(project)])
        assert "the title that the draft came with" in capsys.readouterr().out
