"""The files of a new site: settings, workflows, a vocabulary, and two events to replace.

What is the same in each lies in `site/`, as `FILE.in` with `%%name` where a site has its own; what
readers see in `words/`, one file per language.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from timeline.formats import eventfile, vocabularyfile
from timeline.model import Claim, Event, EventDate, Frozen, Source
from timeline.start.vocabulary import SAID, NewKind, tree_of, vocabulary
from timeline.text import yamlwriter
from timeline.text.confusables import fold

_HERE = Path(__file__).parent
_ENGLISH = "en"
LANGUAGES = tuple(sorted(path.stem for path in (_HERE / "words").glob("*.yml")))
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_DOMAIN = "news.example"  # a name that nobody can have (RFC 2606)
_NOWHERE = "ZZ"  # a code that no country has (ISO 3166-1)
_REPORTED_ID, _SAID_ID = "example-event", "example-statement"
# The actions of the workflows, by what they do; the commit, and the version that it is.
_ACTIONS = {
    "checkout": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "configure_pages": "actions/configure-pages@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0",
    "upload_pages_artifact": (
        "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0"
    ),
    "deploy_pages": "actions/deploy-pages@368f82528645a54fb793d4d04e342629a3f51346 # v5.0.1",
}


class _Text(Template):
    """A text with `%%name` in it: `$` means something to make and to GitHub."""

    delimiter = "%%"


class Plan(Frozen, frozen=True, kw_only=True):
    """What is chosen of a new site: `kinds` of what happens stand in place of the usual ones.

    `program` is how pip is told which program to install, and `day` the day of the two events.
    """

    title: str
    language: str
    zone: str
    program: str
    day: date
    kinds: tuple[NewKind, ...] = ()


def kind_of(text: str, number: int) -> NewKind:
    """Return the kind in `text`, which is `id=name` or a name; raises ValueError.

    A name without a Latin letter has no id of its own: it is called by its `number`.
    """
    key, _, name = text.rpartition("=")
    name = name.strip()
    found = _NO_LETTER.sub("-", fold(key or name)).strip("-") or f"kind-{number}"
    if not name or (key and found != key.strip()):
        raise ValueError(f"{text!r} is no kind; write quake=Earthquake, or Earthquake")
    return NewKind(found, name)


def files_of(plan: Plan) -> Mapping[str, str]:
    """Return the text of each file of a site, by its path in the folder of the site."""
    words = tree_of(_HERE / f"words/{_language(plan)}.yml")
    return dict(sorted([*_same(plan, words), *_content(plan, words), ("seeds/.gitkeep", "")]))


def _language(plan: Plan) -> str:
    """Return the language of the texts that a new site begins with."""
    return plan.language if plan.language in LANGUAGES else _ENGLISH


def _same(plan: Plan, words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the files that every site has, with its own texts in them."""
    own = {
        "title": plan.title,
        "title_quoted": repr(plan.title),
        "standfirst_quoted": repr(words["standfirst"]),
        "zone": plan.zone,
        "language": plan.language,
        "program": plan.program,
        "kind": (plan.kinds or _usual(words))[0].id,
        **_ACTIONS,
    }
    folder = _HERE / "site"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).with_suffix("").as_posix()
            yield name, _Text(path.read_text(encoding="utf-8")).substitute(own)


def _usual(words: Mapping[str, Any]) -> tuple[NewKind, ...]:
    return tuple(NewKind(id, told["name"]) for id, told in words["kinds"].items() if id not in SAID)


def _content(plan: Plan, words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield (
        "content/data/vocabulary.yml",
        vocabularyfile.dumps(vocabulary(plan.kinds, _language(plan), words)),
    )
    for name, entry in _entries(words):
        yield f"content/data/{name}.yml", yamlwriter.dump(entry)
    for event in _events(plan, words):
        yield f"content/events/{event.file_name}", eventfile.dumps(event)
    for name, page in (("about", words["about"]), ("about/method", words["method"])):
        head = yamlwriter.dump({key: page[key] for key in ("title", "description")})
        yield f"content/pages/{name}.md", f"---\n{head}---\n{page['body']}\n"


def _entries(words: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield an entry of each registry that the two events name."""
    role = {"kind": "person", "side": "officials", "role": words["role"]}
    yield "actors/jane-doe", {"name": words["actor"], **role}
    yield "places/exampletown", {"name": words["place"], "kind": "city", "country": _NOWHERE}
    outlet = {"name": words["outlet"], "kind": "newspaper", "domains": [_DOMAIN]}
    yield "outlets/example-news", outlet


def _events(plan: Plan, words: Mapping[str, Any]) -> Iterator[Event]:
    day = EventDate(plan.day.isoformat())
    kind = (plan.kinds or _usual(words))[0].id
    source = Source(key="s1", outlet="example-news", url=f"https://{_DOMAIN}/1")
    yield Event(
        id=_REPORTED_ID,
        date=day,
        kind=kind,
        places=("exampletown",),
        sources=(source,),
        added=plan.day,
        **words["reported"],
    )
    said = {key: words["said"][key] for key in ("title", "summary")}
    yield Event(
        id=_SAID_ID,
        date=day,
        kind="statement",
        speaker="jane-doe",
        actors=("jane-doe",),
        places=("exampletown",),
        responds_to=(_REPORTED_ID,),
        claims=(Claim(key="c1", by="jane-doe", says=words["said"]["claim"], sources=("s1",)),),
        sources=(Source(key="s1", outlet="example-news", url=f"https://{_DOMAIN}/2"),),
        added=plan.day,
        **said,
    )
