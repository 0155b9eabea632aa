"""From strict YAML to typed values: what a field may be, and the sentence where it is not."""

from datetime import date, time
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct, defstruct

from timeline.model.fields import Id, OneOrMore, Text
from timeline.text import strictyaml, typed, yamlwriter


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


def _even(value: str) -> None:
    if len(value) % 2:
        raise ValueError(f"{value!r} has an odd {{number}} of letters; write one more")


class Span(Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    first: Annotated[date, Meta(description="the first day")] | None = None
    last: Annotated[date, Meta(description="the last day")] | None = None


class Part(Struct, frozen=True, kw_only=True):
    mark: Annotated[Text, Meta(description="a mark")] | None = None
    name: Annotated[Text, Meta(max_length=5, description="a name")]
    spans: Annotated[tuple[Span, ...], Meta(description="some spans")] = ()


class Thing(Struct, frozen=True, kw_only=True):
    id: Annotated[Id, Meta(description="an id")]
    size: Annotated[Size, Meta(description="its size")] = Size.SMALL
    sort: Annotated[Text, Meta(description="its sort")] = "plain"
    count: Annotated[Decimal, Meta(description="from 1 to 9", extra={"ge": 1, "le": 9})] | None = (
        None
    )
    even: Annotated[str, Meta(description="even", extra={"check": _even})] | None = None
    tags: Annotated[OneOrMore, Meta(description="a tag or several")] = ()
    words: Annotated[dict[str, tuple[Text, ...]], Meta(description="words by language")] = {}
    span: Annotated[Span, Meta(description="a span")] | None = None
    parts: Annotated[tuple[Part, ...], Meta(min_length=1, description="its parts")] = ()
    is_old: Annotated[bool, Meta(description="true or false")] = False
    text: Annotated[str, Meta(description="any text")] = ""


def build(text: str) -> tuple[Thing | None, list[str]]:
    document = strictyaml.parse(text)
    values = document.tree
    assert isinstance(values, dict)
    thing, problems = typed.build(
        Thing,
        {"id": "a", **values},
        document,
        path="x.yml",
        computed=("id",),
        choices={"sort": ["plain", "fine"]},
        forms={"parts": "`- name: …`, and so on"},
    )
    return thing, [str(problem).removeprefix("x.yml:") for problem in problems]


def test_every_sort_of_value_is_read():
    text = """size: large
sort: fine
count: 2.50
even: word
tags: [b, c]
words: {en: [one, two]}
span: {from: 2021-06-03}
parts:
- name: one
  spans:
  - to: 2021-06-04
is_old: true
text: "  as it stands "
"""
    assert build(text) == (
        Thing(
            id="a",
            size=Size.LARGE,
            sort="fine",
            count=Decimal("2.50"),
            even="word",
            tags=("b", "c"),
            words={"en": ("one", "two")},
            span=Span(first=date(2021, 6, 3)),
            parts=(Part(name="one", spans=(Span(last=date(2021, 6, 4)),)),),
            is_old=True,
            text="  as it stands ",
        ),
        [],
    )


def test_one_of_a_list_may_stand_alone_and_spaces_around_a_value_say_nothing():
    assert build('tags: b\nsize: " large "\n') == (Thing(id="a", tags=("b",), size=Size.LARGE), [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("size: huge", "1:1: size: 'huge' is not known; write small or large"),
        ("size: [small]", "1:1: size: a list does not fit here; write its size: small, large"),
        ("sort: odd", "1:1: sort: 'odd' is not known; write plain or fine"),
        (
            "sort: {a: b}",
            "1:1: sort: a group of keys does not fit here; write its sort: plain, fine",
        ),
        ("count: 0", "1:1: count: 0 is out of range; write from 1 to 9"),
        ("count: 9.5", "1:1: count: 9.5 is out of range; write from 1 to 9"),
        (
            "count: ten",
            "1:1: count: 'ten' is not a number; write digits alone, such as 1500 or 2.5",
        ),
        ("even: odd", "1:1: even: 'odd' has an odd {number} of letters; write one more"),
        ("tags: {a: b}", "1:1: tags: a group of keys does not fit here; write a tag or several"),
        ('tags: [a, ""]', "1:11: tags[2]: nothing does not fit here; write a tag or several"),
        ("words: [one]", "1:1: words: a list does not fit here; write words by language"),
        ("words: {en: one}", "1:9: words.en: 'one' does not fit here; write a list, [one]"),
        (
            "span: 2021-06-03",
            "1:1: span: '2021-06-03' does not fit here; write the keys from and to",
        ),
        ("span: {to: soon}", "1:8: span.to: 'soon' is not a day; write it as 2024-03-13"),
        ("span: {till: x}", "1:8: there is no key `till`; the keys are from, to"),
        ("parts: []", "1:1: parts: empty; write `parts:` and below it `- name: …`, and so on"),
        (
            "parts: {name: a}",
            "1:1: parts: each of them starts with `- `; write `- name: …`, and so on",
        ),
        (
            "parts: [{name: a, spans: {from: x}}]",
            "1:19: parts[1].spans: each of them starts with `- `; write `- from: …`",
        ),
        ("parts: [{name: sixsix}]", "1:10: parts[1].name: 6 characters; write at most 5"),
        ("parts: [{nam: a}]", "1:10: there is no key `nam`; did you mean `name`?"),
        ("parts: [{name: a, nam: }]", "1:19: there is no key `nam`; did you mean `name`?"),
        ("span: {from: 2021-06-03, till: }", "1:26: there is no key `till`; the keys are from, to"),
        ("parts: [{mark: a}]", "1:9: `parts[1].name` is missing; write a name"),
        ("is_old: yes", "1:1: is_old: 'yes' is neither true nor false; write one of the two"),
        (
            "colour: red",
            "1:1: there is no key `colour`; the keys are size, sort, count, even, tags, words, "
            "span, parts, is_old, text",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_place_with_what_to_write(text, says):
    assert build(f"{text}\n") == (None, [says])


TREES = st.recursive(
    st.text(max_size=4) | st.sampled_from(["small", "1", "true", "2021-06-03", "a", "{x}", "{}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "from", "to", "mark", "spans", "x"]), inner)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from("size sort count even tags words span parts is_old text name other".split())


@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_any_tree_is_a_value_or_problems(values):
    document = strictyaml.parse(yamlwriter.dump({"a": "b"}))
    thing, problems = typed.build(Thing, {"id": "a", **values}, document, path="x.yml")
    assert (thing is None) == bool(problems)
    assert all("; " in problem.message for problem in problems)


@pytest.mark.parametrize("kind", [int, float, time, IntEnum("Number", "ONE"), Enum("Mood", "ONE")])
def test_a_type_that_no_file_has_is_refused_before_anything_is_read(kind):
    field = Annotated[kind, Meta(description="something")]
    model = defstruct("Odd", [("odd", field)], frozen=True, kw_only=True)
    with pytest.raises(TypeError, match=f"odd: nothing reads a {kind.__name__}"):
        typed.build(model, {"odd": "1"}, strictyaml.parse("odd: 1\n"), path="x.yml")
