"""Sites of made-up pages, for tests of the engine: a text for each path, as an actor's name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import structs

from timeline.engine.bundle import Bundle
from timeline.engine.cache import Cache, LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.named import NamedFile
from timeline.engine.printing import Page, PageType, Renderer
from timeline.engine.publish import Published, digest, publish
from timeline.engine.staging import is_intact
from timeline.model import Actor
from timeline.record import Record, Registry, TrackedRecord

MARK = '<meta name="generator" content="timeline">'
Texts = Mapping[str, str]


def record_of(texts: Texts) -> TrackedRecord:
    """Return a record in which each path is an actor, and its text the actor's name."""
    actors = (
        Actor(id=path, name=text, kind="body", side="none", role="a page")
        for path, text in texts.items()
    )
    return TrackedRecord(Record(actors=Registry.of(actors)), lambda _: "")


def page(record: TrackedRecord, path: str, made: Callable[[str], object] = str) -> Page:
    """Return a page that shows the text of its path; `made` is told when it is made."""

    def make(name: str) -> Mapping[str, object]:
        made(name)
        return {"text": record.actor(name).name}

    return Page(path, path, PageType("t", make))


def rendered(template: str, values: Mapping[str, object]) -> Iterable[bytes]:
    """Yield the text of a page, and nothing else."""
    del template
    yield str(values["text"]).encode()


def renderer_of(
    record: TrackedRecord, render: Callable = rendered, made_by: bytes = b"v1"
) -> Renderer:
    """Return what pages of one template are printed with."""
    return Renderer(load=lambda _: None, render=render, made_by={"t": made_by}, record=record)


def published(
    texts: Texts,
    output: Path,
    last: LastBuild = LastBuild(),  # noqa: B008  # which knows nothing
    *,
    assets: Mapping[str, bytes] | None = None,
    render: Callable = rendered,
    made_by: bytes = b"v1",
    processes: int = 1,
    start: Callable = lambda _: lambda _: None,
    made: Callable[[str], object] = str,
    named: Sequence[NamedFile] = (),
    bundle: Bundle | None = None,
) -> Published:
    """Publish a page for each text, named files, and those of a bundle."""
    record = record_of(texts)
    outcome = publish(
        [page(record, path, made) for path in texts],
        assets or {},
        renderer_of(record, render, made_by),
        output,
        last=last,
        known=Dependencies(last, record.digest, {}),
        processes=processes,
        start=start,
        named=named,
        bundle=bundle,
    )
    return structs.replace(outcome, built=structs.replace(outcome.built, inputs=_inputs(texts)))


def whole(texts: Texts) -> dict[str, str]:
    """Return some texts with a home page, which shows all of them and bears the mark of ours."""
    shown = " ".join(texts[path] for path in sorted(texts))
    return {**texts, "index.html": f"{MARK}\n{shown}"}


def built(texts: Texts, output: Path, cache: Cache | Path | None) -> set[str]:
    """Build the site of some texts and a home page as `timeline.builder` does.

    Returns the paths of the pages that were rendered.
    """
    cache = cache if isinstance(cache, Cache) else Cache(cache)
    last, pages, made = cache.built(output), whole(texts), set[str]()
    if last.inputs != _inputs(pages) or not is_intact(output, last.site):
        outcome = published(pages, output, last, made=made.add)
        assert cache.save(output, outcome.built) == ""
    return made


def site_of(texts: Texts) -> dict[str, bytes]:
    """Return the files of the site that `built` makes of some texts."""
    return {path: text.encode() for path, text in whole(texts).items()}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return the contents of all files by path, and None for each folder that is empty."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
        if not (path.is_dir() and any(path.iterdir()))
    }


def names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def _inputs(texts: Texts) -> bytes:
    return digest(repr(sorted(texts.items())).encode())
