"""Names of duties to notify, their stages and questions: an id is for commands, not for readers."""

from incplan.documents.wording.wording import Wording
from incplan.plan.obligations.pack import Duty


def duty_name(say: Wording, key: str) -> str:
    """What a duty is called, of the pack or of a contract of the organisation's own."""
    duty = _duty(say, key)
    return say.text(duty.title) if duty else _words(key)


def question_name(say: Wording, key: str) -> str:
    """The question itself, without its mark: it stands before the answer."""
    question = say.pack.question(key) if say.pack else None
    return say.text(question.text).rstrip("? \u00a0\u202f") if question else _words(key)


def stage_name(say: Wording, duty_key: str, key: str) -> str:
    """What a stage of a duty is called; an insurance policy by its reference, as it stands."""
    duty = _duty(say, duty_key)
    stage = next((item for item in duty.stages if item.id == key), None) if duty else None
    return say.text(stage.title) if stage and stage.title else ""


def _duty(say: Wording, key: str) -> Duty | None:
    own = say.plan.obligations.contracts.get(key)
    if own is not None:
        return own.as_duty(key)
    return say.pack.duty(key) if say.pack else None


def _words(key: str) -> str:
    """A key nobody has a name for any more, as words."""
    return key.replace("_", " ")
