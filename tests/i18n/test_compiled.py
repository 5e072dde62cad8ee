"""The searched catalogue says what gettext says, for each sentence of each language."""

import gettext
import io

import pytest

from incplan import PACKAGE
from incplan.i18n.compiled import Compiled


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_it_says_what_gettext_says(language: str) -> None:
    content = (PACKAGE / "locale" / language / "LC_MESSAGES" / "incplan.mo").read_bytes()
    theirs, ours = gettext.GNUTranslations(io.BytesIO(content)), Compiled(content)
    catalogue = theirs._catalog  # type: ignore[attr-defined]
    assert len(catalogue) > 4000
    for key in catalogue:
        if isinstance(key, tuple):
            for number in (0, 1, 2, 7):
                said = theirs.ngettext(key[0], "x", number)
                assert ours.ngettext(key[0], "x", number) == said
        elif key:
            assert ours.gettext(key) == theirs.gettext(key)
    for missing in ("", "no such sentence", "zzzz", "\0"):
        if missing:
            assert ours.gettext(missing) == missing
    assert ours.ngettext("no such", "no such ones", 1) == "no such"
    assert ours.ngettext("no such", "no such ones", 2) == "no such ones"


@pytest.mark.parametrize("harm", ["", "short", "magic", "cut"])
def test_what_is_no_whole_catalogue_is_refused(harm: str) -> None:
    content = (PACKAGE / "locale" / "fr" / "LC_MESSAGES" / "incplan.mo").read_bytes()
    broken = {"": b"", "short": content[:30], "magic": b"XXXX" + content[4:], "cut": content[:-9]}
    with pytest.raises(ValueError, match=r"catalogue|buffer|unpack"):
        Compiled(broken[harm])
