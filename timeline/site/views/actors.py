"""An actor's page: its position on each question, what it reports and says, what names it.

To be named in a report implies no guilt and no direction: a governor who tells of a strike is named
there as much as who fired. So an event stands under an actor's own account only where the record
has a claim of its own in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum

from timeline.model import Actor, Event, Frozen
from timeline.record import indexes, press, voices
from timeline.record.voices import Latest
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, named
from timeline.site.pagination import ListPage, Pager, pager, part_title
from timeline.site.views.answers import is_outlet
from timeline.site.views.rows import Row, Rows, Section
from timeline.site.views.spellings import spellings


class Naming(StrEnum):
    """How an event names an actor: its parts of the page, in their order there."""

    ACCOUNT = "own_account"
    STATEMENTS = "own_statements"
    REPORTS = "other_reports"
    OTHERS = "other_statements"


class Stated(Frozen, frozen=True, kw_only=True):
    """An answer in the words of the record: who gave it, if a member did, and when.

    `more` counts the other answers to the question.
    """

    by: str
    says: str
    day: str
    more: str


class QuestionStand(Frozen, frozen=True):
    """A question, linked, and the latest answer of the actor and of each of its members."""

    question: Link
    said: tuple[Stated, ...]


class Aside(Frozen, frozen=True):
    """A heading beside the page, and links with a few words on each."""

    title: str
    items: tuple[tuple[Link, Link], ...]


class ActorPage(Frozen, frozen=True, kw_only=True):
    """An actor and the events that name it, each in one section.

    The later pages of a long list have the heading and the events alone.
    """

    crumbs: tuple[Link, ...]
    heading: Link
    role: str
    spellings: tuple[Link, ...] = ()
    stands: tuple[QuestionStand, ...] = ()
    sections: tuple[Section, ...]
    beside: tuple[Aside, ...] = ()
    part: Pager | None
    add: str


def actor_page(context: Context, actor: Actor, part: ListPage, rows: Rows) -> ActorPage:
    """Return the page of an actor."""
    is_first = part.is_first
    return ActorPage(
        crumbs=tuple(_crumbs(context, actor)),
        heading=part_title(context, named(actor.name), part),
        role=words.sentence(actor.role) if is_first else "",
        spellings=spellings(context, actor.aliases) if is_first else (),
        stands=tuple(_stands(context, actor)) if is_first else (),
        sections=tuple(_sections(context, actor.id, part, rows)),
        beside=tuple(_beside(context, actor)) if is_first else (),
        part=pager(context, part),
        add=context.links.adding(actor=actor.id),
    )


def _crumbs(context: Context, actor: Actor) -> Iterator[Link]:
    """Yield the list that an actor stands in, and its side there."""
    if is_outlet(context, actor.id):
        yield Link(context.say("Sources"), context.links.to("/sources/"))
        return
    yield Link(context.say("People and bodies"), context.links.to("/actors/"))
    if side := context.side(actor.side).text:
        yield Link(side, context.links.to(f"/actors/#of_{actor.side}"), is_name=True)


def _stands(context: Context, actor: Actor) -> Iterator[QuestionStand]:
    """Yield the answers of an actor and of its members, by question; an outlet gives none."""
    if is_outlet(context, actor.id):
        return
    own = context.record.group(voices.latest_answers, actor.id)
    given: defaultdict[str, list[Stated]] = defaultdict(list)
    for latest in own:
        given[latest.question].append(_said(context, latest, ""))
    for member in context.record.group(voices.members, actor.id):
        for latest in context.record.group(voices.latest_answers, member):
            given[latest.question].append(_said(context, latest, context.short(member).text))
    for question_id, said in given.items():
        if question := context.record.question(question_id):
            yield QuestionStand(
                Link(question.name, context.links.question(question_id)), tuple(said)
            )


def _said(context: Context, latest: Latest, by: str) -> Stated:
    return Stated(
        by=by,
        says="; ".join(dict.fromkeys(answer.says for answer in latest.answers)),
        day=context.words.short_date(latest.answers[0].when),
        more=context.count("{n} other answer", "{n} other answers", latest.others)
        if latest.others
        else "",
    )


def _sections(context: Context, actor: str, part: ListPage, rows: Rows) -> Iterator[Section]:
    found: defaultdict[Naming, list[Row]] = defaultdict(list)
    for listed in part.events:
        found[_part(context, actor, context.record.event(listed.id))].append(rows[listed.id])
    for name, title in _titles(context, prints=is_outlet(context, actor)).items():
        if name in found:
            yield Section(name.value, title, tuple(found[name]))


def _part(context: Context, actor: str, event: Event) -> Naming:
    """Return how an event names an actor, what is most its own first."""
    is_quoted = any(quote.speaker == actor for quote in event.quotes)
    is_claimant = any(claim.by == actor for claim in event.claims)
    if context.is_said(event.kind):
        is_own = event.speaker == actor or is_quoted or is_claimant
        return Naming.STATEMENTS if is_own else Naming.OTHERS
    is_own = is_quoted or is_claimant or actor in event.told_by
    return Naming.ACCOUNT if is_own else Naming.REPORTS


def _titles(context: Context, *, prints: bool) -> Mapping[Naming, str]:
    """Return the headings of a page; what one that `prints` reports is no account of its own."""
    account = (
        context.say("Reported by it") if prints else context.say("Own account of what happened")
    )
    return {
        Naming.ACCOUNT: account,
        Naming.STATEMENTS: context.say("Own statements"),
        Naming.REPORTS: context.say("Named in other reports of what happened"),
        Naming.OTHERS: context.say("Named in other statements"),
    }


def _beside(context: Context, actor: Actor) -> Iterator[Aside]:
    """Yield what else there is about an actor: its exact words, its reports, who belongs to it."""
    yield from _words(context, actor.id)
    if actor.member_of:
        yield Aside(context.say("Belongs to"), (_with_role(context, actor.member_of),))
    if members := context.record.group(voices.members, actor.id):
        counts = {each: len(context.record.group(indexes.by_actor, each)) for each in members}
        people = sorted(members, key=lambda each: (-counts[each], each))
        items = tuple(_with_role(context, each) for each in people)
        yield Aside(context.say("Who belongs to it"), items)


def _words(context: Context, actor_id: str) -> Iterator[Aside]:
    """Yield the way to the quotes of an actor and, where it publishes reports, to those."""
    if (quoted := context.record.group(voices.quoted, actor_id)).count:
        text = context.count("{n} quotation", "{n} quotations", quoted.count)
        page = "" if quoted.page == "1" else f"{quoted.page}/"
        link = Link(text, context.links.to(f"/quotes/{page}#of_{actor_id}"))
        yield Aside(context.say("Exact words"), ((link, NOTHING),))
    reports = context.record.group(press.cited, actor_id).reports
    if reports and is_outlet(context, actor_id) and context.record.outlet(actor_id):
        text = context.count("{n} report", "{n} reports", reports)
        link = Link(text, context.links.outlet(actor_id))
        yield Aside(context.say("As a source"), ((link, NOTHING),))


def _with_role(context: Context, actor_id: str) -> tuple[Link, Link]:
    actor = context.record.actor(actor_id)
    return context.actor(actor_id), named(actor.role if actor else "")
