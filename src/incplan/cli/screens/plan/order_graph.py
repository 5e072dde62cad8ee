"""The recovery order as a picture: Mermaid for a wiki or git, DOT for Graphviz.

Ids in the picture are made here (`a1`, `a2`), and every name is escaped for its format, so that
nothing a plan says can become markup.
"""

from collections.abc import Iterator
from typing import Final

from incplan.app.plan.order import RecoveryOrder, RecoveryStep
from incplan.i18n.catalogue import Translator
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.durations import objective_words

_PLAIN: Final = " .,:/+'’"


def mermaid(order: RecoveryOrder, translator: Translator) -> str:
    """A flowchart: an arrow leads from what comes first to what waits for it."""
    lines = ["flowchart TD"]
    for step in order.steps:
        label = "<br>".join(_mermaid_text(line) for line in _words(step, translator))
        lines.append(f'  a{step.place}["{label}"]')
    lines.extend(f"  a{first} --> a{then}" for first, then in _arrows(order))
    return "\n".join(lines) + "\n"


def dot(order: RecoveryOrder, translator: Translator) -> str:
    """A directed graph of Graphviz."""
    lines = ["digraph recovery {", "  rankdir=TB;", "  node [shape=box];"]
    for step in order.steps:
        label = "\\n".join(_dot_text(line) for line in _words(step, translator))
        lines.append(f'  a{step.place} [label="{label}"];')
    lines.extend(f"  a{first} -> a{then};" for first, then in _arrows(order))
    return "\n".join([*lines, "}"]) + "\n"


def _words(step: RecoveryStep, translator: Translator) -> tuple[str, ...]:
    name = " ".join(safe(step.name).split())
    rto = objective_words(step.rto, "rto" in step.unanswered, translator)
    # Mermaid would take `1. name` for a list.
    return f"{step.place}: {name}", f"RTO {rto}", step.reasons[0]


def _arrows(order: RecoveryOrder) -> Iterator[tuple[int, int]]:
    places = {step.activity: step.place for step in order.steps}
    for step in order.steps:
        for other in step.waits_for:
            yield places[other], step.place


def _mermaid_text(text: str) -> str:
    """Letters, digits and plain punctuation; all else as a numeric entity of Mermaid."""
    return "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in text)


def _dot_text(text: str) -> str:
    """Text for a quoted DOT string; entities, backslashes and quotes are escaped."""
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
