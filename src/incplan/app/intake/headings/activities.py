"""Headings of tables of business impact, by field."""

from typing import Final

from incplan.app.intake.headings.lookup import Words

ACTIVITIES: Final[Words] = {
    "name": {
        "fr": "activité|activités|activité essentielle|activités essentielles|activité critique|activités critiques|activité clé|activités de l'entreprise|processus|processus critique|processus critiques|processus métier|processus essentiel|processus clé|tâche|tâches|service|services|prestation|prestations|opération|opérations|mission|missions|nom de l'activité|nom du processus|nom du service|intitulé de l'activité",
        "nl": "activiteit|activiteiten|kritieke activiteit|kritieke activiteiten|kritische activiteit|kritische activiteiten|essentiële activiteit|essentiële activiteiten|bedrijfsactiviteit|bedrijfsactiviteiten|kernactiviteit|kernactiviteiten|proces|processen|kritiek proces|kritisch proces|kritische processen|kritieke processen|bedrijfsproces|bedrijfsprocessen|kernproces|kernprocessen|dienst|diensten|taak|taken|werkzaamheid|werkzaamheden|naam van de activiteit|naam activiteit|naam van het proces|naam proces",
        "de": "tätigkeit|tätigkeiten|kritische tätigkeit|kritische tätigkeiten|wesentliche tätigkeit|wesentliche tätigkeiten|aktivität|aktivitäten|kritische aktivität|kritische aktivitäten|prozess|prozesse|kritischer prozess|geschäftsprozess|geschäftsprozesse|kernprozess|kernprozesse|leistung|leistungen|dienstleistung|dienstleistungen|dienste|aufgabe|aufgaben|vorgang|vorgänge|arbeitsablauf|geschäftstätigkeit|name der tätigkeit|name der aktivität|name des prozesses|bezeichnung der tätigkeit|bezeichnung des prozesses",
        "en": "activity|activities|critical activity|critical activities|essential activity|essential activities|key activity|key activities|business activity|business activities|process|processes|critical process|critical processes|business process|business processes|key process|task|tasks|operation|business function|business functions|business service|critical service|activity name|process name|service name|name of activity|name of process|name of the activity|name of the process",
    },
    "owner": {
        "fr": "responsable|responsables|resp|resp.|responsable de l'activité|responsable du processus|personne responsable|propriétaire|propriétaire du processus|pilote|pilote du processus|porteur|gestionnaire|chef de service|en charge|qui|titulaire|chargé|chargée",
        "nl": "verantwoordelijke|verantwoordelijken|verantw|verantw.|verantwoordelijk|verantwoordelijke persoon|eigenaar|proceseigenaar|beheerder|trekker|leidinggevende|wie|diensthoofd",
        "de": "verantwortlich|verantwortliche|verantwortlicher|verantwortliche person|verantw. person|prozessverantwortlicher|prozessverantwortliche|prozesseigner|prozesseigentümer|eigentümer|zuständig|zuständige person|zuständige|leiter|leiterin|leitung|wer",
        "en": "owner|owners|process owner|activity owner|business owner|responsible|responsible person|person responsible|manager|lead|accountable|in charge|person in charge|who",
    },
    "rto": {
        "fr": "rto|dima|délai de reprise|délai max de reprise|délai maximal de reprise|délai maximum de reprise|temps de reprise|durée de reprise|délai de rétablissement|temps de rétablissement|délai de redémarrage|délai de remise en route|délai de remise en service|objectif de temps de reprise|objectif de délai de reprise|objectif de reprise|reprise|reprise en|reprise dans|reprise après|à reprendre dans|à rétablir dans|rétablissement",
        "nl": "hersteltijd|hersteltermijn|herstelduur|maximale hersteltijd|max. hersteltijd|gewenste hersteltijd|hersteltijddoelstelling|hervattingstijd|hervattingstermijn|herstarttijd|heropstarttijd|opnieuw binnen|terug binnen|hersteld binnen|te herstellen binnen|te hervatten binnen|hervatten binnen|herstel binnen|herstel",
        "de": "wiederanlaufzeit|maximale wiederanlaufzeit|wiederanlauf|wiederanlauf in|wiederanlauf innerhalb|wiederherstellungszeit|wiederherstellungsdauer|wiederherstellung|wiederherstellung in|wiederherstellung innerhalb|ziel für die wiederanlaufzeit|wieder in betrieb in|wieder verfügbar in",
        "en": "recovery time|recovery time objective|target recovery time|time to recover|time to restore|restore time|restoration time|recovery within|recover within|back within|resume within|restore within|to be restored within",
    },
    "rpo": {
        "fr": "rpo|pdma|perte de données|pertes de données|perte de données max|perte de données maximale|perte de données maximum|perte de données admissible|perte de données acceptable|perte de données tolérée|perte de données tolérable|perte maximale de données|perte maximale de données admissible|point de reprise|point de récupération|objectif de point de reprise|objectif de point de récupération|données perdues|fraîcheur des données",
        "nl": "dataverlies|gegevensverlies|verlies van gegevens|verlies van data|max dataverlies|max. dataverlies|maximaal dataverlies|maximaal gegevensverlies|maximaal verlies van gegevens|toegelaten dataverlies|toelaatbaar dataverlies|toelaatbaar gegevensverlies|aanvaardbaar dataverlies|aanvaardbaar gegevensverlies|acceptabel dataverlies|herstelpunt|herstelpuntdoelstelling",
        "de": "datenverlust|maximaler datenverlust|max. datenverlust|zulässiger datenverlust|maximal zulässiger datenverlust|tolerierbarer datenverlust|akzeptabler datenverlust|verlust von daten|wiederherstellungspunkt|ziel für den wiederherstellungspunkt",
        "en": "data loss|max data loss|max. data loss|maximum data loss|acceptable data loss|tolerable data loss|allowed data loss|tolerated data loss|recovery point|recovery point objective",
    },
    "mtpd": {
        "fr": "mtpd|mtd|mao|dmia|durée max d'interruption|durée maximale d'interruption|durée maximale d'interruption admissible|durée maximale d'interruption acceptable|durée maximale d'interruption tolérable|durée maximale tolérable d'interruption|interruption maximale|interruption max|interruption maximale admissible|interruption maximale tolérable|interruption maximale tolérée|interruption tolérée|interruption admissible|arrêt maximal|arrêt max|arrêt maximal toléré|durée d'arrêt maximale|durée maximale d'arrêt|indisponibilité maximale|durée d'indisponibilité maximale|durée maximale d'indisponibilité",
        "nl": "maximale uitval|max. uitval|max. uitvalduur|maximale uitvaltijd|max. uitvaltijd|maximale uitvalduur|toelaatbare uitval|toelaatbare uitvaltijd|toelaatbare uitvalduur|maximaal toelaatbare uitval|maximaal toelaatbare uitvalduur|maximaal toegelaten uitval|maximale onderbreking|max. onderbreking|maximale onderbrekingsduur|maximaal toelaatbare onderbreking|toelaatbare onderbreking|maximale stilstand|max. stilstand|maximale duur van de onderbreking",
        "de": "maximale ausfallzeit|max. ausfallzeit|maximal tolerierbare ausfallzeit|maximal zulässige ausfallzeit|tolerierbare ausfallzeit|zulässige ausfallzeit|maximale ausfalldauer|maximal tolerierbare ausfalldauer|maximaler ausfall|maximale unterbrechung|maximale unterbrechungsdauer|maximaler stillstand|mta",
        "en": "maximum tolerable downtime|max tolerable downtime|max. tolerable downtime|maximum tolerable period of disruption|maximum tolerable outage|maximum downtime|max downtime|max. downtime|tolerable downtime|acceptable downtime|maximum outage|max outage|maximum acceptable outage|maximum allowable outage|maximum interruption|maximum disruption|longest outage",
    },
    "depends_on": {
        "fr": "dépend de|dépend d'autres activités|dépendance|dépendances|dépendances internes|dépendances entre activités|dépendante de|dépendant de|activités dont elle dépend|activités préalables|préalable|préalables|prérequis|pré-requis|a besoin de|nécessite",
        "nl": "hangt af van|afhankelijk van|afhankelijkheid|afhankelijkheden|interne afhankelijkheden|afhankelijk van andere activiteiten|vereist|heeft nodig|steunt op|voorwaarde|voorwaarden|voorafgaande activiteiten",
        "de": "hängt ab von|hängt von ab|hängt von|abhängig von|abhängigkeit|abhängigkeiten|interne abhängigkeiten|abhängig von anderen tätigkeiten|voraussetzung|voraussetzungen|benötigt|braucht|vorgelagerte prozesse|setzt voraus",
        "en": "depends on|dependency|dependencies|internal dependencies|dependent on|depends on activities|relies on|requires|needs|prerequisite|prerequisites|upstream activities",
    },
    "external_contacts": {
        "fr": "fournisseur|fournisseurs|fournisseur critique|fournisseurs critiques|fournisseur clé|fournisseurs clés|fournisseur externe|fournisseurs externes|prestataire|prestataires|prestataires externes|prestataire externe|sous-traitant|sous-traitants|partenaire|partenaires|partenaires externes|tiers",
        "nl": "leverancier|leveranciers|kritieke leverancier|kritieke leveranciers|externe leverancier|externe leveranciers|belangrijkste leveranciers|dienstverlener|dienstverleners|externe partij|externe partijen|onderaannemer|onderaannemers|partner|partners|externe partners|derden",
        "de": "lieferant|lieferanten|kritische lieferanten|externe lieferanten|wichtige lieferanten|dienstleister|externe dienstleister|externer dienstleister|zulieferer|auftragnehmer|externe partner|dritte",
        "en": "supplier|suppliers|key supplier|key suppliers|critical supplier|critical suppliers|external supplier|external suppliers|vendor|vendors|provider|providers|service provider|service providers|third party|third parties|contractor|contractors|external parties",
    },
    "danger_to_persons": {
        "fr": "danger|dangers|danger pour les personnes|danger pour des personnes|danger pour les gens|mise en danger de personnes|personnes en danger",
        "nl": "gevaar|gevaar voor personen|gevaar voor mensen|personen in gevaar",
        "de": "gefahr|gefahr für personen|gefahr für menschen|gefährdung von personen|personen in gefahr|personengefährdung",
        "en": "danger to people|danger to persons|danger to life|people in danger|risk to people|safety risk|safety",
    },
    "notes": {
        "fr": "note|notes|remarque|remarques|commentaire|commentaires|observation|observations",
        "nl": "nota|nota's|notitie|notities|opmerking|opmerkingen|bemerking|bemerkingen|toelichting|commentaar",
        "de": "notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|hinweise|kommentar|kommentare",
        "en": "comment|comments|remark|remarks",
    },
}  # fmt: skip
#: What names an activity where no other column does.
ANY_NAME: Final = "nom|intitulé|désignation|dénomination|libellé|naam|benaming|omschrijving|name|bezeichnung|title|titel|titre|description|beschrijving|beschreibung|fonction|functie|function|funktion|service|afdeling|abteilung|département|department"
