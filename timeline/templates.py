"""Templates: which others each is made of, and compiled ones, which are kept for the next build."""

import marshal
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates

from timeline.engine import code, seal
from timeline.engine.fingerprint import fingerprint

_NAME = "templates"


class Compiled(BytecodeCache):
    """Compiled templates, kept in one file in `folder`, sealed with `key`.

    `given` stands for everything that shapes them besides their texts. A `clean` one believes none.
    """

    def __init__(self, folder: Path, *, key: bytes, given: str, clean: bool = False) -> None:
        self._path, self._key = folder / _NAME, key
        self._start = fingerprint(code.digest(), given).encode()
        content = b"" if clean else seal.load(self._path, key) or b""
        kept = content[len(self._start) :] if content.startswith(self._start) else None
        self._codes: dict[str, bytes]
        self._named: dict[str, list[str]]
        self._codes, self._named = marshal.loads(kept) if kept else ({}, {})  # sealed by this user
        self._asked: dict[str, list[str]] = {}
        self._is_new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a template that is on file; one of another text Jinja does not take."""
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template that Jinja compiled."""
        self._codes[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True

    def named(self, text: str, environment: Environment) -> list[str]:
        """Return the names of the templates that the text of one names."""
        name = fingerprint(text)
        if name not in self._named:
            found = find_referenced_templates(environment.parse(text))
            self._named[name] = sorted(filter(None, found))
            self._is_new = True
        self._asked[name] = self._named[name]
        return self._named[name]

    def save(self) -> None:
        """Keep what was compiled."""
        if self._is_new:
            kept = marshal.dumps((self._codes, self._asked))
            seal.save(self._path, self._start + kept, self._key)
            self._is_new = False


def sources(environment: Environment, compiled: Compiled) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the texts of a template and of all it names, directly or not, by name."""

    @cache
    def parsed(name: str) -> tuple[str, list[str]]:
        assert environment.loader  # whoever loads templates has one
        text, _, _ = environment.loader.get_source(environment, name)
        return text, compiled.named(text, environment)

    def of(name: str) -> tuple[str, ...]:
        texts: dict[str, str] = {}
        todo = {name}
        while todo:
            here = todo.pop()
            texts[here], named = parsed(here)
            todo |= set(named) - texts.keys()
        return tuple(texts[each] for each in sorted(texts))

    return of
