"""Whose words a verdict and a charge are: those of a court, an investigator, of no accused."""

import pytest

from tests.test_convert import KNOWN
from timeline.convert.drafting.draft import draft_with
from timeline.convert.people import prosecuting
from timeline.formats import seedtext
from timeline.model import NO_SIDE, Actor

COURT, COMMITTEE = "court", "committee"
KOVAL, LEGION = "marta-koval", "northern-dawn-legion"
_COURT_NAMES = ("Lendava Military Court", "Лендавский военный суд", "Лендавський військовий суд")
_COMMITTEE_NAMES = ("Investigative Committee of Zemland", "Следственный комитет Земландии")
_BODIES = [
    Actor(id=key, name=one, aliases=tuple(others), kind="government", side=NO_SIDE, role="")
    for key, (one, *others) in ((COURT, _COURT_NAMES), (COMMITTEE, _COMMITTEE_NAMES))
]
ACCUSING = KNOWN.with_actors(_BODIES)
EN = "The Lendava Military Court sentenced Marta Koval in absentia. "
UK = "Лендавський військовий суд заочно засудив Марту Коваль. "
RU = "Лендавский военный суд заочно приговорил Марту Коваль. "
CHARGED = "The Investigative Committee of Zemland charged Marta Koval in absentia. "


def event_of(text: str):
    return draft_with(
        seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), ACCUSING
    ).event


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (EN + "The verdict says she “led the raid on the mill”.", COURT),
        (EN + "According to the verdict, Koval “led the raid on the mill”.", COURT),
        (EN + "“She led the raid on the mill,” says the verdict.", COURT),
        (UK + "У вироку сказано, що вона «вела загін до млина».", COURT),
        (UK + "«Вона вела загін до млина», — сказано у вироку.", COURT),
        (RU + "В приговоре сказано, что она «вела отряд к мельнице».", COURT),
        (RU + "Как указано в приговоре, Коваль «вела отряд к мельнице».", COURT),
        (CHARGED + "The indictment says Koval “led the raid on the mill”.", COMMITTEE),
        (CHARGED + "According to the case file, she “led the raid on the mill”.", COMMITTEE),
    ],
)
def test_a_verdict_or_a_charge_has_the_words_of_whose_it_is(text: str, speaker: str):
    assert [quote.speaker for quote in event_of(text).quotes] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # A court has no investigators, and is not who is told of what it found.
        EN + "Investigators say she “led the raid on the mill”.",
        # Behind `that` a clause begins: whoever is meant there is spoken of.
        RU + "Следствие считает, что она «вела отряд к мельнице».",
        UK + "Слідство вважає, що вона «вела загін до млина».",
        # A verdict that somebody calls something.
        RU + "Защита назвала приговор «старой бумажкой».",
        EN + "After the verdict her sister said: “We go home.”",
    ],
)
def test_words_about_the_accused_are_neither_hers_nor_the_courts(text: str):
    assert [quote.speaker for quote in event_of(text).quotes] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (EN + "“They forgot the mill,” she told the Upland Post.", COURT),
        (RU + "«Забыли мельницу», — сказала она изданию.", COURT),
        (CHARGED + "“They forgot the mill,” Koval told reporters.", COMMITTEE),
    ],
)
def test_a_legal_step_is_never_said_by_the_accused(text: str, speaker: str):
    event = event_of(text)
    assert (event.kind, event.speaker) == ("legal", speaker)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Лендавский городской суд", True),
        ("Судебная коллегия Лендавы", True),
        ("Апеляційний суд Лендави", True),
        ("Lendava District Court", True),
        ("Администрация Судинского района", False),
        ("Суданский совет", False),
        ("Courtland Council", False),
    ],
)
def test_a_court_is_called_so_and_no_place_that_begins_alike(name: str, is_one: bool):
    body = Actor(id="body", name=name, kind="government", side=NO_SIDE, role="")
    assert prosecuting.is_court("body", KNOWN.with_actors([body]).record) is is_one


@pytest.mark.parametrize(
    ("role", "may_be"),
    [
        ("judge of the court", False),
        ("senior investigator", False),
        ("prosecutor", False),
        ("судья", False),
        ("слідча", False),
        ("mayor", True),
        ("", True),
    ],
)
def test_whoever_judges_or_investigates_is_no_accused(role: str, may_be: bool):
    person = Actor(id="ann-lee", name="Ann Lee", kind="person", side=NO_SIDE, role=role)
    known = KNOWN.with_actors([person]).record
    assert prosecuting.may_be_accused("ann-lee", known) is may_be
