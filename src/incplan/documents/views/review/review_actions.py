"""The parts of a review people add: actions with owner and date, sheet questions, the survey."""

from typing import Final

from incplan.documents.content.blocks import Question, Questions, Table
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.text.numbers import number
from incplan.incident.response.tasks import fiches_of
from incplan.incident.state.state import Incident
from incplan.plan.files.review import Action, ActionKind, ActionTarget, Priority, ReviewFile

KINDS: Final = {
    ActionKind.DETECT: N_("detect"),
    ActionKind.PREVENT: N_("prevent"),
    ActionKind.CORRECT: N_("correct"),
}
TARGETS: Final = {
    ActionTarget.RISK_ASSESSMENT: N_("risk assessment"),
    ActionTarget.RISK_TREATMENT: N_("risk treatment"),
    ActionTarget.BCP: N_("business continuity plan"),
    ActionTarget.CONTRACT: N_("contract"),
    ActionTarget.PLAN: N_("incident plan"),
    ActionTarget.FICHE: N_("sheet"),
    ActionTarget.TRAINING: N_("training"),
}
PRIORITIES: Final = {
    Priority.HIGH: N_("high priority"),
    Priority.NORMAL: N_("normal priority"),
    Priority.LOW: N_("low priority"),
}


def action_rows(say: Wording, review: ReviewFile) -> list[str]:
    """One line an action: what, who, by when, what it revises (S-089)."""
    return [
        f"{number}) {_action(say, action)}" for number, action in enumerate(review.actions, start=1)
    ]


def _action(say: Wording, action: Action) -> str:
    parts = (
        action.what,
        say.t("owner: {who}", who=say.or_fill(say.person(action.owner))),
        say.t("due: {day}", day=say.or_fill(say.day(action.due))),
        say.t(KINDS[action.kind]),
        say.t(TARGETS[action.target]) if action.target else "",
        say.t(PRIORITIES[action.priority]),
    )
    return say.listed(parts)


def question_section(
    say: Wording, incident: Incident, review: ReviewFile, open_as: str
) -> Section | None:
    """The questions the incident's sheets add; `open_as` stands where one has no answer."""
    fiches = (say.plan.fiche(key) for key in fiches_of(incident))
    questions = [item for fiche in fiches if fiche for item in fiche.review_questions]
    if not questions:
        return None
    items = tuple(
        Question(f"{item.id} {say.text(item.text)}", _reply(review, item.id)) for item in questions
    )
    return Section(
        id="pir-questions",
        title=say.t("Questions of the incident sheets"),
        blocks=(Questions(items, open_as),),
    )


def _reply(review: ReviewFile, question: str) -> str:
    answer = review.questions.get(question)
    return "\n".join(part for part in (answer.answer, answer.comment) if part) if answer else ""


def survey_section(say: Wording, incident: Incident, review: ReviewFile) -> Section | None:
    """What the people involved thought of it, by file and by event; the mean of the scores."""
    replies = [(item.who, item.score, item.worked, item.did_not_work, "") for item in review.survey]
    replies += [
        (item.by or "", item.score, item.worked, item.did_not_work, item.wish)
        for item in incident.surveys
    ]
    if not replies:
        return None
    columns = (
        say.t("Who"),
        say.t("Score (1 to 5)"),
        say.t("What worked"),
        say.t("What did not"),
        say.t("What should change"),
    )
    rows = [
        (say.person(who) or say.t("anonymous"), "" if score is None else str(score), *words)
        for who, score, *words in replies
    ]
    scores = [score for _who, score, *_words in replies if score is not None]
    if len(scores) > 1:
        rows.append((say.t("mean"), number(sum(scores) / len(scores), say.language, 1), "", "", ""))
    return Section(id="pir-survey", title=say.t("Survey"), blocks=(Table(columns, tuple(rows)),))
