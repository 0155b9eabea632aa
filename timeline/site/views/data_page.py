"""The page that says which data there is, what each field means, and how to use and cite it."""

from timeline.model import Frozen
from timeline.model.dates import FORMS
from timeline.record.indexes import whole
from timeline.site.context import Context
from timeline.site.exports.calendar import MOST
from timeline.site.exports.files import FOLDER, found_as
from timeline.site.exports.schema import DOCUMENTS, FieldGroup, field_groups
from timeline.site.exports.timelinejs import MOST as SLIDES
from timeline.site.links import Link
from timeline.site.site import Site
from timeline.site.words import phrase

ADDRESS = "/about/data/"
# What changed in the form of the data, the newest first: the day, and what is new.
_CHANGES = (("2026-11-28", phrase("Version 1, the first.")),)


class DataPage(Frozen, frozen=True, kw_only=True):
    """The page about the data; each of `files` and `feeds` is linked, with what is in it.

    `folder` is the address that all files have in common.

    `sums` links their checksums. `licence`, `version` and `commit` are empty where none is known;
    `commit` leads nowhere without a repository. `cite` is how a version is cited. `forms` shows how
    a date may be written. `limit` is the number of events beyond which files that say it again are
    left out, where they are, and `tables_limit` that beyond which the tables are, too.
    """

    title: str
    lead: str
    files: tuple[tuple[Link, str], ...]
    feeds: tuple[tuple[Link, str], ...]
    folder: str
    sums: str
    groups: tuple[FieldGroup, ...]
    licence: Link | None
    version: str
    commit: Link | None
    cite: str
    forms: str
    changes: tuple[tuple[str, str], ...]
    limit: str
    tables_limit: str


def data_page(context: Context) -> DataPage:
    """Return the page about the data."""
    site = context.site
    return DataPage(
        title=context.say("Data"),
        lead=context.say("The whole record as files, for whoever counts, maps or checks it."),
        files=_files(context),
        feeds=_feeds(context),
        folder=f"{site.url}{FOLDER}",
        sums=context.links.to("/SHA256SUMS"),
        groups=field_groups(context),
        licence=Link(site.licence, site.licence_url, is_name=True) if site.licence else None,
        version=context.last_change,
        commit=_commit(site) if site.commit else None,
        cite=_cite(context, context.last_change),
        forms=FORMS,
        limit=context.words.number(whole.MOST_IN_FULL) if context.is_long else "",
        tables_limit=context.words.number(whole.MOST_WITH_TABLES) if context.is_vast else "",
        changes=tuple((day, context.say(what)) for day, what in _CHANGES),
    )


def _commit(site: Site) -> Link:
    return Link(site.commit, f"{site.repository}/commit/{site.commit}" if site.repository else "")


def _cite(context: Context, day: str) -> str:
    of = context.say("version of {day}", day=day) if day else ""
    parts = (context.site.name, of, f"{context.site.url}{FOLDER}")
    return f"{', '.join(part for part in parts if part)}."


def _files(context: Context) -> tuple[tuple[Link, str], ...]:
    say = context.say
    told = {
        "events.json": say("everything: events, people, places, outlets and questions"),
        "events.ndjson": say("the events, each in JSON on a line of its own"),
        "events.csv": say("a row for each event"),
        "claims.csv": say("a row for each claim, with its numbers and who answers it"),
        "sources.csv": say("a row for each report that an event rests on"),
        "events.geojson": say(
            "a point for each place of an event, the centre of a settlement: GeoJSON (RFC 7946)"
        ),
        "timelinejs.json": say(
            "the last {n} events, for TimelineJS", n=context.words.number(SLIDES)
        ),
        "schema.json": _schema(context),
        "datapackage.json": say("the columns of the tables, as a data package"),
    }
    there = ((found_as(context, name), about) for name, about in told.items())
    return tuple(
        (Link(name, context.links.to(f"{FOLDER}{name}")), about) for name, about in there if name
    )


def _schema(context: Context) -> str:
    documents = ", ".join(DOCUMENTS)
    if context.is_long:
        return context.say("the JSON Schema that these keep to: {files}", files=documents)
    return context.say(
        "the JSON Schema that these keep to: {files}, each line of events.ndjson, and the file "
        "of each event",
        files=documents,
    )


def _feeds(context: Context) -> tuple[tuple[Link, str], ...]:
    say = context.say
    told = {
        "/feeds/added.atom": say("what was added or corrected last"),
        "/feeds/changes.atom": say("corrections and withdrawn events"),
        "/feeds/reported.atom": say("the same, of what was reported"),
        "/feeds/said.atom": say("the same, of what was said"),
        "/calendar.ics": say("the last {n} events, for a calendar", n=context.words.number(MOST)),
    }
    return tuple(
        (Link(address.rpartition("/")[2], context.links.to(address)), about)
        for address, about in told.items()
    )
