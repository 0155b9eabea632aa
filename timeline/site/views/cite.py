"""How to share and cite an event: its address, its citation, and that for BibTeX and RIS.

The day of access is the reader's: a script fills it in, and without one it stays blank.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from timeline.model import Event, Frozen
from timeline.site.context import Context
from timeline.site.views.titles import attributed

_BLANK = "____"
# BibTeX counts braces even behind a backslash, so there is no bare one.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)


class Citation(Frozen, frozen=True):
    """A citation with a gap for the day of access: before it, what stands there, after it.

    `form` is how a script writes the day: in `words`, with `dashes` or with `slashes`.
    """

    before: str
    gap: str
    form: str
    after: str


class Share(Frozen, frozen=True, kw_only=True):
    """The address of an event, and links that hand it on; nothing is loaded from them.

    In a record that fills what a host gives, chats are given the address without the title, which
    they show themselves.
    """

    address: str
    mail: str
    telegram: str
    whatsapp: str


class Cite(Frozen, frozen=True, kw_only=True):
    """An event's citation in plain words, for BibTeX and in RIS.

    Of a record that fills what a host gives it is in plain words alone.
    """

    plain: Citation
    bibtex: Citation | None
    ris: Citation | None


def share(context: Context, event: Event) -> Share | None:
    """Return how to hand on an event; None while the address of the site is not known."""
    if not context.site.has_host:
        return None
    address, title = _address(context, event), quote(attributed(context, event.id).text, safe="")
    linked, is_vast = quote(address, safe=":/"), context.is_vast
    return Share(
        address=address,
        mail=f"mailto:?subject={title}&body={quote(address, safe='')}",
        telegram=f"https://t.me/share/url?url={linked}{'' if is_vast else f'&text={title}'}",
        whatsapp=f"https://wa.me/?text={'' if is_vast else f'{title}%20'}{linked}",
    )


def cite(context: Context, event: Event) -> Cite:
    """Return how to cite an event."""
    title = attributed(context, event.id).text
    plain = _plain(context, event, title)
    if context.is_vast:
        return Cite(plain=plain, bibtex=None, ris=None)
    return Cite(plain=plain, bibtex=_bibtex(context, event, title), ris=_ris(context, event, title))


def version(event: Event) -> date | None:
    """Return the day of an event's last change, else that on which it was added."""
    return event.corrected or event.added


def _plain(context: Context, event: Event, title: str) -> Citation:
    parts = [
        context.say("“{title}”", title=title),
        context.site.name,
        *_of(context, event),
        *([_address(context, event)] if context.site.has_host else []),
    ]
    before, _, after = context.say("(accessed {day})", day="\0").partition("\0")
    return Citation(f"{', '.join(parts)} {before}", _BLANK, "words", f"{after}.")


def _of(context: Context, event: Event) -> Iterator[str]:
    yield context.say("event of {day}", day=context.words.dated(event.date))
    if day := version(event):
        yield context.say("version of {day}", day=context.words.day(day))


def _bibtex(context: Context, event: Event, title: str) -> Citation:
    day = version(event)
    given = [
        ("title", f"{{{_escaped(title)}}}"),
        ("organization", _escaped(context.site.name)),
        *([("date", day.isoformat())] if day else []),
        ("note", _escaped(", ".join(_of(context, event)))),
        *([("url", _address(context, event))] if context.site.has_host else []),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in given)
    return Citation(f"@misc{{{event.id},\n{lines}  urldate = {{", "", "dashes", "}\n}")


def _ris(context: Context, event: Event, title: str) -> Citation:
    day = version(event)
    given = [
        ("TY", "ELEC"),
        ("TI", title),
        ("T2", context.site.name),
        *([("DA", day.strftime("%Y/%m/%d"))] if day else []),
        ("N1", ", ".join(_of(context, event))),
        *([("UR", _address(context, event))] if context.site.has_host else []),
    ]
    lines = "".join(f"{tag}  - {_in_a_line(value)}\n" for tag, value in given)
    return Citation(f"{lines}Y2  - ", "", "slashes", "\nER  - ")


def _escaped(text: str) -> str:
    return _in_a_line(text).translate(_BIBTEX)


def _in_a_line(text: str) -> str:
    """Return `text` in one line: a line of its own would be another tag, or another field."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def _address(context: Context, event: Event) -> str:
    return f"{context.site.url}/events/{event.id}/"
