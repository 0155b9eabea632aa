"""Files of the theme, named by what is in them, so that a browser may keep them for ever."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from posixpath import normpath, relpath

from timeline.model import Frozen

FOLDER = "assets"
_URL = re.compile(r"url\((?P<mark>[\"']?)(?P<name>[^\"')]+)(?P=mark)\)")
_IMPORT = re.compile(r"^@import url\((?P<name>[^\"')]+)\);\n", re.MULTILINE)
_SPACE = r"(?:\s|/\*(?:[^*]|\*(?!/))*\*/)"
# What stands in a style sheet for people alone. A space after a colon parts nothing; one before it
# does, in selectors.
_SPARE = re.compile(
    rf"""(?P<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))
    |(?:{_SPACE}|;)*(?P<end>\}}){_SPACE}*
    |{_SPACE}*(?P<mark>[{{;,]){_SPACE}*
    |(?P<colon>:){_SPACE}+
    |{_SPACE}+""",
    re.DOTALL | re.VERBOSE,
)
_SPARE_SCRIPT = re.compile(rb"^\s*(//.*\n\s*)*", re.MULTILINE)


class Asset(Frozen, frozen=True, kw_only=True):
    """One file as published; `path` is relative to the output folder."""

    path: str
    content: bytes


def assets(files: Mapping[str, bytes]) -> Mapping[str, Asset]:
    """Return each of `files`, known by its path in the theme, under a name that holds its hash.

    What a style sheet names by `url(…)` is renamed in it, so its own name changes with it. One
    that imports another of its folder holds it, which saves a browser the way there. Left out are
    comments and spaces of style sheets, and of scripts the comments on lines of their own and the
    indentation.
    """
    made = {
        name: _asset(name, _lean(name, raw)) for name, raw in files.items() if not _is_style(name)
    }
    whole = {name: _whole(name, raw, files) for name, raw in files.items() if _is_style(name)}
    renamed = {name: _renamed(name, text, made) for name, text in whole.items()}
    styles = {name: _asset(name, raw) for name, raw in renamed.items()}
    return {name: (made | styles)[name] for name in sorted(files)}


def _is_style(name: str) -> bool:
    return name.endswith(".css")


def _lean(name: str, raw: bytes) -> bytes:
    return _SPARE_SCRIPT.sub(b"", raw) if name.endswith(".js") else raw


def _asset(name: str, content: bytes) -> Asset:
    path = PurePosixPath(FOLDER, name)
    digest = sha256(content).hexdigest()[:10]
    return Asset(path=str(path.with_name(f"{path.stem}.{digest}{path.suffix}")), content=content)


def _whole(name: str, raw: bytes, files: Mapping[str, bytes]) -> str:
    """Return a style sheet with those that it imports in their place."""

    def held(match: re.Match[str]) -> str:
        imported = files.get(str(PurePosixPath(name).with_name(match["name"])))
        return match[0] if imported is None else imported.decode("utf-8")

    return _IMPORT.sub(held, raw.decode("utf-8"))


def _renamed(name: str, text: str, made: Mapping[str, Asset]) -> bytes:
    folder = str(PurePosixPath(name).parent)

    def rename(match: re.Match[str]) -> str:
        target = made.get(normpath(f"{folder}/{match['name']}"))
        return f"url({relpath(target.path, f'{FOLDER}/{folder}')})" if target else match[0]

    return _lean_style(_URL.sub(rename, text)).encode("utf-8")


def _lean_style(text: str) -> str:
    return _SPARE.sub(
        lambda match: match[match.lastgroup] if match.lastgroup else " ", text
    ).strip()
