"""Headings of tables of risk treatment, by field."""

from typing import Final

from incplan.app.intake.headings.lookup import Words

MEASURES: Final[Words] = {
    "fiche": {
        "fr": "risque|risques|risque couvert|risques couverts|risque identifié|risque concerné|menace|menaces|danger|dangers|scénario|scénarios|scénario de risque|fiche|fiches|fiche concernée|aléa|aléas|type de risque",
        "nl": "risico|risico's|betrokken risico|geïdentificeerd risico|soort risico|dreiging|dreigingen|bedreiging|bedreigingen|gevaar|gevaren|scenario's|kaart|kaarten|risicoscenario",
        "de": "risiko|risiken|betroffenes risiko|bedrohung|bedrohungen|gefahr|gefahren|gefährdung|gefährdungen|szenario|szenarien|risikoszenario|karte|art des risikos",
        "en": "risk|risks|threat|threats|hazard|hazards|scenario|scenarios|risk scenario|risk addressed|card|risk type",
    },
    "measure": {
        "fr": "mesure|mesures|mesure préventive|mesures préventives|mesure de prévention|mesures de prévention|mesure de sécurité|mesures de sécurité|mesure de protection|mesures de protection|mesure de traitement|mesure prévue|mesures prévues|mesure proposée|mesure de maîtrise|mesures de maîtrise|action préventive|actions préventives|contrôle|contrôles|parade",
        "nl": "maatregel|maatregelen|preventieve maatregel|preventieve maatregelen|preventiemaatregel|preventiemaatregelen|beheersmaatregel|beheersmaatregelen|beveiligingsmaatregel|beveiligingsmaatregelen|veiligheidsmaatregel|veiligheidsmaatregelen|voorzorgsmaatregel|controlemaatregel|controle|te nemen maatregel|te nemen maatregelen|preventieve actie|preventieve acties",
        "de": "maßnahme|maßnahmen|vorbeugende maßnahme|vorbeugende maßnahmen|präventive maßnahme|präventive maßnahmen|präventionsmaßnahme|präventionsmaßnahmen|schutzmaßnahme|schutzmaßnahmen|sicherheitsmaßnahme|sicherheitsmaßnahmen|vorsorgemaßnahme|gegenmaßnahme|gegenmaßnahmen|kontrolle|kontrollen",
        "en": "measure|measures|preventive measure|preventive measures|control|controls|security measure|security measures|safeguard|safeguards|mitigation|mitigations|mitigation measure|mitigating measure|countermeasure|countermeasures|treatment measure|preventive action|preventive actions",
    },
    "adopted": {
        "fr": "statut|statuts|état|état de la mesure|état actuel|situation|situation actuelle|mise en œuvre|mis en œuvre|mise en place|mis en place|en place|adopté|adoptée|adoptées|adoptés|adopté oui/non|adopté ou non|prise|appliqué|appliquée|existante|existant|oui/non|oui / non",
        "nl": "status|staat|stand|stand van zaken|toestand|huidige toestand|ingevoerd|aangenomen|genomen|geïmplementeerd|implementatie|uitvoering|uitgevoerd|in voege|in gebruik|aanwezig|van kracht|ja/nee|ja/neen|ja / nee",
        "de": "zustand|aktueller stand|umsetzung|umsetzungsstand|umsetzungsstatus|umgesetzt|bearbeitungsstand|bearbeitungsstatus|eingeführt|eingerichtet|vorhanden|erfüllt|angewendet|ja/nein|ja / nein",
        "en": "state|current state|current status|implementation|implementation status|implemented|adopted|in place|applied|taken|existing|yes/no|yes / no",
    },
    "percent": {
        "fr": "% réalisé|% fait|% d'avancement|avancement|taux|taux de réalisation|pourcentage|réalisé à",
        "nl": "% gedaan|% klaar|voortgang|percentage|vooruitgang",
        "de": "% erledigt|fortschritt|prozent|prozentsatz|fertigstellungsgrad|umsetzungsgrad",
        "en": "% done|% complete|% completed|progress|percent|percent complete|percentage complete|completion",
    },
    "owner": {
        "fr": "responsable|responsables|resp|resp.|personne responsable|propriétaire|pilote|porteur|gestionnaire|en charge|qui|par qui|chargé|assigné à",
        "nl": "verantwoordelijke|verantwoordelijken|verantw|verantw.|verantwoordelijk|eigenaar|beheerder|trekker|wie|door wie|toegewezen aan|uitvoerder",
        "de": "verantwortlich|verantwortliche|verantwortlicher|eigentümer|zuständig|zuständige|zuständige person|wer|durch wen|zugewiesen an",
        "en": "owner|owners|risk owner|responsible|responsible person|person responsible|assigned to|assignee|in charge|who|by whom",
    },
    "due": {
        "fr": "échéance|échéances|date d'échéance|date limite|date butoir|date cible|date prévue|délai|délais|pour le|pour quand|à faire pour|à faire avant|avant le|quand|fin prévue|planifié|planifié pour|planifiée|prévu|prévu pour|prévu le|prévue pour",
        "nl": "deadline|vervaldatum|vervaldag|streefdatum|einddatum|termijn|uiterste datum|uiterlijk|tegen|tegen wanneer|wanneer|klaar tegen|gepland|gepland voor|gepland op|voorzien|voorzien voor|planning",
        "de": "frist|termin|fällig|fällig am|fällig bis|fälligkeit|fälligkeitsdatum|bis|bis wann|zieltermin|zieldatum|wann|geplant|geplant für|geplant bis|umsetzung bis|umzusetzen bis|spätestens",
        "en": "due|due date|due by|due on|target|target date|by|by when|when|planned|planned for|planned date|to be done by|completion date|expected date",
    },
    "on": {
        "fr": "date|date de réalisation|date de mise en œuvre|date de mise en place|date d'exécution|date d'adoption|réalisé le|fait le|adopté le|exécuté le|mis en place le|en place depuis",
        "nl": "datum|uitgevoerd op|gerealiseerd op|ingevoerd op|gedaan op|datum van uitvoering|datum uitvoering|uitvoeringsdatum|datum invoering|in voege sinds",
        "de": "umgesetzt am|erledigt am|eingeführt am|durchgeführt am|datum der umsetzung|umsetzungsdatum|vorhanden seit",
        "en": "done on|date done|implemented on|date implemented|adopted on|date adopted|completed on|date completed|in place since|implementation date",
    },
    "evidence": {
        "fr": "preuve|preuves|justificatif|justificatifs|attestation|attestations|document|documents|pièce justificative",
        "nl": "bewijs|bewijzen|bewijsstuk|bewijsstukken|attest|attesten|documenten",
        "de": "nachweis|nachweise|beleg|belege|dokument|dokumente",
        "en": "evidence|proof|proofs",
    },
    "reason": {
        "fr": "raison|raisons|motif|motifs|justification|motivation|remarque|remarques|commentaire|commentaires|observation|observations|note|notes",
        "nl": "reden|redenen|motivatie|motivering|toelichting|opmerking|opmerkingen|bemerking|bemerkingen|nota|nota's|commentaar",
        "de": "grund|gründe|begründung|bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|hinweise|notiz|notizen|kommentar",
        "en": "reason|reasons|rationale|comment|comments|remark|remarks",
    },
    "treatment": {
        "fr": "traitement|traitement du risque|option de traitement|stratégie|décision",
        "nl": "behandeling|risicobehandeling|behandelingsoptie|strategie|beslissing",
        "de": "behandlung|risikobehandlung|behandlungsoption|entscheidung",
        "en": "treatment|risk treatment|treatment option|strategy|risk response",
    },
}  # fmt: skip
#: What names a measure beside a risk, where no other column does.
ANY_MEASURE: Final = "action|actions|plan d'action|plans d'action|actions prévues|actions à prendre|action à prendre|actie|acties|actieplan|te nemen actie|te nemen acties|geplande acties|aktion|aktionen|aktionsplan|geplante aktionen|action plan|planned action|planned actions|actions to take"
