"""Files of the theme as they are published."""

import pytest

from timeline.site.assets import assets


def test_an_asset_is_named_by_what_is_in_it_and_found_by_the_style_sheet():
    made = assets(
        {"site.css": b"/* no */\na {\n  b: url(f.woff2) url('x.png')\n}", "f.woff2": b"1"}
    )
    font = made["f.woff2"].path
    assert font == "assets/f.6b86b273ff.woff2"
    assert made["site.css"].content == b"a{b:url(f.6b86b273ff.woff2) url('x.png')}"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a, b > c :hover { x: 1px  2px ; y: z; }\n", "a,b > c :hover{x:1px 2px;y:z}"),
        ("a{}/* one */b/* two */c { /* three */ }", "a{}b c{}"),
        (
            "@media (min-width: 2rem) and\n  print { a { b: calc(1px + 2px) } }\n\nc { d: e }",
            "@media (min-width:2rem) and print{a{b:calc(1px + 2px)}}c{d:e}",
        ),
        (
            r"""a::before { content: "/* ; } \" , :  " '{  ' }""",
            r"""a::before{content:"/* ; } \" , :  " '{  '}""",
        ),
        ("a { b: url(c  d.svg) }", "a{b:url(c  d.svg)}"),
    ],
)
def test_a_style_sheet_is_published_without_what_is_for_people(written, published):
    assert assets({"a.css": written.encode()})["a.css"].content.decode() == published


def test_a_style_sheet_holds_those_of_its_folder_that_it_imports():
    sheets = {
        "css/a.css": b"/* a */\n@import url(b.css);\n@import url(gone.css);\na { c: d }",
        "css/b.css": b"b { e: url(f.svg) }\n",
        "css/f.svg": b"1",
        "b.css": b"no { }",
    }
    made = assets(sheets)["css/a.css"].content.decode()
    assert made == "b{e:url(f.6b86b273ff.svg)}@import url(gone.css);a{c:d}"


def test_a_script_is_published_without_its_comments():
    script = b'// Says why.\nrun(() => {\n  // Says how.\n  a("//b");\n});\n'
    assert assets({"a.js": script})["a.js"].content == b'run(() => {\na("//b");\n});\n'


def test_another_font_gives_the_style_sheet_another_name():
    names = {
        assets({"a.css": b"url(f.woff2)", "f.woff2": font})["a.css"].path for font in (b"1", b"2")
    }
    assert len(names) == 2


def test_a_style_sheet_in_a_folder_finds_what_lies_beside_and_above_it():
    made = assets({"css/a.css": b"url(b.svg) url(../c.svg)", "css/b.svg": b"1", "c.svg": b"2"})
    assert made["css/a.css"].content == b"url(b.6b86b273ff.svg) url(../c.d4735e3a26.svg)"
