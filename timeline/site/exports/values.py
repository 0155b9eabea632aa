"""What an event is as data: the model's own fields, and what is computed from the record.

The JSON Schema and the table of fields are generated from these types.
"""

from typing import Annotated, Literal

from msgspec import Meta

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
from timeline.model.fields import ClaimKey, Day, Id, Ref, Text, When
from timeline.model.vocabulary import Side, Term


class Voice(Frozen, frozen=True, kw_only=True):
    """An actor that answers a claim; the rest is left out where no claim in the record says so."""

    by: Annotated[Ref, Meta(description="the id of the actor")]
    on: Annotated[When, Meta(description="the day on which it said so first")] | None = None
    event: Annotated[Id, Meta(description="the id of the event in which it said so")] | None = None
    claim: Annotated[ClaimKey, Meta(description="the key of the claim there")] | None = None


class Standing(Frozen, frozen=True, kw_only=True):
    """Who answers a claim, counted from the claims in the record; no verdict on what is true."""

    denies: Annotated[
        tuple[Voice, ...],
        Meta(description="those that the claim names under disputed_by, unless they did so before"),
    ] = ()
    otherwise: Annotated[
        tuple[Voice, ...],
        Meta(
            description="those who denied it before it was claimed here, and other actors who "
            "answer its yes-no question by the opposite, without having come round to it"
        ),
    ] = ()
    agrees: Annotated[
        tuple[Voice, ...],
        Meta(
            description="actors of another named side who answer its yes-no question likewise, "
            "without having given that up"
        ),
    ] = ()


class ClaimData(Claim, frozen=True, kw_only=True):
    """An assertion by one actor; may answer questions."""

    key: Annotated[
        ClaimKey, Meta(description="c1, c2, …; permanent in its event; event#c1 names it elsewhere")
    ]
    standing: Annotated[Standing, Meta(description="who answers the claim; computed")]


class EventData(Event, frozen=True, kw_only=True):
    """One thing that happened, or was said, at one time."""

    strand: Annotated[
        Strand,
        Meta(description="reported (said to have happened) or said (said about it); computed"),
    ]
    url: Annotated[Text, Meta(description="the address of its page; computed")]
    first_day: Annotated[Day, Meta(description="the first day that the date may mean; computed")]
    last_day: Annotated[Day, Meta(description="the last day that the date may mean; computed")]
    updated: Annotated[
        Day, Meta(description="the day of its last change, else on which it was added; computed")
    ]
    attributed: Annotated[
        Text, Meta(description="the title with whose account it is, to stand alone; computed")
    ]
    claims: Annotated[tuple[ClaimData, ...], Meta(description="who asserts what")] = ()


class WithdrawnData(Frozen, frozen=True, kw_only=True):
    """An event that is not part of the record any more; its changes say when and why."""

    id: Annotated[Id, Meta(description="its id, which no other event gets")]
    title: Annotated[Text, Meta(description="its title, as the page that says so has it")]
    date: Annotated[When, Meta(description="the date that it had")]
    url: Annotated[Text, Meta(description="the address of the page that says so")]
    status: Annotated[Literal["withdrawn"], Meta(description="always withdrawn")]
    changes: Annotated[tuple[Change, ...], Meta(description="dated corrections, the last says why")]


class KindData(Term, frozen=True, kw_only=True):
    """A kind of events."""

    strand: Annotated[Strand, Meta(description="reported or said")]


class RecordData(Frozen, frozen=True, kw_only=True):
    """Everything in one file: the events, and what their ids stand for."""

    name: Annotated[Text, Meta(description="the name of the record")]
    url: Annotated[Text, Meta(description="the address of the site; / where it is not known")]
    schema: Annotated[Text, Meta(description="the address of the JSON Schema of this file")]
    licence: Annotated[Text, Meta(description="the licence of the texts of the record")] | None = (
        None
    )
    licence_url: Annotated[Text, Meta(description="the address of the licence")] | None = None
    version: Annotated[Day, Meta(description="the day of the last change to any event")] | None = (
        None
    )
    time_zone: Annotated[
        Text, Meta(description="the time zone in which the events of a day are in order")
    ]
    kinds: Annotated[tuple[KindData, ...], Meta(description="the kinds of events")]
    sides: Annotated[tuple[Side, ...], Meta(description="the sides")]
    actors: Annotated[tuple[Actor, ...], Meta(description="the actors in the record")]
    places: Annotated[tuple[Place, ...], Meta(description="the places in the record")]
    outlets: Annotated[tuple[Outlet, ...], Meta(description="the outlets in the record")]
    questions: Annotated[tuple[Question, ...], Meta(description="the questions in the record")]
    front: Annotated[Front, Meta(description="what an editor chose for the front page")] | None = (
        None
    )
    days: Annotated[tuple[DayText, ...], Meta(description="the sentences of days, in order")]
    events: Annotated[tuple[EventData, ...], Meta(description="the events in order of time")]
    withdrawn: Annotated[
        tuple[WithdrawnData, ...], Meta(description="events that were withdrawn, by id")
    ]
