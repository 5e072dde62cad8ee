"""Headings of duty rosters, by field."""

from typing import Final

from incplan.app.intake.headings.lookup import Words

ROSTER: Final[Words] = {
    "week": {
        "fr": "semaine|semaines|sem|sem.|n° semaine|n° de semaine|no semaine|semaine n°|sem. n°|numéro de semaine",
        "nl": "week|weken|weeknr|weeknr.|weeknummer|nr week|week nr|week nr.|wk",
        "de": "woche|wochen|kw|kalenderwoche|kalenderwochen|wochennummer|woche nr.|kw nr.",
        "en": "week no|week no.|week number|calendar week",
    },
    "first": {
        "fr": "du|de|dès le|à partir du|à partir de|début|date de début|premier jour|date|jour de début",
        "nl": "van|vanaf|van datum|begin|begindatum|startdatum|eerste dag|datum",
        "de": "von|ab|beginn|beginndatum|anfang|erster tag|ab datum",
        "en": "from|from date|start|start date|starts|first day|beginning",
    },
    "last": {
        "fr": "au|à|jusqu'au|jusqu'à|fin|date de fin|dernier jour|jour de fin",
        "nl": "tot|tot en met|t/m|t.e.m.|tem|einde|einddatum|laatste dag",
        "de": "bis|bis einschließlich|ende|enddatum|letzter tag",
        "en": "to|to date|until|till|through|end|end date|ends|last day",
    },
    "days": {
        "fr": "jour|jours|jour de la semaine|jours de la semaine|quels jours",
        "nl": "dag|dagen|weekdag|weekdagen|dag van de week|welke dagen",
        "de": "tag|tage|wochentag|wochentage|tag der woche",
        "en": "day|days|weekday|weekdays|day of week|day of the week|days of the week",
    },
    "role": {
        "fr": "fonction|fonctions|rôle|rôles|poste|fonction de garde",
        "nl": "functie|functies|rol|rollen|taak",
        "de": "funktion|funktionen|rolle|aufgabe",
        "en": "function|functions|role|position",
    },
    "people": {
        "fr": "de garde|garde|personne de garde|responsable de garde|nom|noms|qui|titulaire|responsable|de permanence|permanence|personne de permanence|astreinte|d'astreinte|personne d'astreinte|de service|personne|personnes|collaborateur",
        "nl": "wacht|van wacht|wachtdienst|wachthebbende|persoon van wacht|van dienst|dienstdoende|piket|van piket|permanentie|wie|naam|namen|persoon|personen|medewerker|medewerkers|verantwoordelijke",
        "de": "bereitschaft|bereitschaftsdienst|rufbereitschaft|in bereitschaft|im dienst|diensthabend|diensthabender|diensthabende|dienst|pikett|pikettdienst|wer|name|mitarbeiter|mitarbeiterin|verantwortlich",
        "en": "on duty|on call|on-call|duty|duty officer|duty person|on-call person|who|person|people|staff|person on duty|person on call",
    },
    "backup": {
        "fr": "remplaçant|remplaçante|remplaçants|suppléant|suppléante|réserve|back-up|deuxième|second|adjoint|adjointe|doublure",
        "nl": "vervanger|vervangers|plaatsvervanger|reserve|tweede|achtervang|backup wacht",
        "de": "vertretung|vertreter|vertreterin|stellvertreter|stellvertretung|stellvertreterin|ersatz|ersatzperson|zweiter",
        "en": "backup|deputy|stand-in|stand in|substitute|replacement|second person|secondary",
    },
}  # fmt: skip
