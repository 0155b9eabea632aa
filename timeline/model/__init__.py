"""The record's types and the program's own closed lists. Nothing here reads or writes anything."""

from timeline.model.dates import EventDate
from timeline.model.event import (
    CAMPAIGN,
    CLAIM_LENGTH,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Change,
    Claim,
    Covers,
    Event,
    Quote,
    SeedRef,
    Source,
)
from timeline.model.fields import (
    PARTS_OF_DAY,
    Frozen,
    QuestionKind,
    Sensitivity,
    Stance,
    Status,
    Strand,
)
from timeline.model.front import Beat, Cell, DayText, Front
from timeline.model.hints import NO_HINTS, HintList, KindHints
from timeline.model.problem import InputError, Problem
from timeline.model.registry import Actor, Entry, Outlet, Place, Question
from timeline.model.vocabulary import NO_SIDE, NO_VOCABULARY, Kind, Side, Sort, Term, Vocabulary
