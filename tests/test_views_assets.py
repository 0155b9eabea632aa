"""Files of the theme as they are published."""

from timeline.site.assets import assets


def test_an_asset_is_named_by_what_is_in_it_and_found_by_the_style_sheet():
    made = assets(
        {"site.css": b"/* no */\na {\n  b: url(f.woff2) url('x.png')\n}", "f.woff2": b"1"}
    )
    font = made["f.woff2"].path
    assert font == "assets/f.6b86b273ff.woff2"
    assert made["site.css"].content == b"a {\nb: url(f.6b86b273ff.woff2) url('x.png')\n}"


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
