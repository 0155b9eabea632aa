"""What a template is made of: all that it names, however the name is written."""

import pytest
from jinja2 import DictLoader, Environment

from timeline.templates import CompiledTemplates, sources

PARTS = {"base.html": "base", "a%b.html": "percent", "plain.html": "plain"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{% extends "base.html" %}', ["base.html"]),
        ("{%- include 'a%b.html' -%}{% if x %}%{% endif %}", ["a%b.html"]),
        (
            '{% import "plain.html"\n  as p %} 100 % {% include "base.html" %}',
            ["base.html", "plain.html"],
        ),
        ("no tag, 100 %", []),
        ("{% set x = 1 %}{% include x %}", sorted(PARTS)),
    ],
)
def test_a_template_is_made_of_whatever_it_names(text, named):
    environment = Environment(loader=DictLoader({**PARTS, "page.html": text}), autoescape=True)
    assert sorted(sources(environment)("page.html")) == sorted([text, *(PARTS[n] for n in named)])


def test_a_template_is_compiled_again_only_where_its_text_or_the_options_are_others():
    compiled: dict[str, CompiledTemplates] = {}
    texts = {"page.html": "{{ x }}"}

    def printed(**options: bool) -> str:
        kept = compiled.setdefault(repr(options), CompiledTemplates())
        environment = Environment(loader=DictLoader(texts), bytecode_cache=kept, **options)
        return environment.get_template("page.html").render(x="<")

    assert (printed(autoescape=True), printed(autoescape=False)) == ("&lt;", "<")
    code = compiled[repr({"autoescape": True})]
    made = dict(code._kept)
    assert printed(autoescape=True) == "&lt;"
    assert code._kept == made
    texts["page.html"] = "{{ x }}!"
    assert (printed(autoescape=True), printed(autoescape=False)) == ("&lt;!", "<!")
