"""What file and journal say that cannot both be so, or not yet (S-010, S-023, S-033, S-104)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding
from incplan.plan.validation.context.context import Context


def file_against_journal(context: Context) -> Iterator[Finding]:
    """Found where the two are joined, in the files as written."""
    yield from context.plan.facts.conflicts
