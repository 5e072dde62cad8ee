"""Moments of the nights that the scenarios tell, each one short: what the screens must answer."""

import re
from collections.abc import Callable
from typing import Final

from tests.conftest import Company

State = Callable[[Company], None]
#: Columns and rows of the windows that are looked at; None for a pipe.
WINDOWS: Final = {"80x24": (80, 24), "80x50": (80, 50), "40x24": (40, 24)}
LANGUAGES: Final = ("en", "fr", "nl", "de")


def night(company: Company, time: str, by: str) -> Company:
    """The clock of 30 November, and who types."""
    company.now, company.by = f"2026-11-30T{time}:00+01:00", by
    return company


def power_cut(company: Company) -> None:
    """Ten past three: no power at Namur, the cold store is down."""
    night(company, "03:10", "marc").ok(
        "declare", "Plus de courant à Namur, froid arrêté",
        "-a", "cold-storage", "--since", "03:05",
    )  # fmt: skip


def power_cut_told(company: Company) -> None:
    """A quarter of an hour later: some is done, the incident manager knows, a crisis is asked."""
    power_cut(company)
    night(company, "03:14", "marc").ok("done", "1", "4")
    company.ok("call", "nadia", "--reached")
    night(company, "03:20", "nadia").ok("escalate", "--to", "crisis", "--reason", "three sites")
    night(company, "03:24", "marc")


def ransomware(company: Company) -> None:
    """Files are encrypted, orders are down, the report to management is late."""
    night(company, "06:55", "elodie").ok(
        "declare", "Fichiers chiffrés sur le serveur", "--type", "ransomware",
        "-a", "it-platform", "-a", "order-intake", "--since", "06:30",
    )  # fmt: skip
    which = ("-i", company.ok("status", "--json").json["incidents"][-1]["id"])
    night(company, "07:10", "wim").ok("escalate", "--to", "crisis", "--reason", "all", *which)
    company.ok("bcp", "activate", "--reason", "ERP down, return after the RTO", *which)
    company.ok("eta", "12:00", *which)
    night(company, "08:26", "nadia")


def two_incidents(company: Company) -> None:
    """Both at once, seen by whoever leads both."""
    power_cut(company)
    ransomware(company)


def label_printer(company: Company) -> None:
    """A minor incident: nothing of the essential is touched."""
    night(company, "10:05", "joris").ok(
        "declare", "L'imprimante d'étiquettes du quai de Gand ne répond plus depuis ce matin",
        "--people", "none", "--organisation", "no", "--continuity", "no", "--no-activity",
    )  # fmt: skip
    night(company, "10:12", "joris")


def smoke(company: Company) -> None:
    """People may be in danger."""
    night(company, "14:00", "ann").ok(
        "declare", "Fumée dans la chambre froide", "--people", "danger"
    )


def an_exercise(company: Company) -> None:
    """Nothing of this is real."""
    night(company, "09:00", "nadia").ok(
        "declare", "Exercice : coupure", "--exercise", "-a", "cold-storage"
    )


def nothing_open(company: Company) -> None:
    """A calm day."""
    night(company, "09:00", "nadia")


STATES: Final[dict[str, State]] = {
    "power-cut": power_cut,
    "power-cut-told": power_cut_told,
    "ransomware": ransomware,
    "two-incidents": two_incidents,
    "label-printer": label_printer,
    "smoke": smoke,
    "exercise": an_exercise,
    "nothing-open": nothing_open,
}
_ID: Final = re.compile(r"(?<=-\d{3}-)[a-z0-9]{4}\b|(?<=: )[a-z0-9]{10}$", re.MULTILINE)
_COMMAND: Final = re.compile(r"incplan [a-z][^\n)]*?(?=\.?$|\)|  )", re.MULTILINE)


def masked(text: str) -> str:
    """The text without what chance decides: the ends of ids."""
    return _ID.sub("xxxx", text)


def commands_in(text: str) -> list[str]:
    """Every command a screen prints, each once."""
    return list(dict.fromkeys(found.strip() for found in _COMMAND.findall(text)))
