"""Web addresses that may stand in the record: plain, public and without tracking."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from timeline.text import confusables

# Parameters that name the click and not the page (documented by Google, Meta, Microsoft, Yandex,
# Mailchimp, Marketo, Adobe, AT Internet and the newspapers that use them).
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|igshid|igsh"
    r"|mc_[ce]id|mkt_tok|_hsenc|_hsmi|cmpid|ns_\w+|ito|maca|at_\w+|ref_src|xtor|wt_mc",
    re.IGNORECASE | re.ASCII,
)
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE | re.ASCII)
# What nearly every address is: told much faster than what may be wrong with another.
_PLAIN = re.compile(
    r"https?://(?:www\.)?(?!www\.|\S*xn--)"
    r"(?P<page>(?P<host>[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,})(/[\w/.~-]*)?)",
    re.ASCII,
)
# As people write one by heart.
_BARE = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#]|$)", re.IGNORECASE | re.ASCII)
_FOREIGN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.(?:xn--[a-z0-9-]+|[a-z]{2,})", re.ASCII)
_FORBIDDEN = re.compile(r"[\s{}|\\^`<>\"\x00-\x1f\x7f]")
# English Wikipedia withdrew trust from archive.today and its mirrors in February 2026.
_ALTERING_ARCHIVES = re.compile(r"archive\.(today|ph|is|fo|li|md|vn)", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"https://(web\.archive\.org/web/\d{14}(id_|if_)?/https?://.+|perma\.cc/[A-Z0-9-]+"
    r"|ghostarchive\.org/(archive|varchive)/\S+)"
)
_DETOURS = re.compile(
    r"(?:google\.[a-z.]+/(?:url|amp/|search)|news\.google\.com/|lm?\.facebook\.com/"
    r"|(?:t\.co|bit\.ly|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|clck\.ru|vk\.cc|vk\.com/away\.php)(?:/|$)"
    r"|yandex\.[a-z]+/(?:turbo|search)/|duckduckgo\.com/)",
    re.IGNORECASE,
)
MAX_LENGTH = 1_000
_NUMBERED = re.compile(r"[0-9.]+|.*:.*|0x[0-9a-f]+")
# For who judges an address as `fault` and `detour` do, in a language of the same patterns.
PATTERNS: Mapping[str, str] = {
    "tracking": _TRACKING.pattern,
    "forbidden": _FORBIDDEN.pattern,
    "host": _HOST.pattern,
    "bare": _BARE.pattern,
    "foreign": _FOREIGN.pattern,
    "numbered": _NUMBERED.pattern,
    "altering": _ALTERING_ARCHIVES.pattern,
    "archive": _ARCHIVE.pattern,
    "detour": _DETOURS.pattern,
}
_SHOWN = 40
_STEPS = 3  # of a path that may tell whose it is


# Several rules look at the addresses of one event in turn.
@lru_cache(maxsize=64)
def fault(url: str) -> str | None:
    """Return what is wrong with `url` and what to write instead, or None if nothing is."""
    if len(url) > MAX_LENGTH:
        return f"the address is longer than {MAX_LENGTH} characters; find its short form"
    if _PLAIN.fullmatch(url):
        return None
    if found := _FORBIDDEN.search(url):
        return f"the address holds {found[0]!r}; copy it again from the browser"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return f"{url!r} is not a web address; write https://…"
    if parts.scheme not in {"http", "https"}:
        return f"the address starts with {parts.scheme or url[:12]!r}; write https://…"
    if parts.username is not None or parts.password is not None:
        return "the address holds a user name before @; write it without"
    return (
        _host_fault(parts.hostname or "", port)
        or _query_fault(f"{parts.query}&{parts.fragment}")
        or _spelling_fault(url)
    )


def cleaned(url: str) -> str:
    """Return an address with https:// and without the parameters that name the click alone."""
    if _BARE.match(url):
        url = f"https://{url}"
    start, hash_mark, end = url.partition("#")
    path, _, query = start.partition("?")
    named = ((part, part.partition("=")[0]) for part in query.split("&"))
    kept = [part for part, name in named if part and not _TRACKING.fullmatch(name)]
    return f"{path}{'?' if kept else ''}{'&'.join(kept)}{hash_mark}{end}"


def detour(url: str) -> str | None:
    """Return what is wrong with an address that is not the report's own, or None if it is."""
    host = domain(url)
    if _ALTERING_ARCHIVES.fullmatch(host):
        return f"{host} has altered copies; write the original address"
    if _ARCHIVE.match(url):
        return "this is an archived copy; write it as archived, and the original address as url"
    plain = _PLAIN.fullmatch(url)
    if _DETOURS.match(plain["page"] if plain else f"{host}{urlsplit(url).path}"):
        return "this address only leads on; open it and copy the address of the page itself"
    return None


def _host_fault(host: str, port: int | None) -> str | None:
    if port is not None:
        return f"the address names port {port}; write it without"
    if _NUMBERED.fullmatch(host):
        return f"the address names a machine by number ({host}); write its domain name"
    if not host.isascii() or "xn--" in host:
        return _foreign_fault(host)
    if not _HOST.fullmatch(host):
        return f"{host!r} is not a public domain; write one such as www.example.org"
    return None


def _foreign_fault(host: str) -> str | None:
    """Refuse letters that look like Latin ones below a Latin ending, as in a spoofed .com.

    So are signs that a browser turns into plain letters and dots: it opens another domain than
    the one that stands there.
    """
    ascii_host = _in_ascii(host)
    first, _, ending = ascii_host.rpartition(".")
    is_foreign = _FOREIGN.fullmatch(ascii_host) is not None
    if (
        not is_foreign
        or "xn--" not in ascii_host
        or ("xn--" in first and not ending.startswith("xn--"))
    ):
        return f"the domain {host!r} is not in plain Latin letters; cite a page whose domain is"
    return None


def _query_fault(query: str) -> str | None:
    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    if found := [name for name in names if _TRACKING.fullmatch(name)]:
        return f"the address carries tracking ({', '.join(found)}); delete these parameters"
    return None


def _spelling_fault(url: str) -> str | None:
    """Find words of two alphabets behind percent signs; unhidden ones are told with the text."""
    hidden = [] if "%" not in url else confusables.mixed_words(unquote(url, errors="replace"))
    for word in hidden:
        if word not in url:
            shown = word if len(word) <= _SHOWN else word[:_SHOWN] + "…"
            return (
                f"the address holds the word {shown!r}, which mixes alphabets; "
                "copy it again from the browser"
            )
    return None


def archive_fault(url: str) -> str | None:
    """Return what is wrong with the address of an archived copy, or None if nothing is."""
    if _ALTERING_ARCHIVES.fullmatch(domain(url)):
        return f"{domain(url)} has altered copies; use web.archive.org, perma.cc or ghostarchive"
    if not _ARCHIVE.fullmatch(url) or _FORBIDDEN.search(url):
        return (
            "this is no copy in an archive we know; "
            "write https://web.archive.org/web/<14 digits>/<address>, or a perma.cc address"
        )
    return None


def around(url: str) -> Iterator[str]:
    """Yield the places that `url` lies in, the closest first: a.b.org/c, a.b.org, b.org/c, b.org.

    A place is written as a domain without `www.`, or as one and the beginning of a path.
    """
    host = _in_ascii(domain(url))
    steps = [step for step in urlsplit(url).path.split("/") if step][:_STEPS] if host else []
    names = host.split(".")
    for start in range(len(names) - 1):
        wider = ".".join(names[start:])
        for end in range(len(steps), -1, -1):
            yield "/".join((wider, *steps[:end]))


def _in_ascii(host: str) -> str:
    """Return a domain as it is asked for on the net: xn--…; as it is where it has no such form."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


@lru_cache(maxsize=64)
def domain(url: str) -> str:
    """Return the domain of `url` without `www.`, in small letters; empty if it has none."""
    if plain := _PLAIN.fullmatch(url):
        return plain["host"]
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=64)
def page(url: str) -> str:
    """Return what tells one page from another: http or https, www. and a last slash do not."""
    if plain := _PLAIN.fullmatch(url):
        return plain["page"].rstrip("/")
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{domain(url)}{parts.path.rstrip('/')}{query}"
