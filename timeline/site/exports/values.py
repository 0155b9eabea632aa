"""What an event is as data: the model's own fields, and what is computed from the record.

The JSON Schema and the table of fields are generated from these types.
"""

from typing import Annotated, Literal

from timeline.model import (
    Actor,
    Change,
    Claim,
    DayText,
    Event,
    Front,
    Frozen,
    Outlet,
    Place,
    Question,
    Strand,
)
from timeline.model.fields import ClaimKey, Day, Id, Ref, Text, When, means
from timeline.model.vocabulary import Side, Term


class Voice(Frozen, frozen=True, kw_only=True):
    """An actor that answers a claim; the rest is left out where no claim in the record says so."""

    by: Annotated[Ref, means("the id of the actor")]
    on: Annotated[When | None, means("the day on which it said so first")] = None
    event: Annotated[Id | None, means("the id of the event in which it said so")] = None
    claim: Annotated[ClaimKey | None, means("the key of the claim there")] = None


class Standing(Frozen, frozen=True, kw_only=True):
    """Who answers a claim, counted from the claims in the record; no verdict on what is true."""

    denies: Annotated[
        tuple[Voice, ...],
        means("those that the claim names under disputed_by, unless they did so before"),
    ] = ()
    otherwise: Annotated[
        tuple[Voice, ...],
        means(
            "those who denied it before it was claimed here, and other actors who "
            "answer its yes-no question by the opposite, without having come round to it"
        ),
    ] = ()
    agrees: Annotated[
        tuple[Voice, ...],
        means(
            "actors of another named side who answer its yes-no question likewise, "
            "without having given that up"
        ),
    ] = ()


class ClaimData(Claim, frozen=True, kw_only=True):
    """An assertion by one actor; may answer questions."""

    key: Annotated[
        ClaimKey, means("c1, c2, …; permanent in its event; event#c1 names it elsewhere")
    ]
    standing: Annotated[Standing, means("who answers the claim; computed")]


class EventData(Event, frozen=True, kw_only=True):
    """One thing that happened, or was said, at one time."""

    strand: Annotated[
        Strand, means("reported (said to have happened) or said (said about it); computed")
    ]
    url: Annotated[Text, means("the address of its page; computed")]
    first_day: Annotated[Day, means("the first day that the date may mean; computed")]
    last_day: Annotated[Day, means("the last day that the date may mean; computed")]
    updated: Annotated[
        Day, means("the day of its last change, else on which it was added; computed")
    ]
    attributed: Annotated[
        Text, means("the title with whose account it is, to stand alone; computed")
    ]
    claims: Annotated[tuple[ClaimData, ...], means("who asserts what")] = ()


class WithdrawnData(Frozen, frozen=True, kw_only=True):
    """An event that is not part of the record any more; its changes say when and why."""

    id: Annotated[Id, means("its id, which no other event gets")]
    title: Annotated[Text, means("its title, as the page that says so has it")]
    date: Annotated[When, means("the date that it had")]
    url: Annotated[Text, means("the address of the page that says so")]
    status: Annotated[Literal["withdrawn"], means("always withdrawn")]
    changes: Annotated[tuple[Change, ...], means("dated corrections, the last says why")]


class KindData(Term, frozen=True, kw_only=True):
    """A kind of events."""

    strand: Annotated[Strand, means("reported or said")]


class RecordData(Frozen, frozen=True, kw_only=True):
    """Everything in one file: the events, and what their ids stand for."""

    name: Annotated[Text, means("the name of the record")]
    url: Annotated[Text, means("the address of the site; / where it is not known")]
    schema: Annotated[Text, means("the address of the JSON Schema of this file")]
    licence: Annotated[Text | None, means("the licence of the texts of the record")] = None
    licence_url: Annotated[Text | None, means("the address of the licence")] = None
    version: Annotated[Day | None, means("the day of the last change to any event")] = None
    time_zone: Annotated[Text, means("the time zone in which the events of a day are in order")]
    kinds: Annotated[tuple[KindData, ...], means("the kinds of events")]
    sides: Annotated[tuple[Side, ...], means("the sides")]
    actors: Annotated[tuple[Actor, ...], means("the actors in the record")]
    places: Annotated[tuple[Place, ...], means("the places in the record")]
    outlets: Annotated[tuple[Outlet, ...], means("the outlets in the record")]
    questions: Annotated[tuple[Question, ...], means("the questions in the record")]
    front: Annotated[Front | None, means("what an editor chose for the front page")] = None
    days: Annotated[tuple[DayText, ...], means("the sentences of days, in order")]
    events: Annotated[tuple[EventData, ...], means("the events in order of time")]
    withdrawn: Annotated[tuple[WithdrawnData, ...], means("events that were withdrawn, by id")]
