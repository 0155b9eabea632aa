"""The catalogues: what the interface says in languages other than English.

A catalogue is a .po file (https://www.gnu.org/software/gettext/manual/gettext.html#PO-Files) named
after its language. How that language writes days and numbers is in Babel's data, so that an English
site loads none of it.
"""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from timeline.site.words import ENGLISH, Forms, Words

FOLDER = Path(__file__).parent / "site/catalogues"
_KIND = ".po"


def languages() -> tuple[str, ...]:
    """Return the languages of the interface, English first."""
    return (ENGLISH.language, *sorted(path.stem for path in FOLDER.glob(f"*{_KIND}")))


def source(language: str) -> bytes:
    """Return the text of the catalogue of a language; empty where there is none."""
    name = _base(language)
    return (FOLDER / f"{name}{_KIND}").read_bytes() if name in languages()[1:] else b""


def words(language: str) -> Words:
    """Return what the interface says in a language, or in English where it has no catalogue."""
    text = source(language)
    return Words(_base(language), _compiled(text), _forms(_base(language))) if text else ENGLISH


def _base(language: str) -> str:
    """Return `uk` for uk-UA."""
    return language.replace("_", "-").partition("-")[0].lower()


def _compiled(text: bytes) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text)))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _forms(language: str) -> Forms:
    from babel import Locale

    found = Locale(language)
    months, alone = found.months["format"], found.months["stand-alone"]
    days, marks = found.days["format"], found.number_symbols["latn"]
    zones = found.time_zones.items()
    return Forms(
        months=tuple(months["wide"][number] for number in range(1, 13)),
        months_alone=tuple(alone["wide"][number] for number in range(1, 13)),
        months_short=tuple(alone["abbreviated"][number] for number in range(1, 13)),
        weekdays=tuple(days["wide"][number] for number in range(7)),
        weekdays_short=tuple(days["abbreviated"][number] for number in range(7)),
        group=marks["group"],
        point=marks["decimal"],
        cities={name: zone["city"] for name, zone in zones if "city" in zone},
    )
