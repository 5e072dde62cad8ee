"""Words of a function in the place of a name: `patron`, `zaakvoerder`, `Geschäftsführer`."""

import re
from typing import Final

from incplan.plan.privacy.folding import folded

_ARTICLE: Final = re.compile(r"^ (?:le|la|l|les|de|het|een|der|die|das|the|notre|onze|unser) ")
#: Functions in small companies, as they are typed for somebody whom everybody knows.
_FUNCTIONS: Final = frozenset({
    # fr
    "patron", "patronne", "gerant", "gerante", "directeur", "directrice", "chef",
    "cheffe", "administrateur", "administratrice", "administrateur delegue",
    "administratrice deleguee", "associe", "associee", "proprietaire", "responsable", "comptable",
    "secretaire", "concierge", "magasinier", "chef d atelier", "chef de chantier",
    "chef d equipe", "contremaitre", "informaticien", "informaticienne", "responsable it",
    "responsable informatique", "drh", "chauffeur", "conseiller en prevention",
    # nl
    "zaakvoerder", "zaakvoerster", "bedrijfsleider", "bedrijfsleidster", "baas", "bazin",
    "eigenaar", "eigenares", "bestuurder", "gedelegeerd bestuurder", "vennoot",
    "boekhouder", "boekhoudster", "secretaresse", "magazijnier", "ploegbaas",
    "werfleider", "werkplaatschef", "verantwoordelijke", "it verantwoordelijke", "informaticus",
    "preventieadviseur", "planner",
    # de
    "geschaftsfuhrer", "geschaftsfuhrerin", "inhaber", "inhaberin", "chefin", "leiter", "leiterin",
    "betriebsleiter", "betriebsleiterin", "meister",
    "meisterin", "buchhalter", "buchhalterin", "sekretar", "sekretarin", "hausmeister",
    "hausmeisterin", "prokurist", "prokuristin", "vorarbeiter", "vorarbeiterin", "lagerist",
    "it leiter", "it leiterin", "it verantwortlicher", "eigentumer", "eigentumerin",
    # en
    "boss", "owner", "manager", "managing director", "general manager", "director", "ceo", "cfo",
    "coo", "cio", "cto", "ciso", "accountant", "bookkeeper", "secretary", "caretaker", "foreman",
    "supervisor", "it manager", "office manager", "partner",
})  # fmt: skip


def is_function(text: str) -> bool:
    """Whether a name is nobody's, only that of a function, with or without an article."""
    words = " ".join(folded(text).split())
    return words in _FUNCTIONS or _ARTICLE.sub("", f" {words} ").strip() in _FUNCTIONS
