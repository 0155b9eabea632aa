"""Share cards: what each says, whose voices it has, and which one a page names."""

from dataclasses import replace

import pytest

from tests.sample import (
    REGISTRIES,
    SITE,
    VOCABULARY,
    claim,
    context,
    context_of,
    count,
    event,
    record_of,
    rich_record,
    said,
)
from timeline.model import Actor, Question, QuestionKind, Side, Sort, Stance, Strand
from timeline.record import Registry, indexes
from timeline.record.indexes import whole
from timeline.site.cards import Card, path_of
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.routes import ROUTES, pages_of
from timeline.site.views.cards import (
    cards,
    event_card,
    kind_card,
    picture,
    question_card,
    site_card,
    voices,
)

DENIES = {"stance": Stance.DENIES}
THIRD = ("third", "third")
HELD = (claim("hill", says="It was held."), claim("guard", says="It was\nnot.", **DENIES))


def drawing(made: Context, can_draw=lambda card: True) -> Context:
    return replace(made, can_draw=can_draw)


def card_of(*claims, **given) -> Card:
    one = event("one", "2024-03-12", claims=claims, **given)
    return event_card(drawing(context(one)), one)


def test_the_card_of_an_event_says_what_it_is_and_whose_account():
    assert card_of(*HELD, title="Ada Hill and guards differ", places=("mill",)) == Card(
        name="one",
        kicker="Raid · Mill · 12 March 2024",
        title="Ada Hill and guards differ",
        voices=(("Ada Hill", "It was held."), ("Ford Guard", "It was not.")),
        site="The ford",
        foot="1 source",
        strand=Strand.REPORTED,
    )


def test_a_title_that_names_no_speaker_has_one_on_the_card():
    one = said("one", "2024-03-12", "campaign", title="Mayor sees no boat")
    card = event_card(context(one), one)
    assert (card.title, card.strand) == ("Mayor sees no boat (Ada Hill)", Strand.SAID)


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        ((), []),
        ((claim("hill"),), []),
        ((claim("hill"), claim("guard")), []),  # who agree
        ((claim("hill"), claim("hill", **DENIES)), []),  # one and the same
        (HELD, ["Ada Hill", "Ford Guard"]),
        # Of those of no party who answer alike the first alone.
        (
            (claim("hill"), claim("watch"), claim("scout"), claim("guard", **DENIES)),
            ["Ada Hill", "Watch", "Ford Guard"],
        ),
        # But all the answers, also one that is neither yes nor no, and of each party.
        (
            (*HELD, claim("watch", stance=Stance.PARTLY)),
            ["Ada Hill", "Ford Guard", "Watch"],
        ),
        ((*HELD, claim("third")), ["Ada Hill", "Ford Guard", "third"]),
        ((*HELD, claim("third"), claim("third", **DENIES)), ["Ada Hill", "Ford Guard", *THIRD]),
        # One voice alone would stand as the answer: who denies it did so in no words of record.
        ((claim("hill", disputed_by=("guard",)),), []),
        # Of two disputed questions the first.
        (
            (count("hill", value=5), count("guard", value=6), *HELD),
            ["Ada Hill", "Ford Guard"],
        ),
    ],
)
def test_all_who_answer_differently_stand_on_a_card_or_nobody(claims, names):
    one = event("one", "2024-03-12", claims=claims)
    card = event_card(context_of(record_of(one, registries=parties("third"))), one)
    assert [name for name, _ in card.voices] == names


def test_a_party_that_answers_elsewhere_alone_is_on_the_card_too():
    asked = event("one", "2024-03-12", claims=HELD)
    later = event("two", "2024-03-31", claims=(claim("third", stance=Stance.PARTLY),))
    record = record_of(asked, later, registries=parties("third"))
    card = event_card(context_of(record), asked)
    assert card.voices[2:] == (("third", "third says"),)
    assert "third: third says" in picture(drawing(context_of(record)), card).text.text
    # Where three have no room, nobody stands there.
    plain = picture(drawing(context_of(record), lambda card: len(card.voices) < 3), card)
    assert not {"Ada", "Ford", "third"} & set(plain.text.text.split())


def test_an_outlet_is_no_voice_on_a_card():
    press = Actor(id="press", name="Press", kind="paper", side="none", role="a paper")
    record = replace(
        REGISTRIES,
        vocabulary=replaced(VOCABULARY, Sort(id="paper", name="Paper", like="outlet")),
        actors=Registry.of((*REGISTRIES.actors, press)),
    )
    claims = (claim("press"), claim("hill", **DENIES))
    for given, names in (
        (claims, []),
        ((*claims, claim("guard")), ["Ada Hill", "Ford Guard"]),
    ):
        one = event("one", "2024-03-12", claims=given)
        made = context_of(record_of(one, registries=record))
        assert [voice.by.text for voice in voices(made, one)] == names


def replaced(vocabulary, sort):
    import msgspec

    return msgspec.structs.replace(vocabulary, actors=(*vocabulary.actors, sort))


def parties(*more: str):
    """Return the registries with two parties, and more of which each has an actor of its name."""
    import msgspec

    sides = [
        msgspec.structs.replace(side, party=side.id in {"volunteers", "international"})
        for side in VOCABULARY.sides
    ]
    sides += [Side(id=each, name=each, party=True) for each in more]
    new = [Actor(id=each, name=each, kind="person", side=each, role="x") for each in more]
    return replace(
        REGISTRIES,
        vocabulary=msgspec.structs.replace(VOCABULARY, sides=tuple(sides)),
        actors=Registry.of((*REGISTRIES.actors, *new)),
    )


def question_of(kind: QuestionKind, *claims, more=()) -> Card:
    asked = Question(id="held", name="Held", question="Was it held?", about="x.", kind=kind)
    base = replace(parties(*more), questions=Registry.of((asked,)))
    record = record_of(event("one", "2024-03-12", claims=claims), registries=base)
    return question_card(context_of(record), asked)


def test_the_card_of_a_yes_no_question_has_the_answers_of_its_parties():
    card = question_of(QuestionKind.YES_NO, *HELD)
    assert (card.kicker, card.title) == ("Question", "Was it held?")
    assert card.foot == "2 statements by 2 speakers"
    assert card.voices == (
        ("Volunteers", "No: Ford Guard, 12 March"),
        ("International", "Yes: Ada Hill, 12 March"),
    )
    wavering = claim("guard"), claim("guard", **DENIES), claim("hill")
    assert question_of(QuestionKind.YES_NO, *wavering).voices == (
        ("Volunteers", "Yes; No"),
        ("International", "Yes: Ada Hill, 12 March"),
    )
    for agreed in ((claim("guard"),), (claim("guard"), claim("hill")), (claim("watch"),)):
        assert question_of(QuestionKind.YES_NO, *agreed).voices == ()


def test_the_card_of_a_question_leaves_out_nobody_who_answers_it():
    """Of four parties no two stand alone, and who is of none stands with the others."""
    partly = claim("fourth", stance=Stance.PARTLY)
    claims = (claim("hill"), claim("watch", **DENIES), claim("third"), *HELD, partly)
    card = question_of(QuestionKind.YES_NO, *claims, more=("third", "fourth"))
    assert [name for name, _ in card.voices] == [
        "Volunteers", "International", "third", "fourth", "Others",
    ]  # fmt: skip
    assert card.voices[-1] == ("Others", "No: Watch, 12 March")
    assert card.brief[-2:] == (("fourth", "In part"), ("Others", "No"))
    # The others alone differ from the one party that answers.
    both = question_of(QuestionKind.YES_NO, claim("watch", **DENIES), claim("guard"))
    assert [name for name, _ in both.voices] == ["Volunteers", "Others"]


def test_where_the_answers_have_no_room_all_stand_in_a_word_or_none():
    card = replace(question_of(QuestionKind.YES_NO, *HELD), name="one")
    brief = "Volunteers: No. International: Yes"
    for can_draw, told in (
        (lambda card: True, "Volunteers: No: Ford Guard, 12 March"),
        (lambda card: not any(":" in words for _, words in card.voices), brief),
        (lambda card: not card.voices, ""),
    ):
        text = picture(drawing(context(), can_draw), card).text.text
        assert told in text
        assert ("Volunteers" in text) == ("International" in text) == bool(told)


@pytest.mark.parametrize("kind", [QuestionKind.NUMBER, QuestionKind.OPEN])
def test_the_card_of_another_question_sums_nothing_up(kind):
    figures = (
        claim("hill", says="5", value=5, unit="men"),
        claim("guard", says="900", value=900, unit="men"),
    )
    card = question_of(kind, *figures)
    assert (card.voices, card.lead) == ((), "")
    assert card.foot == "2 statements by 2 speakers"
    assert not {"5", "900", "905"} & set(card.text.split())


def test_in_a_long_record_the_events_of_a_kind_share_a_card(monkeypatch):
    record = rich_record()
    monkeypatch.setattr(whole, "MOST_WITH_CARDS", len(record.events))
    made = drawing(context_of(record))
    ids = [each.id for each in record.events]
    assert [card.name for card in cards(made)] == ["site", "held", *ids]
    monkeypatch.setattr(whole, "MOST_WITH_CARDS", len(record.events) - 1)
    made = drawing(context_of(record_of(*record.events)))
    kinds = list(made.record.keys(indexes.by_kind))
    assert [card.name for card in cards(made)] == ["site", "held", *kinds]
    raid = next(each for each in record.events if each.kind == "raid")
    card = event_card(made, raid)
    assert card == kind_card(made, made.kind("raid"))
    assert (card.kicker, card.title, card.lead) == ("Kind of event", "Raids", "A raid.")


def test_a_page_names_its_own_card_else_the_site_s_else_none():
    own = Card(name="own", title="Own", site="The ford", voices=(("A", "x"), ("B", "y")))
    made = drawing(context())
    shown = picture(made, own)
    assert shown.address == f"https://example.org/ford/{path_of(own, made.site.cards)}"
    assert (shown.width, shown.height, shown.text.text) == (1200, 630, "Own. A: x. B: y")
    # Where there is no room for the voices, all of them are left out.
    assert picture(drawing(made, lambda card: not card.voices), own).text.text == "Own"
    for card in (own, None):
        assert picture(drawing(made, lambda card: card.name == "site"), card).text == Link(
            "The ford"
        )
    assert picture(drawing(made, lambda card: False), own) is None
    assert picture(context(), own) is None


def test_every_picture_that_a_page_names_is_among_the_cards():
    made = drawing(context_of(rich_record()))
    there = {f"{SITE.url}/{path_of(card, made.site.cards)}" for card in cards(made)}
    pages = pages_of(made)
    named = {
        pages.values(route, name)["frame"].picture.address
        for route, name in pages.all()
        if route.address.endswith("/")
    }
    assert named == there
    assert {route.template for route in ROUTES} >= {"embed.html", "oembed.json"}


def test_an_address_stands_for_all_that_is_on_a_card_and_what_draws_it():
    card = site_card(context())
    other = [replace(card, **{name: "x"}) for name in ("kicker", "title", "lead", "site", "foot")]
    other += [replace(card, voices=(("A", "b"),)), replace(card, strand=Strand.SAID)]
    paths = [path_of(each, "1") for each in (card, *other)] + [path_of(card, "2")]
    assert len(set(paths)) == len(paths)
    assert path_of(card, "1") == path_of(site_card(context()), "1")
