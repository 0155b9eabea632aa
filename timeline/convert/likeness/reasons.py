"""Why an event on file is meant, in plain words."""

from collections.abc import Iterator

from timeline.convert.likeness.ranking import Candidate, Likeness, Ranking
from timeline.convert.likeness.report import Report
from timeline.model import Event, EventDate

_MOST_WORDS = 6


def told(like: Likeness, ranking: Ranking, report: Report | None = None) -> Candidate:
    """Return an event with what it and a report have in common, in words."""
    exact = exactly(like.event, report) if report else []
    reasons = [*exact, *_reasons(like, ranking, report)]
    return Candidate(like.event.id, f"{like.event.date.label}: {', '.join(reasons)}")


def exactly(event: Event, report: Report) -> list[str]:
    """Return what hardly two events have in common."""
    if not report.speaker or event.speaker != report.speaker:
        return []
    quoted = ["the same words"] * any(quote.text in report.quotes for quote in event.quotes)
    is_hosted = bool(report.hosts) and report.hosts <= frozenset(event.actors)
    return [*quoted, *["an interview with the same media"] * is_hosted]


def days_apart(one: EventDate, two: EventDate) -> int:
    """Return how many days lie between two dates, none where they overlap."""
    (first, last), (begin, end) = one.bounds, two.bounds
    if begin <= last and first <= end:
        return 0  # as most that are compared
    return max((begin - last).days, (first - end).days)


def _reasons(like: Likeness, ranking: Ranking, report: Report | None) -> Iterator[str]:
    """Yield in words what both have in common, and how far apart they are."""
    if report and like.event.kind == report.kind:
        yield f"also {like.event.kind}"
    if like.actors:
        yield f"names {', '.join(sorted(like.actors))}"
    if like.places:
        yield f"in {', '.join(sorted(like.places))}"
    if like.terms:
        yield f"words {', '.join(ranking.words(like)[:_MOST_WORDS])}"
    if report and (days := days_apart(like.event.date, report.date)):
        yield f"{days} day{'s' * (days > 1)} apart"
    yield f"{min(max(ranking.score(like) / like.most, 0.0), 1.0):.2f} alike"
