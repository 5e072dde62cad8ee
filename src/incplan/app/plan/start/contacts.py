"""The contacts a new plan starts with: people, rows to fill in, authorities with real numbers."""

import json
import re
from dataclasses import dataclass
from typing import Final
from unicodedata import category

from incplan.app.plan.start.text import comment
from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.labels import label
from incplan.plan.obligations.authorities import Authority
from incplan.plan.values.scalars import Text
from incplan.store.obligations.reference import load_authorities


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """Somebody of the command line."""

    id: str
    name: str
    phone: str


#: Rows of the template, and those the shipped fiches cannot do without (S-103).
_BLANK_ROWS: Final = {
    "insurer": N_("Insurer: policy numbers, claims phone, delay to declare."),
    "electrician-1": N_("First electrician, able to come quickly."),
    "electrician-2": N_("Second electrician, another firm."),
    "electricity-dso": N_("Electricity grid operator: fault number, EAN code."),
    "telecom-operator": N_("Telecom operator: emergency number 24/7, customer number, e-mail."),
    "cloud-provider": N_("Cloud provider."),
    "it-provider-1": N_("IT provider; one file each, with its role."),
    "building-owner": N_("Owner of the building."),
    "external-prevention-service": N_("External service for prevention and protection at work."),
    "dpo-external": N_("Data protection officer, if external."),
    "bank-fraud-desk": N_("Fraud line of your bank, day and night."),
}


#: Control characters, separators of lines and paragraphs, lone surrogates: readers refuse them.
_NOT_HELD: Final = ("Cc", "Zl", "Zp", "Cs")


def quoted(text: str) -> str:
    """A text as YAML in double quotes; a blank stands for what no plan file may hold."""
    held = (" " if category(sign) in _NOT_HELD else sign for sign in text)
    return json.dumps("".join(held), ensure_ascii=False)


def contact_files(
    people: tuple[PersonAnswer, ...],
    language: str,
    languages: tuple[str, ...],
    translator: Translator,
) -> dict[str, str]:
    """Plan-relative path to content. Names of people win over those of authorities."""
    files = {
        f"contacts/{entry.key}.yaml": _authority(entry, language, languages, translator)
        for entry in load_authorities().authorities
        if entry.everywhere
    }
    for row, hint in _BLANK_ROWS.items():
        files[f"contacts/{row}.yaml"] = _blank_row(row, translator.t(hint), translator)
    for person in people:
        files[f"contacts/{person.id}.yaml"] = _person(person, language, translator)
    return files


def _person(person: PersonAnswer, language: str, translator: Translator) -> str:
    t = translator.t
    return (
        comment(t("Several means of contact, the best first, not all on one network."))
        + f"format: 1\nkind: person\nname: {quoted(person.name)}\nlanguages: [{language}]\n"
        + f"channels:\n  - kind: mobile\n    phone: {quoted(person.phone)}\n"
        + '  # - kind: home\n  #   phone: ""\n  #   private: yes\n'
        + "# absences:\n#   - {first: 2027-07-05, last: 2027-07-18}\n"
        + comment(t("Add a second means of contact, note last_verified, remove this line:"))
        + "to_fill: yes\n"
    )


def _blank_row(row: str, hint: str, translator: Translator) -> str:
    key = re.sub(r"-\d$", "", row).replace("-", "_")
    return (
        comment(hint)
        + f"format: 1\nkind: external\nname: {quoted(translator.t('to fill in'))}\n"
        + f"rows: [{key}]\n"
        + '# channels:\n#   - {kind: emergency, phone: "", available: 24/7}\n'
        + '# contracts: []\n# customer_account_no: ""\nto_fill: yes\n'
    )


def _authority(
    entry: Authority, language: str, languages: tuple[str, ...], translator: Translator
) -> str:
    """A row of the shipped data as a contact, in the languages of the plan."""
    wanted = tuple(dict.fromkeys((language, *languages)))
    names = dict.fromkeys(entry.name.get(item, "en")[0] for item in wanted)
    lines = [
        "format: 1\nkind: external",
        f"name: {quoted(' / '.join(names))}",
        f"rows: [{', '.join(entry.rows)}]",
    ]
    if entry.languages:
        lines.append(f"languages: [{', '.join(entry.languages)}]")
    if entry.former_name:
        lines.append(f"former_name: {quoted(entry.former_name)}")
    lines.append("channels:")
    for number in entry.numbers:
        hours = f", available: {number.available}" if number.available else ""
        lines.append(f"  - {{kind: {number.kind}, phone: {quoted(number.national)}{hours}"
                     f"{_note(number.note, wanted)}}}")  # fmt: skip
    lines += [
        f"  - {{kind: web, url: {quoted(site.url)}{_note(site.note, wanted)}}}"
        for site in entry.sites
    ]
    lines += [
        f"  - {{kind: email, email: {quoted(mail.address)}{_note(mail.note, wanted)}}}"
        for mail in entry.emails
    ]
    for field in ("address", "information"):
        text: Text | None = getattr(entry, field)
        if text:
            lines.append(f"{field}: {_by_language(text, wanted)}")
    if entry.form_to_read:
        lines.append("form_read: no")
    known = label(translator, f"confidence.{entry.confidence.value}")
    lines.append(
        f"last_verified: {entry.last_verified.isoformat()}   # {entry.confidence.value}: {known}"
    )
    return "\n".join(lines) + "\n"


def _note(note: Text | None, wanted: tuple[str, ...]) -> str:
    return f", note: {_by_language(note, wanted)}" if note else ""


def _by_language(text: Text, wanted: tuple[str, ...]) -> str:
    parts = (f"{item}: {quoted(text.get(item, 'en')[0])}" for item in wanted)
    return f"{{{', '.join(parts)}}}"
