"""The text of a new fiche of the company's own: every heading, with what belongs there."""

from collections.abc import Iterable

from incplan.app.plan.start.contacts import quoted
from incplan.app.plan.start.text import comment
from incplan.i18n.catalogue import Translator
from incplan.plan.files.fiches import FicheGroup
from incplan.plan.library.keywords import plain_words
from incplan.plan.validation.schemas import modeline
from incplan.vocabulary import RISKS, Phase


def skeleton(
    key: str,
    prefix: str,
    title: str,
    language: str,
    today: str,
    duties: Iterable[str],
    translator: Translator,
) -> str:
    """A valid file with example content to replace. `duties` are the ids it may name."""
    return (
        modeline(f"fiches/{key}.yaml")
        + _head(key, prefix, title, language, today, translator)
        + _before(prefix, translator)
        + _during(prefix, translator)
        + _after(prefix, duties, translator)
        + _cards(translator)
    )


def _head(
    key: str, prefix: str, title: str, language: str, today: str, translator: Translator
) -> str:
    t = translator.t
    words = ", ".join(quoted(word) for word in (" ".join(plain_words(title)),))
    groups = ", ".join(group.value for group in FicheGroup)
    return (
        comment(t("A fiche of your own, with the same five headings as the others (S-098)."))
        + comment(t("A text is one sentence, or one by language: {fr: ..., nl: ...}."))
        + "format: 1\n"
        + comment(t("Is each preventive measure in place? yes, partial, no, not_applicable"))
        + f"adoption:\n  {prefix}-P01: {{adopted: no}}\n"
        + comment(t("Others than usual for a contact row, in this fiche only:"))
        + "# contacts: {insurer: [id-of-a-contact]}\n"
        + f"own:\n  id: {key}\n  prefix: {prefix}\n"
        + comment(t("Chapter it is printed in: {words}", words=groups), 2)
        + "  group: other\n"
        + f'  version: "1.0"\n  last_verified: {today}\n'
        + f"  title: {quoted(title)}\n"
        + comment(
            t(
                "Words that point to this fiche when somebody declares an incident: small letters, "
                "all languages spoken here; the beginning of a word is enough."
            ),
            2,
        )
        + f"  keywords:\n    {language}: [{words}]\n"
    )


def _before(prefix: str, translator: Translator) -> str:
    t = translator.t
    return (
        comment(t("1. The scenario that is feared, in a few sentences."), 2)
        + f"  scenario: {quoted(t('What can happen, where, and how it is noticed.'))}\n"
        + comment(t("2. Types of risks: {words}", words=", ".join(RISKS)), 2)
        + "  risks: [personal_safety]\n"
        + comment(t("3. Preventive measures; `check` is the observable fact that proves one."), 2)
        + f"  preventive:\n    - id: {prefix}-P01\n"
        + f"      text: {quoted(t('What makes it rarer or less serious.'))}\n"
        + f"      check: {quoted(t('Dated note'))}\n"
        + "      review_every: 12 months\n"
    )


def _during(prefix: str, translator: Translator) -> str:
    t = translator.t
    phases = ", ".join(phase.value for phase in Phase)
    return (
        comment(t("4. Management measures: one action a line, who does it, who is called."), 2)
        + comment(t("phase: {words} (from detection)", words=phases), 2)
        + comment(t("decision: yes makes `done` ask what was decided, and why."), 2)
        + f"  measures:\n    - id: {prefix}-A01\n      phase: T15\n      roles: [reporter]\n"
        + "      contacts: [emergency_112, helpdesk_operator]\n"
        + f"      text: {quoted(t('What is done at once, before anybody else is there.'))}\n"
        + "      min_level: low\n"
        + f"    - id: {prefix}-A02\n      phase: T60\n      roles: [incident_manager]\n"
        + f"      text: {quoted(t('What has to be decided in the first hour.'))}\n"
        + "      decision: yes\n"
        + f"    - id: {prefix}-A03\n      phase: POST\n      roles: [incident_manager]\n"
        + "      contacts: [insurer]\n"
        + f"      text: {quoted(t('What is put back in order afterwards.'))}\n"
        + "      mandatory: no\n"
        + f"  do: [{quoted(t('What always helps.'))}]\n"
        + f"  dont: [{quoted(t('What makes it worse.'))}]\n"
    )


def _after(prefix: str, duties: Iterable[str], translator: Translator) -> str:
    t = translator.t
    return (
        comment(t("Steps 4 and 5: when is the cause gone, when is the plan stood down?"), 2)
        + f"  eradication: [{quoted(t('The observable fact that shows the cause is gone.'))}]\n"
        + f"  deactivation: [{quoted(t('What is back to normal before the plan ends.'))}]\n"
        + comment(t("5. Questions added to the post-incident review."), 2)
        + f"  review_questions:\n    - id: {prefix}-Q01\n"
        + f"      text: {quoted(t('What should be asked after such an incident?'))}\n"
        + comment(t("How to tell the level, in terms of this scenario."), 2)
        + f"  level_hints:\n    minor: {quoted(t('Small, and it stays small.'))}\n"
        + f"    major: {quoted(t('An essential activity may be hit.'))}\n"
        + comment(
            t(
                "Duties to notify it may bring, to assess at an incident: {words}",
                words=", ".join(duties),
            ),
            2,
        )
        + "  obligations: [insurer_claim]\n"
        + comment(t("Contact rows this fiche cannot do without; `validate` looks for them."), 2)
        + "  required_contacts: [emergency_112]\n"
    )


def _cards(translator: Translator) -> str:
    t = translator.t
    return (
        comment(t("Cards of one page: for everybody, and for the helpdesk."), 2)
        + f"  user_card: [{quoted(t('What anybody does first.'))}]\n"
        + f"  helpdesk_card: [{quoted(t('What the helpdesk asks.'))}]\n"
    )
