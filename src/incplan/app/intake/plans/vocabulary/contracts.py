"""What stands in the column of contracts: references, ends, customer numbers, EAN codes, terms."""

import re
from collections.abc import Iterator
from typing import Final

from incplan.app.intake.contacts.drafts import Detail, Value, tidy
from incplan.app.intake.plans.vocabulary.dates import when
from incplan.app.intake.plans.vocabulary.wording import is_blank, plain
from incplan.store.intake.tables import Place

#: What is promised stands beside the contract, and goes into the file of a supplier.
TERMS: Final = "terms"
_EAN: Final = re.compile(r"\bEAN\s*:?\s*(\d[\d ]{16,24}\d)|(?<!\d)(54\d{16})(?!\d)", re.IGNORECASE)
_END: Final = re.compile(
    r"\b(?:echeance|vervaldag|einde|fin le|jusqu'au|tot|until|expires?|ablauf)\b"
)
_CLIENT: Final = re.compile(
    r"^(?:n[°o.]*\s*(?:de\s+)?client|klant(?:en)?(?:nr|nummer)?\.?|customer (?:no|number)\.?|kundennr\.?)\s*:?\s*"
)
_TERMS: Final = re.compile(
    r"intervention|retablissement|reparation|herstel|respons|response|delai|resolution|dans les|binnen|within|penalit|boete"
    r"|\d\s*%|\b(?:lu|ma|mon|lun|mo)-(?:ve|vr|za|fri|ven|fr)\b|reaction"
)


def contract_details(text: str, place: Place) -> Iterator[Detail]:
    """The values of a reference to contracts; terms of service are details of their own."""
    ean = _EAN.search(text)
    if ean:
        yield Detail("ean", Value(re.sub(r"\D", "", ean[1] or ean[2]), place))
        text = text[: ean.start()] + text[ean.end() :]
    kept: list[str] = []
    for part in re.split(r"\s*[,;\n]\s*", text):
        bare = plain(part)
        if is_blank(part):
            continue
        day = when(part).day
        client = _CLIENT.match(bare)
        if client:
            yield Detail("customer_account_no", Value(tidy(part[client.end() :]), place))
        elif (end := _END.search(bare)) and day is not None:
            yield Detail("contract_end", Value(day.isoformat(), place))
            if not is_blank(part[: end.start()]):
                kept.append(tidy(part[: end.start()]))
        elif _TERMS.search(bare):
            yield Detail(TERMS, Value(tidy(part), place))
        else:
            kept.append(tidy(part))
    if kept:
        yield Detail("contracts", Value(", ".join(kept), place))
