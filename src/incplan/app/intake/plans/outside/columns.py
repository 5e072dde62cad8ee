"""Where a list of parties outside has what, in whatever order its columns stand."""

import re

from incplan.app.intake.plans.vocabulary.wording import bare_words
from incplan.frozen import dataclass
from incplan.store.intake.tables import Table


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the list of parties has what: the row of its head, names, contracts, all the rest."""

    head: int
    name: int
    contract: int | None
    infos: tuple[int, ...]


def external_columns(table: Table) -> Columns | None:
    """The columns of the list of parties outside; None for another table."""
    for place, row in enumerate(table.rows[:3]):
        words = [bare_words(cell) for cell in row.cells]
        if not words or not re.match(r"fonction|functie|function|funktion|role|rol\b", words[0]):
            continue
        name = _at_head(words, r"societe|onderneming|company|bedrijf|firma|entreprise")
        contract = _at_head(words, r"contra|polis|police|referen")
        infos = tuple(at for at in range(1, len(words)) if at not in (name, contract))
        told = any(
            re.match(r"informati|tel|gsm|phone|coordonnees|contactgegevens", words[at])
            for at in infos
        )
        if name is not None and (contract is not None or told) and infos:
            return Columns(place, name, contract, infos)
    return None


def external_head(table: Table) -> int | None:
    """The place of the head of the list of parties outside; None for another table."""
    found = external_columns(table)
    return None if found is None else found.head


def _at_head(words: list[str], pattern: str) -> int | None:
    return next((at for at, word in enumerate(words) if at and re.search(pattern, word)), None)
