"""Events as TimelineJS 3 reads them (https://timeline.knightlab.com/docs/json-format.html).

It takes headlines and texts for HTML, so everything is escaped here.
"""

from datetime import date
from html import escape

from timeline.model import Strand
from timeline.site.context import Context
from timeline.site.exports.events import Plain, encoded

# It loads every slide, and can show no more; the later events are kept.
MOST = 1_000


def title(context: Context) -> str:
    """Return the first slide."""
    site = context.site
    return encoded({"text": {"headline": escape(site.name), "text": escape(site.standfirst)}})


def slide(context: Context, event: Plain) -> str:
    """Return the slide of an event."""
    found = context.record.event(str(event["id"]))
    text, more = escape(found.summary), escape(context.say("Sources and accounts"))
    end = {} if found.date.is_exact else {"end_date": _day(context, found.date.last)}
    return encoded(
        {
            "unique_id": found.id,
            "start_date": _day(context, found.date.first),
            **end,
            "display_date": context.words.dated(found.date),
            "group": context.strand(Strand(str(event["strand"]))),
            "text": {
                "headline": escape(str(event["attributed"])),
                "text": f'<p>{text}</p><p><a href="{escape(str(event["url"]))}">{more}</a></p>',
            },
            "autolink": False,
        }
    )


def _day(context: Context, day: date) -> Plain:
    return {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "display_date": context.words.day(day),
    }
