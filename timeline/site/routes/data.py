"""The record for other programs: the page about the data, files, sums, the calendar, feeds."""

from collections.abc import Iterable

from timeline.record import indexes
from timeline.record.history import newest
from timeline.site.context import Context
from timeline.site.exports import files
from timeline.site.routes.pages import Pages, PageView, Route
from timeline.site.routes.shapes import one, one_if, single
from timeline.site.views.data_page import ADDRESS, data_page
from timeline.site.views.feeds import feed

# What stands in no markup: nothing of it is escaped.
_VERBATIM = "verbatim.txt"
# The same in pieces, of all events.
_JOINED = "joined.txt"


def _has_no_page_of_its_own(context: Context) -> bool:
    """Tell whether the site has written no page about the data itself."""
    return not context.record.has(indexes.prose, ADDRESS.strip("/"))


def _joined_names(pages: Pages) -> Iterable[str]:
    return files.joined(pages.context)


def _joined_file(pages: Pages, name: str) -> PageView:
    pieces = files.Pieces(pages.exported, name)
    return PageView(
        values={"packed": pieces.packed()} if files.is_packed(name) else {"pieces": pieces}
    )


def _other_file(pages: Pages, name: str) -> PageView:
    return _verbatim(files.written(pages.exported, name))


def _event_file_names(pages: Pages) -> Iterable[str]:
    record = pages.context.record
    if pages.context.is_long:  # the pages of events have the parts
        return ()
    return (*record.group(indexes.order), *record.group(indexes.gone))


def _event_file(pages: Pages, name: str) -> PageView:
    return _verbatim(pages.exported.texts[name].json.decode() + "\n")


def _calendar(pages: Pages, name: str) -> PageView:
    # Imported where it is needed, with what writes calendars: few edits change this one.
    from timeline.site.exports.calendar import calendar

    del name
    return _verbatim(calendar(pages.context))


def _checksums(pages: Pages, name: str) -> PageView:
    del name
    return _verbatim("".join(files.checksums(pages.exported)))


def _verbatim(text: str) -> PageView:
    return PageView(values={"text": text})


def _feed_names(pages: Pages) -> Iterable[str]:
    is_vast = pages.context.is_vast
    return (name for name in pages.context.record.keys(newest) if not (is_vast and "/" in name))


def _feed(pages: Pages, name: str) -> PageView:
    entries = pages.context.record.group(newest, name)
    return PageView(values={"feed": feed(pages.context, name, entries)})


ROUTES: tuple[Route, ...] = (
    Route(ADDRESS, "data.html", one_if(_has_no_page_of_its_own), single(data_page)),
    Route("/data/v1/{}", _JOINED, _joined_names, _joined_file, is_listed=False, is_joined=True),
    Route("/data/v1/{}", _VERBATIM, lambda _: files.OTHERS, _other_file, is_listed=False),
    Route(
        "/data/v1/events/{}.json",
        _VERBATIM,
        _event_file_names,
        _event_file,
        is_listed=False,
        is_part=lambda _: True,
    ),
    Route("/calendar.ics", _VERBATIM, one, _calendar, is_listed=False),
    Route("/SHA256SUMS", _VERBATIM, one, _checksums, is_listed=False, is_joined=True),
    Route("/feeds/{}.atom", "feed.atom", _feed_names, _feed, is_listed=False),
)
