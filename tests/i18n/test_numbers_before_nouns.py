"""A number stands before a noun only where the noun follows it, or where it is never one."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.labels.closed_lists import SYSTEM_REASONS
from incplan.i18n.sentences import ERRORS, error_sentence
from tests.conftest import Company

PO = Path(__file__).parents[2] / "src/incplan/locale/fr/LC_MESSAGES/incplan.po"
#: Never one of them, for the reason that stands beside.
ALWAYS_SEVERAL = {
    "An expected reaction has {count} keys that say what it is; it needs one.",  # or none
    "Declared {count} times in one folder; the first one counts.",
    "`{given}` may mean {count} things. Type more of it, or one of these ids:",
    "{count} changes were made apart, without knowing of each other.",
    "{count} files; what is not answered yet: incplan fill",  # a new plan
    "{count} injects lead astray; one or two are right.",
    "At once, {count} minutes, all together. Players speak first, then observers.",
    "{count} interruptions, longest {time}",
    "{count} new contacts: really?",  # asked from some hundreds on
    "{inject} has {count} characters; more than {most} are not listened to.",
    "{shown} of {total} lines. See all: {command}",  # more than a window takes
    "{name}: {count} means of communication, {free} of them without our own IT and telephony.",
    "{path}: {count} bytes",  # an unreadable file
}
_NUMBER = re.compile(r"\{(?:count|done|copies|total)\} (?:more |other |open |new )?[a-z]+s\b")


def test_no_sentence_puts_one_before_a_plural() -> None:
    with PO.open("rb") as file:
        ids = [item.id for item in read_po(file) if isinstance(item.id, str)]
    alone = {ERRORS[code.removesuffix(".one")] for code in ERRORS if code.endswith(".one")}
    of_some = re.compile(r"\{count\} of \{total\}|\{total\} entries")
    found = {
        text for text in ids
        if _NUMBER.search(text) and text not in alone and not of_some.search(text)
    }  # fmt: skip
    assert found <= ALWAYS_SEVERAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_file_cannot_be_read_is_told_in_the_readers_language(language: str) -> None:
    for reason in SYSTEM_REASONS:
        said = error_sentence(translator(language), "file_unreadable",
                              {"path": "x.yaml", "reason": reason})  # fmt: skip
        assert (reason in said) == (language == "en"), said


@pytest.mark.parametrize(
    "words", ["plan", "awareness", "tests", "stats", "plan holders", "actions", "rco", "register"]
)
def test_days_stand_as_people_write_them(company: Company, words: str) -> None:
    shown = company.run(*words.split(), "--lang", "fr").out
    assert re.findall(r"(?<![\w-])20\d\d-\d\d(?:-\d\d)?(?![\w-])", shown) == []
    if words in ("plan", "awareness", "stats", "actions"):
        assert re.search(r"\b\d\d/\d\d/20\d\d\b", shown)
