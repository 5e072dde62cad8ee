"""What an approval covers, decided in one place."""

from collections.abc import Mapping

from incplan.plan.maintenance.fingerprint import changed_files
from incplan.plan.record import Approval


def changed_since(approval: Approval, parts: Mapping[str, str]) -> tuple[str, ...]:
    """Files that are not as they were approved; none when it is not known how they are now."""
    return changed_files(approval.parts, parts) if parts else ()
