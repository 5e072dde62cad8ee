"""Which sites a contact serves, in words."""

from incplan.i18n.catalogue import Translator
from incplan.i18n.text.lists import and_list
from incplan.plan.files.contacts import Contact, ContactKind
from incplan.plan.plan import Plan


def site_name(translator: Translator, plan: Plan, key: str) -> str:
    """The name of a site; its id when the organisation has none of that name."""
    sites = plan.file.organisation.sites
    name = next((site.name for site in sites if site.id == key), None)
    return plan.text(name, translator.language) if name else key


def served(translator: Translator, plan: Plan, contact: Contact) -> str:
    """The sites an outside party serves, with "only" where it does not serve all.

    "" for people of the organisation, where no site is named, and when there is one site only.
    """
    sites = plan.file.organisation.sites
    if len(sites) < 2 or not contact.sites or contact.kind is not ContactKind.EXTERNAL:
        return ""
    names = and_list(translator, (site_name(translator, plan, key) for key in contact.sites))
    if all(site.id in contact.sites for site in sites):
        return names
    return translator.t("{sites} only", sites=names)
