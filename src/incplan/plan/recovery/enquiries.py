"""The three enquiries of the template with suppliers, per activity (S-072, S-113).

Telecom operators (redundant lines), IT and cloud (how data are saved, what they commit to), payment
providers (resilience). Words in the activity answer one; so does what the suppliers it uses for it
promise. Silence answers nothing.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.activities import Activity
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan
from incplan.plan.values.answers import considered
from incplan.plan.values.scalars import Text


class Enquiry(StrEnum):
    """With whom: the words of the template (S-072)."""

    TELECOM = "telecom"
    CLOUD_IT = "cloud_it"
    PAYMENT = "payment"


#: What a supplier is used for, and rows of the directory, by the enquiry it belongs to.
_FUNCTIONS: Final = {
    **dict.fromkeys(("telephony", "data", "internet", "mobile", "voice"), Enquiry.TELECOM),
    **dict.fromkeys(
        ("backup", "cloud", "email", "erp", "hosting", "it", "managed-it", "saas", "security",
         "webshop", "wms"),
        Enquiry.CLOUD_IT,
    ),
    **dict.fromkeys(("payments", "payment"), Enquiry.PAYMENT),
}  # fmt: skip
_ROWS: Final = {
    "telecom_operator": Enquiry.TELECOM,
    "cloud_provider": Enquiry.CLOUD_IT,
    "it_provider": Enquiry.CLOUD_IT,
    "web_host_registrar": Enquiry.CLOUD_IT,
    "payment_provider": Enquiry.PAYMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryState:
    """One enquiry of an activity: the words of its answer, and the suppliers whose promises answer.

    It is open when neither is there, and the activity may use such a supplier. `silent` are
    suppliers used of which no promise is known.
    """

    enquiry: Enquiry
    answer: Text | None = None
    promised: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    unused: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it, or not for every supplier that is used."""
        if self.answer is not None or self.unused:
            return False
        return not self.promised or bool(self.silent)


def enquiries(plan: Plan, activity: Activity) -> tuple[EnquiryState, ...]:
    """The three enquiries of an activity."""
    return tuple(_state(plan, activity, enquiry) for enquiry in Enquiry)


def _state(plan: Plan, activity: Activity, enquiry: Enquiry) -> EnquiryState:
    said = getattr(activity.enquiries, enquiry.value)
    used = dict.fromkeys(
        use.supplier
        for use in activity.suppliers
        if enquiry_of(use.function, _rows(plan, use.supplier)) is enquiry
    )
    promised = tuple(key for key in used if _promises(plan.suppliers.get(key)))
    return EnquiryState(
        enquiry=enquiry,
        answer=said if considered(said) else None,
        promised=promised,
        silent=tuple(key for key in used if key not in promised),
        unused=not activity.suppliers and "suppliers" not in activity.unanswered,
    )


def enquiry_of(function: str, rows: Iterable[str]) -> Enquiry | None:
    """The enquiry that a use belongs to: by what is used, else by the rows of the supplier."""
    found = _FUNCTIONS.get(function)
    return found or next((_ROWS[row] for row in rows if row in _ROWS), None)


def _rows(plan: Plan, supplier: str) -> tuple[str, ...]:
    known = plan.suppliers.get(supplier)
    contact = plan.contacts.get(known.contact or "") if known else None
    return contact.rows if contact else ()


def _promises(supplier: Supplier | None) -> bool:
    return supplier is not None and supplier.sla is not None
