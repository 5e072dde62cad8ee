"""Headings of registers of incidents and of logs, by field."""

from typing import Final

from incplan.app.intake.headings.lookup import Words

REGISTER: Final[Words] = {
    "register_number": {
        "fr": "n°|no|nr|numéro|num|numéro d'incident|numéro de l'incident|n° d'incident|n° incident|n° de l'incident|incident n°|incident no|id incident|numéro d'ordre|n° d'ordre|référence|réf|réf.|numéro de dossier|n° de dossier|dossier n°|identifiant",
        "nl": "nummer|volgnummer|volgnr|volgnr.|incidentnummer|incidentnr|incidentnr.|nummer incident|nr incident|incident nr|incident nr.|dossiernummer|dossiernr|dossiernr.|referentie|kenmerk",
        "de": "lfd. nr.|lfd nr|laufende nummer|lfd. nummer|vorfallnummer|vorfallnr|vorfallnr.|vorfall-nr.|vorfalls-id|vorfall-id|nummer des vorfalls|aktenzeichen|referenz|ereignisnummer",
        "en": "number|incident number|incident no|incident no.|number of incident|incident id|id|ref|ref.|reference|reference number|case number|case no|ticket|ticket number|serial number|serial no",
    },
    "date": {
        "fr": "date|dat.|jour|date de l'incident|date d'incident|date incident|date des faits|date de survenance|date du constat|date de détection|date de signalement|date d'ouverture|date et heure|date & heure|date heure|date/heure|survenu le|constaté le|détecté le|signalé le|déclaré le|quand|date de début|date du début|début|jour de l'incident",
        "nl": "datum|dag|datum incident|datum van het incident|datum voorval|datum van de feiten|datum vaststelling|datum van vaststelling|datum melding|datum van melding|datum en uur|datum & uur|datum en tijd|datum/uur|datum uur|datum tijd|vastgesteld op|gemeld op|gebeurd op|gedetecteerd op|wanneer|startdatum|begindatum|aanvang|begin",
        "de": "tag|datum des vorfalls|vorfallsdatum|datum des ereignisses|datum der feststellung|datum der meldung|datum und uhrzeit|datum & uhrzeit|datum/uhrzeit|datum uhrzeit|datum und zeit|festgestellt am|gemeldet am|aufgetreten am|entdeckt am|geschehen am|wann|beginn|zeitpunkt",
        "en": "day|date of incident|date of the incident|incident date|date of event|event date|date occurred|occurrence date|date detected|detection date|date reported|date of report|date and time|date & time|date/time|date time|detected on|reported on|occurred on|happened on|when|start|start date|began",
    },
    "time": {
        "fr": "heure|heures|heure de l'incident|heure de début|heure du début|heure de détection|heure du constat|heure des faits",
        "nl": "uur|tijd|tijdstip|uur van het incident|uur incident|beginuur|startuur|uur van vaststelling|uur vaststelling|uur melding",
        "de": "uhrzeit|zeit|uhrzeit des vorfalls|uhrzeit der feststellung|beginn uhrzeit",
        "en": "time|hour|time of incident|time of the incident|time occurred|time detected|time reported|start time",
    },
    "type": {
        "fr": "type|types|type d'incident|type de l'incident|type incident|catégorie|catégorie d'incident|nature|nature de l'incident|genre|sorte|sorte d'incident|fiche|risque",
        "nl": "soort|soorten|soort incident|soort van incident|soort voorval|type incident|incidenttype|aard|aard van het incident|aard incident|categorie|kaart|risico",
        "de": "art|art des vorfalls|art des ereignisses|vorfallsart|vorfallart|vorfalltyp|vorfallstyp|typ|kategorie|karte|risiko",
        "en": "kind|kind of incident|type of incident|incident type|type of event|category|incident category|nature of incident|card|risk",
    },
    "description": {
        "fr": "description|brève description|description brève|description courte|courte description|description sommaire|description de l'incident|description des faits|résumé|objet|sujet|incident|incidents|que s'est-il passé|que s'est il passé ?|ce qui s'est passé|qu'est-ce qui s'est passé|faits|fait|événement|évènement|intitulé|libellé|titre|circonstances|quoi",
        "nl": "omschrijving|korte omschrijving|omschrijving incident|omschrijving van het incident|beschrijving|korte beschrijving|beschrijving incident|beschrijving van het incident|beschrijving van de feiten|wat gebeurde er|wat gebeurde|wat er gebeurde|wat is er gebeurd|wat er gebeurd is|wat is gebeurd|gebeurtenis|gebeurtenissen|feiten|feit|voorval|voorvallen|samenvatting|onderwerp|wat|relaas",
        "de": "beschreibung|kurzbeschreibung|kurze beschreibung|beschreibung des vorfalls|was ist passiert|was ist geschehen|was geschah|was passierte|vorfall|vorfälle|ereignis|ereignisse|vorkommnis|sachverhalt|hergang|zusammenfassung|betreff|titel|störung|was",
        "en": "brief description|short description|description of incident|description of the incident|incident description|what happened|what has happened|event|events|summary|subject|title|facts|what",
    },
    "team": {
        "fr": "équipe|responsable|géré par|gérée par|traité par|pris en charge par|gestionnaire|en charge|intervenant|intervenants|qui|équipe d'intervention",
        "nl": "behandeld door|afgehandeld door|opgevolgd door|verantwoordelijke|verantwoordelijk|behandelaar|beheerder|eigenaar|wie|interventieteam",
        "de": "verantwortlich|verantwortliche|verantwortlicher|bearbeiter|bearbeiterin|bearbeitet von|behandelt von|zuständig|zuständige|wer",
        "en": "team|handled by|dealt with by|managed by|owner|responsible|in charge|assigned to|who|response team",
    },
    "detail": {
        "fr": "détail|détails|description détaillée|détails de l'incident|impact|impacts|conséquence|conséquences|dégât|dégâts|dommage|dommages|effet|effets|précisions",
        "nl": "gedetailleerde omschrijving|gedetailleerde beschrijving|uitgebreide omschrijving|gevolg|gevolgen|schade|uitleg|toelichting|bijzonderheden",
        "de": "einzelheiten|detaillierte beschreibung|ausführliche beschreibung|auswirkung|auswirkungen|folge|folgen|schaden|schäden",
        "en": "detail|details|detailed description|full description|impact of incident|consequence|consequences|damage|effect|effects|particulars",
    },
    "actions": {
        "fr": "action|actions|actions prises|actions menées|actions entreprises|action prise|mesure prise|mesures prises|mesures|mesure|réaction|réactions|suite|suites|suite donnée|suites données|traitement|solution|résolution|ce qui a été fait|ce que nous avons fait|ce qu'on a fait|remède|suivi|intervention|interventions",
        "nl": "actie|acties|genomen acties|ondernomen acties|ondernomen actie|genomen actie|maatregel|maatregelen|genomen maatregelen|getroffen maatregelen|reactie|opvolging|oplossing|afhandeling|behandeling|gevolg gegeven|wat werd gedaan|wat is er gedaan|wat hebben we gedaan|wat deden we|tussenkomst|interventie",
        "de": "aktion|aktionen|maßnahme|maßnahmen|ergriffene maßnahme|ergriffene maßnahmen|getroffene maßnahmen|eingeleitete maßnahmen|reaktion|lösung|behebung|behandlung|was wurde getan|was haben wir getan|was wurde unternommen|nachverfolgung",
        "en": "action taken|actions taken|measures taken|measure taken|response|resolution|fix|handling|treatment|what was done|what we did|what did we do|follow-up|follow up|remedy",
    },
    "level": {
        "fr": "niveau|niveau de gravité|niveau de l'incident|gravité|sévérité|classification|degré|degré de gravité|criticité|ampleur",
        "nl": "ernst|ernstgraad|ernstniveau|ernst van het incident|niveau van het incident|graad|klasse|classificatie|zwaarte|omvang",
        "de": "schweregrad|schwere|stufe|einstufung|klassifizierung|klassifikation|ausmaß|grad",
        "en": "level|severity|severity level|classification level|grade|criticality|seriousness",
    },
    "duration": {
        "fr": "durée|durée de l'incident|durée d'interruption|durée de l'interruption|durée de l'arrêt|durée d'arrêt|temps d'arrêt|interruption|temps perdu|indisponibilité",
        "nl": "duur|duurtijd|duur van het incident|duur incident|stilstand|stilstandtijd|duur stilstand|uitval|uitvaltijd|uitvalduur|onderbreking",
        "de": "dauer|dauer des vorfalls|vorfalldauer|ausfallzeit|ausfalldauer|ausfall|stillstand|stillstandszeit|unterbrechung",
        "en": "duration|duration of incident|downtime|down time|outage|length|length of outage|time lost",
    },
    "cause": {
        "fr": "cause|causes|cause première|cause racine|origine|origines|raison",
        "nl": "oorzaak|oorzaken|grondoorzaak|aanleiding|reden|oorsprong",
        "de": "ursache|ursachen|grundursache|auslöser|grund",
        "en": "root cause|root causes|reason|origin",
    },
}  # fmt: skip

TIMELINE: Final[Words] = {
    "date": {
        "fr": "date|jour|dates",
        "nl": "datum|dag|data",
        "de": "tag|kalendertag",
        "en": "day",
    },
    "time": {
        "fr": "heure|heures|h|hre|hres|moment|horodatage|date et heure|date & heure|date/heure|date heure|quand|heure exacte|heure de l'événement",
        "nl": "uur|uren|tijd|tijdstip|tijdstempel|datum en uur|datum & uur|datum/uur|datum uur|datum en tijd|datum/tijd|wanneer|uur van de gebeurtenis",
        "de": "uhrzeit|zeit|zeitpunkt|zeitstempel|datum und uhrzeit|datum & uhrzeit|datum/uhrzeit|datum uhrzeit|datum und zeit|datum/zeit|wann",
        "en": "time|times|timestamp|time stamp|date and time|date & time|date/time|date time|when|time of event",
    },
    "who": {
        "fr": "qui|auteur|auteurs|par|par qui|nom|personne|personnes|expéditeur|rédacteur|rédigé par|écrit par|noté par|saisi par|encodé par|consigné par|recueilli par|signalé par|initiales|source|intervenant|intervenants|responsable",
        "nl": "wie|door|door wie|naam|persoon|personen|auteur van het bericht|afzender|genoteerd door|opgesteld door|ingevuld door|ingevoerd door|geschreven door|gemeld door|verzameld door|melder|opsteller|initialen|bron|verantwoordelijke",
        "de": "wer|von|von wem|name|verfasser|verfasserin|absender|erfasst von|eingetragen von|geschrieben von|notiert von|gemeldet von|gesichert von|melder|bearbeiter|initialen|kürzel|quelle",
        "en": "who|author|by|by whom|name of person|person|people|sender|from|written by|noted by|entered by|recorded by|logged by|reported by|collected by|secured by|initials|recorder",
    },
    "entry": {
        "fr": "quoi|action prise|actions prises|événement|événements|évènement|évènements|fait|faits|fait marquant|description|description de l'événement|action|actions|message|messages|entrée|inscription|information|informations|constat|constatation|constatations|observation|observations|note|notes|commentaire|commentaires|remarque|remarques|décision|décisions|événement / action|événements et actions|action / décision|fait / décision|décision / action|ce qui s'est passé|que s'est-il passé|journal|main courante|texte|contenu|activité",
        "nl": "wat|ondernomen actie|ondernomen acties|gebeurtenis|gebeurtenissen|feit|feiten|voorval|voorvallen|omschrijving|beschrijving|omschrijving van de gebeurtenis|actie|acties|bericht|berichten|melding|meldingen|mededeling|vaststelling|vaststellingen|waarneming|opmerking|opmerkingen|nota|notitie|notities|besluit|beslissing|beslissingen|gebeurtenis / actie|gebeurtenissen en acties|actie / beslissing|wat gebeurde er|wat is er gebeurd|wat er gebeurde|logboek|tekst|inhoud|informatie",
        "de": "was|ergriffene maßnahme|ergriffene maßnahmen|ereignis|ereignisse|vorkommnis|vorkommnisse|vorfall|beschreibung|beschreibung des ereignisses|aktion|aktionen|maßnahme|maßnahmen|nachricht|nachrichten|meldung|meldungen|mitteilung|feststellung|feststellungen|beobachtung|bemerkung|bemerkungen|notiz|notizen|entscheidung|entscheidungen|ereignis / maßnahme|was ist passiert|was ist geschehen|was geschah|eintrag|eintragung|tagebuch|text|inhalt",
        "en": "what|action taken|actions taken|event|events|fact|facts|entry|entries|log|log entry|what happened|happening|event description|description of event|event / action|events and actions|action / decision|observation / action|finding|findings|comment|comments|decision|decisions|content|contents|details|what was done",
    },
}  # fmt: skip
