"""The commented form of a review: facts as comments, judgement rows to fill in."""

import json
import textwrap
from collections.abc import Iterator, Mapping

from incplan.documents.views.review.suppliers import beside_words
from incplan.documents.wording.review import fact_words
from incplan.documents.wording.tasks import task_texts
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import Translator
from incplan.incident.response.tasks import fiches_of
from incplan.incident.review.facts import Computed
from incplan.incident.review.problems import is_short, rows_asked
from incplan.incident.review.template import SECTIONS, RowKind, Section
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan


def review_form(
    plan: Plan, incident: Incident, facts: Mapping[str, Computed], translator: Translator
) -> str:
    """YAML for a person to complete, with every row of the template."""
    say = Wording(plan, translator)
    parts = [
        _comment(say.t("Post-incident review of {id}: {title}", id=incident.id,
                       title=incident.title)),
        _comment(say.t("Rows with a value behind # are computed from the journal; add a comment "
                       "of your own under the same name if it says too little.")),
        _comment(say.t("When everything is answered: incplan review complete {id} --by NAME",
                       id=incident.number)),
        "format: 1\n",
        "answers:\n",
    ]  # fmt: skip
    wanted = rows_asked(incident)
    if wanted is not None and not is_short(incident):
        told = say.t(
            "Of a minor incident other rows are not asked; answer them under their name if there "
            "is something to say."
        )
        parts.insert(3, _comment(told))
    for section in SECTIONS:
        parts.extend(_section(say, section, facts, wanted))
    if wanted is None:
        parts.append(_choices(say))
    parts.append(_cause(say, incident))
    parts.append(_actions(say))
    if wanted is None:
        parts.extend(_questions(say, incident))
    return "".join(parts)


def _comment(text: str, indent: int = 0, mark: str = "# ") -> str:
    lead = " " * indent + mark
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(textwrap.wrap(paragraph, 96 - len(lead), break_long_words=False) or [""])
    return "".join(f"{lead}{line}".rstrip() + "\n" for line in lines)


def _section(
    say: Wording, section: Section, facts: Mapping[str, Computed], wanted: tuple[str, ...] | None
) -> Iterator[str]:
    """A section; of a weak signal or a minor incident facts and the rows asked."""
    rows = [
        row
        for row in section.rows
        if row.kind is RowKind.COMPUTED
        or (row.kind is RowKind.JUDGEMENT and (wanted is None or row.key in wanted))
    ]
    if not rows:
        return
    yield "\n" + _comment(f"{say.label(section.key)} ({section.source})", 2, "## ")
    tasks = task_texts(say.plan)
    for row in rows:
        fact = facts.get(row.key)
        if row.kind is RowKind.COMPUTED and fact is not None:
            yield _comment(f"{_asked(say, row.key)} {fact_words(say, tasks, fact)}", 2)
            yield f"  # {row.key}:\n"
            continue
        choices = f" ({' / '.join(row.choices)})" if row.choices else ""
        words = beside_words(say, fact) if fact is not None else ""
        yield _comment(f"{say.label(row.key)}{choices}\n{words}".strip(), 2)
        yield f"  {row.key}:\n"


def _asked(say: Wording, key: str) -> str:
    """The label of a row before its answer: a question needs no colon."""
    label = say.label(key)
    return label if label.endswith("?") else f"{label}:"


def _choices(say: Wording) -> str:
    return (
        "\n"
        + _comment(say.label("pir.management") + " (S-091)", 0, "## ")
        + _comment("not_or_unsatisfactory | partly_followed | fully_followed")
        + "management_response:\n\n"
        + _comment(say.label("pir.readiness") + " (S-092)", 0, "## ")
        + _comment("not_prepared | partly_prepared | fully_prepared")
        + "staff_readiness:\n"
    )


def _cause(say: Wording, incident: Incident) -> str:
    if incident.cause_found:
        return ""
    if is_short(incident) and incident.cause_found is None:
        return ""
    return (
        "\n"
        + _comment(say.t("The cause was not found: what was tried, what comes next, who does it."))
        + f"cause_search:\n  efforts: {json.dumps(incident.efforts, ensure_ascii=False)}\n"
        + '  next_step: ""\n  # owner: contact-id\n'
    )


def _actions(say: Wording) -> str:
    return (
        "\n"
        + _comment(say.t("Actions: each with an owner and a date (S-089)."))
        + _comment("kind: detect | prevent | correct")
        + _comment(
            "target: risk_assessment | risk_treatment | bcp | contract | plan | fiche | training"
        )
        + "actions: []\n"
        + '# actions:\n#   - what: ""\n#     owner: contact-id\n#     due: 2027-01-31\n'
        + "#     kind: prevent\n#     target: plan\n\n"
        + _comment(say.t("Rows of your own, by section."))
        + '# free_rows:\n#   pir.detection:\n#     - {element: "", information: ""}\n'
    )


def _questions(say: Wording, incident: Incident) -> Iterator[str]:
    asked = [
        question
        for key in fiches_of(incident)
        if (fiche := say.plan.fiche(key)) is not None
        for question in fiche.review_questions
    ]
    if not asked:
        return
    yield "\n" + _comment(say.t("Questions of the fiches; optional.")) + "questions:\n"
    for question in asked:
        yield _comment(say.text(question.text), 2)
        yield f"  {question.id}:\n"
