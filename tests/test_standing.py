"""Where claims stand, whose account a title is, and whom all reports relay."""

from dataclasses import dataclass, replace
from datetime import date

import msgspec
import pytest
from msgspec import structs

from tests.sample import HELD, MANY, REGISTRIES, VOCABULARY, WHY, claim, context_of, event, said
from tests.sample import source as source_of
from timeline.model import (
    NO_SIDE,
    Actor,
    Claim,
    Covers,
    Event,
    EventDate,
    Question,
    QuestionKind,
    Sort,
    Stance,
)
from timeline.record import Registry, evidence
from timeline.record.evidence import Relay
from timeline.record.indexes import Answer
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.clause import clause, relay
from timeline.site.views.contest import stand_of, voices
from timeline.site.views.titles import attributed, teller

NO, PARTLY, UNSURE = Stance.DENIES, Stance.PARTLY, Stance.CANNOT_CONFIRM
CAME = Question(id="came", name="x", question="x", about="x", kind=QuestionKind.YES_NO)
# Two actors of the north, two of the south, one of the east, one of no side, and a paper.
SIDES = {
    "army": "north",
    "chief": "north",
    "guard": "south",
    "corps": "south",
    "envoy": "east",
    "witness": NO_SIDE,
    "paper": "north",
}
ACTORS = [
    Actor(
        id=name,
        name=f"The {name.title()}",
        short=name.title(),
        aliases=("Men of the Ford",) if name == "guard" else (),
        kind="media" if name == "paper" else "armed-group",
        side=side,
        role="x",
    )
    for name, side in SIDES.items()
]
REGISTERED = replace(
    REGISTRIES,
    vocabulary=structs.replace(
        VOCABULARY, actors=(*VOCABULARY.actors, Sort(id="media", name="Media", like="outlet"))
    ),
    actors=Registry.of(ACTORS),
    questions=Registry.of((HELD, MANY, WHY, CAME)),
)
DAY = "2024-03-12"


def context(*events: Event) -> Context:
    return context_of(REGISTERED.of_events(events))


def told(event_id: str, *claims: Claim, day: str = DAY, **given: object) -> Event:
    return event(event_id, day, claims=claims, **given)


@dataclass(frozen=True)
class Voices:
    denies: tuple[Link, ...] = ()
    otherwise: tuple[Link, ...] = ()
    agrees: tuple[Link, ...] = ()


def stands(one: Event, *others: Event) -> tuple[Voices, ...]:
    made = context(one, *others)
    found = (stand_of(made, one, each) for each in one.claims)
    return tuple(
        Voices(*(voices(made, one, each) for each in (stand.denies, stand.otherwise, stand.agrees)))
        for stand in found
    )


def words(one: Event, *others: Event) -> str:
    return clause(context(one, *others), one).text


def names(voices: tuple[Link, ...]) -> list[str]:
    return [voice.pieces[0].text for voice in voices]


# Positions


def test_a_position_is_the_first_answer_of_an_actor_for_each_stance_in_order_of_saying():
    events = (
        told("b", claim("guard", says="late"), claim("guard", stance=NO), day="2024-03-13"),
        told(
            "a",
            claim("corps", says="later", said_on=EventDate("2024-03-20")),
            claim("army", stance=NO, says="no"),
        ),
        told("c", claim("guard", says="early", said_on=EventDate("2024-03-01"))),
        told("m", claim("chief", said_on=EventDate("2024-03"))),
    )
    found = evidence.positions.of(REGISTERED.of_events(events))["held"]
    assert [(each.by, each.stance.value, each.event, each.key) for each in found] == [
        ("guard", "asserts", "c", "c1"),
        ("army", "denies", "a", "c2"),
        ("guard", "denies", "b", "c2"),
        ("corps", "asserts", "a", "c1"),
        # Of a month the day is not known: it stands after the days of it.
        ("chief", "asserts", "m", "c1"),
    ]
    assert found[0] == Answer(
        by="guard",
        stance=Stance.ASSERTS,
        event="c",
        key="c1",
        when=EventDate("2024-03-01"),
        known=date(2024, 3, 1),
        says="early",
    )


def test_of_answers_of_one_day_that_comes_first_which_stands_first_in_the_record():
    events = [told(name, claim(name), day=DAY) for name in ("guard", "army", "corps")]
    found = evidence.positions.of(REGISTERED.of_events(events))["held"]
    assert [each.by for each in found] == ["army", "corps", "guard"]


def test_one_claim_can_take_a_position_on_several_questions_and_has_its_own_key():
    found = evidence.positions.of(
        REGISTERED.of_events([told("a", claim("army", "held", "why", key="c3"))])
    )
    assert [(name, each.key) for name, (each,) in found.items()] == [("held", "c3"), ("why", "c3")]


def test_who_passes_on_what_others_say_takes_no_position():
    record = REGISTERED.of_events([told("a", claim("paper"), claim("nobody", "why"))])
    assert list(evidence.positions.of(record)) == ["why"]


# Standing


def test_a_plain_claim_stands_alone():
    plain = told("a", claim("army", "held", "many", "why"), claim("army"))
    assert stands(plain) == (Voices(), Voices())
    assert words(plain) == ""
    assert (stands(told("b")), words(told("b"))) == ((), "")


def test_who_denies_a_claim_is_shown_where_and_when_it_said_so():
    asserted = told("a", claim("guard", disputed_by=("army", "chief", "stranger")))
    others = (
        told("z", claim("army", stance=NO), day="2024-03-21"),
        told("y", claim("army", stance=NO), day="2024-03-20~"),
        told("x", claim("chief", "why", stance=NO), day="2024-03-20"),
    )
    (standing,) = stands(asserted, *others)
    assert standing == Voices(
        denies=(
            Link("Army, about 20 March", "/ford/events/y/"),
            Link("Chief"),
            Link("stranger"),
        )
    )
    assert words(asserted, *others) == "Held: Army, Chief and 1 more deny"


def test_another_year_is_named():
    asserted = told("a", claim("guard"))
    denial = told("z", claim("army", stance=NO), day="2025-01-02")
    (standing,) = stands(asserted, denial)
    assert [voice.text for voice in standing.otherwise] == ["Army, 2 January 2025"]
    assert words(asserted, denial) == "Held: Army says otherwise, 2 January 2025"


def test_an_actor_never_contests_or_supports_itself():
    changed = told("a", claim("guard", disputed_by=("guard",)))
    later = told("z", claim("guard", stance=NO), claim("guard"), day="2024-03-21")
    assert stands(changed, later) == (Voices(),)
    assert words(changed, later) == ""


def test_who_passes_on_what_others_say_denies_and_supports_nothing():
    asserted = told("a", claim("guard", disputed_by=("paper",)))
    printed = told("z", claim("paper", stance=NO), claim("paper"), day="2024-03-21")
    assert stands(asserted, printed) == (Voices(),)
    assert stands(printed, asserted) == (Voices(), Voices())


@pytest.mark.parametrize("stance", [Stance.ASSERTS, NO])
def test_yes_meets_no_on_a_question_of_yes_or_no(stance: Stance):
    other = NO if stance is Stance.ASSERTS else Stance.ASSERTS
    mine = told("a", claim("guard", stance=stance))
    theirs = told("z", claim("army", stance=other), day="2024-03-21")
    voice = Link("Army, 21 March", "/ford/events/z/")
    assert stands(mine, theirs) == (Voices(otherwise=(voice,)),)
    assert words(mine, theirs) == "Held: Army says otherwise, 21 March"


@pytest.mark.parametrize("stance", [PARTLY, UNSURE])
def test_in_part_and_not_knowing_oppose_and_support_nobody(stance: Stance):
    mine = told("a", claim("guard", stance=stance))
    theirs = told("z", claim("army", stance=NO), claim("envoy"), day="2024-03-21")
    assert stands(mine, theirs) == (Voices(),)
    (no, yes) = stands(theirs, mine)
    assert (names(no.otherwise), names(yes.otherwise)) == (["Envoy"], ["Army"])
    assert (no.agrees, yes.agrees) == ((), ())


@pytest.mark.parametrize("question", ["many", "why", "unasked"])
def test_on_other_questions_an_opposite_stance_contests_nothing(question: str):
    mine = told("a", claim("guard", question))
    theirs = told("z", claim("army", question, stance=NO), claim("envoy", question))
    assert stands(mine, theirs) == (Voices(),)


def test_whom_a_claim_names_as_its_denier_says_nothing_otherwise_beside():
    mine = told("a", claim("guard", disputed_by=("army",)))
    theirs = told("z", claim("army", stance=NO), day="2024-03-21")
    more = told("y", claim("chief", stance=NO), day="2024-03-20")
    (standing,) = stands(mine, theirs, more)
    assert (names(standing.denies), names(standing.otherwise)) == (["Army"], ["Chief"])
    assert words(mine, theirs, more) == "Held: Chief and Army say otherwise, 20–21 March"


def test_who_denies_a_denial_says_otherwise_and_has_a_day_if_it_did_so_itself():
    denial = told("a", claim("army", stance=NO, disputed_by=("guard", "corps")))
    yes = told("z", claim("guard"), day="2024-03-21")
    (standing,) = stands(denial, yes)
    assert [voice.text for voice in standing.denies] == ["Guard, 21 March", "Corps"]
    assert words(denial, yes) == "Held: Guard and Corps say otherwise, 21 March"
    assert words(denial) == "Held: Guard and Corps say otherwise"


@pytest.mark.parametrize(
    ("day", "shown", "is_early"),
    [("2024-03-11", "11 March", True), ("2024-03-21", "21 March", False)],
)
def test_a_denier_that_answered_in_another_way_has_the_day_of_that_answer(day, shown, is_early):
    in_part = told("m", claim("guard", stance=PARTLY, disputed_by=("army",)), day="2024-03-12")
    (stand,) = stands(in_part, told("a", claim("army"), day=day))
    named = stand.otherwise if is_early else stand.denies
    assert [voice.text for voice in named] == [f"Army, {shown}"]
    assert len(stand.denies) + len(stand.otherwise) == 1
    same = told("a", claim("army", stance=PARTLY), day=day)
    (stand,) = stands(in_part, same)
    assert [voice.text for voice in stand.denies] == ["Army"]


def test_another_named_side_that_says_so_too_agrees():
    mine = told("a", claim("guard"))
    others = [
        told("b", claim("witness"), claim("corps")),
        told("c", claim("envoy"), day="2024-03-21"),
        told("d", claim("army"), claim("chief"), day="2024-03-20"),
    ]
    (standing,) = stands(mine, *others)
    assert names(standing.agrees) == ["Army", "Chief", "Envoy"]
    assert words(mine, *others) == "Held: also said by Army, Chief and 1 more"
    assert names(stands(others[0], mine, *others[1:])[0].agrees) == []


def test_one_who_answers_two_questions_of_a_claim_is_named_once_by_its_earliest_answer():
    mine = told("a", claim("guard", "held", "came"))
    theirs = [
        told("b", claim("army", "held", stance=NO), day="2024-03-21"),
        told("c", claim("army", "came", stance=NO), day="2024-03-20"),
    ]
    (standing,) = stands(mine, *theirs)
    assert [voice.text for voice in standing.otherwise] == ["Army, 20 March"]


def test_those_who_answer_on_one_day_stand_in_the_order_of_the_record():
    mine = told("m", claim("guard"))
    others = [told(name, claim(name, stance=NO), day="2024-03-20") for name in ("envoy", "army")]
    assert names(stands(mine, *others)[0].otherwise) == ["Army", "Envoy"]
    assert words(mine, *others) == "Held: Army and Envoy say otherwise, 20 March"


# The clause


def test_a_denial_comes_before_another_answer_and_that_before_agreement():
    denied = claim("guard", "came", disputed_by=("chief",))
    mine = told("a", claim("guard"), denied)
    other = told("z", claim("army", stance=NO), claim("envoy"), day="2024-03-21")
    assert words(mine, other) == "Held: Army says otherwise, 21 March, and 1 more claim"
    alone = told("a", claim("guard"))
    assert words(alone, other) == "Held: Army says otherwise, 21 March"
    assert words(alone, told("z", claim("envoy"))) == "Held: also said by Envoy"


def test_several_deniers_of_several_claims_are_named_once_and_each_day_once():
    mine = told(
        "a",
        claim("guard", "why", disputed_by=("army", "chief")),
        claim("guard", "many", disputed_by=("chief", "envoy", "witness")),
    )
    assert words(mine) == "Why: Army and Chief deny, and 1 more claim"
    denial = told("a", claim("army", stance=NO, disputed_by=("corps", "guard", "envoy")))
    yes = [
        told("x", claim("guard"), day="2024-03-20"),
        told("y", claim("corps"), day="2024-03-21"),
    ]
    assert words(denial, *yes) == "Held: Guard, Corps and 1 more say otherwise, 20–21 March"
    some_day = told("m", claim("guard"), day="2024-03")
    assert words(denial, some_day, yes[1]) == (
        "Held: Corps, Guard and 1 more say otherwise, 21 March"
    )
    others = [
        told("x", claim("army", stance=NO), day="2024-03-20"),
        told("y", claim("chief", stance=NO), day="2024-03-21"),
        told("z", claim("envoy", stance=NO), day="2024-03-22"),
    ]
    assert words(told("a", claim("guard")), *others) == (
        "Held: Army, Chief and 1 more say otherwise, 20–22 March"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("guard"), claim("army", stance=NO)),
        (claim("guard", "why"), claim("army", "many", disputed_by=("guard",))),
        (claim("guard", "why", disputed_by=("army",)), claim("army", "many")),
        (claim("guard", "many", value=1, unit="men"), claim("army", "many", value=2, unit="men")),
    ],
)
@pytest.mark.parametrize("given", [{}, {"told_by": ("guard",)}, {"told_by": ("army",)}])
def test_accounts_differ_where_two_sides_answer_each_other_in_one_event(one, other, given):
    assert words(told("a", one, other, **given)) == "Accounts differ"
    assert words(told("a", other, one, **given)) == "Accounts differ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("guard"), claim("army", stance=PARTLY)),
        (claim("guard"), claim("army", "came", stance=NO)),
        (claim("guard", "why"), claim("army", "why", stance=NO)),
        (claim("guard", "many", value=1, unit="men"), claim("army", "many", value=1, unit="men")),
        (claim("guard", "many", value=1, unit="men"), claim("army", "many", value=2, unit="dogs")),
        (claim("guard", "many", value=1, unit="men"), claim("chief", "why", value=2, unit="men")),
        (claim("guard", "many", value=1, unit="men"), claim("corps", "many", value=2, unit="men")),
        (claim("guard", "many", value=1, unit="men"), claim("army", "many", unit="men")),
        (
            claim("guard", "many", value=1, unit="men", covers=Covers(places=("mill",))),
            claim("army", "many", value=2, unit="men"),
        ),
        (claim("guard"), claim("paper", stance=NO)),
    ],
)
def test_accounts_do_not_differ_where_both_can_be_true_or_nobody_else_speaks(one, other):
    assert words(told("a", one, other)) == ""


def test_accounts_differ_where_a_claimant_denies_what_an_outlet_prints_in_the_same_event():
    printed = claim("paper", "why", disputed_by=("army",))
    mine = claim("army", "many", disputed_by=("guard",))
    assert words(told("a", printed, mine)) == "Accounts differ"
    assert words(told("a", printed, mine, told_by=("army",))) == "Many: Guard denies"


def test_within_one_side_who_tells_the_event_is_contested_by_name_and_else_accounts_differ():
    claims = claim("guard"), claim("corps", stance=NO)
    assert words(told("a", *claims, told_by=("guard",))) == "Held: Corps says otherwise, 12 March"
    assert words(told("a", *claims, told_by=("corps",))) == "Held: Guard says otherwise, 12 March"
    assert words(told("a", *claims)) == "Accounts differ"


def test_a_clause_names_the_question_whoever_claims_and_whosever_the_title_is():
    claims = claim("guard"), claim("army", "why", disputed_by=("envoy",))
    assert words(told("a", *claims, told_by=("guard",))) == "Why: Envoy denies"
    assert words(told("a", *claims, told_by=("army",))) == "Why: Envoy denies"
    # Of a teller who claims nothing nothing can be said: all claims count.
    assert words(told("a", *claims, told_by=("chief",))) == "Why: Envoy denies"


# Whose account a title is


def relays(*given: tuple[str, ...] | None, outlets: tuple[str, ...] = ()) -> dict[str, object]:
    names = outlets or ("post", "voice", "wall")
    pairs = enumerate(zip(given, names, strict=False), start=1)
    return {"sources": tuple(source_of(f"s{i}", relays=r, outlet=o) for i, (r, o) in pairs)}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (said("a", DAY, "campaign", speaker="army", claims=(claim("guard"),)), ("army",)),
        (said("a", DAY, "campaign", speaker=None, claims=(claim("guard"),)), ()),
        (told("a", claim("army"), told_by=("guard", "corps")), ("guard", "corps")),
        (told("a", claim("army"), claim("army", "why")), ("army",)),
        (told("a", claim("army"), claim("guard")), ()),
        (told("a", claim("army"), **relays(("guard",))), ("army",)),
        (told("a", claim("army"), claim("guard"), **relays(("corps",))), ("corps",)),
        (told("a", claim("paper"), **relays(("corps",), ("corps",))), ("corps",)),
        (told("a", claim("paper")), ()),
        (told("a", **relays(("paper",))), ("paper",)),
        (told("a", **relays(("corps",), None)), ()),
        (told("a", **relays(("corps",), ())), ()),
        (told("a", **relays(("corps",), ("corps", "army"))), ()),
        (told("a", **relays(("corps", "army"), ("corps", "army"))), ()),
        (told("a", **relays(("corps",), ("army",))), ()),
        (told("a", **relays((), ())), ()),
        (told("a"), ()),
    ],
)
def test_a_title_is_the_account_of(found: Event, expected: tuple[str, ...]):
    made = context(found)
    assert made.record.group(evidence.tellers, "a") == expected
    assert [link.text for link in teller(made, "a")] == [f"The {each.title()}" for each in expected]


def test_a_teller_is_linked_where_events_name_it():
    made = context(told("a", **relays(("corps",))), told("b", claim("army")))
    assert teller(made, "a") == (Link("The Corps", ""),)
    assert teller(made, "b") == (Link("The Army", "/ford/actors/army/"),)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (relays(("army",), ("army",)), Relay(by="army", outlets=2)),
        (relays(("army",), ("army",), ("army",)), Relay(by="army", outlets=3)),
        (relays(("army",), ("army",), outlets=("post", "post")), None),
        (relays(("army",)), None),
        (relays(("army",), ()), None),
        (relays(("army",), None), None),
        (relays(("army",), ("guard",)), None),
        (relays(("army", "guard"), ("army", "guard")), None),
        (relays(None, None), None),
        (relays((), ()), None),
    ],
)
def test_outlets_that_all_cite_one_actor_are_counted(given, expected):
    found = told("a", **given)
    made = context(found)
    assert made.record.group(evidence.relayed, "a") == expected
    phrase = f"Reported by {expected.outlets} outlets, all citing Army" if expected else None
    said = relay(made, found)
    assert (said and said.text) == phrase


@pytest.mark.parametrize(
    ("title", "told_by", "expected"),
    [
        ("Shots at the mill", ("army",), "Shots at the mill – says The Army"),
        ("Shots at the mill, the army says", ("army",), None),
        ("ARMY’s men shoot", ("army",), None),
        ("Ärmy shoots", ("army",), None),
        ("Armyworms at the mill", ("army",), "Armyworms at the mill – says The Army"),
        ("Men of the ford shoot", ("guard",), None),
        ("Men of the other ford", ("guard",), "Men of the other ford – says The Guard"),
        ("Shots, guard says", ("guard", "army"), "Shots, guard says – say The Guard and The Army"),
        ("Guard and army shoot", ("guard", "army"), None),
        ("Shots {names}", ("army",), "Shots {names} – says The Army"),
        ("Stranger shoots", ("stranger",), None),
        ("Shots", ("stranger",), "Shots – says stranger"),
        ("Shots", (), None),
    ],
)
def test_a_title_without_its_page_says_whose_account_it_is(title, told_by, expected):
    made = context(told("a", title=title, told_by=told_by))
    assert attributed(made, "a").text == (expected or title)


BODY = Actor(id="office", name="River Office", kind="armed-group", side="north", role="x")
PERSON = Actor(
    id="reed", name="Tom A. Reed", kind="person", side="north", role="x", member_of="office"
)


@pytest.mark.parametrize(
    ("title", "of_said", "of_reported"),
    [
        ("Reed speaks", None, None),
        ("Tom speaks", "Tom speaks (Tom A. Reed)", "Tom speaks – says Tom A. Reed"),
        ("River Office speaks", None, "River Office speaks – says Tom A. Reed"),
        ("Reeds burn", "Reeds burn (Tom A. Reed)", "Reeds burn – says Tom A. Reed"),
    ],
)
def test_a_surname_names_a_person_and_of_what_is_said_the_body_too(title, of_said, of_reported):
    filed = replace(REGISTERED, actors=Registry.of([BODY, PERSON]))
    spoken = said("a", DAY, "campaign", speaker="reed", title=title)
    reported = told("b", title=title, told_by=("reed",))
    made = context_of(filed.of_events([spoken, reported]))
    assert attributed(made, "a").text == (of_said or title)
    assert attributed(made, "b").text == (of_reported or title)


@pytest.mark.parametrize(
    ("role", "title", "names_them"),
    [
        ("mayor of Oakford", "Oakford mayor speaks", True),
        ("mayor of Oakford", "Mayor of Oakford speaks", True),
        ("secretary of the Security Council of Zemland", "Zemland’s council secretary warns", True),
        ("Oakford mayor", "Oakford mayor speaks", True),
        ("мер Дубового", "Мер Дубового каже", True),
        # Another office of there, an office of nowhere, of elsewhere, or one that is spoken of.
        ("mayor of Oakford", "Oakford council speaks", False),
        ("mayor of Oakford", "Mayor speaks", False),
        ("mayor of Oakford", "Millford mayor speaks", False),
        ("mayor of Oakford", "Guards warn the Oakford mayor", False),
        ("deputy mayor of Oakford", "Oakford mayor speaks", False),
        ("mayor of Oakford", "Oakford speaks", False),
        ("x", "X", False),
    ],
)
def test_a_title_of_what_is_said_that_begins_with_the_office_names_the_speaker(
    role, title, names_them
):
    person = msgspec.structs.replace(PERSON, role=role, member_of=None)
    filed = replace(REGISTERED, actors=Registry.of([person]))
    spoken = said("a", DAY, "campaign", speaker="reed", title=title)
    reported = told("b", title=title, told_by=("reed",))
    made = context_of(filed.of_events([spoken, reported]))
    assert attributed(made, "a").text == title + " (Tom A. Reed)" * (not names_them)
    # What happened to somebody with an office is not told by them for that.
    assert attributed(made, "b").text == f"{title} – says Tom A. Reed"


def test_the_verb_of_one_whose_name_is_a_plural_is_one_too():
    folk = Actor(
        id="folk", name="Residents", plural=True, kind="armed-group", side="east", role="x"
    )
    filed = replace(REGISTERED, actors=Registry.of([*ACTORS, folk]))
    denied = told("a", claim("guard", "why", disputed_by=("folk",)))
    mine = told("b", claim("guard"), title="Shots")
    theirs = told("c", claim("folk", stance=NO), title="Shots", told_by=("folk",))
    made = context_of(filed.of_events([denied, mine, theirs]))
    assert clause(made, denied).text == "Why: Residents deny"
    assert clause(made, mine).text == "Held: Residents say otherwise, 12 March"
    assert clause(made, theirs).text == "Held: Guard says otherwise, 12 March"
    assert attributed(made, "c").text == "Shots – say Residents"
    assert attributed(made, "b").text == "Shots", "no file says whose account that is"


def test_a_clause_says_of_how_many_claims_it_is_true_unless_of_all():
    one, two, three = (Claim(by="hill", says=says, disputed_by=by) for says, by in _DENIED)
    assert words(told("all", one, two, told_by=("hill",))) == "Guard denies"
    some = words(told("some", one, two, three, told_by=("hill",)))
    assert some == "Guard denies (2 of 3 claims)"


_DENIED = (("x", ("guard",)), ("y", ("guard",)), ("z", ()))


@pytest.mark.parametrize(
    ("question", "disputed", "looked"),
    [
        ("why", (), set()),
        ("why", ("army",), {"positions_of:why/army"}),
        ("came", ("army",), {"positions:came"}),
    ],
)
def test_of_a_question_without_yes_or_no_nobody_is_looked_at_but_who_is_named(
    question, disputed, looked
):
    one = told("a", claim("guard", question, disputed_by=disputed))
    known = context(one, told("b", claim("chief", question, stance=NO)))
    with known.record.tracker.watch() as keys:
        stand_of(known, one, one.claims[0])
    assert {key for key in keys if key.startswith("positions")} == looked
