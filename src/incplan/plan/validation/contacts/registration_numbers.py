"""Numbers with check digits, and numbers that do not belong in a plan (CV25, CV28)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Severity
from incplan.plan.validation.context.context import Context
from incplan.plan.values.check_digits import (
    contains_card_number,
    ean18_check_digit,
    is_ean18,
    is_enterprise_number,
    is_iban,
    looks_like_iban,
)


def check_digits(context: Context) -> Iterator[Finding]:
    """CV25: enterprise number, IBAN and EAN have right check digits; not checked in demo plans."""
    plan = context.plan
    if plan.file.demo:
        return
    given = plan.file.organisation.enterprise_number
    if given and (wrong := wrong_enterprise_number(given)):
        yield Finding(
            code="CON025",
            severity=Severity.WARNING,
            subject="plan",
            route=("organisation", "enterprise_number"),
            params=wrong,
        )
    for key, contact in plan.contacts.items():
        if wrong := wrong_account(contact.customer_account_no or ""):
            yield Finding(
                code="CON025",
                severity=Severity.WARNING,
                subject=f"contacts/{key}",
                route=("customer_account_no",),
                params=wrong,
            )
        for place, ean in enumerate(contact.ean):
            if wrong := wrong_ean(ean):
                yield Finding(
                    code="CON033",
                    severity=Severity.WARNING,
                    subject=f"contacts/{key}",
                    route=("ean", place),
                    params=wrong,
                )


def wrong_ean(ean: str) -> dict[str, object]:
    """The parameters of the finding about a wrong EAN code; empty for a right one."""
    return {} if is_ean18(ean) else {"given": ean, **_last_digit(ean)}


def wrong_enterprise_number(number: str) -> dict[str, object]:
    """The parameters of the finding about a wrong enterprise number; empty for a right one."""
    right = is_enterprise_number(number)
    return {} if right else {"given": number, "field": "enterprise_number"}


def wrong_account(account: str) -> dict[str, object]:
    """The parameters of the finding about a number that looks like an IBAN and is none."""
    wrong = looks_like_iban(account) and not is_iban(account)
    return {"given": account, "field": "IBAN"} if wrong else {}


def _last_digit(ean: str) -> dict[str, str]:
    """The digit that would be right, when only the last one is wrong."""
    digit = ean18_check_digit(ean)
    return {"case": "digit", "digit": digit} if digit else {}


def bank_details(context: Context) -> Iterator[Finding]:
    """CV28: a customer account is no IBAN, and no payment card number is noted anywhere.

    The owner of the building may have an IBAN, to which the rent is paid.
    """
    for key, contact in context.plan.contacts.items():
        account = contact.customer_account_no or ""
        noted = contact.information.wordings if contact.information else ()
        iban = (
            looks_like_iban(account) and is_iban(account) and "building_owner" not in contact.rows
        )
        if iban or contains_card_number(account):
            field = "customer_account_no"
        elif any(contains_card_number(words) for words in noted):
            field = "information"
        else:
            continue
        yield Finding(
            code="CON028",
            severity=Severity.WARNING,
            subject=f"contacts/{key}",
            route=(field,),
            params={"name": contact.name},
        )
