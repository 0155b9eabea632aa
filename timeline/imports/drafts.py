"""A slide of another timeline to the draft of an event, and what a person has to settle in it."""

from collections.abc import Iterator
from datetime import date

from timeline.imports.timelinejs import Slide
from timeline.model import TITLE_LENGTH, Event, EventDate, Source, Status, Strand, Vocabulary
from timeline.text import addresses

_MOST_SUMMARY = 1_200
_SHORTENED = "…"
_TO_BE_NAMED = "A report to be named"


def draft(slide: Slide, vocabulary: Vocabulary, *, zone: str, added: date) -> Event | None:
    """Return the draft of an event, without an id; None where the slide has no month.

    A clock time is taken for one of `zone`. What the record cannot know stands in `review`.
    """
    when = _date(slide)
    if when is None:
        return None
    links = [link for link in slide.links if addresses.fault(link) is None]
    has_day = bool(slide.first[2])
    return Event(
        id="",
        title=_cut(slide.headline or slide.text, TITLE_LENGTH).rstrip("."),
        date=when,
        time=slide.clock or None if has_day else None,
        tz=zone if slide.clock and has_day else None,
        kind=_kind(vocabulary),
        summary=_cut(slide.text or slide.headline, _MOST_SUMMARY),
        sources=tuple(Source(key=f"s{n}", url=link) for n, link in enumerate(links, 1))
        or (Source(key="s1", outlet=_TO_BE_NAMED),),
        added=added,
        status=Status.DRAFT,
        review=tuple(_notes(slide, vocabulary, len(links))),
    )


def _kind(vocabulary: Vocabulary) -> str:
    """Return a kind of what happens: whoever spoke is not told, as what is said would need."""
    kinds = vocabulary.kinds
    return next((each.id for each in kinds if each.strand is Strand.REPORTED), kinds[0].id)


def _date(slide: Slide) -> EventDate | None:
    """Return the date of a slide, with its end where that is a later day; None without a month."""
    year, month, day = slide.first
    text = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
    if all(slide.last) and day and slide.last > slide.first:
        text += "/{:04}-{:02}-{:02}".format(*slide.last)
    try:
        return EventDate(text) if year and month else None
    except ValueError:
        return None


def _notes(slide: Slide, vocabulary: Vocabulary, links: int) -> Iterator[str]:
    """Yield what is to be settled, most weighty first."""
    if not links:
        yield "sources: the timeline names no report; write the address of one"
    elif len(slide.links) > links:
        yield "sources: one address of the timeline cannot be cited; see whether it has another"
    kinds = ", ".join(kind.id for kind in vocabulary.kinds)
    yield f"kind: a timeline has none; write one of {kinds}. What is said needs a speaker too"
    yield "title and summary: they stand as in the timeline; write them in your own words"
    if len(slide.headline) > TITLE_LENGTH or len(slide.text) > _MOST_SUMMARY:
        yield "title and summary: they were longer and are cut; see what is missing"
    if slide.group or slide.credit:
        told = "; ".join(filter(None, (slide.group, slide.credit)))
        yield f"actors and places: the timeline says “{_cut(told, 200)}”"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}{_SHORTENED}"
