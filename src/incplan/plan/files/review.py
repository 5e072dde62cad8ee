"""`review.yaml`: people's judgements after an incident, beside computed rows (S-084 to S-095)."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Any

from incplan.frozen import dataclass
from incplan.plan.values.model import Check, Model, WrongValueError, about
from incplan.plan.values.scalars import Day, Id, PlanFileModel, Whole


class ActionKind(StrEnum):
    """What an action changes: see it sooner, keep it from happening, mend what it broke."""

    DETECT = "detect"
    PREVENT = "prevent"
    CORRECT = "correct"


class ActionTarget(StrEnum):
    """What an action has revised (links I and J, S-020 to S-022)."""

    RISK_ASSESSMENT = "risk_assessment"
    RISK_TREATMENT = "risk_treatment"
    BCP = "bcp"
    CONTRACT = "contract"
    PLAN = "plan"
    FICHE = "fiche"
    TRAINING = "training"


class Priority(StrEnum):
    """How pressing an action is."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class ManagementResponse(StrEnum):
    """How management answered (S-091)."""

    NOT_OR_UNSATISFACTORY = "not_or_unsatisfactory"
    PARTLY_FOLLOWED = "partly_followed"
    FULLY_FOLLOWED = "fully_followed"


class StaffReadiness(StrEnum):
    """How prepared the staff was (S-092)."""

    NOT_PREPARED = "not_prepared"
    PARTLY_PREPARED = "partly_prepared"
    FULLY_PREPARED = "fully_prepared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Model):
    """Somebody's answer to a row; on a computed row it is a comment beside the facts."""

    answer: str = ""
    comment: str = ""

    @property
    def said(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answer or self.comment)


def _answer(value: Any) -> Answer:
    if isinstance(value, Answer):
        return value
    if isinstance(value, str):
        return Answer(answer=value)
    if value is None:
        return Answer()
    if isinstance(value, Mapping):
        # Late import: only the check of a file comes here, with pydantic loaded.
        from incplan.plan.values.reading import check

        return check(Answer, value)
    raise WrongValueError("text_expected")


#: A text, or a mapping with `answer` and `comment`.
WrittenAnswer = Annotated[
    Answer,
    Check(
        _answer,
        {
            "anyOf": [
                {"type": ["string", "null"]},
                {
                    "type": "object",
                    "properties": {"answer": {"type": "string"}, "comment": {"type": "string"}},
                    "additionalProperties": False,
                },
            ]
        },
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeRow(Model):
    """A row of one's own at the end of a section."""

    element: str = field(metadata=about(min_length=1))
    information: str = field(metadata=about(min_length=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Model):
    """Something to do so that it does not happen again (S-089). Owner and date are checked later.

    A line being drafted may still lack them: the file stays readable, the review is not complete.
    """

    what: str = field(metadata=about(min_length=1))
    owner: Id | None = None
    due: Day | None = None
    kind: ActionKind = ActionKind.PREVENT
    target: ActionTarget | None = None
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSearch(Model):
    """When the cause was not found: what was tried, what comes next and who does it (TC11)."""

    efforts: str = ""
    next_step: str = ""
    owner: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyReply(Model):
    """What somebody involved thought of it, in a few words."""

    who: str = field(default="", metadata=about(description="Contact or function; may stay empty."))
    score: Whole | None = field(
        default=None, metadata=about(ge=1, le=5, description="1 bad to 5 good.")
    )
    worked: str = ""
    did_not_work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile(PlanFileModel):
    """`incidents/<id>/review.yaml`; rows are named by their keys, such as `pir.detection.fast`."""

    answers: Mapping[str, WrittenAnswer] = field(default_factory=dict)
    free_rows: Mapping[str, tuple[FreeRow, ...]] = field(
        default_factory=dict,
        metadata=about(description="Section, such as `pir.detection`, to rows of one's own."),
    )
    management_response: ManagementResponse | None = None
    staff_readiness: StaffReadiness | None = None
    cause_search: CauseSearch = CauseSearch()
    actions: tuple[Action, ...] = ()
    questions: Mapping[str, WrittenAnswer] = field(
        default_factory=dict,
        metadata=about(description="Question of a fiche, such as `RAN-Q01`, to its answer."),
    )
    survey: tuple[SurveyReply, ...] = ()

    def answer(self, row: str) -> Answer:
        """The answer to a row; an empty one when nothing was written."""
        return self.answers.get(row, Answer())
