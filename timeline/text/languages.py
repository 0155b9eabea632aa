r"""The words that an article is read by, which stand in a file for each language.

`timeline/languages/LANGUAGE.toml` holds lists of words; a new language is one more file, and a list
that it leaves out is empty. What each list is for stands in `timeline/languages/README.md`. Words
stand apart by spaces or line ends and are written so: `_` is a space, `*` any ending or, alone, any
word, `(one|other)` and `[ab]` are choices, `?` makes what stands before it optional, `!(_of)` says
what may not follow, `'` is an apostrophe of any form. In a label `{name}` stands for whoever is
named, `{rest}` for other words of a line and `{any}` for all that follows.
All lists of a name are read as one, so a word that means something else in another language of the
same letters is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, groupby
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent.parent / "languages"
_TOKEN = re.compile(r"\{name\}|\{rest\}|\{any\}|!\(|\[[^\[\]]+\]|[()|?*_']|.", re.DOTALL)
NAME = r"[^:\n]{2,100}"
# What a word may begin with, choices within choices once: `(go(es)?|went)_on`.
_CHOICE = re.compile(r"\((?P<words>(?:[^()]|\([^()]*\))*)\)(?P<may>\??)(?P<rest>.*)")
_CHOICES = re.compile(r"(?:[^()|]|\([^()]*\))+")
_LETTERS = re.compile(r"\[(?P<letters>[^\[\]]+)\](?P<rest>.*)")
_NUMBER = re.compile(r"\{name\}")
_WRITTEN = {
    **{sign: sign for sign in ")|?"},
    "_": r"\s",
    "(": "(?:",
    "!(": "(?!",
    "'": "['’ʼ]",
    "{rest}": r"[^:.!?\n]{1,100}",
    "{any}": ".*",
}
# Between the name of a table and that of a list in it.
_PATH = "."


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    """Return what each file of a language holds, by the name of the language."""
    # Most builds read no article, so they need no words either.
    import tomllib

    files = sorted(_FOLDER.glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


def known() -> tuple[str, ...]:
    """Return the names of the languages that articles are read in."""
    return tuple(_read())


def by_language(name: str) -> dict[str, str]:
    """Return a list as each language that has it writes it, by the name of the language."""
    return {key: lists[name] for key, lists in _read().items() if name in lists}


def tables(name: str) -> dict[str, dict[str, str]]:
    """Return a table as each language that has it writes it, by the name of the language."""
    return {key: lists[name] for key, lists in _read().items() if name in lists}


def table(name: str) -> dict[str, str]:
    """Return a table of all languages, such as `venues`: its names with their words."""
    found: dict[str, list[str]] = {}
    for language in _read().values():
        for key, words in language.get(name, {}).items():
            found.setdefault(key, []).append(words)
    return {key: " ".join(dict.fromkeys(words)) for key, words in found.items()}


def pairs(name: str) -> list[tuple[str, str]]:
    """Return the rows of a table, those of each language by themselves."""
    return [row for rows in tables(name).values() for row in rows.items()]


def words(*names: str) -> tuple[str, ...]:
    """Return the words of some lists in all languages, as they are written there."""
    found = (word for name in names for text in _lists(name) for word in text.split())
    return tuple(dict.fromkeys(found))


def plain(*names: str) -> frozenset[str]:
    """Return the words of some lists that are compared as they are: in small letters, no signs."""
    return frozenset(word.replace("_", " ").lower() for word in words(*names))


def lines(name: str) -> list[list[str]]:
    """Return a list of lines, such as the months: the forms of each in all languages."""
    found: dict[int, list[str]] = {}
    for text in _lists(name):
        for number, line in enumerate(text.strip().splitlines()):
            found.setdefault(number, []).append(line.strip())
    return list(found.values())


@cache
def either(*names: str) -> str:
    """Return a regular expression, in brackets, that finds any word of some lists."""
    return any_of(words(*names))


def any_of(written: Iterable[str]) -> str:
    """Return a regular expression, in brackets, that finds any of some words as written here."""
    return tree((each for word in written for each in _begun(word)), expression)


def tree(words: Iterable[str], write: Callable[[str], str]) -> str:
    """Return a regular expression, in brackets, that finds any of some words as `write` has them.

    Of hundreds of words each would be tried at each letter of a text. So they branch letter by
    letter, and in front of an alphabet stand all that are first in it.
    """
    rests = _by_first_letter(words)
    others = _branches({"": rests.pop("", [])}, write)
    alphabets = (
        {first: rest for first, rest in rests.items() if first.isascii() is is_latin}
        for is_latin in (True, False)
    )
    found = [
        f"(?=[{''.join(one)}])(?:{'|'.join(_branches(one, write))})" for one in alphabets if one
    ]
    # Of no words nothing is found; empty brackets would find everything.
    return f"(?:{'|'.join([*found, *others]) or '(?!)'})"


def begun(written: Iterable[str]) -> Iterator[str]:
    """Yield some words as written here, each as many times as there are ways in which it begins."""
    for word in (each for one in written for each in _begun(one)):
        choice = _LETTERS.fullmatch(word)
        yield from (f"{one}{choice['rest']}" for one in choice["letters"]) if choice else (word,)


def _begun(word: str) -> Iterator[str]:
    """Yield a word, or one for each choice that it begins with: `(the|a)_bus` is two."""
    if not (choice := _CHOICE.fullmatch(word)):
        yield word
        return
    for first in [*_CHOICES.findall(choice["words"]), *[""] * bool(choice["may"])]:
        yield from _begun(first + choice["rest"])


def _by_first_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by their first letter; under none those that begin with anything else."""
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        found.setdefault(_first_letter(word), []).append(word)
    return found


def _first_letter(word: str) -> str:
    return word[0] if word[:1].isalpha() and word[1:2] not in ("*", "?") else ""


def _branches(rests: Mapping[str, Sequence[str]], write: Callable[[str], str]) -> Iterator[str]:
    for letter, words in rests.items():
        if letter and len(words) > 1:
            yield f"{letter}(?:{'|'.join(_in_order([word[1:] for word in words], write))})"
        else:
            yield from map(write, words)


def _in_order(words: Sequence[str], write: Callable[[str], str]) -> Iterator[str]:
    """Yield the branches of words, none of which goes before what may be found in its place."""
    for _, run in groupby(words, lambda word: bool(_first_letter(word))):
        yield from _branches(_by_first_letter(run), write)


def pattern(*names: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """Return what finds any word of some lists, in whatever case, between two bounds."""
    return re.compile(f"{before}{either(*names)}{after}", re.IGNORECASE)


def labels(*names: str, name: str = NAME) -> str:
    """Return the expression of some lists of labels, a group for each list called as it is.

    Whoever `{name}` stands for is the group `by1`, `by2` and so on; `name` is what may stand there.
    """
    numbers = count(1)
    made = {
        key.rpartition(_PATH)[2]: (
            _NUMBER.sub(lambda _: f"(?P<by{next(numbers)}>{name})", expression(word))
            for word in words(key)
        )
        for key in names
    }
    return "|".join(f"(?P<{key}>{'|'.join(found) or '(?!)'})" for key, found in made.items())


@cache
def expression(word: str) -> str:
    """Return the regular expression of a word as it is written in a list."""
    made: list[str] = []
    for token in _TOKEN.findall(word):
        is_stem = bool(made) and made[-1][-1:].isalpha() and not made[-1].startswith("\\")
        if token == "*":
            made.append(r"\w*" if is_stem else r"\w+")
        elif token == "{name}":
            made.append(token)
        else:
            made.append(token if token.startswith("[") else _WRITTEN.get(token, re.escape(token)))
    return "".join(made)


def _lists(name: str) -> Iterator[str]:
    table_name, _, key = name.rpartition(_PATH)
    for language in _read().values():
        found = language.get(table_name, {}) if table_name else language
        if key in found:
            yield found[key]
