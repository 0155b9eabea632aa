"""The page of an event: everything its file holds, what stands against it, how to cite it."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import html5lib
import msgspec
import pytest

from tests.sample import (
    CHART,
    FULL,
    REGISTRIES,
    SITE,
    assert_links_lead_somewhere,
    claim,
    context,
    context_of,
    count,
    event,
    long_record,
    record_of,
    rendered,
    said,
    source,
)
from timeline.model import Actor, Change, Event, Quote, SeedRef, Sort, Stance, Status
from timeline.record import Registry
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.views.beside import made
from timeline.site.views.cite import cite, share
from timeline.site.views.claims import ClaimsView, claims
from timeline.site.views.event import EventView, Notice, event_view
from timeline.site.views.event_head import Other
from timeline.site.views.evidence import quotes

DENIES = {"stance": Stance.DENIES}
HOSTILE = 'A {b} \\c} $d& #e% _f~ ^g "h"\u2028ER  - </script><b>\U0001f600'


def view_of(one: Event, *others: Event) -> EventView:
    found = context(one, *others)
    return event_view(found, one, pages_of(found).rows)


def claims_of(one: Event, *others: Event) -> ClaimsView:
    return claims(context(one, *others), one)


def text_of(citation) -> str:
    return f"{citation.before}[{citation.gap}]{citation.after}"


# What is disputed


@pytest.mark.parametrize(
    ("one", "other", "is_disputed"),
    [
        (claim("hill"), claim("guard", **DENIES), True),
        (claim("hill"), claim("guard"), False),
        (claim("hill"), claim("hill", **DENIES), False),
        (claim("hill"), claim("guard", stance=Stance.PARTLY), False),
        (claim("hill"), claim("guard", stance=Stance.CANNOT_CONFIRM), False),
        (count("hill", value=5), count("guard", value=6), True),
        (count("hill", value=5), count("guard", value=5), False),
        (count("hill", value=5), count("hill", value=6), False),
        (claim("hill", "why"), claim("guard", "why"), False),
        (claim("hill", "why", says="So"), claim("guard", "why", says="So"), False),
        (claim("hill", "held", **DENIES), claim("guard", "why"), False),
        (claim("hill", disputed_by=("watch",)), claim("guard"), True),
    ],
)
def test_accounts_within_an_event_are_set_side_by_side_where_they_differ(one, other, is_disputed):
    found = claims_of(event("one", "2024-03-12", claims=(one, other)))
    assert bool(found.disputes) is is_disputed
    shown = [voice.id for dispute in found.disputes for voice in dispute.voices]
    rest = [voice.id for voice in found.others]
    assert (shown, rest) == ((["c1", "c2"], []) if is_disputed else ([], ["c1", "c2"]))


def test_a_voice_of_another_event_stands_with_its_day_and_leads_to_its_claim():
    one = event("one", "2024-03-12", claims=(claim("hill", sources=("s1",)),))
    denial = claim("guard", says="It fell", **DENIES)
    two = event("two", "2024-03-13", claims=(claim("guard", "why"), denial))
    (dispute,) = claims_of(one, two).disputes
    assert dispute.question == Link("Was the ford held?", "/ford/questions/held/")
    mine, theirs = dispute.voices
    assert (mine.by.text, mine.side.text, mine.day) == ("Ada Hill", "International", "12 March")
    assert mine.word == "Yes"
    assert (mine.sources, mine.elsewhere) == ((Link("1", "#s1"),), None)
    assert (theirs.id, theirs.by.text, theirs.word, theirs.says) == (
        "",
        "Ford Guard",
        "No",
        "It fell",
    )
    assert theirs.elsewhere == Link("Later: 13 March", "/ford/events/two/#c2")


def test_another_number_in_another_event_opposes_nobody_and_a_denial_does():
    one = event("one", "2024-03-12", claims=(count("hill", value=5),))
    two = event("two", "2024-03-13", claims=(count("guard", value=6),))
    assert claims_of(one, two).disputes == ()
    denied = msgspec.structs.replace(one, claims=(count("hill", value=5),))
    denied = event("one", "2024-03-12", claims=(claim("hill", "many", disputed_by=("guard",)),))
    against = event("two", "2024-03-13", claims=(claim("guard", "many", says="False", **DENIES),))
    (dispute,) = claims_of(denied, against).disputes
    assert [voice.says for voice in dispute.voices] == ["hill says", "False"]


def test_of_many_opposing_voices_deniers_come_first_and_the_question_has_the_rest():
    names = ["anna", "boris", "clara", "dora", "emil"]
    people = [Actor(id=n, name=n, kind="person", side="north", role="x") for n in names]
    registries = replace(REGISTRIES, actors=Registry.of([*REGISTRIES.actors, *people]))
    one = event("one", "2024-03-12", claims=(claim("hill", disputed_by=("emil",)),))
    others = [
        event(f"e{at}", f"2024-03-{20 - at}", claims=(claim(name, **DENIES),))
        for at, name in enumerate(names)
    ]
    made = context_of(record_of(one, *others, registries=registries))
    (dispute,) = claims(made, one).disputes
    assert [v.by.text for v in dispute.voices] == ["Ada Hill", "emil", "dora", "clara"]
    assert dispute.more == "and 2 more"


def test_a_denial_in_no_words_on_file_stands_beside_the_claim_it_denies():
    both = claim("hill", "held", "many", disputed_by=("guard", "watch"))

    found = claims_of(event("one", "2024-03-12", claims=(both, _unasked(disputed_by=("guard",)))))
    (dispute,) = found.disputes
    assert [(v.id, v.denied_by.text) for v in dispute.voices] == [("c1", "Ford Guard and Watch")]
    assert [(v.id, v.denied_by.text) for v in found.others] == [("c2", "Ford Guard")]


def test_a_claim_in_two_disputes_has_its_fragment_once():
    one = event("one", "2024-03-12", claims=(claim("hill", "held", "many"),))
    two = event("two", "2024-03-13", claims=(claim("guard", **DENIES),))
    denied = event(
        "one",
        "2024-03-12",
        claims=(
            claim("hill", "held", "many", value=Decimal(5)),
            claim("guard", "held", "many", value=Decimal(6), **DENIES),
        ),
    )
    assert [d.question.text for d in claims_of(one, two).disputes] == ["Was the ford held?"]
    found = claims_of(denied).disputes
    assert [[voice.id for voice in dispute.voices] for dispute in found] == [["c1", "c2"], ["", ""]]


def test_a_side_that_nobody_answers_for_has_an_empty_place_where_accounts_differ_alone():
    mine, theirs = claim("hill"), claim("guard", **DENIES)
    (dispute,) = claims_of(event("one", "2024-03-12", claims=(mine, theirs))).disputes
    assert dispute.silent == ("The North",)
    assert claims_of(event("one", "2024-03-12", claims=(mine,))).disputes == ()


def test_who_of_another_side_says_so_too_stands_with_its_day():
    one = event("one", "2024-03-12", claims=(claim("hill"),))
    two = event("two", "2024-03-13", claims=(claim("guard"),))
    (line,) = claims_of(one, two).others
    assert line.agrees == (Link("Ford Guard, 13 March", "/ford/events/two/"),)


def test_an_outlet_speaks_for_no_side():
    kinds = (*REGISTRIES.vocabulary.actors, Sort(id="media", name="Media", like="outlet"))
    press = Actor(id="press", name="Press", kind="media", side="north", role="x")
    registries = replace(
        REGISTRIES,
        vocabulary=msgspec.structs.replace(REGISTRIES.vocabulary, actors=kinds),
        actors=Registry.of([*REGISTRIES.actors, press]),
    )
    mine, printed = claim("hill"), claim("press", **DENIES)
    one = event("one", "2024-03-12", claims=(mine, printed))
    found = claims(context_of(record_of(one, registries=registries)), one)
    assert found.disputes == ()
    assert [(voice.side.text, voice.day) for voice in found.others] == [
        ("International", "12 March"),
        ("Media", "12 March"),
    ]
    denied = msgspec.structs.replace(mine, disputed_by=("watch",))
    two = event("one", "2024-03-12", claims=(denied, printed))
    (dispute,) = claims(context_of(record_of(two, registries=registries)), two).disputes
    assert [voice.id for voice in dispute.voices] == ["c1"]
    (report,) = dispute.reports
    assert (report.id, report.side.text, report.day) == ("c2", "Media", "12 March")
    assert dispute.silent == ("Volunteers", "The North")


def _unasked(**given: object):
    return msgspec.structs.replace(claim("hill", **given), question=())


# What the page holds


def test_an_event_page_holds_everything_on_file():
    raid, sibling = event("raid", "2024-03-12"), said("other", "2024-03-14", "raid")
    page = view_of(FULL, raid, sibling)
    assert page.body == "<p>More <em>words</em>.</p>"
    assert [(p.link, p.role) for p in page.head.tellers] == [
        (Link("Ada Hill", "/ford/actors/hill/"), "mayor")
    ]
    assert page.head.crumbs == (
        Link("Wednesday 13 March", "/ford/days/2024-03-13/"),
        Link("1 of 1"),
    )
    assert page.head.places == ((Link("Mill", "/ford/places/mill/"), Link("Oakford, Vale, Land")),)
    assert page.head.answers == (
        Other("About raid", "/ford/events/raid/", False, Link("12 March")),
    )
    assert [([w.text for w in q.words], q.note) for q in page.quotes] == [
        (["We shall go when the water has gone down"], ""),
    ]
    assert [([w.text for w in q.words], q.note) for q in page.phrases] == [
        (["We stay", "мы"], "in translation"),
    ]
    assert [w.lang for w in page.phrases[0].words] == ["", "ru"]
    assert page.around.siblings == (
        Other("About other", "/ford/events/other/", True, Link("14 March, Ada Hill")),
    )
    assert page.around.mentions == page.head.answers
    assert [
        (s.id, s.title.text, s.outlet, tuple(each.text for each in s.about), s.archived)
        for s in page.sources
    ] == [
        (
            "s1",
            "A headline",
            Link("Valley Post", "/ford/sources/post/"),
            ("newspaper or news site", "14 March 2024", "passes on Ada Hill"),
            "",
        ),
        (
            "s2",
            "Voice",
            None,
            (
                "headline not recorded",
                "state media",
                "side: The North",
                "day not printed",
                "passes on Ada Hill",
            ),
            "https://perma.cc/AAAA-BBBB",
        ),
    ]
    assert page.notices == (
        Notice("Corrected on 1 December 2026.", more=Link("What was changed", "#history")),
    )
    assert page.beside.history == (Link("Changed 1 December 2026: The day (a slip)"),)
    assert page.use.correct == (
        "https://github.com/example/ford/edit/main/content/events/2024-03-13-full.md"
    )
    assert page.head.before
    assert page.head.before.href == "/ford/events/raid/"
    assert page.head.after
    assert page.head.after.href == "/ford/events/other/"


@pytest.mark.parametrize(
    ("day", "crumb", "when", "precision"),
    [
        ("2024-03-12", "Tuesday 12 March", "Tuesday 12 March 2024", ""),
        ("2024-03-12~", "about 12 March", "about Tuesday 12 March 2024", ""),
        ("2024-03-12?", "probably 12 March", "probably Tuesday 12 March 2024", "day uncertain"),
        ("2024-03-12/2024-03-14", "12–14 March", "12–14 March 2024", ""),
        ("2024-03", "March 2024", "March 2024", "day not known"),
    ],
)
def test_a_date_says_how_exactly_it_is_known_where_that_matters(day, crumb, when, precision):
    page = view_of(event("one", day), event("two", "2024-03-12"))
    assert page.head.crumbs[0].text == crumb
    assert (page.head.when, page.head.precision) == (when, precision)


def test_the_events_of_a_day_are_counted_in_their_order():
    days = {"c": "2024-03-12", "a": "2024-03-12", "b": "2024-03-12", "z": "2024-03-13"}
    made = context(*(event(name, day) for name, day in days.items()))
    views = [event_view(made, made.record.event(name), pages_of(made).rows) for name in "abcz"]
    assert [view.head.crumbs[1].text for view in views] == ["1 of 3", "2 of 3", "3 of 3", "1 of 1"]


def test_of_a_long_thread_the_first_answers_unfold_and_the_others_are_titles():
    replies = [said(f"r{at}", f"2024-03-{12 + at}", "raid") for at in range(8)]
    raid = event("raid", "2024-03-12")
    page = view_of(raid, *replies)
    assert [reply.row.id for reply in page.around.replies] == [f"r{at}" for at in range(6)]
    assert [row.id for row in page.around.later] == ["r6", "r7"]
    beside = view_of(replies[0], raid, *replies[1:]).around.siblings
    assert [other.title for other in beside] == [f"About r{at}" for at in range(1, 5)]


def test_no_reply_is_told_of_what_is_reported_alone():
    made = rendered(record_of(event("raid", "2024-03-12"), said("word", "2024-03-13", "campaign")))
    assert "No reply found." in made["events/raid/index.html"]
    assert '<a href="/ford/add/">Know one?</a>' in made["events/raid/index.html"]
    assert "No reply found." not in made["events/word/index.html"]


def test_many_mentions_are_cut_and_counted():
    later = [event(f"l{at:02}", f"2024-03-{13 + at}", recalls=("raid",)) for at in range(12)]
    page = view_of(event("raid", "2024-03-12"), *later)
    assert len(page.around.mentioned_by) == 10
    assert page.around.mentioned_more == "and 2 more"


def test_an_event_is_part_of_its_questions_its_place_and_its_day():
    one = event(
        "one", "2024-03-12", places=("mill", "land"), claims=(claim("hill"), claim("guard"))
    )
    page = view_of(one, event("two", "2024-03-12"))
    assert page.beside.parts == (
        (Link("Was the ford held?", "/ford/questions/held/"), "2 statements"),
        (Link("Everything at Mill", "/ford/places/mill/"), ""),
        (Link("12 March", "/ford/days/2024-03-12/"), "2 events"),
    )
    assert [person.link.text for person in page.beside.people] == ["Ada Hill", "Ford Guard"]
    assert page.beside.history == (Link("No corrections"),)


def test_who_speaks_is_introduced_in_the_head_and_not_again_beside_the_page():
    page = view_of(said("no", "2024-03-12", actors=("hill", "guard"), claims=(claim("hill"),)))
    assert [(each.link.text, each.role) for each in page.head.tellers] == [("Ada Hill", "mayor")]
    assert [person.link.text for person in page.beside.people] == ["Ford Guard"]


def test_reports_that_pass_on_one_account_are_counted_as_one_voice():
    def told(*relayed: tuple[str, ...] | None) -> tuple[str, ...]:
        found = tuple(source(f"s{at}", relays=by) for at, by in enumerate(relayed, 1))
        one = event("one", "2024-03-12", sources=found)
        return tuple(each.text for each in made(context(one), one)[1:])

    assert told(("hill",), ("hill",), ("guard",), ()) == (
        "2 of the 4 pass on the account of Ada Hill: that is one voice.",
    )
    assert told(("hill",), ("hill",)) == (
        "All pass on the account of Ada Hill: that is one voice.",
    )
    assert told(("hill",), None, (), ("hill", "guard")) == (
        "2 of the 4 pass on the account of Ada Hill: that is one voice.",
    )
    assert told(("hill",), None, (), ("guard",)) == ()


# The proof of a quote


WORDS = "We shall go when the water has gone down"


@pytest.mark.parametrize(
    ("quoted_from", "seed", "proof", "is_proved"),
    [
        (
            "s1",
            "s1",
            "These words stand letter for letter in the article of Valley Post, 14 March 2024; "
            "checked at the last build.",
            True,
        ),
        (
            "s1",
            "s2",
            "These words stand letter for letter in an article that this page was made from; "
            "checked at the last build.",
            True,
        ),
        (
            None,
            "s1",
            "These words stand letter for letter in an article that this page was made from; "
            "checked at the last build.",
            True,
        ),
        (
            "s1",
            None,
            "As read in Valley Post, 14 March 2024. The article is not kept here, so a program "
            "cannot check it.",
            False,
        ),
        (
            "s2",
            None,
            "As read in Voice. The article is not kept here, so a program cannot check it.",
            False,
        ),
        (
            None,
            None,
            "No article with these words is kept here, so a program cannot check them.",
            False,
        ),
    ],
)
def test_a_quote_says_whether_a_program_compared_it(quoted_from, seed, proof, is_proved):
    one = event(
        "one",
        "2024-03-13",
        quotes=(Quote(speaker="hill", text=WORDS, source=quoted_from),),
        sources=(source("s1", published=date(2024, 3, 14)), source("s2", outlet="voice")),
        seeds=(SeedRef(file="a.txt", sha256="0" * 64, source=seed),) if seed else (),
    )
    (found,) = quotes(context(one), one)
    assert (found.proof.text, found.is_proved) == (proof, is_proved)


# Citing and sharing


def test_a_citation_names_the_version_and_leaves_the_day_of_access_blank():
    assert text_of(cite(context(FULL), FULL).plain) == (
        "“About full (Ada Hill)”, The ford, event of 13 March 2024, "
        "version of 1 December 2026, https://example.org/ford/events/full/ (accessed [____])."
    )
    added = event("new", "2024-03", added=date(2026, 11, 28))
    assert (
        "event of March 2024, version of 28 November 2026"
        in cite(context(added), added).plain.before
    )
    plain = event("plain", "2024-03-13")
    assert "version" not in "".join(map(text_of, _all(cite(context(plain), plain))))


def test_bibtex_and_ris_hold_whatever_a_title_holds():
    one = event("one", "2024-03-13", title=HOSTILE, added=date(2026, 11, 28))
    found = cite(context(one), one)
    bibtex = text_of(found.bibtex)
    assert bibtex.splitlines() == [
        "@misc{one,",
        r"  title = {{A \textbraceleft{}b\textbraceright{} \textbackslash{}c\textbraceright{} "
        r"\$d\& \#e\% \_f\textasciitilde{} \textasciicircum{}g "
        '"h" ER - </script><b>\U0001f600}},',
        "  organization = {The ford},",
        "  date = {2026-11-28},",
        "  note = {event of 13 March 2024, version of 28 November 2026},",
        "  url = {https://example.org/ford/events/one/},",
        "  urldate = {[]}",
        "}",
    ]
    assert bibtex.count("{") == bibtex.count("}")
    assert text_of(found.ris).splitlines() == [
        "TY  - ELEC",
        'TI  - A {b} \\c} $d& #e% _f~ ^g "h" ER - </script><b>\U0001f600',
        "T2  - The ford",
        "DA  - 2026/11/28",
        "N1  - event of 13 March 2024, version of 28 November 2026",
        "UR  - https://example.org/ford/events/one/",
        "Y2  - []",
        "ER  - ",
    ]


def test_links_that_share_hold_whatever_a_title_holds_and_lead_where_they_say():
    one = event("one", "2024-03-13", title="A & b?c=d#e\n f")
    found = share(context(one), one)
    assert found
    title, address = (
        "A%20%26%20b%3Fc%3Dd%23e%0A%20f",
        "https%3A%2F%2Fexample.org%2Fford%2Fevents%2Fone%2F",
    )
    assert found.mail == f"mailto:?subject={title}&body={address}"
    address = "https://example.org/ford/events/one/"
    assert found.telegram == f"https://t.me/share/url?url={address}&text={title}"
    assert found.whatsapp == f"https://wa.me/?text={title}%20{address}"


def test_nothing_is_shared_while_nobody_knows_the_address():
    one = event("one", "2024-03-13")
    nowhere = context(one, site=replace(SITE, url="/ford", repository=""))
    assert share(nowhere, one) is None
    assert "events/one" not in "".join(map(text_of, _all(cite(nowhere, one))))
    made = rendered(record_of(one), replace(SITE, url="/ford", repository=""))
    html = made["events/one/index.html"]
    assert ('popovertarget="share"' in html, "Correct</a>" in html) == (False, False)


def _all(found):
    return found.plain, found.bibtex, found.ris


# The page as written


def test_a_hostile_title_stays_words_in_the_structured_data_and_around_it():
    one = event("one", "2024-03-13", title=HOSTILE)
    html = rendered(record_of(one))["events/one/index.html"]
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(script)["headline"] == HOSTILE
    assert "<b>\U0001f600" not in html
    html5lib.HTMLParser(strict=True).parse(html)


def test_what_others_show_of_an_event_says_whose_account_it_is():
    html = rendered(record_of(FULL, event("raid", "2024-03-12")))["events/full/index.html"]
    assert '<meta property="og:title" content="About full (Ada Hill)">' in html
    assert '<meta property="og:type" content="article">' in html
    assert "<title>About full · The ford</title>" in html
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(script)["headline"] == "About full (Ada Hill)"
    assert json.loads(script)["dateModified"] == "2026-12-01"


def test_claims_and_sources_are_fragments_of_the_page():
    one = event("one", "2024-03-12", claims=(claim("hill"), claim("guard", "why")))
    html = rendered(record_of(one))["events/one/index.html"]
    assert re.findall(r' id="([cs]\d)"', html) == ["c1", "c2", "s1"]


def test_places_spoken_of_are_not_where_it_was_said():
    one = event("a", "2024-03-12", places=("mill",))
    two = said("b", "2024-03-12", places=("mill",))
    made = rendered(record_of(one, two))
    assert "· about <a" not in made["events/a/index.html"]
    assert '· about <a href="/ford/places/mill/">Mill</a>' in made["events/b/index.html"]


def test_what_lies_around_is_said_of_two_places_and_not_of_three():
    def around(*places: str) -> list[str]:
        page = view_of(event("a", "2024-03-12", places=places))
        return [wider.text for _, wider in page.head.places]

    assert around("mill", "vale") == ["Oakford, Vale, Land"]
    assert around("mill", "unheard-of") == ["Oakford, Vale, Land", ""]
    assert around("mill", "unheard-of", "unseen") == ["", "", ""]


def test_a_withdrawn_event_says_when_and_why_under_every_id_it_had():
    given_up = event(
        "gone",
        "2024-03-12",
        title="<b>Gone</b>",
        summary="What it said.",
        status=Status.WITHDRAWN,
        aliases=("once",),
        changes=(
            Change(on=date(2024, 4, 1), what="The hour", why="a slip"),
            Change(on=date(2024, 5, 1), what="Taken out", why="nobody stands by it"),
        ),
    )
    made = rendered(record_of(given_up, event("raid", "2024-03-12")))
    for name in ("gone", "once"):
        html = made[f"events/{name}/index.html"]
        assert "Withdrawn on 1 May 2024: Taken out (nobody stands by it)" in html
        assert "Changed 1 April 2024: The hour (a slip)" in html
        assert "Withdrawn: &lt;b&gt;Gone&lt;/b&gt;" in html
        assert '<meta name="robots" content="noindex">' in html
        assert "What it said." not in html
        html5lib.HTMLParser(strict=True).parse(html)
    # The page of changes, feeds, calendar and data alone tell of it too.
    own = ("gone", "once", "changes/", "feeds/", "calendar.ics", "data/v1/")
    others = [html for path, html in made.items() if not any(name in path for name in own)]
    assert not [html for html in others if "/gone/" in html or "Gone" in html]


# In a long record


def test_an_event_of_a_long_record_has_on_its_page_what_it_has_in_a_short_one():
    located = event("located", "2024-05-01", places=("oakford",), claims=(claim("hill"),))
    reply = said("reply", "2024-05-02", "located")
    long = context(located, reply, *long_record().events, chart=CHART)
    short = context(located, reply, chart=CHART)
    pages = [event_view(made, located, pages_of(made).rows) for made in (long, short)]
    for page in pages:
        assert page.beside.map is not None
        assert [reply.row.id for reply in page.around.replies] == ["reply"]
    assert pages[0].claims == pages[1].claims
    assert pages[0].head.before
    assert pages[0].head.before.href == "/ford/events/d0-e8/"


def test_the_pages_of_events_of_a_long_record_are_valid_and_their_links_lead_somewhere():
    given = {"claims": (claim("hill", sources=("s1",)),), "places": ("mill",)}
    one, two = event("one", "2024-04-01", **given), said("two", "2024-04-02", "one", **given)
    made = rendered(record_of(one, two, FULL, *long_record(30).events), chart=CHART)
    assert_links_lead_somewhere(
        (f"events/{name}/index.html" for name in ("one", "two", "full")), made
    )
