"""What is doubtful about an answer that was written, said at once: numbers with check digits."""

from collections.abc import Iterator

from incplan.app.plan.filling.steps import Written
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings import finding_help, finding_message
from incplan.plan.validation.contacts.registration_numbers import (
    wrong_account,
    wrong_ean,
    wrong_enterprise_number,
)

_CHECKS = {
    "ean": ("CON033", wrong_ean),
    "enterprise_number": ("CON025", wrong_enterprise_number),
    "customer_account_no": ("CON025", wrong_account),
}


def doubts(written: Written, translator: Translator) -> Iterator[str]:
    """Sentences about a value, as `validate` will say them; none in what is as it should be."""
    field = written.key.partition(".")[2].rpartition(".")[2].partition("[")[0]
    code, check = _CHECKS.get(field, ("", None))
    for value in written.after.split("; ") if check else ():
        if check and (params := check(value)):
            message = finding_message(translator, code, params)
            yield f"{message} {finding_help(translator, code, params)}"
