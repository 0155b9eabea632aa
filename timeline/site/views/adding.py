"""The page on which an event is added, and the data that its form works with."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit
from zlib import crc32

import msgspec

from timeline.model import (
    CAMPAIGN,
    CLAIM_LENGTH,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Actor,
    Event,
    Frozen,
    Kind,
    QuestionKind,
    Strand,
)
from timeline.model.fields import NUMBER
from timeline.record import indexes, names
from timeline.record.registry import own_shorts
from timeline.site import links
from timeline.site.context import Context
from timeline.site.views.adding_words import CLAIMED, NEEDED, described, on_the_whole, phrases
from timeline.text import addresses, confusables, latin, scalars, scripts, slips, words

# So many events, the latest, are offered as what something answers, and known by their addresses:
# with them, script and data of the page stay under 60 KB on their way to a reader.
_MOST_EVENTS = 400
_EXAMPLE = "YYYY-MM-DD-short-title.md"


class AddPage(Frozen, frozen=True, kw_only=True):
    """The form and the guide; `new_file` and `new_issue` are empty where no repository is known.

    `host` is where they lead, and `can_edit` tells whether a file that is there can be opened.
    `groups` are the kinds of each column below its label, `data` is the address of what the form
    knows, `template` an event file to begin with, `example` what one is called, `claim` the lines
    of a claim.
    """

    title: str
    lead: str
    groups: tuple[tuple[str, tuple[Kind, ...]], ...]
    needed: tuple[tuple[str, str], ...]
    example: str
    template: str
    claim: tuple[tuple[str, str], ...]
    data: str
    new_file: str
    new_issue: str
    can_edit: bool
    host: str


def add_page(context: Context) -> AddPage:
    """Return the page on which an event is added."""
    template = _template(context)
    return AddPage(
        title=context.say("Add an event"),
        lead=context.say(
            "One link to one report is enough to begin. A person reads every addition before it "
            "is published."
        ),
        groups=tuple(_groups(context)),
        needed=tuple(_needed(context)),
        example=_EXAMPLE,
        template=template,
        claim=tuple((name, described(context, name)) for name in ("by", "question", *CLAIMED)),
        data=context.links.to("/add/data.json"),
        new_file=links.filled(
            links.new_file(context.site), folder="events", name=_EXAMPLE, text=template
        ),
        new_issue=links.filled(links.new_issue(context.site)),
        can_edit=bool(links.edit_form(context.site)),
        host=urlsplit(context.site.new_file).hostname or "GitHub",
    )


def form_data(context: Context) -> str:
    """Return all that the form knows, as JSON: rules, words, names, and the latest events.

    Nothing in it can be taken for markup.
    """
    return msgspec.json.encode(_data(context)).decode("utf-8").replace("<", r"\u003c")


def _data(context: Context) -> Mapping[str, object]:
    record, site = context.record, context.site
    return {
        "kinds": [
            [kind.id, kind.name, int(kind.strand is Strand.SAID)]
            for kind in record.vocabulary.kinds
        ],
        "actors": list(_actors(context)),
        "shorts": own_shorts(_actors_on_file(context)),
        "places": list(_places(context)),
        "outlets": list(_outlets(context)),
        "events": [list(_told(context, event)) for event in _latest(context)],
        "questions": list(_questions(context)),
        "campaign": [CAMPAIGN, on_the_whole(context)],
        "rules": _rules(record.vocabulary.told),
        "file": links.new_file(site),
        "issue": links.new_issue(site),
        "edit": links.edit_form(site),
        "page": context.links.event("{id}"),
        "say": phrases(context),
    }


def _rules(told: str) -> Mapping[str, object]:
    """Return what the check goes by, for the form to go by it too; `told` are the site's words."""
    return {
        "most": TITLE_LENGTH,
        "most_told": SUMMARY_LENGTH,
        "most_claimed": CLAIM_LENGTH,
        "number": NUMBER.pattern,
        "most_digits": scalars.LONGEST_NUMBER,
        "longest": addresses.MAX_LENGTH,
        "address": addresses.PATTERNS,
        "around": slips.AROUND.pattern,
        "picture": slips.PICTURE.pattern,
        "markdown": slips.MARKDOWN.pattern,
        "stand_in": slips.STAND_IN.pattern,
        "lookalikes": confusables.LOOKALIKES,
        "latin": [latin.LETTERS, latin.UKRAINIAN, latin.ONLY_UKRAINIAN, latin.INITIAL],
        "grammar": sorted(words.GRAMMAR),
        "small": sorted(words.SMALL),
        "entry": names.ENTRY,
        "nothing": names.NOTHING,
        "scripts": scripts.SCRIPTS,
        "script": scripts.main_script(told),
    }


def page_key(url: str) -> str:
    """Return a short key of the page at `url`: www., a last slash and https do not change it."""
    return f"{crc32(addresses.page(url).encode('utf-8')):x}"


def _groups(context: Context) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    for strand, label in (
        (Strand.REPORTED, context.say("Something that happened")),
        (Strand.SAID, context.say("Something that was said")),
    ):
        kinds = (kind for kind in context.record.vocabulary.kinds if kind.strand is strand)
        if found := tuple(kinds):
            yield label, found


def _needed(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the lines that a file needs, each with what to write."""
    for name in (*NEEDED, "sources"):
        yield name, described(context, name)
    for name in ("speaker", "responds_to"):
        said = context.say("where something was said: {what}", what=described(context, name))
        yield name, said


def _template(context: Context) -> str:
    kind = next((kind.id for kind in context.record.vocabulary.kinds), "")
    url = described(context, "url")
    return f"---\ntitle: \ndate: \nkind: {kind}\nsummary: \nsources:\n- url:   # {url}\n---\n"


def _actors(context: Context) -> Iterator[list[object]]:
    for actor in _actors_on_file(context):
        yield [actor.id, actor.name, actor.role, *_others(actor.name, actor.aliases)]


def _actors_on_file(context: Context) -> Iterator[Actor]:
    ids = context.record.group(indexes.on_file, "actors")
    return filter(None, map(context.record.actor, ids))


def _places(context: Context) -> Iterator[list[object]]:
    for place_id in context.record.group(indexes.on_file, "places"):
        if place := context.record.place(place_id):
            sort = context.sort("places", place.kind).text
            yield [place.id, place.name, sort, *_others(place.name, place.aliases)]


def _outlets(context: Context) -> Iterator[list[object]]:
    for outlet_id in context.record.group(indexes.on_file, "outlets"):
        if (outlet := context.record.outlet(outlet_id)) and outlet.domains:
            yield [outlet.id, outlet.name, *outlet.domains]


def _others(name: str, aliases: Iterable[str]) -> Iterator[str]:
    return (alias for alias in aliases if alias != name)


def _latest(context: Context) -> Iterator[Event]:
    for event_id in context.record.group(indexes.order)[-_MOST_EVENTS:]:
        yield context.record.event(event_id)


def _told(context: Context, event: Event) -> Iterator[object]:
    yield from (event.id, event.date.day_key, context.words.short_date(event.date))
    yield from (event.title, event.speaker or "", list(event.places))
    yield from (page_key(source.url) for source in event.sources if source.url)


def _questions(context: Context) -> Iterator[list[object]]:
    """Yield each question with what it is about, and the days on which it was answered."""
    days: dict[str, set[str]] = {}
    for event in _latest(context):
        for name in (name for claim in event.claims for name in claim.question):
            days.setdefault(name, set()).add(event.date.day_key)
    for name in context.record.group(indexes.on_file, "questions"):
        if found := context.record.question(name):
            is_yes_no = int(found.kind is QuestionKind.YES_NO)
            about = [found.unit or "", is_yes_no, list(found.places), sorted(days.get(name, ()))]
            spelled = (found.name, found.short, *found.aliases)
            yield [name, found.question, about, *filter(None, spelled)]
