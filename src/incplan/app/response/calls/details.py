"""What to know before dialling and to quote once through: numbers of customer, contract, meter."""

from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels.plan.sites import site_name
from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Paper:
    """Another document, such as a wiring diagram, and where it is."""

    name: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """What the directory tells of a contact beside its numbers (S-103), in the reader's language.

    `customer` is our number there, `ean` the codes of our connections, `policies` the references of
    insurance policies. `outside` says that it is no one of the organisation.
    """

    id: str
    outside: bool
    called_for: str
    information: str
    customer: str
    contracts: tuple[str, ...]
    ean: tuple[str, ...]
    policies: tuple[str, ...]
    documents: tuple[Paper, ...]
    address: str
    languages: tuple[str, ...]
    sites: tuple[str, ...]
    broker: str


def details_of(plan: Plan, contact_id: str, translator: Translator) -> ContactDetails | None:
    """What the plan says of a contact; None for one it does not know."""
    contact = plan.contacts.get(contact_id)
    if contact is None:
        return None
    language = translator.language
    return ContactDetails(
        id=contact_id,
        outside=contact.kind is ContactKind.EXTERNAL,
        called_for=plan.text(contact.role_note, language),
        information=plan.text(contact.information, language),
        customer=contact.customer_account_no or "",
        contracts=contact.contracts,
        ean=contact.ean,
        policies=tuple(item.reference for item in contact.policies),
        documents=tuple(
            Paper(plan.text(item.name, language), item.reference or "")
            for item in contact.documents
        ),
        address=plan.text(contact.address, language),
        languages=contact.languages,
        sites=tuple(site_name(translator, plan, key) for key in contact.sites),
        broker=contact.broker or "",
    )
