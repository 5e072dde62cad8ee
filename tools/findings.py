"""Write docs/findings.md from the texts of the findings: `make reference`."""

import sys
from pathlib import Path

from incplan.i18n.catalogue import translator
from incplan.i18n.findings import FINDINGS, finding_page

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "findings.md"
FAMILIES = {
    "YML": "Files that cannot be read",
    "SCH": "Values a file cannot hold",
    "REF": "Names that lead nowhere",
    "OBJ": "Objectives that contradict each other",
    "RCO": "Contracts that do not cover the objectives",
    "ROLE": "Functions and deputies",
    "CON": "Contacts",
    "FIC": "Fiches",
    "REV": "Review and exercise",
    "JRN": "The journal of an incident",
    "LIF": "The course of an incident",
    "ESC": "Escalation",
    "ENV": "The surroundings",
    "SCO": "What the law asks of this organisation",
    "LNG": "Languages",
    "SCN": "Scenarios of exercises",
}


def page() -> str:
    """The whole page."""
    english = translator("en")
    parts = [
        "# Findings of `incplan validate`\n",
        "Written by `make reference` from `src/incplan/i18n/findings/`; do not edit it here.\n"
        "`incplan explain CODE` shows the same in your language. Codes keep their meaning.\n",
    ]
    family = ""
    for code in sorted(FINDINGS, key=_rank):
        here = _family(code)
        if here != family:
            family = here
            parts.append(f"## {here}: {FAMILIES.get(here, here)}\n")
        found = finding_page(english, code)
        parts.append(f"### {code}\n\n{_plain(found.message)}\n")
        for label, text in (
            ("Why", found.why),
            ("What to do", found.help),
            ("Source", found.source),
        ):
            if text:
                parts.append(f"**{label}.** {_plain(text)}\n")
    return "\n".join(parts)


def _family(code: str) -> str:
    return code.partition(".")[0].rstrip("0123456789")


def _rank(code: str) -> tuple[int, str]:
    family = _family(code)
    order = list(FAMILIES)
    return (order.index(family) if family in order else len(order)), code


def _plain(text: str) -> str:
    """No sign of the text may become markup; code spans stay."""
    parts = text.split("`")
    for place in range(0, len(parts), 2):
        for sign in "<>*_[]":
            parts[place] = parts[place].replace(sign, f"\\{sign}")
    return "`".join(parts)


def main() -> int:
    """Write the page, or with --check say whether it is current."""
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
