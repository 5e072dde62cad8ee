"""Hours where room is short, by language."""

import pytest

from incplan.i18n.catalogue import translator
from incplan.i18n.time.windows import short_windows
from incplan.plan.values.windows import parse_window


@pytest.mark.parametrize(
    ("written", "english", "french", "dutch", "german"),
    [
        ("mon-fri 08:00-17:00", "Mon–Fri 8–17", "lun–ven 8–17 h", "ma–vr 8–17 u.",
         "Mo–Fr 8–17 Uhr"),
        ("mon-fri 08:30-17:00", "Mon–Fri 8:30–17:00", "lun–ven 8 h 30–17 h", "ma–vr 8.30–17.00 u.",
         "Mo–Fr 8:30–17:00 Uhr"),
        ("sat 09:00-12:00", "Sat 9–12", "sam 9–12 h", "za 9–12 u.", "Sa 9–12 Uhr"),
        ("mon-sun 08:00-20:00", "8–20", "8–20 h", "8–20 u.", "8–20 Uhr"),
        ("24/7", "24/7", "24/7", "24/7", "24/7"),
    ],
)  # fmt: skip
def test_hours_take_little_room(written, english, french, dutch, german):
    window = parse_window(written)
    told = [
        short_windows(translator(language), [window]).replace("\u00a0", " ")
        for language in ("en", "fr", "nl", "de")
    ]
    assert told == [english, french, dutch, german]
