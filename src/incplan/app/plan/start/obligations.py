"""`obligations.yaml` of a new plan: all questions on scope, each still unanswered."""

from incplan.app.plan.start.text import comment
from incplan.i18n.catalogue import Translator
from incplan.store.obligations.pack import load_pack


def obligations_file(language: str, translator: Translator) -> str:
    """The questions as comments, answered `unknown`: they are then asked during an incident."""
    t = translator.t
    pack = load_pack()
    lines = [
        comment(t("What the company is, for the duties to notify after an incident.")),
        comment(t("answer: yes, no (with a reason) or unknown; unknown is asked at an incident.")),
        comment(t("Facts of law: {pack} {version}, checked {date}. Not legal advice.",
                  pack=pack.id, version=pack.version, date=pack.last_verified.isoformat())),
        "format: 1\nscope:\n",
    ]  # fmt: skip
    for question in pack.questions:
        if question.scope:
            lines.append(comment(question.text.get(language, "en")[0], 2))
            lines.append(f"  {question.id}: {{answer: unknown}}\n")
    lines.append(comment(t("Duties from your own contracts; insurers' delays go with policies.")))
    lines.append(
        "# contracts:\n#   own_customer:\n"
        f"#     title: {t('Tell the customer')}\n"
        "#     delay: {value: 24, unit: hour}\n"
        f"#     source: {t('Contract and clause')}\n#     fiches: [ransomware]\n"
    )
    return "".join(lines)
