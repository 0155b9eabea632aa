"""The editor's texts: the front page and the sentence of a day. Every one rests on named events."""

from typing import Annotated

from msgspec import Meta

from timeline.model.fields import Frozen, Ref, Refs, Text, When


class Beat(Frozen, frozen=True, kw_only=True):
    """One step of the story in a minute."""

    date: Annotated[When, Meta(description="the day or days it is about, as 2024-03-13")]
    text: Annotated[Text, Meta(max_length=400, description="one or two attributed sentences")]
    events: Annotated[Refs, Meta(min_length=1, description="ids of the events it rests on")]


class Cell(Frozen, frozen=True, kw_only=True):
    """How one side answers one question, in at most twelve words."""

    question: Annotated[Ref, Meta(description="the id of the question")]
    side: Annotated[Ref, Meta(description="the id of a side, or others")]
    text: Annotated[Text, Meta(max_length=160, description="the answer, at most twelve words")]
    claims: Annotated[
        tuple[Text, ...], Meta(min_length=1, description="the claims it rests on: [event-id#c1]")
    ]


class Front(Frozen, frozen=True, kw_only=True):
    """What an editor chose for the front page; what is absent is computed."""

    beats: Annotated[tuple[Beat, ...], Meta(description="the story in a minute")] = ()
    questions: Annotated[Refs, Meta(description="ids of questions shown side by side")] = ()
    cells: Annotated[tuple[Cell, ...], Meta(description="answers in short, by side")] = ()
    numbers: Annotated[Refs, Meta(description="ids of number questions drawn side by side")] = ()


class DayText(Frozen, frozen=True, kw_only=True):
    """One or two attributed sentences about a day; `id` is the day, from the file name."""

    id: Annotated[
        str, Meta(pattern=r"^\d{4}-\d\d-\d\d$", description="the day, from the file name")
    ]
    events: Annotated[Refs, Meta(min_length=1, description="ids of the events it rests on")]
    body: Annotated[Text, Meta(max_length=600, description="one or two attributed sentences")]
