"""The questions about suppliers and what they promise."""

from typing import Final

from incplan.i18n.catalogue import N_

SUPPLIERS: Final[dict[str, tuple[str, str, str]]] = {
    "supplier.service": (
        N_("{about}: what does it do for you?"),
        N_("Printed in the comparison with your objectives (S-071)."),
        N_("Internet access and telephony"),
    ),
    "supplier.functions": (
        N_("{about}: which functions does it cover?"),
        N_("Activities name what they use by these words."),
        N_("telephony, data"),
    ),
    "supplier.contact": (
        N_("{about}: which contact do you call?"),
        N_("A promise is worth what its telephone number is worth."),
        "",
    ),
    "supplier.reference": (
        N_("{about}: what is the reference of the contract?"),
        N_("Without a contract nothing is promised."),
        "",
    ),
    "supplier.ends": (
        N_("{about}: when does the contract end?"),
        N_("You are told in time to renew it."),
        "",
    ),
    "supplier.service_window": (
        N_("{about}: during which hours do they work for you?"),
        N_("Four hours begun on a Friday evening may end on Monday."),
        "",
    ),
    "supplier.public_holidays": (
        N_("{about}: on public holidays too? included, excluded"),
        N_("The worst case is computed with it."),
        "",
    ),
    "supplier.response_time": (
        N_("{about}: within which time do they answer?"),
        N_("An answer is no repair: both are asked (S-071)."),
        "",
    ),
    "supplier.resolution_time": (
        N_("{about}: within which time is it repaired?"),
        N_("It is compared with the RTO of your activities (S-072)."),
        N_("1 business day"),
    ),
    "supplier.incident_notice_within": (
        N_("{about}: within which time must they tell you their own incidents?"),
        N_("Your own duties to notify begin when you know."),
        "",
    ),
    "supplier.penalty": (
        N_("{about}: what is due when they miss it? none: nothing was agreed"),
        N_("What the contract says, in its words (S-071)."),
        N_("5 % of the monthly fee for each hour"),
    ),
    "supplier.penalty_terms": (
        N_("{about}: the same as numbers, so that the sum can be worked out?"),
        N_("After a breach you are told what to claim, and until when (S-090)."),
        N_("5 % per hour, max 50 %, of 800"),
    ),
    "supplier.hosts_our_data": (
        N_("{about}: do they hold data of yours?"),
        N_("Then their incident may be your data breach."),
        "",
    ),
    "supplier.shared_risks": (
        N_("{about}: which incidents hit them together with you? none: none"),
        N_("A spare supplier in the same flood zone is none."),
        N_("flood, electricity"),
    ),
    "supplier.exit_plan": (
        N_("{about}: what if they stop for good?"),
        N_("Who else could do it, and how you get your data back."),
        N_("other firm named; data exported each month"),
    ),
}
