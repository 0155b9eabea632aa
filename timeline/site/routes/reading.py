"""Pages that are read through: the front page, weeks, days, and each event."""

from datetime import date

from timeline.record import indexes
from timeline.site.routes.pages import Pages, PageView, Route, list_of
from timeline.site.routes.shapes import (
    described,
    group,
    has_events,
    keys,
    listed,
    one,
    one_if,
    short,
    told,
)
from timeline.site.views.beside import withdrawn_view
from timeline.site.views.cards import event_card
from timeline.site.views.day import day_view
from timeline.site.views.event import event_view
from timeline.site.views.front import front
from timeline.site.views.titles import attributed
from timeline.site.views.week import week_view
from timeline.site.views.weeks import day_index, month_view, months_apart, weeks_view
from timeline.site.words import phrase

_DAYS = phrase("Every day of the record, with what it brought in a sentence.")


def _front(pages: Pages, _: str) -> PageView:
    site = pages.context.site
    page = front(pages.context, pages.rows)
    return PageView(title=site.name, description=short(site.standfirst), values={"page": page})


def _weeks(pages: Pages, _: str) -> PageView:
    context = pages.context
    description = context.say("All events in full, week by week, in two columns.")
    values = {"page": weeks_view(context)}
    title = context.say("The record in full, week by week")
    return PageView(title=title, description=description, values=values)


def _week(pages: Pages, name: str) -> PageView:
    context, part = pages.context, pages.list_page("week", name)
    page = week_view(context, list_of(name), part, pages.rows)
    description = context.say("All events of {days} in full, in two columns.", days=page.title)
    title = page.part.label if page.part and not part.is_first else page.title
    return PageView(title=title, description=description, values={"page": page})


def _month(pages: Pages, name: str) -> PageView:
    page = month_view(pages.context, name)
    return told(page, pages.context.say("Every day of {month} with events.", month=page.title))


def _day(pages: Pages, name: str) -> PageView:
    context, when = pages.context, date.fromisoformat(list_of(name))
    page = day_view(context, when, pages.list_page("day", name), pages.rows)
    description = page.sentence or context.say(
        "What was reported and what was said on {day}.", day=context.words.day(when)
    )
    return told(page, description)


def _event(pages: Pages, name: str) -> PageView:
    found = pages.context.record.event(name)
    event = event_view(pages.context, found, pages.rows)
    return PageView(
        title=found.title,
        description=short(found.summary),
        shared_title=attributed(pages.context, name).text,
        card=event_card(pages.context, found),
        has_map=event.beside.map is not None,
        values={"event": event},
    )


def _alias(pages: Pages, name: str) -> PageView:
    """Return the stub that leads from an old id to the event."""
    context = pages.context
    event = context.record.head(context.record.group(indexes.aliases, name)[-1])
    address = f"{context.site.url}/events/{event.id}/"
    values = {"title": event.title, "href": context.links.event(event.id), "address": address}
    return PageView(title=event.title, values=values)


def _has_part(pages: Pages) -> bool:
    """Tell whether what files have of an event goes with its page: it has no file of its own."""
    return pages.context.is_long


def _withdrawal(pages: Pages, name: str) -> PageView:
    view = withdrawn_view(pages.context, name)
    title = pages.context.say("Withdrawn: {title}", title=view.title)
    return PageView(title=title, values={"page": view})


ROUTES: tuple[Route, ...] = (
    Route("/", "front.html", one, _front),
    Route("/timeline/", "weeks.html", one_if(has_events), _weeks),
    Route("/timeline/{}/", "week.html", listed("week"), _week),
    Route("/days/", "days.html", one_if(has_events), described(day_index, _DAYS)),
    Route("/days/{}/", "days.html", lambda pages: months_apart(pages.context), _month),
    Route("/days/{}/", "day.html", listed("day"), _day),
    Route(
        "/events/{}/",
        "event.html",
        group(indexes.order),
        _event,
        is_event=True,
        is_part=_has_part,
    ),
    Route("/events/{}/", "moved.html", keys(indexes.aliases), _alias, is_listed=False),
    Route(
        "/events/{}/",
        "withdrawn.html",
        keys(indexes.withdrawals),
        _withdrawal,
        is_listed=False,
        is_part=_has_part,
    ),
)
