"""Answers of somebody who stopped before all questions were answered, for the next time."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from timeline import compose
from timeline.compose import Answers
from timeline.convert import files
from timeline.engine.cachefile import path_of

KEPT = "your answers are kept; go on with: timeline new"


class KeptAnswers:
    """The answers that a site's cache folder keeps; none are kept where that cannot be written."""

    def __init__(self, root: Path) -> None:
        cache = path_of(root, os.environ)
        self._path = cache.with_suffix(".answers.json") if cache else None

    def __bool__(self) -> bool:
        """Whether any are kept."""
        return self._path is not None and self._path.exists()

    def read(self) -> Answers:
        """Return the answers that were kept when somebody stopped."""
        if not self._path:
            return {}
        try:
            kept: Any = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        keys = {question.key for question in compose.QUESTIONS}
        return {key: text for key, text in kept.items() if key in keys and isinstance(text, str)}

    def write(self, answers: Answers) -> None:
        """Keep `answers` in place of those before."""
        if not self._path:
            return
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.replace(self._path, json.dumps(answers, ensure_ascii=False).encode())

    def forget(self) -> None:
        """Keep nothing any more."""
        if self._path:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
