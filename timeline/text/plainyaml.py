"""The plainest YAML, read line by line: what nearly every event file consists of.

A line is `key: value`, `- key: value`, `- value` or, above such items, `key:`; a value is words,
one pair of double quotes or, behind a key, a [list, of words]. Each means the same in all of YAML;
whatever has a line that is none of these is left to the reader of YAML, and with it all that could
be wrong.
"""

import re

Value = str | list[str]
Group = dict[str, Value]
Item = str | Group

# Named one by one: letters and signs that are no space, no line end and nothing hidden.
_SIGNS = (
    r"\u00a1-\u00ac\u00ae-\u02af\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf№"
)
# What is read is never given back (`++`): no other part of a line could begin there. Of groups that
# is not said: Python 3.11 before 3.11.5, which Debian has, does not match them then.
_WORDS = (
    r"[A-Za-z0-9\u00c0-\u02af\u0400-\u0481]"
    rf"(?:[!-\"$-9;-~{_SIGNS}]++|(?<! )\#|:(?![ \n])| (?![ \n]))*"
)
_QUOTED = rf"\"[ !\#-\[\]-~{_SIGNS}]*+\""
_SOME = r"[A-Za-z0-9_.'\u00c0-\u02af\u0400-\u0481-]"
_ENTRY = rf"[A-Za-z0-9\u00c0-\u02af\u0400-\u0481]{_SOME}*(?: {_SOME}+)*"
_LIST = rf"\[(?:{_ENTRY}(?:, {_ENTRY})*)?\]"
_LINE = re.compile(
    rf"^(- |  )?(?:([a-z_][a-z0-9_]{{0,39}}+):(?: (?:({_WORDS})|({_QUOTED})|({_LIST})))?"
    rf"|({_WORDS})|({_QUOTED}))\n",
    re.MULTILINE,
)


def read(text: str) -> dict[str, Value | list[Item]] | None:
    """Return the keys and values of `text`, or None where it is not as plain as that."""
    lines = _LINE.findall(text)
    if len(lines) != text.count("\n") or not text.endswith("\n"):
        return None
    found: dict[str, Value | list[Item]] = {}
    items: list[Item] | None = None  # of the key above, where it has a list of lines
    for start, key, words, quoted, listed, alone, quoted_alone in lines:
        is_given = bool(words or quoted or listed)
        value = words or (_listed(listed) if listed else quoted[1:-1])
        if start:
            if items is None or is_given != bool(key):
                return None
            if not _extend(items, start, key, value if key else alone or quoted_alone[1:-1]):
                return None
        elif not key or key in found or items == []:
            return None
        elif is_given:
            found[key], items = value, None
        else:
            found[key] = items = []
    return None if items == [] else found


def _extend(items: list[Item], start: str, key: str, value: Value) -> bool:
    """Add a line to the items of a list; return whether it fits there."""
    if start == "- ":
        items.append({key: value} if key else str(value))
        return True
    group = items[-1] if items else ""
    if not key or isinstance(group, str) or key in group:
        return False
    group[key] = value
    return True


def _listed(text: str) -> list[str]:
    return text[1:-1].split(", ") if len(text) > len("[]") else []
