"""Each code of an error has one sentence, and a case of it where its words would be empty."""

import importlib
import pkgutil
from collections import Counter

import incplan.i18n.sentences as sentences
from incplan.i18n.catalogue import translator
from incplan.i18n.sentences import ERRORS, error_sentence


def test_no_code_has_two_sentences() -> None:
    modules = (
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(sentences.__path__, f"{sentences.__name__}.")
    )
    shares = {
        id(value): value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, dict) and value.keys() <= ERRORS.keys()
    }
    counted = Counter(code for share in shares.values() for code in share)

    assert len(counted) == len(ERRORS)
    assert [code for code, times in counted.items() if times > 1] == []


def test_nothing_is_suggested_where_nothing_comes_near() -> None:
    suggesting = [code for code, words in ERRORS.items() if "Did you mean {suggestion}" in words]
    assert suggesting
    for code in suggesting:
        if code in ("unknown_contact", "unknown_contact_or_function"):
            continue  # where nothing comes near their code is `nobody`
        words = error_sentence(translator("en"), code, {"given": "zzz", "suggestion": ""})
        assert "Did you mean" not in words, code
