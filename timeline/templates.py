"""Templates: which others each is made of, so that a change of one touches just its pages."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from jinja2 import Environment

# A tag that names another template. What is named by more than one plain string could be any.
_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+(?P<rest>[^%]*?)[-+]?%\}")
_NAME = re.compile(
    r"[\"'](?P<name>[^\"']+)[\"'](?:\s+(?:as|import|ignore|with)\b.*)?\s*", re.DOTALL
)


def sources(environment: Environment) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the texts of a template and of all it names, directly or not, by name."""

    @cache
    def text_of(name: str) -> str:
        assert environment.loader  # whoever loads templates has one
        return environment.loader.get_source(environment, name)[0]

    def of(name: str) -> tuple[str, ...]:
        found: dict[str, str] = {}
        todo = {name}
        while todo:
            here = todo.pop()
            found[here] = text_of(here)
            todo |= set(_named(found[here], environment)) - found.keys()
        return tuple(found[each] for each in sorted(found))

    return of


def _named(text: str, environment: Environment) -> Iterable[str]:
    """Return the names of the templates that a text may name."""
    tags = [_NAME.fullmatch(tag["rest"]) for tag in _TAG.finditer(text)]
    if all(tags):
        return [tag["name"] for tag in tags if tag]
    return environment.list_templates()
