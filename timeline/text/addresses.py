"""Web addresses that may stand in the record: plain, public and without tracking."""

import re
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
_FORBIDDEN = re.compile(r"[\s{}|\\^`<>\"\x00-\x1f\x7f]")
# English Wikipedia withdrew trust from archive.today and its mirrors in February 2026.
_ALTERING_ARCHIVES = re.compile(r"archive\.(today|ph|is|fo|li|md|vn)", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"https://(web\.archive\.org/web/\d{14}(id_|if_)?/https?://.+|perma\.cc/[A-Z0-9-]+"
    r"|ghostarchive\.org/(archive|varchive)/\S+)"
)
# For the form, which cuts the one off and finds the other.
TRACKING, FORBIDDEN = _TRACKING.pattern, _FORBIDDEN.pattern
MAX_LENGTH = 1_000
_SHOWN = 40


# Several rules look at the addresses of one event in turn.
@lru_cache(maxsize=64)
def fault(url: str) -> str | None:
    """Return what is wrong with `url` and what to write instead, or None if nothing is."""
    if len(url) > MAX_LENGTH:
        return f"the address is longer than {MAX_LENGTH} characters; find its short form"
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


def _host_fault(host: str, port: int | None) -> str | None:
    if port is not None:
        return f"the address names port {port}; write it without"
    if re.fullmatch(r"[0-9.]+|.*:.*|0x[0-9a-f]+", host):
        return f"the address names a machine by number ({host}); write its domain name"
    if not host.isascii() or any(part.startswith("xn--") for part in host.split(".")):
        return f"the domain {host!r} is not in plain Latin letters; cite a page whose domain is"
    if not _HOST.fullmatch(host):
        return f"{host!r} is not a public domain; write one such as www.example.org"
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


@lru_cache(maxsize=64)
def domain(url: str) -> str:
    """Return the domain of `url` without `www.`, in small letters; empty if it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
