"""One question to a stranger's server: the head of its answer, and no further step."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPMessage
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener


@dataclass(frozen=True, slots=True)
class Answer:
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
