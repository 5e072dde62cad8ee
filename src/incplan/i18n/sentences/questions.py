"""The questions by which a plan is filled in: the question, why it is asked, an example."""

from typing import Final

from incplan.i18n.catalogue import N_, Translator

#: By the id of a question: what is asked, the reason, an example where words are needed.
ASKED: Final[dict[str, tuple[str, str, str]]] = {
    "company.sector": (
        N_("In which sector do you work?"),
        N_("It decides legal duties such as NIS2, and is then not asked during an incident."),
        N_("joinery"),
    ),
    "company.staff": (
        N_("How many people work for you?"),
        N_("Size decides legal duties such as NIS2."),
        "",
    ),
    "company.turnover_eur": (
        N_("What is your yearly turnover in euro?"),
        N_("Size decides legal duties such as NIS2."),
        "",
    ),
    "company.balance_sheet_eur": (
        N_("What is your balance sheet total in euro?"),
        N_("Size decides legal duties such as NIS2."),
        "",
    ),
    "company.enterprise_number": (
        N_("What is your enterprise number?"),
        N_("Authorities and insurers ask for it on the telephone."),
        "",
    ),
    "company.sites": (
        N_("At which sites do you work? Name, then address; several with `;` between."),
        N_("Fire brigade, grid operator and landlord are called for a site."),
        N_("Workshop, rue de l’Exemple 1, 5000 Namur"),
    ),
    "site.owned": (
        N_("{about}: do you own this site? With a no it is rented."),
        N_("What is rented has an owner to tell after damage, once and for all."),
        "",
    ),
    "site.region": (
        N_("{about}: in which region? flanders, brussels or wallonia"),
        N_("Compensation for power cuts and some authorities differ by region."),
        N_("wallonia"),
    ),
    "scope.controller": (
        N_("Do you keep data about people (staff, customers, ...) for purposes of your own?"),
        N_("Then leaks of data are notified within 72 hours; it is not asked again at night."),
        "",
    ),
    "scope.processor": (
        N_("Do you process data about people on behalf of your customers?"),
        N_("Then those customers are told of a leak; it is not asked again in an incident."),
        "",
    ),
    "scope.food_operator": (
        N_("Do you produce, keep or sell food?"),
        N_("Then unsafe products are notified at once; with a no nobody asks again."),
        "",
    ),
    "plan.hours": (
        N_("When do you work? Days and hours of the week."),
        N_("A limit in working days or half days runs within these hours."),
        "",
    ),
    "plan.closed": (
        N_("On which days of your own are you closed, beside public holidays? Or: none."),
        N_("Limits in working hours do not run then (yearly leave, bridge days)."),
        N_("24/12/2026 - 03/01/2027: yearly leave"),
    ),
    "plan.holder": (
        N_("Who is {role}?"),
        N_("In an incident this person is called first for it (S-028, S-029)."),
        "",
    ),
    "plan.deputies": (
        N_("Who replaces: {role}?"),
        N_("The first person may be away, ill or the one who is hurt (S-029)."),
        "",
    ),
    "plan.drafted_by": (N_("Who drafts the plan?"), N_("Printed on the cover (S-026)."), ""),
    "plan.approved_by": (
        N_("Who in management validates the plan?"),
        N_("Without this signature the plan is a draft (S-010)."),
        "",
    ),
    "plan.reporting_channels": (
        N_("How do staff, customers and suppliers report an incident?"),
        N_("Everybody must know one way that works when your own IT does not (S-036)."),
        "",
    ),
    "plan.out_of_band": (
        N_("How do you talk to each other when your own network is down?"),
        N_("Mail and internal telephones may be what has failed, or be read by an attacker."),
        N_("phone group on private mobiles"),
    ),
    "plan.call_again_after": (
        N_("After how long without an answer is the next person called?"),
        N_("Nobody should have to decide that during an incident."),
        "",
    ),
    "contact.title": (
        N_("{about}: which function in the company?"),
        N_("It stands beside the name in the list of contacts (S-101)."),
        N_("workshop manager"),
    ),
    "contact.name": (
        N_("{about}: what is it called? (Does not apply: none)"),
        N_("A row of the template’s list of contacts that nobody has filled in (S-103)."),
        N_("Élec Fictive"),
    ),
    "contact.channels": (
        N_("{about}: how can this person be reached? Two ways at least."),
        N_("One network may be down: several means, the best first (S-101)."),
        "",
    ),
    "contact.outside_channels": (
        N_("{about}: which number do you call, at night too?"),
        N_("Looking for it takes longest when it is needed most (S-103)."),
        "",
    ),
    "contact.languages": (
        N_("{about}: which languages are spoken there? fr, nl, de, en"),
        N_("At night somebody must understand the other."),
        "",
    ),
    "contact.customer_account_no": (
        N_("{about}: what is your customer number?"),
        N_("Their desk asks for it before anything else."),
        "",
    ),
    "contact.ean": (
        N_("{about}: what is the EAN code of your connection?"),
        N_("The grid operator finds your connection by it."),
        "",
    ),
    "contact.policies": (
        N_("{about}: which policies, and what do they cover? NUMBER: what it covers"),
        N_("Claims that come late may be refused."),
        N_("POL-123: fire and water; POL-124: business interruption"),
    ),
    "contact.last_verified": (
        N_("{about}: on which day did somebody last check that this answers?"),
        N_("Numbers that nobody has dialled for a year are often wrong."),
        "",
    ),
    "contact.activities": (
        N_("{about}: which activities does this service serve, and can tell about?"),
        N_("What customers and suppliers are told rests on what these services know (link H)."),
        "",
    ),
    "contact.sites": (
        N_("{about}: which of your sites does it serve?"),
        N_("In an incident the one that serves the site is called first."),
        "",
    ),
    "contact.to_fill": (
        N_("{about}: is anything still missing here?"),
        N_("With a no it counts as complete."),
        "",
    ),
    "activity.name": (
        N_("What is this essential activity called?"),
        N_("What must go on whatever happens (S-042)."),
        N_("Order intake"),
    ),
    "activity.owner": (
        N_("{about}: who answers for it?"),
        N_("This person decides what it needs and is told when it stops (S-045)."),
        "",
    ),
    "activity.deputy": (
        N_("{about}: who replaces this person?"),
        N_("The first person may be away (S-045)."),
        "",
    ),
    "activity.danger_to_persons": (
        N_("{about}: could an interruption endanger people? yes, indirect, no"),
        N_("What endangers people comes back first (S-043)."),
        "",
    ),
    "activity.serious_economic_impact_after": (
        N_("{about}: after how long does it hurt seriously? few_hours, 24h, 48h, week, never"),
        N_("The second question that orders the recovery (S-044)."),
        "",
    ),
    "activity.rto": (
        N_("{about}: within which time must it run again (RTO)?"),
        N_("Suppliers are measured against it, and the level of an incident follows it (S-069)."),
        "",
    ),
    "activity.rpo": (
        N_("{about}: how old may restored data be (RPO)? none: it has no data"),
        N_("It says how often data must be saved (S-070)."),
        "",
    ),
    "activity.mtpd": (
        N_("{about}: after how long without it is the company at risk (MTPD)?"),
        N_("The RTO must stay below it."),
        "",
    ),
    "activity.windows": (
        N_("{about}: when must it run?"),
        N_("A stop at night may hurt nobody until the morning."),
        "",
    ),
    "activity.description": (
        N_("{about}: which reduced way of working is acceptable for a time (MBCO)?"),
        N_("What must be possible at least, however it is done (S-066)."),
        N_("urgent orders by telephone, on paper"),
    ),
    "activity.percent": (
        N_("{about}: how much of the usual work is that, in percent?"),
        N_("It says when the activity counts as restored in part."),
        "",
    ),
    "activity.key_personnel": (
        N_("{about}: which people can it not do without? none: nobody in particular"),
        N_("First of the six lists of the template (S-045)."),
        "",
    ),
    "activity.key_information": (
        N_("{about}: which information and data? none: no such need"),
        N_("Second of the six lists of the template (S-045)."),
        N_("order book; plans of the customer"),
    ),
    "activity.it_services": (
        N_("{about}: which IT services, hardware and software? none: no such need"),
        N_("Third of the six lists of the template (S-045)."),
        N_("file server; CAD station"),
    ),
    "activity.buildings": (
        N_("{about}: which buildings and rooms? none: no such need"),
        N_("Fourth of the six lists of the template (S-045)."),
        N_("workshop"),
    ),
    "activity.external_contacts": (
        N_("{about}: which parties outside? none: nobody"),
        N_("Fifth of the six lists of the template (S-045)."),
        "",
    ),
    "activity.depends_on": (
        N_("{about}: which other activities must run first? none: none"),
        N_("Last of the six lists of the template: interdependence (S-045)."),
        "",
    ),
    "activity.suppliers": (
        N_("{about}: which suppliers, and for what? none: nobody"),
        N_("What they promise is compared with the RTO (S-071, S-072)."),
        "",
    ),
    "activity.fiches": (
        N_("{about}: which incident sheets can stop it?"),
        N_("During such an incident it is then proposed as affected."),
        "",
    ),
    "activity.workaround": (
        N_("{about}: how is the work done until then?"),
        N_("Whoever is there must be able to begin at once."),
        N_("orders on paper, typed in later"),
    ),
    "activity.telecom": (
        N_("{about}: what did you find out with your telecom operators? Or: none."),
        N_("Is there a second line, of another operator (S-072)?"),
        N_("second line of another operator since May"),
    ),
    "activity.cloud_it": (
        N_("{about}: what did you find out with IT and cloud providers? Or: none."),
        N_("How do they save your data, and what do they commit to (S-072)?"),
        N_("copy every night at another site, back within 8 h"),
    ),
    "activity.payment": (
        N_("{about}: what did you find out with online payment providers? Or: none."),
        N_("Does payment go on when one of their systems fails (S-072)?"),
        N_("none"),
    ),
    "supplier.service": (
        N_("{about}: what does it do for you?"),
        N_("Printed in the comparison with your objectives (S-071)."),
        N_("Internet access and telephony"),
    ),
    "supplier.functions": (
        N_("{about}: which functions does it cover?"),
        N_("Activities name what they use by these words."),
        "",
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
        "",
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
        "",
    ),
    "supplier.exit_plan": (
        N_("{about}: what if they stop for good?"),
        N_("Who else could do it, and how you get your data back."),
        N_("other firm named; data exported each month"),
    ),
    "measure": (
        N_("Is it in place? yes, partly, planned, no, does not apply; then who and by when"),
        N_("Prevention that exists only on paper is no prevention (S-033)."),
        N_("yes: certificate of May"),
    ),
    "scope": (
        N_("yes, no: why, or ? for what nobody knows yet"),
        N_("Answered here, it is not asked during an incident."),
        N_("no: fewer than 50 people"),
    ),
    "plan.done": (
        N_("Is this done: {document}? yes, no"),
        N_("Risk assessment and treatment come first (S-006)."),
        "",
    ),
    "plan.last_review": (
        N_("On which day was the plan last read through?"),
        N_("At least yearly, after incidents, at large projects (S-023)."),
        "",
    ),
    "plan.last_exercise": (
        N_("On which day was the plan last practised?"),
        N_("What was never tried fails when it is needed (S-023)."),
        "",
    ),
    "plan.paper_copies": (
        N_("Who holds a printed binder, and where? PERSON: place"),
        N_("Paper works without power and without IT (S-024)."),
        N_("Anne Dupont: her car"),
    ),
}


def asked(translator: Translator, question: str) -> tuple[str, str, str]:
    """The question with its places still open, why it is asked, and an example or nothing."""
    words, why, example = ASKED[question]
    return words, translator.t(why), translator.t(example) if example else ""
