"""How far a review got: a draft and until when, or complete, by whom and sent to whom (link F)."""

from datetime import date

from incplan.documents.wording.wording import Wording
from incplan.incident.state.state import Incident
from incplan.vocabulary import Status


def standing(
    say: Wording, incident: Incident, sha256: str, due: date | None
) -> tuple[tuple[str, str], ...]:
    """One line under the title. `sha256` is that of the review as it is printed."""
    name = say.t("State of the review")
    if not incident.reviews:
        words = say.t("draft, due {day}", day=say.day(due)) if due else say.t("draft")
        return ((name, words),)
    last = incident.reviews[-1]
    words = say.t(
        "complete on {time}, recorded by {who}; sent to {people}",
        time=say.moment(last.occurred_at),
        who=say.person(last.by) or say.t("not known"),
        people=say.people(last.sent_to) or say.t("nobody"),
    )
    if incident.status is not Status.REVIEWED:
        words = say.listed((words, say.t("reopened since: to be completed again")))
    elif last.review_sha256 and last.review_sha256 != sha256:
        words = say.listed((words, say.t("changed since")))
    return ((name, words),)
