"""`timeline new`: from answers, flags or a saved issue form to a file that `check` accepts."""

import sys
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from timeline import cli, compose
from timeline.compose import QUESTIONS

URL = "https://valleypost.example/2021/06/04/1/"
TITLE = "Governor denies that Sandby was entered"
SUMMARY = "Governor Mary Hill said that nobody had entered Sandby. She gave no details."
FILE = "2021-06-04-governor-denies-sandby-was-entered.md"
ANSWERS = (URL, "denial", "2021-06-04", TITLE, SUMMARY, "Mary Hill", "campaign", "", "Sandby", "")
FLAGS = ("--url", URL, "--kind", "strike", "--date", "2021-06-04", "--title", TITLE)
ISSUE = f"""### Link to a published report

{URL}

### Day it happened or was said

2021-06-04

### What it is

Strike: An attack from a distance.

### Who spoke or took part, and where

Mary Hill in Sandby

### What happened or was said, in your own words

{SUMMARY}

### The file

_No response_

### Licence

- [X] I may give these words to the project.
"""


class Done(NamedTuple):
    status: int
    output: str


@pytest.fixture
def new(project, tmp_path_factory, monkeypatch):
    """Give a function that runs `timeline new` on the site, answering line by line."""
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path_factory.mktemp("kept")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640000000")

    def new(*arguments, answers=()):
        given = "".join(f"{answer}\n" for answer in answers)
        with CliRunner().isolation(input=given) as (_, _, shown):
            status = cli.main(["new", "--root", str(project), *map(str, arguments)])
            return Done(status, shown.getvalue().decode())

    return new


def written(project, name=FILE):
    return (project / "content/events" / name).read_text(encoding="utf-8")


def test_answers_become_a_file_that_check_accepts(new, project, capsys):
    done = new(answers=ANSWERS)
    assert done.status == 0, done.output
    assert written(project) == (
        f"---\ntitle: {TITLE}\ndate: 2021-06-04\nkind: denial\nsummary: {SUMMARY}\n"
        "speaker: mary-hill\nplaces: [sandby]\nresponds_to: [campaign]\nsources:\n- key: s1\n"
        f"  url: {URL}\nadded: 2021-12-20\n---\n"
    )
    assert str(project / "content/events" / FILE) in done.output
    assert cli.main(["check", "--root", str(project)]) == 0
    assert "no problem" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("at", "wrong", "told"),
    [
        (0, "ftp://example.org/x", "the address starts with 'ftp'; write https://…"),
        (1, "denail", "'denail' is not known; write raid"),
        (2, "2021-06-40", "is not a day of the calendar"),
        (3, f"{TITLE}.", "a title has no full stop at its end; delete it"),
        (4, "", "this line is needed"),
    ],
)
def test_a_wrong_answer_is_told_in_the_words_of_check_and_asked_again(new, at, wrong, told):
    done = new(answers=(*ANSWERS[:at], wrong, *ANSWERS[at:]))
    assert done.status == 0, done.output
    assert told in done.output


def test_less_than_is_back_and_the_answer_of_before_is_the_default(new, project):
    new(answers=(*ANSWERS[:4], "<", "", *ANSWERS[4:]))
    assert f"title: {TITLE}\n" in written(project)


def test_part_of_a_name_offers_those_that_have_it(new, project):
    done = new(answers=(*ANSWERS[:5], "hill", "1", *ANSWERS[6:]))
    assert "  1  mary-hill  Mary Hill\n" in done.output
    assert "speaker: mary-hill\n" in written(project)


def test_what_is_on_no_file_is_kept_as_written_with_a_remark(new, project):
    done = new(answers=(*ANSWERS[:7], "Jonas the Ferryman", *ANSWERS[8:]))
    assert "remark: the actor 'Jonas the Ferryman' is on no file" in done.output
    assert "actors: [Jonas the Ferryman]\n" in written(project)


def test_events_are_offered_by_how_near_their_day_is_and_a_number_chooses(new, project):
    done = new(answers=(*ANSWERS[:6], "1", *ANSWERS[7:]))
    offered = [line.split()[1] for line in done.output.splitlines() if line.startswith("  1  ")]
    days = {path.stem[11:]: path.name[:10] for path in (project / "content/events").iterdir()}
    assert days[offered[-1]] == "2021-06-04"
    assert f"responds_to: [{offered[-1]}]\n" in written(project)


def test_a_number_that_is_not_in_the_list_is_asked_again(new):
    done = new(answers=(*ANSWERS[:6], "99", *ANSWERS[6:]))
    assert (done.status, "there is no '99' in the list" in done.output) == (0, True)


def test_answers_are_kept_when_it_is_stopped_and_stand_as_defaults(new, project):
    stopped = new(answers=ANSWERS[:5])
    assert stopped.status == 2
    assert "your answers are kept; go on with: timeline new" in stopped.output
    assert not (project / "content/events" / FILE).exists()
    done = new(answers=("", "", "", "", "", *ANSWERS[5:]))
    assert "Your answers of last time stand in brackets" in done.output
    assert f"summary: {SUMMARY}\n" in written(project)
    assert "of last time" not in new(answers=ANSWERS).output


def test_answers_that_cannot_be_kept_are_not_said_to_be(new, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path / "file" / "below"))
    stopped = new(answers=ANSWERS[:5])
    assert (stopped.status, "answers are kept" in stopped.output) == (2, False)


CLAIM = ("The raiders were over 1,500", "", "losses of the raiders", "", "over 1,500", "")


def test_a_claim_is_asked_for_where_somebody_makes_one(new, project, capsys):
    done = new(answers=(*ANSWERS[:-1], *CLAIM))
    assert done.status == 0, done.output
    assert (
        "claims:\n- by: mary-hill\n  question: losses-of-the-raiders\n"
        "  says: The raiders were over 1,500\n  low: 1500\n  unit: people\n  sources: [s1]\n"
    ) in written(project)
    assert cli.main(["check", "--root", str(project)]) == 0
    assert "no problem" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("at", "wrong", "told"),
    [
        (0, "“The raiders were many”", "the marks “…” would be shown; delete them"),
        (1, "Mery Hill", "there is no actor `Mery Hill`; write mary-hill"),
        (2, "no such thing", "there is no question `no such thing`"),
        (3, "perhaps", "'perhaps' is not known; write"),
        (4, "many", "'many' is not a number; write digits alone"),
    ],
)
def test_a_wrong_answer_of_a_claim_is_told_at_once_and_asked_again(new, at, wrong, told):
    done = new(answers=(*ANSWERS[:-1], *CLAIM[:at], wrong, *CLAIM[at:]))
    assert done.status == 0, done.output
    assert told in done.output


def test_questions_of_the_places_and_of_the_day_are_offered_first(record):
    prompt = next(each for each in QUESTIONS if each.key == "question")
    ids = [each.value for each in compose.choices(prompt, "", {}, record)]
    assert ids == [question.id for question in record.questions]
    here = {"places": "sandby, highland-province"}
    assert compose.choices(prompt, "", here, record)[0].value == "aim-of-the-crossings"
    on_day = [each.value for each in compose.choices(prompt, "", {"date": "2021-06-03"}, record)]
    answered = {
        question
        for event in record.events
        if event.date.edtf == "2021-06-03"
        for claim in event.claims
        for question in claim.question
    }
    assert answered
    assert set(on_day[: len(answered)]) == answered


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("control-of-oakford", "control-of-oakford"),
        ("Who held Oakford?", "control-of-oakford"),
        ("the ford's hold", "control-of-oakford"),
        ("control of oakford", "control-of-oakford"),
        ("KILLED raiders", "losses-of-the-raiders"),
        ("of the raiders", None),
        ("who else", None),
    ],
)
def test_a_question_is_known_by_any_spelling_or_by_words_it_alone_has(record, answer, found):
    prompt = next(each for each in QUESTIONS if each.key == "question")
    assert compose.settled(prompt, answer, record) == found


def test_a_number_chooses_a_question_of_the_list(new, project):
    done = new(answers=(*ANSWERS[:-1], "It does", "", "2", "denies", ""))
    assert done.status == 0, done.output
    assert "question: control-of-oakford\n  stance: denies\n" in written(project)


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("50", "value: 50\n  unit: people"),
        ("about 50", "value: 50\n  unit: people"),
        ("at least 1,500 boats", "low: 1500\n  unit: boats"),
        ("no more than 50", "high: 50\n  unit: people"),
        ("40 to 50", "low: 40\n  high: 50\n  unit: people"),
        ("2.5", "value: 2.5\n  unit: people"),
    ],
)
def test_a_number_is_written_as_it_was_said(new, project, number, lines):
    claim = (
        "--says",
        "So many",
        "--claimed-by",
        "Mary Hill",
        "--question",
        "how many people took part?",
    )
    done = new(*FLAGS, "--summary", SUMMARY, *claim, "--number", number)
    assert done.status == 0, done.output
    file = written(project)
    assert f"question: strength-of-the-raiders\n  says: So many\n  {lines}\n" in file


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (("--number", "50", "--unit", "people"), "is missing"),
        (("--says", "So many"), "Who claims it"),
        (("--says", "So many", "--claimed-by", "mary-hill", "--number", "50"), "What is counted"),
        (("--says", "So", "--claimed-by", "mary-hill", "--unit", "men"), "a unit but no number"),
        (("--says", "So", "--claimed-by", "mary-hill", "--number", "x"), "is not a number"),
    ],
)
def test_a_part_of_a_claim_alone_is_told_of_and_nothing_written(new, project, claim, told):
    before = set((project / "content/events").iterdir())
    done = new(*FLAGS, "--summary", SUMMARY, *claim, answers=("",) * 4)
    assert done.status != 0
    assert told in done.output
    assert set((project / "content/events").iterdir()) == before


def test_whoever_spoke_claims_it_where_nobody_else_is_named(new, project):
    said = ("--kind", "denial", "--speaker", "Mary Hill", "--responds-to", "campaign")
    rest = ("--url", URL, "--date", "2021-06-04", "--title", TITLE, "--summary", SUMMARY)
    done = new(*said, *rest, "--says", "Nobody entered Sandby")
    assert done.status == 0, done.output
    assert "- by: mary-hill\n  says: Nobody entered Sandby\n" in written(project)


def test_a_claim_in_an_issue_form_is_read(new, project, tmp_path):
    issue = tmp_path / "issue.md"
    labels = compose.ISSUE_LABELS
    told = {
        "says": "The River Guard holds the town",
        "claimed_by": "River Guard",
        "question": "Control of Oakford",
        "number": "over 50 people",
    }
    parts = "".join(f"### {labels[key]}\n\n{said}\n\n" for key, said in told.items())
    issue.write_text(f"{ISSUE}\n{parts}", encoding="utf-8")
    done = new("--from-issue", issue, "--title", TITLE)
    assert done.status == 0, done.output
    assert (
        "claims:\n- by: river-guard\n  question: control-of-oakford\n"
        "  says: The River Guard holds the town\n  low: 50\n  unit: people\n  sources: [s1]\n"
    ) in written(project)


def test_with_all_that_is_needed_as_flags_nothing_is_asked(new, project):
    done = new(*FLAGS, "--summary", SUMMARY, "--time", "10:30", "--headline", "No: never")
    assert done.status == 0, done.output
    assert "brackets" not in done.output
    file = written(project)
    assert 'time: "10:30"\ntz: Europe/London\nkind: strike\n' in file
    assert 'title: "No: never"\n' in file


def test_what_is_asked_under_flags_leaves_kept_answers_of_another_event_alone(new):
    new(answers=ANSWERS[:3])
    assert new(*FLAGS, "--summary", SUMMARY).status == 0
    assert "of last time" in new(answers=()).output


def test_a_flag_that_check_refuses_names_itself(new, project):
    done = new("--kind", "strke")
    assert done.status == 2
    assert "--kind: 'strke' is not known; write raid" in done.output
    assert len(list((project / "content/events").glob("*sandby-was*"))) == 0


def test_flags_may_name_things_in_any_spelling(new, project):
    new(*FLAGS, "--summary", SUMMARY, "--places", "SANDBY, Stonebridge", "--actors", "Mary Hill")
    assert "actors: [mary-hill]\nplaces: [sandby, stonebridge]\n" in written(project)


def test_an_issue_form_answers_what_it_has(new, project, tmp_path):
    issue = tmp_path / "issue.md"
    issue.write_text(ISSUE, encoding="utf-8")
    done = new("--from-issue", issue, answers=(TITLE, ""))
    assert done.status == 0, done.output
    assert "the issue names: Mary Hill in Sandby\n  actors: mary-hill\n" in done.output
    assert written(project).startswith(
        f"---\ntitle: {TITLE}\ndate: 2021-06-04\nkind: strike\nsummary: {SUMMARY}\n"
        "actors: [mary-hill]\nplaces: [sandby]\n"
    )


@pytest.mark.parametrize(
    ("who", "kind", "found"),
    [
        ("Анна Брук, River Guard; OAKFORD", "strike",
         {"actors": "anna-brook, river-guard", "places": "oakford"}),
        ("Mary Hill and the River Guard in Oakford.", "denial",
         {"speaker": "mary-hill", "places": "oakford"}),
        ("Mary Hill, mary-hill, Anna Brook", "denial",
         {"speaker": "mary-hill", "actors": "anna-brook"}),
        ("somebody, somewhere", "denial", {}),
        ("Mary Hill", "", {"actors": "mary-hill"}),
        ("", "denial", {}),
    ],
)  # fmt: skip
def test_free_words_of_an_issue_are_sorted_where_they_are_on_file(record, who, kind, found):
    assert compose.sorted_names(who, kind, record) == found


def test_what_an_issue_names_and_is_on_no_file_is_told(new, project, tmp_path):
    issue = tmp_path / "issue.md"
    text = ISSUE.replace("Mary Hill in Sandby", "Mary Hill, Zoe Hara in Neverheard")
    issue.write_text(text, encoding="utf-8")
    done = new("--from-issue", issue, "--title", TITLE, "--places", "Neverheard")
    assert done.status == 0, done.output
    assert "  on no file: Zoe Hara, Neverheard; give --speaker, --actors or" in done.output
    assert "places: [Neverheard]\n" in written(project)


def test_a_flag_stands_before_what_the_issue_names(new, project, tmp_path):
    issue = tmp_path / "issue.md"
    issue.write_text(ISSUE, encoding="utf-8")
    done = new("--from-issue", issue, "--title", TITLE, "--places", "oakford")
    assert done.status == 0, done.output
    assert "actors: [mary-hill]\nplaces: [oakford]\n" in written(project)


def test_a_tracked_link_and_a_day_in_words_of_an_issue_are_written_as_they_should_be(
    new, project, tmp_path
):
    issue = tmp_path / "issue.md"
    text = ISSUE.replace(URL, f"{URL}?id=7&utm_source=x&fbclid=1#top")
    issue.write_text(text.replace("2021-06-04", "4 June 2021"), encoding="utf-8")
    done = new("--from-issue", issue, answers=(TITLE, ""))
    assert done.status == 0, done.output
    told = f"“Link to a published report”: taken as {URL}?id=7#top"
    assert told in done.output
    assert f"url: {URL}?id=7#top\n" in written(project)
    assert "\ndate: 2021-06-04\n" in written(project)


def test_all_faults_of_an_issue_are_told_at_once_by_its_own_questions(new, tmp_path):
    issue = tmp_path / "issue.md"
    text = ISSUE.replace(URL, "ftp://gazette.example/1").replace("2021-06-04", "last week")
    issue.write_text(text, encoding="utf-8")
    done = new("--from-issue", issue)
    assert done.status == 2
    assert "“Link to a published report”: " in done.output
    assert "“Day it happened or was said”: " in done.output
    assert "--url" not in done.output


@pytest.mark.parametrize(
    "answer",
    [
        "[raid-at-oakford]",
        "2021-06-03-raid-at-oakford",
        "content/events/2021-06-03-raid-at-oakford.md",
        "https://record.example/events/raid-at-oakford/",
        "river guard enters oakford",
    ],
)
def test_an_event_is_meant_by_its_file_its_page_or_words_of_its_title(record, answer):
    question = next(each for each in QUESTIONS if each.key == "responds_to")
    assert compose.settled(question, answer, record) == "raid-at-oakford"


@pytest.mark.parametrize("answer", ["oakford", "no-such-event", "[]", "https://x.example/events/"])
def test_what_means_no_event_or_several_means_none(record, answer):
    question = next(each for each in QUESTIONS if each.key == "responds_to")
    assert compose.settled(question, answer, record) is None


def test_a_file_in_an_issue_form_is_taken_whole_or_refused_with_its_lines(new, project, tmp_path):
    new(answers=ANSWERS)
    whole = written(project)
    (project / "content/events" / FILE).unlink()
    issue = tmp_path / "issue.md"
    issue.write_text(f"### The file\n\n```yaml\n{whole}```\n", encoding="utf-8")
    assert new("--from-issue", issue).status == 0
    assert written(project) == whole
    (project / "content/events" / FILE).unlink()
    issue.write_text(f"### The file\n\n```yaml\n{whole.replace('denial', 'x')}```\n", "utf-8")
    done = new("--from-issue", issue)
    assert (done.status, ":4:1: kind: 'x' is not known" in done.output) == (1, True)
    assert not (project / "content/events" / FILE).exists()


@pytest.mark.parametrize("raw", [b"Just a letter.\n", b"\xff\xfe", b""])
def test_what_is_no_issue_form_is_told_in_one_line(new, tmp_path, raw):
    issue = tmp_path / "issue.md"
    issue.write_bytes(raw)
    done = new("--from-issue", issue)
    assert done.status == 2
    assert done.output.splitlines()[-1].startswith("Error: ")


def test_a_second_event_of_the_same_title_gets_another_id(new, project):
    new(answers=ANSWERS)
    other = (URL.replace("/1/", "/2/"), *ANSWERS[1:2], "2021-06-05", *ANSWERS[3:])
    assert new(answers=other).status == 0
    assert (project / "content/events" / f"2021-06-05-{FILE[11:-3]}-2.md").is_file()


def test_the_editor_opens_the_file_and_check_judges_what_it_left(
    new, project, tmp_path, monkeypatch
):
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text('utf-8').replace('strike', 'stroke'), 'utf-8')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    done = new(*FLAGS, "--summary", SUMMARY, "--edit")
    assert done.status == 1
    assert ":4:1: kind: 'stroke' is not known" in done.output
    assert "kind: stroke\n" in written(project)


def test_there_is_a_flag_for_every_question():
    command = cli.timeline.commands["new"]
    names = {option for parameter in command.params for option in parameter.opts}
    assert {f"--{question.key}".replace("_", "-") for question in QUESTIONS} <= names


def test_the_id_is_made_of_telling_words_without_years():
    assert compose.propose_id("On 2024: the Mill of Sandby", ()) == "mill-sandby"
    assert compose.propose_id("", {"event"}) == "event-2"


@pytest.mark.parametrize(
    ("title", "event_id"),
    [
        ("Брук: човен біля Оукфорда", "bruk-choven-bilia-oukforda"),
        ("П’ять човнів біля моєї Ялинки", "piat-chovniv-bilia-moiei-yalynky"),
        ("Горы и щука в Ёлкино", "gory-i-shchuka-v-yolkino"),
        ("Гори й ґанок, їжа", "hory-y-ganok-yizha"),
        ("The Legion’s boat and Brook's mill", "legions-boat-brooks-mill"),
        ("Щука съела ужа", "shchuka-sela-uzha"),
        ("Émile sees a boat", "emile-sees-boat"),
        ("Łódź na rzece", "lodz-na-rzece"),
        ("橋の下", "event"),
    ],
)
def test_an_id_is_in_latin_letters_whatever_the_title_is_in(title, event_id):
    assert compose.propose_id(title, ()) == event_id


def test_commands_find_the_site_from_a_folder_within_it(project, monkeypatch, capsys):
    monkeypatch.chdir(project / "content/events")
    assert cli.main(["check"]) == 0
    assert "no problem" in capsys.readouterr().out


LIKE = (
    "https://gazette.example/world/20210604-again",
    "denial",
    "2021-06-04",
    "Governor Hill says Oakford is held",
    "Governor Mary Hill said that Oakford was held. She gave no details.",
    "Mary Hill",
)
HELD = "2021-06-04-governor-denies-loss-of-oakford.md"


def test_a_report_of_an_event_on_file_goes_into_its_file(new, project, record):
    before = written(project, HELD)
    done = new(answers=(*LIKE, "y"))
    assert done.status == 0, done.output
    assert HELD in done.output
    text = written(project, HELD)
    number = len(record.by_id["governor-denies-loss-of-oakford"].sources) + 1
    lines = f"- key: s{number}\n  outlet: highland-gazette\n  url: {LIKE[0]}\n"
    assert text == before.replace("\nseeds:", f"\n{lines}seeds:", 1)
    assert cli.main(["check", "--root", str(project)]) == 0
    assert list((project / "content/events").glob("*-oakford-held.md")) == []


def test_an_event_that_is_another_is_asked_about_once_and_goes_on(new, project):
    done = new(answers=(*LIKE, "n", "campaign", "", "", ""))
    assert done.status == 0, done.output
    assert done.output.count("Is it that event?") == 1
    assert len(list((project / "content/events").glob("2021-06-04-*-oakford-held.md"))) == 1


def test_the_same_title_is_another_event_only_if_it_says_what_differs(new, project, record):
    event = record.by_id["governor-denies-loss-of-oakford"]
    answers = (*LIKE[:3], event.title, "n", f"{TITLE} again", *ANSWERS[4:])
    done = new(answers=answers)
    assert done.status == 0, done.output
    assert f"nearly the title of {HELD}, of the same day; say what differs" in done.output
    assert done.output.count("nearly the title of") == 1  # and nothing of the other file


def test_a_report_that_is_there_already_is_not_added_again(new, project, record):
    before = written(project, HELD)
    (url, *_) = (source.url for source in record.by_id["governor-denies-loss-of-oakford"].sources)
    done = new(answers=(url, *LIKE[1:], "y"))
    assert done.status == 1
    assert "nothing is written" in done.output
    assert written(project, HELD) == before


@pytest.mark.parametrize("asked", ["?", " ? "])
def test_a_question_mark_at_the_number_shows_the_list_again(new, project, asked):
    done = new(answers=(*ANSWERS[:5], "hill", asked, "1", *ANSWERS[6:]))
    assert done.output.count("  1  mary-hill  Mary Hill\n") == 2
    assert "speaker: mary-hill\n" in written(project)


def test_less_than_at_the_number_asks_the_question_again(new, project):
    done = new(answers=(*ANSWERS[:5], "hill", "<", *ANSWERS[5:]))
    assert done.status == 0, done.output
    assert "speaker: mary-hill\n" in written(project)
