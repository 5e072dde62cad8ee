"""The catalogues say everything the code says, and every code has its words."""

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages import Message
from babel.messages.pofile import read_po

from incplan.i18n.catalogue import translator
from incplan.i18n.findings import FINDINGS
from incplan.i18n.sentences import ERRORS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "incplan"
RAISED = re.compile(r".*Error$")


def test_the_catalogues_are_complete_and_keep_the_placeholders():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "messages.py"), "check"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[:2000]


def test_no_command_in_a_sentence_holds_dots_in_the_place_of_words():
    """A form says what stands there (TEXT, DATE); dots would be typed as they are."""
    dots = re.compile(r'(?:incplan|--)[^.;:,]*(?:"\.\.\."|(?:--\S+|=) ?\.\.\.)')
    held = {
        (language, message.id, text)
        for language in ("fr", "nl", "de")
        for message in catalogue(language)
        for text in (*_texts(message.id), *_texts(message.string))
        if dots.search(text)
    }
    assert not held


def catalogue(language: str) -> Iterable[Message]:
    """The sentences of a language."""
    place = SOURCE / "locale" / language / "LC_MESSAGES" / "incplan.po"
    with place.open("rb") as stream:
        return tuple(read_po(stream))


def _texts(words: object) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, list | tuple) else (str(words),)


@functools.cache
def calls() -> list[ast.Call]:
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found += [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return found


def constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_error_has_a_sentence():
    raised = {
        code
        for call in calls()
        if isinstance(call.func, ast.Name)
        and call.func.id in ("UsageError", "RefusedError", "UnreadableError", "NotWrittenError")
        and call.args
        and (code := constant(call.args[0]))
    }
    assert len(raised) > 40
    assert not raised - set(ERRORS)


def test_every_finding_has_its_words():
    codes = {
        code
        for call in calls()
        for word in call.keywords
        if word.arg == "code"
        and (code := constant(word.value))
        and re.fullmatch(r"[A-Z]{3,4}\d{3}", code)
    }
    assert len(codes) > 20
    assert not codes - {code.partition(".")[0] for code in FINDINGS}


def test_every_problem_of_a_review_has_its_words():
    file = SOURCE / "incident" / "review" / "problems.py"
    codes = set(re.findall(r'Problem\(\s*code="([a-z_]+)"', file.read_text(encoding="utf-8")))
    assert len(codes) > 8
    assert not {f"review.{code}" for code in codes} - set(ERRORS)


def test_a_command_to_type_has_quotes_that_a_shell_reads():
    odd = [
        (language, code)
        for language in ("en", "fr", "nl", "de")
        for code, words in ERRORS.items()
        if re.search("incplan [a-z][^.;:]{0,40}[«„“”]", translator(language).t(words))
    ]
    assert odd == []
