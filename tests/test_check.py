# ruff: noqa: E501  # a row of the table is one fault and one message, each on one line
"""Check: a small clean site, one fault planted at a time, and the exact line it gives."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec import structs

from tests.built import SITE
from timeline.check import between, judge, problems, remarks, report, rules, to_come
from timeline.check.files import read_seeds
from timeline.check.known import Known, Seen
from timeline.check.wording import sentences
from timeline.formats.seedtext import MAX_BYTES as MAX_SEED_BYTES
from timeline.model import Problem
from timeline.record import read_content, strays
from timeline.text.reading import File, Reading

GOLDEN = Path(__file__).parent / "golden" / "check"
CLEAN = GOLDEN / "clean"
OAKFORD = "content/events/2021-06-03-raid-at-oakford.md"
DENIAL = "content/events/2021-06-04-governor-denies-loss-of-oakford.md"
MILLBROOK = "content/events/2021-06-04-raid-at-millbrook.md"
WARNING = "content/events/2021-06-05-river-guard-promises-more.md"
ACTORS = "content/data/actors"
PLACES = "content/data/places"
OUTLETS = "content/data/outlets"
QUESTIONS = "content/data/questions"
HILL = f"{ACTORS}/mary-hill.yml"
GUARD = f"{ACTORS}/river-guard.yml"
PROVINCE = f"{PLACES}/highland-province.yml"
MILLBROOK_PLACE = f"{PLACES}/millbrook.yml"
OAKFORD_PLACE = f"{PLACES}/oakford.yml"
POST = f"{OUTLETS}/valley-post.yml"
CONTROL = f"{QUESTIONS}/control-of-oakford.yml"
STRENGTH = f"{QUESTIONS}/strength-of-the-raiders.yml"
VOCABULARY = "content/data/vocabulary.yml"
FRONT = "content/front.yml"
DAY = "content/days/2021-06-04.md"
SEED = "seeds/invented-1.txt"


OF_ONE = (*rules.EVENT, *rules.EVENT_REMARKS)
OF_ALL = (*rules.BETWEEN, *rules.BETWEEN_REMARKS)


class Fault(NamedTuple):
    """What is replaced in which file, and what check then says: `line:col: message`."""

    file: str
    old: str
    new: str
    says: str


FAULTS = [
    # Keys and values: found while one file is read.
    Fault(OAKFORD, "actors: [", "actor: [", "6:1: there is no key `actor`; did you mean `actors`?"),
    # A key without a value counts as absent, but only where there may be such a key.
    Fault(
        OAKFORD,
        "actors: [",
        "acters:\nJust words\nactors: [",
        "6:1: there is no key `acters`; did you mean `actors`?\n"
        "7:1: this line cannot be read; write each line as `key: value`, and two spaces in front "
        "of a line that goes on with a value",
    ),
    Fault(
        OAKFORD,
        "actors: [",
        "? acters\nid:\nactors: [",
        "6:3: there is no key `acters`; did you mean `actors`?\n"
        "7:1: there is no key `id`; it is the file name",
    ),
    Fault(
        OAKFORD,
        "summary: The River Guard said that it entered Oakford and held the market square. The governor denied it a day later.\n",
        "",
        "2:1: `summary` is missing; write two to four sentences in our own words",
    ),
    Fault(
        MILLBROOK,
        "places: [millbrook]\n",
        "places: [millbrook]\nkind: strike\n",
        "9:1: the key `kind` stands here a second time; keep one of the two",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: war",
        "6:1: kind: 'war' is not known; write raid, strike, evacuation, restriction, detention, statement, denial, warning, order, legal or assessment",
    ),
    Fault(
        OAKFORD,
        "actors: [river-guard]",
        "actors: river-guard",
        "6:1: actors: 'river-guard' does not fit here; write a list, [river-guard]",
    ),
    Fault(
        WARNING,
        "value: 40",
        "value: forty",
        "13:3: claims[1].value: 'forty' is not a number; write digits alone, such as 1500 or 2.5",
    ),
    Fault(
        DENIAL,
        "  source: s1\n",
        "  source: s1\n  translated: yes\n",
        "29:3: quotes[1].translated: 'yes' is neither true nor false; write one of the two",
    ),
    Fault(
        OAKFORD,
        "published: 2021-06-03",
        "published: 3 June",
        "20:3: sources[1].published: '3 June' is not a day; write it as 2024-03-13",
    ),
    Fault(
        OAKFORD,
        "date: 2021-06-03\nkind",
        "date: 2021-06-31\nkind",
        "3:1: date: '2021-06-31' is not a day of the calendar; write 2024-03-13, 2024-03, 2024-03-12~ (about), 2024-03-12? (uncertain) or 2024-03-15/2024-03-17",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nslug: x\nsave_as: index.html",
        "7:1: there is no key `slug`; the keys are title, date, time, tz, kind, summary, speaker, venue, actors, places, told_by, responds_to, recalls, claims, quotes, sources, seeds, date_note, scope_note, added, review, changes, sensitivity, status, aliases\n8:1: there is no key `save_as`; the keys are title, date, time, tz, kind, summary, speaker, venue, actors, places, told_by, responds_to, recalls, claims, quotes, sources, seeds, date_note, scope_note, added, review, changes, sensitivity, status, aliases",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nid: x",
        "7:1: there is no key `id`; it is the file name",
    ),
    Fault(
        OAKFORD,
        "date: 2021-06-03\n",
        "date: 2021-06-02\n",
        "3:1: the file name says 2021-06-03 and the date 2021-06-02; rename the file to 2021-06-02-raid-at-oakford.md or correct the date",
    ),
    Fault(
        MILLBROOK,
        "[millbrook]",
        "&all [millbrook]",
        "8:9: & and * at the start of a value have a meaning of their own; put it in quotes",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: !!str raid",
        "6:7: ! at the start of a value has a meaning of its own; put it in quotes",
    ),
    Fault(
        MILLBROOK,
        "title: Shots",
        "title: 'Shots",
        "2:8: this line cannot be read; close the quotation mark that was opened here",
    ),
    # The next mark of the same kind ends it, some lines below.
    Fault(
        MILLBROOK,
        "title: Shots",
        'title: "Shots',
        "2:8: this line cannot be read; close the quotation mark that was opened here",
    ),
    Fault(
        OAKFORD,
        "title: River Guard enters Oakford at dawn, by its own account\n",
        "title: 'River Guard\nvenue: a room\ndate_note: 'A note'\n",
        "2:8: this line cannot be read; close the quotation mark that was opened here",
    ),
    # A quotation of several lines is none of its business.
    Fault(
        OAKFORD,
        "title: River Guard enters Oakford at dawn, by its own account\n",
        'title: "River\n  Guard"\nvenue: a: b\n',
        '4:9: this line cannot be read; a value that holds ": " must stand in double quotes',
    ),
    Fault(
        MILLBROOK,
        "Shots heard",
        "Shots: heard",
        '2:13: this line cannot be read; a value that holds ": " must stand in double quotes',
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\n...",
        "7:1: a second document starts here; delete the line",
    ),
    # Slips of who types or copies.
    Fault(
        MILLBROOK,
        "title: Shots heard in Millbrook before sunrise",
        "title: “Shots heard in Millbrook before sunrise”",
        "2:1: the marks “…” would be shown; delete them",
    ),
    Fault(
        OAKFORD,
        "https://valleypost.example/2021/raid",
        "https://valleypost.example/2021/0000000/",
        "19:3: this is the address of a template; write the one of the report you read",
    ),
    Fault(
        OAKFORD,
        "https://valleypost.example/2021/raid",
        "https://archive.ph/abcde",
        "19:3: archive.ph has altered copies; write the original address",
    ),
    Fault(
        OAKFORD,
        "https://valleypost.example/2021/raid",
        "https://www.google.com/url?q=https://valleypost.example/2021/raid",
        "19:3: this address only leads on; open it and copy the address of the page itself",
    ),
    Fault(
        MILLBROOK,
        "title: Shots heard",
        "title: Shots 💥 heard",
        "2:1: remark: 💥 says nothing to many readers; delete it",
    ),
    Fault(
        MILLBROOK,
        "title: Shots heard in Millbrook before sunrise",
        "title: SHOTS HEARD IN MILLBROOK BEFORE SUNRISE",
        "2:1: remark: the title is in capitals; write it as a sentence",
    ),
    Fault(
        MILLBROOK,
        "title: Shots heard in Millbrook",
        "title: Shots **heard** in Millbrook",
        "2:1: remark: `**heard**` is shown as it stands here; write plain words",
    ),
    Fault(
        MILLBROOK,
        "places: [millbrook]",
        "location: [millbrook]",
        "8:1: there is no key `location`; did you mean `places`?",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "<<<<<<< HEAD\nkind: raid\n=======\n>>>>>>> theirs",
        "6:1: Git left this line where two versions met; choose one of them and delete its marks\n8:1: Git left this line where two versions met; choose one of them and delete its marks\n9:1: Git left this line where two versions met; choose one of them and delete its marks",
    ),
    Fault(
        OAKFORD,
        "  outlet: valley-post\n  title: River Guard reports raid\n  url: https://valleypost.example/2021/raid\n  published: 2021-06-03\n  supports:",
        "outlet: valley-post\nurl: https://valleypost.example/2021/raid\npublished: 2021-06-03\nsupports:",
        "17:1: `outlet` is a key of sources; put two spaces in front of this line and the others of its kind",
    ),
    # What an event names must be on file.
    Fault(
        OAKFORD,
        "actors: [river-guard]",
        "actors: [river-gard]",
        "6:10: there is no actor `river-gard`; write river-guard, or add content/data/actors/river-gard.yml if it is another",
    ),
    Fault(
        OAKFORD,
        "actors: [river-guard]",
        "actors: [nobody-known]",
        '6:10: remark: the actor \'Nobody Known\' is on no file, so pages show the name alone; to give it a page, add content/data/actors/nobody-known.yml, with a kind of person, armed-group, government, military, party, media, court, company or other: {name: "Nobody Known", kind: "?", side: "none", role: "?"}',
    ),
    Fault(
        WARNING,
        "speaker: river-guard",
        "speaker: river-gaurd",
        "6:1: there is no actor `river-gaurd`; write river-guard, or add content/data/actors/river-gaurd.yml if it is another",
    ),
    Fault(
        MILLBROOK,
        "outlet: valley-post",
        "outlet: valleypost",
        "11:3: this address belongs to the outlet valley-post; write outlet: valley-post",
    ),
    Fault(
        MILLBROOK,
        "outlet: valley-post",
        "outlet: the-post",
        "11:3: this address belongs to the outlet valley-post; write outlet: valley-post",
    ),
    Fault(
        OAKFORD,
        "question: control-of-oakford",
        "question: control-of-okford",
        "10:3: there is no question `control-of-okford`; did you mean control-of-oakford?",
    ),
    Fault(
        WARNING,
        "- by: river-guard",
        "- by: river",
        "10:3: there is no actor `river`; write river-guard, or add content/data/actors/river.yml if it is another",
    ),
    Fault(
        OAKFORD,
        "disputed_by: [mary-hill]",
        "disputed_by: [mary-hil]",
        "13:17: there is no actor `mary-hil`; write mary-hill, or add content/data/actors/mary-hil.yml if it is another",
    ),
    Fault(
        DENIAL,
        "- speaker: mary-hill\n  text: Nob",
        "- speaker: mary\n  text: Nob",
        "26:3: there is no actor `mary`; write mary-hill, or add content/data/actors/mary.yml if it is another",
    ),
    Fault(
        OAKFORD,
        "  sources: [s1]",
        "  sources: [s1, s2]",
        "14:17: there is no source `s2` here; write s1",
    ),
    Fault(
        DENIAL,
        "  source: s1\n",
        "  source: s3\n",
        "28:3: there is no source `s3` here; write s1 or s2",
    ),
    Fault(
        WARNING,
        "responds_to: [raid-at-millbrook, campaign]",
        "responds_to: [raid-at-milbrook, campaign]",
        "7:15: there is no event `raid-at-milbrook`; did you mean raid-at-millbrook?",
    ),
    Fault(
        WARNING,
        "responds_to: [raid-at-millbrook, campaign]",
        "responds_to: [2021-06-04-raid-at-millbrook, campaign]",
        "7:15: there is no event `2021-06-04-raid-at-millbrook`; an id has no date: write raid-at-millbrook",
    ),
    Fault(
        WARNING,
        "recalls: [raid-at-oakford]",
        'recalls: ["River Guard enters OAKFORD"]',
        "8:11: there is no event `River Guard enters OAKFORD`; write raid-at-oakford, the id of the event that is meant",
    ),
    Fault(
        WARNING,
        "recalls: [raid-at-oakford]",
        'recalls: ["https://ford.example/repo/events/raid-at-oakford/"]',
        "8:11: there is no event `https://ford.example/repo/events/raid-at-oakford/`; write raid-at-oakford, the id of the event that is meant",
    ),
    Fault(
        WARNING,
        "recalls: [raid-at-oakford]",
        "recalls: [something-else]",
        "8:11: there is no event `something-else`; write the id of an event on file: its file name without date and .md",
    ),
    Fault(
        MILLBROOK_PLACE,
        "within: highland-province",
        "within: highland",
        "4:1: there is no place `highland`; did you mean highland-province?",
    ),
    Fault(
        HILL,
        "member_of: highland-government",
        "member_of: Highland Government",
        "6:1: there is no actor `Highland Government`; write highland-government",
    ),
    Fault(
        CONTROL,
        "places: [oakford]",
        "places: [oakfort]",
        "4:10: there is no place `oakfort`; did you mean oakford?",
    ),
    # What a reaction answers, and what a report recalls.
    Fault(
        DENIAL,
        "responds_to: [raid-at-oakford]\n",
        "",
        "4:1: a reaction (denial) answers something; write responds_to: [event-id], or [campaign] if it answers no single event",
    ),
    Fault(
        DENIAL,
        "speaker: mary-hill\nvenue",
        "venue",
        "4:1: a reaction (denial) has a speaker; write speaker: actor-id",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nspeaker: mary-hill",
        "7:1: `speaker` is for reactions, and raid is none; delete it and write a claim, or correct the kind",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nvenue: radio",
        "7:1: `venue` is for reactions, and raid is none; delete it and write a claim, or correct the kind",
    ),
    Fault(
        WARNING,
        "recalls: [raid-at-oakford]",
        "recalls: [campaign]",
        "8:11: `campaign` is no single event to recall; write it in responds_to, or delete it",
    ),
    Fault(
        DENIAL,
        "responds_to: [raid-at-oakford]",
        "responds_to: [river-guard-promises-more]",
        "10:15: `river-guard-promises-more` is dated 2021-06-05/2021-06-06, later than this event (2021-06-04); answer an earlier event, or correct a date",
    ),
    Fault(
        OAKFORD,
        "places: [oakford]",
        "places: [oakford]\nrecalls: [raid-at-millbrook]",
        "8:11: `raid-at-millbrook` is dated 2021-06-04, later than this event (2021-06-03); recall an earlier event, or correct a date",
    ),
    Fault(
        OAKFORD,
        "places: [oakford]",
        "places: [oakford]\nrecalls: [raid-at-oakford]",
        "8:11: an event cannot recall itself; delete `raid-at-oakford`",
    ),
    Fault(
        DENIAL,
        "responds_to: [raid-at-oakford]",
        "responds_to: [governor-denies-loss-of-oakford]",
        "10:15: an event cannot answer itself; delete `governor-denies-loss-of-oakford`",
    ),
    # Lists and old ids.
    Fault(
        WARNING,
        "[raid-at-millbrook, campaign]",
        "[raid-at-millbrook, raid-at-millbrook]",
        "7:34: 'raid-at-millbrook' stands in this list already; delete it here",
    ),
    Fault(
        OAKFORD,
        "actors: [river-guard]",
        "actors: [river-guard, river-guard]",
        "6:23: 'river-guard' stands in this list already; delete it here",
    ),
    Fault(
        OAKFORD,
        "  sources: [s1]",
        "  sources: [s1, s1]",
        "14:17: 's1' stands in this list already; delete it here",
    ),
    Fault(
        OAKFORD,
        "disputed_by: [mary-hill]",
        "disputed_by: [mary-hill, mary-hill]",
        "13:28: 'mary-hill' stands in this list already; delete it here",
    ),
    Fault(
        WARNING,
        "aliases: [river-guard-warning]",
        "aliases: [raid-at-oakford]",
        "21:11: `raid-at-oakford` is the id of another event; delete it here",
    ),
    Fault(
        WARNING,
        "aliases: [river-guard-warning]",
        "aliases: [river-guard-promises-more]",
        "21:11: `river-guard-promises-more` is the id of this event and no old one; delete it",
    ),
    Fault(
        WARNING,
        "aliases: [river-guard-warning]",
        "aliases: [campaign]",
        "21:11: `campaign` means no single event; delete it",
    ),
    Fault(
        WARNING,
        "aliases: [river-guard-warning]",
        "aliases: [river-guard-warning, river-guard-warning]",
        "21:32: 'river-guard-warning' stands in this list already; delete it here",
    ),
    Fault(
        WARNING,
        "recalls: [raid-at-oakford]",
        "recalls: [river-guard-warning]",
        "8:11: `river-guard-warning` is an old id; write river-guard-promises-more",
    ),
    # Comments, which YAML leaves out without a word.
    Fault(
        MILLBROOK,
        "before sunrise\ndate",
        "before #2 sunrise\ndate",
        "2:40: everything after # is left out; put the value in double quotes, or delete the comment",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "# what sort\nkind: raid",
        "6:1: everything after # is left out; put the value in double quotes, or delete the comment",
    ),
    Fault(
        OAKFORD_PLACE,
        "kind: town\n",
        "kind: town # or city\n",
        "2:12: everything after # is left out; put the value in double quotes, or delete the comment",
    ),
    # One mistake, one message.
    Fault(
        OAKFORD,
        "\nsummary: ",
        "\nsumary: ",
        "5:1: there is no key `sumary`; did you mean `summary`?",
    ),
    Fault(
        DENIAL,
        "kind: denial",
        "kind: raid",
        "6:1: `speaker` and `venue` are for reactions, and raid is none; delete them and write a claim, or correct the kind",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: order",
        "6:1: a reaction (order) has a speaker and answers something; write speaker: actor-id and responds_to: [event-id] or [campaign], or correct the kind",
    ),
    Fault(
        DENIAL,
        "  url: https://valleypost.example/2021/denial",
        "  url: https://www.radionorth.example/interview?page=2",
        "38:3: this is the address of s1 too; keep one of the two sources",
    ),
    # The form of a list.
    Fault(
        MILLBROOK,
        "- key: s1\n",
        "  key: s1\n",
        "9:1: sources: each of them starts with `- `; write `- key: s1`, then under `key` the lines `outlet: …` and `url: https://…`",
    ),
    # Days.
    Fault(
        OAKFORD,
        "published: 2021-06-03",
        "published: 2021-06-02",
        "20:3: published on 2021-06-02, before the event (2021-06-03); correct one of the two, or say in date_note how the date was set",
    ),
    Fault(
        DENIAL,
        "- key: s2\n  outlet: valley-post\n",
        "- key: s2\n  outlet: valley-post\n  published: 2020-06-04\n",
        "38:3: published on 2020-06-04, before the event (2021-06-04); correct one of the two, or say in date_note how the date was set",
    ),
    Fault(
        WARNING,
        "  value: 40\n",
        "  value: 40\n  said_on: 2021-09\n",
        "14:3: said on 2021-09, more than 31 days from the event (2021-06-05/2021-06-06); correct one of the two, or say in date_note how the date was set",
    ),
    Fault(
        WARNING,
        "  value: 40\n",
        "  value: 40\n  said_on: 0201-06-05\n",
        "14:3: the year 0201 cannot be meant; write one from 1900 to 2199",
    ),
    Fault(
        WARNING,
        "date: 2021-06-05/2021-06-06",
        "date: 2021-06-05/2022-06-07",
        "3:1: 2021-06-05/2022-06-07 is longer than a year; write the days of one event, or the day that is known best and a date_note",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nchanges:\n- on: 2021-06-03\n  what: the place\n  why: a mistake",
        "8:3: corrected on 2021-06-03, before the event (2021-06-04); write the day of the correction",
    ),
    # Claims.
    Fault(
        OAKFORD,
        "  disputed_by: [mary-hill]\n",
        "  status: disputed\n  disputed_by: [mary-hill]\n",
        "13:3: there is no key `status`; delete it: pages compute where a claim stands, and `disputed_by` names who denies it",
    ),
    Fault(
        OAKFORD,
        "  sources: [s1]\nsources:\n- key: s1\n",
        "sources:\n- url: https://valleypost.example/1\n- key: s2\n",
        "9:3: the claim has no source; write sources: [s1, s2], those that carry it",
    ),
    Fault(
        WARNING,
        "  unit: people\n",
        "",
        "13:3: the number counts nothing; write unit: what it counts, such as people",
    ),
    Fault(
        WARNING,
        "  value: 40\n",
        "",
        "13:3: there is a unit but no number; write value, low or high, or delete unit",
    ),
    Fault(
        DENIAL,
        "low: 5",
        "low: 50",
        "21:3: low, value and high run the wrong way (50 > 20); write the smallest as low",
    ),
    # Sources.
    Fault(
        DENIAL,
        "- key: s2",
        "- key: s3",
        "36:3: source 2 has the key s3; the keys run s1, s2, …: write s2",
    ),
    Fault(
        MILLBROOK,
        "  url: https://valleypost.example/2021/shots\n",
        "",
        "10:3: the source has no address; write url: https://… and where it can be read",
    ),
    Fault(
        DENIAL,
        "outlet: valley-post\n  url: https://valleypost.example/2021/denial",
        "outlet: radio-north\n  url: http://radionorth.example/interview/?page=2",
        "38:3: this is the address of s1 too; keep one of the two sources",
    ),
    Fault(
        MILLBROOK,
        "https://valleypost.example",
        "ftp://valleypost.example",
        "12:3: the address starts with 'ftp'; write https://…",
    ),
    Fault(
        MILLBROOK,
        "https://valleypost.example/2021/shots",
        "javascript:alert(1)",
        "12:3: the address starts with 'javascript'; write https://…",
    ),
    Fault(
        MILLBROOK,
        "https://valleypost",
        "https://me@valleypost",
        "12:3: the address holds a user name before @; write it without",
    ),
    Fault(
        MILLBROOK,
        "valleypost.example",
        "192.0.2.7",
        "12:3: the address names a machine by number (192.0.2.7); write its domain name",
    ),
    Fault(
        MILLBROOK,
        "valleypost.example",
        "valleypost.example:8080",
        "12:3: the address names port 8080; write it without",
    ),
    Fault(
        MILLBROOK,
        "2021/shots",
        "2021/shots?utm_source=x&id=4",
        "12:3: the address carries tracking (utm_source); delete these parameters",
    ),
    Fault(
        MILLBROOK,
        "2021/shots",
        "2021/shots#xtor=RSS-1",
        "12:3: the address carries tracking (xtor); delete these parameters",
    ),
    Fault(
        MILLBROOK,
        "valleypost.example",
        "xn--e1afmkfd.example",
        "12:3: the domain 'xn--e1afmkfd.example' is not in plain Latin letters; cite a page whose domain is",
    ),
    Fault(
        MILLBROOK,
        "2021/shots",
        "2021/{shots}",
        "12:3: the address holds '{'; copy it again from the browser",
    ),
    Fault(
        MILLBROOK,
        "2021/shots",
        "2021/sh%D0%BEts",
        "12:3: the address holds the word 'shоts', which mixes alphabets; copy it again from the browser",
    ),
    *(
        Fault(
            MILLBROOK,
            "outlet: valley-post\n",
            f"outlet: valley-post\n  supports: {same}\n",
            f"12:3: supports: {same!r} does not say what; write what it shows",
        )
        for same in ("same", "Same toll, dated Sunday", "the same video", "The article")
    ),
    Fault(
        MILLBROOK,
        "outlet: valley-post",
        "outlet: radio-north",
        "11:3: this address belongs to the outlet valley-post; write outlet: valley-post",
    ),
    Fault(
        MILLBROOK,
        "valleypost.example",
        "elsewhere.example",
        "12:3: elsewhere.example is no domain of the outlet valley-post; write the outlet that publishes there, or add the domain in content/data/outlets/valley-post.yml",
    ),
    Fault(
        MILLBROOK,
        "url: https://valleypost.example/2021/shots",
        "url: https://web.archive.org/web/20210605000000/https://valleypost.example/2021/shots",
        "12:3: this is an archived copy; write it as archived, and the original address as url",
    ),
    Fault(
        DENIAL,
        "archived: https://web.archive.org/web/20210605000000/https://radionorth.example/interview?page=2",
        "archived: https://archive.ph/abc",
        "35:3: archive.ph has altered copies; use web.archive.org, perma.cc or ghostarchive",
    ),
    Fault(
        DENIAL,
        "web/20210605000000/",
        "web/2021/",
        "35:3: this is no copy in an archive we know; write https://web.archive.org/web/<14 digits>/<address>, or a perma.cc address",
    ),
    Fault(
        DENIAL,
        "000000/https://radionorth.example/interview",
        "000000/https://radionorth.example/other",
        "35:3: this is a copy of another page; archive https://www.radionorth.example/interview?page=2",
    ),
    # Times.
    Fault(
        MILLBROOK,
        'time: "05:30"\n',
        "",
        '4:1: a time zone needs a clock time; write time: "10:30", or delete tz',
    ),
    Fault(
        MILLBROOK,
        'time: "05:30"\n',
        "time: night\n",
        '5:1: a time zone needs a clock time; write time: "10:30", or delete tz',
    ),
    Fault(
        MILLBROOK,
        "tz: Europe/London\n",
        "",
        "4:1: the time 05:30 has no zone; write the zone whose clock it is, such as tz: Europe/Paris",
    ),
    Fault(
        MILLBROOK,
        '"05:30"',
        '"25:30"',
        "4:1: time: '25:30' does not fit; write \"10:30\" in quotes, or night, morning, afternoon, evening",
    ),
    Fault(
        MILLBROOK,
        "Europe/London",
        "Europe/Londn",
        "5:1: tz: 'Europe/Londn' is not a time zone; write one such as Europe/Kyiv",
    ),
    Fault(
        MILLBROOK,
        "Europe/London",
        "Europe/Kiev",
        "5:1: Europe/Kiev is an outdated name of a time zone; write Europe/Kyiv",
    ),
    Fault(
        MILLBROOK,
        "Europe/London",
        "Japan",
        "5:1: Japan is an outdated name of a time zone; write Asia/Tokyo",
    ),
    Fault(
        MILLBROOK,
        "Europe/London",
        "Etc/GMT+3",
        "5:1: Etc/GMT+3 is 3 hours behind UTC, the other way round than it reads; write the zone of a place, such as Europe/Paris",
    ),
    Fault(
        MILLBROOK,
        "Europe/London",
        "Etc/GMT-1",
        "5:1: Etc/GMT-1 is 1 hour ahead of UTC, the other way round than it reads; write the zone of a place, such as Europe/Paris",
    ),
    Fault(
        MILLBROOK,
        "Europe/London",
        "Factory",
        "5:1: Factory is the zone of no place; write one such as Europe/Paris",
    ),
    # Wording.
    Fault(
        MILLBROOK,
        "before sunrise\ndate",
        "before sunrise.\ndate",
        "2:1: a title has no full stop at its end; delete it",
    ),
    Fault(
        OAKFORD,
        "title: River Guard enters Oakford at dawn, by its own account",
        "title: asdf",
        "2:1: the title has fewer than two words; say who and what",
    ),
    Fault(
        OAKFORD,
        "title: River Guard enters Oakford at dawn, by its own account",
        "title: https://gazette.example/news/raid-at-oakford",
        "2:1: the title has fewer than two words; say who and what",
    ),
    Fault(
        OAKFORD,
        "summary: The River Guard said that it entered Oakford and held the market square. The governor denied it a day later.",
        "summary: One. Two.",
        "5:1: the summary has fewer than four words; write what happened in a sentence or more",
    ),
    Fault(
        MILLBROOK,
        "before sunrise\ndate",
        "before sunrise, and again, and again, and once more in the afternoon, residents say\ndate",
        "2:1: title: 108 characters; write at most 90",
    ),
    Fault(
        MILLBROOK,
        "title: Shots heard in Millbrook before sunrise",
        'title: "Shots heard in Millbrook\\nbefore sunrise"',
        "2:1: the title runs over several lines; write it on one",
    ),
    Fault(
        MILLBROOK,
        " No one was hurt.",
        "",
        "7:1: remark: the summary has 1 sentence; write two to four where the report says more",
    ),
    Fault(
        OAKFORD,
        "title: River Guard enters Oakford at dawn, by its own account",
        "title: Річкова варта входить до Oakford, за її словами",
        "2:1: remark: the title is in Cyrillic letters, and this site is written in Latin ones; say it in the language of the site",
    ),
    Fault(
        OAKFORD,
        "actors: [river-guard]",
        "actors: [Millbrook]",
        "6:10: remark: the actor 'Millbrook' is on no file, and a place is called so; if that is meant, write it under places",
    ),
    Fault(
        OAKFORD,
        "kind: raid",
        "time: null\nkind: raid",
        "4:1: time: 'null' does not fit here; where there is nothing to say, delete the line",
    ),
    Fault(
        OAKFORD,
        "kind: raid",
        "time: 9.05 pm\ntz: Europe/London\nkind: raid",
        "4:1: time: '9.05 pm' does not fit; write \"21:05\", and its time zone below, as tz: Europe/Paris",
    ),
    Fault(
        OAKFORD,
        "places: [oakford]",
        "places: [null]",
        "7:10: there is no place `null`; where there is nothing to say, delete the line",
    ),
    Fault(
        OAKFORD,
        "places: [oakford]",
        "places: null",
        "7:1: places: 'null' does not fit here; where there is nothing to say, delete the line, else write ids of the places: [oakford, ford-district]",
    ),
    Fault(
        OAKFORD,
        "kind: raid",
        "kind：raid",
        "4:5: U+FF1A FULLWIDTH COLON looks like an ordinary letter but is not; type it on the keyboard",
    ),
    Fault(
        MILLBROOK,
        " No one was hurt.",
        " One. Two. Three! Four?",
        "7:1: the summary has 5 sentences; write two to four",
    ),
    Fault(
        DENIAL,
        "She did not say",
        "She <b>did</b> not say",
        "46:5: HTML is not allowed in the text; write plain Markdown",
    ),
    Fault(
        DENIAL,
        "She did not say",
        "<script>x</script> She did not say",
        "46:1: HTML is not allowed in the text; write plain Markdown",
    ),
    Fault(
        DENIAL,
        "She did not",
        "- She\n\n    <i>did ![a](https://valleypost.example/a.png) not",
        "48:5: HTML is not allowed in the text; write plain Markdown\n48:12: images are not allowed in the text; describe what it shows and cite the source",
    ),
    Fault(
        DENIAL,
        "She did not",
        "She &lt; did not",
        "46:5: &lt; is an entity, which stands for another character; write that character itself",
    ),
    Fault(
        DENIAL,
        "She did not",
        "![a](https://valleypost.example/a.png) She did not",
        "46:1: images are not allowed in the text; describe what it shows and cite the source",
    ),
    Fault(
        DENIAL,
        "She did not",
        "[a]({attach}../../secret.txt) She did not",
        "46:3: links in {braces} or |bars| are not allowed; write the full address, https://…",
    ),
    Fault(
        DENIAL,
        "She did not",
        "[a](|filename|x.md) She did not",
        "46:3: links in {braces} or |bars| are not allowed; write the full address, https://…",
    ),
    Fault(
        DENIAL,
        "She did not",
        "[a](javascript:alert) She did not",
        "46:5: the address starts with 'javascript'; write https://…",
    ),
    Fault(
        WARNING,
        "kind: warning",
        "kind: warning\nstatus: withdrawn",
        "5:1: a withdrawn event says when and why; write that under changes",
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nreview:\n- is the time right?",
        "7:1: review notes keep an event a draft; settle and delete them, or write status: draft",
    ),
    # Characters.
    Fault(
        MILLBROOK,
        "before sunrise\ndate",
        "before \u202esunrise\ndate",
        "2:40: U+202E RIGHT-TO-LEFT OVERRIDE changes the direction of the text around it; delete it",
    ),
    Fault(
        MILLBROOK,
        "before sunrise\ndate",
        "before sun\u200brise\ndate",
        "2:43: U+200B ZERO WIDTH SPACE cannot be seen; delete it or write an ordinary space",
    ),
    Fault(
        MILLBROOK,
        "before sunrise\ndate",
        "before sunrisе\ndate",
        "2:40: the word 'sunrisе' mixes Latin, Cyrillic or Greek letters; type it in one alphabet",
    ),
    Fault(
        MILLBROOK,
        "title: Shots heard in Millbrook before sunrise",
        'title: "Shots heard in Mill\\u200bbrook before sunrise"',
        "2:1: U+200B ZERO WIDTH SPACE cannot be seen; delete it or write an ordinary space",
    ),
    Fault(
        DENIAL,
        "She did not",
        "x " * 1000 + "She did not",
        "46:2000: the line is longer than 2000 characters; break it or shorten it",
    ),
    # Seeds and quotes.
    Fault(
        DENIAL,
        "file: invented-1.txt",
        "file: invented-2.txt",
        "40:3: there is no seed invented-2.txt in seeds/; did you mean invented-1.txt?",
    ),
    Fault(
        DENIAL,
        "sha256: 1cb3",
        "sha256: 0000",
        "41:3: the seed invented-1.txt has changed; restore it, or compare the event with it and write 1cb352d2fee71b99529e1b87be4ffa0282efbbfb20fced8bdcdd50690ff49c31",
    ),
    Fault(
        DENIAL,
        "Nobody holds Oakford but the people who live there.",
        "Nobody holds Oakford but the folk who live there.",
        "27:3: the quote is not in invented-1.txt word for word: it differs after “Nobody holds Oakford but the”; copy it again and mark omissions with […]",
    ),
    Fault(
        DENIAL,
        "they were seen […] before",
        "they were heard […] before",
        "30:3: the quote is not in invented-1.txt word for word: it differs after “[the raiders] came, they were”; copy it again and mark omissions with […]",
    ),
    Fault(
        DENIAL,
        "they were seen […] before the ferry did.",
        "before the ferry did. […] they were seen",
        "30:3: the quote is not in invented-1.txt word for word: it differs after “They [the raiders] came,”; copy it again and mark omissions with […]",
    ),
    Fault(
        DENIAL,
        "Nobody holds Oakford but the people who live there.",
        "body holds Oakford but the people",
        "27:3: the quote is not in invented-1.txt word for word: it differs after “holds Oakford but the people”; copy it again and mark omissions with […]",
    ),
    *(
        Fault(
            DENIAL,
            "text: Nobody holds Oakford but the people who live there.",
            f"text: {words}",
            "27:3: invented-1.txt does not mark these words as one quotation; quote what stands between quotation marks there",
        )
        for words in (
            "The governor added that the bridge had been",
            "no more than twenty people had crossed the river",
            "raid […] bridge […] crossed",
            "Nobody holds Oakford […] closed for repairs",
        )
    ),
    Fault(
        DENIAL,
        "They [the raiders] came, they were seen […] before the ferry did.",
        "'[…]'",
        "30:3: the quote holds no words; copy it again and mark omissions with […]",
    ),
    Fault(
        DENIAL,
        "Mary Hill told a radio station that the raiders had left the town.",
        "The governor of Highland Province has spoken for the first time.",
        "5:1: 10 words in a row are those of invented-1.txt: “The governor of Highland Province has spoken for the first”; say it in your own words, or mark them as a quote",
    ),
    Fault(
        DENIAL,
        "The governor spoke for ten minutes.",
        "The governor spoke.\nIts members had entered Oakford at dawn and posted a picture of the square.",
        "45:1: 10 words in a row are those of invented-1.txt: “Its members had entered Oakford at dawn and posted a”; say it in your own words, or mark them as a quote",
    ),
    Fault(
        DENIAL,
        "says: At most twenty people crossed the river",
        "says: No more than twenty people had crossed the river since May, that no more than twenty people had crossed the river",
        "20:3: 10 words in a row are those of invented-1.txt: “that no more than twenty people had crossed the river”; say it in your own words, or mark them as a quote",
    ),
    Fault(
        DENIAL,
        "title: Governor Hill says that nobody but its people holds Oakford",
        "title: Nobody holds Oakford but the people who live there, they came",
        "2:1: 10 words in a row are those of invented-1.txt: “Nobody holds Oakford but the people who live there, they”; say it in your own words, or mark them as a quote",
    ),
    Fault(
        DENIAL,
        "  url: https://valleypost.example/2021/denial",
        "  url: https://valleypost.example/2021/denial\n  supports: that the bridge had been “closed for repairs” since May and that no more than twenty people had crossed the river",
        "39:3: 10 words in a row are those of invented-1.txt: “since May and that no more than twenty people had”; say it in your own words, or mark them as a quote",
    ),
    # Registries.
    Fault(
        GUARD,
        "aliases: [the Guard]",
        "aliases: [highland GOVERNMENT]",
        "2:11: 'highland GOVERNMENT' also names highland-government; keep it with one of the two",
    ),
    Fault(
        POST,
        "name: Valley Post",
        "name: Radio North",
        "1:1: 'Radio North' also names radio-north; keep it with one of the two",
    ),
    Fault(
        POST,
        "[valleypost.example]",
        "[valleypost.example, radionorth.example]",
        "4:31: radionorth.example is a domain of radio-north already; keep it with one of the two",
    ),
    Fault(
        POST,
        "aliases: [The Post]",
        "aliases: [The Post, The Post]",
        "2:21: 'The Post' stands in this list already; delete it here",
    ),
    Fault(
        PROVINCE,
        "kind: oblast",
        "within: highland-province\nkind: oblast",
        "2:1: `highland-province` cannot belong to itself; name a larger one, or delete this",
    ),
    Fault(
        OAKFORD_PLACE,
        "lon: 35.6\n",
        "",
        "5:1: a point needs lat, lon, radius_km, coord_basis; write lon too",
    ),
    Fault(
        OAKFORD_PLACE,
        "lat: 50.46",
        "lat: 95",
        "5:1: lat: 95 is out of range; write latitude in degrees, such as 50.46, within 85",
    ),
    Fault(
        STRENGTH,
        "unit: people\n",
        "",
        "4:1: the answer is a number; write unit: what it counts, such as people",
    ),
    Fault(
        CONTROL,
        "kind: yes-no",
        "kind: yes-no\nunit: people",
        "6:1: the answer is no number (kind: yes-no); delete unit or correct kind",
    ),
    Fault(
        OAKFORD_PLACE,
        "kind: town\n",
        "kind: town\npopulation: 3\n",
        "3:1: there is no key `population`; the keys are name, aliases, kind, within, country, lat, lon, radius_km, coord_basis",
    ),
    Fault(
        OAKFORD_PLACE,
        "kind: town\n",
        "kind: town\nalias:\n",
        "3:1: there is no key `alias`; did you mean `aliases`?",
    ),
    Fault(
        OAKFORD_PLACE,
        "kind: town\n",
        "kind: town\nkind: town\n",
        "3:1: the key `kind` stands here a second time; keep one of the two",
    ),
    Fault(
        POST,
        "[valleypost.example]",
        "[https://valleypost.example]",
        "4:11: domains[1]: 'https://valleypost.example' does not fit; write the web domains it publishes on, without www.",
    ),
    # Whose account it is, and whose a source passes on.
    Fault(
        OAKFORD,
        "places: [oakford]\n",
        "places: [oakford]\ntold_by: [river-gard]\n",
        "8:11: there is no actor `river-gard`; write river-guard, or add content/data/actors/river-gard.yml if it is another",
    ),
    Fault(
        OAKFORD,
        "places: [oakford]\n",
        "places: [oakford]\ntold_by: [river-guard, river-guard]\n",
        "8:24: 'river-guard' stands in this list already; delete it here",
    ),
    Fault(
        DENIAL,
        "places: [oakford]\n",
        "places: [oakford]\ntold_by: [mary-hill]\n",
        "10:1: `told_by` is for what happened, and denial is a reaction; delete it and write speaker: actor-id, or correct the kind",
    ),
    Fault(
        MILLBROOK,
        "outlet: valley-post\n",
        "outlet: valley-post\n  relays: [mary-hil]\n",
        "12:12: there is no actor `mary-hil`; write mary-hill, or add content/data/actors/mary-hil.yml if it is another",
    ),
    Fault(
        MILLBROOK,
        "outlet: valley-post\n",
        "outlet: valley-post\n  relays: [mary-hill, mary-hill]\n",
        "12:23: 'mary-hill' stands in this list already; delete it here",
    ),
    # What a claim answers, and what its number counts.
    Fault(
        OAKFORD,
        "question: control-of-oakford",
        "question: [control-of-oakford, strength-of-raiders]",
        "10:34: there is no question `strength-of-raiders`; did you mean strength-of-the-raiders?",
    ),
    Fault(
        OAKFORD,
        "question: control-of-oakford",
        "question: [control-of-oakford, control-of-oakford]",
        "10:34: 'control-of-oakford' stands in this list already; delete it here",
    ),
    Fault(
        DENIAL,
        "- by: mary-hill\n  question: strength",
        "- key: c1\n  by: mary-hill\n  question: strength",
        "18:3: claim 2 has the key c1; the keys run c1, c2, …: write c2",
    ),
    Fault(
        WARNING,
        "  value: 40\n",
        "  value: 40\n  dead: 41\n",
        "14:3: more are dead than the claim counts (41 > 40); write the part of the number called dead",
    ),
    Fault(
        OAKFORD,
        "  said_on: 2021-06-03\n",
        "  dead: 3\n  said_on: 2021-06-03\n",
        "12:3: dead is a part of no number; write value, low or high, or delete dead",
    ),
    Fault(
        WARNING,
        "  unit: people\n",
        "  unit: people\n  covers: {from: 2021-06-06, to: 2021-06-05}\n",
        "15:12: the days counted run backwards (2021-06-06 > 2021-06-05); write the earlier day as from",
    ),
    Fault(
        WARNING,
        "  unit: people\n",
        "  unit: people\n  covers: {places: [oakford, okford]}\n",
        "15:30: there is no place `okford`; write oakford, or add content/data/places/okford.yml if it is another",
    ),
    Fault(
        WARNING,
        "  unit: people\n",
        "  unit: people\n  covers: {places: [oakford, oakford]}\n",
        "15:30: 'oakford' stands in this list already; delete it here",
    ),
    Fault(
        OAKFORD,
        "  said_on: 2021-06-03\n",
        "  covers: {places: [oakford]}\n  said_on: 2021-06-03\n",
        "12:3: covers says what a number counts, and there is none; write value, low or high, or delete covers",
    ),
    *(
        Fault(
            WARNING,
            "  unit: people\n",
            f"  unit: people\n  covers: {{{key}: 0201-06-06}}\n",
            "15:12: the year 0201 cannot be meant; write one from 1900 to 2199",
        )
        for key in ("from", "to")
    ),
    Fault(
        MILLBROOK,
        "kind: raid",
        "kind: raid\nadded: 0202-06-04",
        "7:1: the year 0202 cannot be meant; write one from 1900 to 2199",
    ),
    # The front page and the sentences of days.
    Fault(
        FRONT,
        "[raid-at-oakford, gov",
        "[raid-at-okford, gov",
        "4:12: there is no event `raid-at-okford`; did you mean raid-at-oakford?",
    ),
    Fault(
        FRONT,
        "[raid-at-oakford, gov",
        "[river-guard-warning, gov",
        "4:12: `river-guard-warning` is an old id; write river-guard-promises-more",
    ),
    Fault(
        FRONT,
        "[raid-at-oakford, gov",
        "[raid-at-oakford, raid-at-oakford, gov",
        "4:29: 'raid-at-oakford' stands in this list already; delete it here",
    ),
    Fault(
        FRONT,
        "questions: [control-of-oakford]",
        "questions: [Control of Oakford]",
        "5:13: there is no question `Control of Oakford`; write control-of-oakford",
    ),
    Fault(
        FRONT,
        "questions: [control-of-oakford]",
        "questions: [control-of-oakford, control-of-oakford]",
        "5:33: 'control-of-oakford' stands in this list already; delete it here",
    ),
    Fault(
        FRONT,
        "- question: control-of-oakford\n  side: others",
        "- question: control-of-okford\n  side: others",
        "11:3: there is no question `control-of-okford`; did you mean control-of-oakford?",
    ),
    Fault(
        FRONT,
        "side: volunteers",
        "side: volunters",
        "8:3: there is no side `volunters`; did you mean volunteers?",
    ),
    Fault(
        FRONT,
        "side: volunteers",
        "side: highlanders",
        "8:3: there is no side `highlanders`; write russia, ukraine, volunteers, international, none or others",
    ),
    Fault(
        FRONT,
        "side: volunteers",
        "side: others",
        "11:3: `control-of-oakford` has an answer of others already; keep one of the two",
    ),
    Fault(
        FRONT,
        "text: It holds the town.",
        "text: It holds the town, as it has said each day since the third.",
        "9:3: the answer has 13 words; write at most 12",
    ),
    Fault(
        FRONT,
        "[raid-at-oakford#c1]",
        "[raid-at-oakford]",
        "10:12: 'raid-at-oakford' names no claim; write the id of its event and its key: raid-at-oakford#c1",
    ),
    Fault(
        FRONT,
        "[raid-at-oakford#c1]",
        "[raid-at-okford#c1]",
        "10:12: there is no event `raid-at-okford`; did you mean raid-at-oakford?",
    ),
    Fault(
        FRONT,
        "[governor-denies-loss-of-oakford#c1]",
        "[governor-denies-loss-of-oakford#c3]",
        "14:12: there is no claim `c3` in governor-denies-loss-of-oakford; write c1 or c2",
    ),
    Fault(
        FRONT,
        "[raid-at-oakford#c1]",
        "[raid-at-millbrook#c1]",
        "10:12: there is no claim `c1` in raid-at-millbrook; name a claim of another event",
    ),
    Fault(
        FRONT,
        "[governor-denies-loss-of-oakford#c1]",
        "[governor-denies-loss-of-oakford#c1, governor-denies-loss-of-oakford#c2]",
        "14:48: governor-denies-loss-of-oakford#c2 does not answer `control-of-oakford`; name a claim that does",
    ),
    Fault(
        FRONT,
        "side: volunteers",
        "side: russia",
        "10:12: raid-at-oakford#c1 is what river-guard says, of the side volunteers; name a claim of russia, or write it under volunteers",
    ),
    Fault(
        FRONT,
        "[governor-denies-loss-of-oakford#c1]",
        "[raid-at-oakford#c1]",
        "14:12: raid-at-oakford#c1 is what river-guard says, of the side volunteers; name a claim of others, or write it under volunteers",
    ),
    Fault(
        FRONT,
        "[raid-at-oakford#c1]",
        "[raid-at-oakford#c1, raid-at-oakford#c1]",
        "10:32: 'raid-at-oakford#c1' stands in this list already; delete it here",
    ),
    Fault(
        FRONT,
        "numbers: [strength-of-the-raiders]",
        "numbers: [control-of-oakford]",
        "15:11: the answers to `control-of-oakford` are no numbers (kind: yes-no); name a question of the kind number, or write it under questions",
    ),
    Fault(
        FRONT,
        "numbers: [strength-of-the-raiders]",
        "numbers: [strength]",
        "15:11: there is no question `strength`; did you mean strength-of-the-raiders?",
    ),
    Fault(
        FRONT,
        "beats:\n",
        "beat:\n",
        "1:1: there is no key `beat`; did you mean `beats`?",
    ),
    Fault(
        FRONT, "beats:\n", "beat:\nbeats:\n", "1:1: there is no key `beat`; did you mean `beats`?"
    ),
    Fault(
        DAY,
        "events: [governor-denies-loss-of-oakford]",
        "events: [governor-denies]",
        "2:10: there is no event `governor-denies`; did you mean governor-denies-loss-of-oakford?",
    ),
    Fault(
        DAY,
        "oakford]",
        "oakford, governor-denies-loss-of-oakford]",
        "2:43: 'governor-denies-loss-of-oakford' stands in this list already; delete it here",
    ),
    Fault(
        DAY,
        "the raiders",
        "the <b>raiders</b>",
        "5:28: HTML is not allowed in the text; write plain Markdown",
    ),
    Fault(
        DAY,
        "events: [governor-denies-loss-of-oakford]\n",
        "events: [governor-denies-loss-of-oakford]\nevents: []\n",
        "3:1: the key `events` stands here a second time; keep one of the two",
    ),
    # What a draft came with.
    Fault(
        OAKFORD,
        "title: River Guard enters Oakford at dawn, by its own account",
        "title: Raid reported in Oakford",
        "2:1: this is the title that the draft came with; say who and what in your own words",
    ),
    Fault(
        DENIAL,
        "title: Governor Hill says that nobody but its people holds Oakford",
        "title: Mary Hill speaks about raids in Oakford",
        "2:1: this is the title that the draft came with; say who and what in your own words",
    ),
    # Its kind was another one in the draft.
    Fault(
        DENIAL,
        "title: Governor Hill says that nobody but its people holds Oakford",
        "title: 'Mary Hill: statement'",
        "2:1: this is the title that the draft came with; say who and what in your own words",
    ),
    Fault(
        OAKFORD,
        "summary: The River Guard said that it entered Oakford and held the market square. The governor denied it a day later.",
        "summary: Raid was reported in Oakford on 3 June 2021. The article names nobody else who is known here.",
        "5:1: this is the summary that the draft came with; write what happened",
    ),
    # The vocabulary.
    Fault(
        VOCABULARY,
        "- id: strike\n",
        "- id: raid\n",
        "7:3: kinds: the id `raid` stands here a second time; rename one",
    ),
    Fault(
        VOCABULARY,
        "- id: none\n  name: No side\n",
        "",
        "57:1: sides: `none` is missing; write - id: none for those on no side",
    ),
    Fault(
        VOCABULARY,
        "- id: raid\n  name: Raid\n",
        "- id: raid\n",
        "2:3: `kinds[1].name` is missing; write the word that pages show",
    ),
]


def known(site: Path) -> Known:
    return Known(read_content(site / "content", shown_as="content"), read_seeds(site / "seeds"))


def findings(looked_up: Known) -> list[Problem]:
    content, seeds = looked_up.content, looked_up.seeds
    return sorted({*problems(content, seeds), *remarks(content, seeds)})


def check(site: Path) -> list[str]:
    looked_up = known(site)
    found = findings(looked_up)
    return [str(finding) for finding in found]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path):
    return shutil.copytree(CLEAN, tmp_path / "site")


def test_a_clean_site_has_no_problems(site):
    assert check(site) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.says[:50])
def test_one_fault_gives_one_message_at_its_place(site, fault):
    edit(site / fault.file, fault.old, fault.new)
    assert check(site) == [f"{fault.file}:{line}" for line in fault.says.split("\n")]


def test_every_message_says_what_is_wrong_and_then_what_to_write():
    lines = [line for fault in FAULTS for line in fault.says.split("\n")]
    assert [line for line in lines if "; " not in line] == []


def add_second_millbrook(site: Path, name: str, title: str = "A ferry turns back", day: str = "07"):
    text = (site / MILLBROOK).read_text(encoding="utf-8")
    text = text.replace("Shots heard in Millbrook before sunrise", title)
    path = site / "content" / "events" / name
    path.write_text(text.replace("2021-06-04", f"2021-06-{day}"), encoding="utf-8")


def two_files_with_one_id(site):
    add_second_millbrook(site, "2021-06-07-raid-at-millbrook.md")


def an_event_called_campaign(site):
    add_second_millbrook(site, "2021-06-07-campaign.md")


def an_alias_of_two_events(site):
    edit(site / MILLBROOK, "kind: raid", "kind: raid\naliases: [river-guard-warning]")


def a_circle_within_a_day(site):
    edit(site / MILLBROOK, "kind: raid", "kind: raid\nrecalls: [governor-denies-loss-of-oakford]")
    edit(site / DENIAL, "claims:", "recalls: [raid-at-millbrook]\nclaims:")


def an_answer_to_a_draft(site):
    edit(site / MILLBROOK, "kind: raid", "kind: raid\nstatus: draft")


def an_answer_to_a_withdrawn_event(site):
    edit(
        site / MILLBROOK,
        "kind: raid",
        "kind: raid\nchanges:\n- on: 2021-06-09\n  what: Withdrawn\n  why: a slip\nstatus: withdrawn",
    )


def a_title_told_in_another_order(site):
    add_second_millbrook(
        site, "2021-06-04-shots.md", "Before sunrise, shots are heard in Millbrook", "04"
    )


def a_second_event_in_one_file(site):
    with (site / MILLBROOK).open("a", encoding="utf-8") as file:
        file.write("\nA body.\n\n---\ntitle: Another\ndate: 2021-06-04\n---\n")


def a_body_of_two_versions(site):
    with (site / MILLBROOK).open("a", encoding="utf-8") as file:
        file.write("\n<<<<<<< HEAD\nA body.\n=======\nNo body.\n>>>>>>> theirs\n")


def event_files_where_none_is_looked_for(site):
    text = (site / MILLBROOK).read_text(encoding="utf-8")
    names = ("content/2021-06-04-a.md", "2021-06-04-b.md", "content/events/2021-06-04-d.markdown")
    for name in (*names, "content/events/2021-06-04-e", "content/events/2021-06-04-g.md.txt"):
        (site / name).write_text(text, encoding="utf-8")
    (site / "2021-06-04.md").write_text("A diary.", encoding="utf-8")
    (site / f"{ACTORS}/f.yaml").write_text("name: F\n", encoding="utf-8")


def an_event_told_twice_in_other_words(site):
    title = "Shots fired in Millbrook before breakfast"
    add_second_millbrook(site, "2021-06-04-more-shots.md", title, "04")


def an_event_told_twice_from_another_report(site):
    title = "Shots heard in Millbrook at breakfast"
    add_second_millbrook(site, "2021-06-04-more-shots.md", title, "04")
    path = site / "content/events/2021-06-04-more-shots.md"
    text = path.read_text(encoding="utf-8").partition("- key: s1")[0]
    text = text.replace("kind: raid", "kind: raid\nadded: 2021-06-06")
    first = site / MILLBROOK
    older = first.read_text(encoding="utf-8").replace("kind: raid", "kind: raid\nadded: 2021-06-05")
    first.write_text(older, encoding="utf-8")
    own = "- url: https://valleypost.example/2021/more?utm_source=x\n  title: 'The \"shots\"'\n  published: 2021-06-05\n"
    path.write_text(f"{text}{own}---\n", encoding="utf-8")


def a_draft_whose_source_is_nobody_s(site):
    add_second_millbrook(site, "2021-06-07-ferry.md")
    path = site / "content/events/2021-06-07-ferry.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace("kind: raid", "kind: raid\nstatus: draft")
    path.write_text(text.partition("- key: s1")[0] + "- title: x\n---\n", encoding="utf-8")


def names_that_differ_in_capitals(site):
    add_second_millbrook(site, "2021-06-04-Raid-at-millbrook.md", day="04")


def a_seed_that_is_no_text(site):
    (site / SEED).write_bytes(b"a \xff")


def seeds_that_hide_something(site):
    (site / "seeds" / "a.txt").write_text("date 2021-06-04 Words.\n\nMore\u202e words.", "utf-8")
    (site / "seeds" / "b.txt").write_text("Words\x00 and words.", "utf-8")
    (site / "seeds" / "c.html").write_text("<p>Words\u2066 and words.</p>", "utf-8")
    (site / "seeds" / "d.md").write_text("date 2021-06-31 Words.", "utf-8")
    (site / "seeds" / "e.txt").write_text("date 2021-06-04\n", "utf-8")


def a_draft_that_many_name(site):
    edit(site / MILLBROOK, "kind: raid", "kind: raid\nstatus: draft")
    edit(site / DENIAL, "claims:", "recalls: [raid-at-millbrook]\nclaims:")


def a_seed_that_is_a_link(site):
    (site / "seeds" / "secret.txt").symlink_to("/etc/hostname")


def a_seed_that_is_a_folder(site):
    (site / "seeds" / "more").mkdir()


def a_seed_that_is_too_large(site):
    (site / "seeds" / "large.txt").write_bytes(b"a" * (MAX_SEED_BYTES + 1))


def a_file_that_is_too_large(site):
    edit(site / DENIAL, "She did not", "x " * 20_000 + "She did not")


def a_file_that_is_no_text(site):
    (site / MILLBROOK).write_bytes((site / MILLBROOK).read_bytes().replace(b"No one", b"No\xffone"))


def an_entry_that_is_no_yaml(site):
    (site / HILL).write_text("name: [Mary Hill\n", encoding="utf-8")


def an_entry_that_cannot_be_read(site):
    edit(site / OAKFORD_PLACE, "kind: town", "kind: hamlet")


def an_entry_whose_file_name_is_no_id(site):
    (site / HILL).rename(site / ACTORS / "Mary Hill.yml")
    for path in [*(site / "content/events").iterdir(), site / SEED]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("mary-hill", "Mary Hill"), encoding="utf-8")


def places_within_each_other(site):
    edit(site / PROVINCE, "kind: oblast", "within: oakford\nkind: oblast")


def a_place_within_too_many(site):
    places = site / OAKFORD_PLACE
    for number in range(21):
        keys = f"name: Reach {number} of the river\nkind: village\ncountry: XH\n"
        wider = f"within: reach-{number + 1}\n" if number < 20 else ""
        path = places.with_name(f"reach-{number}.yml")
        path.write_text(keys + wider, encoding="utf-8")
    edit(places, "within: highland-province", "within: reach-0")


def a_registry_that_is_a_link(site):
    (site / QUESTIONS).rename(site / "elsewhere")
    (site / QUESTIONS).symlink_to(site / "elsewhere")


def things_that_are_no_entries(site):
    (site / ACTORS / "notes.txt").write_text("a note", encoding="utf-8")
    (site / ACTORS / "more").mkdir()
    (site / ACTORS / "river-gard.yml").symlink_to(site / GUARD)
    edit(site / OAKFORD, "actors: [river-guard]", "actors: [river-gard]")


def no_vocabulary(site):
    (site / VOCABULARY).unlink()


def a_vocabulary_that_is_no_yaml(site):
    (site / VOCABULARY).write_text("kinds: [\n", encoding="utf-8")


def a_vocabulary_that_is_a_link(site):
    (site / VOCABULARY).rename(site / "elsewhere.yml")
    (site / VOCABULARY).symlink_to(site / "elsewhere.yml")


def a_front_page_that_is_a_link(site):
    (site / FRONT).rename(site / "elsewhere.yml")
    (site / FRONT).symlink_to(site / "elsewhere.yml")


def a_front_page_of_nothing(site):
    (site / FRONT).write_text("\n", encoding="utf-8")


def a_text_about_a_draft(site):
    add_second_millbrook(site, "2021-06-07-ferry.md")
    edit(site / "content/events/2021-06-07-ferry.md", "kind: raid", "kind: raid\nstatus: draft")
    edit(site / FRONT, "[raid-at-oakford, gov", "[ferry, gov")
    edit(site / DAY, "events: [", "events: [ferry, ")


def a_claim_without_a_key_below_one_that_has_its_key(site):
    edit(
        site / DENIAL,
        "- by: mary-hill\n  question: con",
        "- key: c2\n  by: mary-hill\n  question: con",
    )


def a_day_that_is_none(site):
    (site / DAY).rename(site / "content/days/2021-06-31.md")


def a_day_without_its_fence(site):
    (site / DAY).write_text("events: []\n", encoding="utf-8")


def things_that_are_no_event_files(site):
    events = site / "content" / "events"
    (events / "notes.txt").write_text("a note", encoding="utf-8")
    (events / "more").mkdir()
    (events / "2021-06-08-link.md").symlink_to(site / MILLBROOK)


def events_behind_a_link(site):
    (site / "content" / "events").rename(site / "elsewhere")
    (site / "content" / "events").symlink_to(site / "elsewhere")


def no_events_folder(site):
    shutil.rmtree(site / "content" / "events")


def an_empty_events_folder(site):
    for file in (site / "content" / "events").iterdir():
        file.unlink()
    (site / "content" / "events" / ".gitkeep").touch()


def a_pointer_for_a_known_seed(site):
    (site / "seeds/invented-1.txt").write_text(POINTER, encoding="utf-8")


def a_pointer_for_an_event(site):
    (site / MILLBROOK).write_text(POINTER, encoding="utf-8")


POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'4d' * 32}\nsize 12345\n"
NO_EVENTS = "there are no event files in content/events; put them back, or run `timeline new`"
NOT_A_SEED = (
    f"a seed is a plain text file of at most {MAX_SEED_BYTES:,} bytes, no link, folder or pipe; "
    "put the text itself here"
)
NOT_AN_EVENT = "only event files may stand here; move or delete this"
NOT_AN_ENTRY = "only entries may stand here; move or delete this"
NO_LINK = strays.NO_LINK


def a_time_that_no_clock_showed(site):
    edit(site / MILLBROOK, "date: 2021-06-04", "date: 2021-03-28\ndate_note: x")
    edit(site / MILLBROOK, '"05:30"', '"01:30"')
    (site / MILLBROOK).rename(site / MILLBROOK.replace("2021-06-04", "2021-03-28"))


WIDER_FAULTS = [
    (
        a_time_that_no_clock_showed,
        [
            "content/events/2021-03-28-raid-at-millbrook.md:5:1: no clock in Europe/London showed 01:30 on 2021-03-28: it was put forward past that time; write the time that was meant, such as 02:30"
        ],
    ),
    (
        two_files_with_one_id,
        [
            "content/events/2021-06-07-raid-at-millbrook.md:1:1: the id `raid-at-millbrook` is that of 2021-06-04-raid-at-millbrook.md; choose another file name"
        ],
    ),
    (
        an_event_called_campaign,
        [
            "content/events/2021-06-07-campaign.md:1:1: the id `campaign` means no single event; choose another file name"
        ],
    ),
    (
        an_alias_of_two_events,
        [
            f"{WARNING}:21:11: `river-guard-warning` is an old id of raid-at-millbrook already; keep it with one of the two"
        ],
    ),
    (
        a_circle_within_a_day,
        [
            f"{MILLBROOK}:7:11: these answer or recall each other in a circle: governor-denies-loss-of-oakford → raid-at-millbrook → governor-denies-loss-of-oakford; delete one link"
        ],
    ),
    (
        an_answer_to_a_draft,
        [
            f"{MILLBROOK}:7:1: this event is a draft and not on the site, but 1 published event names it (river-guard-promises-more); publish it, or name another event there"
        ],
    ),
    (
        an_answer_to_a_withdrawn_event,
        [
            f"{MILLBROOK}:11:1: this event is withdrawn and not on the site, but 1 published event names it (river-guard-promises-more); publish it, or name another event there"
        ],
    ),
    (
        a_title_told_in_another_order,
        [
            f"{MILLBROOK}:2:1: nearly the title of 2021-06-04-shots.md, of the same day; say what differs, or if it is one event, keep one file",
            "content/events/2021-06-04-shots.md:2:1: nearly the title of 2021-06-04-raid-at-millbrook.md, of the same day; say what differs, or if it is one event, keep one file",
        ],
    ),
    (
        names_that_differ_in_capitals,
        [
            "content/events/2021-06-04-Raid-at-millbrook.md:1:1: the file name '2021-06-04-Raid-at-millbrook.md' does not fit; rename it to 2021-06-04-raid-at-millbrook.md",
            f"{MILLBROOK}:1:1: differs from 2021-06-04-Raid-at-millbrook.md in capital letters alone; some systems hold only one",
        ],
    ),
    (
        a_seed_that_is_no_text,
        [
            f"{SEED}:1:3: the file is not UTF-8 text; save it as plain UTF-8 text",
        ],
    ),
    (
        seeds_that_hide_something,
        [
            "seeds/a.txt:3:5: character 29 is U+202E RIGHT-TO-LEFT OVERRIDE, which reorders the text around it; delete it",
            "seeds/b.txt:1:6: this is not plain text (character 6 is U+0000); save the article as text",
            "seeds/c.html:1:9: character 7 is U+2066 LEFT-TO-RIGHT ISOLATE, which reorders the text around it; delete it",
            "seeds/d.md:1:1: '2021-06-31' is not a day of the calendar; write date YYYY-MM-DD or date YYYY-MM",
            "seeds/e.txt:1:1: there is no text; paste the article below the date",
        ],
    ),
    (
        a_draft_that_many_name,
        [
            f"{MILLBROOK}:7:1: this event is a draft and not on the site, but 2 published events name it (governor-denies-loss-of-oakford, river-guard-promises-more); publish it, or name another event there"
        ],
    ),
    (a_seed_that_is_a_link, [f"seeds/secret.txt:1:1: {NOT_A_SEED}"]),
    (a_seed_that_is_a_folder, [f"seeds/more:1:1: {NOT_A_SEED}"]),
    (a_seed_that_is_too_large, [f"seeds/large.txt:1:1: {NOT_A_SEED}"]),
    (a_file_that_is_too_large, [f"{DENIAL}:1:1: the file has 41,350 bytes; keep it under 32,768"]),
    (a_file_that_is_no_text, [f"{MILLBROOK}:7:1: the file is not UTF-8 text; save it as UTF-8"]),
    (
        an_entry_that_is_no_yaml,
        [f"{HILL}:1:7: this line cannot be read; close the bracket that was opened here"],
    ),
    (
        an_entry_that_cannot_be_read,
        [
            f"{OAKFORD_PLACE}:2:1: kind: 'hamlet' is not known; write country, oblast, district, city, town, village or other"
        ],
    ),
    (
        an_entry_whose_file_name_is_no_id,
        [
            f"{ACTORS}/Mary Hill.yml:1:1: the file name 'Mary Hill.yml' is no id; write small letters, digits and hyphens, 60 at most, and .yml"
        ],
    ),
    (
        places_within_each_other,
        [
            f"{OAKFORD_PLACE}:3:1: these belong to each other in a circle: highland-province → oakford → highland-province; correct one"
        ],
    ),
    (
        a_place_within_too_many,
        [f"{OAKFORD_PLACE}:3:1: it belongs to more than 20 others; leave some of them out"],
    ),
    (
        things_that_are_no_entries,
        [
            f"{ACTORS}/more:1:1: {NOT_AN_ENTRY}",
            f"{ACTORS}/notes.txt:1:1: {NOT_AN_ENTRY}",
            f"{ACTORS}/river-gard.yml:1:1: {NOT_AN_ENTRY}",
            f"{OAKFORD}:6:10: there is no actor `river-gard`; write river-guard, or add content/data/actors/river-gard.yml if it is another",
        ],
    ),
    (
        no_vocabulary,
        [
            f"{VOCABULARY}:1:1: there is no vocabulary; write its kinds and sides, as the template has them"
        ],
    ),
    (
        a_vocabulary_that_is_no_yaml,
        [
            f"{VOCABULARY}:1:1: this line cannot be read; check the quotes, commas and indentation here and one line above"
        ],
    ),
    (a_vocabulary_that_is_a_link, [f"{VOCABULARY}:1:1: {NO_LINK}"]),
    (a_front_page_that_is_a_link, [f"{FRONT}:1:1: {NO_LINK}"]),
    (
        a_front_page_of_nothing,
        [f"{FRONT}:1:1: there are no keys in the file; write `beats: …` and the others"],
    ),
    (
        a_text_about_a_draft,
        [
            f"{DAY}:2:10: `ferry` is a draft and not on the site; publish it, or name another event",
            f"{FRONT}:4:12: `ferry` is a draft and not on the site; publish it, or name another event",
        ],
    ),
    (
        a_claim_without_a_key_below_one_that_has_its_key,
        [
            f"{DENIAL}:19:3: claim 2 has no key and counts as c2; the keys run c1, c2, …: write c3",
            f"{FRONT}:14:12: there is no claim `c1` in governor-denies-loss-of-oakford; write c2",
        ],
    ),
    (
        a_day_that_is_none,
        [
            "content/days/2021-06-31.md:1:1: the file name '2021-06-31.md' does not fit; write the day: YYYY-MM-DD.md"
        ],
    ),
    (
        a_day_without_its_fence,
        [
            f"{DAY}:1:1: the file does not start with `---`; write `---`, `events: […]` and another `---`"
        ],
    ),
    (a_registry_that_is_a_link, [f"{QUESTIONS}:1:1: {NO_LINK}"]),
    (
        things_that_are_no_event_files,
        [
            f"content/events/2021-06-08-link.md:1:1: {NOT_AN_EVENT}",
            f"content/events/more:1:1: {NOT_AN_EVENT}",
            f"content/events/notes.txt:1:1: {NOT_AN_EVENT}",
        ],
    ),
    (events_behind_a_link, [f"content/events:1:1: {NO_LINK}"]),
    (no_events_folder, [f"content/events:1:1: {NO_EVENTS}"]),
    (an_empty_events_folder, [f"content/events:1:1: {NO_EVENTS}"]),
    (
        a_second_event_in_one_file,
        [
            f"{MILLBROOK}:17:1: another event begins here; put it in a file of its own in content/events"
        ],
    ),
    (
        a_body_of_two_versions,
        [
            f"{MILLBROOK}:15:1: Git left this line where two versions met; choose one of them and delete its marks",
            f"{MILLBROOK}:19:1: Git left this line where two versions met; choose one of them and delete its marks",
        ],
    ),
    (
        event_files_where_none_is_looked_for,
        [
            "2021-06-04-b.md:1:1: event files stand in content/events; move this one there",
            "content/2021-06-04-a.md:1:1: event files stand in content/events; move this one there",
            f"{ACTORS}/f.yaml:1:1: the name of the file does not end in .yml; rename it to f.yml",
            "content/events/2021-06-04-d.markdown:1:1: the name of the file does not end in .md; rename it to 2021-06-04-d.md",
            "content/events/2021-06-04-e:1:1: the name of the file does not end in .md; rename it to 2021-06-04-e.md",
            "content/events/2021-06-04-g.md.txt:1:1: the name of the file does not end in .md; rename it to 2021-06-04-g.md",
        ],
    ),
    (
        a_draft_whose_source_is_nobody_s,
        [
            "content/events/2021-06-07-ferry.md:11:3: the source says neither where nor by whom; write url: https://… or an outlet"
        ],
    ),
    (
        an_event_told_twice_in_other_words,
        [
            "content/events/2021-06-04-more-shots.md:2:1: remark: 2021-06-04-raid-at-millbrook.md tells much the same of the same day; if it is one event, keep one file",
            f"{MILLBROOK}:2:1: remark: 2021-06-04-more-shots.md tells much the same of the same day; if it is one event, keep one file",
        ],
    ),
    (
        an_event_told_twice_from_another_report,
        [
            'content/events/2021-06-04-more-shots.md:2:1: remark: 2021-06-04-raid-at-millbrook.md tells much the same of the same day; if it is one event, keep that file alone, and write under its sources: - {outlet: valley-post, title: "The \\"shots\\"", url: "https://valleypost.example/2021/more", published: 2021-06-05}',
            "content/events/2021-06-04-more-shots.md:11:3: the address carries tracking (utm_source); delete these parameters",
            f"{MILLBROOK}:2:1: remark: 2021-06-04-more-shots.md tells much the same of the same day; if it is one event, keep one file",
        ],
    ),
    (
        a_pointer_for_a_known_seed,
        ["seeds/invented-1.txt:1:1: this is a Git LFS pointer, not the article; run git lfs pull"],
    ),
    (
        a_pointer_for_an_event,
        [f"{MILLBROOK}:1:1: this is a Git LFS pointer, not the file itself; run git lfs pull"],
    ),
]


@pytest.mark.parametrize(("plant", "says"), WIDER_FAULTS)
def test_a_fault_between_files_gives_its_message(site, plant: Callable[[Path], None], says):
    plant(site)
    assert check(site) == says


def test_every_rule_has_a_row_that_breaks_it(tmp_path):
    broken = set()
    for number, fault in enumerate(FAULTS):
        site = shutil.copytree(CLEAN, tmp_path / f"one-{number}")
        edit(site / fault.file, fault.old, fault.new)
        broken |= rules_that_speak(site)
    for plant, _ in WIDER_FAULTS:
        site = shutil.copytree(CLEAN, tmp_path / plant.__name__)
        plant(site)
        broken |= rules_that_speak(site)
    assert {*OF_ONE, *OF_ALL} - broken == set()


def rules_that_speak(site: Path) -> set[Callable[..., object]]:
    looked_up = known(site)
    seen = Seen(looked_up.content.vocabulary, looked_up.seeds)
    of_one = {rule for rule in OF_ONE for read in looked_up.read if any(rule(read, seen))}
    return of_one | {rule for rule in OF_ALL if any(rule(looked_up))}


PLANTS = [plant for plant, _ in WIDER_FAULTS]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_build_that_keeps_what_was_found_in_each_file_finds_the_same(site, plant):
    plant(site)
    looked_up = known(site)
    content, seeds = looked_up.content, looked_up.seeds
    judged = judge(seeds, looked_up.content.vocabulary)
    files = [
        structs.replace(file, problems=(*file.problems, *judged(file))) for file in content.files
    ]
    assert between(replace(content, files=files), seeds) == problems(content, seeds)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_text_that_is_looked_up_again_gives_the_same_places(site, plant):
    plant(site)
    content, seeds = known(site).content, known(site).seeds

    def later(reading: Reading) -> Reading:
        path = site / reading.path
        return structs.replace(
            reading, text=None, file=File.of(reading.path, str(path.parent), path.stat())
        )

    read_before = replace(
        content,
        files=list(map(later, content.files)),
        entries={name: list(map(later, files)) for name, files in content.entries.items()},
        days=list(map(later, content.days)),
    )
    assert problems(read_before, seeds) == problems(content, seeds)


@pytest.mark.parametrize("name", ["quotes", "copied", "none"])
def test_what_is_found_in_a_file_needs_no_seed_but_those_it_names(site, name):
    edits = {
        "quotes": ("Nobody holds Oakford but the people", "Nobody holds Oakford but the folk"),
        "copied": (
            "She did not",
            "Its members had entered Oakford at dawn and posted a pic. She did",
        ),
        "none": ("file: invented-1.txt", "file: invented-2.txt"),
    }
    edit(site / DENIAL, *edits[name])
    looked_up = known(site)
    more = {**looked_up.seeds, "other.txt": b"Nobody holds Oakford but the folk.", "more": None}
    alone = judge(looked_up.seeds, looked_up.content.vocabulary)
    among_others = judge(more, looked_up.content.vocabulary)
    files = looked_up.content.files
    assert list(map(alone, files)) == list(map(among_others, files))


def test_one_mistake_hides_no_other(site):
    """A headline with a colon, a faulty date and a name on no file, all told at once."""
    edit(site / OAKFORD, "title: River Guard enters", "title: Oakford: River Guard enters")
    edit(site / OAKFORD, "date: 2021-06-03\nkind", "date: 3 June\nkind")
    edit(site / OAKFORD, "places: [oakford]", "places: [oakfort]")
    edit(site / OAKFORD, "  published: 2021-06-03", "  published: [2021-06-03")
    edit(site / OAKFORD, "  url: https://", "  url: ftp://")
    edit(site / OAKFORD, "outlet: valley-post", "outlet: valley-past")
    (site / OAKFORD).write_text((site / OAKFORD).read_text() + "\nA <b>body</b>.\n")
    places = [line.split(": ")[0].removeprefix(f"{OAKFORD}:") for line in check(site)]
    assert places == ["2:15", "3:1", "7:10", "17:3", "19:3", "20:14", "24:3"]


def test_a_key_that_is_none_hides_no_bare_title_and_no_strange_year(site):
    edit(
        site / OAKFORD,
        "River Guard enters Oakford at dawn, by its own account",
        "Raid\ncolour: red",
    )
    edit(site / OAKFORD, "date: 2021-06-03\nkind", "date: 3021-06-03\nkind")
    told = [line.removeprefix(f"{OAKFORD}:").split("; ")[0] for line in check(site)]
    assert told == [
        "2:1: the title has fewer than two words",
        "3:1: there is no key `colour`",
        "4:1: the year 3021 cannot be meant",
    ]


@pytest.mark.parametrize("fence", ["first", "second"])
def test_a_missing_line_of_hyphens_hides_no_other_mistake(site, fence):
    text = (site / OAKFORD).read_text().replace("kind: raid", "kind: war")
    lines = text.replace("places: [oakford]", "places: [oakfort]").removeprefix("---\n")
    keys = lines.removesuffix("---\n")
    (site / OAKFORD).write_text({"first": lines, "second": f"---\n{keys}"}[fence])
    last = keys.count("\n") + 1
    told = [line.removeprefix(f"{OAKFORD}:") for line in check(site)]
    assert [line.split(": ")[0] for line in told] == {
        "first": ["1:1", "3:1", "6:10"],
        "second": ["4:1", "7:10", f"{last}:1"],
    }[fence]
    cures = {"first": "write it above line 1", "second": "below the last of them"}
    assert any(line.endswith(cures[fence]) for line in told)


def test_what_cannot_be_read_is_missing_nowhere_else(site):
    (site / OAKFORD).write_text(
        '---\ntitle: "a" b\nkind: @\nsummary: x\n  - y: z\ntime: night\n---\n'
    )
    said = [line.partition(": ")[2] for line in check(site) if line.startswith(OAKFORD)]
    assert [line for line in said if "missing" in line and "title" in line] == []
    assert [line for line in said if "`kind` is missing" in line] == []
    assert sum("`date` is missing" in line for line in said) == 1
    assert sum("`sources` is missing" in line for line in said) == 1


def test_a_draft_may_lack_what_a_person_still_adds(site):
    edit(site / WARNING, "speaker: river-guard\nresponds_to: [raid-at-millbrook, campaign]\n", "")
    edit(site / WARNING, "  url: https://radionorth.example/warning\n", "")
    edit(site / WARNING, " It gave its own strength as 40 people.", "")
    edit(site / WARNING, "kind: warning", "kind: warning\nstatus: draft\nreview: [who speaks?]")
    assert check(site) == []


def test_an_old_title_may_differ_by_its_place_alone(site):
    edit(site / OAKFORD, "places: [oakford]", "places: [millbrook]")
    add_second_millbrook(
        site, "2021-06-04-oakford.md", "Shots heard in Oakford before sunrise", "04"
    )
    edit(site / "content/events/2021-06-04-oakford.md", "[millbrook]", "[oakford]")
    assert check(site) == []


def test_words_in_quotation_marks_or_a_quoted_block_are_not_copied(site):
    words = "that no more than twenty people had crossed the river"
    edit(site / DENIAL, "The governor spoke for ten minutes.", f"She said “{words}”.\n\n> {words}")
    assert check(site) == []


def add_seed(site: Path, name: str, text: str):
    raw = text.encode("utf-8")
    (site / "seeds" / name).write_bytes(raw)
    lines = f"seeds:\n- file: {name}\n  sha256: {sha256(raw).hexdigest()}\n"
    edit(site / DENIAL, "seeds:\n", lines)


def test_a_quote_may_stand_in_any_of_the_seeds(site):
    add_seed(site, "invented-2.txt", "Nobody holds the bridge.")
    assert check(site) == []


def test_a_quote_from_a_source_that_is_a_seed_stands_in_that_seed(site):
    add_seed(site, "invented-2.txt", "Nobody holds the bridge.")
    text = (site / DENIAL).read_text("utf-8")
    digest = sha256((site / "seeds/invented-2.txt").read_bytes()).hexdigest()
    (site / DENIAL).write_text(text.replace(digest, f"{digest}\n  source: s1"), "utf-8")
    assert [line.partition(" word for word")[0] for line in check(site)] == [
        f"{DENIAL}:27:3: the quote is not in invented-2.txt"
    ]
    (site / DENIAL).write_text(text.replace(digest, f"{digest}\n  source: s2"), "utf-8")
    assert check(site) == []


def test_a_seed_names_a_source_of_its_own_event(site):
    edit(site / DENIAL, "- file: invented-1.txt\n", "- source: s9\n  file: invented-1.txt\n")
    assert [line.rpartition(": ")[2] for line in check(site)] == [
        "there is no source `s9` here; write s1 or s2"
    ]


def test_a_quote_in_none_of_several_seeds_is_told_of_the_first(site):
    add_seed(site, "invented-2.txt", "Nobody holds the bridge.")
    edit(site / DENIAL, "text: Nobody holds Oakford but", "text: Nobody holds the town but")
    cure = "copy it again and mark omissions with […]"
    assert check(site) == [
        f"{DENIAL}:27:3: the quote is not in invented-2.txt word for word: it differs after “Nobody holds the”; {cure}"
    ]


@pytest.mark.parametrize(
    ("seed", "quote"),
    [
        ("He said: «We are here»", "We are here"),
        ("He said: „We are here“ and left.", "We are here"),
        ("He said: ‘We don’t hide here’ and left.", "We don't hide here"),
        ("He said: 'We don't hide here' and left.", "We don't hide here"),
        ("He said: “We ‘are’ here”", "We 'are' here"),
        ("«We «are» here»", "We 'are' here"),
        ('«We "are" here»', "We 'are' here"),
        ('"We are\n\there"', "We are here"),
        ('"We are\u00a0he\u00adre"', "We are here"),
        ('"We are, as I said, here to stay."', "We are [...] here […] stay."),
        ('"We are [the Guard] here"', "We are [the Guard] here"),
        ('"We are here," he said. "We stay."', "We are here, […] We stay."),
        ("«We are here», — he said. — «We stay».", "We are here […] We stay"),
        ("“We are.\n\n“We stay.\n\n“We go.”", "We are. “We stay. “We go."),
        ("“We are.\n\n“We stay.\n\n“We go.”", "We are. We stay. […] go."),
        ("“We are.\n\nWe stay.\n\nWe go.”", "We are. We stay. We go."),
        ("Lead.\n\nQuote from Hill: We are here.\n\nWe stay.", "We are here. We stay."),
        ("Lead.\n\nQuote: They “are” here", "They 'are' here"),
        ("Lead.\n\n— We are here, — he said. — We stay.", "We are here"),
        ("He rose. — We are here, — he said. — We stay.", "We are here"),
        ("He rose. — “We are here”, — he said. — We stay.", "We stay"),
        ("Lead.\n\n– We are here, – he said. – We stay.", "We stay"),
    ],
)
def test_a_quote_is_compared_without_spaces_and_kinds_of_quotation_mark(site, seed, quote):
    add_seed(site, "invented-2.txt", seed)
    edit(
        site / DENIAL,
        "text: Nobody holds Oakford but the people who live there.",
        f'text: "{quote}"',
    )
    assert check(site) == []


@pytest.mark.parametrize(
    ("seed", "quote"),
    [
        ("We are here, and he knew.", "We are here"),
        ('"We are here." The town fell. "We stay."', "The town fell."),
        ('"We are here." The town fell. "We stay."', "We are here. […] fell. […] We stay."),
        ("Hill called it “a lie” and Low called it “a feat”.", "a lie […] a feat"),
        ("“We are here.”\n\n“We stay.”", "We are here. […] We stay."),
        ('Quote: "We are here," he said, and the town fell.', "the town fell"),
        ("Lead.\n\nQuote: We are here.\n\nDetails: The town fell.", "The town fell."),
        ("The raiders’ camp and the town’s ‘wall’ fell.", "camp and the town’s"),
        ("Lead.\n\n— We are here, — he said. — We stay.", "he said"),
        ("We are here, — he said. — We stay.", "We are here"),
        ("Lead.\n\n— We are here and stay.", "We are here"),
        ("He rose. — We are here and stay.", "We are here"),
        ("A raid of the '90s burnt the raiders' camp.", "burnt the raiders"),
    ],
)
def test_words_of_the_article_itself_are_no_quote(site, seed, quote):
    add_seed(site, "invented-2.txt", seed)
    edit(
        site / DENIAL,
        "text: Nobody holds Oakford but the people who live there.",
        f'text: "{quote}"',
    )
    assert [line.partition(";")[0] for line in check(site)] == [
        f"{DENIAL}:27:3: invented-2.txt does not mark these words as one quotation"
    ]


def test_a_note_explains_dates_that_look_wrong(site):
    edit(site / OAKFORD, "published: 2021-06-03", "published: 2021-06-01")
    edit(site / OAKFORD, "kind: raid", "kind: raid\ndate_note: told by a witness a day early")
    assert check(site) == []


def test_one_of_several_sources_may_be_older_than_the_event(site):
    edit(site / DENIAL, "- key: s2\n", "- key: s2\n  published: 2021-06-02\n")
    edit(site / DENIAL, "  archived:", "  published: 2021-06-04\n  archived:")
    assert check(site) == []


def test_the_keys_that_may_be_left_out_are_no_problem_where_they_are_right(site):
    edit(
        site / OAKFORD,
        "places: [oakford]\n",
        "places: [oakford]\ntold_by: [river-guard]\nadded: 2026-11-28\n",
    )
    edit(
        site / OAKFORD,
        "  supports:",
        "  relays: []\n  supports:",
    )
    edit(
        site / WARNING,
        "- by: river-guard\n  question: strength-of-the-raiders\n",
        "- key: c3\n  by: river-guard\n  question: [strength-of-the-raiders, control-of-oakford]\n",
    )
    edit(
        site / WARNING,
        "  unit: people\n",
        "  unit: people\n  dead: 40\n  covers: {from: 2021-06-03, to: 2021-06-03, places: [oakford]}\n",
    )
    assert check(site) == []


def test_the_folder_of_a_registry_is_named_as_the_content_is(site):
    edit(site / HILL, "member_of: highland-government", "member_of: nobody-known")
    content = read_content(site / "content", shown_as="record")
    assert [problem.message for problem in problems(content, read_seeds(site / "seeds"))] == [
        "there is no actor `nobody-known`; write an id from record/data/actors, or add a file there"
    ]


REGISTRIES = [ACTORS, PLACES, OUTLETS, QUESTIONS]


@pytest.mark.parametrize("folder", REGISTRIES)
def test_a_registry_behind_a_link_is_told_once(site, folder):
    (site / folder).rename(site / "elsewhere")
    (site / folder).symlink_to(site / "elsewhere")
    title = "Shots are heard near the {} ferry before sunrise"
    add_second_millbrook(site, "2021-06-04-oak.md", title.format("Oakford"), "04")
    edit(site / MILLBROOK, "Shots heard in Millbrook before sunrise", title.format("Millbrook"))
    edit(site / "content/events/2021-06-04-oak.md", "[millbrook]", "[oakford]")
    assert check(site) == [f"{folder}:1:1: {NO_LINK}"]


@pytest.mark.parametrize(
    "file",
    sorted(path.relative_to(CLEAN).as_posix() for path in CLEAN.glob("content/data/*/*.yml")),
)
@pytest.mark.parametrize(
    "damage", [b"", b"\xff", b"name: [\n", b"idd: x\n", b"name: x\nidd: x\n", b"- name: x\n"]
)
def test_an_entry_that_cannot_be_read_is_told_where_it_stands_alone(site, file, damage):
    (site / file).write_bytes(damage)
    assert {line.partition(":")[0] for line in check(site)} == {file}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four.", 4),
        ("One. and more", 1),
        ("The U.S. Army said so. Mr. Hill and Gen. Low agreed.", 2),
        ("It began at 5.30 p.m. on Monday. “It ended.” Nobody was hurt.", 3),
        ("He said: “It ended. Nobody was hurt.”", 2),
        ("It has no full stop", 1),
        ("Он сказал. Она ответила.", 2),
        ("", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text, count):
    assert sentences(text) == count


def test_no_content_lacks_a_vocabulary_and_events_alone(tmp_path):
    assert [line.partition(";")[0] for line in check(tmp_path)] == [
        f"{VOCABULARY}:1:1: there is no vocabulary",
        "content/events:1:1: there are no event files in content/events",
    ]


LEFTOVERS = (
    ".2021-06-03-x.md.swp",
    "2021-06-03-x.md.swo",
    "2021-06-03-x.md~",
    "#2021-06-03-x.md#",
    "4913",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    ".gitkeep",
)
PAGE = "---\ntitle: A page\ndescription: What it is.\n---\nText.\n"
FOLDERS = ("events", "days", "pages", "pages/about", "data", "data/actors", "data/questions")


def test_what_editors_and_desktops_leave_is_no_problem_anywhere(site):
    for folder in (site / "seeds", *(site / "content" / name for name in FOLDERS)):
        folder.mkdir(exist_ok=True)
        for name in LEFTOVERS:
            (folder / name).write_bytes(b"x\0y")
        (folder / ".#2021-06-03-x.md").symlink_to("somebody@somewhere.1")
    assert check(site) == []


MOVE = "a page stands where its file does, content/pages/about.md at /about/; move the file"
ALONE = "a page has a title and a description alone; take this line out"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        *((f"{key}: ../x", MOVE) for key in ("slug", "url", "save_as", "path", "path_override")),
        ("address: x", MOVE),
        ("template: home", "every page has the same template, page.html; take this line out"),
        ("status: draft", "every page is published; keep one that is not ready elsewhere, "),
        ("body: x", "write it below the second `---`"),
        ("summary: x", "write it as `description`"),
        ("tags: [x]", ALONE),
        ("date: 2021-06-03", ALONE),
        ("Save_as: ../x", "the keys are title, description"),
        ("colour: red", "the keys are title, description"),
        ("titel: x", "did you mean `title`?"),
        ("slug:", MOVE),
        ("lang:", ALONE),
        ("colour:", "the keys are title, description"),
        ("titel:", "did you mean `title`?"),
    ],
)
def test_a_page_may_not_say_where_it_stands_or_what_prints_it(site, line, told):
    (site / "content/pages").mkdir()
    page = PAGE.replace("---\nText", f"{line}\n---\nText")
    (site / "content/pages/page.md").write_text(page, encoding="utf-8")
    found = check(site)
    key = line.partition(":")[0]
    assert len(found) == 1
    assert f"4:1: there is no key `{key}`; {told}" in found[0]


@pytest.mark.parametrize(
    "link", ["[a]({attach}/x.png)", "[a]({static}x)", "[a]({filename}x.md)", "[a](|filename|x.md)"]
)
def test_a_page_may_not_link_to_files_as_pelican_would(site, link):
    (site / "content/pages").mkdir()
    (site / "content/pages/page.md").write_text(PAGE + link, encoding="utf-8")
    assert len(check(site)) == 1
    assert "6:3: links in {braces} or |bars| are not allowed" in check(site)[0]


def test_a_page_hides_nothing_in_an_escape(site):
    (site / "content/pages").mkdir()
    page = PAGE.replace("title: A page", 'title: "A \\u202epage"')
    (site / "content/pages/page.md").write_text(page, encoding="utf-8")
    assert len(check(site)) == 1
    assert "2:1: U+202E RIGHT-TO-LEFT OVERRIDE" in check(site)[0]


@pytest.mark.parametrize("name", ["page.rst", "about/page.html", "page.markdown"])
def test_a_page_in_another_format_is_told(site, name):
    path = site / "content/pages" / name
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert len(check(site)) == 1
    assert "a page is a Markdown file whose name ends in .md" in check(site)[0]


def _with_mark(raw: bytes) -> bytes:
    return b"\xef\xbb\xbf" + raw


def _with_old_line_ends(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r")


@pytest.mark.parametrize("saved", [_with_mark, _with_old_line_ends])
def test_a_byte_order_mark_or_old_line_ends_change_nothing_but_the_seeds_digest(site, saved):
    (site / "content/pages").mkdir()
    (site / "content/pages/page.md").write_text(PAGE, encoding="utf-8")
    before = read_content(site / "content").record
    for path in filter(Path.is_file, (*site.rglob("*.md"), *site.rglob("*.yml"))):
        path.write_bytes(saved(path.read_bytes()))
    assert check(site) == []
    assert read_content(site / "content").record == before
    seed = site / "seeds/invented-1.txt"
    seed.write_bytes(saved(seed.read_bytes()))
    assert {line.partition(";")[0].partition(": ")[2] for line in check(site)} == {
        "the seed invented-1.txt has changed"
    }


def test_a_line_end_among_others_that_a_reader_would_not_see_is_told(site):
    edit(site / MILLBROOK, "kind: ", "tz: UTC\rkind: ")
    assert "U+000D is a control character; delete it" in {
        line.partition(": ")[2] for line in check(site)
    }


def test_a_site_that_uses_every_feature_of_the_format_has_no_problems():
    assert check(SITE) == []


HOSTILE = Problem(path="a\n::b.md", line=2, column=3, message="100% wrong: \u202e\r\nx, y; stop")
PLAIN = Problem(path="content/a.md", line=7, column=1, message="it is wrong; write it right")


def test_text_has_one_line_for_each_problem_whatever_it_holds():
    assert report.as_text([HOSTILE, PLAIN]) == (
        "a\\n::b.md:2:3: 100% wrong: \\u202e\\r\\nx, y; stop\n"
        "content/a.md:7:1: it is wrong; write it right"
    )


def test_github_gets_escaped_workflow_commands():
    assert report.as_github([HOSTILE, PLAIN]) == (
        "::error file=a\\n%3A%3Ab.md,line=2,col=3,title=timeline check"
        "::100%25 wrong: \\u202e\\r\\nx, y; stop\n"
        "::error file=content/a.md,line=7,col=1,title=timeline check::it is wrong; write it right"
    )


def test_github_hears_of_every_file_before_it_hears_of_one_twice():
    found = [Problem(path=path, line=line, message="x") for path in "ab" for line in (1, 2)]
    lines = report.as_github(found).split("\n")
    assert [line.split(",col")[0] for line in lines] == [
        "::error file=a,line=1",
        "::error file=b,line=1",
        "::error file=a,line=2",
        "::error file=b,line=2",
    ]


def test_programs_get_a_list_of_objects():
    assert json.loads(report.as_json([PLAIN])) == [
        {
            "path": "content/a.md",
            "line": 7,
            "column": 1,
            "severity": "problem",
            "message": "it is wrong; write it right",
        }
    ]


REMARK = replace(PLAIN, is_remark=True)


def test_a_remark_is_told_apart_in_every_form():
    assert report.as_text([REMARK]) == "content/a.md:7:1: remark: it is wrong; write it right"
    assert report.as_github([REMARK]).startswith("::warning file=content/a.md,line=7,col=1,")
    assert json.loads(report.as_json([REMARK]))[0]["severity"] == "remark"


@pytest.mark.parametrize(
    ("found", "events", "new", "line"),
    [
        ([], 239, 1, "239 events, 1 new, no problem"),
        ([], 1, 0, "1 event, none new, no problem"),
        ([REMARK], 10000, None, "10,000 events, no problem, 1 remark"),
        ([REMARK, REMARK], 0, 2, "0 events, 2 new, no problem, 2 remarks"),
    ],
)
def test_what_was_read_is_said_in_one_line(found, events, new, line):
    assert report.as_sum(found, events=events, new=new) == line


def test_a_remark_is_no_problem_and_no_build_hears_of_it(site):
    edit(site / MILLBROOK, " No one was hurt.", "")
    content, seeds = known(site).content, known(site).seeds
    assert problems(content, seeds) == between(content, seeds) == ()
    assert [each.is_remark for each in remarks(content, seeds)] == [True]


def test_no_problems_are_no_text_and_an_empty_list():
    assert (report.as_text([]), report.as_github([]), report.as_json([])) == ("", "", "[]")


FORMS = {".txt": report.as_text, ".github": report.as_github, ".json": report.as_json}
CASES = sorted(path for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_golden_site_gives_its_reports(case, form):
    looked_up = known(case)
    found = FORMS[form](findings(looked_up))
    assert found == case.with_suffix(form).read_text(encoding="utf-8").removesuffix("\n")


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "GMT", "Europe/Kyiv", "Europe/Simferopol"])
def test_a_zone_that_is_listed_for_a_country_or_means_what_it_says_is_no_problem(site, zone):
    edit(site / MILLBROOK, "Europe/London", zone)
    assert check(site) == []


def test_an_hour_that_came_twice_and_one_of_an_unknown_day_are_no_problem(site):
    write_millbrook(site, "2020-10-25", "01:30")
    assert check(site) == []
    # An hour that the second of these days does not have.
    write_millbrook(site, "2021-03-27/2021-03-28", "01:30")
    assert check(site) == []
    write_millbrook(site, "2021-03", "01:30")
    assert check(site) == []


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_time_at_an_end_of_the_calendar_is_told_once(site, day):
    edit(
        site / MILLBROOK, "Europe/London", "Pacific/Auckland" if day < "1" else "Pacific/Pago_Pago"
    )
    write_millbrook(site, day, "23:30" if day > "1" else "00:30")
    told = f"the year {day[:4]} cannot be meant; write one from 1900 to 2199"
    found = [line for line in check(site) if "-raid-at-millbrook.md:" in line]
    assert [line.partition(": ")[2] for line in found] == [told]


def write_millbrook(site: Path, day: str, time: str) -> None:
    """Set the day and time of the raid at Millbrook, and name its file by it."""
    (old,) = (site / "content/events").glob("*-raid-at-millbrook.md")
    lines = old.read_text(encoding="utf-8").splitlines()
    given = {"date": day, "time": f'"{time}"', "date_note": "x"}
    rest = [line for line in lines[1:] if line.partition(":")[0] not in given]
    old.unlink()
    name = f"{day[:7]}-00" if len(day) == 7 else day[:10]
    new = ["---", *(f"{key}: {value}" for key, value in given.items()), *rest, ""]
    path = site / f"content/events/{name}-raid-at-millbrook.md"
    path.write_text("\n".join(new), encoding="utf-8")


def test_a_month_is_to_come_until_it_begins_and_a_span_until_it_ends(site):
    def told(day: str, today: date) -> list[str]:
        write_millbrook(site, day, "05:30")
        content = read_content(site / "content", shown_as="content")
        return [each.message for each in to_come(content, today) if "millbrook" in each.path]

    said = "is still to come; write the day that was meant"
    assert told("2031-06", date(2031, 6, 1)) == []
    assert told("2031-06", date(2031, 5, 31)) == [f"2031-06-01 {said}"]
    assert told("2031-06-01/2031-06-03", date(2031, 6, 3)) == []
    assert told("2031-06-01/2031-06-03", date(2031, 6, 2)) == [f"2031-06-03 {said}"]
    assert told("2031-06-01~", date(2031, 6, 1)) == []


def test_every_day_of_an_event_is_judged_but_what_a_number_covers(site):
    changed = "changes:\n- {on: 2042-01-03, what: x, why: y}\nadded: 2042-01-04\nsources:\n- key"
    edit(site / OAKFORD, "sources:\n- key", changed)
    edit(site / OAKFORD, "published: 2021-06-03", "published: 2042-01-02")
    covers = "covers: {from: 2021-06-03, to: 2042-01-05}"
    edit(site / OAKFORD, "said_on: 2021-06-03", f"said_on: 2021-06-03/2042-01-01\n  {covers}")
    content = read_content(site / "content", shown_as="content")
    told = [str(each).partition(".md:")[2] for each in to_come(content, date(2041, 1, 1))]
    assert told == [
        f"{place}: {day} is still to come; write the day that was meant"
        for place, day in [
            ("12:3", "2042-01-01"),
            ("17:4", "2042-01-03"),
            ("18:1", "2042-01-04"),
            ("24:3", "2042-01-02"),
        ]
    ]


def test_a_sentence_and_a_step_of_the_story_have_no_days_to_come_either(site):
    (site / DAY).rename(site / DAY.replace("2021-06-04", "2042-01-02"))
    edit(site / FRONT, "- date: 2021-06-03", "- date: 2021-06-03/2042-01-01")
    content = read_content(site / "content", shown_as="content")
    assert [str(each) for each in to_come(content, date(2042, 1, 1))] == [
        "content/days/2042-01-02.md:1:1: 2042-01-02 is still to come; write the day that was meant",
    ]
    assert [str(each) for each in to_come(content, date(2041, 1, 1))] == [
        "content/days/2042-01-02.md:1:1: 2042-01-02 is still to come; write the day that was meant",
        "content/front.yml:2:3: 2042-01-01 is still to come; write the day that was meant",
    ]
    assert to_come(read_content(site / "nothing"), date(2021, 1, 1)) == ()


def test_days_to_come_are_told_by_the_day_it_is_and_never_by_a_build(site):
    content = read_content(site / "content", shown_as="content")
    newest = max(event.date.last for event in content.events)
    assert to_come(content, date(2199, 12, 31)) == ()
    assert newest.isoformat() not in str(to_come(content, newest))
    told = [str(each) for each in to_come(content, newest - timedelta(days=1))]
    assert any(f":3:1: {newest} is still to come; write the day that was meant" in t for t in told)
    assert problems(content, read_seeds(site / "seeds")) == ()
