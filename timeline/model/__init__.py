"""The record's types and closed lists. Nothing here reads or writes anything."""

from timeline.model.dates import EventDate
from timeline.model.event import Change, Claim, Event, Quote, SeedRef, Source, Stand
from timeline.model.lists import (
    PARTS_OF_DAY,
    ActorKind,
    Kind,
    OutletKind,
    PlaceKind,
    QuestionKind,
    Sensitivity,
    Side,
    Stance,
    Standing,
    Status,
    Strand,
)
from timeline.model.problem import InputError, Problem
from timeline.model.registry import Actor, Entry, Outlet, Place, Question

__all__ = [
    "PARTS_OF_DAY",
    "Actor",
    "ActorKind",
    "Change",
    "Claim",
    "Entry",
    "Event",
    "EventDate",
    "InputError",
    "Kind",
    "Outlet",
    "OutletKind",
    "Place",
    "PlaceKind",
    "Problem",
    "Question",
    "QuestionKind",
    "Quote",
    "SeedRef",
    "Sensitivity",
    "Side",
    "Source",
    "Stance",
    "Stand",
    "Standing",
    "Status",
    "Strand",
]
