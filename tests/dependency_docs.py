"""What the program needs, under which licence and why: writes docs/dependencies.md.

python -m tests.dependency_docs   write it anew, out of requirements.txt and what is installed
"""

import re
from collections.abc import Iterator
from importlib.metadata import distribution

from packaging.requirements import Requirement

from tests.built import ROOT

PATH = ROOT / "docs" / "dependencies.md"
LOCK = ROOT / "requirements.txt"
HEAD = """# What the program needs

Every package that `make` installs, locked with its hash in `requirements.txt`: its licence, and
what it is here for or which package brings it. `make advisories` asks for known faults of each.

The site that a build makes holds none of them but the script of Pagefind, under the MIT licence, so
it may have any licence. The program is another matter. Pelican, its host, is under the AGPL 3.0:
whoever passes the program on together with Pelican, or lets others use a changed one over a
network, owes them the source of the whole under that licence. Our own code is under the MIT
licence, which allows that.

| package | licence | what for |
|---|---|---|
"""
TAIL = """
## Considered and not taken

pymorphy3, with its Russian and Ukrainian dictionaries, to read declined names and the grammar of
sentences in `timeline convert`. On the 80 Russian and Ukrainian articles of `tests/golden/`:

- Names on file: its lemmas find none that the endings of `timeline/languages/` miss, and lose
  two places (`в Шебекине`, `Безимене`).
- Grammar: whether a name can be a subject, it decides as the endings do, 140 times of 140. With the
  cases and finite verbs that it tells, no rule that we tried took away a false speaker, actor or
  quotation, before the rules had seen half of these articles or after.
- Names on no file: here it was better. Of 32 that notes proposed then, 27 would have been whole
  and in their first case, against 20; notes now propose subjects alone, which stand in it.
- Lists: lemmas in place of forms would spare 9 of 100 entries in Russian and 6 in Ukrainian.
- It costs 31 MB on disk and 65 MB of memory. Its dictionaries are of 2022; the Ukrainian one says
  both GPL 3.0 and MIT.
"""
_REASON = re.compile(r'^\s*"(?P<requirement>[^"]+)",\s*# (?P<reason>.+)$', re.MULTILINE)
# What some packages call their licence, in the words of https://spdx.org/licenses/.
_SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "GNU Affero General Public License v3": "AGPL-3.0",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "Public Domain": "public domain",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Apache License 2.0": "Apache-2.0",
    "GNU General Public License (GPL)": "GPL-3.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
}


def locked() -> list[str]:
    """Return the names of the packages that requirements.txt locks."""
    return re.findall(r"^([a-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)


def licence(name: str) -> str:
    """Return the licence that an installed package says it is under."""
    told = distribution(name).metadata
    classified = [
        text.rpartition(" :: ")[2]
        for text in told.get_all("Classifier") or ()
        if text.startswith("License :: ") and not text.endswith("OSI Approved")
    ]
    short = told.get("License") if len(told.get("License") or "") < 60 else ""
    named = [told.get("License-Expression") or ""] if told.get("License-Expression") else classified
    return " AND ".join(_SPDX.get(each, each) for each in named or [short or ""])


def text() -> str:
    """Return the page, out of what is installed."""
    return HEAD + "".join(f"{row}\n" for row in _rows()) + TAIL


def _rows() -> Iterator[str]:
    reasons, brings = _reasons(), _brings()
    for name in locked():
        why = reasons.get(name) or f"brought by {', '.join(brings.get(name, ()))}"
        yield f"| {name} | {licence(name)} | {why} |"


def _reasons() -> dict[str, str]:
    """Return why we need what pyproject.toml names."""
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return {
        Requirement(match["requirement"]).name.lower(): match["reason"].partition(";")[0].strip()
        for match in reversed(list(_REASON.finditer(told)))  # of two reasons that of the program
    }


def _brings() -> dict[str, list[str]]:
    """Return for each locked package the packages that need it, as the lock tells."""
    told: dict[str, list[str]] = {}
    name, is_told = "", False
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([a-z0-9._-]+)==", line):
            name, is_told = match[1], False
        elif line.startswith("    # via"):
            is_told = True
        if is_told and (match := re.match(r"    #(?: via)? +([a-z0-9._-]+)$", line)):
            told.setdefault(name, []).append(match[1])
    return told


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
