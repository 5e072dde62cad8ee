"""What the bundled fonts can print, and what happens to the rest."""

from pathlib import Path

from incplan.documents.charts.glyphs import UNPRINTABLE, covered, printable

FONTS = Path(__file__).parents[2] / "templates" / "fonts"


def test_the_letters_of_the_four_languages_and_the_boxes_are_covered():
    known = covered(FONTS)

    for sign in "àâäçéèêëîïôöùûüÿœæßÀÉÈÊÇÖÄÜẞĳ€«»“”„‘’–—…·•°→☐☑□":
        assert ord(sign) in known, sign


def test_what_no_font_has_is_marked_and_named():
    missing: set[str] = set()
    told = printable({"a": ["Zoë 水 ☒", 3, None]}, covered(FONTS), missing)

    assert told == {"a": [f"Zoë {UNPRINTABLE} ☑", 3, None]}
    assert missing == {"水"}


def test_fonts_come_with_their_licence_and_stay_small():
    assert "SIL Open Font License" in (FONTS / "SourceSans3-LICENSE.md").read_text()
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 2_000_000
