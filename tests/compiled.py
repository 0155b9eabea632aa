"""Templates as they were compiled, for every site that tests build in their own process.

A copy of the theme has the same texts in another folder. To compile all takes as long as to build
a small site, so each text is compiled once for all processes that run tests, and told where it
stands this time: a template that fails is named with its own file.
"""

import marshal
import os
from pathlib import Path
from types import CodeType

from jinja2 import Environment
from jinja2.bccache import Bucket

from timeline.templates import CompiledTemplates


class Kept(dict[str, CompiledTemplates]):
    """What was compiled, by the options of Jinja; a folder has it for other processes too."""

    folder: Path | None = None

    def setdefault(self, options: str, _: object = None, /) -> CompiledTemplates:
        """Return what was compiled with some options, wherever the texts stood."""
        return super().setdefault(options, Anywhere(self, options))


class Anywhere(CompiledTemplates):
    """The code of templates by their names and texts, and by no file."""

    def __init__(self, kept: Kept, options: str) -> None:
        super().__init__()
        self._within, self._options = kept, options
        self._codes: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a template is known by."""
        return super().get_cache_key(f"{name}|{self._options}")

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return the code of a text, if there is any, as that of this file."""
        bucket = super().get_bucket(environment, name, filename, source)
        if bucket.code and filename:
            bucket.code = _placed(bucket.code, filename)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a text that was compiled before, here or by another process."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        path = self._path(bucket)
        if bucket.code is None and path and path.exists():
            bucket.code = marshal.loads(path.read_bytes())
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a text."""
        assert bucket.code
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if path := self._path(bucket):
            own = path.with_name(f"{path.name}.{os.getpid()}")
            own.write_bytes(marshal.dumps(bucket.code))
            own.rename(path)

    def _path(self, bucket: Bucket) -> Path | None:
        folder = self._within.folder
        return folder and folder / f"{bucket.key}-{bucket.checksum}"


def _placed(code: CodeType, path: str) -> CodeType:
    """Return code as that of another file."""
    consts = (_placed(c, path) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_filename=path, co_consts=tuple(consts))


# A template is compiled once for all sites of a test run, and anew where its text is another.
COMPILED = Kept()
