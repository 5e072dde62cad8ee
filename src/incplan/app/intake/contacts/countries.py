"""Countries as address books write them, in four languages, with their two letters."""

from typing import Final

from incplan.plan.privacy.folding import folded

_NAMES: Final = {
    "BE": "belgique|belgie|belgium|belgien",
    "NL": "pays bas|nederland|netherlands|the netherlands|niederlande|hollande|holland",
    "FR": "france|frankrijk|frankreich",
    "DE": "allemagne|duitsland|germany|deutschland",
    "LU": "luxembourg|luxemburg|grand duche de luxembourg|groothertogdom luxemburg",
    "GB": "royaume uni|verenigd koninkrijk|united kingdom|uk|vereinigtes konigreich|angleterre|england|great britain",
    "US": "etats unis|verenigde staten|united states|united states of america|usa|vereinigte staaten",
    "IE": "irlande|ierland|ireland|irland",
    "CH": "suisse|zwitserland|switzerland|schweiz",
    "AT": "autriche|oostenrijk|austria|osterreich",
    "IT": "italie|italy|italia|italien",
    "ES": "espagne|spanje|spain|spanien|espana",
    "PT": "portugal",
    "PL": "pologne|polen|poland|polska",
    "DK": "danemark|denemarken|denmark|danmark",
    "SE": "suede|zweden|sweden|schweden|sverige",
    "NO": "norvege|noorwegen|norway|norwegen|norge",
    "FI": "finlande|finland|finnland|suomi",
    "CZ": "tchequie|tsjechie|czechia|tschechien|republique tcheque|czech republic",
    "RO": "roumanie|roemenie|romania|rumanien",
    "HU": "hongrie|hongarije|hungary|ungarn",
    "GR": "grece|griekenland|greece|griechenland",
    "TR": "turquie|turkije|turkey|turkei|turkiye",
    "MA": "maroc|marokko|morocco",
    "CN": "chine|china",
}
_BY_NAME: Final = {name: code for code, names in _NAMES.items() for name in names.split("|")}


def country_code(text: str) -> str | None:
    """The two letters of a country, "" for nothing written, None for one that is not known."""
    word = folded(text).strip()
    if not word:
        return ""
    if len(word) == 2 and word.upper() in _NAMES:
        return word.upper()
    return _BY_NAME.get(word)
