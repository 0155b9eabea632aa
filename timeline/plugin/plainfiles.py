"""Plain files that Pelican publishes as they are: what STATIC_PATHS names (a CNAME, an icon).

Pelican follows links, and copies to whatever path it is told. Here nothing outside the content is
published, and nothing lands outside the site or over one of its pages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from pelican.contents import Static

from timeline.engine.publish import digest
from timeline.model import InputError, Problem
from timeline.record.opening import below
from timeline.settings import SettingsError
from timeline.text.filenames import is_below_ignored

_LINK = "a link may not stand here: what it leads to would be published; put the file in its place"
_OUTSIDE = "write a folder or file within the content, such as 'extra'"
# The settings that say which files are published, and where.
_SETTINGS = "EXTRA_PATH_METADATA IGNORE_FILES STATIC_EXCLUDES STATIC_PATHS STATIC_SAVE_AS".split()
# What would publish every draft.
_RECORD = frozenset({".", "events"})


def state(settings: Mapping[str, object]) -> Mapping[str, bytes]:
    """Return a digest of each file that STATIC_PATHS names, by its path in the content.

    Under no path there is one of the settings that say where the files go. Raises InputError where
    one of the files is a link, and SettingsError.
    """
    content = Path(str(settings["PATH"]))
    found = sorted({path for name in _named(settings) for path in _files(content, content / name)})
    links = [path for path in found if path.is_symlink()]
    if links:
        shown = [path.relative_to(content.parent).as_posix() for path in links]
        raise InputError([Problem(path=path, message=_LINK) for path in shown])
    chosen = repr([settings[name] for name in _SETTINGS])
    return {"": digest(chosen.encode())} | {
        path.relative_to(content).as_posix(): digest(path.read_bytes())
        for path in found
        if path.is_file()
    }


def _named(settings: Mapping[str, object]) -> Iterator[PurePosixPath]:
    """Yield STATIC_PATHS; raises SettingsError where one is no path within the content."""
    paths = settings["STATIC_PATHS"]
    for name in paths if isinstance(paths, list | tuple) else (paths,):
        path = PurePosixPath(name) if isinstance(name, str) else PurePosixPath("/")
        if path.is_absolute() or ".." in path.parts or "\0" in str(name):
            raise SettingsError(f"STATIC_PATHS in pelicanconf.py has {name!r}; {_OUTSIDE}")
        if path.as_posix() in _RECORD:
            raise SettingsError(
                f"STATIC_PATHS in pelicanconf.py has {name!r}, which would publish drafts; "
                f"{_OUTSIDE}"
            )
        yield path


def _files(content: Path, path: Path) -> Iterator[Path]:
    """Yield what lies at `path` and below, and each link that leads there from the content."""
    between = [folder for folder in path.parents if folder.is_relative_to(content)]
    linked = [folder for folder in (*between[:-1], path) if folder.is_symlink()]
    if linked or path.is_file():
        yield from linked or [path]
        return
    for each in below(path):
        if not is_below_ignored(each.relative_to(path)):
            yield each


def problems(files: Sequence[Static], site: Path, pages: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with where `files` would stand in the folder `site`.

    Its own pages and files stand there by now; `pages` are those that Pelican adds, each with its
    file, by its path in the site.
    """
    taken = dict(pages)
    for file in sorted(files, key=lambda each: each.relative_source_path):
        path = file.save_as
        if not _is_inside(path):
            yield _problem(file, f"it would be published as {path!r}, outside the site")
            continue
        if owner := _owner(path, site, taken):
            yield _problem(file, f"it would be published as {path}, which is {owner}")
        taken.setdefault(path, _shown(file))


def _problem(file: Static, message: str) -> Problem:
    cure = "give it another name, here or in EXTRA_PATH_METADATA"
    return Problem(path=_shown(file), message=f"{message}; {cure}")


def _shown(file: Static) -> str:
    return f"{Path(file.settings['PATH']).name}/{file.relative_source_path}"


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return all(parts) and not {".", ".."} & set(parts) and not {"\\", "\0"} & set(path)


def _owner(path: str, site: Path, taken: Mapping[str, str]) -> str:
    """Return what stands at `path` or where its folders would have to be, or nothing."""
    for each in (path, *(parent.as_posix() for parent in PurePosixPath(path).parents)):
        if each in taken:
            return f"{each} of {taken[each]}"
        if each != "." and (site / each).is_file():
            return f"{each}, a page or file of this site"
    inner = next((each for each in taken if each.startswith(f"{path}/")), "")
    if inner or (site / path).is_dir():
        return f"a folder of this site{f', with {inner}' if inner else ''}"
    return ""


def unused(settings: Mapping[str, object], files: Iterable[Static]) -> str:
    """Return what to say of paths in EXTRA_PATH_METADATA that no file has, or nothing."""
    extra = settings["EXTRA_PATH_METADATA"]
    sources = [PurePosixPath(file.relative_source_path) for file in files]
    idle = [
        repr(name)
        for name in (extra if isinstance(extra, dict) else ())
        if not any(source.is_relative_to(name) for source in sources)
    ]
    if not idle:
        return ""
    return (
        f"EXTRA_PATH_METADATA in pelicanconf.py names {', '.join(idle)}, which is no file that "
        "STATIC_PATHS publishes"
    )
