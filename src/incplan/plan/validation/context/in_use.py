"""Suppliers as activities use them: a finding is as grave as a recovery depends on them."""

from dataclasses import dataclass

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.activities import Activity, SupplierUse
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Used:
    """A supplier with the uses activities make of it."""

    key: str
    supplier: Supplier
    uses: tuple[tuple[str, SupplierUse], ...]

    @property
    def critical(self) -> bool:
        """Whether the recovery of some activity depends on it."""
        return any(use.recovery_critical for _activity, use in self.uses)

    @property
    def repairs(self) -> bool:
        """Whether some recovery waits for its repair, not only for its take-over as a standby."""
        return any(use.recovery_critical and not use.standby_for for _activity, use in self.uses)

    def finding(self, code: str, severity: Severity, route: Route, **params: object) -> Finding:
        """A finding about this supplier; at most a note when no recovery depends on it."""
        return Finding(
            code=code,
            severity=severity if self.critical else Severity.INFO,
            subject=f"suppliers/{self.key}",
            route=route,
            params={"supplier": self.supplier.name, **params},
        )


def offered(plan: Plan, use: SupplierUse) -> bool:
    """Whether the supplier offers the function; if not, REF006 reports it."""
    supplier = plan.suppliers.get(use.supplier)
    return supplier is None or not supplier.functions or use.function in supplier.functions


def replaced_uses(activity: Activity, standby: SupplierUse) -> tuple[SupplierUse, ...]:
    """The uses this standby would replace: the same function, of the supplier it names."""
    return tuple(
        use
        for use in activity.suppliers
        if use.supplier == standby.standby_for
        and use.function == standby.function
        and not use.standby_for
    )


def names_a_stranger(plan: Plan, activity: Activity) -> bool:
    """Whether an activity names a wrong supplier, one without a file (REF004) or that does not
    offer what is used (REF006): it may be the one sought.
    """
    return any(
        use.supplier not in plan.suppliers or not offered(plan, use) for use in activity.suppliers
    )


def used_suppliers(plan: Plan) -> tuple[Used, ...]:
    """Suppliers that at least one activity uses, in the order of their files."""
    found: list[Used] = []
    for key, supplier in plan.suppliers.items():
        uses = tuple(
            (name, use)
            for name, activity in plan.activities.items()
            for use in activity.suppliers
            if use.supplier == key
        )
        if uses:
            found.append(Used(key, supplier, uses))
    return tuple(found)
