"""What a keyboard has and what print has: apostrophes, quotes, French blanks."""

import pytest

from incplan.documents.wording.finish import finished


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("fr", "Noter l'heure : c'est fait ?", "Noter l’heure\u00a0: c’est fait\u202f?"),
        ("fr", 'Dire "feu" ; « a »', "Dire «\u00a0feu\u00a0»\u202f; «\u00a0a\u00a0»"),
        ("fr", "50 % : 10:30 et http://a.be/?b=1", "50\u00a0%\u00a0: 10:30 et http://a.be/?b=1"),
        ("nl", "Groep 'crisis' op de gsm's, 's nachts", "Groep “crisis” op de gsm’s, ’s nachts"),
        ("de", 'Das "Blatt" gibt\'s hier ; dort', "Das „Blatt“ gibt’s hier ; dort"),
        ("en", 'Don\'t say "fire"', "Don’t say “fire”"),
        ("fr", 'Taper : incplan declare "l\'eau"', 'Taper\u00a0: incplan declare "l\'eau"'),
        ("fr", "L'eau (incplan water 'x') l'or", "L\u2019eau (incplan water 'x') l'or"),
        ("fr", "d'or@exemple.example", "d'or@exemple.example"),
        ("fr", '<svg a="b : c"/>', '<svg a="b : c"/>'),
        ("en", "5' and 6\" pipes", "5' and 6\" pipes"),
    ],
)
def test_words_get_their_signs_and_commands_keep_theirs(language: str, typed: str, printed: str):
    assert finished(language)(typed) == printed
    assert finished(language)(printed) == printed
