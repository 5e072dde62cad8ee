"""Link B: a project, or a new tool, has the risk assessment read again (S-013)."""

from incplan.plan.facts import PlanFacts, PriorReading
from incplan.plan.record import PlanRecord, Project

_TARGET = "risk_assessment"


def unread_projects(record: PlanRecord, facts: PlanFacts) -> tuple[Project, ...]:
    """Projects for which nobody has read the risk assessment again, in the order of time.

    A reading that names a project settles it; one on a later day settles all before it. A review
    of the plan alone does not: it reads another document.
    """
    last = facts.prior_documents.get(_TARGET, PriorReading()).read.on
    return tuple(
        item
        for item in record.projects
        if not (last is not None and last > item.on) and not _is_named(item, record)
    )


def _is_named(item: Project, record: PlanRecord) -> bool:
    return any(read.target == _TARGET and item.entry in read.projects for read in record.targets)
