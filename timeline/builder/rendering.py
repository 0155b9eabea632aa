"""Pages made of templates and values."""

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from timeline.builder.hosts import Host
from timeline.builder.reading import encode
from timeline.builder.shortening import shortened
from timeline.engine import code
from timeline.engine.printing import Renderer
from timeline.engine.publish import digest
from timeline.record import Content, TrackedRecord
from timeline.templates import ThemeError, faults_named, sources

# So many pieces of a page of all events are written at once.
_PIECES = 200


def renderer(
    host: Host,
    record: TrackedRecord,
    made_by: Mapping[str, bytes],
    *,
    meanwhile: Callable[[], object],
    between: Callable[[], object],
) -> Renderer:
    """Return what the pages of a site are printed with; of the last two see `Renderer`."""
    return Renderer(
        load=partial(_loaded, host),
        render=partial(_pieces, host),
        made_by=made_by,
        record=record,
        take=partial(host.take, record),
        meanwhile=meanwhile,
        between=between,
    )


def made_by(host: Host, content: Content) -> Mapping[str, bytes]:
    """Return for each template a digest of all that shapes its pages besides the record.

    Raises ThemeError.
    """
    texts = sources(host.environment)
    words = encode((content.vocabulary, host.zone.key))
    shape = digest(host.shape, code.digest(), words)
    found = {}
    for name in host.templates:
        with faults_named(name):
            found[name] = digest(shape, *(text.encode("utf-8") for text in texts(name)))
    return found


def get_ready(host: Host) -> None:
    """Do what a build does that renders all; of a fault one tells when the template is needed."""
    code.digest()
    with suppress(ThemeError):
        for template in host.templates:
            _loaded(host, template)


def _loaded(host: Host, template: str) -> object:
    with faults_named(template):
        return host.environment.get_template(template)


def rendered(host: Host, template: str, values: Mapping[str, object]) -> bytes:
    """Return a page of a template and its values, short or packed if they say so.

    Raises ThemeError.
    """
    with faults_named(template):
        text: str = host.environment.get_template(template).render(**host.given, **values)
    page = (shortened(text) if values.get("is_short") else text).encode("utf-8")
    return gzip.compress(page, mtime=0) if values.get("is_packed") else page


def _pieces(host: Host, template: str, values: Mapping[str, object]) -> Iterator[bytes]:
    """Yield a page; one of all events, given as `pieces`, never is in memory as a whole.

    A `packed` one is no text, and stands as it is given.
    """
    if packed := values.get("packed"):
        assert isinstance(packed, Iterator)
        yield from packed
        return
    if "pieces" not in values:
        yield rendered(host, template, values)
        return
    with faults_named(template):
        stream = host.environment.get_template(template).stream(**host.given, **values)
        stream.enable_buffering(_PIECES)
        for text in stream:
            yield text.encode("utf-8")
