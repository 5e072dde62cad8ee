"""Keep the catalogues in step with the code: extract, compile, check."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from hatch_build import compile_catalogues

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "incplan"
LANGUAGES = ("fr", "nl", "de")
#: Languages that must be complete.
COMPLETE = LANGUAGES
KEYWORDS = {"_": None, "N_": None, "t": None, "n": (1, 2), "ngettext_": (1, 2)}
#: How many of a function's first words are messages.
MESSAGES = {"_": 1, "N_": 1, "t": 1, "n": 2, "ngettext_": 2}
#: What an example of use puts between quotation marks is said in the reader's language.
_QUOTED = re.compile(r'"([^"]*)"')
_PLACE = re.compile(r"\{[a-z_][a-z0-9_]*\}")


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "incplan.po"


def messages_of(
    stream: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, object, list[str]]]:
    """Messages of a Python file by its syntax tree: those inside f-strings count too."""
    del keywords, comment_tags, options
    for node in ast.walk(ast.parse(stream.read())):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "EXAMPLES":
            for line in ast.literal_eval(node.value):
                yield from ((node.lineno, "_", text, []) for text in _QUOTED.findall(line))
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = node.args[: MESSAGES.get(name, 0)]
        texts = [word.value for word in words if isinstance(word, ast.Constant)]
        if words and len(texts) == len(words) and all(isinstance(text, str) for text in texts):
            yield node.lineno, name, texts[0] if len(texts) == 1 else tuple(texts), []


def extracted() -> Catalog:
    """Every message of the code, by file."""
    found = Catalog(project="incplan", charset="utf-8")
    rows = extract_from_dir(
        str(SOURCE), method_map=[("**.py", messages_of)], keywords=KEYWORDS, comment_tags=()
    )
    for name, _line, message, _comments, _context in sorted(rows, key=lambda row: (row[0], row[1])):
        if message and message != "":
            found.add(message, locations=[(name, 0)])
    return found


def load(language: str) -> Catalog:
    """A language's catalogue; an empty one when there is none yet."""
    if not path_of(language).exists():
        return Catalog(locale=language, project="incplan", charset="utf-8")
    with path_of(language).open("rb") as stream:
        return read_po(stream, locale=language)


def extract() -> None:
    """Add new messages, drop what the code no longer says."""
    template = extracted()
    for language in LANGUAGES:
        catalogue = load(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        with path_of(language).open("wb") as stream:
            write_po(
                stream, catalogue, width=100, omit_header=False, no_location=True,
                sort_output=True, ignore_obsolete=True,
            )  # fmt: skip


def problems(language: str, template: Catalog) -> list[str]:
    """Messages missing or saying other placeholders than the English one."""
    catalogue = load(language)
    found = []
    for message in template:
        if not message.id:
            continue
        known = catalogue.get(message.id)
        wanted = message.id if isinstance(message.id, tuple) else (message.id,)
        given = known.string if known else ""
        texts = tuple(given.values()) if isinstance(given, dict) else (
            given if isinstance(given, tuple) else (given,)
        )  # fmt: skip
        if not all(texts):
            found.append(f"{language}: missing: {wanted[0]!r}")
            continue
        if known and known.fuzzy:
            found.append(f"{language}: fuzzy: {wanted[0]!r}")
        places = set(_PLACE.findall(wanted[-1]))
        for text in texts:
            if set(_PLACE.findall(text)) - places or (
                places - set(_PLACE.findall(text)) and not isinstance(message.id, tuple)
            ):
                found.append(f"{language}: placeholders differ: {wanted[0]!r}")
    return found


def main(words: list[str]) -> int:
    """`extract`, `compile`, or `check [--lang LANGUAGE]`."""
    action = words[0] if words else ""
    if action == "extract":
        extract()
    elif action == "compile":
        compile_catalogues(ROOT)
    elif action == "check":
        languages = (words[words.index("--lang") + 1],) if "--lang" in words else COMPLETE
        template = extracted()
        found = [line for language in languages for line in problems(language, template)]
        for line in found:
            print(line)
        return 1 if found else 0
    else:
        print("usage: messages.py extract | compile | check [--lang LANGUAGE]")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
