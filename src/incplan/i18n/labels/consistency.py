"""Verdicts on what suppliers promise."""

from typing import Final

from incplan.i18n.catalogue import N_

CONSISTENCY: Final = {
    "verdict.holds": N_("holds"),
    "verdict.no_margin": N_("no margin"),
    "verdict.at_risk": N_("at risk"),
    "verdict.mitigated": N_("mitigated"),
    "verdict.fails": N_("FAILS"),
    "verdict.unknown": N_("UNKNOWN"),
    "verdict.not_compared": N_("not critical"),
}
