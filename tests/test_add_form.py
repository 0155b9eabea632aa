"""The form of /add/: it judges as the check does, and hands on a file that the check takes."""

import ast
import gzip
import json
import re
from contextlib import chdir
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import fields

from tests import catalogues
from tests.browser import served
from tests.built import SITE, copy
from tests.small import run_of
from timeline import compose
from timeline.check import problems, remarks, to_come
from timeline.check.files import read_seeds
from timeline.model import Event
from timeline.model.event import Claim, Source
from timeline.plugin import build
from timeline.record import read_content
from timeline.site.views import adding_words
from tools import pieces

HAPPENED = {
    "url": "https://gazette.example/news/2021/06/09/boat?utm_source=feed&id=7",
    "headline": 'Boat seen: an "odd" one',
    "kind": "raid",
    "date": "2021-06-09",
    "published": "2021-06-09",
    "who": "River Guard, Анна Брук",
    "title": "Boat lands below the old mill, villagers say",
    "summary": "Villagers said that a boat had landed below the mill. Nobody was seen in it.",
    "places": "Oakford, millbrook",
}
SAID = {
    **HAPPENED,
    "url": "https://www.valleypost.example/world/20210610-answer",
    "kind": "denial",
    "date": "2021-06-10",
    "published": "2021-06-10",
    "who": "Anna Brook",
    "answer": "raid-at-oakford",
    "title": "Spokeswoman says no boat of its people landed",
    "places": "",
}
TOMORROW = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
CLAIMED = {"says": "The guard lost over 1,500 boats", "by": "Анна Брук", "number": "1,500"}
CLAIMS = {
    "a claim": {"says": "A boat landed there", "by": "Anna Brook"},
    "a claim of who spoke": {**SAID, "says": "No boat landed"},
    "a claim of nobody": {"says": "A boat landed there"},
    "a claim of nothing": {"by": "Anna Brook"},
    "a claim on a question": {"says": "It does", "by": "guard", "question": "who held oakford?"},
    "one by the name of its question": {"says": "It does: all", "by": "River Guard",
                                        "question": "control of Oakford", "stance": "denies"},
    "a question by some of its words": {"says": "It does", "by": "guard",
                                         "question": "raiders killed"},
    "words of several questions": {"says": "It does", "by": "guard", "question": "the raiders"},
    "a question alone": {"question": "control-of-oakford"},
    "a question on no file": {"says": "It does", "by": "guard", "question": "Who else?"},
    "a question of two alphabets": {"says": "It does", "by": "guard", "question": "Whо else?"},
    "a number": {**CLAIMED, "unit": "boats", "how": "low"},
    "a number on a question": {**CLAIMED, "question": "losses-of-the-raiders", "how": "high"},
    "a number of nothing": CLAIMED,
    "a number that is none": {**CLAIMED, "number": "it's many", "unit": "boats"},
    "a number too long": {**CLAIMED, "number": "1" * 41, "unit": "boats"},
    "a number with a part": {**CLAIMED, "number": "2.5", "unit": "km"},
    "a number below nothing": {**CLAIMED, "number": "-3", "unit": "degrees"},
    "a number alone": {"number": "12", "unit": "boats"},
    "a number in two alphabets": {**CLAIMED, "number": "tо", "unit": "boats"},
    "a unit without a number": {**CLAIMED, "number": "", "unit": "boats"},
    "a unit of two alphabets": {**CLAIMED, "unit": "bоats"},
    "a claim in marks": {**CLAIMED, "unit": "boats", "says": "“Over 1,500 boats”"},
    "a claim of two alphabets": {**CLAIMED, "unit": "boats", "says": "Over 1,500 bоats"},
    "a claim with a picture": {**CLAIMED, "unit": "boats", "says": "Over 1,500 boats 🚤"},
    "a claim with stars": {**CLAIMED, "unit": "boats", "says": "*Over* 1,500 boats"},
    "a claim too long": {"says": "So " * 101, "by": "Anna Brook"},
    "a claim by one near": {"says": "A boat landed", "by": "Ana Brook"},
    "a claim by one on no file": {"says": "A boat landed", "by": "Zoe Hara"},
    "a claim by one who took part": {"says": "A boat landed", "by": "Zoe Hara", "who": "Zoe Hara"},
    "a claim by a place": {"says": "A boat landed", "by": "Oakford"},
    "a claim by nothing": {"says": "A boat landed", "by": "n/a"},
    "a claim with a colon": {"says": "Boat: #1 landed", "by": "Anna Brook", "stance": "partly"},
}  # fmt: skip
INPUTS = {
    "all is well": {},
    "a plain one": {"headline": "", "who": "", "places": "", "published": ""},
    "something said": SAID,
    "of several speakers": {**SAID, "who": "Анна Брук, River Guard"},
    "no title": {"title": ""},
    "a title with a colon": {"title": "Villagers: boat landed below the mill"},
    "a title with quotes": {"title": "“Boat” landed below the \"old\" mill"},
    "a title with a number sign": {"title": "#1 boat lands below the mill"},
    "a title too long": {"title": "Boat " * 18 + "x"},
    "a title as long as may be": {"title": "Boat " * 17 + "lands"},
    "a title with a full stop": {"title": "Boat lands below the old mill."},
    "a title of two words": {"title": "Oakford shelled"},
    "a title of numbers": {"title": "12 34"},
    "a title without spaces": {"title": "州长说船在磨坊下靠岸"},
    "a title of two alphabets": {"title": "Bоat lands below the old mill"},
    "no summary": {"summary": ""},
    "a summary of a number": {"summary": "2"},
    "a summary of three words": {"summary": "A boat landed."},
    "a summary of four words": {"summary": "The governor denied it."},
    "a summary of one sentence": {"summary": "Villagers said that a boat had landed."},
    "one with an abbreviation": {"summary": "Mr. Brook and Gen. A. Hill said a boat had landed."},
    "a summary of five": {"summary": "One. Two! Three? Four… Five."},
    "a summary too long": {"summary": "The boat landed. " + "It was long. Very " * 80},
    "two in Cyrillic": {"summary": "Човен пристав. Нікого не було."},
    "sentences that begin small": {"summary": "It was 3.5 m long. then it left, e.g. upstream."},
    "a summary over lines": {"summary": "A boat landed.\nNobody was in it."},
    "no kind": {"kind": ""},
    "no date": {"date": ""},
    "a day to come": {"date": TOMORROW, "published": TOMORROW},
    "published before": {"published": "2021-06-08"},
    "about a day": {"date": "2021-06-09", "sure": "~", "published": "2021-06-08"},
    "nobody who spoke": {**SAID, "who": ""},
    "nothing answered": {**SAID, "answer": ""},
    "neither": {**SAID, "who": "", "answer": ""},
    "an answer of the day before": {**SAID, "date": "2021-06-02", "published": "2021-06-02"},
    "an answer of that month": {**SAID, "date": "2021-06-02", "sure": "month"},
    "an answer of the month before": {**SAID, "date": "2021-05-02", "sure": "month"},
    "an answer to all": {**SAID, "answer": "campaign"},
    "an address without https": {"url": "gazette.example/boat"},
    "of another scheme": {"url": "ftp://gazette.example/boat"},
    "with a user": {"url": "https://me@gazette.example/boat"},
    "with a port": {"url": "https://gazette.example:8443/boat"},
    "with braces": {"url": "https://gazette.example/{boat}"},
    "a title in marks": {"title": "“Boat lands below the old mill”"},
    "a summary in marks": {"summary": "«A boat landed. Nobody was in it»"},
    "marks and a full stop": {"title": "“Boat lands below the old mill.”"},
    "a title in capitals": {"title": "BOAT LANDS BELOW THE OLD MILL"},
    "few capitals": {"title": "UN, EU, NATO hold a meeting"},
    "a title with a picture": {"title": "Boat 🚤 lands below the old mill"},
    "a summary with a sign": {"summary": "A boat landed ☂ there. Nobody was in it."},
    "a title with stars": {"title": "Boat *lands* below the old mill"},
    "a summary with a link": {"summary": "A boat [landed](x). Nobody was in it."},
    "a summary with a code": {"summary": "A `boat` landed. Nobody was in it."},
    "a summary with a list": {"summary": "- A boat landed. Nobody was in it."},
    "a summary with a heading": {"summary": "# A boat landed. Nobody was in it."},
    "a summary of two alphabets": {"summary": "A bоat landed. Nobody was in it."},
    "a word of Greek and Latin": {"title": "Bοat lands below the old mill"},
    "a title of one word": {"title": "Boat"},
    "a title in Cyrillic": {"title": "Човен пристав біля млина"},
    "a title with a dash": {"title": "- boat lands below the old mill"},
    "a title with a question": {"title": "Boat lands: below the mill?"},
    "a title of yes": {"title": "yes"},
    "a title of a number": {"title": "2021"},
    "a title of null": {"title": "null"},
    "a title with a bracket": {"title": "[Boat] lands below the old mill"},
    "a title with an ampersand": {"title": "&boat lands below the old mill"},
    "a title with a percent": {"title": "%boat lands below the old mill"},
    "a title with an at": {"title": "@boat lands below the old mill"},
    "a title with a backslash": {"title": "Boat \\n lands below the old mill"},
    "a title with single quotes": {"title": "'Boat' lands below the old mill"},
    "a title with a comment": {"title": "Boat lands # below the old mill"},
    "an unseen sign": {"title": "Boat\u200b lands below\u00ad the old mill"},
    "a sign that turns": {"title": "Boat \u202elands\u202c below the old mill"},
    "spaces": {"title": "  Boat \u00a0 lands   below the old mill "},
    "an accent apart": {"title": "Cafe\u0301 owner sees a boat at the mill"},
    "a summary of four": {"summary": "One. Two! Three? Four…"},
    "quotes at the ends of sentences": {"summary": "He said “no.” Then he left."},
    "no end": {"summary": "A boat landed. Nobody was in it"},
    "a year of old": {"date": "1821-06-09", "published": "1821-06-09"},
    "an old report": {"published": "1821-06-09"},
    "a report to come": {"published": TOMORROW},
    "uncertain": {"sure": "?"},
    "a month": {"sure": "month"},
    "a month, published in it": {"sure": "month", "date": "2021-06-09", "published": "2021-06-02"},
    "a month, published before": {"sure": "month", "published": "2021-05-31"},
    "a month to come": {"sure": "month", "date": "2150-06-09", "published": ""},
    "a month of old": {"sure": "month", "date": "1821-06-09", "published": ""},
    "a month without a day": {"sure": "month", "date": ""},
    "a month, titled as on a day": {"sure": "month", "date": "2021-06-03", "published": "",
                                    "title": "River Guard enters Oakford, by its own account"},
    "said on no day": {**SAID, "date": ""},
    "by a spelling": {**SAID, "who": "анна брук"},
    "by a short name": {**SAID, "who": "guard"},
    "by a short name as it stands": {**SAID, "who": "Guard"},
    "with a short name": {"who": "GUARD, Anna Brook"},
    "by an id": {**SAID, "who": "anna-brook"},
    "by a name near one": {**SAID, "who": "Ana Brook"},
    "by a surname": {**SAID, "who": "Brook"},
    "by a surname as an id": {**SAID, "who": "brook"},
    "by an id in capitals": {**SAID, "who": "ANNA-BROOK"},
    "by somebody on no file": {**SAID, "who": "Zoe O'Hara"},
    "by somebody with an id on no file": {**SAID, "who": "zoe-hara"},
    "by somebody in Cyrillic": {**SAID, "who": "Петро Жук"},
    "by a number": {**SAID, "who": "12"},
    "by what is no name": {**SAID, "who": "<zoe>"},
    "by a quoted name": {**SAID, "who": "“Anna Brook”"},
    "with somebody on no file": {"who": "River Guard, Zoe Hara"},
    "with the same twice": {"who": "Zoe Hara, Zoe Hara"},
    "with one near two": {"who": "River Gard, Anna Brok"},
    "by a place": {**SAID, "who": "Anna Brook, Oakford"},
    "at somebody": {"places": "River Guard"},
    "by nobody": {**SAID, "who": "None"},
    "at null": {"places": "null, n/a, Oakford"},
    "at a place near one": {"places": "Oakfrod"},
    "at a place but for its hyphen": {"places": "Oak-ford"},
    "at a place as an id": {"places": "millbrok"},
    "at a place on no file": {"places": "Neverheard"},
    "at two on no file": {"places": "Neverheard, Nowhere at all"},
    "at a place in letters that look": {"places": "Оаkfоrd"},
    "at a place in Cyrillic": {"places": "Неведоме"},
    "at a place with signs": {"places": "St. Neverheard (upper)"},
    "at a place of one letter": {"places": "Å"},
    "an outlet on no file": {"url": "https://www.tribune.example/boat"},
    "one below a known one": {"url": "https://m.gazette.example/boat"},
    "http": {"url": "http://gazette.example/boat"},
    "an address in capitals": {"url": "HTTPS://GAZETTE.EXAMPLE/Boat"},
    "with tracking behind the sign": {"url": "https://gazette.example/boat#utm_source=x"},
    "by number": {"url": "https://192.0.2.7/boat"},
    "by a number in hexadecimals": {"url": "https://0xc0000207/boat"},
    "of this machine": {"url": "https://localhost/boat"},
    "with a space": {"url": "https://gazette.example/a boat"},
    "with a backslash": {"url": "https://gazette.example/a\\boat"},
    "with a port that is none": {"url": "https://gazette.example:boat/x"},
    "with a port too high": {"url": "https://gazette.example:99999/x"},
    "with a word and a password": {"url": "https://me:word@gazette.example/boat"},
    "of a mail": {"url": "mailto:me@gazette.example"},
    "of a script": {"url": "javascript:alert(1)"},
    "no address": {"url": ""},
    "too long an address": {"url": "https://gazette.example/" + "b" * 1000},
    "hidden letters": {"url": "https://gazette.example/b%D0%BEat"},
    "Cyrillic behind signs": {"url": "https://gazette.example/%D1%87%D0%BE%D0%B2%D0%B5%D0%BD"},
    "signs that are no letters": {"url": "https://gazette.example/%FFboat"},
    "a spoofed domain": {"url": "https://gаzette.example/boat"},
    "a domain in circled letters": {"url": "https://ⓖazette.example/boat"},
    "a domain with another dot": {"url": "https://gazette。example/boat"},
    "a spoofed domain in its other form": {"url": "https://xn--gzette-2nf.example/boat"},
    "a domain in Cyrillic": {"url": "https://новини.укр/boat"},
    "a template's address": {"url": "https://gazette.example/news/0000000/"},
    "one with dots": {"url": "https://gazette.example/…"},
    "of example.org": {"url": "https://www.example.org/boat"},
    "an archived copy": {"url": "https://web.archive.org/web/20210609120000/https://a.example/b"},
    "a copy that may be altered": {"url": "https://archive.ph/abcde"},
    "a search": {"url": "https://www.google.com/url?q=https://gazette.example/boat"},
    "a shortened link": {"url": "https://bit.ly/abc"},
    "a shared link": {"url": "https://vk.com/away.php?to=x"},
    "quotes in an address": {"url": "https://gazette.example/o'hara"},
    "the same title": {"date": "2021-06-03", "published": "2021-06-03",
                       "title": "River Guard enters Oakford, by its own account"},
    "much the same": {"date": "2021-06-03", "published": "2021-06-03", "kind": "raid",
                      "title": "River Guard goes into Oakford", "places": "Oakford"},
    "the same title elsewhere": {"date": "2021-06-03", "published": "2021-06-03",
                                 "places": "Millbrook", "title":
                                 "River Guard enters Millbrook, by its own account"},
    "a headline of two alphabets": {"headline": "Bоat seen"},
    "spellings of one": {"who": "Anna Brook, Анна Брук, anna-brook"},
    "the same day, other words": {"date": "2021-06-03", "published": "2021-06-03"},
    "a year in the title": {"title": "Boat of 2021 lands below the mill"},
    "a title with an apostrophe": {"title": "The guard’s boat lands below Brook's mill"},
    "a title in Ukrainian": {"title": "Гори: біля млина пристав човен, її власники мовчать"},
    "names in Cyrillic": {"who": "Гнат Щука, Ждан Їжак", "places": "Ёлкино, Гадяч"},
    "a name in neither": {"who": "Ελένη"},
    "a title of small words": {"title": "It is as it is"},
    "a title that is an address": {"title": "https://gazette.example/news/boat-lands"},
    **CLAIMS,
    "letters with accents": {"title": "Café owner Émile sees a boat at the mill"},
}  # fmt: skip
# What the form says in words of its own, where the check names keys and files: by the name of the
# phrase, the message of the check, with what the phrase repeats of it.
OTHERWISE = {
    "no_question": r"there is no question `(?P<name>.*)`; .*",
    "no_title": r"`title` is missing; .*",
    "no_date": r"`date` is missing; .*",
    "no_kind": r"`kind` is missing; .*",
    "no_summary": r"`summary` is missing; .*",
    "long_title": r"title: (?P<n>\d+) characters; .*",
    "early": r"published on (?P<published>\S+), before the event \((?P<date>\S+)\); .*",
    "no_speaker": r"a reaction \(\S+\) has a speaker; .*",
    "no_answer": r"a reaction \(\S+\) answers something; .*",
    "neither": r"a reaction \(\S+\) has a speaker and answers something; .*",
    "no_url": r"the source has no address; .*",
    "archive": r"this is an archived copy; .*",
    "nobody": r"there is no \w+ `(?P<name>.*)`; where there is nothing to say, delete the line",
    "no_name": r"there is no \w+ `(?P<name>.*)`; write the name as printed.*",
    "near": r"there is no \w+ `(?P<name>.*)`; write (?P<close>.*), or add \S+ if it is another",
    "spelled": r"there is no \w+ `(?P<name>.*)`; write (?P<close>[a-z0-9 -]+)",
    "a_place": r"the actor (?P<quoted>'.*'|\".*\") is on no file, and a place is called so; .*",
    "an_actor": r"the place (?P<quoted>'.*'|\".*\") is on no file, and an actor is called so; .*",
    "unlisted": r"the \w+ (?P<quoted>'.*'|\".*\") is on no file, .*",
    "twin": r"nearly the title of (?P<file>\S+), of the same day; .*",
    "likely": r"(?P<file>\S+) tells much the same of the same day; .*",
    "title_script": r"the title is in \w+ letters, and this site is written in \w+ ones; .*",
    "summary_script": r"the summary is in \w+ letters, and this site is written in \w+ ones; .*",
    "long_summary": r"summary: (?P<n>\d+) characters; .*",
    "no_says": r"`claims\[1\]\.says` is missing; .*",
    "no_by": r"`claims\[1\]\.by` is missing; .*",
    "long_says": r"claims\[1\]\.says: (?P<n>\d+) characters; .*",
    "not_number": r"claims\[1\]\.\w+: (?P<number>.*) is not a number; .*",
    "long_number": r"claims\[1\]\.\w+: a number of (?P<n>\d+) characters; .*",
    "no_unit": r"the number counts nothing; .*",
    "no_number": r"there is a unit but no number; .*",
    "late": r"`(?P<id>\S+)` is dated \S+, later than this event .*",
}
EMPTY = dict.fromkeys(
    "url headline published kind date sure who answer title summary places "
    "says by question stance how number unit".split(),
    "",
)
# Types all of an input at once, as one who is done; `filled` types it as a person does.
TYPE = """given => {
  for (const [id, value] of Object.entries(given)) document.getElementById(id).value = value;
  document.getElementById("add").dispatchEvent(new Event("input"));
  const texts = (found) => [...document.querySelectorAll(found)].map((each) => each.textContent);
  const [name, text] = [...texts("#file_name"), ...texts("#file")];
  return [name, text, texts("#faults li > a:first-child"), texts("#remarks li > a:first-child")];
}"""
# Where a file cannot be read as a whole, the check judges what it can, and the form says all.
IN_PART = {
    "a month without a day",
    "no title",
    "a title too long",
    "a summary too long",
    "no summary",
    "no kind",
    "no date",
    "a claim of nobody",
    "a claim of nothing",
    "a question alone",
    "a number alone",
    "a number that is none",
    "a number in two alphabets",
    "a number too long",
    "a claim too long",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return copy(SITE, tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def form(root, browser):
    """A page with the form, on a site whose repository is known."""
    conf = root / "pelicanconf.py"
    text = conf.read_text("utf-8").replace(
        'os.environ.get("REPOSITORY_URL", "")', '"https://github.com/owner/ford"'
    )
    conf.write_text(text, "utf-8")
    output = build(
        root, output=root / "output", url="https://example.org/repo", run=run_of(root)
    ).output
    with served(output) as address:
        context = browser.new_context(timezone_id="UTC")
        page = context.new_page()
        page.set_default_timeout(4000)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.address = f"{address}/add/"
        yield page
        context.close()


def filled(page, given, query=""):
    """Fill the form in as a person would; return the file's name, its text, and the faults."""
    page.goto(page.address + query)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector("form[data-ready]")
    for name, value in given.items():
        field = page.locator(f"#{name}")
        if name in {"kind", "sure", "stance", "how"}:
            field.select_option(value)
            continue
        page.evaluate(
            "([id, value]) => { const f = document.getElementById(id); f.value = value;"
            "f.dispatchEvent(new Event('input', {bubbles: true}));"
            "f.dispatchEvent(new Event('change', {bubbles: true})); }",
            [name, value],
        )
    return (
        page.locator("#file_name").text_content(),
        page.locator("#file").text_content(),
        page.locator("#faults li > a:first-child").all_text_contents(),
    )


def judged(root, name, text):
    """Return what the check says of a file, without its place: problems and remarks."""
    path = root / "content/events" / name
    path.write_text(text, encoding="utf-8")
    try:
        with chdir(root):
            content, seeds = read_content(Path("content")), read_seeds(Path("seeds"))
        today = datetime.now(UTC).date()
        found = {*problems(content, seeds), *remarks(content, seeds), *to_come(content, today)}
        own = [each for each in found if each.path.endswith(name)]
        return (
            {each.message for each in own if not each.is_remark},
            {each.message for each in own if each.is_remark},
            content,
        )
    finally:
        path.unlink()


@pytest.fixture(scope="module")
def said(form):
    """What the form makes of every input: the file's name, its text, the faults, the remarks."""
    form.goto(form.address)
    form.wait_for_selector("form[data-ready]")
    return {name: form.evaluate(TYPE, {**EMPTY, **HAPPENED, **INPUTS[name]}) for name in INPUTS}


def as_asked(message, say, record):
    """Return a message of the check in the words of the form."""
    for name, pattern in OTHERWISE.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            gaps = found.groupdict()
            if "quoted" in gaps:
                gaps["name"] = ast.literal_eval(gaps["quoted"])
            if "close" in gaps:
                called = [_called(each, record) for each in gaps["close"].split(" or ")]
                gaps["close"] = " or ".join(called)
            if "id" in gaps:
                gaps["title"] = record.by_id[gaps["id"]].title
            if "file" in gaps:
                gaps["title"] = record.by_id[gaps["file"][11:-3]].title
            return say[name].format(**gaps)
    return message


def _called(entry_id, record):
    found = record.actors.by_id.get(entry_id) or record.places.by_id[entry_id]
    return found.name


def test_the_form_names_no_key_of_a_file(site):
    data = json.loads((site / "add/data.json").read_text("utf-8"))
    keys = {field.encode_name for model in (Event, Source) for field in fields(model)}
    for name, phrase in data["say"].items():
        assert not re.findall(r"`\w+`|\b\w+_\w+\b|\bcontent/|\.yml|\bids?\b", phrase), name
        assert not [key for key in keys if f"{key}: " in phrase], name


@pytest.mark.parametrize("name", INPUTS)
def test_the_form_says_what_the_check_says(root, form, said, name):
    file_name, text, faults, seen = said[name]
    found, remarked, content = judged(root, file_name.replace("YYYY-MM-DD", "2021-06-09"), text)
    say = json.loads((root / "output/add/data.json").read_text("utf-8"))["say"]
    found = {as_asked(message, say, content.record) for message in found}
    remarked = {as_asked(message, say, content.record) for message in remarked}
    if name in IN_PART:
        assert found
        assert found <= set(faults)
        assert remarked <= set(seen)
    else:
        assert (set(faults), set(seen)) == (found, remarked)
    assert form.said == []


def test_the_inputs_have_each_message_of_the_form(site, said):
    told = {message for _, _, faults, seen in said.values() for message in (*faults, *seen)}
    data = json.loads((site / "add/data.json").read_text("utf-8"))
    unsaid = [
        name
        for name, phrase in data["say"].items()
        if ";" in phrase and not any(_is_of(phrase, message) for message in told)
    ]
    assert unsaid == []


def _is_of(phrase, message):
    pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(phrase))
    return re.fullmatch(pattern, message, re.DOTALL) is not None


@pytest.mark.parametrize("name", ["all is well", "something said", "a title with quotes"])
def test_the_file_says_what_was_typed(root, form, name):
    given = {**HAPPENED, **INPUTS[name]}
    file_name, text, _ = filled(form, given)
    found, remarked, content = judged(root, file_name, text)
    assert (found, remarked) == (set(), set())
    event = next(event for event in content.events if event.file_name == file_name)
    assert (event.title, event.summary, event.kind) == (
        given["title"],
        given["summary"],
        given["kind"],
    )
    others = (each for each in content.events if each.id != event.id)
    taken = {name for each in others for name in (each.id, *each.aliases)}
    assert event.id == compose.propose_id(given["title"], taken)
    assert event.added == datetime.now(UTC).date()
    (source,) = event.sources
    assert source.title == given["headline"]
    assert source.published == date.fromisoformat(given["published"])
    if event.speaker:
        assert (event.speaker, event.responds_to) == ("anna-brook", ("raid-at-oakford",))
        assert source.outlet == "valley-post"
    else:
        assert (event.actors, event.places) == (
            ("river-guard", "anna-brook"),
            ("oakford", "millbrook"),
        )
        assert source.url == "https://gazette.example/news/2021/06/09/boat?id=7"


def test_a_claim_is_written_and_drawn_as_on_the_page(form):
    given = {**HAPPENED, **INPUTS["a number on a question"], "stance": "denies"}
    _, text, faults = filled(form, given)
    assert faults == []
    assert (
        "claims:\n- by: anna-brook\n  question: losses-of-the-raiders\n  stance: denies\n"
        "  says: The guard lost over 1,500 boats\n  high: 1500\n  unit: people\n"
        "  sources: [s1]\nsources:\n"
    ) in text
    assert form.locator("#shown_claim").is_visible()
    shown = [form.locator(f"#shown_{name}").text_content() for name in ("asked", "by", "answer")]
    assert shown == ["How many of the raiders were killed?", "Anna Brook", "Denies it"]


def test_a_form_without_a_claim_folds_it_away(form):
    _, text, _ = filled(form, HAPPENED)
    assert "claims" not in text
    assert form.locator("#says").is_hidden()
    assert form.locator("#shown_claim").is_hidden()
    filled(form, {"question": "Who held Oakford?"})
    assert form.locator("#says").is_visible()


def test_questions_of_the_place_or_the_day_are_offered_first(form, record):
    def offered():
        found = form.locator("#asked option")
        return found.evaluate_all("all => all.map((each) => each.value)")

    filled(form, {})
    everything = offered()
    assert sorted(everything) == sorted(each.question for each in record.questions)
    filled(form, {"places": "Highland Province"})
    assert offered()[0] == "What were the crossings for?"
    filled(form, {"date": "2021-06-03"})
    answered = {
        record.questions.by_id[name].question
        for event in record.events
        if event.date.edtf == "2021-06-03"
        for claim in event.claims
        for name in claim.question
    }
    assert set(offered()[: len(answered)]) == answered
    assert set(offered()) == set(everything)


def test_a_link_tells_outlet_and_day(form):
    filled(form, {"url": "https://m.gazette.example/2021/6/9/x?fbclid=1#top"})
    assert form.locator("#url_note").text_content() == "Highland Gazette, known."
    assert form.input_value("#date") == form.input_value("#published") == "2021-06-09"
    assert form.input_value("#url") == "https://m.gazette.example/2021/6/9/x#top"


def test_a_form_that_nobody_has_begun_complains_of_nothing(form):
    filled(form, {"title": "A"})
    assert form.locator("#faults").is_visible()
    filled(form, {})
    assert not form.locator("#faults").is_visible()
    assert not form.locator("#verdict").is_visible()


def test_a_month_is_told_as_one_and_the_file_named_by_it(form):
    name, text, faults = filled(form, {**HAPPENED, "sure": "month"})
    assert name.startswith("2021-06-00-boat-lands")
    assert "\ndate: 2021-06\n" in text
    assert faults == []
    assert form.locator("#shown_date").text_content() == "June 2021"


def test_a_day_taken_from_the_link_is_said_to_be(form):
    filled(form, {"url": HAPPENED["url"]})
    assert "taken from the link" in form.locator("#date_note").text_content()
    filled(form, {"url": HAPPENED["url"], "date": "2021-06-08"})
    assert form.locator("#date_note").text_content() == ""
    filled(form, {"date": "2021-06-09", "url": HAPPENED["url"]})
    assert form.locator("#date_note").text_content() == ""


def test_a_short_name_of_one_actor_is_that_actor(form):
    _, text, faults = filled(form, {**SAID, "who": "Guard"})
    assert "\nspeaker: river-guard\n" in text
    assert faults == []


@pytest.mark.parametrize(
    "answer",
    [
        "raid-at-oakford",
        "[raid-at-oakford]",
        "2021-06-03-raid-at-oakford",
        "2021-06-03-raid-at-oakford.md",
        "https://example.org/repo/events/raid-at-oakford/",
        "https://example.org/repo/events/raid-at-oakford/?x=1#sources",
        "ENTERS oakford",
        "oakford guard enters",
    ],
)
def test_what_is_answered_may_be_named_in_many_ways(form, record, answer):
    _, text, faults = filled(form, {**SAID, "answer": answer})
    assert "\nresponds_to: [raid-at-oakford]\n" in text
    assert faults == []
    title = record.by_id["raid-at-oakford"].title
    assert form.locator("#answer_note").text_content() == title


@pytest.mark.parametrize("answer", ["e", "no such thing happened", "[]", "[no-such-event]"])
def test_what_names_no_event_alone_is_to_be_chosen(form, answer):
    _, text, _ = filled(form, {**SAID, "answer": answer})
    assert "responds_to" not in text
    assert "choose one of the list" in form.locator("#answer_note").text_content()


@pytest.mark.parametrize("answer", ["Oakford", "says"])
def test_what_may_be_meant_is_offered_the_nearest_day_first(form, record, answer):
    filled(form, {**SAID, "answer": answer})
    offered = form.locator("#answer_offers button")
    titles = [text.partition(": ")[2] for text in offered.all_text_contents()]
    assert 1 < len(titles) <= 5
    days = {event.title: event.date.first for event in record.events}
    far = [abs(days[title] - date(2021, 6, 10)) for title in titles]
    assert far == sorted(far)
    chosen = offered.last.text_content()
    offered.last.click()
    assert form.input_value("#answer") == chosen
    assert offered.count() == 0
    assert "responds_to: [" in form.locator("#file").text_content()


def test_a_link_without_https_gets_it(form):
    filled(form, {"url": "gazette.example/news/2021/06/09/boat"})
    assert form.input_value("#url") == "https://gazette.example/news/2021/06/09/boat"


def test_a_field_is_complained_of_once_it_was_left(form):
    filled(form, {"kind": "denial"})
    noted = form.locator("#add .field .bad")
    assert noted.count() == 0
    form.locator("#who").focus()
    form.locator("#answer").focus()
    assert noted.count() == 0
    form.locator("#title").focus()
    assert form.locator("#answer_note .bad").count() == noted.count() == 1
    form.locator("#summary").focus()
    assert form.locator("#title_note .bad").count() == 1
    assert form.locator("#summary_note .bad").count() == 0


def test_a_report_that_is_cited_is_known_again(form, record):
    event = record.by_id["raid-at-oakford"]
    url = next(source.url for source in event.sources if source.url)
    filled(form, {"url": url.replace("https://", "http://www.").rstrip("/") + "/"})
    assert event.title in form.locator("#url_note").text_content()


def test_an_event_of_the_same_day_with_like_words_is_named(form, record):
    event = record.by_id["raid-at-oakford"]
    filled(form, {"date": event.date.edtf, "title": event.title + " now"})
    assert event.title in form.locator("#alike").text_content()
    assert form.locator("#alike_page").get_attribute("href") == "/repo/events/raid-at-oakford/"
    edit = "https://github.com/owner/ford/edit/main/content/events/2021-06-03-raid-at-oakford.md"
    assert form.locator("#alike_file").get_attribute("href") == edit
    assert form.locator("#alike_more").is_hidden()  # nothing to add without a link
    filled(form, {"date": event.date.edtf, "title": "Something else altogether happens"})
    assert form.locator("#alike").is_hidden()


def test_a_second_report_is_ready_to_go_into_the_file_of_the_event(form, root, record):
    event = record.by_id["raid-at-oakford"]
    again = {"date": event.date.edtf, "title": event.title, "published": "2021-06-04"}
    filled(form, {**HAPPENED, **again})
    lines = form.locator("#alike_lines").text_content()
    path = root / "content/events" / event.file_name
    before = path.read_text("utf-8")
    assert lines.startswith("- outlet: highland-gazette\n  url: https://gazette.example/")
    path.write_text(before.removesuffix("---\n") + f"{lines}\n---\n", "utf-8")
    try:
        content = read_content(root / "content")
    finally:
        path.write_text(before, "utf-8")
    new = content.record.by_id[event.id].sources[-1]
    assert (new.key, new.outlet) == (f"s{len(event.sources) + 1}", "highland-gazette")
    assert (new.title, new.published) == (HAPPENED["headline"], date(2021, 6, 4))


def test_a_report_that_an_event_has_is_no_second_one(form, record):
    event = record.by_id["raid-at-oakford"]
    url = next(source.url for source in event.sources if source.url)
    filled(form, {"url": url, "date": event.date.edtf, "title": event.title})
    assert form.locator("#alike").is_visible()
    assert form.locator("#alike_more").is_hidden()


def test_an_entry_for_a_name_on_no_file_is_ready_to_begin(form):
    filled(form, {"kind": "raid", "places": "Neverheard", "who": "Анна Брук"})
    assert "Anna Brook: spokeswoman of the River Guard" in form.locator("#who_note").text_content()
    (link,) = form.locator("#remarks li > a:last-child:not(:first-child)").all()
    assert link.text_content() == "Begin neverheard.yml on GitHub"
    new = urlsplit(link.get_attribute("href"))
    assert new.path == "/owner/ford/new/main/content/data/places"
    assert parse_qs(new.query) == {
        "filename": ["neverheard.yml"],
        "value": ['name: "Neverheard"\nkind: "?"\ncountry: "?"\n'],
    }


def test_the_file_goes_to_github_whole_or_an_issue_takes_it(form):
    name, text, _ = filled(form, HAPPENED)
    new = urlsplit(form.locator("#open").get_attribute("href"))
    assert (new.netloc, new.path) == ("github.com", "/owner/ford/new/main/content/events")
    assert parse_qs(new.query) == {"filename": [name], "value": [text]}
    issue = urlsplit(form.locator("#send").get_attribute("href"))
    assert issue.path == "/owner/ford/issues/new"
    assert parse_qs(issue.query) == {
        "template": ["event.yml"],
        "title": [HAPPENED["title"]],
        "link": ["https://gazette.example/news/2021/06/09/boat?id=7"],
        "file": [text],
    }


def test_a_file_too_long_for_an_address_is_left_to_copying(form):
    filled(form, {**HAPPENED, "summary": "Човен пристав до берега. " * 60})
    link = form.locator("#open").get_attribute("href")
    assert len(link) < 400
    assert "too long" in form.locator("#said").text_content()


def test_what_is_typed_is_kept_in_the_tab_and_forgotten_on_demand(form):
    filled(form, HAPPENED)
    form.reload()
    form.wait_for_selector("form[data-ready]")
    assert form.input_value("#title") == HAPPENED["title"]
    form.locator("button[type=reset]").click()
    form.locator("#file_name", has_text="event.md").wait_for(state="attached")
    form.reload()
    form.wait_for_selector("form[data-ready]")
    assert form.input_value("#title") == ""


def test_other_pages_fill_in_what_they_know(form):
    filled(form, {}, "?day=2021-06-07&place=oakford&actor=river-guard&kind=strike&title=x")
    values = [form.input_value(f"#{name}") for name in ("date", "places", "who", "kind", "title")]
    assert values == ["2021-06-07", "Oakford", "River Guard", "strike", ""]


def test_nothing_typed_becomes_code(form):
    hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    filled(form, {**HAPPENED, "title": hostile, "who": hostile, "places": hostile, "url": hostile})
    assert form.locator("main img, main script").count() == 0
    assert form.said == []


def test_the_guide_stands_without_scripts(browser, root, form):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(form.address)
    assert page.locator("#add").is_hidden()
    assert page.locator("#by_hand").is_visible()
    new = page.get_by_role("link", name="Begin this file on GitHub").get_attribute("href")
    assert parse_qs(urlsplit(new).query)["filename"] == ["YYYY-MM-DD-short-title.md"]
    context.close()


@pytest.mark.parametrize(
    "arrive",
    [lambda route: route.abort(), lambda route: route.fulfill(status=404, body="<p>gone</p>")],
    ids=["nothing", "no names"],
)
def test_the_guide_stands_where_the_names_do_not_arrive(browser, form, arrive):
    page = browser.new_page()
    page.route("**/*.json", arrive)
    page.goto(form.address)
    page.locator("#add").wait_for(state="detached")
    assert page.locator("#by_hand").is_visible()
    page.close()


A_LINE = 16  # px


def test_the_form_moves_nothing_when_it_comes(browser, form):
    page = browser.new_page()
    held = []
    page.route("**/*.json", lambda route: held.append(route))
    page.goto(form.address)
    place = page.locator("#by_hand").bounding_box()["y"]
    assert page.locator("#url").is_hidden()
    held[0].continue_()
    page.locator("#url").wait_for()
    moved = page.locator("#by_hand").bounding_box()["y"] - place
    assert abs(moved) < A_LINE
    page.close()


def test_a_site_without_a_repository_links_to_none(site):
    text = (site / "add/index.html").read_text("utf-8")
    assert "github" not in text.lower()
    data = json.loads((site / "add/data.json").read_text("utf-8"))
    assert (data["file"], data["issue"]) == ("", "")


def test_another_host_needs_another_address_alone(project):
    conf = project / "pelicanconf.py"
    forge = '"new_file": "https://forge.example/new?name={name}&text={text}",'
    conf.write_text(
        conf.read_text("utf-8").replace("TIMELINE = {", f"TIMELINE = {{{forge}"), "utf-8"
    )
    output = build(project, output=project / "output", run=run_of(project)).output
    text = (output / "add/index.html").read_text("utf-8")
    assert "Open on forge.example" in text
    assert "{folder}" not in forge  # so no entry is begun there
    assert json.loads((output / "add/data.json").read_text("utf-8"))["file"] in forge


def test_the_guide_says_what_the_model_says():
    told = {field.name: field for field in (*fields(Claim), *fields(Source), *fields(Event))}
    for name, meant in adding_words._MEANT.items():
        assert meant in set(pieces._descriptions(told[name].type)), name


def test_the_form_speaks_the_language_of_the_site(project):
    conf = project / "pelicanconf.py"
    conf.write_text(f"{conf.read_text('utf-8')}\nDEFAULT_LANG = 'uk'\n", "utf-8")
    output = build(project, output=project / "output", run=run_of(project)).output
    said = json.loads((output / "add/data.json").read_text("utf-8"))["say"]
    english = {each.id for each in catalogues.found() if isinstance(each.id, str)}
    assert english.isdisjoint(said.values())
    assert said["sentences"] == "у викладі речень: {n}; напишіть два–чотири"


def test_script_and_data_are_loaded_by_this_page_alone(site):
    loading = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if "/assets/add." in path.read_text("utf-8")
    ]
    assert loading == ["add/index.html"]


def test_the_data_is_small(site):
    script = next(site.glob("assets/add.*.js")).read_bytes()
    assert len(gzip.compress(script)) < 12_000
    data = (site / "add/data.json").read_bytes()
    assert len(gzip.compress(data)) < 12_000
