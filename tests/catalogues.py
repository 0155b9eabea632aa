"""The phrases of the interface, as the program and the theme have them, and their catalogues.

python -m tests.catalogues        write messages.pot, and new phrases into each catalogue
"""

from collections.abc import Iterator
from io import SEEK_END, BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from tests.built import ROOT
from timeline.catalogues import FOLDER

TEMPLATE = FOLDER / "messages.pot"
_CODE = {"say": None, "pieces": None, "phrase": None, "count": (1, 2), "count_pieces": (1, 2)}
_JINJA = {"_": None}
_OPTIONS = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}


def found() -> Catalog:
    """Return every phrase that the program or the theme says."""
    catalog = Catalog(fuzzy=False, domain="timeline")
    for path, message in _found():
        catalog.add(message, locations=[(path, 0)])
    return catalog


def _found() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    code = sorted((ROOT / "timeline/site").rglob("*.py"))
    theme = sorted((ROOT / "theme/templates").iterdir())
    for path, method, keywords, options in (
        *((path, "python", _CODE, {}) for path in code),
        *((path, "jinja2", _JINJA, _OPTIONS) for path in theme),
    ):
        with path.open("rb") as file:
            for _, message, _, _ in extract(method, file, keywords, options=options):
                yield path.relative_to(ROOT).as_posix(), message


def text(catalog: Catalog) -> bytes:
    """Return a catalogue as a file has it: by phrase, and without what no reader of it needs."""
    written = BytesIO(_head(catalog).encode())
    written.seek(0, SEEK_END)
    write_po(
        written,
        catalog,
        width=100,
        sort_output=True,
        omit_header=True,
        no_location=True,
        ignore_obsolete=True,
    )
    return written.getvalue()


def _head(catalog: Catalog) -> str:
    """Return what a catalogue says of itself; the list of phrases is in no language."""
    if catalog.locale is None:
        return ""
    lines = (
        f"Language: {catalog.locale}",
        f"Plural-Forms: {catalog.plural_forms}",
        "Content-Type: text/plain; charset=utf-8",
    )
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in lines), "", ""])


def read(path: Path) -> Catalog:
    """Return the catalogue in a file."""
    return read_po(BytesIO(path.read_bytes()), locale=path.stem)


def renewed(path: Path) -> bytes:
    """Return a catalogue with every phrase that is said now; those not yet in it are empty."""
    catalog = read(path)
    catalog.update(found(), no_fuzzy_matching=True)
    return text(catalog)


if __name__ == "__main__":
    TEMPLATE.write_bytes(text(found()))
    for each in sorted(FOLDER.glob("*.po")):
        each.write_bytes(renewed(each))
