"""The editor's texts: the front page and the sentence of a day. Every one rests on named events."""

from typing import Annotated

from timeline.model.fields import Frozen, Ref, Refs, Text, When, means


class Beat(Frozen, frozen=True, kw_only=True):
    """One step of the story in a minute."""

    date: Annotated[When, means("the day or days it is about, as 2024-03-13")]
    text: Annotated[Text, means("one or two attributed sentences", max_length=400)]
    events: Annotated[Refs, means("ids of the events it rests on", min_length=1)]


class Cell(Frozen, frozen=True, kw_only=True):
    """How one side answers one question, in at most twelve words."""

    question: Annotated[Ref, means("the id of the question")]
    side: Annotated[Ref, means("the id of a side, or others")]
    text: Annotated[Text, means("the answer, at most twelve words", max_length=160)]
    claims: Annotated[
        tuple[Text, ...], means("the claims it rests on: [event-id#c1]", min_length=1)
    ]


class Front(Frozen, frozen=True, kw_only=True):
    """What an editor chose for the front page; what is absent is computed."""

    beats: Annotated[tuple[Beat, ...], means("the story in a minute")] = ()
    questions: Annotated[Refs, means("ids of questions shown side by side")] = ()
    cells: Annotated[tuple[Cell, ...], means("answers in short, by side")] = ()
    numbers: Annotated[Refs, means("ids of number questions drawn side by side")] = ()


class DayText(Frozen, frozen=True, kw_only=True):
    """One or two attributed sentences about a day; `id` is the day, from the file name."""

    id: Annotated[str, means("the day, from the file name", pattern=r"^\d{4}-\d\d-\d\d$")]
    events: Annotated[Refs, means("ids of the events it rests on", min_length=1)]
    body: Annotated[Text, means("one or two attributed sentences", max_length=600)]
