"""The Wayback Machine's Save Page Now: an address in, the address of a copy out.

Who asks without an account may have some three pages saved a minute; who asks for more is told to
wait (https://web.archive.org/save). Of what comes back only the time of the copy is taken: fourteen
digits. Where the copy lies follows from that and the address.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from email.message import Message
from http.client import HTTPException, HTTPMessage
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from timeline import __version__
from timeline.model import Frozen

HOME = "https://web.archive.org"
PAUSE = 20.0  # seconds between two pages: three a minute
_TRIES = 3
_WRITTEN = "%/:=&?~#+!$,;'@()*[]"  # what an address has that is no letter of another alphabet
_PATIENCE = 180.0  # seconds that one page may take: it is fetched while we wait
_LONGEST_WAIT = 600.0
_TOO_MANY, _FAULT_OF_SERVER = 429, 500
_STAMP = re.compile(r"/web/(?P<time>\d{14})(?:[a-z]{2}_)?/")


class Answer(Frozen, frozen=True):
    """The status of an answer, and its headers by their names in small letters."""

    status: int
    headers: Mapping[str, str]


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: it could lead to a machine that is not public."""

    def redirect_request(
        self, req: Request, fp: object, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        del req, fp, code, msg, headers, newurl


def asked(request: Request, patience: float) -> Answer:
    """Return the answer to a request, a redirect too; `patience` is the seconds it may take.

    Raises OSError and HTTPException where there is none.
    """
    try:
        with closing(build_opener(_Stay).open(request, timeout=patience)) as found:
            return Answer(found.status, _lower(found.headers))
    except HTTPError as error:
        with error:
            return Answer(error.code, _lower(error.headers))


def _lower(headers: Message) -> Mapping[str, str]:
    return {name.lower(): text for name, text in headers.items()}


class UnsavedError(Exception):
    """A page of which no copy was made; says why. Others may fare better."""


class RefusedError(Exception):
    """The archive takes no more for now; says why. Go on later."""


class Wayback(Frozen, frozen=True, kw_only=True):
    """An archive at `home`; `wait` is given seconds and comes back after them."""

    wait: Callable[[float], None]
    home: str = HOME
    pause: float = PAUSE
    patience: float = _PATIENCE

    def save(self, url: str) -> str:
        """Return the address of a copy of `url`, made now; raises UnsavedError and RefusedError."""
        said = ""
        for delay in self._delays():
            try:
                answer = self._asked(url)
            except (OSError, HTTPException) as error:
                said = str(error) or type(error).__name__
                self.wait(delay)
                continue
            if found := _time_of(answer):
                return f"{HOME}/web/{found}/{url}"
            said = f"it answers {answer.status}"
            if answer.status == _TOO_MANY:
                delay = self._asked_to_wait(answer, delay)
            elif answer.status < _FAULT_OF_SERVER:
                raise UnsavedError(said)
            self.wait(delay)
        if said.endswith(str(_TOO_MANY)):
            raise RefusedError("it takes no more pages for now")
        raise UnsavedError(said)

    def _delays(self) -> Iterator[float]:
        """Yield how long to wait after each try that failed, in seconds: longer each time."""
        yield from (self.pause * 2**n for n in range(1, _TRIES + 1))

    def _asked_to_wait(self, answer: Answer, delay: float) -> float:
        given = answer.headers.get("retry-after", "")
        seconds = float(given) if given.isdecimal() else delay
        if seconds > _LONGEST_WAIT:
            raise RefusedError(f"it takes no more pages for the next {seconds / 60:.0f} minutes")
        return seconds

    def _asked(self, url: str) -> Answer:
        agent = f"timeline/{__version__} (a sourced timeline; one page at a time)"
        request = Request(
            f"{self.home}/save/{quote(url, safe=_WRITTEN)}", headers={"User-Agent": agent}
        )
        if urlsplit(self.home).scheme not in ("http", "https"):
            raise RefusedError(f"{self.home} is no address of an archive")
        return asked(request, self.patience)


def _time_of(answer: Answer) -> str:
    """Return the time of the copy that an answer names, fourteen digits, or nothing."""
    if answer.status >= 400:
        return ""
    for name in ("content-location", "location"):
        if found := _STAMP.search(answer.headers.get(name, "")):
            return found["time"]
    return ""
