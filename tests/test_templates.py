"""What a template is made of: all that it names, however the name is written."""

from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from timeline.templates import CompiledTemplates, MacroContext, MacroTemplate, sources, speak

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


class Marked:
    """What has markup of its own."""

    def __html__(self) -> str:
        return "<b>&</b>"


MACROS = (
    "{% macro two(a, b='<') %}{{ a }}{{ b }}{% endmacro %}"
    "{% macro rest(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}"
    "{% macro around(a) %}{{ a }}{{ caller('>') }}{% endmacro %}"
)
VALUES = {
    "text": "<a> & 'b' \"c\"",
    "long": "<" * 300,
    "safe": Markup("<i>&amp;</i>"),
    "marked": Marked(),
    "number": 12,
    "nothing": None,
}


def printed_by(environment: Environment, text: str) -> str:
    """Return what a template prints, or what is wrong with it."""
    environment.loader = DictLoader({"macros.html": MACROS, "page.html": MACROS + text})
    try:
        return environment.get_template("page.html").render(**VALUES)
    except (TemplateError, KeyError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ text }}{{ text }}{{ long }}{{ safe }}{{ marked }}{{ number }}{{ nothing }}{{ 1.0 }}"
        "{{ 1 }}{{ '1' }}{{ true }}",
        "{{ two(text) }}{{ two(text, safe) }}{{ two(text, b=marked) }}{{ two(b=1, a=2) }}",
        "{{ two(two(text)) ~ text }}{{ two() }}",
        "{{ two(1, 2, 3) }}",
        "{{ two(1, c=3) }}",
        "{{ rest(text, safe, more=text) }}{{ rest(1) }}",
        "{% call(x) around(text) %}{{ x }}{{ text }}{% endcall %}",
        "{{ around(text) }}",
        "{% import 'macros.html' as m %}{% for t in (text, safe) %}{{ m.two(t) }}{% endfor %}",
        "{% set both %}{{ text }}{{ safe }}{% endset %}{{ both }}",
        "{% autoescape false %}{{ text }}{{ two(text) }}{{ _('a % b') }}{% endautoescape %}",
        "{{ _('<a>') }}{{ _('<a>') }}{{ _('<a> %(b)s', b=text) }}{{ _('100%% %(b)s', b=safe) }}",
        "{% autoescape false %}{{ _('<a> %(b)s', b=text) }}{% endautoescape %}{{ _('<a>100%%') }}",
        "{{ _('%(b)s') }}",
        "{{ _('100 %') }}",
        "{{ missing }}",
        "{{ two(missing) }}",
        "{{ text.lacking }}",
    ],
)
def test_what_takes_less_time_prints_what_jinja_prints(text):
    def environment() -> Environment:
        return Environment(
            autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
        )

    plain, quick = environment(), environment()
    plain.install_gettext_translations(NullTranslations(), newstyle=True)
    speak(quick, NullTranslations(), "", "en")
    quick.context_class, quick.template_class = MacroContext, MacroTemplate
    assert printed_by(quick, text) == printed_by(plain, text)
    assert printed_by(quick, text) == printed_by(plain, text)  # of what was made before
