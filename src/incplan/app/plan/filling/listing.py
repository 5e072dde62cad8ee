"""Open questions in the words of the reader, those of one part or one file."""

from collections.abc import Iterable
from dataclasses import dataclass

from incplan.errors import UsageError
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.i18n.sentences.questions.asked import asked
from incplan.i18n.time.windows import windows_words
from incplan.plan.filling.catalogue import Part
from incplan.plan.filling.open_questions import OpenQuestion
from incplan.plan.values.windows import parse_windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in words: its key, what is asked, why, an example, what it is about."""

    key: str
    part: Part
    question: str
    why: str
    example: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenList:
    """What is open, and how much of each part."""

    open: int
    parts: dict[str, int]
    questions: tuple[Asked, ...]


def chosen(
    found: tuple[OpenQuestion, ...], wanted: str | None, translator: Translator
) -> tuple[OpenQuestion, ...]:
    """Those of a part, by its word in English or the reader's language, or below a key.

    Raises UsageError for what is neither.
    """
    if wanted is None:
        return found
    word = wanted.strip().casefold()
    parts = parts_meant(wanted, translator)
    if parts:
        return tuple(item for item in found if item.part in parts)
    below = tuple(item for item in found if _below(str(item.key).casefold(), word))
    if not below and not _is_file(word):
        known = ", ".join(label(translator, f"part.{part.value}").lower() for part in Part)
        raise UsageError("nothing_open_there", given=wanted[:80], known=known)
    return below


def parts_meant(wanted: str | None, translator: Translator) -> frozenset[Part]:
    """The part that a word names, all without a word; none when a key is meant."""
    if wanted is None:
        return frozenset(Part)
    word = wanted.strip().casefold()
    named = frozenset(part for part in Part if _named(part, word, translator))
    return named if len(named) == 1 else frozenset()


def _named(part: Part, word: str, translator: Translator) -> bool:
    names = (part.value, label(translator, f"part.{part.value}").casefold())
    return bool(word) and any(name.startswith(word) for name in names)


def _below(key: str, word: str) -> bool:
    bare = word.removesuffix(".yaml")
    return key == bare or key.startswith((f"{bare}.", f"{bare}/", f"{bare}["))


def _is_file(word: str) -> bool:
    return "/" in word or word.removesuffix(".yaml") in ("plan", "obligations", "levels")


def listed(found: Iterable[OpenQuestion], plan_language: str, translator: Translator) -> OpenList:
    """The questions in words."""
    rows = tuple(in_words(item, plan_language, translator) for item in found)
    counts = {part.value: sum(row.part is part for row in rows) for part in Part}
    return OpenList(
        open=len(rows),
        parts={name: count for name, count in counts.items() if count},
        questions=rows,
    )


def _example(example: str, translator: Translator) -> str:
    """An example as the reader would type it: yes and days of the week in their language."""
    if example in ("yes", "no"):
        return translator.t("yes") if example == "yes" else translator.t("no")
    windows = parse_windows(example) if ":" in example else None
    return windows_words(translator, windows).lower() if windows else example


def in_words(item: OpenQuestion, plan_language: str, translator: Translator) -> Asked:
    """A question as it is asked."""
    words, why, example = asked(translator, item.id)
    about = label(translator, f"row.{item.row}") if item.row else item.about
    question = translator.t(
        words,
        about=about,
        role=label(translator, f"role.{item.role}") if item.role else "",
        document=label(translator, f"field.{item.document}") if item.document else "",
    )
    if item.text is not None:
        why = f"{question} {why}"
        question = item.text.get(translator.language, plan_language)[0]
    return Asked(
        key=str(item.key),
        part=item.part,
        question=question,
        why=why,
        example=example or _example(item.example, translator),
        about=about,
    )
