"""What went well in an exercise, and what to improve."""

from datetime import timedelta

from incplan.documents.content.blocks import Block, Bullets, Paragraph, ToFill
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.scenarios import expected_words, missing_words
from incplan.incident.exercises.report import ExerciseFacts
from incplan.incident.exercises.scoring import Outcome, Reaction
from incplan.incident.exercises.staging import Staged


def went_well(say: Wording, facts: ExerciseFacts, staged: Staged) -> tuple[Block, ...]:
    """What people said went well, objectives met, what was done before it was asked."""
    scored = facts.scores
    met = [item.id for item in scored.objectives if item.verdict.value == "met"]
    early = [
        item for item in scored.reactions if item.after is not None and item.after < timedelta(0)
    ]
    told = [*facts.well]
    if met:
        told.append(say.t("Objectives met: {list}", list=", ".join(met)))
    told += [
        say.t("Done before it was asked: {what}", what=_reaction(say, staged, item))
        for item in early
    ]
    return (Bullets(tuple(told)),) if told else (ToFill(say.to_fill),)


def to_improve(say: Wording, facts: ExerciseFacts, staged: Staged) -> tuple[Block, ...]:
    """What people said did not, and what the entries show; each thing once."""
    scored = facts.scores
    told = [*facts.improve]
    told += [
        say.t("Critical, and never came: {what}", what=_reaction(say, staged, item))
        for item in scored.reactions
        if item.expectation.critical and item.credit == 0 and not item.is_not
    ]
    told += [
        say.t("More than twice too late: {what}", what=_reaction(say, staged, item))
        for item in scored.of(Outcome.TOO_LATE)
        if not item.expectation.critical
    ]
    told += [
        say.t("Happened, and should not have: {what}", what=_reaction(say, staged, item))
        for item in scored.of(Outcome.BROKEN)
    ]
    told += [
        say.t("The plan lacks: {what}", what=missing_words(say.translator, item))
        for item in staged.missing.values()
    ]
    told += [
        say.t("Wrong number: {name}", name=say.person(contact)) for contact in facts.calls.wrong
    ]
    unique = tuple(dict.fromkeys(told))
    return (Bullets(unique),) if unique else (Paragraph(say.t("Nothing was found.")),)


def _reaction(say: Wording, staged: Staged, item: Reaction) -> str:
    words = expected_words(say.translator, staged, item.expectation)
    return f"{item.inject}.{item.number} {words}"
